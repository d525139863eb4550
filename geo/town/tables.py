"""Reads one table of city.toml, collecting every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from geo.town.translations import complete_texts

Texts = dict[str, str]


class Table:
    """One table; each reading method notes a problem under the table's name and goes on with a harmless value."""

    def __init__(self, where: str, values: Mapping[str, Any], problems: list[str]) -> None:
        self.where = where
        self._values = values
        self._problems = problems
        self._seen: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> tuple[str, ...]:
        """Every name that is given."""
        return tuple(self._values)

    def problem(self, what: str) -> None:
        """Note what is to be corrected here."""
        self._problems.append(f"{self.where}: {what}")

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """A text without spaces around."""
        value = self._take(name, default, lambda found: isinstance(found, str), "a text", required=required)
        return str(value).strip()

    def optional(self, name: str) -> str | None:
        """A text, or None when absent or empty."""
        return self.text(name) or None

    def one_of(self, name: str, allowed: tuple[str, ...], default: str = "", *, required: bool = False) -> str:
        """A text among `allowed`."""
        value = self.text(name, default, required=required)
        if value and value not in allowed:
            self.problem(f"{name} = {value!r} is not one of {', '.join(allowed)}")
            return default or allowed[0]
        return value

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        fits: Callable[[Any], bool] = lambda found: type(found) is int and low <= found <= high  # noqa: E731  # one use
        return int(self._take(name, default, fits, f"a whole number from {low} to {high}"))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """true or false."""
        return bool(self._take(name, default, lambda found: isinstance(found, bool), "true or false"))

    def texts(self, name: str, *, required: bool = False) -> Texts:
        """A text per language; a plain text counts as French. Known translations of a French text are added."""
        value = self._take(name, {}, _is_texts, "a text per language (name.fr, name.en)", required=required)
        written = {"fr": value} if isinstance(value, str) else value
        return complete_texts({language: text.strip() for language, text in written.items()})

    def words(self, name: str) -> dict[str, list[str]]:
        """Words per language."""
        fits: Callable[[Any], bool] = lambda found: (  # noqa: E731  # one use
            isinstance(found, dict) and all(_is_list(words) for words in found.values())
        )
        return dict(self._take(name, {}, fits, 'words per language (keywords.fr = ["…"])'))

    def several(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Several texts; a single one may stand alone."""
        value = self._take(name, default, lambda found: isinstance(found, str) or _is_list(found), "a list of texts")
        return (value,) if isinstance(value, str) else tuple(value)

    def mapping(self, name: str) -> Texts:
        """Text to text."""
        fits: Callable[[Any], bool] = lambda found: (  # noqa: E731  # one use
            isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
        )
        return dict(self._take(name, {}, fits, "a table of texts"))

    def raw(self, name: str) -> Any:
        """The value as written, or None."""
        self._seen.add(name)
        return self._values.get(name)

    def tables(self, name: str) -> list[Table]:
        """The tables of an array (`[[name]]`), or a single one (`[name]`)."""
        value = self.raw(name)
        found = [value] if isinstance(value, dict) else value or []
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self.problem(f"{name} must be a table")
            return []
        label = f"{self.where} [{name}]" if self.where != "city.toml" else f"city.toml [{name}]"
        return [
            Table(f"{label} {item.get('code') or item.get('file') or number}", item, self._problems)
            for number, item in enumerate(found, start=1)
        ]

    def finish(self) -> None:
        """Note what nobody asked for: most likely a misspelt name."""
        for name in self._values:
            if name not in self._seen:
                self.problem(f"{name!r} is not known here")

    def _take(self, name: str, default: Any, fits: Callable[[Any], bool], kind: str, *, required: bool = False) -> Any:
        self._seen.add(name)
        value = self._values.get(name)
        if value is None:
            if required:
                self.problem(f"{name} is missing")
            return default
        if not fits(value):
            self.problem(f"{name} must be {kind}")
            return default
        return value


def _is_texts(found: Any) -> bool:
    return isinstance(found, str) or (
        isinstance(found, dict) and bool(found) and all(isinstance(text, str) for text in found.values())
    )


def _is_list(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(item, str) for item in found)
