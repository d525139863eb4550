"""Finds number plates with the cascade that ships in OpenCV: no licence to ask for, and no weights to fetch.

Viola, Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features" (2001), trained on plates of the
European size (520 × 110 mm). Weights: `haarcascade_russian_plate_number.xml`, in opencv-python before version 5.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from app.media.boxes import PLATE
from app.media.detection import Found, ModelMissingError, Pixels, tiles
from app.media.plate_rows import PlateReader

CASCADE = "haarcascade_russian_plate_number.xml"
SHARE = 0.12
"""By how much of its size each box is grown: the cascade's window ends within the plate's edge."""


class PlateFinder:
    """Over octaves of the picture: a plate is looked for near the size that the cascade knows; in tiles, for memory."""

    kind = PLATE
    octaves = (1.4, 0.7, 0.35)
    step, neighbours = 1.1, 2
    widest, tallest = 150, 60
    side, overlap = 1024, 160

    def __init__(self) -> None:
        folder = getattr(getattr(cv2, "data", None), "haarcascades", "")
        path = Path(folder) / CASCADE
        self._cascade = cv2.CascadeClassifier(str(path)) if path.is_file() else cv2.CascadeClassifier()
        if self._cascade.empty():
            raise ModelMissingError(CASCADE)

    def find(self, picture: Pixels) -> list[Found]:
        """As of Detector."""
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        height, width = grey.shape
        narrowest, lowest = self._cascade.getOriginalWindowSize()
        found = []
        for factor in self.octaves:
            size = (round(width * factor), round(height * factor))
            if size[0] < narrowest or size[1] < lowest:
                break
            way = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
            seen = grey if factor == 1 else cv2.resize(grey, size, interpolation=way)
            largest = (0, 0) if factor == self.octaves[-1] else (self.widest, self.tallest)
            for x, y, wide, tall in tiles(*size, side=self.side, overlap=self.overlap):
                boxes = self._cascade.detectMultiScale(
                    seen[y : y + tall, x : x + wide],
                    scaleFactor=self.step,
                    minNeighbors=self.neighbours,
                    maxSize=largest,
                )
                found += [_grown(box, x, y, factor) for box in np.asarray(boxes, float).reshape(-1, 4).tolist()]
        return found


class AllPlates:
    """Both ways of finding plates: they miss different ones."""

    kind = PLATE

    def __init__(self) -> None:
        self._ways = (PlateFinder(), PlateReader())

    def find(self, picture: Pixels) -> list[Found]:
        """As of Detector."""
        return [one for way in self._ways for one in way.find(picture)]


def _grown(box: list[float], x: float, y: float, factor: float) -> Found:
    """The cascade's window in a tile at (x, y) of a resized picture, grown, in pixels of the picture."""
    left, top, width, height = box
    return Found(
        (x + left - width * SHARE) / factor,
        (y + top - height * SHARE) / factor,
        width * (1 + 2 * SHARE) / factor,
        height * (1 + 2 * SHARE) / factor,
        1.0,
    )
