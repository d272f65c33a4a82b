"""What changed between two states: properties that hold for all maps, and single cases."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapkit import REAL_FOLDERS, chunks

from argmap.compare import Changes, EntryChange, LinkChange, compare
from argmap.language import parse
from argmap.model import Map
from argmap.text import SourceText
from argmap.workspace.linking import Linker

IDS = ("a", "b", "c", "d", "e")
WORDS = (
    "The minister signed the order before the vote.",
    "The minister signed the order after the vote.",
    "Prices of bread doubled within a year.",
    "The archive has no record of the meeting.",
    "Two witnesses saw the car at the gate.",
)
LINES = (
    "supports: {}",
    "attacks: {}",
    "strongly supports: {}",
    "weakly attacks: {}",
    "contradicts: {}",
    "details: {}",
    "likelihood: likely",
    "likelihood: 30-45%",
    "confidence: low",
    "confidence: moderate, two reports",
    "said by: mayor in minutes",
    "denied by: mayor in minutes, page 3\n  > no such order",
    "note: To be looked at.",
    "on: 2006",
)
SAID = "speaker mayor: Anna Weiss\n\nsource minutes: The minutes of the council\n  grade: B\n"


def model(*texts: str, names: tuple[str, ...] = ()) -> Map:
    """The map of some files; without `names` they are called by their number."""
    found = names or tuple(f"{number}.argmap" for number in range(len(texts)))
    files = [parse(SourceText(n, text)) for n, text in zip(found, texts, strict=True)]
    return Linker(files, ".", {}).map


def changes(old: str, new: str) -> Changes:
    return compare(model(old), model(new))


def told(one: Changes) -> list[str]:
    """All that changed, in a form in which the mirror of it can be read."""
    found = []
    for change in one.entries:
        old, new = change.old and change.old.id, change.new and change.new.id
        altered = sorted((a.key, a.old or "", a.new or "") for a in change.altered)
        found.append(repr((old, new, altered, change.moved)))
    for other in one.links:
        old, new = other.old and other.old.id, other.new and other.new.id
        found.append(repr((old, new, sorted(other.aspects))))
    return sorted(found)


def mirrored(one: Changes) -> list[str]:
    """The same, as it would be told if the new state were the old one."""
    turned = Changes(
        one.new,
        one.old,
        {now: was for was, now in one.ids.items()},
        tuple(
            EntryChange(
                c.new,
                c.old,
                tuple(type(a)(a.key, a.new, a.old) for a in c.altered),
                c.moved and c.moved[::-1],
            )
            for c in one.entries
        ),
        tuple(LinkChange(c.new, c.old, c.aspects) for c in one.links),
        (),
        (),
    )
    return told(turned)


@st.composite
def maps(draw: st.DrawFn) -> str:
    parts = [SAID]
    for id in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1)):
        kind = draw(st.sampled_from(["claim", "claim", "evidence", "assumption"]))
        lines = draw(st.lists(st.sampled_from(LINES), max_size=4, unique=True))
        body = "".join(f"  {line.format(draw(st.sampled_from(IDS)))}\n" for line in lines)
        parts.append(f"{kind} {id}: {draw(st.sampled_from(WORDS))}\n{body}")
    return "\n".join(parts)


@given(maps())
def test_a_state_does_not_differ_from_itself(text: str) -> None:
    assert changes(text, text).empty


@given(maps(), maps())
@settings(max_examples=300)
def test_changes_are_mirrored(old: str, new: str) -> None:
    forth, back = changes(old, new), changes(new, old)
    assert back.ids == {now: was for was, now in forth.ids.items()}
    assert told(back) == mirrored(forth)


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_order_and_files_are_no_change_of_the_argument(folder: Path) -> None:
    parts = [part for path in sorted(folder.glob("*.argmap")) for part in chunks(path)]
    before = model("".join(parts))
    plain = [part for part in parts if not part.startswith("section")]
    for seed in range(5):
        chance = random.Random(seed)
        chance.shuffle(plain)
        half = len(plain) // 2
        after = model("".join(plain[:half]).replace("\n  ", "\n\n    "), "".join(plain[half:]))
        found = compare(before, after)
        assert found.quiet
        assert not found.renamed
        assert {one.what for one in found.entries if one.entry.kind != "section"} == {"changed"}


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_a_new_id_is_a_rename_and_nothing_else(folder: Path) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.argmap")))
    before = model(text)
    values = (
        "text",
        "note",
        "file",
        "scheme",
        "role",
        "interest",
        "descriptor",
        "confidence",
        "falls_if",
    )
    said = [str(getattr(e, key, "")) for e in before.entries.values() for key in values]
    prose = " ".join([*said, *(quote.text for _, quote in before.quotes())])
    for seed in range(25):
        chance = random.Random(seed)
        names = sorted(id for id in before.entries if id not in prose)
        ids = chance.sample(names, min(chance.choice([1, 3]), len(names)))
        after = text
        for id in ids:
            after = re.sub(rf"(?<![\w-]){re.escape(id)}(?![\w-])", f"{id}-now", after)
        other = model(after)
        found = compare(before, other)
        assert found.renamed == {id: f"{id}-now" for id in ids}
        assert [one.altered for one in found.entries if one.altered] == []
        assert found.quiet


def test_ids_that_are_swapped() -> None:
    old = (
        "claim a: Bread is dear.\n  supports: c\n\nclaim b: Wine is cheap.\n\nclaim c: All is well."
    )
    new = (
        "claim b: Bread is dear.\n  supports: c\n\nclaim a: Wine is cheap.\n\nclaim c: All is well."
    )
    found = changes(old, new)
    assert found.renamed == {"a": "b", "b": "a"}
    assert found.quiet


def test_ids_that_follow_each_other() -> None:
    old = "claim a: Bread is dear.\n\nclaim b: Wine is cheap.\n"
    new = "claim b: Bread is dear.\n\nclaim c: Wine is cheap.\n"
    assert changes(old, new).renamed == {"a": "b", "b": "c"}


def test_a_renamed_entry_that_is_reworded() -> None:
    old = "claim a: The price of bread has doubled in one year.\n"
    new = "claim bread: The price of bread has nearly doubled in one year.\n"
    found = changes(old, new)
    assert found.renamed == {"a": "bread"}
    assert [one.key for one in found.entries[0].altered] == ["text"]


def test_entries_of_one_form_with_other_numbers_are_not_renamed() -> None:
    old = "claim a: In 2004 the price of bread rose by 3 percent.\n"
    new = "claim b: In 2005 the price of bread rose by 4 percent.\n"
    assert [one.what for one in changes(old, new).entries] == ["added", "dropped"]


def test_the_same_text_several_times() -> None:
    same = "evidence {}: See the report.\n  supports: {}\n\n"
    old = same.format("e1", "x") + same.format("e2", "y") + "claim x: One.\n\nclaim y: Two.\n"
    new = same.format("f2", "y") + same.format("f1", "x") + "claim x: One.\n\nclaim y: Two.\n"
    assert changes(old, new).renamed == {"e1": "f1", "e2": "f2"}


BASE = """claim c: The dam will fail within ten years.
  likelihood: likely
  confidence: low, one report

