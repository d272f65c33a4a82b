"""Likelihood, confidence, grades and schemes: the tables, and reading values by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argmap.model.fault import ValueFault
from argmap.model.values import Confidence, Likelihood

_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_PERCENT = re.compile(rf"{_NUMBER}(?:\s*[-\u2013]\s*{_NUMBER})?\s*%\Z", re.ASCII)
_NUMERIC = re.compile(r"[-+]?[\d.,]+(?:\s*[-\u2013/]\s*[\d.,]+)?\s*%?\Z")
LEVELS = ("low", "moderate", "high")
"""The words of confidence (ICD 203)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A likelihood word with its bounds in percent."""

    word: str
    alternative: str | None
    low: float
    high: float


@cache
def _tables() -> dict[str, Any]:
    import json  # noqa: PLC0415  (only where a value needs a table)

    text = Path(__file__).with_name("vocabularies.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


@cache
def scales() -> dict[str, tuple[Term, ...]]:
    """The scales of likelihood words by name; the table names their sources."""
    return {
        name: tuple(Term(r["term"], r["alt"], r["low"], r["high"]) for r in scale["rows"])
        for name, scale in _tables()["scales"].items()
    }


def scale_source(name: str) -> str:
    """The standard or the paper that a scale comes from."""
    source: str = _tables()["scales"][name]["source"]
    return source


def admiralty_source() -> str:
    """Where the Admiralty code is taken from."""
    source: str = _tables()["admiralty"]["source"]
    return source


def scheme_source() -> str:
    """The book that the argumentation schemes come from."""
    source: str = _tables()["schemes"]["source"]
    return source


@cache
def schemes() -> tuple[str, ...]:
    """The names of argumentation schemes (Walton, Reed and Macagno 2008)."""
    return tuple(_tables()["schemes"]["names"])


def admiralty(kind: str) -> dict[str, str]:
    """The Admiralty code: letters for a `source`, digits for `evidence`, with their meaning."""
    table: dict[str, str] = _tables()["admiralty"][
        "reliability" if kind == "source" else "credibility"
    ]
    return table


@cache
def _words(scale: str) -> dict[str, Term]:
    return {
        word: term for term in scales()[scale] for word in (term.word, term.alternative) if word
    }


def likelihood_words(scale: str) -> tuple[str, ...]:
    """Every word of a scale, alternatives included."""
    return tuple(_words(scale))


def read_likelihood(text: str, scale: str) -> Likelihood:
    """A likelihood in words of a scale or in percent; raises ValueFault."""
    term = _words(scale).get(text)
    if term is not None:
        return Likelihood(text=text, low=term.low, high=term.high)
    percent = _PERCENT.match(text)
    if percent:
        low = float(percent[1])
        high = float(percent[2] or percent[1])
        if high > 100:
            message = f"{text} is more than 100 %"
            raise ValueFault("bad-likelihood", message, "write a percentage from 0% to 100%")
        if low > high:
            message = f"the range {text} ends below its beginning"
            raise ValueFault("bad-likelihood", message, "write the smaller number first: 60-70%")
        return Likelihood(text=text, low=low, high=high)
    raise _not_likely(text, scale)


def _not_likely(text: str, scale: str) -> ValueFault:
    first = re.split(r"[,\s]", text, maxsplit=1)[0].lower()
    if first in LEVELS and (text.lower() == first or "confidence" in text or "," in text):
        message = f"`{first}` says how confident you are, not how likely it is"
        help = f"write `confidence: {text.replace(' confidence', '')}`"
        also = (
            f"and keep `likelihood:` for a word of the scale, such as `{scales()[scale][4].word}`"
        )
        return ValueFault("likelihood-confidence", message, f"{help}, {also}")
    both = _BOTH.match(text)
    likely = both and _likely(both["likely"], scale)
    if both and likely and both["level"].lower() in LEVELS:
        level, why = both["level"].lower(), both["why"].strip(" ,;:.()")
        # Without the word `confidence` it may be something else that is high.
        sure = both["word"] is not None
        return _shared(f"{level}, {why}" if why else f"{level}, why", likely, level, why, sure)
    if "confidence" in text.lower():
        return _shared("moderate, why")
    likely, _, rest = (part.strip() for part in text.partition("("))
    percent_too = rest.removesuffix(")").strip()
    if rest and _PERCENT.match(percent_too) and (word := _likely(likely, scale)):
        message = f"`{text}` says twice how likely it is"
        help = f"write one of the two, `{word}` or `{percent_too}`"
        return ValueFault("unknown-scale-word", message, help, instead=word)
    if _NUMERIC.match(text):
        message = f"`{text}` is not a percentage"
        percent = _in_percent(text)
        help = f"write `{percent}`" if percent else "write 65% or 60-70%"
        return ValueFault("bad-likelihood", message, help, instead=percent)
    lowered = text.lower()
    if lowered in _words(scale):
        help = f"write it in small letters: `{lowered}`"
        message = f"`{text}` begins with a capital"
        return ValueFault("unknown-scale-word", message, help, instead=lowered, sure=True)
    for other in scales():
        if lowered in _words(other):
            term = _words(other)[lowered]
            message = f"`{text}` is a word of the scale {other}, and this map uses {scale}"
            near = nearest_word(term, scale)
            help = f"in {scale}, {term.low:g} to {term.high:g} % is nearest to `{near}`"
            also = f"or write `scale: {other}` in the map's entry"
            return ValueFault("unknown-scale-word", message, help, also)
    message = f"`{text}` is not a word of the scale {scale}"
    listed = ", ".join(f"`{t.word}` ({t.low:g}-{t.high:g} %)" for t in scales()[scale])
    return ValueFault("unknown-scale-word", message, f"its words are {listed}; or write 60-70%")


def _in_percent(text: str) -> str | None:
    if re.fullmatch(r"\d{1,2}|100", text, re.ASCII):
        return f"{text}%"
    if re.fullmatch(r"0\.\d\d?", text, re.ASCII):
        return f"{round(float(text) * 100)}%"
    ends = re.fullmatch(r"([\d.]+)\s*[-\u2013]\s*([\d.]+)", text, re.ASCII)
    low, high = (_in_percent(ends[1]), _in_percent(ends[2])) if ends else (None, None)
    if low and high and int(low[:-1]) < int(high[:-1]):
        return f"{low[:-1]}-{high}"
    return None


_BOTH = re.compile(
    rf"(?P<likely>[^,;(]+?)(?:[ \t]*[,;(]|[ \t]+(?:with|at)[ \t])[ \t]*(?:with[ \t]+)?"
    rf"(?P<level>{'|'.join(LEVELS)})\b(?P<word>[ \t]+confidence\b)?"
    r"(?P<why>(?(word)|[ \t]*(?:[,;:.()]|because\b|since\b|\Z)).*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A likelihood, a level of confidence, and perhaps why."""


