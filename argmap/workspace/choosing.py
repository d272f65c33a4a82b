"""The words that a configuration may use for rules, and which rules they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from argmap.diagnostics import did_you_mean

GROUPS = {"all": "every rule that there is", "default": "the rules that are on by default"}
"""Words that stand for many rules, and what they stand for."""
_PROMISE = "it is among what argmap promises of every map that passes"

Breadth = Literal["group", "family", "rule"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a configuration may use."""

    families: dict[str, str]
    """The family of every rule."""
    off: frozenset[str]
    """Rules that are off by default."""
    fixed: Callable[[], frozenset[str]]
    """Gives the rules that can't be turned off or made lighter."""

    def rules(self, words: Iterable[str]) -> frozenset[str]:
        """The rules that words stand for: names of rules, families and groups."""
        return frozenset(
            name
            for word in words
            for name, family in self.families.items()
            if word in (name, family, "all") or (word == "default" and name not in self.off)
        )

    def breadth(self, word: str) -> Breadth:
        """Whether a word names a group, a family or a rule."""
        if word in GROUPS:
            return "group"
        return "rule" if word in self.families else "family"

    def wrong(self, word: str, key: str) -> tuple[str, ...]:
        """What is wrong with a word, and help; nothing where it is right.

        `key` is what it is for: `select`, `ignore` or `severity`.
        """
        known = set(self.families)
        if key != "severity":
            known.update(self.families.values(), GROUPS)
        if word in known:
            lighter = key == "ignore" and word in self.families and word in self.fixed()
            return (f"`{word}` can't be ignored", _PROMISE) if lighter else ()
        if word in self.families.values() or word in GROUPS:
            return (f"`{word}` is not a rule", "the severity is that of a rule, not of many")
        help = did_you_mean(word, known) or ("`argmap rules` lists them",)
        return (f"`{word}` is not a rule", *help)

    def too_light(self, word: str, severity: str) -> tuple[str, ...]:
        """What is wrong with a rule's severity, and help; nothing where it is right."""
        if severity in ("warning", "info") and word in self.families and word in self.fixed():
            return (f"`{word}` is always an error", _PROMISE)
        return ()
