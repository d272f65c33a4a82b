"""Footnotes: nothing of the map is missing, and nothing it says becomes markup."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mapkit import REAL_FOLDERS, ROOT, checked
from markdown_it import MarkdownIt

from argmap.check import check
from argmap.exchange.csv import as_csv, guarded
from argmap.exchange.footnotes import Footnotes, footnotes
from argmap.exchange.html import as_html
from argmap.exchange.markdown import as_markdown, escape
from argmap.model import Claim, Evidence, Map, Replaced, Verdict
from argmap.text import SourceText, Span

_HOSTILE = (
    '<script>alert("1")</script> <b>bold</b> &amp; *stars* _low_ `code` [x](javascript:alert) '
    "![i](http://evil.example/i.png) http://evil.example www.evil.example a@evil.example # h | "
    "--- ... ~~gone~~ $x$ {.class} \\ [^1]"
)
_TEXT = f"""
map m: M {_HOSTILE}
source s: S {_HOSTILE}
  author: who
  publisher: P {_HOSTILE}
  url: https://a.org/?a=1&b='<x>'
  archived: https://a.org/*x*_y_)
  excerpt: E {_HOSTILE}
speaker who: W {_HOSTILE}
  role: R {_HOSTILE}
section part: H {_HOSTILE}
claim a: C {_HOSTILE}
  said by: who via who in s, page 3, direct
  > Q {_HOSTILE}
  >
  > 1. {_HOSTILE}
  hedge: {_HOSTILE}
claim own: O {_HOSTILE}
  supported by: a + b, c
claim b: B
  denied by: author in s
claim c: C
  doubted by: unnamed
""".replace("url: https://a.org/?a=1&b='<x>'", "url: https://a.org/?a=1&b='")


def _map(folder: Path, text: str) -> Map:
    return checked(folder, text).maps[0]


def _hostile(tmp_path: Path) -> Footnotes:
    return footnotes(_map(tmp_path, _TEXT))


@pytest.mark.parametrize("folder", [*REAL_FOLDERS, ROOT / "tests" / "fixtures" / "manas"])
def test_every_claim_and_every_attribution_is_there(folder: Path) -> None:
    map = check([folder]).maps[0]
    made = footnotes(map)
    entries = [e for e in map.entries.values() if isinstance(e, Claim | Evidence)]
    items = [item for part in made.parts for item in part.items]
    assert [item.entry.id for item in items] == [entry.id for entry in entries]
    said = [said for entry in entries for said in entry.attributions]
    assert [note.said for note in made.notes] == said
    assert [note.number for note in made.notes] == list(range(1, len(said) + 1))
    cited = {note.said.source for note in made.notes if note.said.source}
    assert {source.id for source, _ in made.sources} == cited
    written = as_markdown(made)
    for number in range(1, len(said) + 1):
        assert written.count(f"[^{number}]:") == 1
        assert written.count(f"[^{number}]") == 2


def test_only_the_file_asked_for(tmp_path: Path) -> None:
    map = checked(tmp_path, "claim a: A.\n\nsource s: S\n", b="claim b: B.\n  from: s\n").maps[0]
    assert [i.entry.id for p in footnotes(map, "b.argmap").parts for i in p.items] == ["b"]
    assert [part.heading for part in footnotes(map).parts] == ["b.argmap", "map.argmap"]


def test_the_analysts_own_claims_say_what_supports_them(tmp_path: Path) -> None:
    items = {item.entry.id: item for part in _hostile(tmp_path).parts for item in part.items}
    assert items["own"].about == "The analyst’s own, supported by a + b, c."
    assert items["a"].about == ""


def test_who_says_it(tmp_path: Path) -> None:
    text = """
source s: S
  author: x, y
speaker x: Xenia
  role: clerk
  of: z
speaker y: Yuri
speaker z: Zed
claim a: A.
  said by: x via y via z in s, page 3, direct
  > words
  hedge: may
  denied by: author in s
  doubted by: unnamed
"""
    first, second, third = footnotes(_map(tmp_path, text)).notes
    assert first.who == "Said by Xenia (clerk, Zed) via Yuri via Zed"
    assert (first.mode, first.quote, first.hedge) == ("in direct speech", ("words",), "may")
    assert second.who == "Denied by Xenia and Yuri, the authors"
    assert (second.checked, second.sound) == ("Not quoted.", None)
    assert third.who == "Doubted by somebody unnamed"
    assert third.citation == ()


def test_a_reserved_speaker_on_the_way_is_told_in_words(tmp_path: Path) -> None:
    text = """
source s: S
speaker x: Xenia
claim a: A.
  denied by: x via author in s
  doubted by: x via unnamed in s
  said by: author in s
