"""Drawn pictures of street problems, before and after their repair, so that no real photo is needed."""

from demo.scenes.catalogue import SIZE, draw_scene, variants_of

__all__ = ["SIZE", "draw_scene", "variants_of"]
