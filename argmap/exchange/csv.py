"""Footnotes as a table in CSV, a row for each statement, for spreadsheets.

It begins with a byte-order mark, without which Excel takes UTF-8 for another encoding. A cell
that begins with a sign by which spreadsheets know a formula gets an apostrophe before it, as
OWASP recommends against formulas from strangers; so does one that begins with an apostrophe,
so that taking one apostrophe off a cell always gives the words as they are in the map.
"""

from __future__ import annotations

import csv
from io import StringIO

from argmap.exchange.citation import plain
from argmap.exchange.footnotes import Footnotes, Item, Note, digest
from argmap.model import Evidence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_COLUMNS = (
    "note,section,kind,id,text,on,credibility,likelihood,confidence,reason,stance,speaker,role,"
    "organisation,via,mode,hedge,quote,check,source,citation,locator,line,column,document,sha256,"
    "url,archived,accessed,reliability,map file,map line"
).split(",")


def as_csv(made: Footnotes) -> bytes:
    """The table in UTF-8 with a byte-order mark, lines ended by CRLF."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for part in made.parts:
        for item in part.items:
            for note in item.notes or (None,):
                writer.writerow([guarded(cell) for cell in _row(part.heading, item, note)])
    return out.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(section: str, item: Item, note: Note | None) -> list[str]:
    entry = item.entry
    confidence = entry.confidence
    about = [
        section,
        entry.kind,
        entry.id,
        entry.text,
        entry.on.text if entry.on else "",
        (entry.grade if isinstance(entry, Evidence) else None) or "",
        entry.likelihood.text if entry.likelihood else "",
        confidence.level if confidence else "",
        (confidence.reason if confidence else None) or "",
    ]
    if note is None:
        nothing = [""] * (len(_COLUMNS) - len(about) - 4)
        return ["", *about, item.own, *nothing, entry.at.file, str(entry.at.line)]
    source, said, place = note.source, note.said, note.found_at
    return [
        str(note.number),
        *about,
        note.stance,
        note.speaker,
        note.role,
        note.organisation,
        " via ".join(note.via),
        said.mode or "",
        note.hedge,
        "\n\n".join(note.quote),
        note.checked,
        source.id if source else "",
        plain(note.citation),
        ", ".join(said.locators),
        str(place.line) if place else "",
        str(place.column) if place else "",
        (source.file if source else None) or "",
        digest(source),
        (source.url if source else None) or "",
        (source.archived if source else None) or "",
        source.accessed.text if source and source.accessed else "",
        (source.grade if source else None) or "",
        said.at.file,
        str(said.at.line),
    ]
