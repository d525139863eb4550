/** Words of the map, in Turkish. */
import type { fr } from "./map.fr";

export const tr: typeof fr = {
	zoomIn: "Yakınlaştır",
	zoomOut: "Uzaklaştır",
	locate: "Konumum",
	gestureWindows: "Haritayı büyütmek için Ctrl tuşunu basılı tutup kaydırın",
	gestureMac: "Haritayı büyütmek için ⌘ tuşunu basılı tutup kaydırın",
	gesturePhone: "Haritayı iki parmakla kaydırın",
	loading: "Harita yükleniyor",
	noWebglTitle: "Bu cihaz haritayı gösteremiyor",
	noWebglText: "Her şey liste ve adresle de yapılabilir.",
	failedTitle: "Harita yüklenemedi",
	failedText: "Liste ve adres çalışmaya devam ediyor.",
	tilesFailing: "Harita zemini gelmiyor. Noktalar yine de doğru.",
	pickerKeys: "Oklar: noktayı 1 m kaydırır. Shift ile: 10 m. Artı ve eksi: yakınlaştırır veya uzaklaştırır.",
	nearestAsset: (reference, distance) => `${reference}, ${distance}`,
};
