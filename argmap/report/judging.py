"""Judgments in words: how likely something is, and how sure that is."""

from __future__ import annotations

from argmap.model import Claim, Evidence, Map
from argmap.render.words import Words

EDITIONS = {"icd203": "ICD 203, 2015", "phia": "PHIA, 2025", "kent": "Kent, 1964"}
"""The scales of likelihood with the years of their editions."""


class Judging:
    """Puts judgments into the words of a language."""

    def __init__(self, map: Map, words: Words) -> None:
        self.words = words
        self._edition = EDITIONS.get(map.scale, "")

    def likelihood(self, entry: Claim | Evidence) -> str:
        """A likelihood with its range and its scale: `unlikely (20–45%; ICD 203, 2015)`."""
        found = entry.likelihood
        if found is None:
            return ""
        range, edition = self.percent(found.low, found.high), self.edition(entry)
        return f"{found.text} ({range}; {edition})" if edition else range

    def edition(self, entry: object) -> str:
        """The scale of whose words a likelihood is; empty where it is given in percent."""
        found = entry.likelihood if isinstance(entry, Claim | Evidence) else None
        if found is None or found.text[:1].isdigit():
            return ""
        return self._edition

    def percent(self, low: float, high: float) -> str:
        """A range in percent, in the form of the language."""
        return self.words.percent(low, high)

    def confidence(self, entry: Claim | Evidence) -> str:
        """A confidence with its reason: `low confidence: one witness`."""
        found = entry.confidence
        if found is None:
            return ""
        level = self.words[f"confidence {found.level}"]
        return self.words.named(level, found.reason) if found.reason else level
