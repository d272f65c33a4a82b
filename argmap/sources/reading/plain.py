"""Text as it stands in its file."""

from __future__ import annotations

from argmap.sources.reading.encoding import guessed_text, unicode_text
from argmap.sources.reading.extracted import Extracted


def extract(data: bytes, _: str) -> Extracted:
    """The characters of a text file. Raises Unreadable where they are in no known encoding."""
    text, encoding = unicode_text(data) or guessed_text(data)
    return Extracted(text, named("text 1", encoding), paged="\f" in text)


def named(extractor: str, encoding: str) -> str:
    """The extractor with the encoding that it found, unless that is UTF-8."""
    return extractor if encoding == "utf-8" else f"{extractor} ({encoding})"
