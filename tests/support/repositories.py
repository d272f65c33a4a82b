"""Small git repositories for tests, whoever runs them and however their git is set up."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from mapkit import ROOT


def clean(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what a hook, GitHub or the user's own git has in it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "RUNNER_"))
        and name not in ("NO_COLOR", "FORCE_COLOR", "PYTHONPATH", "SKIP")
    }
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "n",
        "GIT_AUTHOR_EMAIL": "n@example.org",
        "GIT_COMMITTER_NAME": "n",
        "GIT_COMMITTER_EMAIL": "n@example.org",
        **(more or {}),
    }


def git(folder: Path, *words: str | Path) -> str:
    """What git prints; a command that fails fails the test."""
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *map(str, words)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str = "one more") -> str:
    """Commits all that there is; gives the name of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def put(folder: Path, files: Mapping[str, str | None]) -> None:
    """Writes files into a folder; None takes one away."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")


def copy_of_the_project(folder: Path) -> None:
    """Copies what argmap is installed from, and its files for CI, as they lie there."""
    for name in (".pre-commit-hooks.yaml", "action.py", "pyproject.toml", "README.md", "LICENSE"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder)
    for name in ("argmap", "grammar"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
