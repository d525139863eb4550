"""Rung 1: settings, errors, the workflow and the clock; knows nobody above it."""
