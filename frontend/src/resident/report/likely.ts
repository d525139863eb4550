/** Which services to show first: the object under the pin, then what the town's own history makes plausible. */
import type { Asset, Service, ServiceGroup } from "../../api/types";

export type Because = "asset" | "nearby" | "often" | "hour" | "season";
export interface Likely {
	service: Service;
	because: Because;
}

const MOST = 3;
/** Less plausible than this is not worth the first places. */
const WORTH = 0.12;

/** The likeliest services with the reason that weighs most, best first; few, or none when nothing is known. */
export function likeliest(services: readonly Service[], asset: Asset | null): Likely[] {
	const plausible = [...services].sort((a, b) => plausibility(b) - plausibility(a));
	const ofAsset: Likely[] = plausible
		.filter((service) => asset !== null && service.asset_layer === asset.layer)
		.slice(0, 2)
		.map((service) => ({ service, because: "asset" }));
	const others: Likely[] = plausible
		.filter((service) => !ofAsset.some((one) => one.service.code === service.code))
		.flatMap((service) => {
			const known = service.likely;
			return known?.because && known.score >= WORTH ? [{ service, because: known.because as Because }] : [];
		});
	return [...ofAsset, ...others].slice(0, MOST);
}

/** The groups in the town's order, the most used of each first. */
export function mostUsedFirst(groups: readonly ServiceGroup[]): ServiceGroup[] {
	return groups.map((group) => ({
		...group,
		services: [...group.services].sort((a, b) => plausibility(b) - plausibility(a)),
	}));
}

function plausibility(service: Service): number {
	return (service.likely?.score ?? 0) + Math.min(service.popularity, 1000) / 10_000;
}
