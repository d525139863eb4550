/** Words of saying where, what, and "the same one", in Arabic. */
import { counted, formatNumber } from "./format";
import type { fr } from "./where.fr";

export const ar: typeof fr = {
	gps: {
		waiting: (distance) => `الموقع بفارق ${distance} تقريبًا`,
		waitingText: "بضع ثوانٍ أخرى: تتحسن الدقة تلقائيًا.",
		slow: "لا يزال الموقع غير دقيق",
		slowText: "ضع النقطة بنفسك على الخريطة، أو اكتب العنوان.",
		slowTextNoMap: "اكتب العنوان، أو اختر مكانًا من القائمة.",
		dontWait: "المتابعة دون انتظار",
	},
	place: {
		chooseTitle: "حدّد المكان",
		chooseMap: "المس الخريطة، أو اكتب عنوانًا، أو اختر من القائمة.",
		chooseList: "اكتب عنوانًا، أو اختر مكانًا من القائمة.",
		choose: "اختر مكانًا للمتابعة",
		skipMap: "اختيار المكان من دون الخريطة",
		touchMap: "المس الخريطة أو اسحب النقطة",
		landmarks: "أماكن معروفة قريبة جدًا",
		away: (distance) => `على بعد ${distance}`,
		fromList: "وُضعت النقطة عند هذا المكان",
		hintAdd: "إضافة علامة دالة",
		hint: "علامة دالة (اختياري)",
		hintText: "ما يساعد على إيجاد المكان بالضبط. هذا النص سيكون علنيًا.",
		hintExample: "على بعد 5 أمتار تقريبًا باتجاه المدرسة",
		noPhotoPlace: "لا، في مكان آخر",
	},
	road: {
		title: {
			metropole: "هذا الطريق تابع للمنطقة الحضرية",
			departement: "هذا الطريق تابع للمقاطعة",
			state: "هذا الطريق تابع للدولة",
			private: "هذا الطريق خاص",
		},
		forwards: (name) => `يمكنك الإبلاغ هنا. تحيل المدينة إليهم ما يعود إلى «${name}».`,
		takes: "يمكنك الإبلاغ هنا: ستحيله المدينة عند الحاجة.",
		some: (services) => `لا تعالج المدينة هنا: ${services}. يمكنك الإبلاغ هنا عن غير ذلك.`,
		all: "لا تتدخل المدينة هنا. إليك من يجب إبلاغه.",
		stop: "هنا ليست المدينة هي المسؤولة",
		stopText: (service) => `«${service}» على هذا الطريق: أبلغ الجهة المسؤولة مباشرة.`,
		action: "اختر مشكلة أخرى، أو أبلغ الجهة المسؤولة مباشرة.",
	},
	competent: {
		title: "من يجب إبلاغه",
		call: (phone) => `الاتصال بالرقم ${phone}`,
		write: "كتابة رسالة إلكترونية",
		site: "فتح موقعهم",
		newTab: "(علامة تبويب جديدة)",
	},
	what: {
		search: "صِف المشكلة أو ابحث عنها",
		example: "مثال: حفرة أمام المدرسة",
		fromWords: "بحسب كلماتك",
		kept: "ستُدرج جملتك في البلاغ. يمكنك تغييرها.",
		because: {
			asset: "بحسب المرفق المختار",
			nearby: "يُبلَّغ عنها كثيرًا بالقرب من هنا",
			often: "يُبلَّغ عنها كثيرًا في المدينة",
			hour: "شائعة في هذه الساعة",
			season: "شائعة في هذا الفصل",
		},
		all: "كل المشاكل",
	},
	duplicate: {
		another: (number, of) => `${number} من ${of}`,
		joinTitle: "إضافة صوتك",
		joinText: "ستتابع هذا البلاغ. لا شيء آخر مطلوب.",
		detail: "تفصيل للفريق (اختياري)",
		detailHint: "يقرؤه الفريق فقط، ولا يُنشر أبدًا.",
		detailExample: "منذ أمس انطفأ عمودان آخران.",
		photos: (count) =>
			counted(count, {
				one: "ستُضاف صورتك إلى البلاغ.",
				two: "ستُضاف صورتاك إلى البلاغ.",
				other: "ستُضاف صورك إلى البلاغ.",
			}),
		send: "إضافة صوتي",
		back: "رجوع",
		kept: "محفوظ على هذا الهاتف وسيُرسل تلقائيًا.",
		voices: (count) =>
			counted(count, {
				one: "شخص واحد أبلغ عنها",
				two: "شخصان أبلغا عنها",
				few: `${formatNumber(count)} أشخاص أبلغوا عنها`,
				many: `${formatNumber(count)} شخصًا أبلغوا عنها`,
				other: `${formatNumber(count)} شخص أبلغوا عنها`,
			}),
	},
	send: {
		hint: (hint) => `علامة دالة: ${hint}`,
		looksLike: (name) => `جملتك توحي بـ«${name}»`,
		looksLikeText: "القرار لك: غيّر، أو احتفظ باختيارك.",
		change: (name) => `اختيار «${name}»`,
		keep: "الاحتفاظ باختياري",
	},
	questions: {
		number: "اكتب عددًا، مثل 3.",
		datetime: "اختر يومًا وساعة.",
	},
	hint: {
		label: "علامة دالة",
	},
};
