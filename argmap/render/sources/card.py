"""The card of a document: what it is, who speaks in it, and what rests on it, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.graph.documents import Document, Quoted
from argmap.graph.view import View
from argmap.render.cards.card import frame
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style, width
from argmap.render.parts.sheet import SMALL, Column, brief
from argmap.render.parts.signs import ANSWER, Sign, answer_mark, grade_mark, sign
from argmap.render.parts.signs import WIDE as SIGN
from argmap.render.scene import Group, Rect, Shape, Text
from argmap.render.words import Words, first_upper
from argmap.render.words.dates import in_words
from argmap.render.words.wording import Wording

WIDE = 1060.0
COLUMNS = ((21.0, 356.0), (388.0, 700.0), (732.0, 1044.0))
"""From where to where the three columns reach, in points from the card's left edge."""
TOP, BOTTOM = 20.0, 14.0
BARS = 92.0
"""The longest bar of statements, in points."""
VOICES, ANSWERS, TITLES = 8, 6, 4
"""So many voices, hypotheses, and rows of a title a card has; a last line counts the rest."""
LABEL, TEXT, NAME = 7.5, 11.0, 8.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cards of a picture share."""

    view: View
    wording: Wording
    words: Words
    names: Mapping[str, str]
    """What sources are called where others cite them."""
    answers: Mapping[str, int]
    """The numbers of the hypotheses, from 1 on."""
    most: int
    """How many statements the longest bar stands for."""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A card of `WIDE` points; its groups stand from its upper left corner."""

    height: float
    groups: tuple[Group, ...]


def document_card(one: Document, setting: Setting) -> DocumentCard:
    """Set a document as a card."""
    about = Column(*COLUMNS[0], TOP)
    _about(about, one, setting)
    voices, low = _voices(one, setting)
    rests, lower = _rests(one, setting)
    high = max(about.y, low, lower) + BOTTOM
    ground = frame("claim", WIDE, high, "solid")
    divides = tuple(
        Rect(left - 16, 12, 0.8, high - 24, fill="group_edge") for left, _ in COLUMNS[1:]
    )
    card = Group(
        "document",
        (*ground, *divides, *about.shapes),
        id=one.source.id,
        title=brief(setting.words.named(setting.words["sources document"], one.source.text)),
        data=(("entry", one.source.id),),
    )
    return DocumentCard(high, (card, *voices, *rests))


def _about(column: Column, one: Document, setting: Setting) -> None:
    """What the document is, and what an analyst must see of it."""
    words, source = setting.words, one.source
    kind = words["sources document"].upper()
    label = " · ".join(part for part in (kind, clean(source.medium or "").upper()) if part)
    column.right -= 34
    column.rows(label, LABEL, "bold", "inform", most=2, own=True)
    column.rows(source.text, TEXT, "bold", gap=17.0, most=TITLES)
    published = in_words(clean(source.published.text), words) if source.published else ""
    facts = " · ".join(part for part in (clean(source.publisher or ""), published) if part)
    column.rows(facts, SMALL, fill="muted", gap=14.0, most=2, own=True)
    column.right += 34
    column.shapes += grade_mark(clean(source.grade or "")[:1], column.right - 22, TOP - 9)
    column.y = max(column.y, TOP + 14) + 4
    column.rows(source.descriptor or "", LABEL, "italic", "muted", 12.0, most=TITLES)
    column.y += 2
    for which, said in flags(one, setting):
        loud = which in ("warning", "common")
        style: Style = "bold" if loud else "regular"
        ink = "counter_ink" if loud else "muted"
        top = column.y
        column.rows(said, SMALL, style, ink, 14.5, indent=SIGN + 3, most=3, own=True)
        column.shapes += sign(which, column.left, top + 11.5)


def flags(one: Document, setting: Setting) -> list[tuple[Sign, str]]:
    """What an analyst must see of a document, each with its sign."""
    words = setting.words
    said: list[tuple[Sign, str]] = []
    if one.common:
        count = words.many("sources common", len(one.cited_by))
        said.append(("common", words.named(count, _listed(one.cited_by, setting))))
    elif one.cited_by:
        said.append(("cited", words.fill("sources cited-by", who=_listed(one.cited_by, setting))))
    if one.cites:
        said.append(("cites", words.fill("sources cites", what=_listed(one.cites, setting))))
    if not one.source.grade:
        said.append(("warning", words["sources no-grade"]))
    if one.checked:
        said.append(("well" if one.verified == one.quotes else "warning", quotes(one, words)))
    return said


def quotes(one: Document, words: Words) -> str:
    """How many quotes of a document were verified; empty where none was looked for."""
    if not one.checked:
        return ""
    said = words.many("sources verified", one.quotes, verified=one.verified)
    missing = words.many("sources unchecked", one.unchecked) if one.unchecked else ""
    return first_upper(f"{said}, {missing}" if missing else said)


def _listed(ids: tuple[str, ...], setting: Setting) -> str:
    """The names of the first few sources, and how many more there are."""
    names = [brief(setting.names[id]) for id in ids[:4]]
    more = [setting.words.fill("sources more", n=len(ids) - 4)] if len(ids) > 4 else []
    return "; ".join(names + more)


