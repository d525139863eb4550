"""Rung 5: what the HTTP rooms share."""
