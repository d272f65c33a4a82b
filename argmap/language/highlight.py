"""The colours of a map in an editor, and the lexer that gives them to Pygments.

`COLOURS`, `LINES` and `VALUES` are what the editors' grammars are written from.
"""

from __future__ import annotations

from typing import NamedTuple

from pygments.lexer import RegexLexer, bygroups, this, using
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

from argmap.language.vocabulary import (
    KEYS,
    KINDS,
    MODES,
    RELATIONS,
    RESERVED_SPEAKERS,
    STRENGTHS,
    Form,
    relation_of,
)

HEADINGS = ("map", "section")
"""Kinds whose text is a heading."""

DATES = ("on", "published", "accessed", "date", "tested")
"""Keys whose value is a date."""

CHOSEN = ("likelihood", "confidence", "grade", "scale", "scheme", "strength", "stance")
"""Keys whose value, up to a comma, is a word of a scale, a table or a code."""

LINKS = ("url", "archived", "file")
"""Keys whose value is an address or a path."""

PATHS = ("import",)
"""Kinds whose text is a path."""

PLACES = ("page", "pages", "section", "paragraph", "paragraphs", "line", "lines")
"""Words of locators."""


class Colour(NamedTuple):
    """What a part of a line is to Pygments, and its scope in a TextMate grammar."""

    token: _TokenType
    scope: str


COLOURS: dict[str, Colour] = {
    "blank": Colour(Whitespace, ""),
    "text": Colour(Text, ""),
    "heading": Colour(Generic.Heading, "markup.heading"),
    "kind": Colour(Keyword.Declaration, "storage.type.kind"),
    "id": Colour(Name.Class, "entity.name.type.id"),
    "key": Colour(Name.Attribute, "support.type.property-name.key"),
    "relation": Colour(Keyword, "keyword.other.relation"),
    "strength": Colour(Keyword.Pseudo, "storage.modifier.strength"),
    "saying": Colour(Keyword.Reserved, "keyword.control.attribution"),
    "reference": Colour(Name.Variable, "variable.other.reference"),
    "speaker": Colour(Name.Builtin.Pseudo, "variable.language.speaker"),
    "word": Colour(Operator.Word, "keyword.operator.word"),
    "mode": Colour(Keyword.Constant, "constant.language.mode"),
    "locator": Colour(Literal, "constant.other.locator"),
    "mark": Colour(Punctuation, "punctuation.separator"),
    "join": Colour(Operator, "keyword.operator.join"),
    "arrow": Colour(Operator, "keyword.operator.link"),
    "quote mark": Colour(Punctuation.Marker, "punctuation.definition.quote"),
    "quote": Colour(String, "string.unquoted.quote"),
    "value": Colour(Name.Constant, "constant.language.value"),
    "percent": Colour(Number, "constant.numeric.percent"),
    "date": Colour(Literal.Date, "constant.numeric.date"),
    "link": Colour(String.Other, "markup.underline.link"),
    "comment": Colour(Comment.Single, "comment.line.number-sign"),
    "suppression": Colour(Comment.Preproc, "keyword.control.directive.suppression"),
    "rule": Colour(Name.Tag, "entity.name.tag.rule"),
}
"""Every colour by its name."""


class Line(NamedTuple):
    """A kind of line: its parts up to the colon or the end, each a regular expression and a
    colour, and the colour or the value of what stands behind the colon."""

    parts: tuple[tuple[str, str], ...]
    value: str = ""
    """Empty where no colon parts the line."""

    @property
    def pattern(self) -> str:
        """A regular expression for the whole line, with a group for each of `groups`."""
        start = "".join(f"({part})" for part, _ in self.parts)
        if not self.value:
            return f"^{start}$"
        rest = r"((?:[ \t].*)?)" if self.value in VALUES else r"(?:([ \t]+)(.*))?"
        return f"^{start}(:){rest}$"

    @property
    def groups(self) -> tuple[str, ...]:
        """The colour or the value of each group of the pattern."""
        start = tuple(colour for _, colour in self.parts)
        if not self.value:
            return start
        rest = (self.value,) if self.value in VALUES else ("blank", self.value)
        return (*start, "mark", *rest)

    @property
    def goes_on(self) -> bool:
        """Whether its value keeps its colour on further lines."""
        return self.value in GOING_ON


GOING_ON = ("heading", "quote")
"""Colours that text keeps where it goes on over further lines."""

_WORD = r"[^\s!-/:-@\[-`{-~][^\s!-&(-,./:-@\[-^`{-~]*"

NO_TEXT = rf"[ \t]+(?:>|{_WORD}(?:[ \t]+{_WORD}){{0,2}}[ \t]*:(?:[ \t]|$))"
"""A regular expression for the start of an indented line on which text does not go on: `>`, or
one to three words and a colon."""

TEXT_ENDS = rf"^(?=(?!#(?:[ \t]|$))\S|{NO_TEXT})"
"""A regular expression for the start of any line on which text does not go on."""

_REFERENCE = r"[^\s,+>]*[^\s,+>-]"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(words)


