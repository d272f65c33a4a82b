"""A map's quotes against its documents: verdicts in the model, places, fixes, what is around."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from commands import argmap
from mapkit import ROOT, checked, quotes, rules, write

from argmap.check import Report, check
from argmap.model import Verdict
from argmap.sources.altered import what_differs
from argmap.sources.near import differences

KYRGYZSTAN = ROOT / "maps/kyrgyzstan-2006"
HEAD = "source s: S\n  file: s.txt\n\nspeaker eva: Eva\n\nclaim z: Z.\n  supported by: a\n\n"


def verdicts(report: Report) -> list[Verdict]:
    return [quote.verdict for quote in quotes(report) if quote.verdict]


def claim(folder: Path, document: str, lines: str) -> Report:
    """The check of a claim with these lines on a document `s.txt`."""
    write(folder, {"s.txt": document})
    return checked(folder, f"{HEAD}claim a: A.\n{lines}")


def test_the_real_map_is_verified_word_for_word() -> None:
    report = check([KYRGYZSTAN])
    assert rules(report) == []
    found = verdicts(report)
    assert len(found) > 90
    assert {one.verdict for one in found} == {"exact"}
    for quote in quotes(report):
        assert quote.verdict is not None
        assert quote.verdict.place is not None
        assert quote.verdict.place.text == quote.text


def test_offsets_count_characters_and_not_bytes() -> None:
    report = check([KYRGYZSTAN / "edm.argmap"])
    path = KYRGYZSTAN / "sources/edm-kyrgyz-russian-ties.txt"
    data, text = path.read_bytes(), path.read_text(encoding="utf-8")
    assert len(data) > len(text)
    for quote in quotes(report):
        verdict = quote.verdict
        assert verdict is not None
        assert text[verdict.start : verdict.end] == quote.text


def test_the_source_s_own_words_set_an_altered_quote_right(tmp_path: Path) -> None:
    """Each quote of the real map with a word replaced, set right by its fix."""
    names = ["edm.argmap", "voa.argmap", "sources.argmap", "why-manas.argmap"]
    files = {name: (KYRGYZSTAN / name).read_text(encoding="utf-8") for name in names}
    for path in (KYRGYZSTAN / "sources").glob("*.txt"):
        files[f"sources/{path.name}"] = path.read_text(encoding="utf-8")
    drawn = random.Random(1)
    altered = 0
    for name in names[:2]:
        lines = files[name].split("\n")
        for number, line in enumerate(lines):
            words = line.split(" ")
            if line.startswith("  > ") and len(words) > 8:
                words[drawn.randrange(4, len(words))] = "nobody"
                lines[number] = " ".join(words)
                altered += 1
        files[name] = "\n".join(lines)
    folder = write(tmp_path, files)
    found = check([folder]).diagnostics
    fixed = [d for d in found if d.rule == "quote-altered"]
    assert len(fixed) > 60
    for finding in sorted(fixed, key=lambda d: -d.span.start):
        ((edit,),) = [fix.edits for fix in finding.fixes]
        text, span = files[edit.span.file], edit.span
        files[span.file] = text[: span.start] + edit.text + text[span.end :]
    after = check([write(tmp_path, files)])
    assert "quote-altered" not in rules(after)
    assert len(after.diagnostics) == len(found) - len(fixed)


DOCUMENT = """\
The engineer says the bridge, in her view, is not safe. "Close it today," she said, "or tomorrow."

"I have seen the piers," she went on. "They are cracked.

"Nobody should walk there." The mayor calls it a ‘slogan’ and won’t close it.

