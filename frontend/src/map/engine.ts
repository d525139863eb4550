/** The one file that drives maplibre-gl: a town's map with pins, stops, objects and the device's own position. */
import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { baseStyle, OBJECT_DOTS } from "./base";
import type { EngineEvents, EngineOptions } from "./contract";
import { type Feature, full, isSame, lineBetween, pinProperties, point } from "./features";
import { around, circleRing } from "./geometry";
import { withGuests } from "./guests";
import { overlays, pinFilter, reportTilesUrl, type StyleInput, shownIn } from "./overlays";
import { readPalette } from "./palette";
import { drawById } from "./pins";
import { RATIO, rasterize } from "./raster";
import type {
	LngLat,
	MapArea,
	MapAsset,
	MapLook,
	MapPadding,
	MapStop,
	MapView,
	Position,
	SelectedReport,
} from "./types";
import { areaFeatures, isShown, layersOfLooks, pinsFrom } from "./views";

maplibregl.setWorkerUrl(workerUrl);

const MAX_ZOOM = 20;
const STACK_ZOOM = 19;
const TOUCH_PX = 16;
/** So many stops from the next one on carry their number from afar; the others are dots until one comes near. */
const SOON = 9;

/** True when this device can draw a map at all. */
export function canDraw(): boolean {
	const gl = document.createElement("canvas").getContext("webgl2");
	gl?.getExtension("WEBGL_lose_context")?.loseContext();
	return gl !== null;
}

/** A live map. Every setter may be called at any time; what comes before the style is kept and applied. */
export class TownMap {
	readonly map: maplibregl.Map;
	private readonly events: EngineEvents;
	private input: StyleInput;
	private readonly kept = new Map<string, Feature[]>();
	private readonly supplied = new Set<string>();
	private isByHand = false;
	private keysMove = false;
	private failures = 0;
	private readonly canvasLabel: string;
	private isLoaded = false;
	/** True while somebody draws: the pointer's look is theirs. */
	isPointerTaken = false;

	constructor(options: EngineOptions, events: EngineEvents) {
		this.events = events;
		this.canvasLabel = options.label;
		this.input = {
			town: options.town,
			palette: readPalette(),
			revision: 1,
			tiles: options.tiles,
			query: options.query,
			selected: null,
			look: "pins",
			hasAssets: false,
		};
		const [west = 0, south = 0, east = 0, north = 0] = options.town.bounds;
		this.map = new maplibregl.Map({
			container: options.container,
			...(options.center
				? { center: [options.center.longitude, options.center.latitude], zoom: options.zoom ?? 17 }
				: { bounds: [west, south, east, north], fitBoundsOptions: { padding: 24 } }),
			maxBounds: around(options.town),
			minZoom: 9,
			maxZoom: MAX_ZOOM,
			attributionControl: false,
			dragRotate: false,
			pitchWithRotate: false,
			touchPitch: false,
			keyboard: options.keyboard,
			cooperativeGestures: options.cooperative,
			fadeDuration: 120,
			locale: {
				"Map.Title": options.label,
				"CooperativeGesturesHandler.WindowsHelpText": options.gestureHelp.windows,
				"CooperativeGesturesHandler.MacHelpText": options.gestureHelp.mac,
				"CooperativeGesturesHandler.MobileHelpText": options.gestureHelp.phone,
			},
		});
		this.map.touchZoomRotate.disableRotation();
		this.map.keyboard.disableRotation();
		if (!options.keyboard) this.map.keyboard.disable();
		this.map.setPadding(full(options.padding));
		this.map.setMissingStyleImageResolver((id) => this.supplyImage(id));
		this.applyStyle();
		this.listen();
	}

	/** Reads the tokens again and redraws everything in the colours now in force. */
	setTheme(): void {
		this.input = { ...this.input, palette: readPalette(), revision: this.input.revision + 1 };
		this.applyStyle();
		this.dropOldImages();
	}

	/** Shows only the reports that these filters keep. */
	setQuery(query: string): void {
		const { tiles } = this.input;
		if (query === this.input.query || !tiles) return;
		this.input = { ...this.input, query };
		const source = this.map.getSource<maplibregl.VectorTileSource>("reports");
		source?.setTiles([reportTilesUrl(this.input.town, tiles, query)]);
	}

	/** Shows reports each, as heat, or by quarter. */
	setLook(look: MapLook): void {
		this.input = { ...this.input, look };
		if (this.map.getLayer("pins")) this.map.setLayerZoomRange("pins", pinsFrom(look), 24);
		for (const id of layersOfLooks())
			if (this.map.getLayer(id))
				this.map.setLayoutProperty(id, "visibility", isShown(id, look) ? "visible" : "none");
	}

	/** Draws quarters in the colours of their classes. */
	setAreas(areas: readonly MapArea[]): void {
		const { shapes, labels } = areaFeatures(areas);
		this.feed("area-shapes", shapes);
		this.feed("area-labels", labels);
	}

	/** Reads the report tiles in view again: something changed. */
	refresh(): void {
		if (this.input.tiles && this.map.getSource("reports")) this.map.refreshTiles("reports");
	}

