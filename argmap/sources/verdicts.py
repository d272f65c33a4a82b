"""A map's quotes against its documents, or the lock: the verdicts go into the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Label, did_you_mean
from argmap.model import (
    Attribution,
    Claim,
    DocumentRead,
    Evidence,
    Map,
    Quote,
    Replaced,
    Source,
    Verdict,
)
from argmap.model.entries import EntryBase
from argmap.sources.document import DocumentProblem
from argmap.sources.shelf import Shelf, Shelved
from argmap.text import SourceText, Span

if TYPE_CHECKING:
    from argmap.sources.lock import Lock
    from argmap.sources.search import Found

LOCK = "argmap.lock"

_AROUND = 400
"""How far from its quote a hedge may stand, in code points."""
_MOST_HEDGES = 1_000
"""How many places of a hedge are looked at."""
_SEARCHED_ELSEWHERE = 100
"""For how many quotes that failed the map's other documents are searched."""
_STEP = 200
"""After how many quotes progress is told."""
_ABSENT = "where the document may not be passed on, `argmap lock` lets others check without it"

Progress = Callable[[int, int], None]
"""Called with how many quotes have been looked up, and how many there are."""

_Asked = list[tuple[Attribution, Quote]]
_Key = tuple[tuple[str, str | None], tuple[str, ...], str, str | None, bool]


class Known:
    """What is known of the quotes of a map that is followed."""

    def __init__(self) -> None:
        self.passing: dict[_Key, Verdict] = {}
        """Verdicts by what they hang on: source, locators, words, and those of a hedge's quote."""
        self.failed = 0
        """How many quotes and hedges are not in their documents."""


def give_verdicts(
    map: Map,
    folder: Path,
    root: Path,
    shelf: Shelf,
    progress: Progress | None = None,
    known: Known | None = None,
) -> list[Diagnostic]:
    """Looks every quote of a folder's map up; returns what is wrong with documents and lock.

    `known` is what is known of quotes from the same shelf; it is then that of this map.
    """
    found: list[Diagnostic] = []
    known = known or Known()
    before, known.passing = known.passing, {}
    lock = _lock(folder, root, found)
    asked: dict[str, _Asked] = {}
    total = 0
    for said, quote in map.quotes():
        quote.verdict = None
        if said.source is not None:
            asked.setdefault(said.source, []).append((said, quote))
            total += 1
    done = 0
    named = [e for e in map.entries.values() if isinstance(e, Source)]
    sources = {e.id: e for e in named} | {
        id: e for id in asked if isinstance(e := map.get(id), Source)
    }
    for id, source in sources.items():
        locked = lock.sources.get(id) if lock else None
        source.document = None
        quotes = asked.get(id, [])
        shelved = _document(source, root, shelf, locked is not None, bool(quotes), found)
        if shelved is not None:
            source.document = DocumentRead(
                by="document",
                sha256=shelved.document.sha256,
                text_sha256=shelved.text_sha256,
                extractor=shelved.document.extractor,
            )
        elif locked is not None and source.document is None:
            source.document = DocumentRead(
                by="lock",
                sha256=locked.sha256,
                text_sha256=locked.text_sha256,
                extractor=locked.extractor,
            )
        for said, quote in quotes:
            if shelved is not None:
                key = _asked_for(source, said, quote)
                quote.verdict = before.get(key) or _judged(said, quote, shelved)
                if quote.verdict.passes:
                    known.passing[key] = quote.verdict
            elif lock is not None and locked is not None:
                quote.verdict = _from_lock(said, quote, lock, id)
            else:
                quote.verdict = Verdict(verdict="unchecked")
            done += 1
            if progress and not done % _STEP:
                progress(done, total)
        _compare_digest(source, quotes, found)
    failed = _failed(map.quotes())
    known.failed = len(failed)
    _search_elsewhere(failed, sources, root, shelf)
    return found


