"""What a page names at once for the screen its address opens, so that a slow line is waited for once, not file by file.

The bundler's manifest says which files a screen needs; the page gets a line for each in its head. A build without a
manifest is served as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import escape

PAGE = "index.html"
MANIFEST = Path(".vite") / "manifest.json"
SCREENS = {
    "signaler": "src/resident/report/ReportFlow.svelte",
    "suivi": "src/resident/Follow.svelte",
    "ville": "src/resident/town/Town.svelte",
    "alertes": "src/resident/town/Alerts.svelte",
    "mes-signalements": "src/resident/Mine.svelte",
    "connexion": "src/resident/SignIn.svelte",
    "reglages": "src/resident/Settings.svelte",
    "confirmer": "src/resident/Confirm.svelte",
    "desabonner": "src/resident/Unsubscribe.svelte",
    "a-propos": "src/resident/About.svelte",
    "accessibilite": "src/resident/access/Accessibility.svelte",
    "statistiques": "src/resident/opendata/Statistics.svelte",
    "donnees": "src/resident/opendata/OpenData.svelte",
    "integrateurs": "src/resident/integrators/Integrators.svelte",
    "guichet": "src/resident/counter/Counter.svelte",
    "recu": "src/resident/scanned/PendingReceipt.svelte",
    "o": "src/resident/scanned/ScannedObject.svelte",
}
"""The lazy screen of an address's first part; the home is in the first files already."""
WORDS = ("ui", "resident", "sending")
"""The rooms that the first files speak with; a screen's own words come on top."""
SCREEN_WORDS = {
    "signaler": ("where", "privacy"),
    "suivi": ("hearing",),
    "ville": ("public", "integrators"),
    "alertes": ("public",),
    "accessibilite": ("access",),
    "statistiques": ("opendata",),
    "donnees": ("opendata", "integrators"),
    "a-propos": ("integrators",),
    "integrateurs": ("integrators",),
    "o": ("scanned",),
    "recu": ("scanned",),
}
FONT = "atkinson-hyperlegible-latin-400-normal"
SCRIPTLESS_FONT_LOCALES = ("ar",)
"""Written in letters that our font does not have."""


@dataclass(frozen=True, slots=True)
class Build:
    """The manifest of one build: what each source became."""

    entries: dict[str, dict[str, Any]]

    def scripts(self, key: str) -> list[str]:
        """The files of a module and of all that it imports at once, those it rests on first."""
        return list(dict.fromkeys(entry["file"] for entry in self._reached(key)))

    def styles(self, key: str) -> list[str]:
        """The style sheets of the same modules."""
        return list(dict.fromkeys(name for entry in self._reached(key) for name in entry.get("css", ())))

    def font(self) -> str | None:
        """The file of the letters that most of a page is written in."""
        names = (name for entry in self.entries.values() for name in entry.get("assets", ()))
        return next((name for name in names if FONT in name and name.endswith(".woff2")), None)

    def _reached(self, key: str) -> list[dict[str, Any]]:
        seen: dict[str, dict[str, Any]] = {}

        def visit(name: str) -> None:
            entry = self.entries.get(name)
            if entry is None or name in seen:
                return
            seen[name] = entry
            for imported in entry.get("imports", ()):
                visit(imported)

        visit(key)
        return list(reversed(seen.values()))


def with_first_load(source: str, folder: Path, path: str, locale: str) -> str:
    """The page for `path` with the files that its screen needs named in its head; those it names already, not twice."""
    build = _build_of(folder)
    if build is None or "</head>" not in source:
        return source
    return source.replace("</head>", "".join(_lines(build, source, path, locale)) + "</head>", 1)


def _lines(build: Build, source: str, path: str, locale: str) -> list[str]:
    first = path.strip("/").split("/", 1)[0]
    screen = SCREENS.get(first)
    rooms = WORDS + SCREEN_WORDS.get(first, ()) if locale != "fr" else ()
    wanted = [*([screen] if screen else ()), *(f"src/i18n/{room}.{locale}.ts" for room in rooms)]
    scripts = dict.fromkeys(name for key in wanted for name in build.scripts(key))
    styles = dict.fromkeys(name for key in wanted for name in build.styles(key))
    lines = [_line("modulepreload", name, "crossorigin") for name in scripts if f"/{name}" not in source]
    lines += [_line("preload", name, 'as="style" crossorigin') for name in styles if f"/{name}" not in source]
    font = build.font()
    if font and locale not in SCRIPTLESS_FONT_LOCALES:
        lines.append(_line("preload", font, 'as="font" type="font/woff2" crossorigin'))
    lines.append(_line("preload", f"api/v1/town?lang={locale}", 'as="fetch" crossorigin'))
    return lines


def _line(relation: str, name: str, attributes: str) -> str:
    return f'<link rel="{relation}" {attributes} href="/{escape(name)}">'


def _build_of(folder: Path) -> Build | None:
    path = folder / MANIFEST
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Build:  # a new build is read again
    return Build(json.loads(path.read_text("utf-8")))
