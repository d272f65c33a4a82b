"""A syntax entry to an entry of the model: keys and values, but not relations."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from unicodedata import normalize

from lark import Token

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, did_you_mean, nearest, similar
from argmap.language import syntax
from argmap.language.syntax import Entry, joined
from argmap.language.vocabulary import KEYS, STANCES, Key, strength_of
from argmap.model import (
    Argument,
    Assumption,
    Attribution,
    Claim,
    Evidence,
    Gap,
    Import,
    MapHead,
    Question,
    Quote,
    Section,
    Source,
    Speaker,
)
from argmap.model.dates import read_date
from argmap.model.entries import EntryBase
from argmap.model.fault import ValueFault
from argmap.model.map import ANY_KEY
from argmap.model.scales import (
    likelihood_words,
    read_confidence,
    read_grade,
    read_likelihood,
    scales,
    schemes,
)
from argmap.text import Span
from argmap.workspace.names import Names

_CLASSES: dict[str, type[EntryBase]] = {
    "map": MapHead,
    "source": Source,
    "speaker": Speaker,
    "question": Question,
    "claim": Claim,
    "evidence": Evidence,
    "assumption": Assumption,
    "gap": Gap,
    "argument": Argument,
    "section": Section,
    "import": Import,
}
_INSTEAD = {
    ("gap", "supports"): "bears on",
    ("gap", "answers"): "bears on",
    ("question", "supported by"): "answered by",
    ("claim", "bears on"): "supports",
    ("evidence", "bears on"): "supports",
    ("evidence", "answers"): "supports",
    ("source", "from"): "cites",
    ("source", "date"): "published",
    ("source", "on"): "published",
    ("claim", "date"): "on",
    ("claim", "published"): "on",
    ("evidence", "date"): "on",
    ("evidence", "published"): "on",
    ("map", "on"): "date",
}
"""The key that is meant, where a kind of entry can't have some key."""
_WORD = re.compile(r"[\w-]+")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_URL = re.compile(r"https?://[^\s<>\"]+\Z")
_LISTS = {"tags", "alias"}
_DATES = {"on", "date", "published", "accessed", "tested"}


