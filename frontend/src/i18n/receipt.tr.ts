/** Words of the printed receipt, in Turkish. */
import type { ReceiptWords } from "./receipt.fr";

export const tr: ReceiptWords = {
	title: "Bildirim belgesi",
	provisional: "Geçici bildirim notu",
	number: "Numara",
	numberLater: "Belediyenin bağlantısı gelir gelmez numaranızı bu kodla görebilirsiniz.",
	what: "Ne",
	where: "Nerede",
	when: "Bildirim tarihi",
	taken: "Not edildiği tarih",
	department: "İlgilenen birim",
	due: "Son tarih",
	asset: "Nesne",
	follow: "Bu bildirimi takip edin",
	followText: "Bu kodu bir telefonla okutun ya da numarayı belediyeye bildirin.",
	scanLater: "Numaranızı görmek için bu kodu yarın okutun.",
	keep: "Bu kâğıdı saklayın: kod, bildiriminizi parolasız açar.",
	free: "Bu hizmet ücretsizdir.",
	qr: "Okutulacak kod",
};
