"""The words of a web page's elements, laid out in blocks as a browser would."""

from __future__ import annotations

import re
from typing import Any

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math "
    "menclose meter mfrac mi mn mo mrow ms msqrt msub msubsup msup mtext nobr output picture "
    "progress q rb rt ruby s samp small source span strike strong sub sup time tt u var wbr".split()
)
_CELLS = ("td", "th")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def blocks(element: Any) -> list[str]:
    """The paragraphs, items, rows and headings in an element, each without blanks around it.

    `br` gives a line end, cells of a row are parted by tabs, `pre` keeps its lines.
    """
    from lxml import etree  # noqa: PLC0415

    made = _Blocks()
    for event, found in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            made.begin(found.tag)
            made.say(raised(found.text) if found.tag == "sup" else found.text)
        else:
            made.end(found.tag)
            if found is not element:
                made.say(found.tail)
    made.flush()
    return made.made


def raised(text: str | None) -> str | None:
    """A power or the number of a note with raised digits, lest it melt with what it stands at."""
    return text.translate(_RAISED) if text and text.strip().isdecimal() else text


class _Blocks:
    """Blocks that are being made of what stands in a page, in order."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self._parts: list[str] = []
        self._pre = 0

    def begin(self, tag: str) -> None:
        if tag in _CELLS:
            if self._parts:
                self._parts.append("\t")
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "q":
            self._parts.append('"')
        elif tag not in _INLINE:
            self.flush()
        self._pre += tag == "pre"

    def end(self, tag: str) -> None:
        if tag == "q":
            self._parts.append('"')
        elif tag not in _INLINE and tag not in _CELLS:
            self.flush()
        self._pre -= tag == "pre"

    def say(self, text: str | None) -> None:
        if text:
            self._parts.append(text if self._pre else _SPACES.sub(" ", text))

    def flush(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        if not self._pre:
            text = re.sub(r" +", " ", text)
            text = re.sub(r" ?([\n\t]) ?", r"\1", text)
        if text.strip():
            self.made.append(text.strip() if not self._pre else text.strip("\n"))


def is_leaf(element: Any) -> bool:
    """Whether an element is a block with words and without blocks in it."""
    return element.tag not in _INLINE and all(
        below.tag in _INLINE for below in element.iter("*") if below is not element
    )


def take_out(element: Any) -> None:
    """Takes an element out of its page, and leaves the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