class Builder:
    """Builds entries; what is wrong is added to `found`."""

    def __init__(self, names: Names, scale: str, found: list[Diagnostic]) -> None:
        self._names = names
        self._scale = scale
        self._found = found

    def build(self, entry: Entry, section: str | None) -> EntryBase | None:
        """The model's entry; None where the head is at fault (its lines are checked still)."""
        kind = entry.kind
        values: dict[str, Any] = {}
        places: dict[str, Span] = {}
        if entry.lines:
            self._lines(entry, values, places)
        if kind is None or entry.id is None:
            return None
        id = str(entry.id) if entry.id.isascii() else normalize("NFC", entry.id)
        values["kind"] = kind
        values["id"] = id
        values["text"] = joined(_before_joint(entry, entry.words))
        values["section"] = None if kind in ("section", "map", "import") else section
        values["at"] = entry.span_of(entry.id)
        values["places"] = places
        return _CLASSES[kind].trusted(values)

    def _lines(self, entry: Entry, values: dict[str, Any], places: dict[str, Span]) -> None:
        kind = entry.kind
        seen: dict[str, syntax.Line] = {}
        for line in entry.lines:
            key = _key(line.key, kind)
            if key is None:
                self._wrong_key(entry, line, strength_of(line.key)[0])
                continue
            if not key.many:
                if key.name in seen:
                    self._repeated(entry, line, seen[key.name])
                    continue
                seen[key.name] = line
            if isinstance(line, syntax.Attribution):
                made = self._attribution(entry, line)
                if made is not None:
                    values.setdefault("attributions", []).append(made)
            elif isinstance(line, syntax.Property):
                self._property(entry, line, values, places)
            elif key.name in ("of", "cites") and isinstance(line, syntax.Names):
                self._ids(entry, line, values)
        for name in ("attributions", "note"):
            if name in values:
                values[name] = tuple(values[name])

    def _property(
        self, entry: Entry, line: syntax.Property, values: dict[str, Any], places: dict[str, Span]
    ) -> None:
        if not line.words:
            return
        words = _before_joint(entry, line.words)
        key, text = line.key, joined(words)
        span = entry.span_of_words(words)
        places[key] = span
        if key == "note":
            values.setdefault(key, []).append(text)
        elif key in _LISTS:
            values[key] = tuple(part.strip() for part in text.split(",") if part.strip())
        elif key == "author" and entry.kind == "source":
            values[key] = self._authors(entry, line, text, span)
        else:
            try:
                values[key.replace(" ", "_")] = self._value(entry, key, text)
            except ValueFault as fault:
                self._names.at_fault.add(key, entry.id)
                help, instead = fault.help, fault.instead
                if fault.rule == "unknown-scale-word" and text == text.lower():
                    # A slip of the hand alone: `rather unlikely` is not far from `very unlikely`
                    # in letters, and far from it in percent.
                    near = similar(text, likelihood_words(self._scale), furthest=2)
                    help = (*did_you_mean(text, near), *help)
                    instead = nearest(text, near)
                label, fixes = Label(span), _replacing(entry, span, instead, fault.sure)
                self._found.append(
                    Diagnostic(fault.rule, "error", fault.message, label, (), help, fixes)
                )

    def _value(self, entry: Entry, key: str, text: str) -> Any:
        if key in _DATES:
            return read_date(text)
        if key == "likelihood":
            return read_likelihood(text, self._scale)
        if key == "confidence":
            return read_confidence(text)
        if key == "grade" and entry.kind is not None:
            return read_grade(text, entry.kind)
        check = _CHECKS.get(key)
        if check is not None:
            return check(text)
        return text

    def _authors(
        self, entry: Entry, line: syntax.Property, text: str, span: Span
    ) -> tuple[str, ...]:
        ids, at = [], span.start
        for part in text.split(","):
            word = part.strip()
            if not word:
                continue
            at = max(span.source.text.find(word, at, span.end), span.start)
            token = Token("REF", word, at - entry.start)
            id = self._names.resolve(token, ("speaker",), entry, "author", "is by", self._found)
            if id is not None:
                ids.append(id)
        return tuple(ids)

    def _ids(self, entry: Entry, line: syntax.Names, values: dict[str, Any]) -> None:
        key = line.key
        kinds = ("speaker",) if key == "of" else ("source",)
        use = "belongs to" if key == "of" else "cites"
        ids = []
        for word in line.names:
            id = self._names.resolve(word, kinds, entry, key, use, self._found)
            if id is not None and entry.id is not None and id == normalize("NFC", entry.id):
                self._self_reference(entry, word, key, use)
            elif id is not None:
                ids.append(id)
        if key == "cites":
            values[key] = tuple(dict.fromkeys(ids))
        elif ids:
            values[key] = ids[0]
            if len(line.names) > 1:
                self._names.at_fault.add(key, entry.id, *ids)
                label = Label(entry.span_of(line.names[1]))
                message = "a speaker belongs to one other speaker"
                help = ("keep the one that matters, and say the rest in a `note:`",)
                self._found.append(Diagnostic("bad-list", "error", message, label, help=help))

    def _self_reference(self, entry: Entry, word: Any, key: str, use: str) -> None:
        label = Label(entry.span_of(word), "this is the entry itself")
        message = f"{entry.kind} `{entry.id}` {use} itself"
        self._names.at_fault.add(key, entry.id)
        help = ("name another entry, or take the line out",)
        self._found.append(Diagnostic("self-reference", "error", message, label, help=help))

    def _attribution(self, entry: Entry, line: syntax.Attribution) -> Attribution | None:
        names, found = self._names, self._found
        speaker: str | None = "author"
        use = line.key if line.key != "from" else "is from"
        use = f"is {use}" if line.key in STANCES else use
        if line.speaker is not None:
            speaker = self._speaker(entry, line.speaker, line.key, use)
        via = [self._speaker(entry, word, line.key, "was heard via") for word in line.via]
        source: str | None = None
        if line.source is not None:
            source = names.resolve(
                line.source,
                ("source",),
                entry,
                line.key,
                "is from" if line.key == "from" else "is quoted in",
                found,
            )
            if source is None:
                speaker = None
        if speaker is None or None in via:
            named = (word for word in (line.speaker, line.source, *line.via) if word)
            names.at_fault.add(line.key, entry.id, *named)
            return None
        values: dict[str, Any] = {
            "stance": STANCES.get(line.key, "asserts"),
            "speaker": speaker,
            "via": tuple(word for word in via if word),
            "source": source,
            "locators": tuple(str(word) for word in line.locators),
            "mode": str(line.mode) if line.mode else None,
            "at": entry.span_of(line.speaker or line.source),  # type: ignore[arg-type]
        }
        if line.quote is not None:
            quote = syntax.QuoteLines(_before_joint(entry, line.quote.lines))
            values["quote"] = Quote(text=quote.text, at=entry.span(quote.start, quote.end))
        if line.hedge is not None and line.hedge.words:
            words = _before_joint(entry, line.hedge.words)
            values["hedge"] = Quote(text=joined(words), at=entry.span_of_words(words))
        return Attribution.trusted(values)

    def _speaker(self, entry: Entry, word: Any, key: str, use: str) -> str | None:
        if word in ("author", "unnamed"):
            return str(word)
        return self._names.resolve(word, ("speaker",), entry, key, use, self._found)

    def _wrong_key(self, entry: Entry, line: syntax.Line, name: str) -> None:
        kinds = KEYS[name].kinds
        have = (
            " or ".join(kinds[-2:]) if len(kinds) < 3 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"
        )
        message = f"{_a(entry.kind or '')} can't have `{name}`"
        help: tuple[str, ...] = (f"`{name}` stands in {have}",)
        if name == "undercut by" and entry.kind in ("claim", "evidence", "assumption"):
            help = (
                "an undercut is aimed at a link: in the entry that undercuts, write "
                "`undercuts: premise -> conclusion`",
            )
        fixes: tuple[Fix, ...] = ()
        span = entry.span_of_key(line)
        instead = _INSTEAD.get((entry.kind or "", name))
        if instead is not None:
            help = (f"write `{instead}:`", *help)
            fixes = (Fix(f"write `{instead}:`", (Edit(span, instead),), safe=False),)
        # What the line was to link or to name is not known.
        meant = instead or (name if KEYS[name].form == "text" else ANY_KEY)
        text = entry.source.line(span.line).partition(":")[2]
        links = meant == ANY_KEY or KEYS[meant].form != "text"
        self._names.at_fault.add(meant, entry.id, *(_WORD.findall(text) if links else ()))
        self._found.append(Diagnostic("wrong-key", "error", message, Label(span), (), help, fixes))

    def _repeated(self, entry: Entry, line: syntax.Line, first: syntax.Line) -> None:
        self._names.at_fault.add(line.key, entry.id)
        message = f"`{line.key}` is given twice, and may stand once in an entry"
        fixes: tuple[Fix, ...] = ()
        written = _written(entry, line)
        if written is not None and written == _written(entry, first):
            at = entry.source.text.rindex("\n", 0, entry.start + line.at)
            end = at + 1 + len(entry.source.line(entry.span_of_key(line).line))
            edit = Edit(Span(entry.source, at, end), "")
            fixes = (Fix("take the second line out", (edit,), safe=True),)
        self._found.append(
            Diagnostic(
                "repeated-key",
                "error",
                message,
                Label(entry.span_of_key(line), "the second time"),
                (Label(entry.span_of_key(first), "the first time"),),
                ("keep one of the two lines",),
                fixes,
            )
        )


