"""The quotes of the real map in the same articles as text, Markdown, HTML, PDF and DOCX."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from documents import as_docx, as_html, as_markdown, as_pdf
from mapkit import ROOT

from argmap.check import check
from argmap.sources.ladder import Ladder
from argmap.sources.reading import read_document

KYRGYZSTAN = ROOT / "maps/kyrgyzstan-2006"
FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("txt", str.encode),
    "windows-1251": ("txt", lambda text: text.encode("windows-1251")),
    "utf-16": ("txt", lambda text: text.encode("utf-16")),
    "crlf": ("txt", lambda text: text.replace("\n", "\r\n").encode()),
    "markdown": ("md", as_markdown),
    "html": ("html", as_html),
    "html in windows-1251": ("html", lambda text: as_html(text, encoding="windows-1251")),
    "pdf": ("pdf", as_pdf),
    "pdf of two columns": ("pdf", lambda text: as_pdf(text, columns=2)),
    "pdf of two columns, drawn across": ("pdf", lambda t: as_pdf(t, columns=2, across=True)),
    "docx": ("docx", as_docx),
}


def quotes() -> list[tuple[str, str, bool | None]]:
    """File of the document, words, and whether they stand in quotation marks."""
    (map,) = check([KYRGYZSTAN]).maps
    found = []
    for said, quote in map.quotes():
        source = map.entries[said.source or ""]
        marked = quote.verdict.marked if quote.verdict else None
        if quote is not said.hedge:
            found.append((source.file, quote.text, marked))  # type: ignore[union-attr]
    return found


QUOTES = quotes()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("file", sorted({file for file, _, _ in QUOTES}))
def test_every_quote_stands_in_every_form(form: str, file: str, tmp_path: Path) -> None:
    suffix, make = FORMATS[form]
    text = (KYRGYZSTAN / file).read_text(encoding="utf-8")
    path = tmp_path / f"document.{suffix}"
    path.write_bytes(make(text))
    ladder = Ladder(read_document(path, tmp_path).text.text)
    mine = [(words, marked) for name, words, marked in QUOTES if name == file]
    assert len(mine) > 30
    for words, marked in mine:
        judged = ladder.judge(words)
        assert judged.rung in ("exact", "normalised"), words
        assert judged.start is not None
        assert judged.end is not None
        assert ladder.marks.around(judged.start, judged.end) == marked, words
        assert ladder.judge(f"nobody {words}").rung in ("near", "absent")