claim d: The dam is old.
  supports: c

evidence e: The engineer saw cracks.
  grade: 3
  said by: mayor in minutes
  supports: d
"""


def test_a_judgment_and_what_moved_it() -> None:
    new = BASE.replace("likely", "very likely").replace("grade: 3", "grade: 1")
    (moved,) = changes(SAID + "\n" + BASE, SAID + "\n" + new).judgments
    assert moved.change.entry.id == "c"
    assert moved.likelihood
    assert [one and one.text for one in moved.likelihood] == ["likely", "very likely"]
    assert moved.confidence is None
    assert [one.entry.id for one in moved.under if isinstance(one, EntryChange)] == ["e"]
    assert not moved.unfounded


def test_a_source_bears_on_what_rests_on_it() -> None:
    new = BASE.replace("likely", "very likely")
    found = changes(SAID + "\n" + BASE, SAID.replace("grade: B", "grade: D") + "\n" + new)
    (moved,) = found.judgments
    assert [one.entry.id for one in moved.under if isinstance(one, EntryChange)] == ["minutes"]


def test_a_judgment_that_moved_for_no_reason() -> None:
    other = "\nclaim x: The mayor is old.\n"
    (moved,) = changes(BASE, BASE.replace("likely", "unlikely") + other).judgments
    assert moved.under == ()
    assert moved.unfounded


def test_a_judgment_that_stayed_though_its_ground_changed() -> None:
    found = changes(BASE, BASE.replace("  supports: d\n", ""))
    assert found.judgments == ()
    assert [one.entry.id for one in found.overlooked] == ["c"]
    assert [one.what for one in found.overlooked[0].under] == ["dropped"]


def test_an_undercut_bears_on_the_judgment() -> None:
    new = BASE.replace("likely", "unlikely") + "\nclaim u: Old dams hold.\n  undercuts: d -> c\n"
    (moved,) = changes(BASE, new).judgments
    assert {one.entry.id for one in moved.under if isinstance(one, EntryChange)} == {"u"}


def test_another_word_for_the_same_range_moves_nothing() -> None:
    found = changes(BASE, BASE.replace("likelihood: likely", "likelihood: 55-80%"))
    assert found.judgments == ()
    assert [one.key for one in found.entries[0].altered] == ["likelihood"]


ENDS = "claim a: One.\n{}\nclaim b: Two.\n\nclaim c: Three.\n{}"


@pytest.mark.parametrize(
    ("old", "new", "aspects"),
    [
        ("  supports: b\n", "  attacks: b\n", ("relation",)),
        ("  supports: b\n", "  supports: c\n", ("target",)),
        ("  supports: b\n", "  strongly supports: b\n", ("strength",)),
        ("  strongly supports: b\n", "  weakly attacks: b\n", ("relation", "strength")),
    ],
)
def test_what_changed_of_a_link(old: str, new: str, aspects: tuple[str, ...]) -> None:
    found = changes(ENDS.format(old, ""), ENDS.format(new, ""))
    assert [one.aspects for one in found.links] == [aspects]
    assert found.entries == ()


def test_premises_that_join() -> None:
    found = changes(
        "claim a: One.\n\nclaim b: Two.\n\nclaim c: Three.\n  supported by: a\n",
        "claim a: One.\n\nclaim b: Two.\n\nclaim c: Three.\n  supported by: a + b\n",
    )
    assert [one.aspects for one in found.links] == [("premises",)]


def test_an_undercut_follows_its_link() -> None:
    old = ENDS.format("  supports: b\n", "  undercuts: a -> b\n")
    new = old.replace("claim a:", "claim z:").replace("a -> b", "z -> b")
    assert changes(old, new).quiet
    turned = changes(old, old.replace("supports: b", "attacks: b"))
    assert [one.aspects for one in turned.links] == [("relation",)]


def test_quotes_and_attributions() -> None:
    head = SAID + "\nspeaker clerk: Bo Lund\n\nclaim a: One.\n"
    old = "  said by: mayor in minutes, page 3\n  > we shall act\n  hedge: perhaps\n"
    new = (
        "  denied by: mayor in minutes, page 4\n  > we shall not act\n  said by: clerk in minutes\n"
    )
    (change,) = changes(head + old, head + new).entries
    assert [(one.key, one.old, one.new) for one in change.altered] == [
        ("attribution", "said by mayor in minutes, page 3", "denied by mayor in minutes, page 4"),
        ("quote", "we shall act", "we shall not act"),
        ("hedge", "perhaps", None),
        ("attribution", None, "said by clerk in minutes"),
    ]
    assert not change.quiet


def test_remarks_and_places_are_quiet() -> None:
    found = changes("claim a: One.\n", "section s: Part\n\nclaim a: One.\n  note: See there.\n")
    assert found.quiet
    assert not found.empty
    assert found.entries[-1].moved == ("0.argmap", "0.argmap, section s")


def test_a_map_that_is_new() -> None:
    found = compare(Map.model_construct(folder="."), model(BASE))
    assert {one.what for one in found.entries} == {"added"}
    assert all(one.beside for one in found.links)