	/** Draws one report large and last; null draws none. */
	setSelected(report: SelectedReport | null): void {
		this.input = { ...this.input, selected: report?.public_id ?? null };
		this.feed("selected", report ? [point(report, pinProperties(report))] : []);
		if (this.map.getLayer("pins")) this.map.setFilter("pins", pinFilter(this.input.selected));
	}

	/** Draws where the device is, with a circle as wide as its doubt. */
	setPosition(position: Position | null): void {
		this.feed("position", position ? [point(position, {})] : []);
		const ring = position ? circleRing(position, position.accuracy_m) : [];
		const circle: Feature = {
			type: "Feature",
			properties: {},
			geometry: { type: "Polygon", coordinates: [ring] },
		};
		this.feed("accuracy", position ? [circle] : []);
	}

	/** Draws town objects; the lit one in lamp yellow, tied to `from` by a dotted line when given. */
	setAssets(assets: readonly MapAsset[], litId: MapAsset["id"] | null, from: LngLat | null): void {
		if (this.input.hasAssets !== assets.length > 0) {
			this.input = { ...this.input, hasAssets: assets.length > 0 };
			const visibility = this.input.hasAssets ? "none" : "visible";
			if (this.map.getLayer(OBJECT_DOTS)) this.map.setLayoutProperty(OBJECT_DOTS, "visibility", visibility);
		}
		const drawn = assets.map((asset) =>
			point(asset, { id: asset.id, layer: asset.layer, lit: isSame(asset.id, litId) ? "1" : "0" }),
		);
		this.feed("assets", drawn);
		const lit = assets.find((asset) => isSame(asset.id, litId));
		const line = from && lit ? [lineBetween(from, lit)] : [];
		this.feed("link", line);
	}

	/** Draws a crew's numbered stops, the current one large. */
	setStops(stops: readonly MapStop[], current: string | null): void {
		const turn = stops.find((stop) => stop.id === current)?.number ?? 1;
		const drawn = stops.map((stop) => {
			const state = stop.done ? "done" : stop.id === current ? "next" : "todo";
			const is_soon = stop.done || stop.number < turn + SOON;
			return point(stop, {
				id: stop.id,
				number: stop.number,
				state,
				is_soon,
				is_late: stop.late && !stop.done,
			});
		});
		this.feed("stops", drawn);
	}

	/** Keeps the centre clear of what covers the sides. */
	setPadding(padding: MapPadding): void {
		const wanted = full(padding);
		const now = this.map.getPadding();
		const sides = ["top", "right", "bottom", "left"] as const;
		if (sides.some((side) => wanted[side] !== (now[side] ?? 0))) this.map.setPadding(wanted);
	}

	/** Goes to a place; jumps where the person asked for less motion. */
	flyTo(place: LngLat, zoom?: number): void {
		const camera = {
			center: [place.longitude, place.latitude] as [number, number],
			zoom: zoom ?? this.map.getZoom(),
		};
		this.map.easeTo({ ...camera, duration: 360 });
	}

	/** Pans just so that a place is in sight: not at all when it already is, clear of panels. */
	show(place: LngLat): void {
		const at = this.map.project([place.longitude, place.latitude]);
		const box = this.map.getContainer().getBoundingClientRect();
		const pad = this.map.getPadding();
		const inside =
			at.x > (pad.left ?? 0) + 40 &&
			at.x < box.width - (pad.right ?? 0) - 40 &&
			at.y > (pad.top ?? 0) + 64 &&
			at.y < box.height - (pad.bottom ?? 0) - 24;
		if (!inside) this.flyTo(place, Math.max(this.map.getZoom(), 15));
	}

	/** Shows a whole rectangle: [west, south, east, north]. */
	fit(bounds: [number, number, number, number], maxZoom = 17): void {
		this.map.fitBounds(bounds, { padding: 56, maxZoom, duration: 360 });
	}

	/** Moves the view by so many metres, as asked by a key. */
	nudge(to: LngLat): void {
		this.keysMove = true;
		this.map.jumpTo({ center: [to.longitude, to.latitude] });
	}

	zoomBy(step: number): void {
		this.map.easeTo({ zoom: this.map.getZoom() + step, duration: 220 });
	}

	/** Where a place is in the map's box, in pixels, and whether little room is left at its right. */
	screenOf(place: LngLat): { x: number; y: number; nearRight: boolean } {
		const { x, y } = this.map.project([place.longitude, place.latitude]);
		return { x, y, nearRight: x > this.map.getContainer().clientWidth - 190 };
	}

	/** The place under a pixel of the map's box. */
	placeOf(x: number, y: number): LngLat {
		const { lat, lng } = this.map.unproject([x, y]);
		return { latitude: lat, longitude: lng };
	}

	get center(): LngLat {
		const { lat, lng } = this.map.getCenter();
		return { latitude: lat, longitude: lng };
	}

	destroy(): void {
		this.map.remove();
	}

