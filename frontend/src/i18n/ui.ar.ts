/** Words shared by the apps, in Arabic. */
import { formatBytes } from "./format";
import type { fr } from "./ui.fr";

export const ar: typeof fr = {
	appName: "Rue Claire",
	skip: "الانتقال إلى المحتوى",
	back: "رجوع",
	close: "إغلاق",
	cancel: "تراجع",
	retry: "إعادة المحاولة",
	seeList: "عرض القائمة",
	loading: "جارٍ التحميل",
	late: "متأخر",
	language: "اللغة",
	theme: "المظهر",
	themes: {
		system: "مثل الهاتف",
		light: "فاتح",
		dark: "داكن",
		contrast: "تباين عالٍ",
	},
	statuses: {
		received: "تم الاستلام",
		acknowledged: "قيد المعالجة",
		scheduled: "تدخّل مُبرمج",
		in_progress: "قيد التنفيذ",
		resolved: "تم الإصلاح",
		rejected: "لم يُقبل",
		forwarded: "أُحيل",
		duplicate: "سبق الإبلاغ",
		reopened: "أُعيد فتحه",
	},
	update: { ready: "إصدار جديد جاهز.", now: "إعادة التحميل" },
	before: "قبل",
	after: "بعد",
	photoPending: "الصورة قيد التجهيز",
	photoGone: "الصورة غير متاحة",
	network: {
		offline: "لا توجد شبكة",
		offlineKept: "كل شيء محفوظ على هذا الهاتف. سيُرسل تلقائيًا.",
	},
	errors: {
		network: "الخادم لا يجيب. تحقق من الشبكة ثم حاول مجددًا.",
		timeout: "الخادم يتأخر في الرد. حاول مجددًا بعد قليل.",
		unknown: "حدث خلل من جهتنا. حاول مجددًا بعد قليل.",
		loadFailed: "لا يمكن عرض هذه الصفحة",
		codeLabel: (code) => `المرجع التقني: ${code}`,
	},
	photos: {
		too_large: (limit) => `يتجاوز حجم هذه الصورة ${formatBytes(limit)}. اختر صورة أخف.`,
		unreadable: "هذا الملف ليس صورة مقروءة. اختر صورة أخرى.",
	},
};
