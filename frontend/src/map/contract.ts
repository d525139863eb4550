/** What the map engine is given and what it tells. */
import type { LngLat, MapPadding, MapTown, MapView, ReportTiles } from "./types";

/** How a map starts. */
export interface EngineOptions {
	container: HTMLElement;
	town: MapTown;
	label: string;
	center?: LngLat | null;
	zoom?: number | null;
	tiles: ReportTiles;
	query: string;
	cooperative: boolean;
	/** False when the owner moves the map itself by the keys (place picker). */
	keyboard: boolean;
	padding: MapPadding;
	gestureHelp: { windows: string; mac: string; phone: string };
}

/** What the map tells. */
export interface EngineEvents {
	ready(): void;
	/** The map's own code did not arrive: nothing will be drawn. */
	dead(): void;
	pin(publicId: string): void;
	stack(publicIds: string[]): void;
	stop(id: string): void;
	asset(id: string): void;
	/** The ground was tapped, where nothing of ours is drawn. */
	tap(place: LngLat): void;
	movestart(byHand: boolean): void;
	move(center: LngLat): void;
	settle(view: MapView): void;
	/** True while tiles do not arrive, false as soon as one does. */
	tilesFailing(failing: boolean): void;
	/** True while the map waits for tiles, false once all in view are drawn. */
	busy(isBusy: boolean): void;
}