def _before_joint(entry: Entry, words: list[Token]) -> list[Token]:
    """The lines of a text or a quote, as far as no other line has run into them.

    What stands behind `joined-lines` is known to be no part of them; whatever else would be
    found in it has that one cause.
    """
    joints = [fault.start for fault in entry.faults if fault.rule == "joined-lines"]
    for number, word in enumerate(words) if joints else ():
        start = word.start_pos or 0
        inside = [at - start for at in joints if start <= at < start + len(word)]
        if inside:
            rest = word[: min(inside)].rstrip()
            kept = [Token.new_borrow_pos(word.type, rest, word)] if rest.strip("> \t") else []
            return [*words[:number], *kept] or words
    return words


def _written(entry: Entry, line: syntax.Line) -> str | None:
    """A key and its value, where both stand on one line, and no quote or hedge below it."""
    source, at = entry.source, entry.span_of_key(line).line
    if isinstance(line, syntax.Property) and (
        len(line.words) != 1 or entry.span_of(line.words[0]).line != at
    ):
        return None
    below = source.text[source.offset(at) + len(source.line(at)) :].lstrip()
    return None if below.startswith((">", "hedge")) else " ".join(source.line(at).split())


def _replacing(entry: Entry, span: Span, text: str | None, sure: bool) -> tuple[Fix, ...]:
    if text is None or "\n" in span.text:
        return ()
    value, _, below = text.partition("\n")
    if not below:
        return (Fix(f"write `{value}`", (Edit(span, value),), sure),)
    if any(line.key == below.partition(":")[0] for line in entry.lines):
        return ()
    line = span.source.line(span.line)
    indent = line[: len(line) - len(line.lstrip())] or "  "
    message = f"write `{value}`, and `{below}` below it"
    return (Fix(message, (Edit(span, f"{value}\n{indent}{below}"),), sure),)