	private applyStyle(): void {
		const own = this.input.town.style_url === null;
		const lay = (base: maplibregl.StyleSpecification): maplibregl.StyleSpecification => {
			const extra = overlays(this.input);
			for (const [id, features] of this.kept) {
				extra.sources[id] = { type: "geojson", tolerance: 0, data: { type: "FeatureCollection", features } };
			}
			const laid = {
				...base,
				sources: { ...base.sources, ...extra.sources },
				layers: [...base.layers.map((layer) => shownIn(layer, this.input.look)), ...extra.layers],
			};
			return withGuests(laid, this.isLoaded ? this.map.getStyle() : null);
		};
		if (own) this.map.setStyle(lay(baseStyle(this.input)), { diff: true });
		else
			this.map.setStyle(this.input.town.style_url, {
				diff: false,
				transformStyle: (_before, next) => lay(next),
			});
	}

	/** Lets go of the pictures drawn in the colours of before, once the new ones are on screen. */
	private dropOldImages(): void {
		this.map.once("idle", () => {
			for (const id of this.supplied) {
				if (id.split("/")[1] === String(this.input.revision)) continue;
				this.supplied.delete(id);
				if (this.map.hasImage(id)) this.map.removeImage(id);
			}
		});
	}

	private feed(id: string, features: Feature[]): void {
		this.kept.set(id, features);
		this.map.getSource<maplibregl.GeoJSONSource>(id)?.setData({ type: "FeatureCollection", features });
	}

	private async supplyImage(id: string): Promise<void> {
		const drawing = drawById(id, this.input.palette);
		if (!drawing) return;
		const pixels = await rasterize(drawing);
		if (this.map.hasImage(id)) return;
		this.map.addImage(id, pixels, { pixelRatio: RATIO });
		this.supplied.add(id);
	}

	private listen(): void {
		const { map, events } = this;
		map.once("load", () => {
			this.isLoaded = true;
			events.ready();
		});
		map.getCanvas().setAttribute("aria-label", this.canvasLabel);
		map.on("movestart", (event) => {
			this.isByHand = "originalEvent" in event && Boolean(event.originalEvent);
			events.movestart(this.isByHand || this.keysMove);
		});
		map.on("move", () => events.move(this.center));
		map.on("moveend", () => {
			const byHand = this.isByHand || this.keysMove;
			this.isByHand = false;
			this.keysMove = false;
			events.settle(this.view(byHand));
		});
		map.on("error", (event) => {
			if ("sourceId" in event || "tile" in event) this.countFailure();
			else if (/worker/i.test(event.error?.message ?? "")) events.dead();
		});
		map.on("data", (event) => {
			if (event.dataType === "source" && "tile" in event && event.tile) this.forgetFailures();
		});
		map.on("sourcedataloading", (event) => {
			if (event.sourceId === "reports") events.busy(true);
		});
		map.on("idle", () => events.busy(false));
		map.on("click", (event) => this.tapped(event.point));
		map.on("mousemove", (event) => {
			if (this.isPointerTaken) return;
			map.getCanvas().style.cursor = this.under(event.point, 2).length > 0 ? "pointer" : "";
		});
	}

	private view(byHand: boolean): MapView {
		const bounds = this.map.getBounds();
		return {
			center: this.center,
			zoom: this.map.getZoom(),
			bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
			byHand,
		};
	}

	private countFailure(): void {
		this.failures += 1;
		if (this.failures === 3) this.events.tilesFailing(true);
	}

	private forgetFailures(): void {
		if (this.failures >= 3) this.events.tilesFailing(false);
		this.failures = 0;
	}

	private under(at: maplibregl.Point, reach: number): maplibregl.MapGeoJSONFeature[] {
		const layers = ["pins", "clusters", "stops", "assets"].filter((id) => this.map.getLayer(id));
		if (layers.length === 0) return [];
		const box: [maplibregl.PointLike, maplibregl.PointLike] = [
			[at.x - reach, at.y - reach],
			[at.x + reach, at.y + reach],
		];
		return this.map.queryRenderedFeatures(box, { layers });
	}

	private tapped(at: maplibregl.Point): void {
		const exact = this.under(at, 0);
		const found = exact.length > 0 ? exact : this.under(at, TOUCH_PX);
		const first = found[0];
		if (!first) {
			this.events.tap(this.placeOf(at.x, at.y));
			return;
		}
		const { id, public_id } = first.properties;
		if (first.layer.id === "clusters") this.openCluster(first);
		else if (first.layer.id === "stops") this.events.stop(String(id));
		else if (first.layer.id === "assets") this.events.asset(String(id));
		else {
			const ids = [
				...new Set(
					found.filter((one) => one.layer.id === "pins").map((one) => String(one.properties.public_id)),
				),
			];
			if (ids.length > 1 && this.map.getZoom() >= STACK_ZOOM) this.events.stack(ids);
			else this.events.pin(String(public_id));
		}
	}

	private openCluster(cluster: maplibregl.MapGeoJSONFeature): void {
		if (cluster.geometry.type !== "Point") return;
		const [longitude = 0, latitude = 0] = cluster.geometry.coordinates;
		this.flyTo({ latitude, longitude }, Math.min(this.map.getZoom() + 2, MAX_ZOOM));
	}
}
