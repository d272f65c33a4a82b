"""What a check comes to, for those who need no maps: findings, files, quotes.

What was found in a folder is kept by all that it hangs on, and found again where nothing of that
has changed; what has to be done anew is shared among processes where that is faster.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cache import Kept
from argmap.check.findings import read
from argmap.check.inputs import Inputs
from argmap.check.targets import targets
from argmap.diagnostics import Diagnostic, in_order
from argmap.sources.tally import COUNTS
from argmap.text import SourceText, read_text
from argmap.workspace.project import project_root

if TYPE_CHECKING:
    from argmap.check.folders import Progress
    from argmap.check.looking import Looked
    from argmap.workspace import Loaded


_USUAL = (None, None)
"""The choice of rules of who chooses none."""


@dataclass(slots=True)
class Outcome:
    """What was checked, and what was found."""

    files: list[Path]
    """The files that were asked for, by path."""
    diagnostics: list[Diagnostic]
    """The findings in them, by file and place."""
    quotes: dict[str, int]
    """How many of their quotes have which verdict; see `argmap.sources.tally`."""
    known: int = 0
    """How many findings were taken out of these, since a baseline has them."""
    held: int = 0
    """How many more findings are held back, since they may follow from lines at fault."""


def outcome(
    paths: Sequence[str | Path],
    given: dict[Path, bytes] | None = None,
    progress: Progress | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Outcome:
    """Checks files and folders; takes and raises what `argmap.check.check` does."""
    given = {path.resolve(): data for path, data in (given or {}).items()}
    asked: dict[Path, set[Path | None]] = {}
    for path in paths:
        for folder, only in targets(Path(path), given):
            asked.setdefault(folder, set()).add(only)
    roots = {folder: project_root(folder) for folder in asked}
    kept = _Results(roots, (select, ignore), keep=not given)
    results = {folder: text for folder in asked if (text := kept.get(folder)) is not None}
    missing = [folder for folder in asked if folder not in results]
    if missing:
        from argmap.check.folders import looked_at  # noqa: PLC0415  (slow to load)

        for looked in looked_at(missing, given, progress, select, ignore):
            results[looked.folder] = looked.text
            kept.put(looked)
        kept.close()
    files: set[Path] = set()
    found: list[Diagnostic] = []
    quotes: Counter[str] = Counter()
    held = 0
    for folder, wanted in asked.items():
        root = roots[folder]
        result = read(results[folder], root, partial(_text, root, given))
        mine = {root / name: name for name in result.files}
        ours = set(mine) if None in wanted else {path for path in mine if path in wanted}
        files |= ours
        others = set(mine) - ours
        found += [one for one in result.findings if one.span.source.path not in others]
        for path in ours:
            quotes.update(result.quotes.get(mine[path], {}))
            held += result.held.get(mine[path], 0)
    return Outcome(sorted(files), in_order(found), _counts(quotes), held=held)


def found_before(folder: Path) -> list[Diagnostic] | None:
    """What a check found in a folder, in order, where nothing that it hangs on has changed since;
    None where none is kept."""
    root = project_root(folder)
    text = _Results({folder: root}, _USUAL, keep=True).get(folder)
    return None if text is None else in_order(read(text, root, partial(_text, root, {})).findings)


def keep(loaded: Loaded, findings: list[Diagnostic], held: list[Diagnostic], began: int) -> None:
    """Keeps what was found in a folder, as a check does, if its files are the same as when that
    began, in nanoseconds since 1970."""
    from argmap.check.looking import looked  # noqa: PLC0415  (slow to load)

    kept = _Results({loaded.folder: project_root(loaded.folder)}, _USUAL, keep=True, began=began)
    kept.put(looked(loaded, findings, held))
    kept.close()


def _counts(quotes: Counter[str]) -> dict[str, int]:
    return {name: quotes[name] for name in COUNTS}


def _text(root: Path, given: dict[Path, bytes], name: str) -> SourceText:
    path = root / name
    data = given[path] if path in given else path.read_bytes()
    return read_text(data, name, path)[0]


class _Results:
    """What is kept of folders, for one choice of rules."""

    def __init__(
        self, roots: dict[Path, Path], choice: object, keep: bool, began: int | None = None
    ) -> None:
        self._roots = roots
        self._kept = Kept("checks")
        self._choice = choice
        self._keep = keep  # not where contents stand in for files, which other maps may import
        self._inputs: dict[Path, Inputs] = {}
        self._began = time.time_ns() if began is None else began

    def get(self, folder: Path) -> str | None:
        """What was found in a folder whose inputs have not changed since."""
        key = self._key(folder)
        said = self._kept.get(key) if key else None
        if said is None:
            return None
        state = self._of(folder).state
        with suppress(ValueError, TypeError, AttributeError):
            also, _, found = said.partition(b"\n")
            if all(state(name) == digest for name, digest in json.loads(also).items()):
                return found.decode("utf-8", "surrogatepass")
        return None

    def put(self, looked: Looked) -> None:
        """Keeps what was found, unless something of what it hangs on has changed meanwhile."""
        key = self._key(looked.folder)
        if key is None or not looked.keepable:
            return
        inputs = self._of(looked.folder)
        also = inputs.also(looked.folders, looked.documents)
        if inputs.settled(also, looked.folder, self._began):
            # Names of files may have bytes that are no UTF-8.
            text = f"{json.dumps(also)}\n{looked.text}"
            self._kept.put(key, text.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Sees to it that what is kept does not grow for ever."""
        self._kept.prune()

    def _key(self, folder: Path) -> str | None:
        return self._of(folder).key(folder) if self._keep else None

    def _of(self, folder: Path) -> Inputs:
        root = self._roots[folder]
        if root not in self._inputs:
            self._inputs[root] = Inputs(root, self._choice)
        return self._inputs[root]
