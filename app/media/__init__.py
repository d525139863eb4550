"""Rung 3: bytes: verified, stored, resized."""
