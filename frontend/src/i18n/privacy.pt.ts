/** Words of the warning about what a sentence gives away, in Portuguese. */
import type { fr } from "./privacy.fr";

export const pt: typeof fr = {
	title: (what: string) => `Oculto para o público: ${what}`,
	text: "A câmara municipal vai lê-lo, mais ninguém. Para ser contactado, deixe antes os seus contactos mais abaixo.",
	email: (found: string) => `o e-mail ${found}`,
	telephone: (found: string) => `o telefone ${found}`,
	plate: (found: string) => `a matrícula ${found}`,
};
