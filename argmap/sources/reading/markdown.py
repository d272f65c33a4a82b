"""Markdown to the text that its readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from argmap.sources.reading.encoding import guessed_text, unicode_text
from argmap.sources.reading.extracted import Extracted
from argmap.sources.reading.plain import named

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(title|authors?|date):[ \t]*(.*)(?:\n((?:[ \t]*-[ \t].*\n?)+))?", re.M | re.I)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def extract(data: bytes, _: str) -> Extracted:
    """The words of a Markdown file (CommonMark and tables), blocks parted by blank lines.

    Marks of emphasis, the targets of links and HTML tags are left out. A block of front matter
    is no text: it gives the title, the authors and the date. Raises Unreadable as `plain` does.
    """
    import markdown_it  # noqa: PLC0415  (only for Markdown)

    text, encoding = unicode_text(data) or guessed_text(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    fields = _fields(front[1] or "") if front else {}
    tokens = (
        markdown_it.MarkdownIt("commonmark")
        .enable("table")
        .parse(text[front.end() :] if front else text)
    )
    date = _DATE.match(fields.get("date", [""])[0])
    return Extracted(
        text=_text(tokens),
        extractor=named(f"markdown 1, markdown-it-py {markdown_it.__version__}", encoding),
        title=fields.get("title", [None])[0],
        authors=tuple(fields.get("author", ())),
        published=date[0] if date else None,
    )


def _fields(front: str) -> dict[str, list[str]]:
    """The title, authors and date of front matter; its other fields are not looked at."""
    found: dict[str, list[str]] = {}
    for key, value, below in _FIELD.findall(front):
        values = re.findall(r"-[ \t]+(.*)", below)
        if value.startswith("["):
            values = value.strip(" []").split(",")
        elif value:
            values = [value]
        found[key.lower().removesuffix("s")] = [
            bare for one in values if (bare := one.strip().strip("\"'").strip())
        ]
    return {key: values for key, values in found.items() if values}


def _text(tokens: Iterable[Token]) -> str:
    blocks: list[str] = []
    row: list[str] = []
    in_row = False
    for token in tokens:
        if token.type == "tr_open":
            in_row, row = True, []
        elif token.type == "tr_close":
            in_row = False
            blocks.append("\t".join(row))
        elif token.type == "inline":
            (row if in_row else blocks).append(_inline(token.children or []))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            blocks.append(_Words().of(token.content))
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _inline(tokens: Iterable[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" if re.match(r"<br\b", token.content, re.I) else "")
        elif token.type != "image":
            parts.append(token.content)
    return "".join(parts)


class _Words(HTMLParser):
    """The words between the tags of HTML that stands in Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._hidden = 0

    def of(self, html: str) -> str:
        """The words of a piece of HTML."""
        self.feed(html)
        self.close()
        return "".join(self._parts).strip()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)
