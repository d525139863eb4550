/** Drawing surfaces by hand on a live map (terra-draw); loaded only where somebody draws. */
import type { GeoJSONSource } from "maplibre-gl";
import {
	type HexColor,
	TerraDraw,
	TerraDrawModeUndoRedo,
	TerraDrawPolygonMode,
	TerraDrawSelectMode,
} from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { TownMap } from "./engine";
import { GUEST } from "./guests";
import { areCrowded, type Corner, closed, nearestOn, type Part, type Ring, rounded } from "./outlines";
import { type Palette, readPalette } from "./palette";

export type DrawMode = "draw" | "edit";
const SNAP_PX = 14;
/** Corners closer together than this are no use to a finger. */
const GRIP_PX = 18;
const AROUND = `${GUEST}around`;
const HAND = `${GUEST}hand`;
const DRAW = "polygon";

interface Told {
	/** The person finished a gesture: these are the parts now. */
	parts(parts: Part[]): void;
	/** A ring is begun, or no longer. */
	open(isOpen: boolean): void;
	/** The corners lie too close together to be taken at this zoom, or no longer. */
	crowded(isCrowded: boolean): void;
}

/** The hand that draws: shows parts, tells what the person made of them. */
export class Drawing {
	private readonly engine: TownMap;
	private readonly told: Told;
	private readonly draw: TerraDraw;
	private readonly holes = new Map<string, Ring[]>();
	private around: Ring[] = [];
	private isShowing = false;

	constructor(engine: TownMap, told: Told) {
		this.engine = engine;
		this.told = told;
		engine.isPointerTaken = true;
		this.lay();
		const snapping = {
			toCoordinate: true,
			toLine: true,
			toCustom: (
				event: { lng: number; lat: number },
				context: {
					project: (lng: number, lat: number) => { x: number; y: number };
					unproject: (x: number, y: number) => { lng: number; lat: number };
				},
			) => nearestOn(this.around, [event.lng, event.lat], SNAP_PX, context.project, context.unproject),
		};
		this.draw = new TerraDraw({
			adapter: new TerraDrawMapLibreGLAdapter({
				map: engine.map,
				prefixId: `${GUEST}drawn`,
				coordinatePrecision: 9,
			}),
			modes: [
				new TerraDrawPolygonMode({ pointerDistance: 24, snapping, showCoordinatePoints: true }),
				new TerraDrawSelectMode({
					pointerDistance: 24,
					flags: {
						[DRAW]: {
							feature: {
								draggable: false,
								coordinates: {
									draggable: true,
									deletable: true,
									midpoints: { draggable: true },
									snappable: snapping,
								},
							},
						},
					},
				}),
			],
			undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
		});
		this.draw.start();
		this.paint();
		this.draw.on("finish", () => this.tell());
		this.draw.on("change", (_ids, type, context) => {
			if (this.isShowing) return;
			// The first corner is laid before the mode says that it draws.
			queueMicrotask(() => {
				if (this.draw.enabled) this.told.open(this.draw.getModeState() === "drawing");
			});
			if (type === "delete" && !(context && "origin" in context) && this.draw.getMode() === "select")
				this.tell();
		});
		this.draw.on("select", () => queueMicrotask(() => this.offerCorners()));
		engine.map.on("moveend", this.offerCorners);
	}

	/** Shows the corners of the surface in hand where they can be told apart, and hides them where they cannot. */
	private readonly offerCorners = (): void => {
		if (!this.draw.enabled) return;
		const surfaces = this.draw.getMode() === "select" ? this.surfaces() : [];
		const taken = surfaces.find((one) => one.properties.selected === true);
		const wanted = taken ?? (surfaces.length === 1 ? surfaces[0] : undefined);
		const isCrowded = wanted !== undefined && this.isCrowded(wanted.geometry.coordinates as number[][][]);
		this.isShowing = true;
		if (taken?.id !== undefined && isCrowded) this.draw.deselectFeature(taken.id);
		if (!taken && wanted?.id !== undefined && !isCrowded) this.draw.selectFeature(wanted.id);
		this.isShowing = false;
		this.told.crowded(isCrowded);
	};

	private isCrowded([outer = []]: number[][][]): boolean {
		const { map } = this.engine;
		const { clientWidth, clientHeight } = map.getContainer();
		return areCrowded(
			outer as Ring,
			(corner) => {
				const at = map.project(corner);
				return at.x >= 0 && at.y >= 0 && at.x <= clientWidth && at.y <= clientHeight ? at : null;
			},
			GRIP_PX,
		);
	}

	/** Puts these parts on the map, instead of those there. */
	show(parts: readonly Part[], mode: DrawMode): void {
		this.isShowing = true;
		const features = parts.map((part) => {
			const id = this.draw.getFeatureId();
			this.holes.set(String(id), part.slice(1));
			return {
				id,
				type: "Feature" as const,
				properties: { mode: DRAW },
				geometry: { type: "Polygon" as const, coordinates: [part[0] ?? []] },
			};
		});
		this.draw.setMode("select");
		this.draw.clear();
		this.draw.addFeatures(features);
		this.isShowing = false;
		this.setMode(mode);
		this.told.open(false);
	}