def _voices(one: Document, setting: Setting) -> tuple[list[Group], float]:
    """Who speaks, with bars for how much; and how far down they reach."""
    left, right = COLUMNS[1]
    y, words = TOP, setting.words
    if not one.quoted:
        column = Column(left, right, y)
        column.rows(words["sources nobody"], SMALL, fill="muted")
        return [Group("quoted", tuple(column.shapes))], column.y
    groups: list[Group] = []
    shown = len(one.quoted) if len(one.quoted) <= VOICES + 1 else VOICES
    for voice in one.quoted[:shown]:
        column = Column(left, right - BARS - 40, y)
        name, style = voice_name(voice, setting)
        column.rows(name, NAME, style, most=2, align="left")
        _beside(column, name, style, manner(voice, setting))
        count = Text(right, y, str(voice.statements), NAME, "bold", "ink", "end")
        bar = _bar(voice, right - BARS - 30, y - 3, setting.most)
        id = voice.speaker if setting.view.map.get(voice.speaker) else one.source.id
        title = words.named(name, words.many("sources statements", voice.statements))
        shapes = (*column.shapes, *bar, count)
        groups.append(Group("quoted", shapes, title=brief(title), data=(("entry", id),)))
        y = column.y + 15.5
    rest = one.quoted[shown:]
    if rest:
        said = words.many("sources statements", sum(voice.statements for voice in rest))
        said = words.named(words.many("more-voices", len(rest)), said)
        groups.append(Group("quoted", (Text(left, y, said, LABEL, "regular", "muted"),)))
        y += 15.5
    return groups, y - 15.5


def _beside(column: Column, name: str, style: Style, said: str) -> None:
    """How somebody is quoted: behind the name where there is room for it, or else below."""
    taken = width(name, style, NAME) + 7
    if taken + width(said, "regular", LABEL) <= column.right - column.left:
        x = column.left + taken
        column.shapes.append(Text(x, column.y, said, LABEL, "regular", "muted"))
    else:
        column.rows(said, LABEL, fill="muted", gap=10.5, most=2, own=True)


def voice_name(voice: Quoted, setting: Setting) -> tuple[str, Style]:
    """What somebody who speaks in a document is called there, and in which style."""
    if voice.speaker == "author":
        return first_upper(setting.words["voice own"]), "italic"
    if voice.speaker == "unnamed":
        return setting.words["voice unnamed"], "italic"
    return setting.wording.name(voice.speaker), "bold"


def manner(voice: Quoted, setting: Setting) -> str:
    """How somebody is quoted: `5 direct, 5 indirect · via TASS`."""
    words = setting.words
    modes = ", ".join(words.many(f"sources mode {mode}", count) for mode, count in voice.modes)
    via = ", ".join(setting.wording.name(id) for id in voice.via)
    return " · ".join(part for part in (modes, words.fill("via", who=via) if via else "") if part)


def _bar(voice: Quoted, x: float, y: float, most: int) -> list[Shape]:
    """A bar as long as somebody says much: filled what is direct, open what is indirect, and a
    line what is neither."""
    modes = dict(voice.modes)
    direct, indirect = modes.get("direct", 0), modes.get("indirect", 0)
    parts = ((direct, "direct"), (indirect, "indirect"), (voice.statements - direct - indirect, ""))
    shapes: list[Shape] = []
    for count, mode in parts:
        if count:
            long = max(2.5, BARS * count / most)
            shapes.append(bar_part(mode, x, y, long))
            x += long
    return shapes


def bar_part(mode: str, x: float, y: float, long: float) -> Rect:
    """A part of a bar, for statements that are `direct`, `indirect`, or neither."""
    if mode == "direct":
        return Rect(x, y - 3.5, long, 7, fill="evidence", stroke="evidence", stroke_width=0.8)
    if mode == "indirect":
        return Rect(x, y - 3.5, long, 7, fill="page", stroke="evidence", stroke_width=0.8)
    return Rect(x, y - 1.2, long, 2.4, fill="reported")


def _rests(one: Document, setting: Setting) -> tuple[list[Group], float]:
    """What rests on the document; and how far down that reaches."""
    words = setting.words
    left, right = COLUMNS[2]
    column = Column(left, right, TOP)
    said = words.many("sources rests", one.rests) if one.rests else words["sources nothing"]
    column.rows(said, NAME, "bold" if one.rests else "regular", "ink" if one.rests else "muted")
    groups = [Group("text", tuple(column.shapes))]
    y = column.y
    for id, count in one.answers[:ANSWERS]:
        counted = words.many("sources statements", count)
        taken = width(counted, "regular", LABEL)
        text = Column(left + ANSWER + 8, right - taken - 12, y)
        text.rows(setting.wording.text(id), SMALL, gap=18.5, most=2)
        many = Text(right, y + 18.5, counted, LABEL, "regular", "muted", "end")
        number = answer_mark(words.hypothesis(setting.answers[id]), left, y + 15.5)
        shapes = (*number, *text.shapes, many)
        title = brief(setting.wording.title(id))
        groups.append(Group("rests", shapes, title=title, data=(("entry", id),)))
        y = text.y
    more = len(one.answers) - ANSWERS
    if more > 0:
        y += 15
        last = Text(
            left + ANSWER + 8, y, words.fill("sources more", n=more), LABEL, "regular", "muted"
        )
        groups.append(Group("text", (last,)))
    return groups, y
