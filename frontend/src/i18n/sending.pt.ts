/** Words about sending, in Portuguese. */
import { plural } from "./format";
import type { fr } from "./sending.fr";

export const pt: typeof fr = {
	announce: {
		waiting: (count) =>
			plural(count, "Um envio aguarda neste telefone", `${count} envios aguardam neste telefone`),
		waitingText: "Não precisa de fazer nada: segue sozinho assim que possível.",
		refused: (count) => plural(count, "Um envio precisa de si", `${count} envios precisam de si`),
		refusedText: "Nada se perdeu. Veja o que é preciso mudar.",
	},
	errand: {
		notFixed: "Diz que não está reparado",
		join: "Viu o mesmo problema",
		removeTitle: "Eliminar este envio?",
		removeText: "Será apagado deste telefone. A câmara não o recebeu.",
		removeMaybe: "Será apagado deste telefone. É possível que a câmara já o tenha recebido.",
	},
	card: {
		photos: (count) => plural(count, "Com uma foto", `Com ${count} fotos`),
		preparing: "A preparar a foto. Pode fechar esta página.",
		fragile: "Rede fraca: a foto segue por partes e continua onde parou.",
		offline: "Sem rede. O envio continua sozinho quando ela voltar.",
	},
	sent: {
		without: (count) => plural(count, "Uma foto não seguiu", `${count} fotos não seguiram`),
		withoutText: "A sua ocorrência chegou. O local e as suas respostas bastam à equipa.",
	},
};
