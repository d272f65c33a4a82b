"""The same article in every format gives the same words, in the same order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from documents import as_docx, as_html, as_markdown, as_pdf, paragraphs
from mapkit import ROOT

from argmap.sources.document import Document
from argmap.sources.reading import read_document

ARTICLES = sorted((ROOT / "maps" / "kyrgyzstan-2006" / "sources").glob("*.txt"))
MAKERS: dict[str, Callable[[str], bytes]] = {
    "article.txt": str.encode,
    "article": str.encode,
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "utf-16-le.txt": lambda text: text.encode("utf-16-le"),
    "windows-1251.txt": lambda text: text.encode("windows-1251"),
    "windows-1252.txt": lambda text: text.encode("windows-1252"),
    "crlf.txt": lambda text: text.replace("\n", "\r\n").encode(),
    "article.md": as_markdown,
    "article.html": as_html,
    "windows-1251.html": lambda text: as_html(text, encoding="windows-1251"),
    "page.txt": as_html,
    "one-column.pdf": as_pdf,
    "two-columns.pdf": lambda text: as_pdf(text, columns=2),
    "two-columns-across.pdf": lambda text: as_pdf(text, columns=2, across=True),
    "three-columns-across.pdf": lambda text: as_pdf(text, columns=3, across=True),
    "pdf.txt": as_pdf,
    "article.docx": as_docx,
    "docx.pdf": as_docx,
}


def read(folder: Path, name: str, data: bytes) -> Document:
    """A document with these bytes, read."""
    (folder / name).write_bytes(data)
    return read_document(folder / name, folder)


def folded(text: str) -> str:
    """The text with words that were parted at the end of a line joined, and no white space."""
    return "".join(re.sub(r"(?<=[a-z])-\s+(?=[a-z])", "", normalize("NFC", text)).split())


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_every_sentence_is_there(article: Path, name: str, tmp_path: Path) -> None:
    text = article.read_text(encoding="utf-8")
    document = read(tmp_path, name, MAKERS[name](text))
    found = folded(document.text.text)
    at = 0
    for paragraph in paragraphs(text):
        for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", paragraph):
            at = found.find(folded(sentence), at) + 1  # in order, so from the last on
            assert at > 0, sentence


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_a_text_file_is_its_text(article: Path) -> None:
    document = read_document(article, ROOT)
    assert document.text.text == article.read_text(encoding="utf-8")
    assert document.text.name == article.relative_to(ROOT).as_posix()
    assert document.sha256 == hashlib.sha256(article.read_bytes()).hexdigest()
    assert document.extractor == "text 1"


def test_subtitles_are_text(tmp_path: Path) -> None:
    path = tmp_path / "speech.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:04,000\nWe will not go.\n", encoding="utf-8")
    assert "We will not go." in read_document(path, tmp_path).text.text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", "Президент заявил: «Мы ждём ответа до 1 июня». База будет закрыта."),
        ("koi8-r", "Президент заявил, что база будет закрыта, если цена не изменится."),
        ("windows-1251", "He said: “It’s our base” — and left. Nobody knew why he did."),
        ("windows-1252", "Le président a dit : « Nous verrons », à l’été 2006, à Genève."),
        ("windows-1250", "Prezydent powiedział, że żołnierze opuszczą bazę do czerwca."),
        (
            "shift-jis",
            "日本の首相は記者会見で、基地の移転について「まだ何も決まっていない」と述べた。",
        ),
        ("utf-32", "Президент заявил: “yes”."),
        ("utf-16-be", "Президент заявил, что he said “yes” and that this is all."),
    ],
)
def test_other_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", text.encode(encoding))
    assert document.text.text == text
    assert re.fullmatch(r"text 1 \([\w-]+\)", document.extractor)


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = '<html><meta charset="iso-8859-1"><body><p>“It’s so”, he said.</p></body></html>'
    document = read(tmp_path, "a.html", page.encode("windows-1252"))
    assert document.text.text == "“It’s so”, he said.\n"
    assert document.extractor.endswith("(windows-1252)")
    wrong = read(tmp_path, "b.html", page.replace("iso-8859-1", "koi8-r").encode())
    assert wrong.text.text == "“It’s so”, he said.\n"


def test_markdown_keeps_words_and_drops_marks(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'A title'\nauthor:\n  - Ann Author\n  - Bo\ndate: 2006-07-17\n---\n\n"
        "# Head\n\nSome **bo**ld\nwords [a link](https://example.org) &amp; `code`.<br>More\n\n"
        "> quoted\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n<div>In a div</div>\n\n"
        "    code block\n"
    )
    document = read(tmp_path, "a.md", text.encode())
    assert document.text.text == (
        "Head\n\nSome bold\nwords a link & code.\nMore\n\nquoted\n\none\n\ntwo\n\na\tb\n\nc\td\n\n"
        "In a div\n\ncode block\n"
    )
    told = document.title, document.authors, document.published
    assert told == ("A title", ("Ann Author", "Bo"), "2006-07-17")


PAGE = """<!DOCTYPE html><html><head><title>The mayor resigns | The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Ann Author">
<meta property="article:published_time" content="2006-07-17T10:00:00Z">
<link rel="canonical" href="https://daily.example/mayor"></head>
<body><nav><a href="/">Menu</a></nav><div class="cookie-consent">Cookies!</div>
{open}<h1>The mayor resigns</h1>
<p>The mayor of the town, <b>Ba</b>kiyev, resigned on Monday<br>after talks &amp; threats, which
had gone on for weeks, as the council’s speaker said in a statement to this newspaper.</p>
<aside class="pull"><p>I am tired.</p></aside>
<figure><img src="a.jpg" alt="Alt words"><figcaption>The mayor in May</figcaption></figure>
<blockquote><p>I am tired of it all, and I shall not come back to this town.</p></blockquote>
<ul><li>One item</li><li>Another <a href="/x">item</a></li></ul>
<table><tr><th>Year</th><th>Votes</th></tr><tr><td>2005</td><td>12</td></tr></table>
<div>Loose words</div><p>Yes.</p><p>Yes.</p>
<p hidden>Hidden words</p><p style="display: none">Unseen words</p><script>var a = "code";</script>
<p>The council will meet next week to choose a successor, who has to be confirmed by June.</p>
{close}<aside class="related"><a href="/1">Another story</a></aside>
<section id="comments"><p>A reader’s remark, which is long enough to be a paragraph.</p></section>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize(
    ("open", "close"),
    [
        ("<main><article>", "</article></main>"),
        ("<article>", "</article>"),
        ('<div class="wrap"><div class="text">', "</div></div>"),
        ('<table><tr><td><font size="2">', "</font></td></tr></table>"),
    ],
    ids=["main", "article", "divs", "table"],
)
def test_a_page_gives_all_of_its_article_and_nothing_else(
    open: str, close: str, tmp_path: Path
) -> None:
    document = read(tmp_path, "a.html", PAGE.format(open=open, close=close).encode())
    assert document.text.text.split("\n\n") == [
        "The mayor resigns",
        "The mayor of the town, Bakiyev, resigned on Monday\nafter talks & threats, which had "
        "gone on for weeks, as the council’s speaker said in a statement to this newspaper.",
        "I am tired.",
        "The mayor in May",
        "I am tired of it all, and I shall not come back to this town.",
        "One item",
        "Another item",
        "Year\tVotes",
        "2005\t12",
        "Loose words",
        "Yes.",
        "Yes.",
        "The council will meet next week to choose a successor, who has to be confirmed by June.\n",
    ]
    assert (document.title, document.authors) == ("The mayor resigns", ("Ann Author",))
    assert (document.published, document.publisher) == ("2006-07-17", "The Daily")
    assert document.url == "https://daily.example/mayor"


