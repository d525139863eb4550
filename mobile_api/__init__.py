"""Rung 6: every endpoint a phone calls."""