"""
    notes = footnotes(_map(tmp_path, text)).notes
    assert [note.who for note in notes] == [
        "Denied by Xenia via the source itself",
        "Doubted by Xenia via somebody unnamed",
        "Said by the source itself",
    ]


_JUDGED = """
map m: M
  author: An Author
  date: 2023-04
  summary: A summary.
source s: S
evidence e: E.
  from: s
  grade: 2
  on: 2006-07-17
  likelihood: likely
  confidence: low, one origin.
claim own: O.
  supported by: e
  confidence: high
"""


def test_judgments_dates_and_the_head_of_the_map(tmp_path: Path) -> None:
    made = footnotes(_map(tmp_path, _JUDGED))
    assert made.about == [
        ("Author", "An Author"),
        ("Date", "April 2023"),
        ("Summary", "A summary."),
    ]
    evidence, own = (item for part in made.parts for item in part.items)
    assert evidence.about == (
        "Date spoken of: July 17, 2006. Credibility 2: probably true. Likelihood: likely. "
        "Confidence: low, one origin."
    )
    assert own.about == "Confidence: high. The analyst’s own, supported by e."
    for written in (as_markdown(made), as_html(made)):
        for words in ("An Author", "April 2023", "A summary.", evidence.about, own.about):
            assert words in written
    rows = _rows(made)
    columns = ("on", "credibility", "likelihood", "confidence", "reason")
    assert [rows[0][name] for name in columns] == [
        "2006-07-17",
        "2",
        "likely",
        "low",
        "one origin.",
    ]
    assert [rows[1][name] for name in columns] == ["", "", "", "high", ""]
    assert rows[1]["stance"] == "The analyst’s own, supported by e."


def test_judgments_and_the_head_of_the_map_in_word(tmp_path: Path) -> None:
    made = footnotes(_map(tmp_path, _JUDGED))
    docx: Any = pytest.importorskip("docx")
    said = [paragraph.text for paragraph in docx.Document(BytesIO(_docx(made))).paragraphs]
    assert said[1:4] == ["Author: An Author", "Date: April 2023", "Summary: A summary."]
    assert any("Likelihood: likely. Confidence: low, one origin." in text for text in said)


_PLACE = Span(SourceText("s.txt", "one\ntwo words\n"), 8, 13)


@pytest.mark.parametrize(
    ("verdict", "said", "sound"),
    [
        (None, "Not checked.", None),
        (Verdict(verdict="unchecked"), "Not checked.", None),
        (
            Verdict(verdict="exact", by="document", place=_PLACE, occurrences=1),
            "Verified word for word at line 2, column 5 of the document’s text.",
            True,
        ),
        (
            Verdict(verdict="normalised", by="lock", occurrences=2),
            "Verified but for typography when the document was at hand. "
            "The words stand there 2 times.",
            True,
        ),
        (Verdict(verdict="elided"), "Verified with words left out.", True),
        (
            Verdict(
                verdict="bracketed",
                replaced=(Replaced(bracket="M", words="m"), Replaced(bracket="sic", words="")),
            ),
            "Verified with words in brackets. [M] stands for “m”. "
            "[sic] is the analyst’s insertion.",
            True,
        ),
        (Verdict(verdict="near"), "NOT FOUND in the source.", False),
        (
            Verdict(verdict="absent", reason="a number is left out"),
            "NOT FOUND: a number is left out.",
            False,
        ),
    ],
)
def test_what_came_of_the_check(
    tmp_path: Path, verdict: Verdict | None, said: str, sound: bool | None
) -> None:
    map = _map(tmp_path, "source s: S\n\nclaim a: A.\n  from: s\n  > two words\n")
    quote = map.entries["a"].attributions[0].quote  # type: ignore[union-attr]
    quote.verdict = verdict  # type: ignore[union-attr]
    made = footnotes(map)
    (note,) = made.notes
    assert (note.checked, note.sound) == (said, sound)
    assert ("NOT FOUND" in as_markdown(made)) == (sound is False)
    assert ('class="check no"' in as_html(made)) == (sound is False)
    assert ('class="check yes"' in as_html(made)) == (sound is True)


# ---- Markdown


def _markup(text: str) -> list[str]:
    """What Markdown takes for more than text, paragraphs aside."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = [t for block in parser.parse(text) for t in (block, *(block.children or []))]
    plain = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak"}
    return [token.type for token in tokens if token.type not in plain]


def _text_of(text: str) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = [block for block in parser.parse(text) if block.type == "inline"]
    return "\n".join("".join(t.content for t in block.children or []) for block in blocks)


