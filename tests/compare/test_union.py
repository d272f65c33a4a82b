"""Both states in one picture: all that changed is in it, and marked."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from mapkit import REAL_FOLDERS, chunks

from argmap.compare import compare
from argmap.compare.union import SMALL, union
from argmap.graph.roles import is_card
from argmap.language import parse
from argmap.model import Map
from argmap.render import Look, Words, compose, find
from argmap.render.scene import Scene
from argmap.text import SourceText
from argmap.workspace.linking import Linker


def model(text: str) -> Map:
    return Linker([parse(SourceText("map.argmap", text))], ".", {}).map


def drawn(old: Map, new: Map) -> tuple[Scene, dict[str, str]]:
    """The picture, and the marks of the cards that it should have."""
    view, marks = union(compare(old, new), "old", "new")
    scene = compose(view, Look(words=Words("en"), marks=marks), find())
    wanted = {id: mark for id, mark in marks.cards.items() if is_card(view.map.get(id))}
    assert set(wanted) <= set(view.cards)
    return scene, {id: mark for id, mark in marks.cards.items() if view.map.get(id)}


def shown(scene: Scene) -> dict[str, str]:
    """The marks of the cards in a picture."""
    signs = {"+": "new", "−": "gone", "±": "changed"}
    found = {}
    for group in scene.groups:
        for text in group.shapes if group.kind == "card" else ():
            said = getattr(text, "text", "")
            if re.fullmatch(r"[+−±] (NEW|GONE|CHANGED)", said):
                found[group.id or ""] = signs[said[0]]
    return found


def changed(parts: list[str], chance: random.Random) -> str:
    """A map of which some entries are gone, and others reworded, turned or called otherwise."""
    text = "\n".join(part for part in parts if chance.random() > 0.06)
    for id in chance.sample(re.findall(r"^\w+ ([\w-]+):", text, re.MULTILINE), 3):
        text = re.sub(rf"(?<![\w-]){re.escape(id)}(?![\w-])", f"{id}-x", text)
    for old, new in (("supports:", "attacks:"), ("The ", "That "), (": likely", ": unlikely")):
        text = "".join(
            one if chance.random() > 0.1 else one.replace(old, new)
            for one in text.splitlines(keepends=True)
        )
    return text


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", range(2))
def test_all_that_changed_is_marked(folder: Path, seed: int) -> None:
    parts = [part for path in sorted(folder.glob("*.argmap")) for part in chunks(path)]
    old, new = model("\n".join(parts)), model(changed(parts, random.Random(seed)))
    for one, two in ((old, new), (new, old)):
        scene, marks = drawn(one, two)
        signs = shown(scene)
        assert {id: mark for id, mark in signs.items() if id in marks} == signs
        missing = set(marks) - set(signs)
        assert not any(is_card(one.get(id) or two.get(id)) for id in missing)


def test_a_small_map_is_shown_whole_and_a_large_one_in_part() -> None:
    text = "".join(f"claim c{n}: Claim.\n  supports: c{n // 2}\n\n" for n in range(1, SMALL + 40))
    old = model("claim c0: Top.\n  likelihood: likely\n\n" + text)
    new = model(
        "claim c0: Top.\n  likelihood: unlikely\n\n" + text.replace("c40: Claim.", "c40: No.")
    )
    view, _ = union(compare(old, new), "old", "new")
    chain = {"c40", "c20", "c10", "c5", "c2", "c1", "c0"}
    assert chain <= set(view.cards), "the reasoning from what changed to the judgment is shown"
    assert len(view.cards) < 20
    assert view.hidden == SMALL + 40 - len(view.cards)


def test_an_id_that_another_sort_of_entry_has_now() -> None:
    old = model("claim a: Bread is dear.\n  supports: b\n\nclaim b: All is dear.\n")
    new = model("source a: The register of prices\n\nclaim b: All is dear.\n")
    view, marks = union(compare(old, new), "old", "new")
    assert marks.cards == {"a": "new", "a (before)": "gone"}
    assert [(one.premises, one.target) for one in view.links] == [(("a (before)",), "b")]
    assert list(marks.links.values()) == ["gone"]


def test_a_map_that_is_new_and_one_that_is_gone() -> None:
    nothing = Map.model_construct(folder="dam")
    some = model("map m: The dam\n\nclaim a: One.\n  supports: b\n\nclaim b: Two.\n")
    for one, two, mark in ((nothing, some, "new"), (some, nothing, "gone")):
        scene, marks = drawn(one, two)
        assert set(marks.values()) == {mark}
        assert shown(scene) == {"a": mark, "b": mark}
        assert scene.title == "The dam"
