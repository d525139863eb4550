/** Words about sending, in Arabic (Modern Standard, Western digits). */
import { counted, formatNumber } from "./format";
import type { fr } from "./sending.fr";

export const ar: typeof fr = {
	announce: {
		waiting: (count) =>
			counted(count, {
				one: "إرسال واحد ينتظر على هذا الهاتف",
				two: "إرسالان ينتظران على هذا الهاتف",
				few: `${formatNumber(count)} إرسالات تنتظر على هذا الهاتف`,
				many: `${formatNumber(count)} إرسالًا ينتظر على هذا الهاتف`,
				other: `${formatNumber(count)} إرسال ينتظر على هذا الهاتف`,
			}),
		waitingText: "لا حاجة إلى أي إجراء: سيُرسل تلقائيًا في أقرب وقت ممكن.",
		refused: (count) =>
			counted(count, {
				one: "إرسال واحد يحتاج إليك",
				two: "إرسالان يحتاجان إليك",
				few: `${formatNumber(count)} إرسالات تحتاج إليك`,
				many: `${formatNumber(count)} إرسالًا يحتاج إليك`,
				other: `${formatNumber(count)} إرسال يحتاج إليك`,
			}),
		refusedText: "لم يضع شيء: انظر ما يجب تغييره.",
	},
	errand: {
		notFixed: "تقول إن الإصلاح لم يتم",
		join: "رأيتَ المشكلة نفسها",
		photo: "ترسل صورة أخرى",
		removeTitle: "حذف هذا الإرسال؟",
		removeText: "سيُمحى من هذا الهاتف. لم تتلقه المدينة.",
		removeMaybe: "سيُمحى من هذا الهاتف. ربما تكون المدينة قد تلقته بالفعل.",
	},
	card: {
		photos: (count) =>
			counted(count, {
				one: "مع صورة واحدة",
				two: "مع صورتين",
				few: `مع ${formatNumber(count)} صور`,
				many: `مع ${formatNumber(count)} صورة`,
				other: `مع ${formatNumber(count)} صورة`,
			}),
		preparing: "يجري تحضير الصورة. يمكنك إغلاق هذه الصفحة.",
		fragile: "الشبكة ضعيفة: تُرسل الصورة على أجزاء وتُستأنف من حيث توقفت.",
		offline: "لا توجد شبكة. سيُستأنف الإرسال تلقائيًا عند عودتها.",
	},
	sent: {
		without: (count) =>
			counted(count, {
				one: "صورة واحدة لم تُرسل",
				two: "صورتان لم تُرسلا",
				few: `${formatNumber(count)} صور لم تُرسل`,
				many: `${formatNumber(count)} صورة لم تُرسل`,
				other: `${formatNumber(count)} صورة لم تُرسل`,
			}),
		withoutText: "وصل بلاغك. المكان وإجاباتك كافية للفريق.",
		withoutHow: "يمكنك إرسال صورة أخرى الآن.",
	},
	another: {
		gone: "تعذّر نشر هذه الصورة",
		goneText: "وصل البلاغ نفسه. يمكن لصورة أخرى أن تحلّ محلها.",
		replace: "إرسال صورة أخرى",
		add: "إضافة صورة",
		waiting: "ستُرسل صورتك في أقرب وقت ممكن.",
		refused: "لم تُقبل هذه الصورة. اختر صورة أخرى.",
		sent: "وصلت صورتك. ستظهر عندما تصبح جاهزة.",
	},
};
