"""Rung 3: all PostGIS lives here and nowhere else."""
