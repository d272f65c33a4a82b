"""What an entry says in two states: no field of the model is left out."""

from __future__ import annotations

import pytest

from argmap.compare.fields import alterations
from argmap.model.entries import EntryBase

OTHERWISE = {
    *("id", "section", "at", "places"),  # a new id and another place are no altered value
    *("kind", "text", "note", "attributions", "likelihood", "confidence"),  # by ways of their own
    *("premises", "conclusion", "strength", "stance"),  # told of the link
    "document",  # what was read of a source's file, which is not compared
}
FIELDS = [
    (kind, field)
    for kind in EntryBase.__subclasses__()
    for field in kind.model_fields
    if field not in OTHERWISE
]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda one: getattr(one, "__name__", one))
def test_every_value_is_compared(kind: type[EntryBase], field: str) -> None:
    bare = {"id": "a", "text": "A.", "note": ()}
    old, new = kind.model_construct(**bare), kind.model_construct(**bare, **{field: ("x",)})
    (one,) = alterations(old, new, {})
    assert (one.key, one.new) == (field.replace("_", " "), "x")
