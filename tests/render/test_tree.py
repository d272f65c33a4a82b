"""The tree view: nothing overlaps, no line meets a card, everything is drawn once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from any_maps import any_maps
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_maps import Maker, city_centre, everything, likelihood, said
from test_outputs import HOSTILE, hostile

from argmap.check import check
from argmap.cli.main import cli
from argmap.graph.outline import outline, walk
from argmap.graph.view import Filters, View, view
from argmap.model import Map
from argmap.render import Look, Scene, Words, find, render
from argmap.render.lettering.fonts import width
from argmap.render.look import Direction
from argmap.render.output.svg import svg
from argmap.render.scene import Group, Rect, Text
from argmap.render.scene import Path as Line
from argmap.render.theme import THEMES
from argmap.render.tree.picture import compose
from argmap.render.tree.text import outline_text

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
SLACK = 0.1
Frame = tuple[float, float, float, float]


def tree(map: Map | View, direction: Direction = "down", detail="full", language="en") -> Scene:
    shown = map if isinstance(map, View) else view(map)
    return compose(shown, Look(direction, detail, words=Words(language)), find())


def frame(group: Group) -> Frame:
    """The left, top, right and lower edge of a card or stub."""
    rect = next(shape for shape in group.shapes if isinstance(shape, Rect))
    x, y = group.x + rect.x, group.y + rect.y
    return x, y, x + rect.width, y + rect.height


def boxes(scene: Scene) -> list[tuple[Group, Frame]]:
    return [(one, frame(one)) for one in scene.groups if one.kind in ("card", "stub")]


def extent(text: Text) -> Frame:
    wide = width(text.text, text.style, text.size, text.tracking) - text.tracking * text.size
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - text.size * 0.75, left + wide, text.y + text.size * 0.25


def moved(frame: Frame, dx: float, dy: float) -> Frame:
    return frame[0] + dx, frame[1] + dy, frame[2] + dx, frame[3] + dy


def meet(a: Frame, b: Frame) -> bool:
    return (
        a[0] < b[2] - SLACK and b[0] < a[2] - SLACK and a[1] < b[3] - SLACK and b[1] < a[3] - SLACK
    )


def strokes(scene: Scene) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Lines by their name, each as the ends of its pieces."""
    for group in scene.groups:
        if group.kind == "link":
            (line,) = (shape for shape in group.shapes if isinstance(shape, Line))
            yield (
                str(group.id),
                [(group.x + at[-2], group.y + at[-1]) for _, at in line.segments],
            )


def crosses(a: tuple, b: tuple, c: tuple, d: tuple) -> bool:
    """Whether two pieces of lines cross, each well inside the other."""

    def side(p: tuple, q: tuple, r: tuple) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -SLACK and side(c, d, a) * side(c, d, b) < -SLACK


def faults(scene: Scene) -> Iterator[str]:
    """All that is wrong with a picture."""
    cards = boxes(scene)
    ordered = sorted(cards, key=lambda one: one[1])
    for number, (group, a) in enumerate(ordered):
        if a[0] < 0 or a[1] < 0 or a[2] > scene.width or a[3] > scene.height:
            yield f"off the page: {group.title}"
        for other, b in ordered[number + 1 :]:
            if b[0] >= a[2]:
                break
            if meet(a, b):
                yield f"{group.title} overlaps {other.title}"
        for shape in group.shapes:
            if isinstance(shape, Text):
                left, top, right, low = extent(shape)
                if left < 4 or top < 0 or right > a[2] - a[0] - 4 or low > a[3] - a[1]:
                    yield f"out of its card: {shape.text}"
    words = [
        (shape.text, moved(extent(shape), one.x, one.y))
        for one in scene.groups
        if one.kind == "word"
        for shape in one.shapes
        if isinstance(shape, Text)
    ]
    for number, (word, a) in enumerate(words):
        if a[2] > scene.width:
            yield f"off the page: {word}"
        for group, b in cards:
            if meet(a, b):
                yield f"{word} lies on {group.title}"
        for other, b in words[number + 1 :]:
            if meet(a, b):
                yield f"{word} lies on {other}"
    lines = list(strokes(scene))
    for name, points in lines:
        for (x, y), (a, b) in pairwise(points):
            piece = min(x, a), min(y, b), max(x, a), max(y, b)
            for group, box in cards:
                inner = box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1
                if (
                    piece[0] < inner[2]
                    and inner[0] < piece[2] + SLACK
                    and piece[1] < inner[3]
                    and inner[1] < piece[3] + SLACK
                ):
                    yield f"{name} runs through {group.title}"
    for number, (name, points) in enumerate(lines):
        for other, others in lines[number + 1 :]:
            if any(crosses(*a, *b) for a in pairwise(points) for b in pairwise(others)):
                yield f"{name} crosses {other}"


