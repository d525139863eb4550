"""Rung 6: the built-in fictional town, made by code, deterministic."""
