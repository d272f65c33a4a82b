"""Texts that are meant to break something: very long, very deep, very many, very odd."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import checked, clean, links, read, rules, write

from argmap.check import check
from argmap.language.formatter import format_text
from argmap.text import SourceText

MANY = 10_000


def test_an_id_of_ten_thousand_characters(tmp_path: Path) -> None:
    id = "x" * MANY
    map = clean(checked(tmp_path, f"claim {id}: A.\n  supports: b\n\nclaim b: B.\n"))
    assert id in map.entries
    report = checked(tmp_path, f"claim {id}: A.\n  supports: {id}y, {id}\n\nclaim {id}: B.\n")
    assert set(rules(report)) == {"unknown-id", "self-reference", "duplicate-id"}


@pytest.mark.parametrize("where", ["claim a: A{}y: z\n", "claim a: A\n  note: b:{}c\n"])
def test_a_run_of_blanks_takes_no_time(where: str) -> None:
    assert not list(read(where.format(" " * 50 * MANY)).faults())


def test_ten_thousand_unknown_ids(tmp_path: Path) -> None:
    """Nothing is swallowed, and guessing what was meant does not take for ever."""
    known = "".join(f"claim known-{number}: A.\n  supports: root\n\n" for number in range(MANY))
    unknown = ", ".join(f"knwn-{number}" for number in range(MANY))
    report = checked(tmp_path, f"{known}claim root: B.\n  assumes: {unknown}\n")
    assert rules(report) == ["unknown-id"] * MANY


@pytest.mark.slow
def test_a_hundred_thousand_entries(tmp_path: Path) -> None:
    """Each supports the next of its hundred, over ten files."""
    for file in range(10):
        text = []
        for number in range(file * MANY, (file + 1) * MANY):
            below = f"  supports: c{number + 1}\n" if number % 100 < 99 else "  supports: root\n"
            text.append(f"claim c{number}: Words of this claim.\n{below}")
        write(tmp_path, {f"f{file}.argmap": "\n".join(text)})
    write(tmp_path, {"root.argmap": "claim root: The root.\n"})
    (map,) = check([tmp_path]).maps
    assert len(map.entries) == 10 * MANY + 1
    assert len(map.links) == 10 * MANY


def test_a_chain_of_ten_thousand_premises(tmp_path: Path) -> None:
    text = "".join(f"claim c{n}: C.\n\n" for n in range(MANY))
    ends = " + ".join(f"c{n}" for n in range(MANY))
    map = clean(checked(tmp_path, f"{text}claim x: X.\n  supported by: {ends}\n"))
    (link,) = map.links
    assert len(link.premises) == MANY
    unknown = checked(tmp_path, f"claim x: X.\n  supported by: {ends}\n")
    assert len(unknown.diagnostics) == MANY
    assert "bad-list" in rules(checked(tmp_path, f"claim x: X.\n  supports: {ends}\n"))


def test_hearsay_a_thousand_deep(tmp_path: Path) -> None:
    via = " via author" * 1000
    text = f"claim a: A.\n  said by: unnamed{via}, direct\n  supports: b\n\nclaim b: B.\n"
    map = clean(checked(tmp_path, text))
    assert len(map.entries["a"].attributions[0].via) == 1000  # type: ignore[union-attr]
    assert rules(checked(tmp_path, text.replace(", direct", ", dirct"))) == ["bad-attribution"]


def test_a_quote_of_a_hundred_thousand_lines(tmp_path: Path) -> None:
    lines = "  > words\n" * 100_000
    text = f"claim a: A.\n  said by: author\n{lines}  supports: b\n\nclaim b: B.\n"
    map = clean(checked(tmp_path, text))
    assert map.entries["a"].attributions[0].quote.text.count("words") == 100_000  # type: ignore[union-attr]
    assert rules(checked(tmp_path, text.replace("supports: b", "supports b"))) != []
    assert rules(checked(tmp_path, text.replace("  said by: author\n", ""))) != []


@pytest.mark.parametrize("ring", [False, True], ids=["chain", "circle"])
def test_ten_thousand_claims_that_support_each_other(tmp_path: Path, ring: bool) -> None:
    text = "".join(f"claim c{n}: C.\n  supports: c{n + 1}\n\n" for n in range(MANY))
    text += f"claim c{MANY}: C.\n" + ("  supports: c0\n" if ring else "")
    report = checked(tmp_path, text)
    assert rules(report) == (["circular-support"] if ring else [])
    assert len(report.maps[0].links) == MANY + ring
    for finding in report.diagnostics:
        assert len(finding.message) < 500


@pytest.mark.parametrize(
    "text",
    [
        "claim a: " + "long " * 200_000 + "\n",
        "claim a: A.\n" + "  note: n\n" * 20_000,
        "claim a: A.\n" + "  no key here: n\n" * 3000,
        "claim a: A.\n" + "  more\n" * 20_000 + "  suported by: b\n",
        "#" * 100_000,
        "# \n" * 50_000,
        "\n" * 200_000,
        " " * 200_000,
        "claim a" * 20_000,
        "claim a: A.\n  supports: " + "a, " * 20_000 + "\n",
        "claim a: A.\n  undercuts: " + "a -> " * 20_000 + "\n",
        "claim a: A.\n  said by: " + "a via " * 20_000 + "\n",
        "claim a: A.\n  " + "a " * 50_000 + ":\n",
        "claim a: A.\n  " + "a-" * 50_000 + ":\n",
        "claim a: " + "  supports:" * 10_000 + "\n",
        "claim a: A.\n  from: b\n  > " + "  > " * 20_000 + "\n",
        "# " + "claim a-1: " * 10_000 + "\nclaim a: A.\n",
        "# argmap: ignore[" + "x," * 5000 + "] why\nclaim a: A.\n",
        "# argmap: ignore[unknown-id] why\n" * 3000 + "claim a: A.\n",
        "claim a: A.\n  on: " + "2006-" * 20_000 + "\n",
        "claim a: A.\n  likelihood: " + "9" * 50_000 + "%\n",
        "claim " + "e\u0301" * 20_000 + ": A.\n",
        "claim a: " + "\u0301" * 50_000 + "\n",
        "source a: A\n  author: " + "b" * 300 + ", " * 5000 + "\n",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_long_texts_come_to_an_end(tmp_path: Path, text: str) -> None:
    checked(tmp_path, text)
    format_text(SourceText("test.argmap", text))


@pytest.mark.parametrize(
    "words",
    [
        "שלום עולם, מה שלומך",
        "\u202eright to left\u202c and \u2067back\u2069",
        "e\u0301\u0323\u0302 stacked " + "\u0300" * 40,
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇰🇬",
        "\u200b\u200c\u200d\ufeff zero width",
        "\ud800 half a pair".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "ｆｕｌｌ　ｗｉｄｔｈ",
    ],
)
def test_any_script_is_text(tmp_path: Path, words: str) -> None:
    text = f"claim a: {words}\n  supports: b\n  note: {words}\n\nclaim b: B.\n"
    map = clean(checked(tmp_path, text))
    assert map.entries["a"].text == words.strip()
    assert links(map) == {("supports", ("a",), "b", None)}
    assert format_text(SourceText("test.argmap", text)) is not None


@pytest.mark.parametrize(
    "id", ["\u202ea", "a\u200bb", "a\ufeff", "a\u2066b", "a\u00adb", "👍", "ａ：b"]
)
def test_what_can_t_be_seen_is_no_part_of_an_id(id: str) -> None:
    faults = [fault.rule for fault, _ in read(f"claim {id}: A.\n").faults()]
    assert faults, id
    assert set(faults) <= {"bad-id", "bad-head", "unknown-kind"}


def test_escape_sequences_don_t_reach_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    escape = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
    text = (
        f"claim a{escape}: A {escape}.\n  supports: x{escape}\n  likelihood: {escape}\n"
        f"  {escape}: words\n  said by: b, {escape}\n  on: {escape}\n\n"
        f"source s: S {escape}\n  file: {escape}\n  url: {escape}\n  grade: {escape}\n\n"
        f"import i: {escape}\n\n{escape} c: C.\n\nclaim d: D.\n  supports: d{escape}\n"
        f"# argmap: ignore[{escape}] why\n# argmap: {escape}\n"
    )
    write(tmp_path, {"map.argmap": text})
    runs = [["check"], ["check", "--format", "concise"], ["check", "--format", "json"], ["fmt"]]
    runs += [["export"], ["show", "a"], ["show", escape], ["check", f"no{escape}"]]
    runs += [["fmt", f"no{escape}"], [escape], ["check", f"--{escape}"]]
    monkeypatch.chdir(tmp_path)
    for words in runs:
        result = argmap(*words)
        assert result.exit_code in (1, 2)
        assert not set(result.output) & set("\x1b\x07\x9b\u202e"), words


def test_marks_of_direction_in_text_don_t_reach_the_terminal(tmp_path: Path) -> None:
    text = "claim a: A \u202eb\u2066.\n  note: \u202e\n  said by: author\n  > \u202e\n"
    write(tmp_path, {"map.argmap": f"{text}  supports: c\n\nclaim c: C.\n"})
    shown = process("show", "a", tmp_path).stdout.decode()
    assert "claim" in shown
    assert not set(shown) & set("\u202e\u2066")
    rough = process("fmt", "--diff", "-", stdin=text.replace(": ", ":  ").encode()).stdout.decode()
    assert not set(rough) & set("\u202e\u2066")
