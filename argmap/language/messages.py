"""The wording of faults of form, in an analyst's words."""

from __future__ import annotations

import re
import unicodedata

from argmap.diagnostics import did_you_mean, nearest, similar
from argmap.language.syntax import Fault, Mend, Phrase, Property, QuoteLines
from argmap.language.vocabulary import (
    KEYS,
    KINDS,
    MODES,
    key_words,
    keys_of,
    relation_of,
    reserved_ids,
    strength_of,
)

PROSE = "if this is prose, break the line elsewhere, so that it does not begin with these words"


_ATTRIBUTION = {
    "attribution": "`{key}: SPEAKER in SOURCE`, then perhaps `, page 3` and `, direct`",
    "origin": "`{key}: SOURCE`, then perhaps `, page 3`",
}


def quote_of_nobody(quote: QuoteLines) -> Fault:
    """A `>` line that follows no attribution."""
    return Fault(
        "quote-without-attribution",
        "this quote belongs to nobody",
        quote.start,
        quote.end,
        "no `said by:` or `from:` stands directly above it",
        ("write `said by: SPEAKER in SOURCE` or `from: SOURCE` on the line above the quote",),
    )


def second_quote(quote: QuoteLines) -> Fault:
    """A second run of `>` lines under one attribution."""
    return Fault(
        "second-quote",
        "this attribution has a quote already",
        quote.start,
        quote.end,
        "the second quote",
        ("give this quote its own `said by:` or `from:` line",),
    )


def hedge_of_nobody(hedge: Property) -> Fault:
    """A `hedge:` that follows no attribution."""
    return Fault(
        "hedge-without-attribution",
        "this hedge belongs to nobody",
        hedge.at,
        hedge.at + len(hedge.key),
        "no attribution stands directly above it",
        ("put it below the `said by:` or `from:` whose words it hedges",),
    )


def second_hedge(hedge: Property) -> Fault:
    """A second `hedge:` under one attribution."""
    return Fault(
        "repeated-key",
        "this attribution has a hedge already",
        hedge.at,
        hedge.at + len(hedge.key),
        "the second one",
        ("keep one `hedge:` line for each attribution",),
    )


def unknown_key(name: str, at: int, kind: str | None, in_prose: bool) -> Fault:
    """A word or words before a colon that are no key."""
    plain = " ".join(name.split())
    if plain != name and plain in key_words():
        message = f"`{plain}` is written with one plain blank between its words"
        do = (f"write `{plain}:`",)
        label = "other blanks stand here"
        fix = replaced(at, at + len(name), plain, safe=True)
        return Fault("unknown-key", message, at, at + len(name), label, do, fix)
    near = similar(name, keys_of(kind)) if kind else []
    near = near or similar(name, key_words())
    meant = nearest(name, near)
    other = _MEANT_KEYS.get(plain.casefold(), "")
    if other in keys_of(kind or ""):
        near = [other]
        meant = other
    elif plain.casefold() == "quote" and "from" in keys_of(kind or ""):
        do = ("write `>` and a blank in place of `quote:`, below a `said by:` or `from:` line",)
        message = f"`{name}` is not a key of the language"
        return Fault("unknown-key", message, at, at + len(name), "a quote begins with `>`", do)
    help = (f"did you mean `{other}`?",) if near == [other] else did_you_mean(name, near)
    if not help and kind:
        listed = ", ".join(f"`{key}`" for key in keys_of(kind))
        prose = "if this is prose, put it into a note: `note: ...`"
        help = (PROSE,) if in_prose else (f"a {kind} can have {listed}", prose)
    label = "no key has this name"
    message = f"`{name}` is not a key of the language"
    mend = replaced(at, at + len(name), meant, safe=False) if meant else None
    return Fault("unknown-key", message, at, at + len(name), label, help, mend)


_MEANT_KEYS = {
    "source": "from",
    "speaker": "said by",
    "against": "attacks",
    "for": "supports",
}
"""Words that are no keys, and the keys that they are written for."""

_MARK = re.compile(r"[ \t]*([:\uff1a]?)[ \t]*")


