"""`argmap quote`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.common import checked, give_up, in_colour
from argmap.cli.sources import the_source

if TYPE_CHECKING:
    from argmap.check import Checked, Report
    from argmap.model import Source
    from argmap.model.entries import EntryBase
    from argmap.sources.passages import Passage
    from argmap.sources.shelf import Shelved

_SHOWN = 5
_CONTEXT = 600
"""How much of a paragraph is shown on either side, in code points."""
_OPEN, _CLOSE = "\ue001", "\ue002"
_OPENING, _CLOSING = re.compile(r"[\"'“„‟‘‚‛«»‹›(\[「『]*\Z"), re.compile(r"[^\w\s]*")
_NO_MARKS = dict.fromkeys(map(ord, _OPEN + _CLOSE))


@click.command(
    epilog="""\b
Examples:
  argmap quote voa "political favor with Russia"   the passage, and an entry to paste
  argmap quote voa "Gazprom" maps/manas --all      every sentence with this word
  argmap quote voa --all                           every sentence, and who quotes it already
  argmap quote pleases-moscow --all                each place where a claim's quotes could stand

Exit codes: 0 found, 1 nothing found, 2 there is no such source or document.
"""
)
@click.argument("id", metavar="SOURCE")
@click.argument("words", metavar="[WORDS]", required=False)
@click.argument("path", default=".")
@click.option(
    "--all", "every", is_flag=True, help="Every passage; SOURCE may be the id of a claim too."
)
def quote(id: str, words: str | None, path: str, every: bool) -> None:
    """Find a passage by a few of its words, and print an entry that quotes it.

    SOURCE is the id of a source, PATH a map file or a folder (this one, if none is given). The
    quote has the characters of the document; who said it is for you to fill in.
    """
    from pathlib import Path  # noqa: PLC0415
    from unicodedata import normalize  # noqa: PLC0415

    if words is not None and every and path == "." and Path(words).exists():
        path, words = words, None  # `argmap quote voa maps/manas --all`
    if not (words or "").strip() and not every:
        where, few = ("SOURCE", id) if " " in id else (id, "A FEW WORDS")
        give_up(
            "which words?" if where == id else "in which source?",
            [f'argmap quote {where} "{few}"', f"argmap quote {where} --all shows every passage"],
        )
    report = checked([path])
    name = normalize("NFC", id)
    holders = [(one, entry) for one in report.checked if (entry := one.map.get(name))]
    if every and words is None and holders and holders[0][1].kind != "source":
        _places_of(report, name, holders)
        return
    one, source = the_source(id, path, report.checked, "argmap quote")
    _passages(report, one, source, words, every)


def _shelved(report: Report, one: Checked, source: Source) -> Shelved:
    from argmap.sources.document import DocumentProblem  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415

    try:
        shelved = report.shelf.get(source, project_root(one.loaded.folder))
    except DocumentProblem as problem:
        give_up(problem.message, problem.help)
    if shelved is None:
        help = ["write `file: PATH` below it; `argmap source add FILE` writes the entry"]
        give_up(f"source `{source.id}` names no document", help)
    return shelved


def _passages(report: Report, one: Checked, source: Source, words: str | None, every: bool) -> None:
    from argmap.sources.passages import passages, sentences  # noqa: PLC0415

    shelved = _shelved(report, one, source)
    ladder = shelved.ladder
    found = sentences(ladder) if words is None else passages(ladder, words)
    if not found:
        click.echo(f"nothing in `{source.id}` has most of these words: {words}", err=True)
        click.echo("  = help: try fewer or other words", err=True)
        raise SystemExit(1)
    if words is None:
        _list(one, source, shelved, found)
        return
    shown = found if every else found[:_SHOWN]
    for passage in shown:
        found_at = _in_paragraph(shelved, passage.start, passage.end, passage.paragraph)
        click.echo(found_at, color=in_colour(sys.stdout))
        click.echo(_entry(source, shelved, passage) + "\n")
    if len(found) > len(shown):
        more = f"{len(found) - len(shown)} more passages have these words"
        click.echo(f"{more}: give more words, or --all", err=True)


def _list(one: Checked, source: Source, shelved: Shelved, found: list[Passage]) -> None:
    """Every passage on a line, with the ids of the entries that quote it."""
    from argmap.diagnostics.printable import printable  # noqa: PLC0415
    from argmap.model import Claim, Evidence  # noqa: PLC0415

    taken = [
        (said.quote.verdict, entry.id)
        for entry in one.map.entries.values()
        if isinstance(entry, Claim | Evidence)
        for said in entry.attributions
        if said.source == source.id and said.quote and said.quote.verdict
    ]
    text = shelved.document.text
    for passage in found:
        by = {
            id
            for verdict, id in taken
            if verdict.passes
            and (verdict.start or 0) < passage.end
            and passage.start < (verdict.end or 0)
        }
        line, column = text.position(passage.start)
        words = " ".join(text.text[passage.start : passage.end].split())
        mark = click.style(f"  [{', '.join(sorted(by))}]", fg="cyan") if by else ""
        place = click.style(f"{line}:{column}", fg="bright_black")
        said = ", direct" if passage.marked else ""
        click.echo(f"{place}{said}  {printable(words)}{mark}", color=in_colour(sys.stdout))


def _in_paragraph(shelved: Shelved, start: int, end: int, around: tuple[int, int]) -> str:
    """The place, and the paragraph with the passage picked out.

    By its colour, or else on lines of its own behind `>` in the margin: no sign stands among the
    words, where it could be taken for one of the source's.
    """
    from argmap.diagnostics.printable import printable  # noqa: PLC0415

    colour = in_colour(sys.stdout)
    text = shelved.document.text
    line, column = text.position(start)
    first, last = max(around[0], start - _CONTEXT), min(around[1], end + _CONTEXT)
    before, words, after = (
        printable(" ".join(part.split()))
        for part in (text.text[first:start], text.text[start:end], text.text[end:last])
    )
    before = before if first == around[0] else f"… {before.partition(' ')[2]}"
    after = after if last == around[1] else f"{after.rpartition(' ')[0]} …"
    before, words, after = (part.translate(_NO_MARKS) for part in (before, words, after))
    head = printable(f"{text.name}:{line}:{column}")
    left = "" if not before or start == around[0] or not text.text[start - 1].isspace() else " "
    right = "" if not after or not text.text[end : end + 1].isspace() else " "
    if not colour:
        # Signs that touch the passage, a quotation mark say, stay on its lines.
        opening = _OPENING.search(before + left)[0]  # type: ignore[index]
        closing = _CLOSING.match(right + after)[0]  # type: ignore[index]
        parts = (
            _lines(before[: len(before) - len(opening)], "    "),
            _lines(f"{opening}{words}{closing}", "  > "),
            _lines(after[len(closing) :], "    "),
        )
        return f"{head}\n\n{''.join(parts)}"
    marked = f"{before}{left}{_OPEN}{words}{_CLOSE}{right}{after}"
    shown = _lines(marked, "    ").replace(_OPEN, "\033[1;32m").replace(_CLOSE, "\033[0m")
    return f"{click.style(head, bold=True)}\n\n{shown}"


def _lines(text: str, margin: str) -> str:
    """A text in lines behind a margin; nothing for no text."""
    import textwrap  # noqa: PLC0415

    lines = textwrap.wrap(text.strip(), 92, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{margin}{one}\n" for one in lines)


def _entry(source: Source, shelved: Shelved, passage: Passage) -> str:
    """An entry that quotes a passage, with what the analyst fills in in capitals."""
    from argmap.sources.lines import as_lines  # noqa: PLC0415

    words = shelved.ladder.text[passage.start : passage.end]
    lines = as_lines(words)
    judged = shelved.ladder.judge(" ".join(words.split()))
    document = shelved.document
    where = source.id
    if document.pages:
        where += f", page {sum(1 for start in document.pages if start <= passage.start)}"
    elif judged.occurrences > 1:
        where += f", line {document.text.position(passage.start)[0]}"
    mode = ", direct" if passage.marked else ""
    return f"claim ID: WHAT IS CLAIMED\n  said by: SPEAKER in {where}{mode}\n{lines}"


def _places_of(report: Report, id: str, holders: list[tuple[Checked, EntryBase]]) -> None:
    """Each place where the quotes of a claim stand, or the closest passage."""
    from argmap.model import Claim, Evidence, Source  # noqa: PLC0415
    from argmap.sources.lines import as_lines  # noqa: PLC0415
    from argmap.sources.sentences import paragraph  # noqa: PLC0415

    quotes = [
        (one, said, said.quote)
        for one, entry in holders
        if isinstance(entry, Claim | Evidence)
        for said in entry.attributions
        if said.quote is not None
    ]
    if not quotes:
        give_up(f"{holders[0][1].kind} `{id}` has no quote")
    for one, said, quote in quotes:
        source = one.map.get(said.source) if said.source else None
        click.echo(as_lines(quote.text, ""))
        if not isinstance(source, Source):
            click.echo("names no source\n")
            continue
        shelved = _shelved(report, one, source)
        ladder = shelved.ladder
        judged = ladder.judge(quote.text)
        places = list(judged.places)
        if not places and judged.start is not None and judged.end is not None:
            places = [(judged.start, judged.end)]
        count = "1 place" if len(places) == 1 else f"{len(places)} places"
        click.echo(f"{judged.rung} in `{source.id}`, {count}\n")
        for start, end in places:
            shown = _in_paragraph(shelved, start, end, paragraph(ladder.text, start))
            click.echo(shown, color=in_colour(sys.stdout))
