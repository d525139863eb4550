/** Words shared by the apps, in Turkish. */
import { formatBytes } from "./format";
import type { fr } from "./ui.fr";

export const tr: typeof fr = {
	appName: "Rue Claire",
	skip: "İçeriğe geç",
	back: "Geri",
	close: "Kapat",
	cancel: "Geri al",
	retry: "Yeniden dene",
	seeList: "Listeyi gör",
	loading: "Yükleniyor",
	late: "Gecikmiş",
	language: "Dil",
	theme: "Görünüm",
	themes: {
		system: "Telefondaki gibi",
		light: "Açık",
		dark: "Koyu",
		contrast: "Yüksek karşıtlık",
	},
	statuses: {
		received: "Alındı",
		acknowledged: "İşleme alındı",
		scheduled: "Ziyaret planlandı",
		in_progress: "Çalışma sürüyor",
		resolved: "Onarıldı",
		rejected: "Kabul edilmedi",
		forwarded: "İletildi",
		duplicate: "Zaten bildirilmiş",
		reopened: "Yeniden açıldı",
	},
	update: { ready: "Yeni bir sürüm hazır.", now: "Yenile" },
	before: "Önce",
	after: "Sonra",
	photoPending: "Fotoğraf hazırlanıyor",
	photoGone: "Fotoğraf yok",
	network: {
		offline: "Bağlantı yok",
		offlineKept: "Her şey bu telefonda saklanıyor. Kendiliğinden gönderilecek.",
	},
	errors: {
		network: "Sunucu yanıt vermiyor. Bağlantıyı kontrol edip yeniden deneyin.",
		timeout: "Sunucunun yanıtı çok gecikiyor. Biraz sonra yeniden deneyin.",
		unknown: "Bizim tarafta bir şey aksadı. Biraz sonra yeniden deneyin.",
		loadFailed: "Bu sayfa gösterilemiyor",
		codeLabel: (code) => `Teknik referans: ${code}`,
	},
	photos: {
		too_large: (limit) => `Bu fotoğraf ${formatBytes(limit)} sınırını aşıyor. Daha küçük bir fotoğraf seçin.`,
		unreadable: "Bu dosya okunabilir bir fotoğraf değil. Başka birini seçin.",
	},
};
