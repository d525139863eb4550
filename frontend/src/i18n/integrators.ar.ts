/** Words of the page for programmers, in Arabic. */
import type { fr } from "./integrators.fr";

export const ar: typeof fr = {
	title: "للمطوّرين",
	intro: (town: string) =>
		`ما تفتحه ${town || "المدينة"} للبرامج، مع أسطر جاهزة للنسخ. القراءة لا تحتاج إلى مفتاح ولا إلى حساب.`,
	api: "واجهة البرمجة",
	apiText: "البحث والإبلاغ والمتابعة: كل ما يفعله التطبيق. لا يختفي أي عنوان ولا أي حقل.",
	docs: "وثائق للتجربة",
	description: "وصف OpenAPI",
	open311: "Open311",
	open311Text: "للبرامج التي تتحدث GeoReport v2، بصيغة XML أو JSON.",
	discovery: "وثيقة الاكتشاف",
	key: "الإرسال عبر Open311 يحتاج إلى مفتاح من البلدية.",
	keyMail: "طلب مفتاح",
	webhooks: "Webhooks",
	webhooksText: "يمكن للبلدية إبلاغ خادمكم بكل خطوة. الرسائل موقّعة (Standard Webhooks)، وهذا يتحقق منها:",
	data: "البيانات المفتوحة",
	dataText: "كل البلاغات السابقة، شهرًا بعد شهر، دون أي شيء شخصي. التنزيل المنقطع يُستأنف من حيث توقف.",
	dataLink: "الملفات والأعمدة والرخصة",
	feeds: "الخلاصات",
	feedsText: "الجديد بصيغة Atom أو RSS حسب الحي أو النوع أو الشارع، والتدخلات المقررة للتقويم.",
	calendar: "التدخلات المقررة (تقويم)",
	embed: "في موقع",
	embedText: "الخريطة أو القائمة في صفحة، دون ملفات تعريف الارتباط.",
	embedLink: "إعداد الرمز",
	copy: (name: string) => `نسخ: ${name}`,
	copied: "تم النسخ",
	notCopied: "لم ينجح النسخ: حدّدوا السطر يدويًا.",
	choose: "الحي",
};