def key_without_colon(
    name: str, at: int, rest: str, in_prose: bool, in_sentence: bool = False
) -> Fault:
    """A known key at the start of a line, with no colon (and blank) after it.

    `in_prose`: whether a text stands above that the line could go on with; `in_sentence`:
    whether that text ends within a sentence.
    """
    if rest.startswith(":"):
        message, do = f"a blank is missing after `{name}:`", f"write `{name}: {rest[1:].strip()}`"
    elif rest.lstrip().startswith(":"):
        message = f"a blank stands between `{name}` and its colon"
        do = f"write `{name}: {rest.lstrip()[1:].strip()}`"
    else:
        value = rest.strip().removeprefix("\uff1a").lstrip()
        message, do = f"a colon is missing after `{name}`", f"write `{name}: {value}`"
    help = (_cut(do), PROSE) if in_prose else (_cut(do),)
    mark = _MARK.match(rest)
    assert mark is not None
    # Prose may well have a colon behind such a word; behind ids and speakers it is none.
    sure = bool(mark[1]) and not (in_sentence and KEYS[strength_of(name)[0]].form == "text")
    end = at + len(name)
    fix = Mend(f"write `{name}: `", ((end, end + mark.end(), ": "),), sure)
    return Fault("missing-colon", message, at, end, "", help, fix)


def replaced(start: int, end: int, text: str, *, safe: bool) -> Mend:
    """The fix that writes a text in place of another."""
    return Mend(f"write `{text}`", ((start, end, text),), safe)


def _cut(text: str) -> str:
    return text if len(text) <= 90 else text[:86] + " ...`"


def at_margin(name: str, at: int, safe: bool) -> Fault:
    """A body line at the left margin; `safe`: whether it is surely one."""
    return Fault(
        "line-at-margin",
        f"{name} stands at the left margin, where only entries begin",
        at,
        at + 1,
        "read as a line of the entry above",
        ("put two blanks before it, or `# ` if it is a comment",),
        Mend("put two blanks before it", ((at, at, "  "),), safe),
    )


def indented_head(kind: str, at: int, blanks: int, in_sentence: bool) -> Fault:
    """A head of an entry that is not at the margin, with how many blanks are before it.

    `in_sentence`: whether a text stands above that ends within a sentence.
    """
    return Fault(
        "indented-entry",
        f"this {kind} is indented, but an entry begins at the left margin",
        at,
        at + len(kind),
        "read as an entry of its own",
        ("remove the blanks before it",),
        Mend("remove the blanks before it", ((at - blanks, at, ""),), not in_sentence),
    )


def no_comment(rule: str, at: int, end: int, safe: bool) -> Fault:
    """A line that begins with `#`, but with no blank behind it, where no text can stand."""
    message, help = "a blank is missing behind this `#`", "a comment begins with `# `"
    fix = Mend("write a blank behind the `#`", ((at + 1, at + 1, " "),), safe)
    return Fault(rule, message, at, end, "", (help,), fix)


def stray_line(at: int, end: int, below_quote: bool) -> Fault:
    """A line that is neither a body line nor goes on with a text."""
    fix = Mend("write it as a line of the quote above", ((at, at, "> "),), False)
    return Fault(
        "stray-line",
        "this line belongs to nothing",
        at,
        end,
        "no text, note or summary stands above it to go on with",
        (
            "begin it with a key (`note:`), with `>` for words of a source, or with `# ` for a "
            "comment",
        ),
        fix if below_quote else None,
    )


def before_first_entry(at: int, end: int) -> Fault:
    """A line above the first entry of a file."""
    return Fault(
        "stray-line",
        "this line stands above the first entry of the file",
        at,
        end,
        "it belongs to no entry",
        ("begin an entry with a kind, an id and a colon: `claim some-id: A sentence.`",),
    )


def joined_lines(what: str, at: int, end: int, fix: Mend | None = None) -> Fault:
    """Two lines that seem to have run into one."""
    return Fault(
        "joined-lines",
        f"{what} stands in the middle of a line",
        at,
        end,
        "two lines seem to have been joined here",
        ("begin a new line before it; if it is prose, word it otherwise",),
        fix,
    )


