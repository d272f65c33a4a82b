"""What a rule finds in an entry changes only where something else bears on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from mapkit import REAL_FOLDERS

from argmap import rules
from argmap.check import check
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Attribution, Claim, Confidence, Evidence, Likelihood, Link, Map
from argmap.model.entries import Entry
from argmap.model.map import ANY_KEY, ASPECTS, Stamp
from argmap.rules.concerning import concerned
from argmap.text import SourceText, Span

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "findings").glob("*.argmap"))
AT = Span(SourceText("m.argmap", "x\n"), 0, 1)
LIKELY = Likelihood(text="very likely", low=80, high=95)
UNLIKELY = Likelihood(text="unlikely", low=20, high=45)
LOW, HIGH = Confidence(level="low"), Confidence(level="high")
IDS = tuple("abcdef")
RELATIONS = (
    "supports",
    "attacks",
    "undercuts",
    "contradicts",
    "corroborates",
    "answers",
)
Found = Mapping[str, list[Diagnostic]]


def found(map: Map) -> Found:
    """What the rules find in each entry."""
    looks = rules.of_entries().values()
    return {
        id: [one for look in looks for one in look(map, entry)]
        for id, entry in map.entries.items()
        if isinstance(entry, Claim | Evidence)
    }


def changed(map: Map, id: str) -> Iterator[Map]:
    """Maps in which one entry says something else, but neither links nor attributions do."""
    entry = map.entries[id]
    fields: list[dict[str, object]] = [{"note": ("Note.",)}]
    if isinstance(entry, Claim | Evidence):
        fields += [{"likelihood": one} for one in (None, LIKELY, UNLIKELY)]
        fields += [{"confidence": one} for one in (LOW, HIGH)]
    if isinstance(entry, Evidence):
        fields += [{"grade": grade} for grade in ("1", "5", None)]
    for update in fields:
        others = {**map.entries, id: entry.model_copy(update=update)}
        yield map.model_copy(update={"entries": others, "stamps": stamps(map)})
    keys = ANY_KEY, "undercut by", "supported by", "attacked by", "answers", "likelihood"
    for key in keys:
        at_fault = {**map.at_fault, id: frozenset((key,))}
        yield map.model_copy(update={"at_fault": at_fault, "stamps": stamps(map)})


def stamps(map: Map | None = None) -> dict[str, Stamp]:
    """The stamps of a map that has the links and the attributions of another."""
    kept = map.stamps if map else {}
    new = {aspect: Stamp() for aspect in ASPECTS}
    return {**new, **{aspect: kept[aspect] for aspect in ("links", "attributions") if kept}}


def holds(map: Map, id: str) -> None:
    """Whether all entries in which something else is found are concerned."""
    before, may = found(map), concerned(map, [id])
    for other in changed(map, id):
        now = found(other)
        assert {one for one in now if now[one] != before[one]} <= may


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda one: one.name)
def test_in_real_maps(folder: Path) -> None:
    (map,) = (one.map for one in check([folder]).checked)
    for id in list(map.entries)[:: 1 + len(map.entries) // 40]:
        holds(map, id)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda one: one.stem)
def test_in_the_maps_of_the_rules(tmp_path: Path, path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    (map,) = (one.map for one in check([tmp_path]).checked)
    for id in map.entries:
        holds(map, id)


@some.composite
def maps(draw: some.DrawFn) -> Map:
    """Small maps with many links."""
    entries: dict[str, Entry] = {}
    for id in IDS:
        said = draw(some.lists(some.sampled_from(["asserts", "denies"]), max_size=2))
        fields = {
            "id": id,
            "text": "T.",
            "at": AT,
            "likelihood": draw(some.sampled_from([None, LIKELY, UNLIKELY])),
            "confidence": draw(some.sampled_from([None, HIGH])),
            "attributions": tuple(
                Attribution(stance=stance, speaker="unnamed", at=AT) for stance in said
            ),
        }
        if draw(some.booleans()):
            entries[id] = Claim.model_validate(fields)
        else:
            grade = draw(some.sampled_from([None, "1", "5"]))
            entries[id] = Evidence.model_validate({**fields, "grade": grade})
    entries["w"] = Argument(id="w", text="W.", at=AT)
    relations = draw(some.lists(some.sampled_from(RELATIONS), min_size=1, max_size=3))
    links: list[Link] = []
    for number in range(draw(some.integers(0, 9))):
        relation = draw(some.sampled_from(relations))
        if relation == "undercuts":
            target = draw(some.sampled_from(["w", *(one.id for one in links)]))
        else:
            target = draw(some.sampled_from(IDS))
        premises = draw(some.lists(some.sampled_from(IDS), min_size=1, max_size=2, unique=True))
        strength = draw(some.sampled_from([None, "strong", "weak"]))
        fields = {"premises": premises, "target": target, "strength": strength, "at": AT}
        if relation in ("supports", "attacks") and not any(one.argument for one in links):
            fields["argument"] = draw(some.sampled_from([None, "w"]))
        links.append(Link.model_validate({"id": f"l{number}", "relation": relation, **fields}))
    in_doubt = draw(some.frozensets(some.sampled_from([*entries]), max_size=3))
    at_fault = {id: frozenset(("undercut by",)) for id in in_doubt}
    made = {"entries": entries, "links": links, "at_fault": at_fault, "stamps": stamps()}
    return Map.model_validate({"folder": ".", **made})


@given(maps(), some.sampled_from((*IDS, "w")))
@settings(max_examples=400)
def test_in_any_map(map: Map, id: str) -> None:
    holds(map, id)


def test_an_argument_concerns_what_it_argues_for() -> None:
    """A line at fault in an argument may be an undercut of its own link, which is hit as well."""
    likely = Claim(id="a", text="T.", at=AT, likelihood=LIKELY)
    others = [Claim(id=id, text="T.", at=AT) for id in "bc"]
    argued, hit = (
        Link(id=relation, relation=relation, premises=(id,), target=to, argument=argument, at=AT)
        for relation, id, to, argument in (
            ("supports", "b", "a", "w"),
            ("undercuts", "c", "w", None),
        )
    )
    map = Map(
        folder=".",
        entries={one.id: one for one in (likely, *others, Argument(id="w", text="W.", at=AT))},
        links=(argued, hit),
        at_fault={"c": frozenset(("undercut by",))},
        stamps=stamps(),
    )
    holds(map, "w")
    assert any(found(one)["a"] != found(map)["a"] for one in changed(map, "w"))
