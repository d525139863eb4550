/** Words about sending, in Portuguese. */
import { plural } from "./format";
import type { fr } from "./sending.fr";

export const pt: typeof fr = {
	announce: {
		waiting: (count) =>
			plural(
				count,
				"Um envio está em espera neste telefone",
				`${count} envios estão em espera neste telefone`,
			),
		waitingText: "Não precisa de fazer nada: será enviado automaticamente assim que possível.",
		refused: (count) => plural(count, "Um envio precisa de si", `${count} envios precisam de si`),
		refusedText: "Nada se perdeu. Veja o que é preciso alterar.",
	},
	errand: {
		notFixed: "Diz que não está reparado",
		join: "Viu o mesmo problema",
		photo: "Está a enviar outra foto",
		removeTitle: "Eliminar este envio?",
		removeText: "Será apagado deste telefone. A cidade não o recebeu.",
		removeMaybe: "Será apagado deste telefone. É possível que a cidade já o tenha recebido.",
	},
	card: {
		photos: (count) => plural(count, "Com uma foto", `Com ${count} fotos`),
		preparing: "A preparar a foto. Pode fechar esta página.",
		fragile: "Rede fraca: a foto é enviada por partes e continua onde parou.",
		offline: "Sem rede. O envio continua automaticamente quando ela voltar.",
	},
	sent: {
		without: (count) => plural(count, "Uma foto não foi enviada", `${count} fotos não foram enviadas`),
		withoutText: "A sua ocorrência chegou. O local e as suas respostas bastam à equipa.",
		withoutHow: "Pode enviar outra agora.",
	},
	another: {
		gone: "Não foi possível publicar esta foto",
		goneText: "A ocorrência chegou bem. Outra foto pode ocupar o seu lugar.",
		replace: "Enviar outra foto",
		add: "Juntar uma foto",
		waiting: "A sua foto será enviada assim que possível.",
		refused: "Esta foto não foi aceite. Escolha outra.",
		sent: "A sua foto chegou. Será mostrada assim que estiver pronta.",
	},
};
