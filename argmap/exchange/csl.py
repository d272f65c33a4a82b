"""Lists of references in CSL-JSON, the form of the Citation Style Language 1.0.2."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from argmap.exchange.dates import in_words
from argmap.exchange.media import from_csl, to_csl
from argmap.exchange.names import Name
from argmap.exchange.references import Author, Problem, Reference, References, Unreadable

_OWN = "argmap"
"""The key in `custom` under which stands what CSL has no field for."""
_KEPT = ("file", "sha256", "grade", "descriptor", "excerpt")
_READ = frozenset(
    "id type title author publisher container-title issued URL DOI archive_location accessed "
    "genre note keyword custom".split()
)
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~%]?)\Z")
_MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub)>|<span [^<>]*>|</span>")
_PARTICLES = re.compile(r"((?:[^\W\d_A-Z]\S* )*)(.+)\Z")


def write_csl(items: list[Reference]) -> str:
    """The references as a CSL-JSON list, from which `read_csl` makes the same references."""
    made = [_item(item) for item in items]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def read_csl(text: str) -> References:
    """The references of a CSL-JSON list; raises Unreadable where it is none."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"line {error.lineno} is not JSON: {error.msg}"
        raise Unreadable(message, "export the list again as CSL JSON") from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(f"this is not a list of references: {error}") from error
    if not isinstance(items, list):
        message = "this is JSON, but no list of references: CSL-JSON is a list, in [ and ]"
        raise Unreadable(message, "export the list as CSL JSON")
    found = References()
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            found.items.append(_reference(item, found.unplaced))
        else:
            found.problems.append(Problem(f"item {number}", "this is no reference: { ... }"))
    return found


def _item(item: Reference) -> dict[str, Any]:
    own: dict[str, Any] = {key: value for key in _KEPT if (value := getattr(item, key))}
    if item.authors:
        own["authors"] = [author.id or "" for author in item.authors]
    if item.cites:
        own["cites"] = list(item.cites)
    made: dict[str, Any] = {"id": item.id, "type": to_csl(item.medium), "title": item.title}
    if item.medium and from_csl(made["type"]) != item.medium:
        made["genre"] = item.medium
    if item.authors:
        made["author"] = [_name(author.name) for author in item.authors]
    for key, value in (
        ("container-title" if made["type"].startswith("article") else "publisher", item.publisher),
        ("URL", item.url),
        ("archive_location", item.archived),
        ("keyword", ", ".join(item.tags)),
        ("note", "\n".join(item.note)),
    ):
        if value:
            made[key] = value
    for key, date, name in (
        ("issued", item.published, "published"),
        ("accessed", item.accessed, "accessed"),
    ):
        if date:
            made[key] = _date(date)
            if _edtf(made[key]) != date:
                own[name] = date
    return {**made, "custom": {_OWN: own}}


def _name(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.whole}
    particle, family = _PARTICLES.match(name.family).groups()  # type: ignore[union-attr]
    parts = {
        "family": family,
        "given": name.given,
        "non-dropping-particle": particle.strip(),
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(date: str) -> dict[str, Any]:
    """A CSL date: parts of a date or of a range, else the words that a reader needs."""
    season = re.fullmatch(r"(\d{4})-2([1-4])", date)
    if season:
        return {"date-parts": [[int(season[1])]], "season": int(season[2])}
    plain = [_PLAIN.match(part) for part in date.split("/")]
    if len(plain) > 2 or None in plain:
        return {"literal": in_words(date)}
    parts = [[int(part) for part in found.groups()[:3] if part] for found in plain if found]
    about = any(found[4] for found in plain if found)
    return {"date-parts": parts, **({"circa": True} if about else {})}


def _edtf(value: Any) -> str | None:
    """A CSL date in EDTF; where it has no parts, its words as they stand."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    about = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    dates = [_from_parts(part) for part in parts] if isinstance(parts, list) else []
    if dates and all(dates) and len(dates) <= 2:
        season = _text(value.get("season"))
        if len(dates) == 1 and season in ("1", "2", "3", "4") and len(str(dates[0])) == 4:
            return f"{dates[0]}-2{season}{about}"
        return "/".join(f"{date}{about}" for date in dates)
    words = (_text(value.get(key)) for key in ("edtf", "raw", "literal"))
    return next((said for said in words if said), None)


def _from_parts(parts: Any) -> str | None:
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return None
    try:
        numbers = [int(part) for part in parts]
    except (TypeError, ValueError, OverflowError):
        return None
    if not 0 <= numbers[0] <= 9999 or any(not 1 <= number <= 99 for number in numbers[1:]):
        return None
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])


def _reference(item: dict[str, Any], unplaced: Counter[str]) -> Reference:
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    ours = isinstance(custom.get(_OWN), dict)
    own = custom[_OWN] if ours else {}
    unplaced.update(key for key, value in item.items() if key not in _READ and value)
    unplaced.update(f"custom.{key}" for key in custom if key != _OWN)

    def text(key: str) -> str | None:
        found = _text(item.get(key))
        return found if ours or found is None else _MARKUP.sub("", found)

    container, publisher = text("container-title"), text("publisher")
    if container and publisher:
        unplaced["publisher"] += 1
    url, doi, archived = text("URL"), text("DOI"), text("archive_location")
    if doi and url:
        unplaced["DOI"] += 1
    if archived and not archived.startswith(("https://", "http://")):
        unplaced["archive_location"] += 1
        archived = None
    tags, note = text("keyword") or "", text("note") or ""
    return Reference(
        id=_text(item.get("id")) or "",
        title=text("title") or "",
        authors=_authors(item.get("author"), own.get("authors"), unplaced),
        publisher=container or publisher,
        published=_text(own.get("published")) or _edtf(item.get("issued")),
        url=url or (f"https://doi.org/{doi}" if doi else None),
        archived=archived,
        accessed=_text(own.get("accessed")) or _edtf(item.get("accessed")),
        medium=text("genre") or from_csl(_text(item.get("type")) or ""),
        cites=tuple(_text(id) or "" for id in _list(own.get("cites"))),
        note=tuple(line for line in note.split("\n") if line.strip()),
        tags=tuple(tag.strip() for tag in tags.split(",") if tag.strip()),
        **{key: _text(own.get(key)) for key in _KEPT},
    )


def _authors(people: Any, ids: Any, unplaced: Counter[str]) -> tuple[Author, ...]:
    known, authors = _list(ids), []
    for number, person in enumerate(_list(people)):
        if not isinstance(person, dict):
            unplaced["author"] += 1
            continue

        def part(key: str, person: dict[str, Any] = person) -> str:
            return _text(person.get(key)) or ""

        family = " ".join(
            word for key in ("non-dropping-particle", "family") if (word := part(key))
        )
        given = " ".join(word for key in ("given", "dropping-particle") if (word := part(key)))
        suffix = part("suffix")
        whole = part("literal") or " ".join(word for word in (given, family, suffix) if word)
        id = _text(known[number]) if number < len(known) else None
        authors.append(Author(Name(whole, family, given, suffix), id or None))
    return tuple(authors)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) or None
