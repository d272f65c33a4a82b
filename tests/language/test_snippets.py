"""Snippets are entries of the right form, whatever is filled in."""

from __future__ import annotations

import re

import pytest
from mapkit import read

from argmap.language.snippets import SNIPPETS, Snippet
from argmap.language.vocabulary import KINDS, keys_of, strength_of


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda one: str(one.name))
def test_a_snippet_has_the_right_form(snippet: Snippet) -> None:
    file = read(snippet.plain)
    assert [fault for fault, _ in file.faults()] == []
    assert file.entries[0].kind == snippet.prefix
    for entry in file.entries:
        assert {strength_of(line.key)[0] for line in entry.lines} <= set(keys_of(entry.kind or ""))


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda one: str(one.name))
def test_its_places_are_numbered_in_order_and_end_behind_it(snippet: Snippet) -> None:
    body = "\n".join(snippet.body)
    numbers = [int(one or two) for one, two in re.findall(r"\$\{(\d+):[^{}]*\}|\$(\d)", body)]
    assert list(dict.fromkeys(numbers)) == [*range(1, max(numbers) + 1), 0]
    assert body.endswith("$0")
    assert "$" not in snippet.plain


def test_every_kind_has_one() -> None:
    assert {one.prefix for one in SNIPPETS} == set(KINDS)
    assert len({one.name for one in SNIPPETS}) == len(SNIPPETS)
