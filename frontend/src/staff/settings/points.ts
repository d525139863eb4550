/** The points in a file of objects, GeoJSON or CSV, with what the file says of each. */

export interface PlacedRow {
	latitude: number;
	longitude: number;
	properties: Record<string, string>;
}

/** Every point that can be read, and how many rows could not be. */
export interface Points {
	rows: PlacedRow[];
	refused: number;
}

const LATITUDE = /^(lat|latitude|y|y_wgs84)$/i;
const LONGITUDE = /^(lon|lng|long|longitude|x|x_wgs84)$/i;

/** The points of a GeoJSON (RFC 7946) or a CSV with columns of latitude and longitude in degrees. */
export function pointsOf(text: string): Points {
	return text.trimStart().startsWith("{") ? fromGeoJson(text) : fromTable(text);
}

function fromGeoJson(text: string): Points {
	let features: unknown;
	try {
		features = (JSON.parse(text) as { features?: unknown }).features;
	} catch {
		return { rows: [], refused: 0 };
	}
	if (!Array.isArray(features)) return { rows: [], refused: 0 };
	const rows = features.map(
		(one: { geometry?: { type?: string; coordinates?: unknown }; properties?: object | null } | null) => {
			const at =
				one?.geometry?.type === "Point" && Array.isArray(one.geometry.coordinates)
					? one.geometry.coordinates
					: [];
			return placed(
				Number(at[1] ?? Number.NaN),
				Number(at[0] ?? Number.NaN),
				(one?.properties ?? {}) as Record<string, unknown>,
			);
		},
	);
	return kept(rows);
}

function fromTable(text: string): Points {
	const [head = [], ...lines] = cellsOf(text);
	const names = head.map((name) => name.trim());
	const [lat, lon] = [
		names.findIndex((name) => LATITUDE.test(name)),
		names.findIndex((name) => LONGITUDE.test(name)),
	];
	if (lat < 0 || lon < 0) return { rows: [], refused: lines.length };
	return kept(
		lines.map((cells) => {
			const said = Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""]));
			return placed(degrees(cells[lat]), degrees(cells[lon]), said);
		}),
	);
}

function degrees(cell: string | undefined): number {
	return cell?.trim() ? Number(cell.trim().replace(",", ".")) : Number.NaN;
}

function placed(latitude: number, longitude: number, said: Record<string, unknown>): PlacedRow | null {
	if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
	const properties = Object.fromEntries(
		Object.entries(said).map(([name, value]) => [
			name,
			value === null || value === undefined ? "" : String(value),
		]),
	);
	return { latitude, longitude, properties };
}

function kept(rows: (PlacedRow | null)[]): Points {
	const found = rows.filter((one) => one !== null);
	return { rows: found, refused: rows.length - found.length };
}

/** The cells of a CSV (RFC 4180), between commas, semicolons or tabs, whichever the first line has most of. */
function cellsOf(text: string): string[][] {
	const first = text.slice(0, text.search(/\r?\n|$/));
	const marks = [";", "\t", ","];
	const mark = marks.sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
	const lines: string[][] = [];
	let [line, cell, isQuoted]: [string[], string, boolean] = [[], "", false];
	for (let at = text.startsWith("\uFEFF") ? 1 : 0; at <= text.length; at++) {
		const sign = text[at];
		if (isQuoted && sign === '"' && text[at + 1] === '"') {
			cell += '"';
			at++;
		} else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
		else if (sign === undefined || (!isQuoted && (sign === mark || sign === "\n"))) {
			line.push(cell.replace(/\r$/, ""));
			cell = "";
			if (sign === mark) continue;
			if (line.some((one) => one.trim() !== "")) lines.push(line);
			line = [];
		} else cell += sign;
	}
	return lines;
}