It's the mayor’s bridge.
"""


@pytest.mark.parametrize(
    ("mode", "quote", "expected"),
    [
        ("direct", "Close it today", []),
        ("direct", '"Close it today,"', []),
        ("direct", 'Close it today," she said, "or tomorrow', []),
        ("direct", "is not safe", ["wrong-mode"]),
        ("direct", "says the bridge, in her view, is not safe", ["wrong-mode"]),
        ("indirect", "is not safe", []),
        ("indirect", "or tomorrow", ["wrong-mode"]),
        ("direct", "They are cracked", []),
        ("direct", "Nobody should walk there", []),
        ("direct", "slogan", []),
        ("indirect", "The mayor calls it a ‘slogan’ and won’t close it", []),
        ("indirect", "It's the mayor’s bridge", []),
        ("act", "Close it today", []),
    ],
)
def test_modes(tmp_path: Path, mode: str, quote: str, expected: list[str]) -> None:
    report = claim(tmp_path, DOCUMENT, f"  said by: eva in s, {mode}\n  > {quote}\n")
    assert rules(report) == expected


@pytest.mark.parametrize(
    ("opening", "closing"), ["“”", "„“", "«»", "»«", "‘’", "「」", '""', "''", "‹›", "””"]
)
def test_quotation_marks_of_many_languages(tmp_path: Path, opening: str, closing: str) -> None:
    text = f"Before it, she said, {opening}all of it is broken{closing}, and nothing after it."
    for words, marked in (("all of it is broken", True), ("nothing after it", False)):
        (verdict,) = verdicts(claim(tmp_path, text, f"  said by: eva in s\n  > {words}\n"))
        assert verdict.marked is marked


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [
        ("in her view", []),
        ("in  her\n    view", []),
        ("in his view", ["hedge-altered"]),
        ("I doubt it", ["hedge-altered"]),
        ("far away", ["hedge-altered"]),
    ],
)
def test_a_hedge_stands_around_its_quote(tmp_path: Path, hedge: str, expected: list[str]) -> None:
    document = f"{DOCUMENT}\n{'Much more of it. ' * 40}\n\nfar away from it\n"
    lines = f"  said by: eva in s\n  > is not safe\n  hedge: {hedge}\n"
    assert rules(claim(tmp_path, document, lines)) == expected


def test_a_quote_of_another_source_is_told(tmp_path: Path) -> None:
    text = (
        "source s: S\n  file: s.txt\n\nsource t: T\n  file: t.txt\n\nclaim a: A.\n  from: s\n"
        "  > quite other words\n  supports: b\n\nclaim b: B.\n  from: t\n  > quite other\n"
    )
    files = {
        "map.argmap": text,
        "s.txt": "These are words.",
        "t.txt": "They are quite other words.",
    }
    report = check([write(tmp_path, files)])
    (finding,) = report.diagnostics
    assert finding.rule == "quote-absent"
    assert finding.message.endswith("but in `t`")


def test_a_changed_document_says_what_still_stands(tmp_path: Path) -> None:
    lines = "  said by: eva in s\n  > is not safe\n  said by: eva in s\n  > is not there\n"
    write(tmp_path, {"s.txt": DOCUMENT})
    report = checked(
        tmp_path,
        f"{HEAD}claim a: A.\n{lines}".replace(
            "  file: s.txt\n", f"  file: s.txt\n  sha256: {'0' * 64}\n"
        ),
    )
    (finding,) = [d for d in report.diagnostics if d.rule == "changed-document"]
    assert finding.help[0] == "1 of its 2 quotes still stands"


def test_no_quote_of_an_unchecked_source_counts_as_verified(tmp_path: Path) -> None:
    text = "source s: S\n\nclaim a: A.\n  from: s\n  > Some words\n  supports: b\n\nclaim b: B.\n"
    write(tmp_path, {"map.argmap": text})
    result = argmap("check", tmp_path)
    assert "1 quote: 1 unchecked." in result.stdout
    assert "[quote-unchecked]" in result.stdout
    assert result.exit_code == 0
    assert argmap("check", "--strict", tmp_path).exit_code == 1


def test_the_closing_line_counts_the_quotes_of_the_file_asked_for(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "one.argmap": f"{HEAD}claim a: A.\n  from: s\n  > is not safe\n",
            "two.argmap": "claim b: B.\n  from: s\n  > 'is' not safe\n  supports: z\n",
            "s.txt": DOCUMENT,
        },
    )
    assert "1 quote: 1 exact." in argmap("check", tmp_path / "one.argmap").stdout
    assert "2 quotes: 1 exact, 1 altered." in argmap("check", tmp_path).stdout


def test_a_quote_over_several_lines_shows_the_word_in_its_line(tmp_path: Path) -> None:
    lines = "  said by: eva in s\n  > The engineer says\n  # aside\n\n  > the tower, in her view\n"
    report = claim(tmp_path, DOCUMENT, lines)
    (finding,) = report.diagnostics
    assert (finding.span.text, finding.span.line) == ("tower", 14)
    assert finding.others[0].span.text == "bridge"
    assert finding.fixes == ()  # it would take the comment away


def test_a_source_of_an_imported_map(tmp_path: Path) -> None:
    files = {
        "lib/s.argmap": "source s: S\n  file: s.txt\n\nclaim z: Z.\n  from: s\n  > is not safe\n",
        "lib/s.txt": DOCUMENT,
        "own/map.argmap": "import lib: ../lib\n\nclaim a: A.\n  from: lib.s\n  > is not save\n"
        "  supports: lib.z\n",
    }
    report = check([write(tmp_path, files) / "own"])
    assert rules(report) == ["quote-altered"]
    assert verdicts(report)[0].place is not None


def test_progress_is_told(tmp_path: Path) -> None:
    lines = "  from: s\n  > is not safe\n" * 450
    write(tmp_path, {"s.txt": DOCUMENT, "map.argmap": f"{HEAD}claim a: A.\n{lines}"})
    told: list[tuple[int, int]] = []
    check([tmp_path], progress=lambda done, total: told.append((done, total)))
    assert told == [(200, 450), (400, 450)]


@pytest.mark.parametrize(
    "quote",
    [
        "[Adam's] view",
        "… today … or",
        "[] in her view",
        "she said … is not safe. Close it",
        "[Nobody] says the bridge",
        "is … safe",
        *(" ... ".join(["in her view"] * count) for count in (2, 30, 60)),
        f"in [{'very ' * 99}] her view",
    ],
)
def test_what_is_refused_is_shown_with_words_that_pass(tmp_path: Path, quote: str) -> None:
    """However a quote is refused, what is offered to paste is not empty, and stands there."""
    report = claim(tmp_path, DOCUMENT, f"  said by: eva in s\n  > {quote}\n")
    (finding,) = [d for d in report.diagnostics if d.rule in ("quote-altered", "quote-absent")]
    for fix in finding.fixes:
        lines = f"  said by: eva in s\n  {fix.edits[0].text}\n"
        after = claim(tmp_path, DOCUMENT, lines)
        assert {one.verdict for one in verdicts(after)} <= {"exact", "normalised"}
    assert bool(finding.fixes) == (finding.rule == "quote-altered")


def test_too_many_gaps_are_said(tmp_path: Path) -> None:
    quote = " ... ".join(["in her view"] * 60)
    (finding,) = claim(tmp_path, DOCUMENT, f"  said by: eva in s\n  > {quote}\n").diagnostics
    assert finding.rule in ("quote-absent", "quote-altered")
    assert "more than 40 ellipses and brackets" in finding.message


@pytest.mark.parametrize(
    ("quote", "passage", "told"),
    [
        (
            "all 80,000 people",
            "all 18,000 people",
            "it has `80,000` where the source has `18,000`",
        ),
        ("1’234.5 kg", "1’244.7 kg", "it has `1’234.5` where the source has `1’244.7`"),
        ("rose 1.5%", "rose 15%", "it has `1.5` where the source has `15`"),
        ("on 3 May 80,000", "on 4 May 80,000", "it has `3` where the source has `4`"),
        ('He said "no" then', "He said no then", 'it adds `"`'),
    ],
)
def test_what_differs_is_told_once_and_in_whole_numbers(
    quote: str, passage: str, told: str
) -> None:
    assert what_differs(quote, passage, differences(quote, passage)) == told
