"""What a picture of changes marks: what is new, gone or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.model import Confidence, Likelihood, Link

Mark = Literal["new", "gone", "changed"]
MARKS: tuple[Mark, ...] = ("new", "gone", "changed")


@dataclass(frozen=True, slots=True)
class Before:
    """What a card that changed said before, as far as that is another thing."""

    text: str | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    """With its reason where that is another one."""
    unjudged: bool = False
    """Whether it had neither likelihood nor confidence, and has one now."""
    grade: str | None = None
    sourced: bool = False
    """Whether who said it, where or in which words is not what it was."""
    others: bool = False
    """Whether anything else is not what it was."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a picture is marked, and what stands below its title."""

    cards: Mapping[str, Mark]
    """By the id of a card or an argument."""
    before: Mapping[str, Before]
    """By the same ids, for what changed."""
    links: Mapping[str, Mark]
    """By the id of the link."""
    was: Mapping[str, Link]
    """What a link was that changed, by its id."""
    old: str
    """What the old state is called."""
    new: str
    judgments: int = 0
    """How many judgments moved."""
