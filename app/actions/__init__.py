"""Rung 4: the only code that changes state, and the only code that commits."""
