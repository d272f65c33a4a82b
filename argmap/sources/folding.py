"""What two texts may differ in and still be the same words: typography, white space, line ends.

Folded here, and nowhere else: canonical composition (NFC, Unicode Standard Annex #15), ligatures,
presentation forms and full-width letters (by their compatibility decomposition; no other
character, for that would make `$200²` into `$2002`), the kinds of apostrophes, quotation marks,
hyphens and dashes, white space, characters without width, and hyphens at line ends.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, normalize

APOSTROPHES = "'‘’‚‛ʼʻʹ′`´‹›ꞌ"
QUOTATION_MARKS = '"“”„‟«»″〝〞〟'
HYPHENS = "-‐‑⁃﹣－"
DASHES = HYPHENS + "‒–—―−﹘"
SOFT_HYPHEN = "\u00ad"
BROKEN = "\ufffe"
"""What PDF readers write for a hyphen at a line end."""
ZERO_WIDTH = "\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They have no width, but can make digits read backwards: taken out of documents only."""

MAYBE_HYPHEN = "\ufdd0"
"""In folded text: a line ended here after a hyphen, which may be the word's own or not."""
MAYBE_SPACE = "\ufdd1"
"""In folded text: a line ended here where lines may end without a blank."""

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
UNSPACED = re.compile(f"[{_UNSPACED}\U00020000-\U0003ffff]")
"""Scripts that part no words by blanks: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""

_LETTER = r"[^\W\d_]"
_UNSEEN = f"[{ZERO_WIDTH}]*+"
_BROKEN_WORD = re.compile(
    rf"(?<={_LETTER})(?:[{re.escape(HYPHENS)}{SOFT_HYPHEN}]{_UNSEEN}(\s++)|{BROKEN}\s*+)(?={_LETTER})"
)
_DASH_AT_END = re.compile(
    rf"(?<=\S)[{re.escape(DASHES)}]{_UNSEEN}(\s++)(?=\S)|(?<=\w){BROKEN}\s*+(?=\w)"
)
_DASH_AT_START = re.compile(r"(?<=\S)(\s++)(?=[—–―]\S)")
_SLASH_AT_END = re.compile(r"(?<=\w)/(\s++)(?=\w)")
_UNSPACED_AT_END = re.compile(rf"(?<=[{_UNSPACED}])(\s++)(?=[{_UNSPACED}])")
_HAS_LINE_END = re.compile(f"[{LINE_ENDS}{BROKEN}]")
_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_DOTS = re.compile(r"\.(?: \.){2,}")
_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[ -_a-~]*\Z")


@cache
def folding_table() -> dict[int, str | None]:
    """One character to what it is folded to; None takes it away."""
    table: dict[int, str | None] = {}
    forms = [(0xFB00, 0xFB50), (0xFB50, 0xFE00), (0xFE70, 0xFEFD), (0xFF01, 0xFFEF)]
    for first, last in forms:
        for code in range(first, last):
            taken_apart = normalize("NFKC", chr(code))
            if taken_apart != chr(code):
                table[code] = taken_apart
    for marks, one in ((APOSTROPHES, "'"), (QUOTATION_MARKS, '"'), (DASHES, "-"), ("＇", "'")):
        table |= dict.fromkeys(map(ord, marks), one)
    table[ord("＂")] = '"'
    table[ord("…")] = "..."
    table |= dict.fromkeys(map(ord, ZERO_WIDTH + SOFT_HYPHEN + BROKEN), None)
    table |= dict.fromkeys(range(0xFE00, 0xFE10), None)  # variation selectors
    return table


@cache
def _bare_table() -> dict[int, str | None]:
    """As `folding_table`, with all dashes and marks of direction away."""
    table = {code: None if to == "-" else to for code, to in folding_table().items()}
    return table | dict.fromkeys(map(ord, DIRECTIONS))


def fold(text: str) -> str:
    """A text with all that it may differ in folded to one form, its ends without white space.

    A hyphen at a line end comes out as MAYBE_HYPHEN between letters, as a dash and MAYBE_SPACE
    otherwise; so does a line end without blanks behind a slash, and in Chinese and the like.
    """
    if _PLAIN.match(text) and "  " not in text and "--" not in text and ". ." not in text:
        return text.strip()
    if MAYBE_HYPHEN in text or MAYBE_SPACE in text:
        text = text.replace(MAYBE_HYPHEN, "").replace(MAYBE_SPACE, "")
    if _HAS_LINE_END.search(text):
        text = normalize("NFC", text)
        for pattern, mark in _AT_LINE_ENDS:
            text = pattern.sub(lambda found: _marked(found, mark), text)  # noqa: B023  (used here)
    folded = normalize("NFC", text.translate(folding_table()))
    folded = _SPACES.sub(" ", folded).strip()
    folded = _DASHES.sub("-", folded) if "--" in folded else folded
    return _DOTS.sub("...", folded) if ". ." in folded else folded


_AT_LINE_ENDS = (
    (_BROKEN_WORD, MAYBE_HYPHEN),
    (_DASH_AT_END, "-" + MAYBE_SPACE),
    (_DASH_AT_START, MAYBE_SPACE),
    (_SLASH_AT_END, "/" + MAYBE_SPACE),
    (_UNSPACED_AT_END, MAYBE_SPACE),
)


def _marked(found: re.Match[str], mark: str) -> str:
    """The mark where the white space that was found holds a line end, else what was found."""
    return mark if found[1] is None or _HAS_LINE_END.search(found[1]) else found[0]


def bare(folded: str) -> str:
    """A folded text without white space and dashes: what two equal texts have in common."""
    return folded.translate(_BARE_OF_FOLDED)


_BARE_OF_FOLDED = dict.fromkeys(map(ord, " -" + MAYBE_HYPHEN + MAYBE_SPACE))


def bare_word(word: str) -> tuple[str, list[tuple[int, int]] | None]:
    """A word without its dashes, folded; and for each character where it comes from in the word.

    The places are None where every character stands for itself.
    """
    if word.isascii() and "-" not in word and "`" not in word:
        return word, None
    whole = normalize("NFC", word.translate(_bare_table()))
    if whole == word:
        return word, None
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(word):
        end = at + 1
        while end < len(word) and _goes_on(word[end]):
            end += 1
        part = normalize("NFC", word[at:end].translate(_bare_table()))
        parts.append(part)
        places += [(at, end)] * len(part)
        at = end
    if "".join(parts) != whole:
        return whole, [(0, len(word))] * len(whole)
    return whole, places


def _goes_on(character: str) -> bool:
    """Whether a character may melt with the one before it."""
    return (
        category(character)[0] == "M"
        or character in ZERO_WIDTH
        or "\u1160" <= character <= "\u11ff"
        or character in "ﾞﾟ"
    )


def same(source: str, quote: str) -> bool:
    """Whether two folded texts are the same words, hyphens at line ends aside."""
    i, j = 0, 0
    while i < len(source) and j < len(quote):
        a, b = source[i], quote[j]
        if a == b:
            i, j = i + 1, j + 1
        elif a == MAYBE_HYPHEN:
            i += 1
            if b == "-":
                j += 2 if quote[j + 1 : j + 2] == " " else 1
        elif b == MAYBE_HYPHEN:
            j += 1
            if a == "-":
                i += 1
        elif a == MAYBE_SPACE:
            i += 1
            j += b == " "
        elif b == MAYBE_SPACE:
            j += 1
            i += a == " "
        elif b == "-" and _joins(quote, j) and a.isalpha():
            j += 2
        elif b == " " and j and _line_may_end(quote, j, a):
            j += 1
        else:
            return False
    return i == len(source) and j == len(quote)


def _joins(quote: str, at: int) -> bool:
    """Whether `- ` in a quote may be the end of one of its lines, inside a word."""
    around = quote[at - 1 : at] + quote[at + 2 : at + 3]
    return quote[at + 1 : at + 2] == " " and len(around) == 2 and around.isalpha()


def _line_may_end(quote: str, at: int, there: str) -> bool:
    """Whether a blank of a quote may be one of its line ends where the source has `there`."""
    before = quote[at - 1]
    if UNSPACED.match(there) and UNSPACED.match(before):
        return True
    return before in "-/" and quote[at - 2 : at - 1].isalnum() and there.isalnum()
