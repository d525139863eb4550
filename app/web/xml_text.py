"""Text on its way into an XML document."""

from __future__ import annotations

import re

_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def speakable(text: str) -> str:
    """`text` without what an XML 1.0 document cannot hold (2.2): most control characters, lone surrogates."""
    return _UNSPEAKABLE.sub("", text)
