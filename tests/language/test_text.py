"""Text is just text: what it may hold, where it begins and ends, and what is a comment."""

from __future__ import annotations

import pytest
from mapkit import read

from argmap.language.syntax import File, Property, joined
from argmap.text import edited

WORDS = [
    "It's “so” (they say) [really] {yes} <b> \\ $5 50% a_b *c* `d` – and: so",
    "https://example.org/a?b=c#d and 12:30 and C: drive",
    "#MeToo was the tag",
    "She said: no, never",
    "a -> b + c, d",
    "Claims, supports and attacks are words",
    "中文：冒号，没有问题",
    "עברית: וערבית",
]


def faults(file: File) -> list[str]:
    return [fault.rule for fault, _ in file.faults()]


@pytest.mark.parametrize("words", WORDS)
def test_needs_no_quoting(words: str) -> None:
    for text in (f"claim a: {words}\n", f"claim a:\n  {words}\n"):
        if text.startswith("claim a:\n") and words[:3] in ("She", "עבר", "#Me"):
            continue  # a line that begins like a key
        file = read(text)
        assert faults(file) == []
        assert joined(file.entries[0].words) == words
    file = read(f"claim a: A.\n  note: {words}\n  tags: x\n")
    assert faults(file) == []
    note = file.entries[0].lines[0]
    assert isinstance(note, Property)
    assert joined(note.words) == words


@pytest.mark.parametrize(
    "text",
    [
        "claim a: one two three\n",
        "claim a:\n  one two three\n",
        "claim a:\n\n      one\n\n two\n\tthree\n",
        "claim a: one\n# a remark\n  two\n  # another\n\n  three",
        "claim   a :\tone\n  two   three  \n",
        "claim a: one\n  two\n  # a remark at the end\n  three\n\n\n",
    ],
)
def test_goes_on_over_lines(text: str) -> None:
    file = read(text)
    assert faults(file) == []
    (entry,) = file.entries
    assert joined(entry.words) == "one two three"


def test_how_deep_a_line_is_indented_means_nothing() -> None:
    lines = ["note: n", "supports: b", "said by: c", "> words", "hedge: may"]
    for blanks in (" ", "\t", "        ", " \t "):
        file = read("claim a: A.\n" + "".join(f"{blanks}{line}\n" for line in lines))
        assert faults(file) == []
        assert [line.key for line in file.entries[0].lines] == ["note", "supports", "said by"]


@pytest.mark.parametrize("line", ["Putin: we will", "He said: no", "As he said: no", "Because: no"])
def test_a_line_that_begins_like_a_key(line: str) -> None:
    file = read(f"claim a: A.\n  {line}\n  note: n\n")
    assert faults(file) == ["unknown-key"]
    assert [part.key for part in file.entries[0].lines] == ["note"]
    (fault, _) = next(iter(file.faults()))
    assert any("if this is prose" in help for help in fault.help)


@pytest.mark.parametrize("line", ["And then he said: no", "12:30 was the time", "x:y", "“No”: he"])
def test_a_line_that_does_not(line: str) -> None:
    assert faults(read(f"claim a: A.\n  {line}\n")) == []


@pytest.mark.parametrize(
    "line",
    ["said  by: b", "said\tby: b", "said\u00a0by: b", "suported by : b", "suported by\u00a0: b"],
)
def test_odd_blanks_don_t_make_text_of_a_line(line: str) -> None:
    assert faults(read(f"claim a: A.\n  {line}\n")) == ["unknown-key"]


@pytest.mark.parametrize("text", ["claim a:\n", "claim a: \n  note: n\n", "claim a:\n# remark\n"])
def test_text_must_not_be_empty(text: str) -> None:
    assert faults(read(text)) == ["missing-text"]


