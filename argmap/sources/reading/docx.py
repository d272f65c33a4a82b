"""Word documents to text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.sources.reading.extracted import Extracted, Unreadable, missing_library
from argmap.sources.reading.page import raised

if TYPE_CHECKING:
    from docx.opc.part import Part

_FAULTS = (KeyError, NotImplementedError, OSError, RuntimeError, ValueError)  # of a bad archive
_PARTS = 10_000
_UNPACKED = 512 * 1024 * 1024
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off")
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
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    _refuse_bombs(data)
    try:
        document = docx.Document(BytesIO(data))
        notes = [part for part in document.part.package.iter_parts() if _has_notes(part)]
        blocks = list(_blocks(document.element))
        for part in sorted(notes, key=lambda part: "endnotes" in part.content_type):
            blocks += _blocks(_root(part.blob))
    except (XMLSyntaxError, PackageNotFoundError, zipfile.BadZipFile, *_FAULTS) as error:
        raise Unreadable("is a damaged Word document", _AGAIN) from error
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise Unreadable("is a Word document without text", "look whether its pages are images")
    told = document.core_properties
    return Extracted(
        text=text + "\n",
        extractor=f"docx 1, python-docx {docx.__version__}",
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
    except (zipfile.BadZipFile, *_FAULTS) as error:
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
    from lxml import etree  # noqa: PLC0415

    if root.getroottree().docinfo.doctype:  # what it declares could be anything
        raise Unreadable("has a part that no Word document has, a DOCTYPE", _AGAIN)
    open_blocks: list[list[str]] = []  # paragraphs that are being read, the innermost last
    boxes: list[str] = []  # the text boxes of the outermost of them
    rows: list[list[str]] = []  # rows that are being read, with their cells so far
    begun = ""  # a paragraph whose end was deleted, and that goes on in the next
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag.removeprefix(_WORDS)
        if event == "start":
            if name == "p":
                open_blocks.append([])
            elif name == "tr":
                rows.append([])
            elif name == "t" and open_blocks:
                run = element.getparent()
                high = _find(run, "rPr/vertAlign") if run is not None else None
                is_raised = high is not None and high.get(f"{_WORDS}val") == "superscript"
                open_blocks[-1].append((raised(element.text) if is_raised else element.text) or "")
            elif name in _SAID and open_blocks:
                open_blocks[-1].append(_SAID[name])
            if name in _UNSAID or _is_unsaid(element, name):
                walk.skip_subtree()
        elif name == "p" and open_blocks:
            text = begun + "".join(open_blocks.pop())
            begun = ""
            if open_blocks:
                boxes.append(text)
            elif _find(element, "pPr/rPr/del") is not None:
                begun = text
            elif rows:
                rows[-1].append(text)
            else:
                yield from (text, *boxes)
                boxes.clear()
        elif name == "tr" and rows:
            row = "\t".join(cell for cell in [*rows.pop(), *boxes] if cell)
            boxes.clear()
            if rows:
                rows[-1].append(row)
            else:
                yield row
    yield begun


def _is_unsaid(element: Any, name: str) -> bool:
    """Whether what is in an element is not seen, or stands elsewhere too."""
    if name == "r":
        marks = (_find(element, f"rPr/{mark}") for mark in ("vanish", "strike", "dstrike"))
        return any(m is not None and m.get(f"{_WORDS}val") not in _OFF for m in marks)
    if name == "tr":
        return _find(element, "trPr/del") is not None
    if name in ("footnote", "endnote"):  # the line above the notes
        return str(element.get(f"{_WORDS}type", "")).endswith("eparator")
    # The same again, for older programs.
    return name == f"{_CHOICES}Fallback" and element.getprevious() is not None


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(f"{_WORDS}{step}" for step in path.split("/")))
