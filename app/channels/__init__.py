"""Rung 3: the outside world, one `send(message)` each."""