def missing_text(kind: str, at: int, end: int, form: str = "text") -> Fault:
    """A head or a key with nothing after its colon."""
    if form in ("text", "hedge"):
        help = "write its text after the colon, or indented on the next line"
    elif form in ("attribution", "origin"):
        help = f"write {_ATTRIBUTION[form].format(key=kind)} on one line"
    elif form == "links":
        help = f"name a link by its ends: `{kind}: premise -> conclusion`"
    else:
        help = f"write the ids that it names on the same line: `{kind}: some-id`"
    return Fault("missing-text", f"nothing stands after `{kind}:`", at, end, "", (help,))


_ATTACKS = (
    "claim",
    ": a counterclaim is a claim that attacks another",
    "write `claim`, and below it `attacks:` with the id of what it speaks against",
)
_MEANT: dict[str, tuple[str | None, str, str]] = {
    **dict.fromkeys(
        ("counterclaim", "counter-claim", "objection", "rebuttal", "counterargument"), _ATTACKS
    ),
    "hypothesis": (
        "claim",
        ": a hypothesis is a claim that answers a question",
        "write `claim`, and below it `answers:` with the id of the question",
    ),
    "premise": (
        None,
        ": a premise is a claim or evidence that supports another",
        "write `claim` or `evidence`, and below it `supports:` with the id of what it supports",
    ),
    **dict.fromkeys(
        ("person", "organisation", "organization"),
        ("speaker", ": whoever says something is a speaker", "write `speaker`"),
    ),
    **dict.fromkeys(
        ("document", "article"), ("source", ": a document is a source", "write `source`")
    ),
    "fact": ("evidence", ": what can be looked up is evidence", "write `evidence`"),
    **dict.fromkeys(
        ("statement", "thesis"),
        ("claim", ": what can be true or false is a claim", "write `claim`"),
    ),
}
"""Words that are no kinds: the kind that stands for each, if one does, why, and what to do."""


def bad_head(line: str, at: int) -> Fault:
    """A line at the margin that was meant as a head but is none."""
    words = line.split()
    first = words[0].rstrip(":") if words else ""
    end = at + len(line.rstrip())
    help: tuple[str, ...]
    colon = line.find("\uff1a")
    if colon >= 0 and ":" not in line[:colon]:
        message = "this is a full-width colon, and entries have the plain one"
        help = ("type `:` and a blank after it",)
        blanks = len(line[colon + 1 :]) - len(line[colon + 1 :].lstrip(" \t"))
        fix = Mend("type `: `", ((at + colon, at + colon + 1 + blanks, ": "),), True)
        return Fault("bad-head", message, at + colon, at + colon + 1, "", help, fix)
    if first.casefold() in _MEANT:
        meant, what, do = _MEANT[first.casefold()]
        message = f"`{first}` is not a kind of entry{what}"
        mend = replaced(at, at + len(first), meant, safe=False) if meant else None
        return Fault("unknown-kind", message, at, at + len(first), "", (do,), mend)
    if first not in KINDS:
        near = similar(first, KINDS)
        kinds = ", ".join(f"`{kind}`" for kind in KINDS)
        label = "no kind of entry has this name"
        message = f"`{first}` is not a kind of entry"
        help = did_you_mean(first, near) or (f"the kinds are {kinds}",)
        meant = nearest(first, near)
        same = meant == first.casefold()
        mend = replaced(at, at + len(first), meant, safe=same) if meant else None
        return Fault("unknown-kind", message, at, at + len(first), label, help, mend)
    example = f"`{first} some-id: Its text.`"
    if words[0].endswith(":"):
        message = f"this {first} has no id"
        return Fault("bad-head", message, at, at + len(first), "", (f"write {example}",))
    before = line.split(":", 1)[0].split() if ":" in line else []
    if 2 < len(before) <= 5:
        id = "-".join(before[1:])
        message = f"the id of this {first} is {len(before) - 1} words, and an id is one"
        start, stop = line.index(before[1], len(first)), len(line.split(":", 1)[0].rstrip())
        fix = replaced(at + start, at + stop, id, safe=False)
        help = (f"write `{first} {id}:`",)
        return Fault("bad-head", message, at + start, at + stop, "", help, fix)
    if len(before) == 2 and not line.split(":", 1)[1][:1].isspace():
        message = "a blank is missing after the colon"
        help = (f"write `{first} {before[1]}: ` and then its text",)
        colon = at + line.index(":")
        fix = Mend("write a blank after the colon", ((colon + 1, colon + 1, " "),), True)
        return Fault("bad-head", message, at, colon, "", help, fix)
    message = f"this {first} has no colon after its id"
    mend = None
    # Prose seldom has such words, or a capital in this place.
    if len(words) > 2 and (re.search(r"\w[-_\d]", words[1]) or words[2][0].isupper()):
        after = at + line.index(words[1], len(first)) + len(words[1])
        mend = Mend("write a colon after the id", ((after, after, ":"),), False)
    return Fault("bad-head", message, at, end, "", (f"an entry begins like {example}",), mend)


