"""What a rule says that its findings hang on is what they hang on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mapkit import REAL_FOLDERS

from argmap import rules
from argmap.check import check
from argmap.check.settling import place
from argmap.model import (
    Argument,
    Assumption,
    Attribution,
    Claim,
    Evidence,
    Gap,
    Link,
    Map,
    Question,
    Quote,
    Section,
)
from argmap.model.map import ASPECTS, Stamp
from argmap.model.values import Model

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "findings").glob("*.argmap"))
STATED = (Question, Claim, Evidence, Assumption, Gap, Argument, Section)
WHOLE = [name for name in rules.checks() if rules.looks_at(name) is not None]
ONE_BY_ONE = [name for name in rules.checks() if rules.looks_at(name) is None]


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> list[Map]:
    """The real maps, and those of the rules' fixtures, each by itself."""
    found = [one.map for folder in REAL_FOLDERS for one in check([folder]).checked]
    for path in FIXTURES:
        folder = tmp_path_factory.mktemp("fixture")
        (folder / path.name).write_bytes(path.read_bytes())
        found += [one.map for one in check([folder]).checked]
    return found


def anew(map: Map) -> Map:
    """The same map, of which nothing is remembered."""
    return map.model_copy(update={"stamps": {aspect: Stamp() for aspect in ASPECTS}})


def test_what_is_named_is_there() -> None:
    assert set(WHOLE) | set(ONE_BY_ONE) == set(rules.checks())
    assert all(set(rules.looks_at(name) or ()) <= set(ASPECTS) for name in WHOLE)
    assert set(rules.of_entries()) <= set(WHOLE)


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_entries_can_be_looked_at_one_by_one(maps: list[Map], name: str) -> None:
    rule = rules.checks()[name]
    for map in maps:
        whole = {(place(one), one.message) for one in rule(map)}
        head = {(place(one), one.message) for one in rule(map.part(()))}
        parts = {(place(one), one.message) for id in map.entries for one in rule(map.part([id]))}
        assert parts | head == whole


def aspect_of(model: object, field: str) -> str | None:
    """The aspect that a field of a part of a map belongs to; None where it stays the same."""
    if isinstance(model, Map):
        return {"links": "links", "at_fault": "faults"}.get(field)
    if isinstance(model, Link):
        return "links"
    if isinstance(model, Quote):
        return "quotes"
    if isinstance(model, Attribution):
        return "quotes" if field in ("quote", "hedge") else "attributions"
    if isinstance(model, STATED) and field in ASPECTS:
        return field
    return None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The aspects that are asked for meanwhile."""
    found: set[str] = set()

    def get(self: Model, name: str) -> Any:
        if not name.startswith("_") and name in type(self).__pydantic_fields__:
            found.add(aspect_of(self, name) or "")
        return object.__getattribute__(self, name)

    monkeypatch.setattr(Model, "__getattribute__", get, raising=False)
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_else_is_asked_for(maps: list[Map], asked: set[str], name: str) -> None:
    rule = rules.checks()[name]
    for map in maps:
        for one in (map, map.model_copy(update={"at_fault": {}})):
            fresh = anew(one)
            asked.clear()
            list(rule(fresh))
            assert asked - {""} <= set(rules.looks_at(name) or ())