def give_some_verdicts(
    map: Map,
    before: Iterable[EntryBase],
    entries: Iterable[EntryBase],
    folder: Path,
    root: Path,
    shelf: Shelf,
    known: Known,
) -> bool:
    """Looks the quotes of some entries of a map up, where nothing else has changed since all were;
    `before` are the same entries as they were then, and `known` is what was known then.

    Gives whether that was enough: not where it may change what is said of others.
    """
    gone, asked = _asked(before), _asked(entries)
    named, named_before = ({said.source for said, _ in some} for some in (asked, gone))
    for id in named | named_before:
        source = map.get(id) if id else None
        if not isinstance(source, Source):
            continue
        if source.sha256 and source.document and source.sha256 != source.document.sha256:
            return False  # how many of its quotes still stand is told
        if (id in named) != (id in named_before) and (
            id not in map.entries or not _is_readable(source, root, shelf)
        ):
            return False  # what is wrong with its document is told where it is quoted
    for said, quote in gone:
        source = map.get(said.source) if said.source else None
        if isinstance(source, Source):
            known.passing.pop(_asked_for(source, said, quote), None)
    lock = _lock(folder, root, []) if asked else None
    for said, quote in asked:
        source = map.get(said.source) if said.source else None
        if not isinstance(source, Source):
            continue
        key = _asked_for(source, said, quote)
        shelved = _shelved(source, root, shelf)
        if shelved is not None:
            quote.verdict = known.passing.get(key) or _judged(said, quote, shelved)
            if quote.verdict.passes:
                known.passing[key] = quote.verdict
        elif lock is not None and source.id in lock.sources:
            quote.verdict = _from_lock(said, quote, lock, source.id)
        else:
            quote.verdict = Verdict(verdict="unchecked")
    failed, failed_before = _failed(asked), _failed(gone)
    if failed or failed_before:
        if known.failed + len(failed) > _SEARCHED_ELSEWHERE:
            return False  # which of them are looked for elsewhere may change
        known.failed += len(failed) - len(failed_before)
    if failed:
        sources = {e.id: e for e in map.entries.values() if type(e) is Source}
        if any(type(e) is Source for e in map.imported.values()):
            quoted = dict.fromkeys(said.source for said, _ in map.quotes())
            sources |= {id: e for id in quoted if id and isinstance(e := map.get(id), Source)}
        _search_elsewhere(failed, sources, root, shelf)
    return True


def _asked(entries: Iterable[EntryBase]) -> _Asked:
    """The quotes and hedges of entries."""
    return [
        (said, quote)
        for entry in entries
        if isinstance(entry, Claim | Evidence)
        for said in entry.attributions
        for quote in (said.quote, said.hedge)
        if quote is not None
    ]


def _is_readable(source: Source, root: Path, shelf: Shelf) -> bool:
    """Whether a source's document can be read, or there is none."""
    try:
        shelf.get(source, root)
    except DocumentProblem as problem:
        return problem.rule != "unreadable-document"
    return True


def _asked_for(source: Source, said: Attribution, quote: Quote) -> _Key:
    """What the verdict on a quote hangs on, while no document changes."""
    words = said.quote.text if said.quote and quote is said.hedge else None
    place = source.id, source.file
    return place, said.locators, quote.text, words, quote is said.hedge


def _lock(folder: Path, root: Path, found: list[Diagnostic]) -> Lock | None:
    if not (folder / LOCK).exists():
        return None
    from argmap.sources.lock import LockProblem, read_lock  # noqa: PLC0415  (slow to load)

    try:
        return read_lock(folder, root)
    except LockProblem as problem:
        path = folder / LOCK
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else LOCK
        label = Label(Span(SourceText(name, "", path), 0, 0))
        help = ("write it anew with `argmap lock`, where the documents are",)
        message = f"this lock can't be read: {problem}"
        found.append(Diagnostic("bad-lock", "error", message, label, help=help))
        return None


def _document(
    source: Source, root: Path, shelf: Shelf, locked: bool, quoted: bool, found: list[Diagnostic]
) -> Shelved | None:
    """A source's document; what is wrong with it is added to `found`.

    A file without text, such as a photo, is as good as any where nothing is quoted from it.
    """
    try:
        return shelf.get(source, root)
    except DocumentProblem as problem:
        if problem.rule == "missing-file" and locked:
            return None
        if problem.rule == "unreadable-document" and not quoted:
            if source.sha256 is None:
                return None
            try:
                digest = shelf.digest(source, root)
            except DocumentProblem as other:
                problem = other
            else:
                source.document = DocumentRead(
                    by="document", sha256=digest, text_sha256=None, extractor=None
                )
                return None
        message, help = problem.message, problem.help
        if problem.rule == "outside-project":
            message = f"`{source.file}` leads out of the project"
        elif re.match(r"https?://", source.file or ""):
            message = "`file:` names a web address"
            help = (
                "save the page into the project, name that file, and write the address as `url:`",
            )
        elif problem.rule == "missing-file" and not message.endswith("is a folder"):
            message = f"there is no file `{source.file}`"
            help = (
                *_alike(source),
                "the path is relative to the folder of this file",
                _ABSENT,
            )
        label = Label(source.places.get("file", source.at))
        found.append(Diagnostic(problem.rule, "error", message, label, help=help))
        return None


def _alike(source: Source) -> tuple[str, ...]:
    """Suggestions of files beside the one that is not there."""
    map_file = source.at.source.path
    path = (map_file.parent if map_file else Path.cwd()) / (source.file or "")
    try:
        names = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        return ()
    return tuple(did_you_mean(path.name, names))


def _judged(said: Attribution, quote: Quote, shelved: Shelved) -> Verdict:
    """The verdict on a quote or a hedge from the document itself."""
    from argmap.sources.locators import located  # noqa: PLC0415  (loaded with the document)

    if quote is said.hedge:
        return _judged_hedge(said, quote, shelved)
    ladder = shelved.ladder
    judged = ladder.judge(quote.text)
    verdict = Verdict(
        verdict=judged.rung,
        by="document",
        start=judged.start,
        end=judged.end,
        occurrences=judged.occurrences,
        replaced=tuple(Replaced(bracket=mine, words=theirs) for mine, theirs in judged.replaced),
        reason=judged.reason,
    )
    if judged.start is None or judged.end is None:
        return verdict
    start, end = judged.start, judged.end
    if verdict.passes:
        verdict.located = located(said.locators, shelved.document, start, end)
        if verdict.located is False:
            for place in judged.places:
                if located(said.locators, shelved.document, *place):
                    verdict.located, (start, end) = True, place
                    verdict.start, verdict.end = place
                    break
        verdict.marked = ladder.marks.around(start, end)
    verdict.place = Span(shelved.document.text, start, end)
    return verdict


