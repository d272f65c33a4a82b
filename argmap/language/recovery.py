"""Line-by-line reading of an entry that the grammar refused, so that an error costs its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lark import TextSlice, Token
from lark.exceptions import UnexpectedInput

from argmap.diagnostics import nearest, similar
from argmap.language import messages
from argmap.language.grammar import attach, parser, reads
from argmap.language.syntax import (
    Attribution,
    Entry,
    Fault,
    Line,
    Links,
    Mend,
    Names,
    Premises,
    Property,
    QuoteLines,
)
from argmap.language.vocabulary import (
    BLANK,
    KEYS,
    KINDS,
    MODES,
    is_good_id,
    line_start_pattern,
    strength_of,
)

_KIND = "|".join(KINDS)
_HEAD = re.compile(
    rf"(?P<kind>{_KIND})[ \t]+(?P<id>[^\s:]+)[ \t]*:(?=[ \t\n])[ \t]*(?P<text>[^\n]*)"
)
_KEY = re.compile(rf"(?P<key>{line_start_pattern()})")
_UNKNOWN = re.compile(
    rf"(?P<key>[^\W_][\w'’-]*(?:{BLANK}+[^\W_][\w'’-]*){{0,2}}){BLANK}*:(?:{BLANK}|\n)"
)
_ID = re.compile(r"[^\W_][^\s,:;+>]*(?<![-_,.])")
_VIA = re.compile(rf"[ \t]+via[ \t]+({_ID.pattern})")
_IN = re.compile(rf"[ \t]+in[ \t]+({_ID.pattern})")
_LOCATOR = re.compile(
    r"page \d+|pages \d+-\d+|section \d+(?:\.\d+)*|paragraph \d+|paragraphs \d+-\d+"
    r"|line \d+|lines \d+-\d+|\d{2}:[0-5]\d:[0-5]\d"
)
_FAULTY_HEAD = re.compile(r"[^\W_][\w-]*[ \t]+(?P<id>[^\W_][\w-]*)\b")


_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s*\Z")


def recover(chunk: str) -> list[Entry]:
    """The entries of a chunk (one, but for indented heads), each line read by itself."""
    reader = _Reader(chunk)
    at = 0
    while at < len(chunk):
        end = chunk.index("\n", at)
        reader.line(at, end)
        at = end + 1
    return reader.finish()


class _Reader:
    """Reads a chunk's lines one after the other and puts entries together."""

    def __init__(self, chunk: str) -> None:
        self.chunk = chunk
        self.entries: list[Entry] = []
        self.parts: list[list[Line | QuoteLines]] = []
        self.open: tuple[str, int, list[Token]] | None = None  # key, place, words to go on with
        self.lost = False  # the line above is at fault, and so may be what goes on with it
        self.cut = False  # a line of the quote above is at fault, and so is the rest of the quote

    @property
    def entry(self) -> Entry:
        return self.entries[-1]

    def line(self, at: int, end: int) -> None:
        """Reads the line from `at` to `end`."""
        text = self.chunk[at:end]
        content = text.lstrip(" \t")
        if not content or content == "#" or content[:2] in ("# ", "#\t"):
            return
        start = at + len(text) - len(content)
        head = _HEAD.match(self.chunk, start)
        if head:
            self.head(head, start - at)
        elif start == at and (at == 0 or not self.entries):
            self.faulty_head(content, at)
        elif not self.entries:
            fault = messages.before_first_entry(start, end)
            self.begin(Entry(None, start, None, [], [], [fault]))
            self.lost = True
        else:
            self.body(content, start, at_margin=start == at)

    @property
    def in_sentence(self) -> bool:
        """Whether a text stands open that ends within a sentence."""
        if self.open is None or not self.open[2]:
            return False
        return _SENTENCE_END.search(self.open[2][-1]) is None

    def begin(self, entry: Entry) -> None:
        self.close()
        self.entries.append(entry)
        self.parts.append([])

    def head(self, found: re.Match[str], blanks: int) -> None:
        kind, id, text = found["kind"], found["id"], found["text"]
        token = Token("ID", id, found.start("id"))
        entry = Entry(kind, found.start("kind"), token, [], [])
        in_sentence = self.in_sentence
        self.begin(entry)
        self.lost = self.cut = False
        if blanks:
            entry.faults.append(messages.indented_head(kind, entry.kind_at, blanks, in_sentence))
        if text.startswith(">"):
            fault = messages.joined_lines("`>`", found.start("text"), found.start("text") + 1)
            entry.faults.append(fault)
            self.lost = True
            return
        elif text.strip():
            entry.words.append(Token("FIRST", text, found.start("text")))
        self.open = (f"{kind} {id}", entry.kind_at, entry.words)

    def faulty_head(self, content: str, at: int) -> None:
        if _KEY.match(content) or content[0] == ">":
            fault = messages.before_first_entry(at, at + len(content))
            self.begin(Entry(None, at, None, [], [], [fault]))
        elif content[0] == "#":
            fault = messages.no_comment("stray-line", at, at + len(content.rstrip()), safe=True)
            self.begin(Entry(None, at, None, [], [], [fault]))
        else:
            fault = _fixed(messages.bad_head(content, at), content, at, _reads_as_head)
            named = _FAULTY_HEAD.match(content)
            id = Token("ID", named["id"], at + named.start("id")) if named else None
            self.begin(Entry(None, at, id, [], [], [fault]))
        self.lost = True

    def body(self, content: str, at: int, at_margin: bool) -> None:
        faults = self.entry.faults
        known = _KEY.match(content)
        if at_margin:
            what = "a quote" if content[0] == ">" else f"`{known['key']}`" if known else "text"
            fault = messages.at_margin(what, at, safe=what != "text")
            if what == "text" and self.open is None:
                fault.fix = None  # it would still belong to nothing
            if content[0] == "#":
                end, safe = at + len(content.rstrip()), self.open is None
                fault = messages.no_comment("line-at-margin", at, end, safe)
            faults.append(fault)
        if content[0] == ">":
            self.quote(Token("QUOTE", content, at))
        elif known and content[known.end() : known.end() + 1] == ":" and _ends(content, known):
            self.keyed(known["key"], content, at)
        elif known:
            rest, in_prose = content[known.end() :], self.open is not None
            fault = messages.key_without_colon(known["key"], at, rest, in_prose, self.in_sentence)
            faults.append(_fixed(fault, content, at))
            self.lose()
        elif found := _UNKNOWN.match(content + "\n"):
            kind, in_prose = self.entry.kind, self.open is not None
            fault = messages.unknown_key(found["key"], at, kind, in_prose)
            faults.append(_fixed(fault, content, at))
            self.lose()
        elif self.open is not None:
            self.open[2].append(Token("MORE", content, at))
        elif not self.lost and not at_margin:
            parts = self.parts[-1]
            below_quote = bool(parts) and isinstance(parts[-1], QuoteLines)
            end = at + len(content.rstrip())
            if content[0] == "#":
                faults.append(messages.no_comment("stray-line", at, end, not below_quote))
            else:
                faults.append(messages.stray_line(at, end, below_quote))
            self.cut = self.cut or below_quote

    def lose(self) -> None:
        self.close()
        self.lost = True

    def close(self) -> None:
        """Ends the text that stands open, and says where it is empty."""
        if self.open is not None and not self.open[2]:
            key, at, _ = self.open
            self.entry.faults.append(messages.missing_text(key, at, at + len(key)))
        self.open = None

    def quote(self, token: Token) -> None:
        self.close()
        parts = self.parts[-1]
        if self.lost or self.cut:
            return
        if parts and isinstance(parts[-1], QuoteLines):
            parts[-1].lines.append(token)
        else:
            parts.append(QuoteLines([token]))

    def keyed(self, key: str, content: str, at: int) -> None:
        self.close()
        was_lost, self.lost, self.cut = self.lost, False, False
        parts = self.parts[-1]
        form = KEYS[strength_of(key)[0]].form
        value = content[len(key) + 1 :].strip(" \t")
        value_at = at + content.index(value, len(key) + 1) if value else at
        if form in ("text", "hedge"):
            whole = content[value_at - at :]  # with the blanks at its end, as the grammar has it
            made = Property(key, at, [Token("FIRST", whole, value_at)] if value else [])
            if value.startswith(">"):
                fault = messages.joined_lines("`>`", value_at, value_at + 1)
                self.entry.faults.append(fault)
            if form != "hedge" or not was_lost:  # else its attribution may be what is at fault
                parts.append(made)
            self.open = (key, at, made.words)
            return
        if not value:
            self.entry.faults.append(messages.missing_text(key, at, at + len(key), form))
            self.lost = form in ("attribution", "origin")
            return
        try:
            slice = TextSlice(self.chunk, at, at + len(content) + 1)
            parts.append(parser().parse(slice, start="line"))  # type: ignore[arg-type]
        except UnexpectedInput:
            if form in ("attribution", "origin"):
                made_attribution, fault = _attribution(key, at, value, value_at)
                if made_attribution is None:
                    self.lost = True
                else:
                    parts.append(made_attribution)
            else:
                fault = messages.bad_names(key, value, value_at, form)
                fault.fix = _list(value, value_at, form)
                parts.append(_ids(key, at, value, value_at, form))
            self.entry.faults.append(_fixed(fault, content.rstrip(" \t"), at))

    def finish(self) -> list[Entry]:
        self.close()
        for entry, parts in zip(self.entries, self.parts, strict=True):
            entry.lines = attach(entry, parts)
        return self.entries


