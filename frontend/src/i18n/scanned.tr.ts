/** Words of what a scanned code opens, in Turkish. */
import type { fr } from "./scanned.fr";

export const tr: typeof fr = {
	loading: "Bu nesne aranıyor",
	unknownTitle: "Bu nesne envanterde yok",
	unknownText: "Değiştirilmiş olabilir. Sorunu adresiyle ya da haritada bildirebilirsiniz.",
	offlineTitle: "Bağlantı yok",
	offlineText:
		"Bağlantı olmadan nesne bulunamaz. Bildiriminize başlayabilirsiniz: bağlantı gelince gönderilir.",
	report: "Sorunu bildir",
	retry: "Yeniden dene",
	failedTitle: "Nesne bulunamadı",
	pendingTitle: "Bildiriminiz henüz ulaşmadı",
	pendingText:
		"Görevli onu cihazında sakladı. Gönderilir gönderilmez numaranız burada görünecek: daha sonra yeniden deneyin ya da belediyeyi arayın.",
	pageTitle: "Belgeniz",
};
