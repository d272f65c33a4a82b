"""`read_document`: a file of the project to its text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from argmap.sources.document import Document, DocumentProblem
from argmap.sources.reading import plain
from argmap.sources.reading.encoding import unicode_text
from argmap.sources.reading.extracted import Extracted, Unreadable
from argmap.sources.reading.kinds import kind_of
from argmap.sources.reading.opening import read_bytes
from argmap.text import SourceText

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_document(path: Path, root: Path) -> Document:
    """The text of a document, its digest, and what it says about itself.

    Line ends become LF. Raises DocumentProblem where the path leads out of the project
    (`root`), where there is no such file, and where no text can be made of it within bounds.
    """
    resolved, name, data = read_bytes(path, root)
    try:
        kind = kind_of(data, name)
        made = _extracted(kind, data, name)
        text = made.text.replace("\r\n", "\n").replace("\r", "\n")
        if kind != "plain":
            text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
        if not text.strip():
            raise Unreadable("has no text in it", "look whether it is the right document")
    except Unreadable as problem:
        raise DocumentProblem(
            "unreadable-document", f"`{name}` {problem.message}", *problem.help
        ) from problem
    return Document(
        path=resolved,
        text=SourceText(name, text, resolved),
        sha256=hashlib.sha256(data).hexdigest(),
        extractor=made.extractor,
        title=made.title,
        authors=made.authors,
        published=made.published,
        publisher=made.publisher,
        url=made.url,
        pages=_pages(text) if made.paged else (),
    )


def _extracted(kind: str, data: bytes, name: str) -> Extracted:
    if kind == "plain" and unicode_text(data) is not None:
        return plain.extract(data, name)
    from argmap.sources.reading import child  # noqa: PLC0415  (most documents are plain text)

    return child.extract(kind, data, name)


def _pages(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\f", text)))
