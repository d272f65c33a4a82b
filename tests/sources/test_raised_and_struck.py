"""Powers and notes keep their raised digits, and what is struck out is no text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx

from argmap.sources.ladder import Ladder
from argmap.sources.reading import read_document


def judged(path: Path, quote: str) -> str:
    return Ladder(read_document(path, path.parent).text.text).judge(quote).rung


def check(path: Path) -> None:
    assert judged(path, "The fine was $2002 million") in ("near", "absent")
    assert judged(path, "The fine was $200² million") == "exact"
    assert judged(path, "It is not paid") in ("near", "absent")
    assert judged(path, "It is paid") in ("exact", "normalised")


def test_in_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><article><h1>A fine</h1><p>The fine was $200<sup>2</sup> million, the court "
        "said on Monday.</p><p>It is <del>not</del> paid by now, they say.</p></article></body>"
        "</html>",
        encoding="utf-8",
    )
    check(path)


def test_in_a_word_document(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("The fine was $200")
    first.add_run("2").font.superscript = True
    first.add_run(" million, the court said.")
    second = document.add_paragraph("It is ")
    second.add_run("not").font.strike = True
    second.add_run(" paid by now.")
    out = BytesIO()
    document.save(out)
    path = tmp_path / "document.docx"
    path.write_bytes(out.getvalue())
    check(path)