def sound(scene: Scene, shown: View) -> None:
    """No fault; every card and every link that is in the outline is drawn, and drawn once."""
    assert list(faults(scene)) == []
    made = outline(shown)
    drawn = Counter(one.id for one in scene.groups if one.kind == "card")
    arguments = {node.id for _, node in walk(made.tops) if node.kind == "argument"}
    assert set(drawn) == made.reached | arguments
    assert set(drawn.values()) <= {1}
    links = [node for _, node in walk(made.tops) if node.link is not None]
    legs = [node for node in links if node.kind == "entry"]
    joints = [node for node in links if node.kind != "entry"]
    names = [one.id for one in scene.groups if one.kind == "link"]
    assert len(names) == len(set(names)) == len(legs) + len(joints)
    numbers = {number(one) for one in scene.groups if one.kind == "card"} - {""}
    named = {number(one) for one in scene.groups if one.kind == "stub"} - {""}
    assert named == numbers
    for one in scene.groups:
        if one.kind == "stub" and number(one):
            assert one.href in drawn


def number(group: Group) -> str:
    """The number in the label of a card, or of a stub."""
    labels = [one.text for one in group.shapes if isinstance(one, Text) and one.style == "bold"]
    pattern = r"\d+" if group.kind == "stub" else r"[^a-z]*?(\d+)"
    found = next((one for one in labels if re.fullmatch(pattern, one)), "")
    return found.rpartition(" ")[2]


@pytest.mark.parametrize("direction", ["down", "right"])
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_maps(), st.sampled_from(["full", "brief", "ids"]))
def test_any_map(direction, map, detail):
    shown = view(map)
    scene = tree(shown, direction, detail)
    if detail == "ids":
        assert list(faults(scene)) == []
    else:
        sound(scene, shown)


@pytest.fixture(scope="module")
def manas() -> Map:
    return check([str(ROOT / "maps" / "kyrgyzstan-2006")]).checked[0].map


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_the_map_of_kyrgyzstan(manas, direction, language):
    shown = view(manas)
    if language == "en":
        sound(tree(shown, direction), shown)
    assert list(faults(tree(shown, direction, "brief", language))) == []


def test_the_question_its_hypotheses_in_a_row_and_how_likely_each_is(manas):
    scene = tree(manas)
    at = {one.id: frame(one) for one in scene.groups if one.kind == "card"}
    question = at["q-manas"]
    heads = [at[id] for id in ("pleases-moscow", "moscow-asked", "wants-money", "for-audiences")]
    assert len({head[1] for head in heads}) == 1
    assert question[3] < heads[0][1]
    assert all(a[2] < b[0] for a, b in pairwise(heads))
    for id, likely in (("pleases-moscow", "35–50%"), ("moscow-asked", "very unlikely")):
        card = next(one for one in scene.groups if one.id == id and one.kind == "card")
        assert likely in [one.text for one in card.shapes if isinstance(one, Text)]
    assert 1.3 < scene.width / scene.height < 2.0
    assert "48 cards are not in the tree" in scene.notes[0]


def test_rivals_side_by_side_are_joined_by_a_line(manas):
    scene = tree(manas)
    at = {one.id: frame(one) for one in scene.groups if one.kind == "card"}
    line = dict(strokes(scene))["moscow-asked contradicts pleases-moscow"]
    left, right = at["pleases-moscow"], at["moscow-asked"]
    assert all(left[2] - 1 <= x <= right[0] + 1 and left[1] < y < left[3] for x, y in line)


def rivals(count: int) -> Map:
    m = Maker("Who did it?")
    m.question("q", "Who did it?")
    for n in range(count):
        m.claim(f"h{n}", f"It was suspect number {n}.", likelihood=likelihood("likely", 55, 80))
        m.link(f"h{n}", "answers", "q")
        m.evidence(f"e{n}", "What was found.")
        m.link(f"e{n}", "supports", f"h{n}")
        if n:
            m.link(f"h{n}", "contradicts", f"h{n - 1}")
    return m.map()


