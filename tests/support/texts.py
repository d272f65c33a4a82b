"""Texts for hypothesis: of the language's own pieces, and real maps with slips in them."""

from __future__ import annotations

from hypothesis import strategies as st
from mapkit import REAL_FILES, chunks

from argmap.language.vocabulary import KINDS, MODES, key_words

REAL_CHUNKS = [chunk for path in REAL_FILES for chunk in chunks(path)]

_IDS = ["a", "b", "c", "a1", "база-манас", "e\u0301te\u0301", "été", "x.y", "author", "via", "in"]
_PIECES = [
    *KINDS,
    *(f"{word}:" for word in key_words()),
    *MODES,
    *_IDS,
    *[">", ":", ",", "+", "->", "#", "# ", "-", "_", ".", "'", "’", '"', "\u00a0", "\u3000"],
    *["via", "in", "page 3", "pages 3-4", "00:12:30", "60-70%", "likely", "low, why", "2006-07~"],
    *["Some words.", "Putin: we will", "https://example.org/a:b", "12:30", "#MeToo", "е\u0306"],
    *["# argmap: ignore[unreached-entry] why", "# argmap: ignore[", "\u200f", "👩‍👧", "中文"],
]
_BLANKS = ["", " ", "  ", "\t", "\n", "\n  ", "\n\n", "\n\t"]
_IDS_HERE = ["a", "b", "c", "d", "база", "e\u0301"]

pieces = st.lists(st.sampled_from([*_PIECES, *_BLANKS, *_BLANKS]), max_size=60).map("".join)
"""The language's words in any order."""

_prose = st.sampled_from(
    [
        "Words.",
        "Some more words",
        "a: b",
        "It’s “so” (they say): yes",
        "#tag",
        "goes on\n  over lines",
        "goes on\n  # a remark\n\n   after a remark",
        "\n  begins below",
        "two  blanks\u00a0and\u3000others\u00a0",
        "\u00a0 odd",
        "ends odd\u2003",
        "中文 👩‍👧 עברית",
    ]
)
_id = st.sampled_from(_IDS_HERE)
_ids = st.lists(_id, min_size=1, max_size=3)
_comma = st.sampled_from([",", ", ", " , "])
_value = st.one_of(
    _prose,
    st.builds(lambda ids, comma: comma.join(ids), _ids, _comma),
    st.builds(" + ".join, _ids),
    st.builds(lambda ids, end: f"{'+'.join(ids)} -> {end}", _ids, _id),
    st.builds(lambda who, via, where: f"{who} via {via} in {where}, page 3, direct", _id, _id, _id),
    st.sampled_from(["low, why", "60%", "2006~", "C", "2", "author", "b in c,line 14", "c"]),
)
_blank = st.sampled_from(["  ", " ", "\t", "      "])
_key_line = st.builds(
    lambda blank, key, gap, value: f"{blank}{key}:{gap}{value}",
    _blank,
    st.sampled_from(key_words()),
    st.sampled_from([" ", "  ", "\t"]),
    _value,
)
_other_line = st.sampled_from(
    [
        "  > words of a source",
        "\t>words",
        "  >",
        "# a remark",
        "   # inside",
        "#",
        "",
        "  more text",
    ]
)
_head = st.builds(
    lambda kind, id, text: f"{kind} {id}: {text}", st.sampled_from(list(KINDS)), _id, _prose
)
_line = st.one_of(_head, _key_line, _key_line, _other_line)

lines = st.lists(_line, max_size=14).map("\n".join)
"""Lines of the language that each have the right form, in any order."""


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Some entries of a real map with a few characters or lines deleted, doubled or moved."""
    picked = draw(st.lists(st.sampled_from(REAL_CHUNKS), min_size=1, max_size=4))
    text = "".join(picked)
    for _ in range(draw(st.integers(1, 4))):
        by_line = draw(st.booleans())
        parts = text.splitlines(keepends=True) if by_line else list(text)
        if not parts:
            break
        at, other = (draw(st.integers(0, len(parts) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "double", "swap", "insert"])):
            case "delete":
                del parts[at]
            case "double":
                parts.insert(other, parts[at])
            case "swap":
                parts[at], parts[other] = parts[other], parts[at]
            case "insert":
                parts.insert(at, draw(st.sampled_from([*_PIECES, *_BLANKS])))
        text = "".join(parts)
    return text


any_text = st.one_of(st.text(max_size=200), pieces, lines, slips())
"""Any of these, and any text at all."""
