/** Words of the page for programmers, in Turkish. */
import type { fr } from "./integrators.fr";

export const tr: typeof fr = {
	title: "Geliştiriciler için",
	intro: (town: string) =>
		`${town || "Şehir"} programlara neleri açıyor; satırlar kopyalanmaya hazır. Okumak için anahtar da hesap da gerekmez.`,
	api: "API",
	apiText: "Aramak, bildirmek, izlemek: uygulamanın yaptığı her şey. Hiçbir adres ve alan kaybolmaz.",
	docs: "Denenebilir belgeler",
	description: "OpenAPI tanımı",
	open311: "Open311",
	open311Text: "GeoReport v2 konuşan yazılımlar için, XML veya JSON olarak.",
	discovery: "Keşif belgesi",
	key: "Open311 ile göndermek için belediyeden bir anahtar gerekir.",
	keyMail: "Anahtar isteyin",
	webhooks: "Webhooks",
	webhooksText:
		"Belediye her aşamayı sunucunuza bildirebilir. İletiler imzalıdır (Standard Webhooks); şu kod doğrular:",
	data: "Açık veri",
	dataText:
		"Geçmişteki tüm bildirimler, ay ay, kişisel hiçbir şey olmadan. Yarıda kalan indirme kaldığı yerden sürer.",
	dataLink: "Dosyalar, sütunlar ve lisans",
	feeds: "Akışlar",
	feedsText:
		"Yenilikler Atom veya RSS olarak, mahalle, tür veya sokağa göre; planlanan çalışmalar takvim için.",
	calendar: "Planlanan çalışmalar (takvim)",
	embed: "Bir sitede",
	embedText: "Harita veya liste bir sayfada, çerezsiz.",
	embedLink: "Kodu hazırlayın",
	copy: (name: string) => `Kopyala: ${name}`,
	copied: "Kopyalandı",
	notCopied: "Kopyalanamadı: satırı elle seçin.",
	choose: "Mahalle",
};
