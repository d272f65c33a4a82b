"""Lists of references in BibTeX, with the fields that biblatex adds."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from argmap.exchange.latex import address, from_latex, to_latex
from argmap.exchange.media import from_bibtex, to_bibtex
from argmap.exchange.names import Name
from argmap.exchange.references import Author, Problem, Reference, References, Unreadable

if TYPE_CHECKING:
    from pybtex.database import Person

_HOUSES = (
    "journal journaltitle booktitle publisher institution school organization howpublished".split()
)
"""Fields for who published it, the one that a reader would cite first."""
_HOUSE_OF = {"article": "journal", "report": "institution", "thesis": "school"}
_OWN = ("sha256", "grade", "descriptor", "excerpt")
_MOST_PROBLEMS = 100
_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_ENTRY = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
_SPACE = re.compile(r"[ \t\r\n]+")
_AND_OTHERS = re.compile(r"\sand\s+others\s*\Z")
_NOTE = re.compile(r"note\d*\Z")


class NoBibtex(Exception):
    """The library that reads and writes BibTeX is not installed."""


def write_bibtex(items: list[Reference]) -> str:
    """The references as BibTeX, from which `read_bibtex` makes the same; raises NoBibtex."""
    try:
        from pybtex.database import BibliographyData, Entry  # noqa: PLC0415  (an extra, slow)
        from pybtex.database.output.bibtex import Writer  # noqa: PLC0415
    except ImportError as error:
        raise NoBibtex from error

    class Plain(Writer):  # type: ignore[misc]  # the library has no types
        """A writer of values that are LaTeX already, each in braces."""

        def _encode(self, text: str) -> str:
            return text

        def quote(self, s: str) -> str:
            return f"{{{s}}}"

    made = {item.id: Entry(to_bibtex(item.medium), _fields(item)) for item in items}
    out = StringIO()
    Plain().write_stream(BibliographyData(made), out)
    return out.getvalue()


def _fields(item: Reference) -> dict[str, str]:
    type = to_bibtex(item.medium)
    fields: dict[str, str | None] = {
        "author": " and ".join(_written(author.name) for author in item.authors),
        "title": f"{{{to_latex(item.title)}}}",
        _HOUSE_OF.get(type, "publisher"): to_latex(item.publisher or ""),
        "entrysubtype": to_latex(item.medium or "") if item.medium != from_bibtex(type) else "",
        "date": item.published,
        "url": _web(item.url),
        "archived": _web(item.archived),
        "urldate": item.accessed,
        "file": item.file and to_latex(item.file),
        "keywords": to_latex(", ".join(item.tags)),
        "cites": to_latex(", ".join(item.cites)),
        "authorids": to_latex(", ".join(author.id or "" for author in item.authors)),
        **{key: to_latex(getattr(item, key) or "") for key in _OWN},
    }
    for number, note in enumerate(item.note, 1):
        fields["note" if number == 1 else f"note{number}"] = to_latex(note)
    return {key: value for key, value in fields.items() if value}


def _web(url: str | None) -> str | None:
    """An address with the signs that BibTeX itself reads as percent codes."""
    return url and url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _written(name: Name) -> str:
    """A name as BibTeX writes it; whole in braces where its parts would be read as others."""
    whole = f"{{{to_latex(name.whole)}}}"
    if not name.family:
        return whole
    parts = (name.family, name.suffix, name.given)
    made = ", ".join(to_latex(part) for part in parts if part)
    return made if _names(made) == [name] else whole


def read_bibtex(text: str) -> References:
    """The references of a BibTeX file; raises NoBibtex, and Unreadable where it has none.

    An entry that can't be read is a problem with its line, and the others are read still.
    """
    try:
        from pybtex.database.input.bibtex import (  # noqa: PLC0415  (an extra, slow)
            LowLevelParser,
            SkipEntry,
            month_names,
        )
        from pybtex.scanner import PybtexSyntaxError  # noqa: PLC0415
        from pybtex.utils import CaseInsensitiveDict  # noqa: PLC0415
    except ImportError as error:
        raise NoBibtex from error
    found = References()

    def line(at: int) -> str:
        return f"line {text.count(chr(10), 0, at) + 1}"

    class Entries(LowLevelParser):  # type: ignore[misc]  # the library has no types
        """Entries one by one; after one at fault goes on at the next that begins a line."""

        pos: int

        def parse_bibliography(self) -> Iterator[tuple[int, str, Any]]:
            while self.skip_to([self.AT]):
                start = self.pos - 1
                try:
                    type, content = self.parse_command()
                    yield start, type, content
                except SkipEntry:
                    continue
                except PybtexSyntaxError as error:
                    if not _ENTRY.match(text, start):
                        continue  # an @ of the text between entries
                    what = str(error).partition(": ")[2] or str(error)
                    found.problems.append(Problem(line(start), f"can't be read: {what}"))
                    after = _ENTRY.search(text, start + 1)
                    self.pos = after.start() if after else len(text)
                    if len(found.problems) == _MOST_PROBLEMS:
                        found.problems.append(Problem(line(self.pos), "the rest was not read"))
                        return

        def substitute_macro(self, name: str) -> str:
            return str(self.macros.get(name) or name)

    keys: set[str] = set()
    for start, type, content in Entries(text, macros=CaseInsensitiveDict(month_names)):
        if type.lower() in ("string", "preamble"):
            continue
        key, values = content
        if key in keys:
            message = f"the key {key} is used twice: this entry gets an id of its own"
            found.problems.append(Problem(line(start), message))
        keys.add(key)
        fields = {name.lower(): _SPACE.sub(" ", "".join(parts)) for name, parts in values}
        found.items.append(_reference(type, key, fields, found.unplaced))
    if not found.items and not found.problems:
        raise Unreadable("this file has no BibTeX entry", "one begins as @article{key,")
    return found


def _reference(type: str, key: str, fields: dict[str, str], unplaced: Counter[str]) -> Reference:
    read: set[str] = {"title", "author", "entrysubtype"}

    def text(name: str) -> str | None:
        read.add(name)
        return from_latex(fields.get(name, "")).strip() or None

    def raw(name: str) -> str | None:
        read.add(name)
        return address(fields.get(name, "")) or None

    house = next((name for name in _HOUSES if fields.get(name)), None)
    publisher = text(house) if house else None
    url = raw("url")
    if publisher and publisher.startswith(("https://", "http://")) and house == "howpublished":
        url, publisher = url or publisher, None
    if not url and fields.get("doi"):
        url = f"https://doi.org/{(raw('doi') or '').removeprefix('https://doi.org/')}"
    names = _names(fields.get("author", ""))
    if _AND_OTHERS.search(fields.get("author", "")):
        unplaced["and others"] += 1
    ids = [id.strip() for id in (text("authorids") or "").split(",")]
    ids += [""] * (len(names) - len(ids))
    title = ": ".join(part for part in (text("title"), text("subtitle")) if part)
    notes = [name for name in fields if _NOTE.match(name)]
    item = Reference(
        id=key,
        title=title,
        authors=tuple(Author(name, ids[at] or None) for at, name in enumerate(names)),
        publisher=publisher,
        published=_published(raw("date"), text("year"), text("month"), text("day")),
        url=url,
        archived=raw("archived"),
        accessed=raw("urldate"),
        file=text("file"),
        sha256=text("sha256"),
        grade=text("grade"),
        medium=text("entrysubtype") or from_bibtex(type),
        descriptor=text("descriptor"),
        cites=tuple(id.strip() for id in (text("cites") or "").split(",") if id.strip()),
        excerpt=text("excerpt"),
        note=tuple(note for name in notes if (note := text(name))),
        tags=tuple(t.strip() for t in (text("keywords") or "").split(",") if t.strip()),
    )
    unplaced.update(name for name in fields if name not in read and fields[name].strip())
    return item


def _names(people: str) -> list[Name]:
    """The names of a field, parted by `and`."""
    from pybtex.bibtex.utils import split_name_list  # noqa: PLC0415
    from pybtex.database import Person  # noqa: PLC0415
    from pybtex.errors import capture  # noqa: PLC0415

    made = []
    with capture():  # a name with too many commas is read as far as it goes
        for name in split_name_list(people):
            if name.strip() not in ("", "others"):
                made.append(_name(name.strip(), Person(name)))
    return made


def _name(written: str, person: Person) -> Name:
    def part(*kinds: str) -> str:
        words = [word for kind in kinds for word in getattr(person, f"{kind}_names")]
        return _SPACE.sub(" ", from_latex(" ".join(words))).strip()

    family, given, suffix = part("prelast", "last"), part("first", "middle"), part("lineage")
    if not given or _one_group(written):
        return Name(" ".join(word for word in (family, suffix) if word))
    return Name(" ".join(w for w in (given, family, suffix) if w), family, given, suffix)


def _one_group(name: str) -> bool:
    """Whether the braces of a name hold the whole of it."""
    depth = 0
    for at, char in enumerate(name):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and at < len(name) - 1:
            return False
    return bool(name)


def _published(
    date: str | None, year: str | None, month: str | None, day: str | None
) -> str | None:
    """A date in EDTF; as written where it says something else."""
    if date or not year:
        return date
    about = "~" if re.match(r"(?:c\.|ca\.?|circa)\s*", year) else ""
    years = re.findall(r"\d{4}", year)
    rest = re.sub(r"\d{4}|c\.|ca\.?|circa|[\s\[\]\-–/?.]", "", year)
    if rest or not 1 <= len(years) <= 2:
        return " ".join(part for part in (month, year) if part)
    if len(years) == 2:
        return f"{years[0]}{about}/{years[1]}{about}"
    made = str(years[0])
    number, in_month = _month(month or "")
    if number:
        made += f"-{number:02}"
        days = re.fullmatch(r"\d{1,2}", day or in_month)
        made += f"-{int(days[0]):02}" if days else ""
    return made + (about or ("?" if "?" in year else ""))


def _month(month: str) -> tuple[int, str]:
    """The number of a month (0 where it says none), and the day that may stand with it."""
    words = re.findall(r"[^\W\d_]+|\d+", month)
    named = [_MONTHS[w[:3].lower()] for w in words if w[:3].lower() in _MONTHS]
    numbers = [word for word in words if word.isdigit()]
    if len(named) == 1:
        return named[0], numbers[0] if len(numbers) == 1 else ""
    if not named and len(numbers) == 1 and 1 <= int(numbers[0]) <= 12:
        return int(numbers[0]), ""
    return 0, ""
