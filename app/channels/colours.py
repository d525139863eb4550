"""Colours of letters, from the design tokens, as plain values: mail programs know neither variables nor oklch."""

from __future__ import annotations

import re

BRAND = "#0f5563"
CONTRAST = 5.5
"""White text on the town's colour: above the 4.5 of WCAG 2.2 (1.4.3), as mail programs shift colours a little."""
STEP = 0.94

CHIPS: dict[str, tuple[str, str]] = {
    "received": ("#6f4300", "#fff0d2"),
    "acknowledged": ("#164a9c", "#e4edfc"),
    "in_progress": ("#164a9c", "#e4edfc"),
    "scheduled": ("#562b96", "#efe7fb"),
    "resolved": ("#0b5838", "#dcf2e6"),
    "forwarded": ("#364650", "#e4ebef"),
    "rejected": ("#4a4641", "#edeae6"),
    "duplicate": ("#4a4641", "#edeae6"),
    "reopened": ("#6f4300", "#fff0d2"),
}
"""Text and ground of each status' badge (`--st-*-fg`, `--st-*-bg`)."""


def readable_on_white(colour: str | None) -> str:
    """The town's colour, darkened until white text can be read on it; ours when it is missing or not `#rrggbb`."""
    if not colour or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return BRAND
    red, green, blue = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    while _contrast_with_white(red, green, blue) < CONTRAST:
        red, green, blue = (int(value * STEP) for value in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _contrast_with_white(red: int, green: int, blue: int) -> float:
    """Contrast ratio against white (WCAG 2.2, definition of "contrast ratio")."""
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (luminance + 0.05)


def _linear(value: int) -> float:
    share = value / 255
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
