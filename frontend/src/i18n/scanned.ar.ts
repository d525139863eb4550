/** Words of what a scanned code opens, in Arabic. */
import type { fr } from "./scanned.fr";

export const ar: typeof fr = {
	loading: "جارٍ البحث عن هذا الغرض",
	unknownTitle: "هذا الغرض غير موجود في الجرد",
	unknownText: "ربما جرى استبداله. يمكنكم الإبلاغ عن المشكلة بعنوانها أو على الخريطة.",
	offlineTitle: "لا يوجد اتصال",
	offlineText: "لا يمكن العثور على الغرض دون اتصال. يمكنكم بدء بلاغكم، وسيُرسل حالما يعود الاتصال.",
	report: "الإبلاغ عن المشكلة",
	retry: "إعادة المحاولة",
	failedTitle: "تعذّر العثور على الغرض",
	pendingTitle: "لم يصل بلاغكم بعد",
	pendingText:
		"احتفظ به الموظف على جهازه. سيظهر رقمكم هنا حالما يُرسل: أعيدوا المحاولة لاحقًا أو اتصلوا بالبلدية.",
	pageTitle: "إيصالكم",
};
