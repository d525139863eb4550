"""Rung 3: the outside world, one `send(message)` each, and the ways in which a sending can end badly."""

from __future__ import annotations


class DeliveryLater(Exception):  # noqa: N818 - an outcome, named as such
    """Not yet, and nobody's fault: try again after `seconds`, without counting this as an attempt."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        super().__init__(reason or f"later, in {seconds:g} s")
        self.seconds = seconds


class ChannelDown(Exception):  # noqa: N818 - an outcome, named as such
    """The way out itself is closed (no connection, sign-in refused): no message can pass, so none is to blame."""


class DeliveryRefused(Exception):  # noqa: N818 - an outcome, named as such
    """The receiver said no for good: trying again cannot help, a person must look."""


__all__ = ["ChannelDown", "DeliveryLater", "DeliveryRefused"]
