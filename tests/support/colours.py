"""The colours of texts as Pygments and editors give them, in one form that can be compared.

A text's colours are a list for each line of runs: a colour and the characters that have it, blanks
left out. Colours are those of `argmap.language.highlight`, `text` for none, and `join` for arrows
too, which Pygments has one token for.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mapkit import REAL_FILES
from pygments.token import _TokenType

from argmap.language.highlight import COLOURS, ArgmapLexer

Runs = list[tuple[str, str]]

SAMPLE = """\
# argmap: ignore[unused-speaker, bad-date] he comes later
map m: A title: with a colon
  that goes on
# a remark in it
  # and another

  up to here, "quoted": so it is
  url: no key of a map
import base: ../manas-base
section база-манас: A heading
  Putin: no heading any more
claim база-манас :  It goes on
  over a line
  # a remark
  #
  said by: putin via tass via author in voa, page 3, 00:12:30, direct
  denied by: unnamed in direct
  doubted by: in-law via co-author in page, pages 3-4
  from: voa, pages 3-4, section 2.1
  > words: a + b -> c
 >claim x: y
  >

  hedge: in his view
  and mine
  # argmap: in a hedge
  still
  > a quote
  strongly supported by: weak-at-home+x, other.y
  weakly undercuts: a + c->b
  supports:
  strong supports: x
  bears on: a-b,c_d
  likelihood: 60-70%
  likelihood:  very likely , indeed
  likelihood: 60 – 70 %
  confidence: low, one origin, or 60%
  on: ../2006-06-01
  of: iwpr
  file: sources/a b.txt
  url: https://www.example.org/a?b=c#d
  author: a, b
  suported by: x
  supports the claim
  supports:x
  #MeToo
  said by it: nobody
  claim x: indented
"""
"""Every construct, and what looks like one and is none."""

TEXTS = [SAMPLE, *(path.read_text(encoding="utf-8") for path in REAL_FILES)]
"""The sample and the real maps."""

_OF = {token: colour for colour, (token, _) in COLOURS.items() if colour != "arrow"}
NAMES = {colour.replace(" ", "").lower(): colour for colour in COLOURS}
"""Colours by their names without blanks."""


def runs(line: str, colours: Iterable[str]) -> Runs:
    """The runs of a line whose characters have these colours."""
    pairs = zip(line, colours, strict=True)
    seen = [("join" if c == "arrow" else c, char) for char, c in pairs if not char.isspace()]
    return [(c, "".join(char for _, char in run)) for c, run in groupby(seen, lambda p: p[0])]


def by_pygments(text: str) -> list[Runs]:
    """The colours that Pygments gives."""
    lines: list[tuple[str, list[str]]] = []
    words, colours = "", []
    token: _TokenType
    for token, part in ArgmapLexer(stripnl=False).get_tokens(text):
        for char in part:
            if char == "\n":
                lines.append((words, colours))
                words, colours = "", []
            else:
                words += char
                colours.append(_OF[token])
    return [runs(*line) for line in lines]


def given(text: str, colours: Iterable[Iterable[str]]) -> list[Runs]:
    """The colours that a program gave for each character of each line."""
    return [runs(*line) for line in zip(text.splitlines(), colours, strict=True)]


def of_group(name: str) -> str:
    """The colour that a name such as `argmapQuoteMark` or `argmap-quote-mark` stands for."""
    short = name.removeprefix("argmap").replace("-", "").replace("_", "").lower()
    return NAMES.get(short, "text")
