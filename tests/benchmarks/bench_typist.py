"""A map is typed stroke by stroke, and compared with what a server says that opens it anew.

    python tests/benchmarks/bench_typist.py [--claims N] [--edits N] [--points N] [--every N]
                                            [--seed N] [--pasted]

A map of so many claims (1,000, some 5,800 lines: sources with documents, speakers, quotes, hedges,
likelihoods, notes, links, arguments, undercuts, sections, suppressions) is typed from an empty
file, letter by letter, as `tests/support/typist.py` draws it from the seed: with slips, words
completed, pastes, undone strokes, moved lines, entries that are deleted and typed again; or it is
pasted at once. Then so many changes (1,500, each of several strokes) are made at places drawn at
random. Strokes are sent as fast as the server takes them; after every tenth or so it is waited for
until findings are made, and after every fiftieth or so until they are published.

At so many points (200) all that the server says is compared with what another says that opens the
same text: findings of all files, symbols, tokens, folding, hints, lenses, and at some places hover,
completion, definitions, highlights and references. At every tenth of the points that other server
was just started. What is published is looked at when it comes: it must be of a text that was there,
not of an older one than before, and stand in it, on the words that it names.

Printed are strokes, points, minutes, and the memory that the server holds (`VmRSS` of
`/proc/PID/status`, in MB) with its processor time, on the way; at the end, how much the memory grew
in the second half of the changes. The first difference ends the run.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from replay import Replay, replay  # noqa: E402  (found by the path above)
from typist import Typist, as_text, documents, entries  # noqa: E402

_OTHER = """claim o1: Something else is said beside it.
  supports: c1
  attacks: c7, c400, m0

evidence o2: Something else.
  from: s1
  corroborates: c9
"""
_NAME = "typed.argmap"


class Log:
    """What is printed on the way."""

    def __init__(self, made: Replay) -> None:
        self._made = made
        self._began = time.perf_counter()
        self._last = 0.0
        self.memory: list[tuple[int, float]] = []
        """Strokes, and megabytes."""

    def write(self, phase: str, at_once: bool = False) -> None:
        """Prints a line, at most every ten seconds unless told."""
        made, now = self._made, time.perf_counter() - self._began
        self.memory.append((made.strokes, made.running.memory()))
        if at_once or now - self._last > 10:
            self._last = now
            text = made.running.text(_NAME)
            print(
                f"{now / 60:5.1f} min  {phase:8} {made.strokes:8,} strokes  {made.waits:7,} waits"
                f"  {made.points:4} points  {made.running.published:7,} published"
                f"  {text.count(chr(10)):6,} lines  {self.memory[-1][1]:6.1f} MB"
                f"  {made.running.cpu():7.1f} s",
                flush=True,
            )


def main() -> None:
    """Types and compares."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--claims", type=int, default=1000)
    options.add_argument("--edits", type=int, default=1500, help="changes of the whole map")
    options.add_argument("--points", type=int, default=200)
    options.add_argument("--every", type=int, default=10, help="strokes until the next wait")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--pasted", action="store_true", help="only the changes are typed")
    given = options.parse_args()
    chance = random.Random(given.seed)
    papers = documents(chance, 9)
    written = entries(chance, given.claims, papers)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / "map"
        (folder / "sources").mkdir(parents=True)
        (folder / "argmap.toml").touch()
        (folder / _NAME).touch()
        (folder / "other.argmap").write_text(_OTHER, encoding="utf-8")
        for name, sentences in papers.items():
            (folder / name).write_text(as_text(sentences), encoding="utf-8")
        typist = Typist(given.seed)
        with replay(folder, _NAME, Path(temporary) / "cache") as made:
            log = Log(made)
            typing, changing = given.points // 2, given.points - given.points // 2
            length = sum(map(len, written))
            due = 0.0
            first = typist.pastes(written) if given.pasted else typist.writes(written)
            for _ in made.types(first, given.every):
                if len(typist.text) >= due:
                    due += length / typing
                    made.compare(made.points, anew=made.points % 10 == 0)
                log.write("typing")
            log.write("typed", at_once=True)
            full = made.strokes
            for _ in range(changing):
                for _strokes in made.types(typist.changes(given.edits // changing), given.every):
                    log.write("changing")
                made.compare(made.points, anew=made.points % 10 == 0)
            log.write("changed", at_once=True)
            assert made.running.text(_NAME) == typist.text
    changes = [one for one in log.memory if one[0] >= full]
    half = changes[len(changes) // 2 :]
    print(
        f"memory: {changes[0][1]:.1f} MB when all was typed, {half[0][1]:.1f} MB after "
        f"{half[0][0] - full:,} strokes more, {half[-1][1]:.1f} MB after {half[-1][0] - full:,}"
    )


if __name__ == "__main__":
    main()
