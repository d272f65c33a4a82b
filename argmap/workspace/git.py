"""What a git repository holds at a revision, read through the program git.

Only commands that read objects, names and the index are run. None of them runs hooks, filters,
external programs or anything else that the configuration of a strange repository may name, and
nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.workspace.project import PathProblem

_SAFE = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF")
"""What a hook sets for its own repository; the repository is found by its folder."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a commit."""

    path: str
    """From the top of the repository, with `/`."""
    mode: str
    """`100644` and others: a file; `120000`: a link; `160000`: a submodule."""
    object: str
    size: int


class Git:
    """A repository, by the top folder of its working tree."""

    def __init__(self, folder: Path) -> None:
        """The repository that holds a folder; raises NoRepository, and PathProblem where git
        can't be used."""
        folder = folder.resolve()
        self.top = folder
        done = self._run("rev-parse", "--show-toplevel")
        if done.returncode:
            said = _said(done)
            if "not a git repository" in said:
                raise NoRepository(folder)
            raise PathProblem(f"git can't be used here: {said}")
        top = Path(os.fsdecode(done.stdout.rstrip(b"\n")))
        if not folder.is_relative_to(top.resolve()):
            raise PathProblem(f"the working tree of this repository is elsewhere: {top}")
        self.top = top.resolve()

    def commit(self, revision: str) -> str | None:
        """The full name of the commit that a revision names; None where it names none.

        Raises PathProblem for a revision that may be there, but is not in a shallow clone.
        """
        if revision.startswith("-") or not revision or "\0" in revision:
            return None
        found = self._line("rev-parse", "--verify", "--quiet", revision)
        return (
            self._line("rev-parse", "--verify", "--quiet", f"{found}^{{commit}}") if found else None
        )

    def names(self) -> list[str]:
        """The names of branches and tags, `HEAD` among them, each as one would type it."""
        done = self._line("for-each-ref", "--format=%(refname:lstrip=2)", "--", "refs")
        return ["HEAD", *(done or "").splitlines()]

    def is_shallow(self) -> bool:
        """Whether the clone has the newest commits only, as those of continuous integration."""
        return self._line("rev-parse", "--is-shallow-repository") == "true"

    def merge_base(self, one: str, two: str) -> str | None:
        """The newest commit from which two commits come; None where they share none."""
        return self._line("merge-base", one, two)

    def files(self, commit: str) -> Iterator[Listed]:
        """All files of a commit."""
        done = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", commit)
        if done.returncode:
            raise PathProblem(f"git can't list {commit}: {_said(done)}", *_lacking())
        for line in done.stdout.split(b"\0"):
            if line:
                about, _, name = line.partition(b"\t")
                mode, _, object, size = about.split()
                yield Listed(
                    os.fsdecode(name),
                    mode.decode(),
                    object.decode(),
                    int(size) if size.isdigit() else 0,
                )

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """What files hold, by the names of their objects, all in one run of git."""
        wanted = list(dict.fromkeys(objects))
        if not wanted:
            return {}
        done = self._run(
            "cat-file", "--batch", input="".join(f"{one}\n" for one in wanted).encode()
        )
        data, at, found = done.stdout, 0, dict[str, bytes]()
        for one in wanted:
            end = data.find(b"\n", at)
            head = data[at:end].split()
            if end < 0 or len(head) != 3 or head[1] != b"blob":
                raise PathProblem("this clone lacks files of that revision", *_lacking())
            size = int(head[2])
            found[one] = data[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def in_working_tree(self) -> Iterator[str]:
        """The files of the working tree that git knows or would add, from the top."""
        done = self._run(
            "ls-files", "-z", "--cached", "--others", "--exclude-standard", at=self.top
        )
        if done.returncode:
            raise PathProblem(f"git can't list the working tree: {_said(done)}")
        return (os.fsdecode(name) for name in done.stdout.split(b"\0") if name)

    def _line(self, *words: str) -> str | None:
        done = self._run(*words)
        return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None

    def _run(
        self, *words: str, input: bytes = b"", at: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if name not in _INHERITED}
        try:
            return subprocess.run(
                ["git", *_SAFE, *words],
                cwd=at or self.top,
                input=input,
                capture_output=True,
                env=kept | _ENVIRONMENT,
                check=False,
            )
        except FileNotFoundError as error:
            if not (at or self.top).is_dir():
                raise
            raise PathProblem("the program git is not installed", "install git") from error


class NoRepository(PathProblem):
    """A folder that is in no repository."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is in no git repository",
            "two folders can be compared without one: argmap diff OLD NEW",
        )


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said went wrong, in one line."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {done.returncode}"


def _lacking() -> Sequence[str]:
    return ("make the clone whole first: git fetch --refetch --no-filter",)
