"""What is wrong with a town's description or files, said so that somebody can correct it."""

from __future__ import annotations


class TownFilesError(Exception):
    """The description or the files cannot be used; `problems` has one line for each thing to correct."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class FeatureRefusedError(TownFilesError):
    """One feature cannot be used; it is left out and named, unless too many of its file are."""
