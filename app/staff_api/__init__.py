"""Rung 6: the dashboard's API."""
