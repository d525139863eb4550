/** Words about sending, in Portuguese. */
import { plural } from "./format";
import type { fr } from "./sending.fr";

export const pt: typeof fr = {
	announce: {
		waiting: (count) =>
			plural(count, "Um envio aguarda neste telemóvel", `${count} envios aguardam neste telemóvel`),
		waitingText: "Não precisa de fazer nada: segue sozinho assim que possível.",
		refused: (count) => plural(count, "Um envio precisa de si", `${count} envios precisam de si`),
		refusedText: "Nada se perdeu. Veja o que é preciso mudar.",
		see: "Ver",
	},
	errand: {
		notFixed: "Diz que não está reparado",
		join: "Viu o mesmo problema",
		removeTitle: "Eliminar este envio?",
		removeText: "Será apagado deste telemóvel. A câmara não o recebeu.",
		removeMaybe: "Será apagado deste telemóvel. É possível que a câmara já o tenha recebido.",
	},
	card: {
		photos: (count) => plural(count, "Com uma fotografia", `Com ${count} fotografias`),
		preparing: "A preparar a fotografia. Pode fechar esta página.",
		fragile: "Rede fraca: a fotografia segue por partes e continua onde parou.",
		offline: "Sem rede. O envio continua sozinho quando ela voltar.",
		nextTry: (time) => `Próxima tentativa às ${time}, ou assim que a rede voltar.`,
	},
	sent: {
		without: (count) => plural(count, "Uma fotografia não seguiu", `${count} fotografias não seguiram`),
		withoutText: "A sua comunicação chegou. O local e as suas respostas bastam à equipa.",
	},
};
