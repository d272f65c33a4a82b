"""Where sentences and paragraphs of a document end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?:[.!?。！？؟]+[\"'’”»)\]]*)(?=\s)|(?:[。！？]+[」』”]*)|\n[^\S\n]*\n")
_GOES_ON = re.compile(r"\s*[\"'‘“«(\[]*[^\W\d_]")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov pres amb st mt no nos vs etc al
    jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept est approx fig vol ed eds
    pp p cf ca bzw usw nr hr fr mme mlle sr sra im г гг т д др руб млн млрд тыс ул
    """.split()
)
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\Z")
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\f\s*")
"""What parts paragraphs: an empty line, or the end of a page."""


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets in `start` to `end` at which a sentence has ended, its marks included.

    An abbreviation (`Mr.`, `U.S.`, `J.`), an ellipsis, and what a small letter follows end none:
    rather too few ends than too many.
    """
    for found in _END.finditer(text, start, min(len(text), end + 1)):
        stop = found.start() if found[0].isspace() else found.end()
        if stop > end:
            return
        following = _GOES_ON.match(text, found.end())
        if following and following[0][-1].islower():
            continue
        if found[0].startswith(".."):
            continue
        if found[0][0] == ".":
            last = _LAST_WORD.search(text, max(0, found.start() - 24), found.start())
            word = last[1] if last else ""
            if "." in word or len(word) == 1 or word.lower() in _ABBREVIATIONS:
                continue
        yield stop


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds an offset, inside its paragraph: start and end."""
    start, end = paragraph(text, at)
    for stop in sentence_ends(text, start, end):
        if stop > at:
            end = stop
            break
        start = stop
    while start < end and text[start].isspace():
        start += 1
    return start, end


def paragraph(text: str, at: int) -> tuple[int, int]:
    """The paragraph that holds an offset: start and end, parted from others by an empty line."""
    start, end = 0, len(text)
    for found in PARAGRAPH.finditer(text, max(0, at - 20_000), min(len(text), at + 20_000)):
        if found.end() <= at:
            start = found.end()
        elif found.start() > at or (found.start() == at and at > start):
            end = found.start()
            break
    return start, end
