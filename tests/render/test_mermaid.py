"""Flowcharts for Mermaid say what the map says, and nothing in a map is Mermaid's syntax."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from commands import argmap
from hypothesis import given
from hypothesis import strategies as st
from npm import package
from sample_maps import Maker, city_centre, everything, said

from argmap.check import check
from argmap.graph.view import Filters, view
from argmap.render import Look, Words, render
from argmap.render.lettering.clean import clean
from argmap.render.output.mermaid import MOST_CHARACTERS, MOST_LINES, escape

ROOT = Path(__file__).parents[2]
HOSTILE = [
    '"] --> x["',
    '%%{init: {"theme": "dark"}}%%',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    'click n0 "javascript:alert(1)"',
    "`**bold** _it_ [l](javascript:alert(1))`",
    "#quot; &quot; &lt;b&gt; #60;b#62; #35;",
    "fa:fa-car $$x^2$$ \\n 1. a",
    "\ufb02°°60¶ß \ufb02°lt¶ß",
    "1. one",
    "- x",
    "# h",
    "end",
    "۞ שלום עולם مرحبا 漢字",
    "漢字" * 40,
    "W" * 3000,
    "style: x#y; classDef a:#b;",
    "www.example.com https://e.org",
    "\u202eabc\0\n---\n",
    "n0@{ shape: circle }",
    '|||}}]]))"',
    "direction LR\nsubgraph x\nend",
    "a C4Container and C4Deployment",
    "Misdirection  LR, the wind's direction\nTB",
    "I’m 5'8\", e.g. tall-ish -- .5 Or 3.5.",
]
LABEL = r'"(?:[a-zA-Z0-9 ,?!.\'\n\x80-\U0010ffff-]|#\d+;)*"'
LINES = [
    r"flowchart (?:BT|RL)",
    r"accTitle: (?:[a-zA-Z0-9 ,?!.\'\x80-\U0010ffff-]|#\d+;)*",
    rf"subgraph s\d+\[{LABEL}\]",
    "end",
    rf"n\d+(?:\{{\{{{LABEL}\}}\}}|\({LABEL}\)|\(\({LABEL}\)\)|\[\[{LABEL}\]\]|\[/{LABEL}/\]"
    rf"|\[{LABEL}\]|>{LABEL}\])",
    rf"n\d+ x?(?:---?|==|-\.-)[>xo=-]?(?:\|{LABEL}\|)? n\d+",
    r"classDef [a-z-]+ (?:[a-z-]+:[#a-f0-9 ]+,?)+",
    r"class n\d+(?:,n\d+)* [a-z-]+",
    r"linkStyle \d+(?:,\d+)* stroke:#[a-f0-9]{6},stroke-width:[\d.]+px,color:#[a-f0-9]{6}",
]
CHART = re.compile(
    r'---\ntitle: (".*")\nconfig: (\{.*\})\n---\n(?:%% .*\n)+((?: *(?:'
    + "|".join(LINES)
    + r")\n)+)"
)


def chart(map, filters=None, **look):
    return render(view(map, filters), "mermaid", Look(**look)).data.decode()


def hostile(text):
    """A map that has a text in every place that reaches a flowchart."""
    m = Maker(text)
    m.speaker(f"s{text}", text)
    m.source(f"d{text}", text, publisher=text, published=text, grade="B")
    m.section(f"x{text}", text)
    m.claim("a", text, said(f"s{text}", f"d{text}", "indirect", text, (text,)))
    m.claim(f"b{text}", text)
    m.claim("c", text)
    m.argument("arg", text, ("a", "c"), f"b{text}")
    link = m.link("a", "supports", f"b{text}")
    m.link("c", "undercuts", link)
    m.link("c", "assumes", "a")
    return m.map(text)


def words(text):
    """A text without blanks, line ends and word joiners."""
    return "".join(clean(text).replace("\u2060", "").split())


def decoded(text):
    """The words of a label, its entity codes read, as written or as Mermaid keeps them."""
    return words(re.sub("(?:\ufb02°°|#)(\\d+)(?:¶ß|;)", lambda found: chr(int(found[1])), text))


@given(st.text() | st.sampled_from(HOSTILE))
def test_an_escaped_text_reads_the_same_and_holds_nothing_that_means_something(text):
    escaped = escape(text)
    assert re.fullmatch(LABEL, f'"{escaped}"')
    assert not re.search("\ufb02°|¶ß|\n|^\\d+[.)]|^[-+*]|www\\.", escaped)
    assert decoded(escaped) == words(text)


@given(st.text(max_size=60) | st.sampled_from(HOSTILE))
def test_nothing_in_a_map_is_syntax(text):
    for detail in ("full", "ids"):
        found = CHART.fullmatch(chart(hostile(text), detail=detail))
        assert found
        assert words(json.loads(found[1])) == words(text)
        json.loads(found[2])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("map", [city_centre(), everything()], ids=["city", "everything"])
def test_samples_are_flowcharts(map, language):
    assert CHART.fullmatch(chart(map, words=Words(language)))


def test_each_relation_has_its_line():
    text = chart(everything())
    lines = [line.strip() for line in text.splitlines() if re.match(r"  n\d+ [-=.x]", line)]
    kinds = {re.sub(r"n\d+", "", line).strip() for line in lines}
    assert kinds >= {
        '==>|"strongly supports"|',
        '-->|"supports"|',
        '-.-x|"weakly attacks"|',
        '-.-o|"undercuts"|',
        'x-.-x|"contradicts"|',
        '---|"corroborates"|',
        '-.->|"assumed by"|',
        '-->|"answers"|',
        "---",
    }


def test_premises_that_count_together_meet_in_a_knot_and_an_undercut_hits_one():
    text = chart(city_centre())
    (disc,) = re.findall(r'(n\d+)\(\("#38;"\)\)', text)
    (ring,) = re.findall(r'(n\d+)\(\(" "\)\)', text)
    assert len(re.findall(rf"n\d+ --- {disc}\n", text)) == 2
    assert len(re.findall(rf'{disc} -->\|"supports"\| n\d+\n', text)) == 1
    assert len(re.findall(rf'n\d+ -\.-o\|"undercuts"\| {ring}\n', text)) == 1


def test_a_line_has_the_colour_of_its_relation():
    text = chart(city_centre())
    lines = re.findall(r"^  (n\d+ \S+ n\d+)$", text, re.MULTILINE)
    styles = dict.fromkeys(range(len(lines)), "")
    for numbers, colour in re.findall(r"linkStyle (\S+) stroke:(#\w+)", text):
        styles |= dict.fromkeys(map(int, numbers.split(",")), colour)
    for number, line in enumerate(lines):
        assert styles[number] == (
            "#cf4a0c" if "attacks" in line else "#5b21b6" if "undercuts" in line else "#0b625c"
        )


def test_with_direction_right_reasons_stand_right():
    assert "\nflowchart RL\n" in chart(city_centre(), direction="right")


def test_what_a_page_may_refuse_is_said():
    assert render(view(city_centre()), "mermaid").notes == ()
    m = Maker("Large")
    m.claim("top", "The top.")
    for number in range(MOST_LINES + 1):
        m.claim(f"c{number}", "a reason " * 12)
        m.link(f"c{number}", "supports", "top")
    drawn = render(view(m.map()), "mermaid")
    size, lines = drawn.notes
    assert f"{len(drawn.data.decode()):,} characters" in size
    assert f"{MOST_CHARACTERS:,}" in size
    assert "501 lines" in lines
    assert all("--question or --focus" in note for note in drawn.notes)


@pytest.mark.parametrize("words", [["-o", "x.mmd"], ["--to", "mermaid"]])
def test_the_command_writes_a_flowchart(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = argmap("render", ROOT / "maps" / "tutorial" / "ten-lines", *words)
    assert done.exit_code == 0, done.output
    (made,) = tmp_path.iterdir()
    assert made.name in ("x.mmd", "ten-lines.mmd")
    assert CHART.fullmatch(made.read_text(encoding="utf-8"))


def test_the_command_says_that_a_flowchart_is_too_large(tmp_path):
    text = "claim top: The top.\n" + "".join(
        f"claim c{number}: A reason.\n  supports: top\n" for number in range(MOST_LINES + 1)
    )
    (tmp_path / "large.argmap").write_text(text, encoding="utf-8")
    done = argmap("render", tmp_path, "-o", tmp_path / "large.mmd")
    assert done.exit_code == 0
    assert "note: The flowchart has 501 lines" in done.stderr


@pytest.fixture
def understood(needs):
    """What Mermaid's own parser understands of texts; skips where it is not installed."""
    node, packages = needs("node"), package("mermaid").parent.parent
    package("jsdom")

    def parse(texts):
        done = subprocess.run(
            [node, Path(__file__).with_name("mermaid_parse.mjs"), packages],
            input=json.dumps(texts).encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        return json.loads(done.stdout)

    return parse


def test_mermaid_itself_reads_hostile_texts_as_texts(understood):
    charts = understood([chart(hostile(text)) for text in HOSTILE])
    for text, found in zip(HOSTILE, charts, strict=True):
        assert "error" not in found, text
        cards = [box for box in found["boxes"] if box["shape"] != "circle"]
        assert len(cards) == 4
        assert all(words(text) in decoded(box["text"]) for box in cards)
        assert not any(box["link"] or box["call"] for box in found["boxes"])
        assert [decoded(one["title"]) for one in found["sections"]] == [words(text)]


def test_mermaid_itself_reads_the_real_map(understood):
    map = check([ROOT / "maps" / "kyrgyzstan-2006"]).maps[0]
    whole, near = view(map), view(map, Filters(focus=("moscow-asked",)))
    found = understood([render(one, "mermaid").data.decode() for one in (whole, near)])
    for one, shown in zip((whole, near), found, strict=True):
        assert "error" not in shown
        boxes = {int(box["id"][1:]): box for box in shown["boxes"]}
        for number, id in enumerate(one.cards):
            assert words(map.entries[id].text) in decoded(boxes[number]["text"])
        others = [box for number, box in boxes.items() if number >= len(one.cards)]
        assert all(box["shape"] == "circle" or "ARGUMENT" in box["text"] for box in others)
        assert len([line for line in shown["lines"] if line["text"]]) == len(one.links)
    assert len(found[0]["sections"]) == len({whole.section_of(id) for id in whole.cards} - {None})
    assert found[1]["sections"] == []
