"""Which two states of maps the words after `argmap diff` mean, as git reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from argmap.cli.common import give_up
from argmap.workspace.project import SUFFIX

if TYPE_CHECKING:
    from argmap.text import SourceText, Span
    from argmap.workspace.git import Git
    from argmap.workspace.states import State


_DOTS, _STEPS = re.compile(r"\.{2,3}"), re.compile(r"[~^@]")


@dataclass(frozen=True, slots=True)
class Asked:
    """Two states, and what of them is to be compared."""

    old: State
    new: State
    folders: tuple[str, ...] = ()
    """Folders to stay in, from the top of the states; empty for all."""
    files: tuple[Path, ...] = ()
    """Map files to stay in."""
    by_folder: bool = False
    """Whether the states are two folders, without git."""
    _shown: dict[Path, str] = field(default_factory=dict)
    """Files as they are shown, by their paths."""

    def shown(self, span: Span) -> str:
        """`file:line:column`, the file as `file` has it."""
        return f"{self.file(span.source)}:{span.line}:{span.column}"

    def file(self, source: SourceText) -> str:
        """A file's path from the working folder, if that is in the repository; of a file in one
        of two folders, below the folder's name as it was given."""
        if source.path is None:
            return source.name
        if source.path not in self._shown:
            self._shown[source.path] = self._name(source.path)
        return self._shown[source.path]

    def _name(self, path: Path) -> str:
        from argmap.diagnostics.printable import shown_path  # noqa: PLC0415  (slow to load)

        here = Path.cwd().resolve()
        tops = [state for state in (self.new, self.old) if path.is_relative_to(state.top)]
        if not tops:
            return shown_path(path)
        state = max(tops, key=lambda one: len(one.top.parts))
        if self.by_folder:
            return (Path(state.name) / path.relative_to(state.top)).as_posix()
        if here.is_relative_to(state.top):
            return Path(os.path.relpath(path, here)).as_posix()
        return shown_path(path)


def asked_for(words: Sequence[str], paths: Sequence[str] | None) -> Asked:
    """The states that words mean; `paths` stood behind `--`, None where there was no `--`.

    Gives up where that is not clear; raises PathProblem where a state can't be read.
    """
    from argmap.workspace.git import NoRepository  # noqa: PLC0415  (slow to load)

    try:
        git = _repository([*(paths or ()), *words])
    except NoRepository:
        if paths is None and len(words) == 2 and all(_is_there(word) for word in words):
            return _folders(words)
        raise
    revisions, rest = _sorted(git, words, paths)
    if paths is None and not revisions and len(rest) == 2:
        return _folders(rest)
    return _revisions(git, revisions, [*rest, *(paths or ())])


def _repository(words: Sequence[str]) -> Git:
    """The repository of the working folder, or else that of a path among some words."""
    from argmap.workspace.git import Git, NoRepository  # noqa: PLC0415  (slow to load)

    try:
        return Git(Path.cwd())
    except NoRepository:
        for word in words:
            if _is_there(word):
                place = Path(word).resolve()
                return Git(place if place.is_dir() else place.parent)
        raise


def _sorted(
    git: Git, words: Sequence[str], paths: Sequence[str] | None
) -> tuple[list[tuple[str, str]], list[str]]:
    """The revisions among words, each as its name and its commit, and the paths behind them."""
    revisions: list[tuple[str, str]] = []
    for number, word in enumerate(words):
        found = _range(git, word) if ".." in word else None
        single = None if found else git.commit(word)
        if found or single:
            if paths is None and _is_there(word):
                give_up(
                    f"`{word}` is both a revision and a path",
                    [f"the revision: argmap diff {word} --", f"the path: argmap diff -- {word}"],
                )
            revisions += found or [(word, single or "")]
            continue
        if paths is not None:
            _unknown(git, word)
        rest = list(words[number:])
        for path in rest:
            if not _is_there(path):
                _unknown(git, path)
        return revisions, rest
    return revisions, []


def _range(git: Git, word: str) -> list[tuple[str, str]] | None:
    """The two commits of `A..B` and `A...B`, where an end that is left out is HEAD."""
    dots = "..." if "..." in word else ".."
    one, _, two = word.partition(dots)
    one, two = one or "HEAD", two or "HEAD"
    old, new = git.commit(one), git.commit(two)
    if old is None or new is None:
        return None
    if dots == "...":
        base = git.merge_base(old, new)
        if base is None:
            help = ["fetch more of the history: git fetch --unshallow"] if git.is_shallow() else []
            give_up(f"{one} and {two} have no commit in common", help)
        return [(f"{base[:10]} (where {two} left {one})", base), (two, new)]
    return [(one, old), (two, new)]


def _revisions(git: Git, revisions: list[tuple[str, str]], paths: Sequence[str]) -> Asked:
    from argmap.workspace.states import committed, working_tree  # noqa: PLC0415

    if len(revisions) > 2:
        give_up("more than two revisions can't be compared", ["argmap diff OLD NEW"])
    if not revisions:
        head = git.commit("HEAD")
        if head is None:
            give_up("the repository has no commit yet", ["commit the maps first"])
        revisions = [("the last commit", head)]
    states = [committed(git, commit, name) for name, commit in revisions]
    old, new = states if len(states) == 2 else (states[0], working_tree(git))
    folders: list[str] = []
    files: list[Path] = []
    for path in paths:
        place = _placed(git, path)
        name = place.relative_to(git.top).as_posix()
        if place.suffix == SUFFIX and not place.is_dir():
            files.append(place)
            folders.append(place.parent.relative_to(git.top).as_posix())
            holder, _, file = name.rpartition("/")
            known = any(file in state.files.get(holder or ".", {}) for state in (old, new))
        else:
            folders.append(name)
            known = any(
                name == "." or one == name or one.startswith(f"{name}/")
                for state in (old, new)
                for one in state.files
            )
        if not known:
            give_up(f"no map at {path}, in neither state", ["a map's files end in .argmap"])
    return Asked(old, new, tuple(folders), tuple(files))


def _placed(git: Git, path: str) -> Path:
    """Where a path is, its folder's links resolved; gives up where it is outside."""
    place = Path(path)
    place = place.resolve() if place.is_dir() else place.parent.resolve() / place.name
    place = Path(os.path.normpath(place))
    if not place.is_relative_to(git.top):
        give_up(f"{path} is outside of the repository {git.top}")
    return place


def _folders(words: Sequence[str]) -> Asked:
    from argmap.workspace.states import lying  # noqa: PLC0415  (slow to load)

    for word in words:
        if not Path(word).is_dir():
            give_up(f"{word} is no folder", ["two folders are compared, each with its maps"])
    old, new = (lying(Path(word), word) for word in words)
    return Asked(old, new, by_folder=True)


def _unknown(git: Git, word: str) -> NoReturn:
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)

    help = ["`--` parts revisions from paths: argmap diff REVISION -- PATH"]
    if git.is_shallow():
        help.insert(0, "this clone has the newest commits only: git fetch --unshallow")
    message = f"`{word}` is neither a revision of this repository nor a path"
    for end in filter(None, _DOTS.split(word)):
        name = _STEPS.split(end)[0]  # the branch or tag from which it goes back
        near = did_you_mean(name, git.names()) if name and git.commit(name) is None else ()
        if near:
            if name != word:
                message = f"`{name}` of `{word}` is no revision of this repository"
            give_up(message, [*near, *help])
    give_up(message, help)


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