def _ends(content: str, known: re.Match[str]) -> bool:
    after = content[known.end() + 1 : known.end() + 2]
    return after in ("", " ", "\t")


def _ids(key: str, at: int, value: str, value_at: int, form: str) -> Line:
    """A line of ids at fault, without those ids: the line is known to stand there."""
    if form == "premises":
        return Premises(key, at, [])
    return Links(key, at, []) if form == "links" else Names(key, at, [])


def _attribution(key: str, at: int, value: str, value_at: int) -> tuple[Attribution | None, Fault]:
    """What can be read of an attribution at fault, and the fault."""

    def token(type: str, word: str, place: int) -> Token:
        return Token(type, word, value_at + place)

    speaker = _ID.match(value)
    if speaker is None or speaker.group() in ("in", "via"):
        return None, messages.bad_attribution(key, value, value_at)
    made = Attribution(key, at, token("REF", speaker.group(), 0))
    place = speaker.end()
    if key == "from":
        made.speaker, made.source = None, made.speaker
    else:
        while via := _VIA.match(value, place):
            made.via.append(token("REF", via[1], via.start(1)))
            place = via.end()
        if inside := _IN.match(value, place):
            made.source = token("REF", inside[1], inside.start(1))
            place = inside.end()
    fault: Fault | None = None
    rest = value[place:].rstrip()
    mend = _tail(rest, value_at + place, sure=made.source is not None)
    if rest and not rest.lstrip().startswith(","):
        where = value_at + value.index(rest.strip(), place)
        return None, _unparted(key, value, value_at, rest.strip(), where, mend)
    for part in rest.lstrip()[1:].split(",") if rest else ():
        word = part.strip()
        place = value.index(word, place) if word else place
        where = value_at + place
        if _LOCATOR.fullmatch(word) and made.mode is None:
            if made.source is not None:
                made.locators.append(token("LOCATOR", word, place))
                continue
            fault = fault or messages.locator_without_source(word, where)
        elif word in MODES and made.mode is None and key != "from":
            made.mode = token("MODE", word, place)
        elif _LOCATOR.fullmatch(word) and made.mode is not None:
            fault = fault or messages.locator_after_mode(word, made.mode, where)
        else:
            fault = fault or messages.bad_mode(word, where, key, made.source is not None)
        place += len(word)
    fault = fault or messages.bad_attribution(key, value, value_at)
    fault.fix = mend
    return made, fault


