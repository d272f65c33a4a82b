"""Links between entries."""

from __future__ import annotations

from typing import Literal

from argmap.model.values import Model, Place

RelationName = Literal[
    "supports",
    "attacks",
    "undercuts",
    "contradicts",
    "corroborates",
    "updates",
    "explains",
    "details",
    "assumes",
    "bears on",
    "answers",
]
Strength = Literal["strong", "weak"]


class Link(Model):
    """A relation between entries, whichever end it was written from.

    The `id` names the link: `a -> b` or `a + c -> b` for supports and attacks
    (`a -> b (attacks)` where a link of both kinds joins the same ends), `a undercuts X` and
    so on for the others.
    """

    id: str
    relation: RelationName
    premises: tuple[str, ...]
    """Ids of the active end; more than one only where premises count together."""
    target: str
    """The id of the other end. For `undercuts`: the id of a link or of an argument."""
    strength: Strength | None = None
    argument: str | None = None
    """The id of the argument entry that is this link's warrant."""
    at: Place
    """Where it is written."""
