"""Fixes: what each of them does, and that none makes a file worse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace as dc_replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapkit import REAL_FILES, read, write
from texts import slips

from argmap.check import fixing
from argmap.check.fixing import Fixed, fix
from argmap.check.outcomes import Outcome
from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.rules import families, rule
from argmap.text import SourceText, Span

BASE = """\
map m: A map

source s: A source

source s-2: Another source

speaker p: A speaker

claim base-a: One.

claim base-b: Two.

claim base-c: Three.
  supports: base-a

"""


def done(folder: Path, text: str, *, unsafe: bool) -> tuple[str, Fixed]:
    """A text, in a map that has all that it names, after its fixes."""
    path = write(folder, {"base.argmap": BASE, "map.argmap": text}) / "map.argmap"
    fixed = fix([path], unsafe=unsafe)
    return fixed.after.get(path, path.read_bytes()).decode(), fixed


def body(before: str, after: str) -> tuple[str, str]:
    """A line of a claim before its fix and after it."""
    head = "claim x: A sentence.\n"
    return f"{head}  {before}\n", f"{head}  {after}\n"


SAFE = {
    "bad-grade": [("source y: S\n  grade: b\n", "source y: S\n  grade: B\n")],
    "bad-date": [
        body("on: 17 July 2006", "on: 2006-07-17"),
        body("on: 17.07.2006", "on: 2006-07-17"),
        body("on: 07/17/2006", "on: 2006-07-17"),
    ],
    "bad-confidence": [
        body("confidence: Moderate, why", "confidence: moderate, why"),
        body("confidence: low,", "confidence: low"),
    ],
    "unknown-scale-word": [body("likelihood: Very likely", "likelihood: very likely")],
    "unknown-scale": [("map y: M\n  scale: Kent\n", "map y: M\n  scale: kent\n")],
    "bad-value": [
        (
            "source y: S\n  sha256: " + "AB" * 32 + "\n",
            "source y: S\n  sha256: " + "ab" * 32 + "\n",
        )
    ],
    "missing-colon": [
        body("supports:base-a", "supports: base-a"),
        body("supports : base-a", "supports: base-a"),
        body("supports\uff1abase-a", "supports: base-a"),
        body("note:Some words.", "note: Some words."),
        body("from\uff1as", "from: s"),
        body("strongly supports :base-a", "strongly supports: base-a"),
    ],
    "bad-head": [
        ("claim x\uff1aWords.\n", "claim x: Words.\n"),
        ("claim x\uff1a Words.\n", "claim x: Words.\n"),
        ("claim x:Words.\n", "claim x: Words.\n"),
    ],
    "unknown-kind": [("Claim x: Words.\n", "claim x: Words.\n")],
    "unknown-key": [body("said\u00a0by: p in s", "said by: p in s")],
    "line-at-margin": [
        ("claim x: Words.\nsupports: base-a\n", "claim x: Words.\n  supports: base-a\n"),
        ("claim x: Words.\n  from: s\n> words\n", "claim x: Words.\n  from: s\n  > words\n"),
    ],
    "indented-entry": [
        ("claim x: Words.\n\n  claim y: More.\n", "claim x: Words.\n\nclaim y: More.\n")
    ],
    "bad-attribution": [
        body("said by: p in s, direct, page 3", "said by: p in s, page 3, direct"),
        body("said by: p in s, direct, page 3, line 4", "said by: p in s, page 3, line 4, direct"),
        body("said by: p in s, page 3, , direct", "said by: p in s, page 3, direct"),
        body("said by: p in s,", "said by: p in s"),
        body("said by: p in s, direct, direct", "said by: p in s, direct"),
        body("said by: p in s page 3", "said by: p in s, page 3"),
        body("from: s, p. 3", "from: s, page 3"),
        body("from: s, pp. 3\u20134", "from: s, pages 3-4"),
        body("from: s, § 2.1", "from: s, section 2.1"),
    ],
    "bad-list": [
        body("supports: base-a, base-b,", "supports: base-a, base-b"),
        body("supports: base-a,, base-b", "supports: base-a, base-b"),
        body("undercuts: base-c \u2192 base-a", "undercuts: base-c -> base-a"),
        body("undercuts: base-c => base-a", "undercuts: base-c -> base-a"),
    ],
    "bad-id": [
        body("supports: base-a; base-b", "supports: base-a, base-b"),
        body("supports: base-a, base-b.", "supports: base-a, base-b"),
    ],
    "repeated-key": [
        (
            "claim x: Words.\n  on: 2006\n  on:  2006\n  supports: base-a\n",
            "claim x: Words.\n  on: 2006\n  supports: base-a\n",
        )
    ],
    "repeated-name": [
        body("supports: base-a, base-b , base-a", "supports: base-a, base-b"),
        body("supports: base-a, base-a, base-a", "supports: base-a"),
    ],
    "likelihood-confidence": [
        body(
            "likelihood: Very likely (high confidence), as two saw it",
            "likelihood: very likely\n  confidence: high, as two saw it",
        ),
        body("likelihood: 60%, low confidence", "likelihood: 60%\n  confidence: low"),
    ],
}
UNSAFE = {
    "unknown-id": [
        body("supports: bsae-a", "supports: base-a"),
        body("said by: pp in s", "said by: p in s"),
        ("source y: S\n  author: pp, p\n", "source y: S\n  author: p, p\n"),
    ],
    "unknown-key": [body("suports: base-a", "supports: base-a")],
    "unknown-kind": [
        ("clam x: Words.\n", "claim x: Words.\n"),
        (
            "counterclaim x: Words.\n  attacks: base-a\n",
            "claim x: Words.\n  attacks: base-a\n",
        ),
        ("person x: A person\n", "speaker x: A person\n"),
    ],
    "unknown-scale-word": [
        body("likelihood: lickely", "likelihood: likely"),
        body("likelihood: Very likely (80%)", "likelihood: very likely"),
    ],
    "unknown-scale": [("map y: M\n  scale: icd-203\n", "map y: M\n  scale: icd203\n")],
    "unknown-scheme": [
        (
            "argument x: W.\n  premises: base-a\n  conclusion: base-b\n  scheme: expert opinon\n",
            "argument x: W.\n  premises: base-a\n  conclusion: base-b\n  scheme: expert opinion\n",
        )
    ],
    "likelihood-confidence": [
        body("likelihood: likely, high", "likelihood: likely\n  confidence: high"),
    ],
    "wrong-key": [
        ("gap x: Words.\n  supports: base-a\n", "gap x: Words.\n  bears on: base-a\n"),
        body("published: 2024-02-03", "on: 2024-02-03"),
    ],
    "bad-likelihood": [
        body("likelihood: 65", "likelihood: 65%"),
        body("likelihood: 60-70", "likelihood: 60-70%"),
        body("likelihood: 0.7", "likelihood: 70%"),
    ],
    "bad-confidence": [
        body("confidence: medium, why", "confidence: moderate, why"),
        body("confidence: low for now", "confidence: low, for now"),
    ],
    "bad-date": [body("on: 2006-07-17T12:00", "on: 2006-07-17")],
    "missing-colon": [
        body("supports base-a", "supports: base-a"),
        ("claim x: Words that\n  note : go on\n", "claim x: Words that\n  note: go on\n"),
    ],
    "bad-head": [
        ("claim the big one: Words.\n", "claim the-big-one: Words.\n"),
        ("claim big-one Some words.\n", "claim big-one: Some words.\n"),
    ],
    "bad-list": [
        body("supports: base-a base-b", "supports: base-a, base-b"),
        body("supports: base-a + base-b", "supports: base-a, base-b"),
    ],
    "bad-attribution": [body("said by: p in s, dirct", "said by: p in s, direct")],
    "line-at-margin": [
        ("claim x: Words that\ngo on.\n", "claim x: Words that\n  go on.\n"),
    ],
    "indented-entry": [
        ("claim x: Words that\n\n  claim y: More.\n", "claim x: Words that\n\nclaim y: More.\n")
    ],
    "joined-lines": [
        body("note: Words.  supports: base-a", "note: Words.\n  supports: base-a"),
        ("claim x: Words.claim y: More.\n", "claim x: Words.\nclaim y: More.\n"),
        (
            "claim x: Words.\n\n# A remark.claim y: More.\n",
            "claim x: Words.\n\n# A remark.\nclaim y: More.\n",
        ),
    ],
    "stray-line": [
        body("from: s\n  > some words\n  and more", "from: s\n  > some words\n  > and more")
    ],
    "repeated-premise": [body("supported by: base-b + base-b", "supported by: base-b")],
    "unknown-link": [body("undercuts: base-b -> base-a", "undercuts: base-c -> base-a")],
    "bad-value": [
        (
            "argument x: W.\n  premises: base-a\n  conclusion: base-b\n  stance: agains\n",
            "argument x: W.\n  premises: base-a\n  conclusion: base-b\n  stance: against\n",
        )
    ],
}
CASES = [
    pytest.param(name, before, after, safe, id=f"{name}-{'' if safe else 'un'}safe-{number}")
    for safe, table in ((True, SAFE), (False, UNSAFE))
    for name, cases in table.items()
    for number, (before, after) in enumerate(cases)
]


@pytest.mark.parametrize(("name", "before", "after", "safe"), CASES)
def test_what_a_fix_does(name: str, before: str, after: str, safe: bool, tmp_path: Path) -> None:
    text, fixed = done(tmp_path, before, unsafe=not safe)
    assert text == after
    assert {found.rule for found in fixed.applied} == {name}
    assert name not in {found.rule for found in fixed.outcome.diagnostics} - {"second-map"}
    assert fixed.refused == []
    if not safe:
        assert done(tmp_path, before, unsafe=False)[0] == before


def test_every_rule_of_form_that_says_it_has_fixes_is_here() -> None:
    saying = {name for name in families() if rule(name).fix}
    form = {name for name in saying if rule(name).family == "form"}
    here = SAFE.keys() | UNSAFE.keys()
    assert form - {"unused-suppression", "bad-suppression"} <= here <= saying


@pytest.mark.parametrize(
    "text",
    [
        "claim x: Words.\n  supports: base-d\n",  # two ids are as near
        "claim x: Words.\n  on: 05/06/2006\n",  # two readings
        "claim x: Words.\n  on: 2006\n  on: 2007\n",
        "claim x: Words.\n  from: s\n  on: 2006\n  on: 2006\n  > it would become their quote\n",
        "claim x: Words.\n  said by: p in s, page three\n",
        "claim x: Words.\n  likelihood: likely, high\n  confidence: low\n",
        "claim x: Words.\n  supports: base-a -> base-b\n",
        "source y: S\n  grade: B2\n",
        "evidence the word suggests it\n",
    ],
)
def test_what_can_t_be_guessed_has_no_fix(text: str, tmp_path: Path) -> None:
    assert done(tmp_path, text, unsafe=True)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "claim x: Prose that ends with\n  note : a word of the language.\n",
        "claim x: Prose that ends with\n  claim y: a word of the language.\n",
    ],
)
def test_what_may_be_prose_is_not_fixed_without_asking(text: str, tmp_path: Path) -> None:
    assert done(tmp_path, text, unsafe=False)[0] == text


def faults(text: str) -> Counter[tuple[str, str]]:
    return Counter((fault.rule, fault.message) for fault, _ in read(text).faults())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=slips(), unsafe=st.booleans())
def test_no_fix_brings_an_error_of_form_and_a_second_run_has_nothing_to_do(
    text: str, unsafe: bool, tmp_path: Path
) -> None:
    path = tmp_path / "map.argmap"
    data = text.encode("utf-8", "surrogatepass")
    (tmp_path / "argmap.toml").touch()
    once = fix([path], {path: data}, unsafe=unsafe)
    after = once.after.get(path, data)
    assert not faults(after.decode("utf-8", "replace")) - faults(text)
    assert fix([path], {path: after}, unsafe=unsafe).after == {}


_KEY = re.compile(
    r"^  ((?:strongly |weakly )?(?:supports|attacks|supported by|said by|from)):(?= )"
)
_HEAD = re.compile(r"^(claim|evidence|source|speaker|question) ([\w-]+): ")
DAMAGES: list[Callable[[str], str]] = [
    lambda line: _KEY.sub(r"  \1 :", line),
    lambda line: re.sub(rf"{_KEY.pattern} ", r"  \1:", line),
    lambda line: re.sub(rf"{_KEY.pattern} ", r"  \1" + "\uff1a", line),
    lambda line: line[2:] if _KEY.match(line) or line.startswith("  >") else line,
    lambda line: _HEAD.sub(r"\1 \2" + "\uff1a", line),
    lambda line: _HEAD.sub(r"\1 \2:", line),
    lambda line: line[0].upper() + line[1:] if _HEAD.match(line) else line,
    lambda line: re.sub(r"^(  likelihood: )(\w)", lambda m: m[1] + m[2].upper(), line),
    lambda line: re.sub(r"^(  grade: )([A-F])$", lambda m: m[1] + m[2].lower(), line),
    lambda line: re.sub(r"^(  said by: .*), (page \d+), (\w+)$", r"\1, \3, \2", line),
    lambda line: re.sub(r"^(  (?:supports|attacks): [\w-]+)$", r"\1,", line),
]


@settings(max_examples=25)
@given(st.sampled_from(REAL_FILES), st.data())
def test_what_was_damaged_in_a_real_map_becomes_what_it_was(
    path: Path, data: st.DataObject
) -> None:
    before = path.read_text(encoding="utf-8").split("\n")
    damaged = list(before)
    for number in data.draw(st.sets(st.integers(1, len(before) - 1), max_size=30)):
        if before[number]:
            damaged[number] = data.draw(st.sampled_from(DAMAGES))(before[number])
    given_now = "\n".join(damaged).encode()
    fixed = fix([path], {path: given_now}, select=["form"])
    after = fixed.after.get(path, given_now)
    # Before an entry that reads as the end of a sentence nothing is sure: the rest is a guess.
    if fixed.outcome.diagnostics:
        fixed = fix([path], {path: after}, select=["form"], unsafe=True)
        after = fixed.after.get(path, after)
    assert after.decode().split("\n") == before


# ---- The machinery, with rules made for the purpose -------------------------------------


def rule_that(find: str, put: str) -> Callable[[SourceText], list[Diagnostic]]:
    """A rule that finds each occurrence of a text, and whose fix puts another in its place."""

    def look(source: SourceText) -> list[Diagnostic]:
        spans = [Span(source, m.start(), m.end()) for m in re.finditer(find, source.text)]
        return [
            Diagnostic(
                f"no-{find}",
                "error",
                f"here is {find}",
                Label(span),
                fixes=(Fix(f"write {put}", (Edit(span, put),), safe=True),),
            )
            for span in spans
        ]

    return look


def with_rules(
    monkeypatch: pytest.MonkeyPatch, *looks: Callable[[SourceText], list[Diagnostic]]
) -> None:
    def outcome(paths: list[Path], given: dict[Path, bytes], **_: object) -> Outcome:
        found = []
        for path in paths:
            data = given.get(path) or path.read_bytes()
            source = SourceText(path.name, data.decode(), path)
            found += [one for look in looks for one in look(source)]
        return Outcome(list(paths), sorted(found, key=lambda one: one.span.start), {})

    monkeypatch.setattr(fixing, "outcome", outcome)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "map.argmap"
    made.write_text("claim a: one two three\n", encoding="utf-8")
    return made


def test_fixes_that_undo_each_other_are_all_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = rule_that("one", "uno"), rule_that("uno", "one"), rule_that("three", "3")
    with_rules(monkeypatch, *looks)
    fixed = fix([path])
    assert fixed.after == {path: b"claim a: one two 3\n"}
    assert [found.rule for found in fixed.applied] == ["no-three"]
    assert {found.rule for found, _ in fixed.refused} == {"no-one"}
    assert "undo each other" in fixed.refused[0][1]
    path.write_bytes(fixed.after[path])
    assert fix([path]).after == {}


def test_fixes_that_never_end_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, rule_that("claim a: ", "claim a: one "))
    assert fix([path]).after[path].count(b"one") > 10


def test_fixes_that_overlap_are_made_one_after_the_other(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rules(monkeypatch, rule_that("one two", "1 two"), rule_that("two three", "2 three"))
    fixed = fix([path])
    assert fixed.after == {path: b"claim a: 1 2 three\n"}
    assert len(fixed.applied) == 2


def test_a_fix_that_brings_an_error_of_form_is_taken_back_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rules(monkeypatch, rule_that("two", "\n  suports: x\n "), rule_that("[ot]ne|three", "1"))
    fixed = fix([path])
    assert fixed.after == {path: b"claim a: 1 two 1\n"}
    [(found, why)] = fixed.refused
    assert found.rule == "no-two"
    assert "`suports` is not a key" in why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("claim x: X.\n  on: 2006\n  onn: 2007\n  supports: base-a\n", "given twice"),
        (
            "claim big-x: X.\n  supports: big-y\n\nclaim big-y: Y.\n  supports: bigx\n",
            "circle",
        ),
        ("gap x: X.\n  supports: p\n", "which is a speaker"),
    ],
)
def test_a_guess_that_brings_an_error_of_any_family_is_taken_back_alone(
    tmp_path: Path, text: str, why: str
) -> None:
    good = "claim z: Z.\n  supports: bsae-a\n"
    after, fixed = done(tmp_path, f"{good}\n{text}\n{good.replace('z:', 'zz:')}", unsafe=True)
    right = good.replace("bsae", "base")
    assert after == f"{right}\n{text}\n{right.replace('z:', 'zz:')}"
    ((_, said),) = fixed.refused
    assert said.startswith("its fix would bring another error: ")
    assert why in said


def test_a_guess_whose_error_stands_elsewhere_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guess = rule_that("[a-z]*[0-9]", "x")

    def look(source: SourceText) -> list[Diagnostic]:
        made = [
            dc_replace(one, fixes=(dc_replace(one.fixes[0], safe=False),)) for one in guess(source)
        ]
        start = source.text.index("end")
        bad = Diagnostic("far-away", "error", "far away", Label(Span(source, start, start + 3)))
        return made if "two2" in source.text else [*made, bad]

    path.write_text("claim a: one1\n  one1\n  two2\n  two3\n\nclaim b: end\n", encoding="utf-8")
    with_rules(monkeypatch, look)
    fixed = fix([path], unsafe=True)
    assert fixed.after == {path: b"claim a: x\n  x\n  two2\n  x\n\nclaim b: end\n"}
    assert [why for _, why in fixed.refused] == ["its fix would bring another error: far away"]


def test_what_a_sure_fix_only_reveals_is_no_reason_to_take_it_back(tmp_path: Path) -> None:
    after, fixed = done(tmp_path, "claim x: X.\n  supports:nothing-like-it\n", unsafe=False)
    assert after == "claim x: X.\n  supports: nothing-like-it\n"
    assert [one.rule for one in fixed.outcome.diagnostics] == ["unknown-id"]


def test_other_files_than_maps_that_were_asked_for_are_never_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, other = tmp_path / "report.txt", tmp_path / "other.argmap"
    for one in (report, other):
        one.write_text("one\n", encoding="utf-8")
    path = tmp_path / "map.argmap"
    path.write_text("claim a: one\n", encoding="utf-8")

    def look(source: SourceText) -> list[Diagnostic]:
        found = rule_that("one", "1")(source)
        edits = tuple(
            Edit(Span(SourceText(one.name, "one\n", one), 0, 3), "1") for one in (report, other)
        )
        return [
            Diagnostic(
                one.rule,
                "error",
                one.message,
                one.primary,
                fixes=tuple(Fix("", (*one.fixes[0].edits, edit), safe=True) for edit in edits),
            )
            for one in found
        ]

    with_rules(monkeypatch, look)
    assert fix([path]).after == {}


@pytest.mark.parametrize(
    "data",
    [b"claim x: A.\n  on: 1 May 2006\n  note: \xff\n", b"claim x: A.\n  on: 1 May 2006\x07\n"],
)
def test_a_file_that_is_no_clean_text_is_left_alone(data: bytes, tmp_path: Path) -> None:
    path = write(tmp_path, {}) / "map.argmap"
    path.write_bytes(data)
    assert fix([path], unsafe=True).after == {}


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": "claim x: A.\n", "aside/y.argmap": "Claim y: A.\n"})
    (folder / "y.argmap").symlink_to("aside/y.argmap")
    assert fix([folder / "y.argmap"]).after == {}
    assert fix([folder]).after.keys() == {folder / "aside/y.argmap"}


def test_the_rest_of_a_file_stays_byte_for_byte(tmp_path: Path) -> None:
    path = write(tmp_path, {}) / "map.argmap"
    path.write_bytes(b"\xef\xbb\xbfclaim x:  A.\r\n\r\n  on:\t1 May 2006 \n  note: odd\r\n\t\n#")
    after = fix([path]).after[path]
    assert after == b"\xef\xbb\xbfclaim x:  A.\r\n\r\n  on:\t2006-05-01 \n  note: odd\r\n\t\n#"


def test_what_is_suppressed_is_not_fixed(tmp_path: Path) -> None:
    text = "# argmap: ignore[bad-date] as in the source\nclaim x: A.\n  on: 1 May 2006\n"
    assert done(tmp_path, text, unsafe=True)[0] == text
