"""How long `check` takes on a project of many files: the first time, and when little changed.

    python tests/benchmarks/bench_project.py [FILES]... [--folders N] [--runs N]

Projects of so many files (500, if none is given) are written to a temporary folder, 100 claims
a file, in so many folders for each hundred files (10, if not given): each folder is a map. Printed
are seconds of processor time on one core, and peak memory of the largest process, of

- a parse of all files by lark alone, from the same grammar, with nothing done to the result
- `check` with an empty cache, when nothing changed, when one file changed

and seconds by the clock of `check` with an empty cache on one core and on all. Ratios are those of
each round of runs, their median and least.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from operator import attrgetter
from pathlib import Path

from bench_check import GRAMMAR, ROOT, WORDS

CLAIMS = 100
LARK_ONLY = """
import gc, sys
from pathlib import Path
from lark import Lark
gc.disable()
parser = Lark(Path(sys.argv[1]).read_text(encoding="utf-8"), parser="lalr", start="document")
for path in sorted(Path(sys.argv[2]).rglob("*.argmap")):
    parser.parse(path.read_text(encoding="utf-8"))
"""


def write_project(top: Path, files: int, folders: int) -> None:
    """So many files in so many folders; links stay in their folder."""
    chance = random.Random(files)
    top.mkdir()
    (top / "argmap.toml").touch()
    ids: dict[int, list[str]] = {number: [] for number in range(folders)}
    for number in range(files):
        folder = number % folders
        entries = []
        for claim in range(CLAIMS):
            text = ""
            while len(text) < 99:
                text += chance.choice(WORDS) + " "
            lines = [f"claim c{number}-{claim}: {text[:99].strip()}."]
            for _ in range(1 + claim % 2 if ids[folder] else 0):
                relation = chance.choice(("supports", "attacks", "weakly supports", "details"))
                lines.append(f"  {relation}: {chance.choice(ids[folder])}")
            ids[folder].append(f"c{number}-{claim}")
            entries.append("\n".join(lines))
        path = top / f"map{folder:04}" / f"part{number:05}.argmap"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(entries) + "\n", encoding="utf-8")


class Run:
    """A run of a command: processor time and time by the clock in seconds, memory in bytes."""

    def __init__(self, command: list[str], cores: set[int] | None) -> None:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None,
        )
        _, _, used = os.wait4(process.pid, 0)
        self.clock = time.perf_counter() - began
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss * 1024


def line(name: str, runs: list[Run], *, clock: bool = False, to: list[Run] | None = None) -> None:
    """One line of the table; `to` are runs of the same rounds that these are compared with."""
    seconds = attrgetter("clock" if clock else "processor")
    told = (
        f"{name:34} {statistics.median(map(seconds, runs)):7.2f} s {min(map(seconds, runs)):7.2f} s"
    )
    told += f" {max(run.memory for run in runs) / 1e6:7.0f} MB"
    if to:
        ratios = [seconds(one) / seconds(other) for one, other in zip(runs, to, strict=True)]
        told += f"   {statistics.median(ratios):.2f} ({min(ratios):.2f})"
    print(told, flush=True)


def measure(top: Path, count: int) -> None:
    """Runs and prints."""
    one = {min(os.sched_getaffinity(0))}
    check = [sys.executable, "-m", "argmap", "check", str(top), "--format", "concise"]
    clear = [sys.executable, "-m", "argmap", "cache", "clear"]
    lark, cold, warm, changed, alone, together = ([] for _ in range(6))
    changing = next(iter(sorted(top.rglob("*.argmap"))))
    for _ in range(count):
        lark.append(Run([sys.executable, "-c", LARK_ONLY, str(GRAMMAR), str(top)], one))
        subprocess.run(clear, check=True, stdout=subprocess.DEVNULL)
        cold.append(Run(check, one))
        warm.append(Run(check, one))
        with changing.open("a", encoding="utf-8") as file:
            file.write("\n# A remark.\n")
        time.sleep(0.1)
        changed.append(Run(check, one))
        for runs, cores in ((alone, one), (together, None)):
            subprocess.run(clear, check=True, stdout=subprocess.DEVNULL)
            runs.append(Run(check, cores))
    line("lark alone", lark)
    line("check, the first time", cold, to=lark)
    line("check, nothing changed", warm, to=cold)
    line("check, one file changed", changed, to=cold)
    line("by the clock, the first time", alone, clock=True)
    line(f"  on {len(os.sched_getaffinity(0))} cores", together, clock=True, to=alone)


def main() -> None:
    """Writes the projects and measures them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("files", type=int, nargs="*", default=[500])
    options.add_argument("--folders", type=int, default=10, help="for each 100 files")
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    print(f"{'':34} {'median':>9} {'least':>9} {'peak':>10}   ratio")
    for files in given.files:
        with tempfile.TemporaryDirectory() as temporary:
            os.environ["ARGMAP_CACHE_DIR"] = str(Path(temporary) / "cache")
            folders = max(1, given.folders * files // 100)
            write_project(Path(temporary) / "project", files, folders)
            print(f"{files:,} files in {folders:,} folders, {files * CLAIMS:,} claims")
            measure(Path(temporary) / "project", given.runs)


if __name__ == "__main__":
    main()