	/** Lays new rings, or takes the corners of those there. */
	setMode(mode: DrawMode): void {
		this.draw.setMode(mode === "draw" ? DRAW : "select");
		this.isShowing = true;
		this.draw.updateModeOptions<typeof TerraDrawPolygonMode>(DRAW, { showCoordinatePoints: mode === "draw" });
		this.isShowing = false;
		this.offerCorners();
	}

	/** Takes back the last corner of a ring being laid; false when none is. */
	undoCorner(): boolean {
		return this.draw.getModeState() === "drawing" && this.draw.undo();
	}

	/** What lies around, to be seen and to snap to. */
	setAround(geometries: readonly object[], rings: Ring[]): void {
		this.around = rings;
		this.engine.map.getSource<GeoJSONSource>(AROUND)?.setData({
			type: "FeatureCollection",
			features: geometries.map((geometry) => ({
				type: "Feature",
				properties: {},
				geometry: geometry as never,
			})),
		});
	}

	/** Rings the corner in hand; null for none. */
	setHand(corner: Corner | null): void {
		this.engine.map.getSource<GeoJSONSource>(HAND)?.setData({
			type: "FeatureCollection",
			features: corner
				? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: corner } }]
				: [],
		});
	}

	/** Draws in the colours of the theme now in force. */
	paint(): void {
		const palette = readPalette();
		const { map } = this.engine;
		map.setPaintProperty(AROUND, "line-color", palette.brand);
		map.setPaintProperty(HAND, "circle-stroke-color", palette.gps);
		const [surface, brand, gps] = [hex(palette.surface), hex(palette.brand), hex(palette.gps)];
		const dots = { Width: 7, OutlineWidth: 3 };
		this.draw.updateModeOptions<typeof TerraDrawPolygonMode>(DRAW, {
			styles: {
				fillColor: gps,
				fillOpacity: 0.22,
				outlineColor: gps,
				outlineWidth: 3,
				closingPointColor: gps,
				closingPointWidth: dots.Width,
				closingPointOutlineColor: surface,
				closingPointOutlineWidth: dots.OutlineWidth,
				coordinatePointColor: surface,
				coordinatePointWidth: 5,
				coordinatePointOutlineColor: gps,
				coordinatePointOutlineWidth: 2,
				snappingPointColor: brand,
				snappingPointWidth: dots.Width,
				snappingPointOutlineColor: surface,
				snappingPointOutlineWidth: dots.OutlineWidth,
			},
		});
		this.draw.updateModeOptions<typeof TerraDrawSelectMode>("select", {
			styles: {
				selectedPolygonColor: gps,
				selectedPolygonFillOpacity: 0.22,
				selectedPolygonOutlineColor: gps,
				selectedPolygonOutlineWidth: 3,
				selectionPointColor: surface,
				selectionPointWidth: dots.Width,
				selectionPointOutlineColor: gps,
				selectionPointOutlineWidth: dots.OutlineWidth,
				midPointColor: gps,
				midPointWidth: 4,
				midPointOutlineColor: surface,
				midPointOutlineWidth: 2,
			},
		});
	}

	/** Takes everything off the map again. */
	destroy(): void {
		const { map } = this.engine;
		this.engine.isPointerTaken = false;
		map.off("moveend", this.offerCorners);
		// The map may be gone already, and all that was laid over it.
		if (!map.getSource(AROUND)) return;
		this.draw.stop();
		for (const id of [AROUND, HAND]) {
			map.removeLayer(id);
			map.removeSource(id);
		}
	}

	private lay(): void {
		const { map } = this.engine;
		const palette: Palette = readPalette();
		const empty = { type: "geojson" as const, data: { type: "FeatureCollection" as const, features: [] } };
		map.addSource(AROUND, empty);
		map.addLayer({
			id: AROUND,
			type: "line",
			source: AROUND,
			paint: { "line-color": palette.brand, "line-width": 2, "line-dasharray": [3, 2] },
		});
		map.addSource(HAND, empty);
		map.addLayer({
			id: HAND,
			type: "circle",
			source: HAND,
			paint: {
				"circle-radius": 15,
				"circle-opacity": 0,
				"circle-stroke-color": palette.gps,
				"circle-stroke-width": 3,
			},
		});
	}

	private surfaces() {
		return this.draw
			.getSnapshot()
			.filter(
				(one) =>
					one.properties.mode === DRAW && one.geometry.type === "Polygon" && !one.properties.currentlyDrawing,
			);
	}

	private tell(): void {
		const parts = this.surfaces().map((one): Part => {
			const [outer = []] = one.geometry.coordinates as number[][][];
			const ring = closed(
				outer.map(([longitude = 0, latitude = 0]): Corner => [rounded(longitude), rounded(latitude)]),
			);
			return [ring, ...(this.holes.get(String(one.id)) ?? [])];
		});
		this.told.parts(parts);
	}
}

/** A colour written `rgba(…)` as the six digits that terra-draw wants. */
function hex(colour: string): HexColor {
	const parts = colour.match(/[\d.]+/g)?.slice(0, 3) ?? ["0", "0", "0"];
	return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, "0")).join("")}`;
}
