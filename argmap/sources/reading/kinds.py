"""What kind of document a file is: by what is in it first, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from argmap.sources.reading.extracted import Unreadable

_READ = "text (.txt), Markdown (.md), web pages (.html), PDF and Word documents (.docx)"
_BY_SUFFIX = {
    **dict.fromkeys(".txt .text .log .srt .vtt .csv .tsv .rst .adoc .org .tex".split(), "plain"),
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")  # `No. 3` has none
_PAGE = re.compile(
    rb"\s*(?:<\?xml\b[^>]*>\s*)?(?><!--.*?-->\s*)*+(?:<!doctype\s+html|<html)\b", re.I | re.S
)
_AS_WORD = "save it as a Word document (.docx) or as a PDF"
_AS_TEXT = "read its text with OCR, and save that as a text file beside it"
_UNPACK = "unpack it, and name the document in it"
_OTHERS = (  # how other kinds of files begin, what they are, and what to do
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office document", _AS_WORD),
    (b"{\\rtf", "an RTF document", _AS_WORD),
    (b"\x89PNG\r\n\x1a\n", "an image", _AS_TEXT),
    (b"\xff\xd8\xff", "an image", _AS_TEXT),
    (b"GIF8", "an image", _AS_TEXT),
    (b"II*\0", "an image", _AS_TEXT),
    (b"MM\0*", "an image", _AS_TEXT),
    (b"\x1f\x8b", "an archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive", _UNPACK),
    (b"Rar!", "an archive", _UNPACK),
)
_BY_NAME = {  # other kinds of files that can be told by their names alone
    ".doc": _AS_WORD,
    ".odt": _AS_WORD,
    ".rtf": _AS_WORD,
    ".pages": _AS_WORD,
    ".mht": "save the page as a web page, HTML only",
    ".mhtml": "save the page as a web page, HTML only",
}


def kind_of(data: bytes, name: str) -> str:
    """`plain`, `markdown`, `html`, `pdf` or `docx`: what reads a file's bytes.

    Raises Unreadable where it is another kind of file.
    """
    found = _SUFFIX.search(PurePosixPath(name).name)
    suffix = found[0].lower() if found else ""
    named = _BY_SUFFIX.get(suffix) if suffix else "plain"
    if data.startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in data[:1024]):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    for start, what, help in _OTHERS:
        if data.startswith(start):
            raise Unreadable(f"is {what}, which is not read", help)
    if named != "markdown" and _PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named in ("pdf", "docx"):
        what = "PDF" if named == "pdf" else "Word document"
        raise Unreadable(f"is no {what}, though its name says so", "download or save it again")
    if named is None:
        help = _BY_NAME.get(suffix, "save it as one of these")
        raise Unreadable(f"is of a kind that is not read: {suffix}", f"read are {_READ}", help)
    return named
