"""What a line at fault may say is neither gone nor new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.compare import Changes, EntryChange, Unread, compare
from argmap.language import parse
from argmap.model import Map
from argmap.text import SourceText
from argmap.workspace.linking import Linker

OLD = """claim a: Bread is dear.
  likelihood: likely
  on: 2006
  supports: b

claim b: All is dear.
  supports: c

claim c: Times are hard.
"""
IDS = st.frozensets(st.sampled_from(("a", "b", "c", "claim", "likely")))
UNREAD = st.builds(Unread, IDS, IDS)


def model(text: str) -> Map:
    return Linker([parse(SourceText("map.argmap", text))], ".", {}).map


def told(found: Changes) -> tuple[set[str], set[str]]:
    """The ids of what surely changed, and of what may have."""
    sure = {one.entry.id for one in found.entries} | {one.link.id for one in found.links}
    maybe = {(one.entry if isinstance(one, EntryChange) else one.link).id for one in found.unsure}
    return sure, maybe


@pytest.mark.parametrize("turned", [False, True])
def test_a_head_at_fault(turned: bool) -> None:
    old, new = model(OLD), model(OLD.partition("\n\n")[2])
    unread = Unread(heads=frozenset({"claime", "a"}))
    if turned:
        found = compare(new, old, (unread, Unread()))
    else:
        found = compare(old, new, (Unread(), unread))
    assert told(found) == (set(), {"a", "a -> b"})
    assert not found.quiet
    assert not found.empty


def test_a_line_at_fault() -> None:
    new = OLD.replace("  likelihood: likely\n", "").replace("  supports: b\n", "")
    new = new.replace("2006", "2007").replace("  supports: c\n", "")
    found = compare(model(OLD), model(new), (Unread(), Unread(within=frozenset({"a"}))))
    assert told(found) == ({"a", "b -> c"}, {"a", "a -> b"})
    assert [[value.key for value in one.altered] for one in found.entries] == [["on"]]
    assert found.judgments == ()


def test_links_of_what_is_surely_gone_are_gone() -> None:
    new = OLD.partition("\n\n")[0] + "\n\nclaim c: Times are hard.\n"
    new = new.replace("  supports: b\n", "")
    found = compare(model(OLD), model(new), (Unread(), Unread(within=frozenset({"a"}))))
    assert told(found) == ({"b", "a -> b", "b -> c"}, set())


@given(st.tuples(UNREAD, UNREAD), st.permutations(OLD.splitlines(keepends=True)))
def test_nothing_is_lost_whatever_is_unread(unread: tuple[Unread, Unread], lines: list) -> None:
    new = "".join(line for line in OLD.splitlines(keepends=True) if line not in lines[:2])
    all, some = compare(model(OLD), model(new)), compare(model(OLD), model(new), unread)
    sure, maybe = told(some)
    assert sure | maybe == told(all)[0]
    assert all.quiet == some.quiet
    assert all.empty == some.empty
