/** Words of the warning about what a sentence gives away, in English. */
import type { fr } from "./privacy.fr";

export const en: typeof fr = {
	title: (what: string) => `Hidden from the public: ${what}`,
	text: "The town hall will read it, nobody else. To be called back, leave your contact details below instead.",
	email: (found: string) => `the address ${found}`,
	telephone: (found: string) => `the telephone ${found}`,
	plate: (found: string) => `the number plate ${found}`,
};