def test_many_hypotheses_stand_in_rows():
    shown = view(rivals(24))
    scene = tree(shown)
    sound(scene, shown)
    tops = {frame(one)[1] for one in scene.groups if one.id in [f"h{n}" for n in range(24)]}
    assert len(tops) > 1
    assert scene.width / scene.height < 3
    stubs = [one for one in scene.groups if one.kind == "stub"]
    assert len(stubs) == len(tops) - 1  # the last of a row contradicts the first of the next


def test_one_tall_column_becomes_several():
    m = Maker("Reasons")
    m.claim("top", "It is so.")
    for n in range(30):
        m.claim(f"c{n}", "A reason of a usual length, which takes two lines or three of its card.")
        m.link(f"c{n}", "supports", "top")
    scene = tree(m.map())
    lefts = {round(frame(one)[0]) for one in scene.groups if one.kind == "card" and one.id != "top"}
    assert len(lefts) > 2
    assert 1 < scene.width / scene.height < 2.5


@pytest.mark.parametrize("direction", ["down", "right"])
def test_a_long_chain_goes_on_beside(direction):
    m = Maker("Chain")
    for n in range(200):
        m.claim(f"c{n}", f"Claim {n} of a chain.")
        if n:
            m.link(f"c{n}", "supports", f"c{n - 1}")
    shown = view(m.map())
    scene = tree(shown, direction)
    made = outline(shown)
    drawn = Counter(one.id for one in scene.groups if one.kind == "card")
    assert set(drawn) == made.reached
    assert set(drawn.values()) == {1}
    stubs = [one for one in scene.groups if one.kind == "stub"]
    assert 10 < len(stubs) < 80
    assert all(one.href in drawn and number(one) for one in stubs)
    assert scene.width < 6000


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("shape", ["chain", "star", "two steps", "heads"])
def test_a_thousand_cards(shape, direction):
    m = Maker("Many")
    m.question("q", "Why?")
    m.claim("c0", "Claim.")
    m.link("c0", "answers", "q")
    for n in range(1, 1000):
        m.claim(f"c{n}", "Claim.")
        pairs = 0 if n == 1 else n - 1 if n % 2 else 1
        above = {"chain": n - 1, "star": 0, "two steps": pairs}
        if shape == "heads":
            m.link(f"c{n}", "answers", "q")
        else:
            m.link(f"c{n}", "supports", f"c{above[shape]}")
    scene = tree(view(m.map()), direction, "ids")
    assert sum(one.kind == "card" for one in scene.groups) == 1001
    if direction == "down":
        assert scene.width < 20_000


def test_an_entry_looks_as_what_it_is_where_it_stands():
    m = Maker("Two sides")
    m.question("q", "Which?")
    for id in ("a", "b"):
        m.claim(id, f"{id}.")
        m.link(id, "answers", "q")
    m.claim("both", "A reason for a is one against b.")
    m.link("both", "supports", "a")
    m.link("both", "attacks", "b")
    scene = tree(m.map())
    looks = {one.id: dict(one.data)["look"] for one in scene.groups if one.kind == "card"}
    assert looks["both"] == "claim"
    (stub,) = (one for one in scene.groups if one.kind == "stub")
    assert stub.href == "both"


def test_undercuts_end_at_a_ring_on_the_link_and_not_at_the_premise():
    scene = tree(city_centre())
    lines = dict(strokes(scene))
    hit = lines["e1 supports h2"]
    aim = lines["u1 undercuts e1 supports h2"][0]
    (ring,) = (
        (one.x + shape.x, one.y + shape.y)
        for one in scene.groups
        if one.kind == "knot" and ("link", "e1 -> h2") in one.data
        for shape in one.shapes
    )
    assert min(x for x, _ in hit) < ring[0] < max(x for x, _ in hit)
    assert ring[1] == hit[-1][1]
    assert abs(aim[0] - ring[0]) < 0.1
    assert 0 < aim[1] - ring[1] < 20


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_in_its_box(text, direction):
    shown = view(hostile(text))
    for detail in ("full", "ids"):
        scene = tree(shown, direction, detail)
        assert list(faults(scene)) == []
        ET.fromstring(svg(scene, THEMES["light"]))


def test_only_what_was_asked_for(manas):
    shown = view(manas, Filters(for_=("moscow-asked",)))
    scene = tree(shown)
    sound(scene, shown)
    first = min((one for one in scene.groups if one.kind == "card"), key=lambda one: one.y)
    assert first.id == "moscow-asked"


def test_a_section_alone_names_cards_of_others(manas):
    shown = view(manas, Filters(section=("four-answers",)))
    scene = tree(shown)
    assert list(faults(scene)) == []
    outside = {one.href for one in scene.groups if one.kind == "stub"}
    assert "scores-favor" in outside


