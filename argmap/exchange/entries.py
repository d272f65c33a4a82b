"""Entries of sources and speakers, written from values that may hold anything.

What is written is in canonical form, each value on one line, and is always exactly one entry,
whatever its values say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import get_args
from unicodedata import category, normalize

from argmap.model.dates import read_date
from argmap.model.fault import ValueFault
from argmap.model.links import RelationName

_LONGEST_ID = 32
_URL = re.compile(r"https?://[^\s<>\"]+\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_GRADE = re.compile(r"[A-F]\Z")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029 ]+")
_SURROGATES = re.compile("[\ud800-\udfff]")

# What the language takes for a second line that has run into the first, with its colon; a test
# compares it with argmap.language.joined_lines, which this package doesn't import.
_KINDS = "map|source|speaker|question|claim|evidence|assumption|gap|argument|section|import"
_PASSIVE = "supported|attacked|undercut|updated|explained|detailed|assumed|answered"
_LIKE_A_LINE = re.compile(
    rf"(?<= )(?:{'|'.join(get_args(RelationName))}|(?:{_PASSIVE}) by)(?=:(?:\s|$))"
    rf"""|(?:(?<=[^\s\w\-(\[{{<“‘„«/–—"'])|(?<=\S["']))(?:{_KINDS}) [^\W_][\w-]*(?=:(?:\s|$))"""
    rf"|(?<=[^\W_])(?:{_KINDS}) [^\W_]*[-_\d][\w-]*(?=:(?:\s|$))"
)


def source_entry(
    id: str,
    title: str,
    *,
    authors: Sequence[str] = (),
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    archived: str | None = None,
    accessed: str | None = None,
    file: str | None = None,
    sha256: str | None = None,
    grade: str | None = None,
    medium: str | None = None,
    descriptor: str | None = None,
    cites: Sequence[str] = (),
    excerpt: str | None = None,
    note: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> str:
    """A `source` entry; `authors` and `cites` are ids, dates are in EDTF.

    A date, an address, a digest or a grade that has not the form its key asks for becomes a
    note. Raises ValueError where the name of `file` can't be written in a map.
    """
    dates = {"published": published, "accessed": accessed}
    fits = {
        **{key: _is_date(date) for key, date in dates.items()},
        "url": _has(_URL, url),
        "archived": _has(_URL, archived),
        "sha256": _has(_SHA256, sha256),
        "grade": _has(_GRADE, grade),
    }
    values = {
        "author": ", ".join(authors),
        "publisher": publisher,
        "published": published,
        "url": url,
        "archived": archived,
        "accessed": accessed,
        "file": _path(file),
        "sha256": sha256,
        "grade": grade,
        "medium": medium,
        "descriptor": descriptor,
        "cites": ", ".join(cites),
        "excerpt": excerpt,
    }
    lines = [(key, value) for key, value in values.items() if fits.get(key, True)]
    lines += [("note", f"{key}: {values[key]}") for key, good in fits.items() if not good]
    return _entry("source", id, title, lines, note, tags)


def speaker_entry(
    id: str,
    name: str,
    *,
    role: str | None = None,
    of: str | None = None,
    alias: Sequence[str] = (),
    interest: str | None = None,
    note: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> str:
    """A `speaker` entry; `of` is the id of a speaker."""
    lines = [("role", role), ("of", of), ("alias", ", ".join(alias)), ("interest", interest)]
    return _entry("speaker", id, name, lines, note, tags)


def entry_id(words: str, taken: Collection[str]) -> str:
    """A short id in lower case made of words in any script, none of `taken`.

    `taken` has the ids in use and the words that can't be ids
    (`argmap.language.vocabulary.reserved_ids()`).
    """
    made = ""
    for word in id_of(words.lower()).split("-"):
        if made and len(made) + len(word) >= _LONGEST_ID:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST_ID]
    return unlike(id_of(made) or "untitled", taken)


def id_of(words: str) -> str:
    """The words as one id, what can't stand in ids made `-`; empty where nothing is left."""
    chars = [char if _in_ids(char) else "-" for char in normalize("NFC", words)]
    parts = [part.strip("_") for part in "".join(chars).split("-")]
    made = "-".join(part for part in parts if part)
    while made and category(made[0])[0] == "M":  # a mark needs a letter to stand on
        made = made[1:].lstrip("-_")
    return normalize("NFC", made)


def unlike(id: str, taken: Collection[str]) -> str:
    """The id, with the lowest number behind it that makes it none of `taken`."""
    made, number = id, 1
    while made in taken:
        number += 1
        made = f"{id}-{number}"
    return made


def one_line(text: str) -> str:
    """Text that can stand behind a colon: on one line, and nothing in it taken for a line."""
    said = _SURROGATES.sub("\ufffd", _BREAKS.sub(" ", text)).strip()
    if said.startswith(">"):
        said = f"›{said[1:]}"
    return _LIKE_A_LINE.sub(r"\g<0> ", said)


def changes(text: str) -> list[str]:
    """What `one_line` changes in a text besides white space, each as words of a message."""
    said = _BREAKS.sub(" ", text).strip()
    found = ["`>` became `›`"] if said.startswith(">") else []
    if _SURROGATES.search(said):
        found.append("half a character became `\ufffd`")
    met = (match.group() for match in _LIKE_A_LINE.finditer(said))
    return [*found, *(f"`{word}:` became `{word} :`" for word in dict.fromkeys(met))]


def _entry(
    kind: str,
    id: str,
    text: str,
    lines: Iterable[tuple[str, str | None]],
    note: Sequence[str],
    tags: Sequence[str],
) -> str:
    found = [*lines, *(("note", one) for one in note), ("tags", ", ".join(tags))]
    body = [(key, one_line(value)) for key, value in found if value]
    head = f"{kind} {id}: {one_line(text) or 'Untitled'}"
    return "\n".join([head, *(f"  {key}: {value}" for key, value in body if value)]) + "\n"


def _path(file: str | None) -> str | None:
    if file is not None and one_line(file) != file:
        message = f"a file with such a name can't be named in a map: {file!a}"
        raise ValueError(f"{message}; rename it")
    return file


def _has(form: re.Pattern[str], value: str | None) -> bool:
    return not value or form.match(value) is not None


def _is_date(value: str | None) -> bool:
    if not value:
        return True
    try:
        read_date(value)
    except ValueFault:
        return False
    return True


def _in_ids(char: str) -> bool:
    return char in "-_" or category(char)[0] in "LM" or category(char) == "Nd"