def _likely(text: str, scale: str) -> str | None:
    """A likelihood as it is written, where a text is one but for its capitals."""
    lowered = text.strip().lower()
    return lowered if lowered in _words(scale) or _PERCENT.match(lowered) else None


def _shared(
    confidence: str,
    likely: str | None = None,
    level: str = "",
    why: str = "",
    sure: bool = False,
) -> ValueFault:
    """A likelihood with a confidence on the same line, and the two lines that are meant."""
    message = "likelihood and confidence are two things and never share a line"
    help = f"put the confidence on a line of its own: `confidence: {confidence}`"
    lines = f"{likely}\nconfidence: {level}{', ' if why else ''}{why}" if likely else None
    return ValueFault("likelihood-confidence", message, help, instead=lines, sure=sure)


def nearest_word(term: Term, scale: str) -> str:
    """The word of a scale whose middle is nearest to that of a term of another."""
    middle = (term.low + term.high) / 2
    return min(scales()[scale], key=lambda other: abs((other.low + other.high) / 2 - middle)).word


def read_confidence(text: str) -> Confidence:
    """`low`, `moderate` or `high`, then perhaps a comma and why; raises ValueFault."""
    level, comma, reason = text.partition(",")
    level = level.strip()
    if level in LEVELS:
        if comma and not reason.strip():
            message = "nothing stands after the comma"
            help = "say why, or leave the comma out"
            raise ValueFault("bad-confidence", message, help, instead=level, sure=True)
        return Confidence(level=level, reason=reason.strip() or None)
    lowered = level.lower()
    rest = text.strip()[len(level) :]
    if lowered in LEVELS:
        message, help = f"`{level}` begins with a capital", f"write `{lowered}`"
        raise ValueFault("bad-confidence", message, help, instead=lowered + rest, sure=True)
    known = {word for scale in scales() for word in _words(scale)}
    if lowered in known or _PERCENT.match(level):
        message = f"`{level}` says how likely it is, not how confident you are"
        help = f"write `likelihood: {level}`, and keep `confidence:` for low, moderate or high"
        raise ValueFault("likelihood-confidence", message, help)
    first = lowered.split(" ")[0]
    if first in LEVELS:
        help = f"write `confidence: {first}, ` and then why"
        message = f"a comma is missing after `{level[: len(first)]}`"
        why = text.strip()[len(first) :].strip()
        raise ValueFault("bad-confidence", message, help, instead=f"{first}, {why}")
    meant = {"medium": "moderate", "middle": "moderate", "mid": "moderate"}.get(first)
    help = (
        f"did you mean `{meant}`?" if meant else "write low, moderate or high, then a comma and why"
    )
    message = f"`{level}` is not a level of confidence"
    raise ValueFault("bad-confidence", message, help, instead=meant and meant + rest)


def read_grade(text: str, kind: str) -> str:
    """A grade of the Admiralty code for a `source` or for `evidence`; raises ValueFault."""
    table = admiralty(kind)
    if text in table:
        return text
    other = "evidence" if kind == "source" else "source"
    if text in admiralty(other):
        if kind == "source":
            message = f"`{text}` grades an item of evidence, and this is a source"
            raise ValueFault("bad-grade", message, "the grade of a source is a letter, A to F")
        message = f"`{text}` grades a source, and this is an item of evidence"
        raise ValueFault("bad-grade", message, "the grade of evidence is a digit, 1 to 6")
    if text.upper() in table:
        message, large = f"`{text}` is a small letter", text.upper()
        raise ValueFault("bad-grade", message, f"write `{large}`", instead=large, sure=True)
    if re.fullmatch(r"[A-F][1-6]", text):
        message = f"`{text}` is two grades: {text[0]} of the source and {text[1]} of the evidence"
        help = f"write `grade: {text[0]}` in the source and `grade: {text[1]}` in the evidence"
        raise ValueFault("bad-grade", message, help)
    listed = "; ".join(f"{code} {meaning.lower()}" for code, meaning in table.items())
    raise ValueFault("bad-grade", f"`{text}` is not a grade", f"the grades are {listed}")
