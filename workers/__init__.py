"""Rung 6: the edge towards time: relay, workers, schedule."""
