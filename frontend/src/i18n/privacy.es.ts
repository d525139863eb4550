/** Words of the warning about what a sentence gives away, in Spanish. */
import type { fr } from "./privacy.fr";

export const es: typeof fr = {
	title: (what: string) => `Oculto para el público: ${what}`,
	text: "Lo leerá el ayuntamiento, nadie más. Si desea que le contacten, deje más abajo sus datos.",
	email: (found: string) => `el correo ${found}`,
	telephone: (found: string) => `el teléfono ${found}`,
	plate: (found: string) => `la matrícula ${found}`,
};
