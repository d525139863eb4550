/** Words of the printed receipt, in Arabic. */
import type { ReceiptWords } from "./receipt.fr";

export const ar: ReceiptWords = {
	title: "إيصال البلاغ",
	provisional: "مذكرة مؤقتة للبلاغ",
	number: "الرقم",
	numberLater: "سيظهر رقم بلاغك خلف هذا الرمز فور توفر الشبكة لدى البلدية.",
	what: "المشكلة",
	where: "المكان",
	when: "تاريخ البلاغ",
	taken: "تاريخ التسجيل",
	department: "الجهة المكلفة",
	due: "قبل",
	asset: "المرفق",
	follow: "متابعة هذا البلاغ",
	followText: "امسح هذا الرمز بالهاتف، أو قدّم الرقم للبلدية.",
	scanLater: "امسح هذا الرمز غدًا لقراءة رقم بلاغك.",
	keep: "احتفظ بهذه الورقة: الرمز يفتح بلاغك من دون كلمة مرور.",
	free: "هذه الخدمة مجانية.",
	qr: "رمز للمسح",
};