def bad_id(word: str, at: int) -> Fault:
    """A word that can't be an id."""
    if word in reserved_ids():
        message = f"`{word}` is a word of the language and can't be an id"
        help = f"choose another, such as `{word}-1` or `the-{word}`"
        return Fault("bad-id", message, at, at + len(word), "", (help,))
    wrong = next((char for char in word if not (_in_ids(char) or char in "-_")), "")
    if wrong:
        message = f"`{wrong}` can't stand in an id"
    else:
        message = f"`{word}` begins or ends with a mark, which an id can't"
    help = (
        "an id is made of letters, digits, `-` and `_`, and begins and ends with a letter or digit"
    )
    return Fault("bad-id", message, at, at + len(word), "", (help,))


def _in_ids(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def bad_mode(word: str, at: int, key: str, named: bool) -> Fault:
    """What stands after a comma of an attribution is no mode and no locator there; `named` is
    whether the attribution names its source."""
    modes = ", ".join(f"`{mode}`" for mode in MODES)
    help: tuple[str, ...]
    if not word:
        message = "nothing stands after this comma"
        help = ("take the comma out, or write a place in the source or a mode after it",)
        return Fault("bad-attribution", message, max(0, at - 1), at, "", help)
    if word in MODES and key == "from":
        message = f"`from:` is the source's own voice, and takes no `{word}`"
        help = (f"write `said by: SPEAKER in SOURCE, {word}` where the source quotes somebody",)
        return Fault("bad-attribution", message, at, at + len(word), "", help)
    if word in MODES:
        message = f"`{word}` is a second mode, and an attribution has one"
        help = ("keep one of them, or write an attribution for each",)
        return Fault("bad-attribution", message, at, at + len(word), "", help)
    near = similar(word.split(" ")[0], MODES)
    if near and key != "from":
        help = did_you_mean(word.split(" ")[0], MODES)
    else:
        listed = "" if key == "from" else f"the modes are {modes}; "
        help = (
            f"{listed}a place in the source is `page 3`, `pages 3-4`, `section 2.1`, "
            "`paragraph 5`, `line 14` or `00:12:30`",
        )
        if not named and _is_id(word):
            help = (f"if it is the source, write `in {word}` before the comma", *help)
    what = "no place in a source" if key == "from" else "neither a mode nor a place in a source"
    return Fault("bad-attribution", f"`{word}` is {what}", at, at + len(word), "", help)


def locator_after_mode(word: str, mode: str, at: int) -> Fault:
    """A locator that stands after the mode."""
    message = f"`{word}` stands after the mode, and belongs before it"
    help = f"write `{word}, {mode}`"
    return Fault("bad-attribution", message, at, at + len(word), "", (help,))


def locator_without_source(word: str, at: int) -> Fault:
    """A locator in an attribution that names no source."""
    message = f"`{word}` is a place in a source, but no source is named"
    help = "write `in SOURCE` before it: `said by: putin in voa, page 3`"
    return Fault("bad-attribution", message, at, at + len(word), "", (help,))


def comma_before(rest: str, right: str, at: int) -> Fault:
    """No comma before a place in a source or a mode; `right` is how the rest of the line goes."""
    first = rest.split(",")[0].rstrip()
    message, help = f"a comma is missing before `{first}`", f"write `{right}`"
    return Fault("bad-attribution", message, at, at + len(first), "", (help,))


def named_in_words(words: str, at: int, key: str, kind: str) -> Fault:
    """Several words where the id of a speaker or of a source should stand."""
    message = f"`{words}` is no id, and a {kind} is named by its id"
    id = "-".join(re.findall(r"\w+", words.casefold()))
    help = f"give the {kind} an entry, `{kind} {id}: {words}`, and write `{id}` here"
    phrases: tuple[Phrase, ...] = (Phrase(at, at + len(words), key, kind),)
    if AND.search(words) or "+" in words:
        help, phrases = f"write a `{key}:` line for each {kind}, with its id", ()
    return Fault("bad-attribution", message, at, at + len(words), "", (help,), None, phrases)


def bad_attribution(key: str, rest: str, at: int) -> Fault:
    """An attribution that can't be read."""
    form = "origin" if key == "from" else "attribution"
    help = f"write {_ATTRIBUTION[form].format(key=key)}"
    if form == "origin":
        message = "this does not say in which source it stands"
    else:
        message = "this does not say who said it, and in which source"
    return Fault("bad-attribution", message, at, at + max(1, len(rest)), "", (help,))


def bad_names(key: str, rest: str, at: int, form: str) -> Fault:
    """A list of ids that can't be read."""
    end = at + max(1, len(rest))
    if "+" in rest and form == "ids":
        message = f"`+` can't stand after `{key}:`"
        known = relation_of(strength_of(key)[0])
        if known is not None and known[0].linked:
            help = (
                "premises that only count together are joined on their own side: in the entry "
                f"that they bear on, write `{known[0].passive}: a + b`"
            )
        else:
            help = "put a comma between ids: `a, b`"
        where = at + rest.index("+")
        return Fault("bad-list", message, where, where + 1, "", (help,))
    if form != "links" and (arrow := ARROW.search(rest)):
        where = at + arrow.start() + len(arrow[0]) - len(arrow[0].lstrip())
        message = f"a link can't stand after `{key}:`"
        help = (
            "only `undercuts:` names a link by its ends; for the reason why a link holds, write "
            "an `argument` with its `premises:` and its `conclusion:`"
        )
        return Fault("bad-list", message, where, where + len(arrow[0].strip()), "", (help,))
    if form == "links":
        message = f"what stands after `{key}:` is no link"
        help = "name the link by its ends, `premise -> conclusion`, or name an argument by its id"
        return Fault("bad-list", message, at, end, "", (help,))
    if sign := AND.search(rest):
        message = f"`{sign[1]}` does not part ids"
        help = f"write a comma in its place: `{AND.sub(', ', rest)}`"
        if form == "premises":
            help += f"; where premises only count together, write a plus: `{AND.sub(' + ', rest)}`"
        return Fault("bad-list", message, at + sign.start(1), at + sign.end(1), "", (help,))
    bad = next((w for w in rest.replace(",", " ").replace("+", " ").split() if not _is_id(w)), "")
    if bad:
        where = at + rest.index(bad)
        fault = bad_id(bad, where)
        return fault
    message = f"the ids after `{key}:` are not parted rightly"
    help = "put a comma between ids: `a, b`"
    if form == "premises":
        help += "; join premises that only count together by a plus: `a + b`"
    phrases = tuple(
        Phrase(at + words.start(), at + words.end(), key) for words in _SEVERAL.finditer(rest)
    )
    return Fault("bad-list", message, at, end, "", (help,), None, phrases)


ARROW = re.compile(r"(?<![ \t])[ \t]*(?:->|=>|-->|[\u2013\u2014]>|[\u2192\u21d2\u27f6])[ \t]*")
"""The mark of a link, and what people write for it."""

_SEVERAL = re.compile(r"[^\s,;+]+(?:[ \t]+[^\s,;+]+)+")
AND = re.compile(r"(?<![ \t])[ \t]*(?:,[ \t]*)?(&|(?<=[ \t])and(?=[ \t]))[ \t]*")
"""What people write between the last two of several."""


def _is_id(word: str) -> bool:
    return (
        word[0].isalnum()
        and word[-1].isalnum()
        and word.replace("-", "").replace("_", "").replace(".", "").isalnum()
    )
