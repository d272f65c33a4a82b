"""The words of the language: kinds, keys and relations, each in one place.

The grammar's terminals, the messages, the documentation and the editors' files follow
from these tables.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

Form = Literal["text", "ids", "premises", "links", "attribution", "origin", "hedge"]
"""What may follow a key.

`text` free text; `ids` ids parted by commas; `premises` ids joined by `+`, groups parted by
commas; `links` links (`a -> b`) or ids; `attribution` who said it, where, how; `origin` a
source and a place in it; `hedge` words of the source.
"""

STATEMENTS = ("claim", "evidence", "assumption")

KINDS: dict[str, str] = {
    "map": "the title of the whole map; at most one in a folder",
    "source": "a document, by its title",
    "speaker": "a person, an organisation or a group, by name",
    "question": "what is to be answered",
    "claim": "a proposition: one sentence that can be true or false",
    "evidence": "what an item of evidence shows",
    "assumption": "what the analyst takes for granted",
    "gap": "what is not known and would matter",
    "argument": "the warrant: why the premises bear on the conclusion",
    "section": "a heading over the entries that follow it in its file",
    "import": "a path to another folder, whose ids are then `ID.theirs`",
}
"""Each kind, and what its text is."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between entries, with the words for both its ends."""

    active: str
    passive: str | None
    """None where the relation reads the same from both ends, or has no passive."""
    sources: tuple[str, ...]
    """Kinds that may stand at the active end."""
    targets: tuple[str, ...]
    """Kinds that may stand at the passive end; `link` for a link."""
    meaning: str
    symmetric: bool = False
    strength: bool = False
    """Whether `strongly` and `weakly` may stand before it."""
    linked: bool = False
    """Whether premises may be joined by `+` at its passive end."""


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "supports",
        "supported by",
        STATEMENTS,
        STATEMENTS,
        "a reason for the target",
        strength=True,
        linked=True,
    ),
    Relation(
        "attacks",
        "attacked by",
        (*STATEMENTS, "gap"),
        STATEMENTS,
        "a reason against the target, which makes the entry a counterclaim",
        strength=True,
        linked=True,
    ),
    Relation(
        "undercuts",
        "undercut by",
        STATEMENTS,
        ("link", "argument"),
        "a reason why a link or an argument does not hold",
        strength=True,
        linked=True,
    ),
    Relation("contradicts", None, STATEMENTS, STATEMENTS, "both cannot be true", symmetric=True),
    Relation(
        "corroborates",
        None,
        STATEMENTS,
        STATEMENTS,
        "the same said by another origin",
        symmetric=True,
    ),
    Relation(
        "updates",
        "updated by",
        STATEMENTS,
        STATEMENTS,
        "later information replaces the target",
    ),
    Relation(
        "explains",
        "explained by",
        STATEMENTS,
        STATEMENTS,
        "names a cause or motive of the target; no reason to believe it",
    ),
    Relation(
        "details",
        "detailed by",
        STATEMENTS,
        STATEMENTS,
        "says the target more exactly, or gives its content",
    ),
    Relation(
        "assumes",
        "assumed by",
        ("claim", "evidence", "argument"),
        ("assumption",),
        "the entry stands only if the target assumption does",
    ),
    Relation(
        "bears on",
        None,
        ("gap",),
        (*STATEMENTS, "question"),
        "what a gap would help to decide",
    ),
    Relation(
        "answers",
        "answered by",
        ("claim",),
        ("question",),
        "a hypothesis for a question; answers to one question are rivals",
    ),
)

STRENGTHS = {"strongly": "strong", "weakly": "weak"}
"""Words before a relation, and the strength that each means."""

MODES: dict[str, str] = {
    "direct": "the source puts it in quotation marks",
    "indirect": "reported in the source's words",
    "act": "a promise, a threat, a vow: that it was said is the fact",
    "survey": "answers of people who were asked",
}
"""How a source gives what somebody said."""

STANCES = {"said by": "asserts", "denied by": "denies", "doubted by": "doubts"}
"""Keys of attributions, and the stance that each means."""

RESERVED_SPEAKERS: dict[str, str] = {
    "author": "the source's own voice",
    "unnamed": "an agent that the text hides",
}
"""Speakers that need no entry."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may stand before a body line's colon."""

    name: str
    form: Form
    kinds: tuple[str, ...]
    """Kinds of entry that can have it."""
    meaning: str
    many: bool = False
    """Whether one entry may have it more than once."""


def _relation_keys() -> list[Key]:
    keys: list[Key] = []
    for relation in RELATIONS:
        form: Form = "links" if relation.active == "undercuts" else "ids"
        sources, targets = relation.sources, relation.targets
        if relation.symmetric:
            sources = tuple(kind for kind in KINDS if kind in {*sources, *targets})
        keys.append(Key(relation.active, form, sources, relation.meaning, many=True))
        if relation.passive:
            form = "premises" if relation.linked else "ids"
            ends = tuple(kind for kind in targets if kind in KINDS)
            meaning = f"the passive of `{relation.active}`"
            keys.append(Key(relation.passive, form, ends, meaning, many=True))
    return keys


_SAYING = ("claim", "evidence")

KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("author", "text", ("map", "source"), "who made it; for a source, speaker ids"),
        Key("date", "text", ("map",), "the day the map speaks of, in EDTF"),
        Key("scale", "text", ("map",), "the scale of likelihood words"),
        Key("summary", "text", ("map",), "what the map finds, in a few sentences"),
        Key("publisher", "text", ("source",), "who published it"),
        Key("published", "text", ("source",), "when it was published, in EDTF"),
        Key("url", "text", ("source",), "where it stands on the web"),
        Key("archived", "text", ("source",), "where a copy is kept"),
        Key("accessed", "text", ("source",), "when it was read, in EDTF"),
        Key("file", "text", ("source",), "the document, relative to the map file"),
        Key("sha256", "text", ("source",), "the document's SHA-256 digest"),
        Key(
            "grade",
            "text",
            ("source", "evidence"),
            "Admiralty code: A to F for a source, 1 to 6 for evidence",
        ),
        Key("medium", "text", ("source",), "what kind of document it is"),
        Key("descriptor", "text", ("source",), "its access, record and bias"),
        Key("cites", "ids", ("source",), "sources that it draws on"),
        Key("excerpt", "text", ("source",), "why its text is not distributed"),
        Key("role", "text", ("speaker",), "what the speaker is or does"),
        Key("of", "ids", ("speaker",), "the speaker it belongs to"),
        Key("alias", "text", ("speaker",), "other names, parted by commas"),
        Key("interest", "text", ("speaker",), "what the speaker stands to gain"),
        *(
            Key(name, "attribution", _SAYING, f"a speaker who {stance} it", many=True)
            for name, stance in STANCES.items()
        ),
        Key("from", "origin", _SAYING, "the source it stands in", many=True),
        Key("hedge", "hedge", _SAYING, "the source's own hedging words", many=True),
        Key("likelihood", "text", _SAYING, "how likely, in a word of the scale or percent"),
        Key("confidence", "text", _SAYING, "low, moderate or high, and why"),
        Key("on", "text", _SAYING, "the date of what it speaks of, in EDTF"),
        Key("tested", "text", ("assumption",), "when it was last tested, in EDTF"),
        Key("falls if", "text", ("assumption",), "what would show that it is wrong"),
        Key("premises", "premises", ("argument",), "the premises, joined by `+`"),
        Key("conclusion", "ids", ("argument",), "what the premises bear on"),
        Key("scheme", "text", ("argument",), "the argumentation scheme"),
        Key("strength", "text", ("argument",), "`strong` or `weak`"),
        Key("stance", "text", ("argument",), "`for` (the default) or `against`"),
        *_relation_keys(),
        Key("note", "text", tuple(KINDS), "a remark of the analyst's", many=True),
        Key("tags", "text", tuple(KINDS), "words to filter by, parted by commas"),
    )
}
"""Every key by its name."""


@cache
def relation_of(key: str) -> tuple[Relation, bool] | None:
    """The relation that a key (without strength) writes, and whether the key is its passive."""
    for relation in RELATIONS:
        if key == relation.active:
            return relation, False
        if key == relation.passive:
            return relation, True
    return None


@cache
def strength_of(key: str) -> tuple[str, str | None]:
    """A key without its `strongly` or `weakly`, and the strength that this means."""
    first, _, rest = key.partition(" ")
    if first in STRENGTHS and rest:
        return rest, STRENGTHS[first]
    return key, None


@cache
def keys_of(kind: str) -> tuple[str, ...]:
    """The keys that an entry of a kind can have, in the order of the table."""
    return tuple(name for name, key in KEYS.items() if kind in key.kinds)


@cache
def key_words() -> tuple[str, ...]:
    """Every key as it can be written, `strongly` and `weakly` included."""
    strong = [
        f"{word} {name}"
        for relation in RELATIONS
        if relation.strength
        for name in (relation.active, relation.passive)
        for word in STRENGTHS
    ]
    return (*KEYS, *strong)


@cache
def reserved_ids() -> frozenset[str]:
    """Words that can't be ids: kinds, the words of keys, reserved speakers, `via`, `in`."""
    words = {word for key in key_words() for word in key.split()}
    return frozenset({*KINDS, *words, *RESERVED_SPEAKERS, "via", "in"})


_ASCII_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def is_good_id(word: str) -> bool:
    """Whether a word can be an id: letters, digits, `-` and `_` inside, and no word of the
    language."""
    if not word or word in reserved_ids():
        return False
    if word.isascii():
        return word[-1] not in "-_" and _ASCII_ID.fullmatch(word) is not None
    return (
        all(
            char in "-_"
            or unicodedata.category(char)[0] in "LM"
            or unicodedata.category(char) == "Nd"
            for char in word
        )
        and unicodedata.category(word[0])[0] in "LN"
    )


BLANK = r"[ \t\u00a0\u2007\u202f]"
"""A blank as a regular expression, those included that a word processor puts in by itself."""

_LOOSE = {
    "of": r"[ \t]+[^\s,:;]*[^\s,:;.][ \t]*(?:\n|\Z)",
    "on": r"[ \t]+(?:[0-9]|\.\.|-[0-9]|Y-?[0-9])[^\s]*[ \t]*(?:\n|\Z)",
    "from": r"[ \t]+[^\s,:;]+(?:[ \t]*,[ \t]*(?:pages?|sections?|paragraphs?|lines?|[0-9])"
    r"[^\n,]*)*(?<!\.)[ \t]*(?:\n|\Z)",
}
"""Keys that prose lines often begin with, and what makes such a line a key without its colon."""


@cache
def line_start_pattern() -> str:
    """A regular expression for a key at the start of a line, with its colon or without."""
    strict = "|".join(
        sorted((w for w in key_words() if w not in _LOOSE), key=lambda w: (-len(w), w))
    )
    loose = "|".join(rf"{word}(?=[ \t]*[:\uff1a]|{rest})" for word, rest in _LOOSE.items())
    return rf"(?:(?:{strict})(?![\w'’-])|{loose})"