@pytest.mark.parametrize(
    "comment", ["#", "# words", "#\twords", "# claim of another kind", "# > a"]
)
def test_comments_break_nothing(comment: str) -> None:
    lines = ["claim a: one", "  two", "  said by: b", "  > c", "  > d", "  note: n", "  m"]
    whole = read("\n".join(lines))
    parted = read("".join(f"{comment}\n{line}\n  {comment}\n\n" for line in lines))
    assert faults(parted) == []
    assert [part.key for part in parted.entries[0].lines] == ["said by", "note"]
    assert joined(parted.entries[0].words) == joined(whole.entries[0].words)


@pytest.mark.parametrize(
    "text",
    [
        "claim a: Some words.  supports: b\n",
        "claim a: Some words supports: b\n",
        "claim a: Some words.\n  note: More.  likelihood: likely\n",
        "claim a: A.\n  from: b\n  > words  > more\n",
        "claim a: A.claim b-1: B.\n",
    ],
)
def test_lines_that_were_joined(text: str) -> None:
    assert faults(read(text)) == ["joined-lines"]


def test_an_indented_head_opens_an_entry() -> None:
    file = read("claim a: A.\n  supports: b\n  claim b: B.\n  note: n\n")
    assert faults(file) == ["indented-entry"]
    assert [(entry.id, len(entry.lines)) for entry in file.entries] == [("a", 1), ("b", 1)]


def test_a_line_at_the_margin_stays_with_its_entry() -> None:
    file = read("claim a: A.\nsupports: b\n> words\n\nclaim b: B.\n")
    assert faults(file)[:2] == ["line-at-margin", "line-at-margin"]
    assert [line.key for line in file.entries[0].lines] == ["supports"]


def test_a_head_at_fault_keeps_its_lines_checked() -> None:
    file = read("cliam a: A.\n  suported by: b\n  note: n\n")
    assert faults(file) == ["unknown-kind", "unknown-key"]
    assert [line.key for line in file.entries[0].lines] == ["note"]


@pytest.mark.parametrize(
    "prose",
    [
        "It came by post (source unknown: nobody signed).",
        'He called it "question one: who pays".',
        "The note – source x: none – was short.",
    ],
)
def test_a_kind_behind_an_opening_mark_is_prose(prose: str) -> None:
    text = f"claim a: {prose}\n  said by: b in c\n  > {prose}\n  note: {prose}\n"
    assert not list(read(text).faults())


@pytest.mark.parametrize("end", [".", "!", ")", "”", 's"', "?"])
def test_a_head_behind_the_end_of_a_line_is_two_lines(end: str) -> None:
    (fault, _), *_ = read(f"claim a: It is so{end}claim b: It is not.\n").faults()
    assert fault.rule == "joined-lines"


@pytest.mark.parametrize(
    ("text", "line", "safe"),
    [
        ("claim c Conversion is good.\n  note: n\n", "claim c: Conversion is good.", False),
        ("claim a: A.\n  source: herald\n", "  from: herald", False),
        ("claim a: A.\n  speaker: quint\n", "  said by: quint", False),
        ("claim a: A.\n  against: x\n", "  attacks: x", False),
        ("#remark\n\nclaim a: A.\n", "# remark", True),
        ("claim a: A.\n  supports: b\n  #remark\n", "  # remark", True),
        ("claim a: A.\n  supports: b\n#remark\n", "# remark", True),
        ("claim a: A.\n#remark\n", "# remark", False),  # it may be the text that goes on
    ],
)
def test_what_was_meant_is_offered(text: str, line: str, safe: bool) -> None:
    (entry,) = [one for one in read(text).entries if one.faults]
    (fault,) = entry.faults
    assert fault.fix is not None
    assert fault.fix.safe is safe
    edits = [(entry.start + start, entry.start + end, new) for start, end, new in fault.fix.edits]
    after = edited(text.encode(), edits).decode()
    assert line in after.split("\n")
    assert not any(one.faults for one in read(after).entries)


@pytest.mark.parametrize("line", ["speaker: A man said so", "quote: some words", "#tag of a text"])
def test_what_is_not_sure_is_not_written(line: str) -> None:
    found = [fault for one in read(f"claim a: A.\n  {line}\n").entries for fault in one.faults]
    assert [fault.fix for fault in found] == [None] * (line[0] != "#")
