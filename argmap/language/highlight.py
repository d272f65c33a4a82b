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

LINKS = ("url", "archived")
"""Keys whose value is an address."""

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
    """A kind of line: a regular expression, and the colour or the value of each group."""

    pattern: str
    groups: tuple[str, ...]


_COLON = r"(:)(?=[ \t\n]|$)"
_REFERENCE = r"[^\s,+>]*[^\s,+>-]"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(words)


def _head(kinds: tuple[str, ...], text: str) -> Line:
    pattern = rf"^({_any(kinds)})([ \t]+)([^\s:]+)([ \t]*){_COLON}(.*)$"
    return Line(pattern, ("kind", "blank", "id", "blank", "mark", text))


def _body(keys: tuple[str, ...], key: str, value: str) -> Line:
    return Line(rf"^([ \t]+)({_any(keys)}){_COLON}(.*)$", ("blank", key, "mark", value))


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


LINES: tuple[Line, ...] = (
    Line(
        r"^([ \t]*#[ \t]+)(argmap:[ \t]*ignore)(\[)([^\]\n]*)(\])(.*)$",
        ("comment", "suppression", "mark", "rule", "mark", "comment"),
    ),
    Line(r"^([ \t]*)(#(?:[ \t].*)?)$", ("blank", "comment")),
    Line(r"^([ \t]*)(>)(.*)$", ("blank", "quote mark", "quote")),
    _head(HEADINGS, "heading"),
    _head(tuple(kind for kind in KINDS if kind not in HEADINGS), "text"),
    Line(
        rf"^([ \t]+)(?:({_any(tuple(STRENGTHS))})([ ]))?({_any(relation_keys(True))}){_COLON}(.*)$",
        ("blank", "strength", "blank", "relation", "mark", "references"),
    ),
    _body(relation_keys(False), "relation", "references"),
    _body(plain_keys("ids", "premises"), "key", "references"),
    _body(plain_keys("attribution"), "saying", "attribution"),
    _body(plain_keys("origin"), "saying", "origin"),
    _body(plain_keys("hedge"), "saying", "quote"),
    _body(DATES, "key", "date"),
    _body(LINKS, "key", "link"),
    Line(
        rf"^([ \t]+)({_any(CHOSEN)}){_COLON}([^,\n]*)(.*)$",
        ("blank", "key", "mark", "choice", "text"),
    ),
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
        (r"(?<=[ \t])(?:via|in)(?=[ \t])", "word"),
        _LOCATOR,
        (rf"(?:(?<=, )|(?<=,))(?:{_any(tuple(MODES))})(?=[ \t]*$)", "mode"),
        (rf"(?:{_any(tuple(RESERVED_SPEAKERS))})(?![^\s,])", "speaker"),
        *_IDS,
    ),
    "origin": (_LOCATOR, *_IDS),
    "choice": ((r"[0-9][0-9.]*(?:-[0-9][0-9.]*)?%", "percent"), (r"\S(?:.*\S)?", "value")),
}
"""What stands in a value: regular expressions and their colours."""


def _group(name: str) -> object:
    return using(this, state=name) if name in VALUES else COLOURS[name].token


class ArgmapLexer(RegexLexer):
    """Splits a map into coloured tokens, for Pygments and what is built on it."""

    name = "argmap"
    aliases = ["argmap"]  # noqa: RUF012  (declared so by Pygments)
    filenames = ["*.argmap"]  # noqa: RUF012
    mimetypes = ["text/x-argmap"]  # noqa: RUF012

    tokens = {  # noqa: RUF012
        "root": [
            *((line.pattern, bygroups(*map(_group, line.groups))) for line in LINES),
            (r"[ \t]+", Whitespace),
            (r"\S.*", Text),
            (r"\n", Whitespace),
        ],
        **{
            name: [
                *((pattern, COLOURS[colour].token) for pattern, colour in parts),
                (r"\s+", Whitespace),
                (r".", Text),
            ]
            for name, parts in VALUES.items()
        },
    }
