/** Words of the accessibility statement, in Turkish. */
import type { fr } from "./access.fr";
import { formatDate, formatNumber } from "./format";

export const tr: typeof fr = {
	title: "Erişilebilirlik bildirimi",
	link: "Erişilebilirlik: uygun değil",
	intro: (town) => [
		`${town || "Belediye"}, 11 Şubat 2005 tarihli 2005-102 sayılı Fransız yasasının 47. maddesi uyarınca bu hizmeti erişilebilir kılmayı üstlenir.`,
		"Bu bildirim, sakinlerin uygulaması içindir: bildirmek, takip etmek, haber almak.",
	],
	state: "Uygunluk durumu",
	stateText:
		"Yasa bakımından bu uygulama RGAA 4.1 ile uygun değildir: yetkili bir kişi henüz tam bir denetim yapmadı. WCAG 2.2, AA düzeyi için yapılmıştır ve ölçülebilen her şey, aşağıda anlatıldığı gibi ölçülür.",
	results: "Ölçüm sonuçları",
	resultsText: (date, screens, wide) =>
		`${formatDate(date)} tarihinde ${formatNumber(screens)} ekran ve durum bir tarayıcıda telefon boyutunda gezildi; bunların ${formatNumber(wide)} tanesi bilgisayar boyutunda da gezildi.`,
	noProblem: "Bu ölçümler bir kusur bulmadı. Bu, her şeyin erişilebilir olduğunu kanıtlamaz.",
	problems: (count) => `Bu ölçümler ${formatNumber(count)} kusur buldu; aşağıda ekran ekran anlatılıyor.`,
	tools: (tools) => `Araçlar: ${tools}.`,
	checks: "Ölçülenler",
	checksList: [
		"WCAG 2.0 - 2.2, A ve AA düzeyleri için axe kuralları",
		"Metinlerin açık, koyu ve güçlendirilmiş karşıtlıkta ve sistemin dayattığı renklerle karşıtlığı",
		"Düğmelerin ve bağlantıların boyutu: en az 44 piksel",
		"%200 büyütülmüş metin, kayıp ve yana kaydırma olmadan",
		"Klavyeyle gezinme ve seçilen ögenin görünür işareti",
		"İstendiğinde hareketlerin durması",
	],
	screens: "Ekran ekran",
	screen: "Ekran",
	defects: "Kusurlar",
	notCovered: "Kapsam dışında kalanlar",
	notCoveredList: [
		"RGAA’nın 106 ölçütünün yetkili bir kişi tarafından denetlenmesi",
		"Engelli kişilerle denemeler",
		"NVDA, JAWS, VoiceOver ve TalkBack ekran okuyucularıyla ve sesli komutla denemeler",
		"Safari ve Firefox tarayıcıları",
		"Sakinlerin gönderdiği fotoğraflar: alternatif metinleri yalnızca genel olarak neyi gösterdiklerini söyler",
		"Haritanın kendisi: ekran okuyucu onu okuyamaz. Liste ve adres araması aynı işi görür",
		"Görevlilerin panoları, gişe dışında",
	],
	contact: "Bize yazın",
	contactText:
		"Bu uygulamayı kullanamıyorsanız bize söyleyin: size başka bir yolla yardım eder, onu düzeltiriz.",
	contactNobody: "Belediyenize başvurun.",
	recourse: "Başvuru yolları",
	recourseText:
		"Bu hizmeti kullanmanızı engelleyen bir kusuru bize bildirdiyseniz ve yanıtımız sizi tatmin etmediyse:",
	recourseList: [
		"Défenseur des droits kurumuna (haklar savunucusu) yazabilirsiniz: formulaire.defenseurdesdroits.fr",
		"size yakın temsilcisine başvurabilirsiniz: www.defenseurdesdroits.fr/saisir/delegues",
		"telefon edebilirsiniz: 09 69 39 00 00",
		"pulsuz mektup gönderebilirsiniz: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
	],
};
