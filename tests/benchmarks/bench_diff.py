"""How long `argmap diff` takes on maps of several sizes, and what it takes beside reading them.

    python tests/benchmarks/bench_diff.py [--runs N]

Maps of 100, 1,000 and 10,000 claims (those of `bench_check.py`) are committed to a repository in
a temporary folder, and then changed in the working tree in three ways: `one`, where one claim is
reworded; `some`, where of every 100 lines one is gone and every 50th claim is reworded or has
another id; and `moved`, where every claim has another id and stands in the opposite order. Each
command runs N times as a process of its own; it reads both states whole. Printed: seconds of
processor time (median and least), peak memory, and for comparison those of `argmap check` of one
state without its cache.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_check import ROOT, line, run, write_map


def one(text: str) -> str:
    """A map of which one claim is reworded."""
    return text.replace(": ", ": indeed ", 1)


def some(text: str) -> str:
    """A map of which about 3 of 100 entries or links are others."""
    lines = text.splitlines(keepends=True)
    kept = "".join(
        row for number, row in enumerate(lines) if not (row[0] == " " and number % 100 < 2)
    )
    kept = re.sub(r"^(claim c\d*[27]5:) ", r"\1 indeed ", kept, flags=re.MULTILINE)
    return re.sub(r"\bc(\d*[49]0)\b", r"other-\1", kept)


def moved(text: str) -> str:
    """A map that says the same in the opposite order, with other ids."""
    other = re.sub(r"\bc(\d+)\b", r"k\1", text)
    return "\n\n".join(reversed(other.strip().split("\n\n"))) + "\n"


def git(folder: Path, *words: str) -> None:
    """Runs git in a folder, however the user's own is set up."""
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def main() -> None:
    """Runs and prints."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--runs", type=int, default=5)
    count = options.parse_args().runs
    argmap = [sys.executable, "-m", "argmap"]
    os.environ["PYTHONPATH"] = str(ROOT)
    print(f"{'':34} {'median':>8} {'least':>8} {'peak':>10}")
    with tempfile.TemporaryDirectory() as temporary:
        for claims in (100, 1_000, 10_000):
            folder = Path(temporary) / str(claims)
            path = write_map(folder, claims)
            text = path.read_text(encoding="utf-8")
            git(folder, "init", "-q")
            git(folder, "add", "-A")
            git(folder, "commit", "-q", "-m", "one")
            os.chdir(folder)
            whole = [*argmap, "check", "--no-cache", "."]
            line(f"check, {claims:,} claims", [run(whole) for _ in range(count)])
            for change in (one, some, moved):
                path.write_text(change(text), encoding="utf-8")
                runs = [run([*argmap, "diff"]) for _ in range(count)]
                line(f"diff, {claims:,} claims, {change.__name__}", runs)
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
