/** Words of saying where, what, and "the same one", in Turkish. */
import type { fr } from "./where.fr";

export const tr: typeof fr = {
	gps: {
		waiting: (distance) => `Konum payı: ${distance}`,
		waitingText: "Birkaç saniye daha: kendiliğinden kesinleşiyor.",
		slow: "Konum hâlâ pek kesin değil",
		slowText: "Noktayı haritada kendiniz koyun veya adresi yazın.",
		slowTextNoMap: "Adresi yazın veya listeden bir yer seçin.",
		dontWait: "Beklemeden devam et",
	},
	place: {
		chooseTitle: "Nerede olduğunu söyleyin",
		chooseMap: "Haritaya dokunun, bir adres yazın veya listeden seçin.",
		chooseList: "Bir adres yazın veya listeden bir yer seçin.",
		choose: "Devam etmek için bir yer seçin",
		skipMap: "Yeri haritasız seç",
		touchMap: "Haritaya dokunun veya noktayı sürükleyin",
		landmarks: "Çok yakındaki bilinen yerler",
		away: (distance) => `${distance} uzakta`,
		fromList: "Nokta bu yere kondu",
		hintAdd: "Yer tarifi ekle",
		hint: "Yer tarifi (isteğe bağlı)",
		hintText: "Tam yeri bulmaya yardımcı olacak bir söz. Yalnızca ekip okur, asla yayımlanmaz.",
		hintExample: "Okula doğru yaklaşık 5 m",
		noPhotoPlace: "Hayır, başka yerde",
	},
	road: {
		title: {
			metropole: "Bu yol büyükşehre ait",
			departement: "Bu yol il yönetimine ait",
			state: "Bu yol devlete ait",
			private: "Bu yol özel",
		},
		forwards: (name) => `Buradan bildirebilirsiniz. Belediye, ilgili kuruma iletir: “${name}”.`,
		takes: "Buradan bildirebilirsiniz: gerekirse belediye iletir.",
		some: (services) =>
			`Belediye burada şunlarla ilgilenmez: ${services}. Gerisini buradan bildirebilirsiniz.`,
		all: "Belediye burada çalışmıyor. Haber verilecek yer aşağıda.",
		stop: "Burada sorumlu olan belediye değil",
		stopText: (service) => `Bu yolda “${service}”: doğrudan haber verin.`,
		action: "Başka bir sorun seçin veya doğrudan haber verin.",
	},
	competent: {
		call: (phone) => `Ara: ${phone}`,
		write: "E-posta yaz",
		site: "Sitelerini aç",
		newTab: "(yeni sekme)",
	},
	what: {
		search: "Sorunu anlatın veya arayın",
		example: "Örnek: okulun önünde bir çukur",
		fromWords: "Sözlerinize göre",
		kept: "Cümleniz bildirime eklenecek. Değiştirebilirsiniz.",
		because: {
			asset: "Seçilen donanıma göre",
			nearby: "Çok yakında sık bildiriliyor",
			often: "Şehirde sık bildiriliyor",
			hour: "Bu saatte sık görülür",
			season: "Bu mevsimde sık görülür",
		},
	},
	duplicate: {
		another: (number, of) => `${number} / ${of}`,
		here: (when) => `Aynı yerde, ${when}`,
		joinTitle: "Sesinizi ekleyin",
		joinText: "Bu bildirimi takip edeceksiniz. Başka bir şey gerekmez.",
		detail: "Ekip için bir ayrıntı (isteğe bağlı)",
		detailHint: "Yalnızca ekip okur, asla yayımlanmaz.",
		detailExample: "Dünden beri iki tanesi daha yanmıyor.",
		photos: (count) =>
			count === 1 ? "Fotoğrafınız bildirime eklenecek." : "Fotoğraflarınız bildirime eklenecek.",
		send: "Sesimi ekle",
		back: "Geri dön",
		kept: "Bu telefonda saklanıyor ve kendiliğinden gönderilecek.",
	},
	send: {
		hint: (hint) => `Yer tarifi: ${hint}`,
		looksLike: (name) => `Cümleniz şunu düşündürüyor: “${name}”`,
		looksLikeText: "Karar sizin: değiştirin veya seçiminizi koruyun.",
		change: (name) => `Seç: “${name}”`,
		keep: "Seçimimi koru",
	},
	questions: {
		number: "Bir sayı yazın, örneğin 3.",
		datetime: "Bir gün ve saat seçin.",
	},
};
