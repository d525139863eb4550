/** Words of the map, in Arabic. */
import type { fr } from "./map.fr";

export const ar: typeof fr = {
	zoomIn: "تقريب",
	zoomOut: "إبعاد",
	locate: "موقعي",
	gestureWindows: "اضغط باستمرار على مفتاح Ctrl ومرّر لتكبير الخريطة",
	gestureMac: "اضغط باستمرار على مفتاح ⌘ ومرّر لتكبير الخريطة",
	gesturePhone: "حرّك الخريطة بإصبعين",
	loading: "جارٍ تحميل الخريطة",
	noWebglTitle: "لا يمكن لهذا الجهاز عرض الخريطة",
	noWebglText: "يمكن إنجاز كل شيء أيضًا عبر القائمة والعنوان.",
	failedTitle: "تعذّر تحميل الخريطة",
	failedText: "القائمة والعنوان يعملان كالمعتاد.",
	tilesFailing: "خلفية الخريطة لا تصل. النقاط تبقى صحيحة.",
	pickerKeys: "الأسهم: تحريك النقطة مترًا واحدًا. مع مفتاح Shift: عشرة أمتار. زائد وناقص: تكبير أو تصغير.",
	nearestAsset: (reference, distance) => `${reference}، ${distance}`,
};
