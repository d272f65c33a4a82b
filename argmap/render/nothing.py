"""What a view raises that has nothing to show."""

from __future__ import annotations


class NothingToShow(Exception):
    """There is nothing to draw; the text says why, `help` what to do about it."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help
