/** Words of the accessibility statement, in Arabic. */
import type { fr } from "./access.fr";
import { counted, formatDate, formatNumber } from "./format";
import { isolate } from "./typography";

export const ar: typeof fr = {
	title: "بيان سهولة الوصول",
	link: "سهولة الوصول: غير مطابق",
	intro: (town) => [
		`تلتزم ${town || "البلدية"} بجعل هذه الخدمة سهلة الوصول، كما تنص المادة 47 من القانون الفرنسي رقم ${isolate("2005-102")} المؤرخ في 11 فبراير 2005.`,
		"يخص هذا البيان تطبيق السكان: الإبلاغ والمتابعة وتلقي الأخبار.",
	],
	state: "حالة المطابقة",
	stateText:
		"بحسب القانون، هذا التطبيق غير مطابق لمعيار RGAA 4.1: لم يُجرِ شخص مؤهل تدقيقًا كاملًا بعد. وهو مصمم وفق WCAG 2.2 بمستوى AA، وما يمكن قياسه يُقاس كما هو مبين أدناه.",
	results: "نتائج القياسات",
	resultsText: (date, screens, wide) =>
		`في ${formatDate(date)}، فُحصت ${formatNumber(screens)} من الشاشات والحالات في متصفح بمقاس هاتف، ومنها ${formatNumber(wide)} بمقاس حاسوب أيضا.`,
	noProblem: "لم تجد هذه القياسات أي خلل. هذا لا يثبت أن كل شيء سهل الوصول.",
	problems: (count) =>
		`${counted(count, {
			one: `وجدت هذه القياسات خللًا واحدًا (${formatNumber(count)})`,
			two: `وجدت هذه القياسات خللين (${formatNumber(count)})`,
			few: `وجدت هذه القياسات ${formatNumber(count)} عيوب`,
			many: `وجدت هذه القياسات ${formatNumber(count)} عيبًا`,
			other: `وجدت هذه القياسات ${formatNumber(count)} عيب`,
		})}، مبينة أدناه شاشة بشاشة.`,
	tools: (tools) => `الأدوات: ${tools}.`,
	checks: "ما يُقاس",
	checksList: [
		`قواعد ${isolate("axe")} لإرشادات WCAG من 2.0 إلى 2.2، بالمستويين ${isolate("A")} و${isolate("AA")}`,
		"تباين النصوص في الوضع الفاتح والداكن والمعزز، ومع الألوان التي يفرضها النظام",
		"حجم الأزرار والروابط: 44 بكسل على الأقل",
		"النص المكبر إلى 200%، من دون فقدان ومن دون تمرير جانبي",
		"التنقل بلوحة المفاتيح، والعلامة الظاهرة على العنصر المختار",
		"توقف الحركات عند طلب ذلك",
	],
	screens: "شاشة بشاشة",
	screen: "الشاشة",
	defects: "العيوب",
	notCovered: "ما لا يشمله البيان",
	notCoveredList: [
		"تدقيق المعايير الـ106 في RGAA على يد شخص مؤهل",
		"تجارب مع أشخاص ذوي إعاقة",
		`تجارب مع قارئات الشاشة ${isolate("NVDA")} و${isolate("JAWS")} و${isolate("VoiceOver")} و${isolate("TalkBack")}، ومع التحكم بالصوت`,
		"المتصفحان Safari وFirefox",
		"الصور التي يرسلها السكان: نصها البديل يصف محتواها وصفًا عامًا فقط",
		"الخريطة نفسها: لا يستطيع قارئ الشاشة قراءتها. القائمة والبحث عن العنوان يؤديان الغرض نفسه",
		"لوحات عمل الموظفين، ما عدا الشباك",
	],
	contact: "مراسلتنا",
	contactText: "إذا لم تستطع استعمال هذا التطبيق، فأخبرنا: سنساعدك بطريقة أخرى ونصلحه.",
	contactNobody: "توجّه إلى بلديتك.",
	recourse: "سبل الطعن",
	recourseText: "إذا أبلغتنا بعيب يمنعك من استعمال هذه الخدمة ولم يرضك ردنا، يمكنك:",
	recourseList: [
		`الكتابة إلى المدافع عن الحقوق (Défenseur des droits): ${isolate("formulaire.defenseurdesdroits.fr")}`,
		`الاتصال بمندوبه القريب منك: ${isolate("www.defenseurdesdroits.fr/saisir/delegues")}`,
		`الاتصال به هاتفيًا على الرقم ${isolate("09 69 39 00 00")}`,
		`مراسلته بلا طابع بريدي: ${isolate("Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07")}`,
	],
};