@cache
def _key(word: str, kind: str | None) -> Key | None:
    """The key that a word writes, where a kind can have it (or the kind is not known)."""
    key = KEYS[strength_of(word)[0]]
    return key if kind is None or kind in key.kinds else None


def _a(kind: str) -> str:
    article = "" if kind == "evidence" else "an " if kind[:1] in "aeiou" else "a "
    return f"{article}{kind}"


def _one_of(rule: str, words: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text in words:
            return text
        listed = ", ".join(f"`{word}`" for word in words)
        message = f"`{text}` is not {what}"
        all = f"they are {listed}"
        if len(words) > 10:
            all = f"there are {len(words)}: `argmap rules {rule}` lists them"
        near = similar(text, words)
        help = did_you_mean(text, near) or _with_a_word_of(text, words) or (all,)
        meant = nearest(text, near)
        sure = meant is not None and meant.casefold() == text.casefold()
        raise ValueFault(rule, message, *help, instead=meant, sure=sure)

    return check


_STEM = 5
"""How many letters of a word stand for all its forms: `experts` and `expert`."""


def _long_words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3]


def _with_a_word_of(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The help line with a few phrases that have a word in common with a text."""
    said = {word[:_STEM] for word in _long_words(text)} - {"argument"[:_STEM], "from"}
    near = [one for one in words if any(word[:_STEM] in said for word in _long_words(one))]
    return (f"did you mean {' or '.join(f'`{one}`' for one in near[:5])}?",) if near else ()


def _sha256(text: str) -> str:
    if _SHA256.match(text):
        return text
    help = "it is 64 digits from 0-9 and a-f, as `sha256sum FILE` prints them"
    small = text.lower() if _SHA256.match(text.lower()) else None
    raise ValueFault("bad-value", "this is not a SHA-256 digest", help, instead=small, sure=True)


def _url(text: str) -> str:
    if _URL.match(text):
        return text
    help = "write it as the browser shows it, beginning with https:// or http://"
    raise ValueFault("bad-value", f"`{text[:80]}` is not a web address", help)


_CHECKS: dict[str, Callable[[str], str]] = {
    "scale": _one_of("unknown-scale", tuple(scales()), "a scale of likelihood words"),
    "scheme": _one_of("unknown-scheme", schemes(), "an argumentation scheme"),
    "strength": _one_of("bad-value", ("strong", "weak"), "a strength"),
    "stance": _one_of("bad-value", ("for", "against"), "a stance"),
    "sha256": _sha256,
    "url": _url,
    "archived": _url,
}
