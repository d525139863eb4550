"""Where the demonstration's reports lie: at a lamp, a bin, a sign, or somewhere along a street."""

from __future__ import annotations

import random
from collections.abc import Sequence

from demo import plan
from demo.furniture import Thing, furnish, number_houses
from demo.plan import DEPARTEMENT, MINOR, PRIVATE, Way
from demo.shapes import XY, contains, distance, left_of, length, point_at, shifted
from demo.town import draw_town

LAYERS = {
    "lamp_out": "street_lamp",
    "lamp_flickering": "street_lamp",
    "lamp_on_by_day": "street_lamp",
    "wires_exposed": "street_lamp",
    "overflowing_bin": "waste_basket",
    "sign_damaged": "traffic_sign",
    "fallen_branch": "tree",
    "bench": "bench",
}
ON_ROADS = ("pothole", "road_marking")
OFF_ASSET_M = 4.0


class Spots:
    """Chooses places, never the same asset twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        town = draw_town()
        inside = plan.boundary()
        self.ways = [way for way in town.ways if all(contains(inside, point) for point in way.line)]
        self.houses = number_houses(town)
        self.things: dict[str, list[Thing]] = {}
        for thing in furnish(town):
            self.things.setdefault(thing.layer, []).append(thing)
        for things in self.things.values():
            rng.shuffle(things)

    def choose(self, service_code: str, *, near: XY | None = None, within: float = 420.0) -> XY:
        """A place for a report of this service, within some metres of `near` if given."""
        layer = LAYERS.get(service_code)
        if layer:
            return self._beside(self._take(layer, near, within), OFF_ASSET_M)
        return self._along(self._ways_for(service_code))

    def row(self, service_code: str, count: int, *, near: XY, within: float = 420.0) -> list[XY]:
        """Places at `count` objects of one street, those that stand closest together; raises LookupError for none."""
        things = self.things[LAYERS[service_code]]
        streets: dict[str, list[Thing]] = {}
        for thing in sorted(things, key=lambda one: one.reference):
            if distance(thing.at, near) <= within:
                streets.setdefault(self._street_of(thing.at), []).append(thing)
        runs = [row[at : at + count] for row in streets.values() for at in range(len(row) - count + 1)]
        if not runs:
            raise LookupError(f"no street has {count} objects for {service_code}")
        chosen = min(runs, key=lambda run: max(distance(run[0].at, thing.at) for thing in run))
        for thing in chosen:
            things.remove(thing)
        return [self._beside(thing.at, OFF_ASSET_M) for thing in chosen]

    def _street_of(self, at: XY) -> str:
        """The street of the nearest door, as a report there is given its address."""
        return min(self.houses, key=lambda house: distance(house.at, at)).street

    def beside(self, at: XY) -> XY:
        """Where somebody else would put the same problem: a few metres off."""
        return self._beside(at, 9.0)

    def _take(self, layer: str, near: XY | None, within: float) -> XY:
        things = self.things[layer]
        for index, thing in enumerate(things):
            if near is None or distance(thing.at, near) <= within:
                return things.pop(index).at
        return things.pop().at

    def _beside(self, at: XY, metres: float) -> XY:
        return (at[0] + self.rng.uniform(-metres, metres) * 0.7, at[1] + self.rng.uniform(-metres, metres) * 0.7)

    def _ways_for(self, service_code: str) -> Sequence[Way]:
        chance = self.rng.random()
        if (service_code in ON_ROADS and chance < 0.3) or (service_code == "dumped_rubbish" and chance < 0.15):
            return [way for way in self.ways if way.owner == DEPARTEMENT]
        if chance > 0.95:
            return [way for way in self.ways if way.owner == PRIVATE]
        if chance > 0.82:
            return [way for way in self.ways if way.road_class == MINOR and way.is_lit]
        return [way for way in self.ways if way.is_lit]

    def _along(self, ways: Sequence[Way]) -> XY:
        way = self.rng.choices(ways, [length(way.line) for way in ways])[0]
        here, along = point_at(way.line, length(way.line) * self.rng.uniform(0.06, 0.94))
        side = self.rng.choice((-1, 1))
        return shifted(here, left_of(along), side * self.rng.uniform(0.2, way.half_width - 0.6))