def _unparted(key: str, value: str, at: int, rest: str, rest_at: int, mend: Mend) -> Fault:
    """The fault of an attribution that goes on, without a comma, with `rest`.

    `at` and `rest_at` are where the value and the rest stand in the entry, and `mend` puts a
    comma before it.
    """
    first = rest.split(",")[0].strip()
    if first in MODES or _LOCATOR.fullmatch(_place(first)):
        fault = messages.comma_before(rest, mend.edits[0][2], rest_at)
        fault.fix = mend
        return fault
    if key == "from" or not re.match(r"(?:on|at|from|for)\s", rest):
        for words, place, kind in _named(key, value):
            if re.search(r"\s", words) and any(character.isalpha() for character in words):
                return messages.named_in_words(words, at + place, key, kind)
    return messages.bad_attribution(key, rest, rest_at)


_WORDS = re.compile(r"[^ \t]+")


def _named(key: str, value: str) -> Iterator[tuple[str, int, str]]:
    """What stands for speakers and for the source of an attribution, with its place and kind."""
    words = list(_WORDS.finditer(value.partition(",")[0]))
    inside = [number for number, word in enumerate(words) if word[0] == "in"] or [len(words)]
    starts = [0, *(n + 1 for n, word in enumerate(words) if word[0] == "via" and n < inside[-1])]
    ends = [*(start - 1 for start in starts[1:]), inside[-1]]
    parts = [(start, end, "speaker") for start, end in zip(starts, ends, strict=True)]
    parts.append((inside[-1] + 1, len(words), "source"))
    for start, end, kind in [(0, len(words), "source")] if key == "from" else parts:
        if start < end:
            yield value[words[start].start() : words[end - 1].end()], words[start].start(), kind


