"""Rung 6: what everybody may take: the public dataset with its catalogue, and the public statistics, /opendata/v1."""

from app.opendata.routes import blueprint

__all__ = ["blueprint"]
