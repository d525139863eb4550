"""Reads a town's files feature by feature: GeoJSON and CSV, gzipped or not, with what each says about its CRS."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from geo.points import SRID
from geo.town.problems import TownFilesError

CHUNK = 1 << 20
_CRS_CODE = re.compile(r"(?:EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})|(CRS:?84))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a section: where it is, its CRS when the description states one, and which features to keep."""

    section: str
    path: Path
    options: dict[str, Any] = field(default_factory=dict)
    srid: int | None = None
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_table(self) -> bool:
        """Whether the file is CSV rather than GeoJSON."""
        return not self.path.name.lower().removesuffix(".gz").endswith(("json", "geojson"))


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a file; `geometry` is a GeoJSON geometry, or None for a row of a table."""

    file: str
    number: int
    properties: dict[str, Any]
    geometry: dict[str, Any] | None
    srid: int

    def __str__(self) -> str:
        return f"{self.file}: feature {self.number}"

    def text(self, name: str | None) -> str:
        """The property as text without spaces around; empty when absent."""
        value = None if name is None else self.properties.get(name)
        return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()


def parse_crs(name: str) -> int:
    """The EPSG number of a CRS name ("EPSG:2154", "urn:ogc:def:crs:EPSG::2154", "CRS84"). Raises ValueError."""
    found = _CRS_CODE.search(name.strip())
    if found is None:
        raise ValueError(f"{name!r} is not the name of a coordinate reference system (such as EPSG:2154)")
    return SRID if found[2] else int(found[1])


def read_features(source: SourceFile) -> Iterator[Feature]:
    """The features of a file that its `only` keeps, one at a time. Raises TownFilesError naming file and feature."""
    found = _read_table(source) if source.is_table else _read_geojson(source)
    wanted = {name: {value.casefold() for value in values} for name, values in source.only.items()}
    for feature in found:
        if all(feature.text(name).casefold() in values for name, values in wanted.items()):
            yield feature


def open_text(path: Path) -> IO[str]:
    """The file as text, unpacked; UTF-8 with or without a mark, else Windows-1252."""
    return io.TextIOWrapper(_open_bytes(path), encoding=_encoding(path), newline="")


def _open_bytes(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]  # a GzipFile is an IO[bytes] in all but name
    return path.open("rb")


def _encoding(path: Path) -> str:
    try:
        decoder = codecs.getincrementaldecoder("utf-8")()
        with _open_bytes(path) as stream:
            while block := stream.read(CHUNK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    except (OSError, EOFError) as error:
        raise TownFilesError(f"{path.name}: cannot be read ({error})") from error
    return "utf-8-sig"


def _read_table(source: SourceFile) -> Iterator[Feature]:
    with open_text(source.path) as stream:
        head = stream.readline()
        delimiter = max(",;\t|", key=head.count)
        names = next(csv.reader([head], delimiter=delimiter), [])
        if len(names) < 2:
            raise TownFilesError(f"{source.path.name}: no column names in the first line")
        rows = csv.DictReader(stream, fieldnames=names, delimiter=delimiter, restval="")
        for number, row in enumerate(rows, start=1):
            if None in row:
                raise TownFilesError(f"{source.path.name}: row {number} has more values than there are columns")
            yield Feature(source.path.name, number, row, None, source.srid or SRID)


def _read_geojson(source: SourceFile) -> Iterator[Feature]:
    name = source.path.name
    with open_text(source.path) as stream:
        objects = _JsonObjects(name, stream)
        declared = _declared_srid(name, objects.head)
        srid = source.srid or declared or SRID
        for number, found in enumerate(objects, start=1):
            if not isinstance(found, dict) or not isinstance(found.get("geometry"), dict | None):
                raise TownFilesError(f"{name}: feature {number} is not a GeoJSON feature")
            yield Feature(name, number, found.get("properties") or {}, found.get("geometry"), srid)
        late = _declared_srid(name, objects.tail)
        if late not in (None, srid):
            raise TownFilesError(
                f'{name}: its crs (EPSG:{late}) is declared after the features; state it as crs = "EPSG:{late}"'
            )


def _declared_srid(name: str, fragment: str) -> int | None:
    """The SRID of a `crs` member (GeoJSON 2008, section 3) in what surrounds the features."""
    start = re.search(r'"crs"\s*:\s*', fragment)
    if start is None:
        return None
    try:
        crs, _end = json.JSONDecoder().raw_decode(fragment, start.end())
    except json.JSONDecodeError as error:
        raise TownFilesError(f"{name}: its crs cannot be read") from error
    if crs is None:
        return None
    try:
        return parse_crs(str(crs["properties"]["name"]))
    except (KeyError, TypeError, ValueError) as error:
        raise TownFilesError(f"{name}: its crs is not understood ({error})") from error


class _JsonObjects:
    """The members of the array "features", decoded one at a time from a stream, so that memory stays small.

    `head` is the text before the array, `tail` what follows it (known once iteration has ended).
    """

    def __init__(self, name: str, stream: IO[str]) -> None:
        self._name, self._stream = name, stream
        self._decoder = json.JSONDecoder(parse_constant=lambda _name: None)  # NaN, which JSON does not have, is nothing
        self._buffer = ""
        self.tail = ""
        self.head = self._find_array()

    def _find_array(self) -> str:
        pattern = re.compile(r'"features"\s*:\s*\[')
        while True:
            found = pattern.search(self._buffer)
            if found:
                head, self._buffer = self._buffer[: found.start()], self._buffer[found.end() :]
                return head
            if not self._more():
                raise TownFilesError(f"{self._name}: is not a GeoJSON FeatureCollection")

    def _more(self) -> bool:
        block = self._stream.read(CHUNK)
        self._buffer += block
        return bool(block)

    def __iter__(self) -> Iterator[Any]:
        number, position = 0, 0
        while True:
            position = self._skip_separators(position)
            if position >= len(self._buffer):
                self._buffer, position = "", 0
                if not self._more():
                    raise TownFilesError(f"{self._name}: ends in the middle, after feature {number}")
                continue
            if self._buffer[position] == "]":
                self.tail = self._buffer[position + 1 :] + self._stream.read(CHUNK)
                return
            number += 1
            found, position = self._decode(position, number)
            yield found

    def _skip_separators(self, position: int) -> int:
        while position < len(self._buffer) and self._buffer[position] in " \t\r\n,":
            position += 1
        return position

    def _decode(self, position: int, number: int) -> tuple[Any, int]:
        while True:
            try:
                return self._decoder.raw_decode(self._buffer, position)
            except json.JSONDecodeError as error:
                self._buffer, position = self._buffer[position:], 0
                if not self._more():
                    raise TownFilesError(f"{self._name}: feature {number} is not valid JSON") from error
