/** Words of the printed receipt, in English. */
import type { ReceiptWords } from "./receipt.fr";

export const en: ReceiptWords = {
	title: "Report receipt",
	provisional: "Provisional note of a report",
	number: "Number",
	numberLater: "Your number waits behind this code as soon as the town hall has a network.",
	what: "What",
	where: "Where",
	when: "Reported on",
	taken: "Noted on",
	department: "Who takes care of it",
	due: "Before",
	asset: "Object",
	follow: "Follow this report",
	followText: "Scan this code with a telephone, or give the number to the town hall.",
	scanLater: "Scan this code tomorrow to read your number.",
	keep: "Keep this paper: the code opens your report without a password.",
	free: "This service is free of charge.",
	qr: "Code to scan",
};
