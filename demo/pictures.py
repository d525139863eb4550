"""The demonstration’s pictures: each scene drawn once, through the code that draws every photo’s copies.

No face and no plate is looked for in them: our own code drew every pixel, and there is nobody in the street.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import uuid
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType

from app.actions.past_reports import PastPhoto
from app.media.drawing import Copy, make_copies
from demo.scenes import draw_scene, variants_of
from demo.scenes.catalogue import SCENES, SIZE

ORIGINAL_QUALITY = 86
Scene = tuple[str, int, bool]
Taken = tuple[bytes, list[Copy], int]


def take(scene: Scene) -> Taken:
    """Draw a scene (service, variant, mended or not): the original JPEG, its copies and its perceptual hash."""
    service, variant, is_mended = scene
    buffer = io.BytesIO()
    drawn = draw_scene(service, variant, is_mended=is_mended).convert("RGB")
    drawn.save(buffer, "JPEG", quality=ORIGINAL_QUALITY)
    copies, perceptual_hash = make_copies(drawn)
    return buffer.getvalue(), copies, perceptual_hash


class Studio:
    """Draws every scene in the background, in processes of its own; a context manager."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(
            max_workers=max(1, min(4, os.cpu_count() or 1)), mp_context=multiprocessing.get_context("spawn")
        )
        self._taken: dict[Scene, Future[Taken]] = {}

    def __enter__(self) -> Studio:
        for service in SCENES:
            for variant in range(variants_of(service)):
                for is_mended in (False, True):
                    scene = (service, variant, is_mended)
                    self._taken[scene] = self._pool.submit(take, scene)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def photo(self, service: str, variant: int, is_mended: bool, photo_id: uuid.UUID) -> PastPhoto:
        """The picture of a scene under its own id; waits until it is drawn."""
        original, copies, perceptual_hash = self._taken[service, variant, is_mended].result()
        return PastPhoto(photo_id, original, *SIZE, copies, perceptual_hash)
