"""Applies the fixes of findings, in rounds: fix, check again, until nothing is left to fix."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from argmap.check.brought import brought_by, near, places_of
from argmap.check.outcomes import Outcome, outcome
from argmap.diagnostics import Diagnostic, Edit, Fix
from argmap.language import parse
from argmap.text import SourceText, edited, read_text
from argmap.workspace.project import SUFFIX

_MOST_ROUNDS = 50

_Contents = dict[Path, bytes]
_Wanted = tuple[Diagnostic, Fix]
_Key = tuple[object, ...]


@dataclass(slots=True)
class Fixed:
    """What fixing came to; nothing is written yet."""

    outcome: Outcome
    """What is found once everything is fixed."""
    before: dict[Path, bytes]
    """The files that change, as they were read, by path."""
    after: dict[Path, bytes]
    """The same files with the fixes."""
    applied: list[Diagnostic] = field(default_factory=list)
    """The findings that were fixed, round by round."""
    refused: list[tuple[Diagnostic, str]] = field(default_factory=list)
    """Findings whose fix was taken back, and why."""


def fix(
    paths: Sequence[str | Path],
    given: dict[Path, bytes] | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    *,
    unsafe: bool = False,
) -> Fixed:
    """Fixes what is found in files and folders, in memory; `unsafe` takes the guesses too.

    The other parameters, and what it raises, are those of `argmap.check.check`. Only map files
    among those asked for change, and none of them that has errors of encoding or is a link. A
    fix that brings an error of form is taken back, so is a guess that brings any error, and so are
    fixes that undo each other. Guesses are made where nothing is left to fix that is sure.
    """
    return _Fixer(paths, given, select, ignore, unsafe).run()


@dataclass(slots=True)
class _State:
    """The contents of the files after a round, and what was fixed until then."""

    contents: _Contents
    applied: list[_Wanted]
    guesses: list[_Wanted] = field(default_factory=list)
    """The guesses among them that the round made."""
    found: Outcome | None = None
    """What is found in them."""


class _Fixer:
    def __init__(
        self,
        paths: Sequence[str | Path],
        given: dict[Path, bytes] | None,
        select: Sequence[str] | None,
        ignore: Sequence[str] | None,
        unsafe: bool,
    ) -> None:
        self._paths = paths
        self._given = {path.resolve(): data for path, data in (given or {}).items()}
        self._choice = select, ignore
        self._unsafe = unsafe
        self._read: _Contents = {}
        self._refused: dict[_Key, str] = {}

    def run(self) -> Fixed:
        states = [_State({}, [])]
        while True:
            now = states[-1]
            found = now.found = now.found or self._check(now.contents)
            if now.guesses and self._take_back(states[-2], now.guesses, found):
                states.pop()
                continue
            round = self._round(found, now.contents) if len(states) <= _MOST_ROUNDS else None
            if round is None:
                break
            contents, applied = round
            guesses = [one for one in applied if not one[1].safe]
            known = next((one for one in states if one.contents == contents), None)
            if known is None:
                states.append(_State(contents, [*now.applied, *applied], guesses))
            else:  # back where it was: once more from the start, without these fixes
                why = "its fix and others undo each other"
                for undone in (*now.applied[len(known.applied) :], *applied):
                    self._refused[_everywhere(*undone)] = why
                del states[1:]
        changed = {path: data for path, data in now.contents.items() if data != self._read[path]}
        before = {path: self._read[path] for path in changed}
        refused = [
            (finding, why)
            for finding in found.diagnostics
            for why in (self._why_not(finding, one) for one in finding.fixes)
            if why is not None
        ]
        return Fixed(found, before, changed, [finding for finding, _ in now.applied], refused)

    def _check(self, contents: _Contents) -> Outcome:
        select, ignore = self._choice
        return outcome(self._paths, self._given | contents, select=select, ignore=ignore)

    def _round(self, found: Outcome, now: _Contents) -> tuple[_Contents, list[_Wanted]] | None:
        """The contents after as many fixes as go together, and those; None for none."""
        while True:
            wanted = self._choose(found, now, safe=True)
            if not wanted and self._unsafe:
                wanted = self._choose(found, now, safe=False)
            if not wanted:
                return None
            after, applied = dict(now), list[_Wanted]()
            self._apply(wanted, applied, after, now)
            if applied:
                return after, applied

    def _choose(self, found: Outcome, now: _Contents, *, safe: bool) -> list[_Wanted]:
        """For each finding its first fix that is a guess or is none, unless one before it is in
        its way."""
        files: set[Path | None] = set(found.files)
        usable: dict[Path | None, bool] = {}
        taken: dict[Path | None, list[Edit]] = {}
        wanted: list[_Wanted] = []
        for finding in found.diagnostics:
            for one in finding.fixes:
                if one.safe is not safe or self._why_not(finding, one):
                    continue
                places = [(edit.span.source.path, edit) for edit in one.edits]
                for path, edit in places:
                    if path not in usable:
                        usable[path] = path in files and self._usable(path, edit, now)
                if all(usable[path] for path, _ in places) and not any(
                    _meet(edit, other)
                    for path, edit in places
                    for other in _beside(edit, taken.get(path, []))
                ):
                    for path, edit in places:
                        insort(taken.setdefault(path, []), edit, key=_start)
                    wanted.append((finding, one))
                break
        return wanted

    def _usable(self, path: Path | None, edit: Edit, now: _Contents) -> bool:
        """Whether a file may be changed, and is still what was checked."""
        if path is None or path.suffix != SUFFIX or path.is_symlink():
            return False
        data = now.get(path)
        if data is None:
            try:
                data = self._given[path] if path in self._given else path.read_bytes()
            except OSError:
                return False
        source, faults = read_text(data, path.name)
        if faults or source.text != edit.span.source.text:
            return False
        self._read.setdefault(path, data)
        return True

    def _apply(
        self, wanted: Sequence[_Wanted], applied: list[_Wanted], after: _Contents, now: _Contents
    ) -> None:
        """Applies fixes together, or by halves where they bring an error of form."""
        trial = self._with(now, [*applied, *wanted])
        changed = [path for path, data in trial.items() if data != after.get(path)]
        worse = [path for path in changed if _form(trial[path]) - _form(self._old(path, now))]
        if not worse:
            applied += wanted
            after.update(trial)
        elif len(wanted) == 1:
            path = worse[0]
            brought = next(iter(_form(trial[path]) - _form(self._old(path, now))))
            why = f"its fix would bring another error: {brought[1]}"
            self._refused[_here(*wanted[0])] = why
        else:
            half = len(wanted) // 2
            self._apply(wanted[:half], applied, after, now)
            self._apply(wanted[half:], applied, after, now)

    def _take_back(self, before: _State, guesses: Sequence[_Wanted], found: Outcome) -> bool:
        """Refuses the guesses that brought errors, and says whether there are any."""
        assert before.found is not None
        edits = [(one, edit) for one in guesses for edit in one[1].edits]
        brought = brought_by([edit for _, edit in edits], before.found, found)
        if not brought:
            return False
        guilty: list[tuple[_Wanted, Diagnostic]] = []
        places = places_of([edit for _, edit in edits])
        for error in brought:
            guilty += [(edits[number][0], error) for number in near(error, places)]
        if not guilty and len(guesses) > 1:
            half = len(guesses) // 2
            for some in (guesses[:half], guesses[half:]):
                contents = before.contents | self._with(before.contents, some)
                if self._take_back(before, some, self._check(contents)):
                    guilty.append((some[0], brought[0]))
            if guilty:
                return True
        for one, error in guilty or [(one, brought[0]) for one in guesses]:
            why = f"its fix would bring another error: {error.message}"
            self._refused[_here(*one)] = why
        return True

    def _with(self, now: _Contents, fixes: Iterable[_Wanted]) -> _Contents:
        edits: dict[Path, list[tuple[int, int, str]]] = {}
        for _, one in fixes:
            for edit in one.edits:
                span = edit.span
                assert span.source.path is not None
                edits.setdefault(span.source.path, []).append((span.start, span.end, edit.text))
        return {path: edited(self._old(path, now), some) for path, some in edits.items()}

    def _old(self, path: Path, now: _Contents) -> bytes:
        return now.get(path, self._read[path])

    def _why_not(self, finding: Diagnostic, one: Fix) -> str | None:
        """Why a fix was taken back, if it was."""
        keys = _here(finding, one), _everywhere(finding, one)
        return next((self._refused[key] for key in keys if key in self._refused), None)


def _everywhere(finding: Diagnostic, one: Fix) -> _Key:
    """What a fix and all that are like it in a file are known by in all rounds."""
    texts = tuple(edit.text for edit in one.edits)
    return one.edits[0].span.file, finding.rule, finding.message, texts


def _here(finding: Diagnostic, one: Fix) -> _Key:
    """The same for those on such a line: not its place, for this moves."""
    first = one.edits[0].span
    return *_everywhere(finding, one), first.source.line(first.line)


def _start(edit: Edit) -> int:
    return edit.span.start


def _beside(edit: Edit, others: list[Edit]) -> list[Edit]:
    """Those of some edits, by place, between which an edit comes; it can meet no others."""
    at = bisect_left(others, edit.span.start, key=_start)
    return others[max(at - 1, 0) : at + 1]


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits can't both be made: they overlap, or one inserts where the other is."""
    a, b = one.span, other.span
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


@lru_cache(maxsize=256)
def _form(data: bytes) -> Counter[tuple[str, str]]:
    """The errors of form in a file's content, by rule and message."""
    source: SourceText = read_text(data, "")[0]
    return Counter((fault.rule, fault.message) for fault, _ in parse(source).faults())
