/** Words of the warning about what a sentence gives away, in Arabic. */
import type { fr } from "./privacy.fr";

export const ar: typeof fr = {
	title: (what: string) => `سيُحجب عن العموم: ${what}`,
	text: "ستقرؤه البلدية وحدها. إذا أردت أن نتصل بك، فاترك معلومات الاتصال في الأسفل.",
	email: (found: string) => `البريد الإلكتروني ${found}`,
	telephone: (found: string) => `رقم الهاتف ${found}`,
	plate: (found: string) => `لوحة السيارة ${found}`,
};