def _judged_hedge(said: Attribution, hedge: Quote, shelved: Shelved) -> Verdict:
    """A hedge stands around its quote."""
    ladder, text = shelved.ladder, shelved.document.text
    places = list(islice(ladder.searchable.find(hedge.text), _MOST_HEDGES))
    about = said.quote.verdict if said.quote else None
    if not places:
        judged = ladder.judge(hedge.text)
        place = None if judged.start is None else Span(text, judged.start, judged.end or 0)
        return Verdict(
            verdict="near" if judged.start is not None else "absent",
            by="document",
            start=judged.start,
            end=judged.end,
            place=place,
            reason=judged.reason,
        )
    near = places
    if about is not None and about.start is not None and about.end is not None:
        first, last = about.start - _AROUND, about.end + _AROUND
        near = [place for place in places if first <= place.start and place.end <= last]
        if not near and said.quote and about.occurrences > 1:
            near = _beside_another(ladder.judge(said.quote.text).places, places)
    best = (near or places)[0]
    verdict: str = "exact" if best.exact else "normalised"
    return Verdict(
        verdict=verdict if near else "near",  # type: ignore[arg-type]
        by="document",
        start=best.start,
        end=best.end,
        place=Span(text, best.start, best.end),
        occurrences=len(near),
        reason=None if near else "it stands in the source, but not around its quote",
    )


def _beside_another(quotes: Sequence[tuple[int, int]], hedges: list[Found]) -> list[Found]:
    """The places of a hedge that stand around any place of its quote."""
    return [
        hedge
        for hedge in hedges
        if any(a - _AROUND <= hedge.start and hedge.end <= b + _AROUND for a, b in quotes[:50])
    ]


def _from_lock(said: Attribution, quote: Quote, lock: Lock, source: str) -> Verdict:
    from argmap.sources.lock import quote_digest  # noqa: PLC0415  (loaded with the lock)

    key = quote_digest(said, quote)
    known = lock.sources[source].quotes.get(key)
    if known is None:
        other = next((id for id, one in lock.sources.items() if key in one.quotes), None)
        return Verdict(verdict="absent", by="lock", elsewhere=other)
    return Verdict(
        verdict=known.verdict,
        by="lock",
        start=known.start,
        end=known.end,
        occurrences=known.occurrences,
        marked=known.marked,
        located=known.located,
        replaced=tuple(Replaced(bracket=mine, words=theirs) for mine, theirs in known.replaced),
    )


def _compare_digest(source: Source, quotes: _Asked, found: list[Diagnostic]) -> None:
    """Where a source's `sha256:` is not that of the document: a finding with what still stands."""
    read = source.document
    if source.sha256 is None or read is None or source.sha256 == read.sha256:
        return
    quotes = [(said, quote) for said, quote in quotes if quote is not said.hedge]
    standing = sum(quote.verdict is not None and quote.verdict.passes for _, quote in quotes)
    message = "the document has changed: it no longer has this SHA-256 digest"
    if read.by == "lock":
        message = "the lock was written for a document with another SHA-256 digest"
    help = (
        f"{standing} of its {len(quotes)} quotes still stand{'s' if standing == 1 else ''}"
        if quotes
        else "no quote is taken from it",
        f"if this is the document that you mean, write `sha256: {read.sha256}`",
    )
    label = Label(source.places.get("sha256", source.at))
    found.append(Diagnostic("changed-document", "error", message, label, help=help))


def _failed(quotes: Iterable[tuple[Attribution, Quote]]) -> _Asked:
    return [
        (said, quote)
        for said, quote in quotes
        if quote.verdict is not None
        and quote.verdict.by == "document"
        and quote.verdict.verdict in ("near", "absent")
    ]


def _search_elsewhere(failed: _Asked, sources: dict[str, Source], root: Path, shelf: Shelf) -> None:
    """Says of quotes that failed which other document of the map has them."""
    failed = failed[:_SEARCHED_ELSEWHERE]
    if not failed:
        return
    for id, source in sources.items():
        shelved = _shelved(source, root, shelf)
        if shelved is None:
            continue
        ladder = shelved.ladder
        for said, quote in failed:
            verdict = quote.verdict
            if verdict and said.source != id and not verdict.elsewhere and ladder.holds(quote.text):
                verdict.elsewhere = id


def _shelved(source: Source, root: Path, shelf: Shelf) -> Shelved | None:
    try:
        return shelf.get(source, root)
    except DocumentProblem:
        return None
