/** Words of the printed receipt, in Arabic. */
import type { ReceiptWords } from "./receipt.fr";

export const ar: ReceiptWords = {
	title: "إيصال البلاغ",
	provisional: "مذكرة مؤقتة للبلاغ",
	number: "الرقم",
	numberLater: "سيظهر رقم بلاغكم خلف هذا الرمز حالما يتوفر الاتصال لدى البلدية.",
	what: "المشكلة",
	where: "المكان",
	when: "تاريخ البلاغ",
	taken: "تاريخ التسجيل",
	department: "الجهة المكلفة",
	due: "قبل",
	asset: "الغرض",
	follow: "متابعة هذا البلاغ",
	followText: "امسحوا هذا الرمز بالهاتف، أو قدّموا الرقم للبلدية.",
	scanLater: "امسحوا هذا الرمز غدًا لقراءة رقم بلاغكم.",
	keep: "احتفظوا بهذه الورقة: الرمز يفتح بلاغكم دون كلمة مرور.",
	free: "هذه الخدمة مجانية.",
	qr: "رمز للمسح",
};
