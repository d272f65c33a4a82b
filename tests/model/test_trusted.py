"""What the linking makes without validation is what validation would have made."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import REAL_FOLDERS

from argmap.check import check
from argmap.model import Attribution, Link, Map
from argmap.model.values import Model


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_real_maps(folder: Path) -> None:
    (map,) = check([folder]).maps
    checked = 0
    for entry in [*map.entries.values(), *map.links]:
        same(entry)
        checked += 1
        for said in getattr(entry, "attributions", ()):
            same(said)
    assert checked == len(map.entries) + len(map.links)
    assert Map(**{name: getattr(map, name) for name in Map.model_fields}) == map


def same(made: Model) -> None:
    cls = type(made)
    given = {name: getattr(made, name) for name in made.model_fields_set}
    validated = cls(**given)
    assert validated == made
    assert validated.model_fields_set == made.model_fields_set
    assert validated.model_dump_json() == made.model_dump_json()
    assert made.model_copy() == made


def test_defaults_are_the_class_s_own() -> None:
    made = Link.trusted({"id": "a -> b", "relation": "supports", "premises": ("a",), "target": "b"})
    assert made.strength is None
    assert made.argument is None
    assert made.model_fields_set == {"id", "relation", "premises", "target"}


def test_a_validated_one_refuses_what_is_wrong() -> None:
    with pytest.raises(ValueError):
        Attribution(stance="asserts", speaker="a", at=None, unknown=1)  # type: ignore[call-arg, arg-type]
