"""PDF to text, by PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from argmap.sources.reading.columns import Piece, in_reading_order
from argmap.sources.reading.extracted import Extracted, Unreadable, missing_library

_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line
_WIDE = 0.9  # of a line's height: a gap that may part columns
_NO_TITLE = re.compile(r"untitled|microsoft |.*\.(docx?|indd|qxd|rtf|pdf|tex|dvi|odt|wpd)\Z", re.I)


def extract(data: bytes, _: str) -> Extracted:
    """The text of a PDF, a form feed before every page but the first, and its title and author.

    Lines end where they do in print, a hyphen at a line's end stays, and columns are read one
    after the other. The date in a PDF is when the file was made, and is left out. Raises
    Unreadable where it is encrypted, damaged, or has no text.
    """
    try:
        import pypdfium2  # noqa: PLC0415  (heavy, and an extra)
    except ImportError as error:
        raise missing_library("a PDF") from error

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable(
                "is encrypted, and needs a password", "save a copy without the password"
            ) from error
        raise Unreadable("is a damaged PDF", "download or save it again") from error
    pages = [_page(pypdfium2.raw, document, number) for number in range(len(document))]
    if not any(page.strip() for page in pages):
        raise Unreadable(
            "is a PDF without text, such as a scan",
            "recognise its text first (OCR), for example with `ocrmypdf in.pdf out.pdf`",
        )
    told = document.get_metadata_dict()
    author = told.get("Author", "").strip()
    title = " ".join(told.get("Title", "").split())
    return Extracted(
        text="\n\f".join(page.rstrip("\n") for page in pages),
        extractor=f"pdf 1, pypdfium2 {pypdfium2.version.PYPDFIUM_INFO}",
        title=None if not title or _NO_TITLE.match(title) else title,
        authors=tuple(name.strip() for name in re.split(r"[;\n]", author) if name.strip()),
        paged=True,
    )


def _page(pdfium: Any, document: Any, number: int) -> str:
    """The text of a page; empty where the page is damaged."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise Unreadable(f"is damaged: its page {number + 1} can't be read", "save it again")
    text = pdfium.FPDFText_LoadPage(page)
    try:
        lines = list(_lines(pdfium, text))
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pieces = [piece for line in lines for piece in line]
    ordered = in_reading_order(pieces)
    if ordered == pieces:
        return "\n".join(" ".join(piece.text for piece in line) for line in lines)
    return "\n".join(piece.text for piece in ordered)


def _lines(pdfium: Any, page: Any) -> Iterator[list[Piece]]:
    """The lines of a page as they are drawn, each in pieces parted by wide gaps."""
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    line: list[Piece] = []
    word, first = "", 0
    count = pdfium.FPDFText_CountChars(page)
    for at in range(count + 1):
        char = _char(pdfium, page, at) if at < count else "\n"
        if char not in " \n\r" and char != _HYPHEN:
            if not word:
                first = at
            word += char
            continue
        if char == _HYPHEN:
            word += "-"
        if word:
            pdfium.FPDFText_GetLooseCharBox(page, first, place)
            left, bottom, top = box.left, box.bottom, box.top
            pdfium.FPDFText_GetLooseCharBox(page, max(first, at - 1), place)
            piece = Piece(word, left, box.right, min(bottom, box.bottom), max(top, box.top))
            _append(line, piece)
            word = ""
        if char in "\n" + _HYPHEN:
            yield line
            line = []


def _append(line: list[Piece], word: Piece) -> None:
    """Adds a word to the last piece of its line, or as a piece behind a wide gap."""
    if line and -word.height < word.left - line[-1].right < _WIDE * word.height:
        last = line[-1]
        last.text += f" {word.text}"
        last.right = word.right
        last.bottom, last.top = min(last.bottom, word.bottom), max(last.top, word.top)
    else:
        line.append(word)


def _char(pdfium: Any, page: Any, at: int) -> str:
    code = pdfium.FPDFText_GetUnicode(page, at)
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
