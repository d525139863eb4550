/** Words about sending, in Turkish. */
import type { fr } from "./sending.fr";

export const tr: typeof fr = {
	announce: {
		waiting: (count) => `Bu telefonda ${count} gönderi bekliyor`,
		waitingText: "Yapmanız gereken bir şey yok: mümkün olur olmaz kendiliğinden gönderilir.",
		refused: (count) => `${count} gönderi ilginizi bekliyor`,
		refusedText: "Hiçbir şey kaybolmadı. Neyin değişmesi gerektiğine bakın.",
	},
	errand: {
		notFixed: "Onarılmadığını bildiriyorsunuz",
		join: "Aynı sorunu siz de gördünüz",
		photo: "Başka bir fotoğraf gönderiyorsunuz",
		removeTitle: "Bu gönderi silinsin mi?",
		removeText: "Bu telefondan silinecek. Belediye almadı.",
		removeMaybe: "Bu telefondan silinecek. Belediye onu çoktan almış olabilir.",
	},
	card: {
		photos: (count) => `${count} fotoğrafla`,
		preparing: "Fotoğraf hazırlanıyor. Bu sayfayı kapatabilirsiniz.",
		fragile: "Bağlantı zayıf: fotoğraf parça parça gönderiliyor ve kaldığı yerden devam ediyor.",
		offline: "Bağlantı yok. Bağlantı gelince gönderim kendiliğinden sürer.",
	},
	sent: {
		without: (count) => `${count} fotoğraf gönderilemedi`,
		withoutText: "Bildiriminiz ulaştı. Yer ve yanıtlarınız ekip için yeterli.",
		withoutHow: "Şimdi başka bir fotoğraf gönderebilirsiniz.",
	},
	another: {
		gone: "Bu fotoğraf yayımlanamadı",
		goneText: "Bildiriminiz ulaştı. Yerine başka bir fotoğraf gönderebilirsiniz.",
		replace: "Başka bir fotoğraf gönder",
		add: "Fotoğraf ekle",
		waiting: "Fotoğrafınız mümkün olur olmaz gönderilecek.",
		refused: "Bu fotoğraf kabul edilmedi. Başka bir fotoğraf seçin.",
		sent: "Fotoğrafınız ulaştı. Hazır olur olmaz görünecek.",
	},
};