def test_several_questions_stand_below_each_other():
    m = Maker("Two")
    for n in range(2):
        m.question(f"q{n}", "What?")
        m.claim(f"h{n}", "That.")
        m.link(f"h{n}", "answers", f"q{n}")
    scene = tree(m.map())
    at = {one.id: frame(one) for one in scene.groups if one.kind == "card"}
    assert at["q0"][3] < at["h0"][1] < at["h0"][3] + 40 < at["q1"][1] < at["h1"][1]


@pytest.mark.parametrize("name", ["thirty-lines", "kyrgyzstan-2006"])
def test_golden(name):
    folder = next(path for path in (ROOT / "maps").rglob(name) if path.is_dir())
    shown = view(check([str(folder)]).checked[0].map)
    drawn = render(shown, "svg", name="tree").data
    golden = GOLDEN / f"tree-{name}.svg"
    if os.environ.get("ARGMAP_GOLDEN"):
        golden.write_bytes(drawn)
    assert drawn == golden.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


def test_same_bytes_from_run_to_run():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from sample_maps import everything\n"
        "from argmap.graph.view import view\nfrom argmap.render import Look, Words, render\n"
        "from argmap.render.tree.text import outline_text\nshown = view(everything())\n"
        "for way in ('down', 'right'):\n"
        "    look = Look(way, words=Words('en'))\n"
        "    sys.stdout.buffer.write(render(shown, 'svg', look, name='tree').data)\n"
        "sys.stdout.buffer.write(outline_text(shown, Words('en')).encode())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert made[0]


def test_the_outline_reads_aloud():
    told = outline_text(view(everything()), Words("en"))
    golden = GOLDEN / "outline.md"
    if os.environ.get("ARGMAP_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8"), "set ARGMAP_GOLDEN=1 to accept the new words"


def test_what_a_map_says_is_no_markup_in_the_outline():
    text = "*a* [b](c) <i> `d` # - 1. e"
    m = Maker(text)
    m.claim("a", text, said("author", None, quote=None))
    m.claim("b", text)
    m.link("b", "supports", "a")
    html = MarkdownIt().render(outline_text(view(m.map()), Words("en")))
    root = ET.fromstring(f"<div>{html}</div>")
    assert {one.tag for one in root.iter()} <= {"div", "h1", "ul", "li", "strong"}
    assert "".join(root.itertext()).count(text) == 3


def test_the_outline_of_a_long_chain_is_in_pieces():
    m = Maker("Chain")
    for n in range(3000):
        m.claim(f"c{n}", f"Claim {n}.")
        if n:
            m.link(f"c{n}", "supports", f"c{n - 1}")
    told = outline_text(view(m.map()), Words("en"))
    assert len(told) < 300_000
    assert max(len(row) - len(row.lstrip()) for row in told.splitlines()) == 20
    assert told.count("more on this below") == 299
    assert "Claim 2999." in told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
def test_the_command_draws_and_tells_the_tree(tmp_path, language):
    run = CliRunner().invoke
    folder = str(ROOT / "maps" / "tutorial" / "thirty-lines")
    made = run(cli, ["render", folder, "--to", "md", "--view", "tree", "--lang", language])
    assert made.exit_code == 0
    assert "Guests who come by car can take the bus that is offered." in made.output
    target = tmp_path / "tree.svg"
    made = run(cli, ["render", folder, "--view", "tree", "-o", str(target), "--lang", language])
    assert made.exit_code == 0, made.output
    assert Words(language)["tree against"].upper() in target.read_text(encoding="utf-8")


def test_premises_of_an_argument_stand_as_they_are_written(tmp_path):
    (tmp_path / "m.argmap").write_text(
        "claim z: It was warned of.\nclaim a: There were two cuts.\nclaim c: It was cut on purpose."
        "\nargument w: Two cuts after a warning are no chance."
        "\n  premises: z + a\n  conclusion: c\n",
        encoding="utf-8",
    )
    scene = tree(check([str(tmp_path)]).maps[0])
    at = {one.id: frame(one)[:2] for one in scene.groups if one.kind == "card"}
    assert at["z"] < at["a"]


def test_counterclaims_drawn_alone_are_called_so(manas):
    shown = view(manas, Filters(kind=("counterclaim",)))
    tops = outline(shown).tops
    looks = {one.id: dict(one.data)["look"] for one in tree(shown).groups if one.kind == "card"}
    assert len(tops) > 10
    assert {looks[node.id] for node in tops} == {"counter"}