@pytest.mark.parametrize("words", ["Yes.", "The mayor resigned. He said: “I am tired.”"])
def test_a_page_of_a_few_words_is_read(words: str, tmp_path: Path) -> None:
    document = read(tmp_path, "a.html", f"<body><h1>Head</h1><p>{words}</p>".encode())
    assert document.text.text == f"Head\n\n{words}\n"


def test_a_pdf_knows_its_pages(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(60))
    document = read(tmp_path, "a.pdf", as_pdf(text, head="A running head"))
    assert (document.title, document.authors) == ("The title", ("Ann Author",))
    starts = [document.text.text[at : at + 14] for at in document.pages]
    assert starts == ["A running head"] * 3
    assert document.text.text.count("\f") == 2


def test_rows_of_a_pdf_s_table_stay_rows(tmp_path: Path) -> None:
    from io import BytesIO  # noqa: PLC0415  (for this drawing alone)

    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = BytesIO()
    canvas = Canvas(out)
    for row in range(8):
        for column in range(3):
            canvas.drawString(100 + 120 * column, 700 - 15 * row, f"r{row} c{column}")
    canvas.save()
    document = read(tmp_path, "a.pdf", out.getvalue())
    rows = [" ".join(f"r{row} c{column}" for column in range(3)) for row in range(8)]
    assert document.text.text.split("\n") == rows