def _fixed(fault: Fault, content: str, at: int, right: Callable[[str], bool] = reads) -> Fault:
    """A fault of the line that begins at `at`, with its fix only where this sets the line right."""
    if fault.fix is not None:
        line, end = "", 0
        for start, stop, text in fault.fix.edits:
            line, end = line + content[end : start - at] + text, stop - at
        if not right((line + content[end:]).strip(" \t")):
            fault.fix = None
    return fault


def _reads_as_head(line: str) -> bool:
    found = _HEAD.match(line + "\n")
    return found is not None and is_good_id(found["id"]) and not found["text"].startswith(">")


_SEPARATOR = re.compile(r"(?<![ \t])[ \t]*[,;\uff0c\uff1b\u3001][ \t]*")


def _list(value: str, at: int, form: str) -> Mend:
    """A list of ids with the marks of the language between them, where others stood, or none."""
    if form == "ids" and messages.AND.search(value):
        listed = messages.AND.sub(", ", value)
        return Mend(f"write `{listed}`", ((at, at + len(value), listed),), False)
    parts = [part for part in _SEPARATOR.split(value.rstrip(".")) if part]
    if form == "links":
        parts = [messages.ARROW.sub(" -> ", part) for part in parts]
    safe = True
    if form == "ids" and any(re.search(r"[ \t+]", part) for part in parts):
        parts = [
            word for part in parts for word in re.split(r"(?<![ \t])[ \t]*\+[ \t]*|[ \t]+", part)
        ]
        safe = False
    listed = ", ".join(parts)
    return Mend(f"write `{listed}`", ((at, at + len(value), listed),), safe)


_PLACE = re.compile(
    r"(?:(?P<page>page|pg\.?|p\.?)|(?P<pages>pages|pp\.?)|(?P<section>§|section|sec\.?)"
    r"|(?P<paragraph>paragraph|para\.?)|(?P<paragraphs>paragraphs|paras\.?)"
    r"|(?P<line>line)|(?P<lines>lines))(?![a-z.])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)[ \t]*[-\u2013][ \t]*(\d+)")


def _tail(rest: str, at: int, *, sure: bool) -> Mend:
    """What stands behind speaker and source as it should: a comma before each part, no empty
    ones, places in the words of the language, the mode last and once.

    `sure`: whether a comma that is missing before it must have been meant.
    """
    safe = sure or rest.lstrip().startswith(",")
    places, modes = list[str](), list[str]()
    for part in (part.strip() for part in rest.split(",")):
        near = similar(part, MODES) if part and part not in MODES else []
        mode = part if part in MODES else nearest(part, near)
        safe = safe and not near
        if mode is None and part:
            places.append(_place(part))
        elif mode is not None and mode not in modes:
            modes.append(mode)
    tail = "".join(f", {part}" for part in (*places, *modes))
    message = f"write `{tail[2:]}`" if tail else "take the comma out"
    return Mend(message, ((at, at + len(rest), tail),), safe)


def _place(text: str) -> str:
    """A place in a source, as `page 3` where somebody wrote `p. 3`."""
    word = _PLACE.match(text)
    if word is None or word.lastgroup is None:
        return text
    number = _RANGE.sub(r"\1-\2", text[word.end() :].strip())
    name = word.lastgroup
    if name != "section":
        name = name.removesuffix("s") + ("s" if "-" in number else "")
    return f"{name} {number}"