def _head(kinds: tuple[str, ...], text: str) -> Line:
    id = ((r"[ \t]+", "blank"), (r"[^\s:]+", "id"), (r"[ \t]*", "blank"))
    return Line(((_any(kinds), "kind"), *id), text)


def _body(keys: tuple[str, ...], key: str, value: str) -> Line:
    return Line(((r"[ \t]+", "blank"), (_any(keys), key)), value)


def plain_keys(*forms: Form) -> tuple[str, ...]:
    """Keys of the forms that are neither relations nor given a colour for their value."""
    special = {*DATES, *CHOSEN, *LINKS}
    return tuple(
        name
        for name, key in KEYS.items()
        if key.form in forms and name not in special and not relation_of(name)
    )


def relation_keys(strength: bool) -> tuple[str, ...]:
    """Keys of relations that take a strength, or of those that take none."""
    return tuple(
        name
        for relation in RELATIONS
        if relation.strength is strength
        for name in (relation.active, relation.passive)
        if name
    )


COMMENTS = (
    Line(
        (
            (r"[ \t]*#[ \t]+", "comment"),
            (r"argmap:[ \t]*ignore", "suppression"),
            (r"\[", "mark"),
            (r"[^\]\n]*", "rule"),
            (r"\]", "mark"),
            (r".*", "comment"),
        )
    ),
    Line(((r"[ \t]*", "blank"), (r"#(?:[ \t].*)?", "comment"))),
)
"""Lines that may stand anywhere, also within text that goes on."""

LINES: tuple[Line, ...] = (
    *COMMENTS,
    Line(((r"[ \t]*", "blank"), (r">", "quote mark"), (r".*", "quote"))),
    _head(HEADINGS, "heading"),
    _head(PATHS, "link"),
    _head(tuple(kind for kind in KINDS if kind not in (*HEADINGS, *PATHS)), "text"),
    Line(
        (
            (r"[ \t]+", "blank"),
            (_any(tuple(STRENGTHS)), "strength"),
            (r"[ ]", "blank"),
            (_any(relation_keys(True)), "relation"),
        ),
        "references",
    ),
    _body((*relation_keys(True), *relation_keys(False)), "relation", "references"),
    _body(plain_keys("ids", "premises"), "key", "references"),
    _body(plain_keys("attribution"), "saying", "attribution"),
    _body(plain_keys("origin"), "saying", "origin"),
    _body(plain_keys("hedge"), "saying", "quote"),
    _body(DATES, "key", "date"),
    _body(LINKS, "key", "link"),
    _body(CHOSEN, "key", "choice"),
    _body(plain_keys("text"), "key", "text"),
)
"""The kinds of lines, in the order in which they are tried; what is none of them is text."""

_IDS = ((r",", "mark"), (_REFERENCE, "reference"))
_LOCATOR = (
    rf"(?:{_any(PLACES)}) [0-9]+(?:[.-][0-9]+)*|[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}",
    "locator",
)

VALUES: dict[str, tuple[tuple[str, str], ...]] = {
    "references": ((r"->", "arrow"), (r"\+", "join"), *_IDS),
    "attribution": (
        (r"(?:via|in)(?![^\s,])", "word"),
        _LOCATOR,
        (rf"(?:(?<=, )|(?<=,))(?:{_any(tuple(MODES))})(?=[ \t]*$)", "mode"),
        (rf"(?:{_any(tuple(RESERVED_SPEAKERS))})(?![^\s,])", "speaker"),
        *_IDS,
    ),
    "origin": (_LOCATOR, *_IDS),
    "choice": (
        (r",.*", "text"),
        (r"[0-9][0-9.]*(?:[ \t]*[-–][ \t]*[0-9][0-9.]*)?[ \t]*%", "percent"),
        (r"[^\s,](?:[^,]*[^\s,])?", "value"),
    ),
}
"""What stands in a value: regular expressions and their colours."""


def _group(name: str) -> object:
    return using(this, state=name) if name in VALUES else COLOURS[name].token


def _rule(line: Line) -> tuple[object, ...]:
    found = (line.pattern, bygroups(*map(_group, line.groups)))
    return (*found, f"more {line.value}") if line.goes_on else found


class ArgmapLexer(RegexLexer):
    """Splits a map into coloured tokens, for Pygments and what is built on it."""

    name = "argmap"
    aliases = ["argmap"]  # noqa: RUF012  (declared so by Pygments)
    filenames = ["*.argmap"]  # noqa: RUF012
    mimetypes = ["text/x-argmap"]  # noqa: RUF012

    tokens = {  # noqa: RUF012
        "root": [
            *map(_rule, LINES),
            (r"[ \t]+", Whitespace),
            (r"\S.*", Text),
            (r"\n", Whitespace),
        ],
        **{
            f"more {colour}": [
                *map(_rule, COMMENTS),
                (TEXT_ENDS, bygroups(), "#pop"),
                (r"[ \t]+", Whitespace),
                (r"\S.*", COLOURS[colour].token),
                (r"\n", Whitespace),
            ]
            for colour in GOING_ON
        },
        **{
            name: [
                *((pattern, COLOURS[colour].token) for pattern, colour in parts),
                (r"\s+", Whitespace),
                (r".", Text),
            ]
            for name, parts in VALUES.items()
        },
    }