@settings(deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=40)
)
@example(_HOSTILE)
@example("1. a")
@example("12) a")
@example("- a")
@example("+")
@example("===")
@example("# a #")
@example("a\\")
@example("&#35;")
@example("1")
def test_text_in_markdown_is_text(text: str) -> None:
    said = text.strip().replace("\ufdd0", "\ufffd")
    if said and not any("\ufdd0" <= char <= "\ufdef" for char in said):
        assert _markup(escape(text)) == []
        assert _text_of(escape(text)) == said


def test_nothing_in_markdown_is_markup_but_ours(tmp_path: Path) -> None:
    written = as_markdown(_hostile(tmp_path))
    kinds = set(_markup(written))
    assert not kinds & {"html_inline", "html_block", "image", "code_inline", "s_open", "table_open"}
    assert "link_open" not in {
        token.type
        for block in MarkdownIt().parse(written)
        for token in block.children or []
        if token.type == "link_open" and "a.org" not in str(token.attrGet("href"))
    }
    assert "http://evil" not in written
    assert "www.evil" not in written


# ---- HTML


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_nothing_in_html_is_markup_but_ours(tmp_path: Path) -> None:
    page = _Page()
    page.feed(as_html(_hostile(tmp_path)))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "b", "iframe", "object", "link", "svg"}
    assert not [name for _, attributes in page.tags for name in attributes if name[:2] == "on"]
    hrefs = {attributes["href"] for _, attributes in page.tags if "href" in attributes}
    outside = {href for href in hrefs if href and not href.startswith("#")}
    assert outside == {"https://a.org/?a=1&b='", "https://a.org/*x*_y_)"}
    assert page.text.count(_HOSTILE) >= 10
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert {href[1:] for href in hrefs if href and href.startswith("#")} == ids


def test_html_loads_nothing(tmp_path: Path) -> None:
    written = as_html(_hostile(tmp_path))
    style = written.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


# ---- CSV


def _rows(made: Footnotes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(made).decode("utf-8-sig"), newline="")))


def test_a_row_for_each_attribution_and_each_claim_of_the_analysts(tmp_path: Path) -> None:
    made = _hostile(tmp_path)
    rows = _rows(made)
    assert [row["id"] for row in rows] == ["a", "own", "b", "c"]
    assert [row["note"] for row in rows] == ["1", "", "2", "3"]
    assert rows[0]["quote"] == "\n\n".join(made.notes[0].quote)
    assert rows[1]["stance"].startswith("The analyst’s own")
    assert [row["map line"] for row in rows] == ["13", "18", "21", "23"]
    assert as_csv(made).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "'"])
def test_no_cell_is_a_formula_and_every_quote_can_be_got_back(tmp_path: Path, sign: str) -> None:
    words = f"{sign}cmd|' /C calc'!A0"
    assert guarded(words) == f"'{words}"
    text = f"source s: {words.strip()}\n\nclaim a: {words.strip()}\n  from: s\n  > {words}\n"
    made = footnotes(_map(tmp_path, text))
    for cell in _rows(made)[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    if sign not in "\t\r":
        assert _rows(made)[0]["quote"].removeprefix("'") == words


@given(st.text())
def test_one_apostrophe_taken_off_gives_the_words(cell: str) -> None:
    made = guarded(cell)
    assert (made[1:] if made.startswith("'") else made) == cell


# ---- Word


def _docx(made: Footnotes) -> bytes:
    pytest.importorskip("docx")
    from argmap.exchange.word import as_docx  # noqa: PLC0415  (an extra)

    return as_docx(made)


def test_a_word_document_has_real_footnotes(tmp_path: Path) -> None:
    made = _hostile(tmp_path)
    data = _docx(made)
    mammoth: Any = pytest.importorskip("mammoth")
    page = _Page()
    page.feed(mammoth.convert_to_html(BytesIO(data)).value)
    assert page.text.count(_HOSTILE) >= 10
    assert not {tag for tag, _ in page.tags} & {"script", "img", "b"}
    feet = [a["id"] for tag, a in page.tags if tag == "li" and "footnote" in str(a.get("id"))]
    assert feet == [f"footnote-{note.number}" for note in made.notes]
    with ZipFile(BytesIO(data)) as parts:
        notes = parts.read("word/footnotes.xml").decode()
    assert notes.count("<w:footnote ") == len(made.notes) + 2


def test_what_xml_cannot_hold_is_shown_as_such(tmp_path: Path) -> None:
    text = "source s: S \ufffe\u202e\n\nclaim a: A \uffff.\n  from: s\n  > \u202e\u2066 words\n"
    made = footnotes(_map(tmp_path, text))
    _docx(made)
    for written in (as_html(made), as_markdown(made)):
        assert not set(written) & set("\ufffe\uffff\u202e\u2066")
    assert "\u202e" in _rows(made)[0]["quote"]
