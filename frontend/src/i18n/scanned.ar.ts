/** Words of what a scanned code opens, in Arabic. */
import type { fr } from "./scanned.fr";

export const ar: typeof fr = {
	loading: "جارٍ البحث عن هذا المرفق",
	unknownTitle: "هذا المرفق غير موجود في السجل",
	unknownText: "ربما استُبدل. يمكنك الإبلاغ عن المشكلة بعنوانها أو على الخريطة.",
	offlineTitle: "لا توجد شبكة",
	offlineText: "لا يمكن العثور على المرفق من دون شبكة. يمكنك بدء بلاغك، وسيُرسل فور عودة الشبكة.",
	report: "الإبلاغ عن المشكلة",
	retry: "إعادة المحاولة",
	failedTitle: "تعذّر العثور على المرفق",
	pendingTitle: "لم يصل بلاغك بعد",
	pendingText: "احتفظ به الموظف على جهازه. سيظهر رقمك هنا فور إرساله: أعد المحاولة لاحقًا أو اتصل بالبلدية.",
	pageTitle: "إيصالك",
};
