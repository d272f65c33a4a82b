"""Edits to the bytes of a file, in which what is not edited stays byte for byte."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable


def edited(data: bytes, edits: Iterable[tuple[int, int, str]]) -> bytes:
    """The bytes of a UTF-8 file with stretches of its text replaced.

    Each edit has its start and end, in code points of the text as `read_text` gives it, and
    what is to stand there. Byte-order mark and line ends stay, and new lines end as the file's
    first line does. Raises ValueError where edits overlap, UnicodeDecodeError where the bytes
    are not UTF-8.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    raw = data[len(mark) :].decode("utf-8")
    # Where the text has a line end of one character that is two in the file.
    returns = [found.start() - n for n, found in enumerate(re.finditer("\r\n", raw))]
    first = raw.find("\n")
    end_of_line = "\r\n" if first > 0 and raw[first - 1] == "\r" else "\n"
    pieces: list[str] = []
    at = 0
    for start, end, text in sorted(edits):
        from_, to = (min(n + bisect_left(returns, n), len(raw)) for n in (start, end))
        if from_ < at:
            raise ValueError("edits overlap")
        pieces += [raw[at:from_], text.replace("\n", end_of_line)]
        at = to
    return mark + "".join([*pieces, raw[at:]]).encode("utf-8")
