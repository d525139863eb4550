"""The pair of applications, for every test of this folder that asks for it."""

from tests.open311.remote_pair import elsewhere, managing, other, report

__all__ = ["elsewhere", "managing", "other", "report"]
