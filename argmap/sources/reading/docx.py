"""Word documents to text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.sources.reading.extracted import Extracted, Unreadable, missing_library

if TYPE_CHECKING:
    from docx.opc.part import Part

_PARTS = 10_000
_UNPACKED = 512 * 1024 * 1024
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSAID = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr"}
_AGAIN = "open it in Word or LibreOffice, and save it again as .docx"


def extract(data: bytes, _: str) -> Extracted:
    """The text of a Word document: paragraphs, tables, text boxes, then foot- and endnotes.

    What was inserted as a tracked change is read, what was deleted is not; comments, headers
    and footers are left out. Raises Unreadable where it is no Word document, or would be far
    too large when unpacked.
    """
    try:
        import docx  # noqa: PLC0415  (heavy, and an extra)
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    except ImportError as error:
        raise missing_library("a Word document") from error
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # noqa: PLC0415

    _refuse_bombs(data)
    try:
        document = docx.Document(BytesIO(data))
        notes = [part for part in document.part.package.iter_parts() if _has_notes(part)]
        blocks = list(_blocks(document.element))
        for part in sorted(notes, key=lambda part: "endnotes" in part.content_type):
            blocks += _blocks(_root(part.blob))
    except XMLSyntaxError as error:
        raise Unreadable("is a damaged Word document, or hides something in it", _AGAIN) from error
    except (ValueError, KeyError, PackageNotFoundError, zipfile.BadZipFile, OSError) as error:
        raise Unreadable("is a damaged Word document", _AGAIN) from error
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise Unreadable("is a Word document without text", "look whether its pages are images")
    told = document.core_properties
    return Extracted(
        text=text + "\n",
        extractor=f"python-docx {docx.__version__}",
        title=told.title or None,
        authors=tuple(name.strip() for name in re.split("[;\n]", told.author) if name.strip()),
    )


def _refuse_bombs(data: bytes) -> None:
    """Raises Unreadable where an archive is no Word document or has too much in it.

    What an archive says of its sizes holds: no more than that is ever unpacked of it.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("is a damaged Word document or archive", "download it again") from error
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise Unreadable(
            "is an archive, and no Word document", "save what is in it as .docx, PDF or text"
        )
    if len(parts) > _PARTS or len(names) < len(parts):
        raise Unreadable("has more parts than a Word document has", _AGAIN)
    if sum(part.file_size for part in parts) > _UNPACKED:
        raise Unreadable(f"would be larger than {_UNPACKED >> 20} MB when unpacked", _AGAIN)


def _has_notes(part: Part) -> bool:
    return str(part.content_type).endswith(("footnotes+xml", "endnotes+xml"))


def _root(xml: bytes) -> Any:
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    return parse_xml(xml)


def _blocks(root: Any) -> Iterator[str]:
    """The paragraphs and table rows below an element, a text box behind the one that holds it."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    open_blocks: list[list[str]] = []  # paragraphs that are being read, the innermost last
    waiting: list[str] = []  # text boxes of the outermost of them
    rows: list[list[str]] = []  # rows that are being read, with their cells so far
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag.removeprefix(_WORDS) if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _UNSAID or _is_second_version(element) or _is_separator(element):
                walk.skip_subtree()
            elif name == "p":
                open_blocks.append([])
            elif name == "tr":
                rows.append([])
            elif open_blocks and name == "t":
                open_blocks[-1].append(element.text or "")
            elif open_blocks and name in _SAID:
                open_blocks[-1].append(_SAID[name])
        elif name == "p" and open_blocks:
            text = "".join(open_blocks.pop())
            if open_blocks:
                waiting.append(text)
            elif rows:
                rows[-1].append(text)
            else:
                yield text
                yield from waiting
                waiting.clear()
        elif name == "tr" and rows:
            row = "\t".join(cell for cell in [*rows.pop(), *waiting] if cell)
            waiting.clear()
            if rows:
                rows[-1].append(row)
            else:
                yield row


def _is_second_version(element: Any) -> bool:
    """Whether an element repeats, for older programs, what stands before it."""
    return element.tag == f"{_CHOICES}Fallback" and element.getprevious() is not None


def _is_separator(element: Any) -> bool:
    """Whether a note is but the line above the notes."""
    return element.get(f"{_WORDS}type") in ("separator", "continuationSeparator")
