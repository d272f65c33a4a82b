"""How long whole commands take, and how `check` compares with a parse by lark alone.

    python tests/benchmarks/bench_check.py [--runs N]

Maps of 100, 1,000 and 10,000 claims are written to a temporary folder: 100 characters a claim,
1.5 relations each. Each command runs N times as a process of its own; the lark-only process reads
the same file with lark's own contextual lexer from the same grammar, builds plain trees, and does
nothing with them. Printed: seconds of processor time (median and least), peak memory, and the
ratio of each pair of runs.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = ROOT / "grammar" / "argmap.lark"
LARK_ONLY = """
import gc, sys
from lark import Lark
gc.disable()
with open(sys.argv[1], encoding="utf-8") as file:
    parser = Lark(file.read(), parser="lalr", start="document")
with open(sys.argv[2], encoding="utf-8") as file:
    parser.parse(file.read())
"""
WORDS = (
    "the threat was made because one government needed the other to see that it would press "
    "for a higher rent before summer"
).split()


def write_map(folder: Path, claims: int) -> Path:
    """A map of so many claims of 100 characters, each with one or two links to earlier ones."""
    random.seed(claims)
    entries = []
    for number in range(claims):
        text = ""
        while len(text) < 99:
            text += random.choice(WORDS) + " "
        lines = [f"claim c{number}: {text[:99].strip()}."]
        for _ in range(0 if number == 0 else 1 + number % 2):
            relation = random.choice(("supports", "attacks", "weakly supports", "details"))
            lines.append(f"  {relation}: c{random.randrange(number)}")
        entries.append("\n".join(lines))
    folder.mkdir(exist_ok=True)
    path = folder / "map.argmap"
    path.write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    return path


def run(command: list[str]) -> tuple[float, int]:
    """Seconds of processor time and peak memory in bytes of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def line(name: str, runs: list[tuple[float, int]]) -> None:
    """One line of the table."""
    seconds = [second for second, _ in runs]
    memory = max(peak for _, peak in runs) / 1e6
    print(f"{name:34} {statistics.median(seconds):6.2f} s {min(seconds):6.2f} s {memory:7.0f} MB")


def main() -> None:
    """Runs and prints."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--runs", type=int, default=7)
    count = options.parse_args().runs
    argmap = [sys.executable, "-m", "argmap"]
    os.environ["PYTHONPATH"] = str(ROOT)
    print(f"{'':34} {'median':>8} {'least':>8} {'peak':>10}")
    line("argmap --version", [run([*argmap, "--version"]) for _ in range(count)])
    with tempfile.TemporaryDirectory() as temporary:
        for claims in (100, 1_000, 10_000):
            path = write_map(Path(temporary) / str(claims), claims)
            lark_only = [sys.executable, "-c", LARK_ONLY, str(GRAMMAR), str(path)]
            whole = [*argmap, "check", "--no-cache", str(path)]
            pairs = [(run(whole), run(lark_only)) for _ in range(count)]
            size = path.stat().st_size / 1e6
            line(f"check, {claims:,} claims ({size:.2f} MB)", [mine for mine, _ in pairs])
            line("  lark alone, the same file", [other for _, other in pairs])
            ratios = [mine[0] / other[0] for mine, other in pairs]
            print(f"  ratio: median {statistics.median(ratios):.2f}, least {min(ratios):.2f}")


if __name__ == "__main__":
    main()
