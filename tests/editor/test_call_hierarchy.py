"""What speaks for and against a claim, and what it speaks for and against."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from opening import ENCODINGS, alone, here, opened, words
from sessions import Session
from texts import slips

from argmap.editor.call_hierarchy import prepared, speaking_to, spoken_to
from argmap.editor.desk import Here
from argmap.editor.positions import Encoding

FILES = {
    "argmap.toml": "",
    "base/base.argmap": "claim flood: The flood was long.\n",
    "map/a.argmap": """\
import base: ../base

question q: Q?

claim a: 🏠 A.
  answers: q
  strongly supported by: b + c
  attacked by: base.flood

claim d: D.
  weakly attacks: a
  details: a

claim e: 🏠 E.
  undercuts: b + c -> a, w

claim x: X.
  undercuts: e undercuts w
""",
    "map/b.argmap": """\
claim b: B.

claim c: C.

argument w: W.
  premises: d
  conclusion: b
  stance: against
""",
}


@pytest.fixture(params=ENCODINGS)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Here:
    path = write(tmp_path, FILES) / "map/a.argmap"
    encoding: Encoding = request.param
    return here(opened([path], encoding=encoding), path)


def incoming(found: Here, id: str) -> list[tuple[str, str | None]]:
    entry = found.map.get(id)
    assert entry is not None
    calls = speaking_to(found, "uri", entry)
    for call in calls:
        _inside(found, call.from_, call.from_ranges)
    return [(call.from_.name, call.from_.detail) for call in calls]


def outgoing(found: Here, id: str) -> list[tuple[str, str | None]]:
    entry = found.map.get(id)
    assert entry is not None
    calls = spoken_to(found, "uri", entry)
    place = found.desk.location(entry.at)
    assert place is not None
    for call in calls:
        assert call.from_ranges
    return [(call.to.name, call.to.detail) for call in calls]


def _inside(found: Here, item: types.CallHierarchyItem, ranges: list[types.Range]) -> None:
    """Asserts that an item stands at its id, and that a link is shown in the item's own file."""
    path = Path(item.uri.removeprefix("file://"))
    text = path.read_text(encoding="utf-8")
    encoding = found.desk.encoding
    assert words(text, item.selection_range, encoding) == item.name.rpartition(".")[2]
    assert item.data == ["uri", item.name]
    (place,) = ranges
    assert words(text, place, encoding).strip()


def test_what_speaks_for_and_against_a_claim(made: Here) -> None:
    assert incoming(made, "a") == [
        ("b", "strongly supports with c: B."),
        ("c", "strongly supports with b: C."),
        ("base.flood", "attacks: The flood was long."),
        ("d", "weakly attacks: D."),
        ("e", "undercuts b + c -> a: 🏠 E."),
    ]
    assert incoming(made, "q") == [("a", "answers: 🏠 A.")]
    assert incoming(made, "d") == []


def test_what_a_claim_speaks_for_and_against(made: Here) -> None:
    assert outgoing(made, "a") == [("q", "answers: Q?")]
    assert outgoing(made, "b") == [("a", "strongly supports with c: 🏠 A.")]
    assert outgoing(made, "d") == [("a", "weakly attacks: 🏠 A."), ("b", "attacks: B.")]
    assert outgoing(made, "base.flood") == [("a", "attacks: 🏠 A.")]


def test_an_undercut_is_shown_with_what_its_link_leads_to(made: Here) -> None:
    assert sorted(outgoing(made, "e")) == [
        ("a", "undercuts b + c -> a: 🏠 A."),
        ("w", "undercuts w: W."),
    ]


def test_an_argument_joins_its_premises_to_its_conclusion(made: Here) -> None:
    assert incoming(made, "w") == [("d", "attacks: D."), ("e", "undercuts: 🏠 E.")]
    assert outgoing(made, "w") == [("b", "attacks: B.")]


def test_only_entries_of_the_argument_have_a_hierarchy(made: Here) -> None:
    text = made.source.text

    def at(words: str, inside: int) -> str | None:
        item = prepared(made, "uri", text.index(words) + inside)
        return item and item.name

    assert at("claim a", 1) == "a"
    assert at("claim a", 6) == "a"
    assert at("answers: q", 9) == "q"
    assert at("attacked by: base", 14) == "base.flood"
    assert at("🏠 A.", 2) is None
    assert at("import base", 8) is None
    assert prepared(made, "uri", 10**9) is None


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_both_directions_agree_in_the_real_maps(folder: Path) -> None:
    found = here(opened([min(folder.glob("*.argmap"))]), min(folder.glob("*.argmap")))
    up = {
        (id, one.to.name)
        for id, entry in found.map.entries.items()
        if entry.kind != "argument"
        for one in spoken_to(found, "uri", entry)
        if not str(one.to.detail).split(":")[0].count("undercuts")
    }
    down = {
        (one.from_.name, id)
        for id, entry in found.map.entries.items()
        if entry.kind != "argument"
        for one in speaking_to(found, "uri", entry)
        if not str(one.from_.detail).split(":")[0].count("undercuts")
    }
    own = found.map.entries.keys()
    assert {pair for pair in down if own >= {*pair}} == {pair for pair in up if own >= {*pair}}
    assert up


@settings(max_examples=15)
@given(slips())
def test_any_text_has_a_hierarchy(text: str) -> None:
    with alone(text) as found:
        for entry in found.map.entries.values():
            speaking_to(found, "uri", entry)
            spoken_to(found, "uri", entry)


@pytest.mark.asyncio
async def test_the_hierarchy_in_a_session(kyrgyzstan: Session) -> None:
    name = "why-manas.argmap"
    kyrgyzstan.open(name)
    ask = kyrgyzstan.client
    roots = await ask.text_document_prepare_call_hierarchy_async(
        types.CallHierarchyPrepareParams(
            kyrgyzstan.document(name), kyrgyzstan.at(name, "pleases-moscow", 2)
        )
    )
    assert roots is not None
    (root,) = roots
    assert root.name == "pleases-moscow"
    calls = await ask.call_hierarchy_incoming_calls_async(
        types.CallHierarchyIncomingCallsParams(root)
    )
    assert calls is not None
    assert "scores-favor" in [one.from_.name for one in calls]
    further = await ask.call_hierarchy_outgoing_calls_async(
        types.CallHierarchyOutgoingCallsParams(calls[0].from_)
    )
    assert further is not None
    assert "pleases-moscow" in [one.to.name for one in further]
    root.data = None
    assert (
        await ask.call_hierarchy_incoming_calls_async(types.CallHierarchyIncomingCallsParams(root))
        is None
    )
