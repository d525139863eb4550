/** Words of the warning about what a sentence gives away, in Turkish. */
import type { fr } from "./privacy.fr";

export const tr: typeof fr = {
	title: (what: string) => `Herkese gizlenecek: ${what}`,
	text: "Bunu yalnızca belediye okuyacak. Size ulaşılmasını isterseniz iletişim bilgilerinizi aşağıya yazın.",
	email: (found: string) => `${found} e-posta adresi`,
	telephone: (found: string) => `${found} telefonu`,
	plate: (found: string) => `${found} plakası`,
};
