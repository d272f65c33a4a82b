"""What `action.yml` runs: checks maps, says what changed in the argument, draws what changed.

It takes everything from the environment, writes annotations for GitHub to standard output, a
summary and its outputs into the files that GitHub names, and exits as `argmap check` does. Nothing
but the check decides on that: where the rest can't be done, a note says what is missing.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from argmap.workspace import PathProblem
from argmap.workspace.git import Git, NoRepository

ARGMAP = (sys.executable, "-I", "-X", "utf8", "-m", "argmap")
"""Isolated, so that no file of the checkout is taken for a module of Python's or of argmap's."""


def main(env: Mapping[str, str]) -> int:
    """Does all of it; gives the exit code of the check."""
    paths = [line.strip() for line in env["ARGMAP_PATHS"].splitlines() if line.strip()] or ["."]
    code, counted = check(paths, options(env))
    if code > 1:
        return code
    parts = [code_block(counted)]
    folder = Path(tempfile.mkdtemp(prefix="argmap-", dir=env["RUNNER_TEMP"]))
    try:
        git = repository(paths)
        between = revisions(git, env)
        if between:
            compared = [*between, "--", *paths]
            parts += changes(compared, folder, env)
            if env["ARGMAP_PICTURES"]:
                parts += pictures(git, compared, folder, env)
    except PathProblem as problem:
        missing = "\n".join([problem.message, *problem.help])
        annotate("notice", f"what changed in the argument is not known: {missing}")
        parts += ["What changed in the argument is not known:", code_block(missing)]
    append(env["GITHUB_STEP_SUMMARY"], "\n\n".join(["# Maps", *parts]) + "\n")
    return code


def options(env: Mapping[str, str]) -> list[str]:
    """The options of the check that the inputs mean; ends where they mean nothing."""
    strict = env["ARGMAP_STRICT"].strip().lower()
    if strict not in ("true", "false", ""):
        give_up(f"strict: {strict}: write true or false")
    try:
        words = shlex.split(env["ARGMAP_ARGS"])
    except ValueError:
        give_up(f"args: a quotation mark or a backslash is left open: {env['ARGMAP_ARGS']}")
    return [*(["--strict"] if strict == "true" else []), *words]


def check(paths: list[str], words: list[str]) -> tuple[int, str]:
    """Prints findings as annotations; gives the exit code, and how many there are in words."""
    done = argmap("check", "--format", "github", *words, "--", *paths)
    if done.returncode in (0, 1):
        say(done.stdout)
        say_untouched(done.stderr)
        return done.returncode, done.stderr
    say_untouched(done.stdout)
    annotate("error", done.stderr.strip() or f"argmap ended with {done.returncode}")
    return max(done.returncode, 2), ""


def repository(paths: list[str]) -> Git:
    """The repository of the working folder, or else that of the first path; raises PathProblem."""
    try:
        return Git(Path.cwd())
    except NoRepository:
        place = Path(paths[0])
        return Git(place if place.is_dir() else place.parent)


def revisions(git: Git, env: Mapping[str, str]) -> list[str]:
    """What `argmap diff` is to compare; empty where the event has nothing before it, as that of a
    new branch or a schedule. Raises PathProblem where the commit is not there.

    GitHub checks a pull request out as it is merged into its base. The first parent is what it was
    merged into, and may be newer than the base that the event names. Elsewhere a pull request
    counts from where it left its base, and a push from the commit that was there before.
    """
    event = happened(env)
    pull = named(event, "pull_request", "base", "sha")
    if pull and env.get("GITHUB_EVENT_NAME") == "pull_request":
        merged, base = git.commit("HEAD^2"), git.commit("HEAD^1")
        if merged and base and git.commit("HEAD") == env.get("GITHUB_SHA"):
            return [base[:12], "HEAD"]
    base = pull or named(event, "merge_group", "base_sha") or named(event, "before")
    if not base:
        return []
    if git.commit(base) is None:
        raise PathProblem(
            f"the commit {base[:12]}, with which to compare, is not in this clone",
            "give actions/checkout `fetch-depth: 0`, for the whole history",
        )
    return [f"{base[:12]}...HEAD"] if pull else [base[:12], "HEAD"]


def happened(env: Mapping[str, str]) -> Any:
    """What GitHub says of the event that this run is for; None where it says nothing."""
    try:
        return json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    except (KeyError, OSError, ValueError):
        return None


def named(event: Any, *keys: str) -> str:
    """The commit at a place of an event; empty where there is none, as before a new branch."""
    for key in keys:
        event = event.get(key) if isinstance(event, dict) else None
    if isinstance(event, str) and re.fullmatch("[0-9a-f]{40,64}", event) and event.strip("0"):
        return event
    return ""


def changes(compared: list[str], folder: Path, env: Mapping[str, str]) -> list[str]:
    """What changed in the argument, for the summary, and in a file that the output names."""
    done = argmap("diff", "--format", "markdown", *compared)
    if done.returncode:
        raise PathProblem(*without_heads(done.stderr))
    say_untouched(done.stderr)
    written = folder / "changes.md"
    append(written, done.stdout)
    append(env["GITHUB_OUTPUT"], f"changes={written}\n")
    return [done.stdout.strip(), *([code_block(done.stderr)] if done.stderr else [])]


def pictures(git: Git, compared: list[str], folder: Path, env: Mapping[str, str]) -> list[str]:
    """Draws each map that changed, and if it is an old one also what changed in it."""
    done = argmap("diff", "--format", "json", *compared)
    if done.returncode:
        raise PathProblem(*without_heads(done.stderr))
    place = folder / "pictures"
    place.mkdir()
    said: list[str] = []
    taken: set[str] = set()
    between = compared[: compared.index("--")]
    for one in json.loads(done.stdout)["maps"]:
        old, new = one["folder"]["old"], one["folder"]["new"]
        if new is None:
            continue
        name, at = file_name(new, taken), str(git.top / new)
        said += draw(new, "render", "--output", str(place / f"{name}.svg"), "--", at)
        if one["argument"] and old == new:
            target = str(place / f"{name}-changes.svg")
            said += draw(new, "diff", "--render", target, *between, "--", at)
    count = len(list(place.iterdir()))
    if count:
        append(env["GITHUB_OUTPUT"], f"pictures={place}\n")
        many = f"{count} picture{'s' if count != 1 else ''}"
        said.append(f"{many} of maps that changed: artifact {env['ARGMAP_PICTURES']}")
    return [code_block("\n".join(said))] if said else []


def draw(name: str, *command: str) -> list[str]:
    """Draws a picture; gives a line that says why where it could not be drawn."""
    done = argmap(*command)
    if done.returncode == 0:
        return []
    if done.returncode == 1:  # the check has printed the errors
        return [f"{name}: no picture: {done.stderr.strip().splitlines()[-1]}"]
    return [f"{name}: no picture: {without_heads(done.stderr)[0]}"]


def file_name(folder: str, taken: set[str]) -> str:
    """A name for a folder's pictures that every system can have, and no other folder has."""
    plain = re.sub(r"[^\w.]+", "-", folder).strip("-.")[:100] or "map"
    name, number = plain, 2
    while {name.casefold(), f"{name}-changes".casefold()} & taken:
        name, number = f"{plain}-{number}", number + 1
    taken |= {name.casefold(), f"{name}-changes".casefold()}
    return name


def argmap(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs argmap, without colours."""
    return subprocess.run(
        [*ARGMAP, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )


def without_heads(said: str) -> list[str]:
    """The message and the help that argmap gave up with."""
    lines = [line for line in said.strip().splitlines() if not line.startswith("note: ")]
    return [line.removeprefix("error: ").removeprefix("  = help: ") for line in lines] or [""]


def code_block(text: str) -> str:
    """Markdown that shows a text as it is."""
    return "\n".join(f"    {line}" for line in text.strip().splitlines())


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def say_untouched(text: str) -> None:
    """Prints what may hold words of maps, so that GitHub takes none of it for a command."""
    if text.strip():
        word = secrets.token_hex(16)
        say(f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::\n")


def annotate(kind: str, text: str) -> None:
    """Prints an annotation of the run as a whole."""
    said = text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    say(f"::{kind} title=argmap::{said}\n")


def give_up(message: str) -> NoReturn:
    annotate("error", message)
    raise SystemExit(2)


def append(path: str | Path, text: str) -> None:
    """Adds to one of the files that GitHub reads when the step has ended, or to another."""
    with Path(path).open("a", encoding="utf-8", errors="replace") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main(os.environ))
