"""How long looking quotes up takes: whole processes, and the search inside them.

    python tests/benchmarks/bench_quotes.py [--runs N] [--large]

- 1,000 quotes against one document of 1 MB: all verbatim; all but for typography; 1 in 10 altered;
- the same quotes' map without its document's text to search (what everything else takes), and
  plain `str.find` for each quote, in the same run: the share of the search;
- with --large: 10,000 and 100,000 quotes against 100 and 1,000 documents, to see that it grows
  linearly;
- one altered quote of 1,000, 10,000 and 100,000 characters.

Printed: seconds of processor time (median and least) and peak memory.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_check import ROOT, line, run

WORDS = [
    word
    for path in sorted((ROOT / "maps/kyrgyzstan-2006/sources").glob("*.txt"))
    for word in path.read_text(encoding="utf-8").split()
]


def document(size: int, seed: int) -> str:
    """Words of real articles in random order, in paragraphs: about so many characters."""
    drawn = random.Random(seed)
    words: list[str] = []
    length = 0
    while length < size:
        words.append(drawn.choice(WORDS) + ("\n\n" if drawn.random() < 0.01 else " "))
        length += len(words[-1])
    return "".join(words)


def quote_of(text: str, drawn: random.Random, kind: str) -> str:
    """Twelve words or so of a document."""
    start = text.index(" ", drawn.randrange(len(text) - 200)) + 1
    words = text[start : start + 120].split()[:12]
    if kind == "typography":
        return " ".join(words).replace("-", "‑").replace("’", "'").replace("“", '"') + "\u200b"
    if kind == "altered":
        words[len(words) // 2] = "nobody"
    return " ".join(words)


def write(folder: Path, documents: int, size: int, quotes: int, kinds: list[str]) -> Path:
    """A map with so many quotes from each of so many documents; `kinds` are taken in turn."""
    folder.mkdir()
    (folder / "argmap.toml").touch()
    entries = []
    for number in range(documents):
        text = document(size, number)
        (folder / f"d{number}.txt").write_text(text, encoding="utf-8")
        entries.append(f"source d{number}: D\n  file: d{number}.txt\n")
        drawn = random.Random(number)
        for count in range(quotes):
            words = quote_of(text, drawn, kinds[count % len(kinds)])
            target = f"\n  supports: c{number}-0" if count else ""
            entries.append(f"claim c{number}-{count}: C.\n  from: d{number}\n  > {words}{target}\n")
    (folder / "map.argmap").write_text("\n".join(entries), encoding="utf-8")
    return folder


def search_alone(folder: Path) -> tuple[float, float]:
    """Seconds of making the document ready and finding its quotes, and of plain `str.find`."""
    from argmap.sources.ladder import Ladder  # noqa: PLC0415  (the path is set in main)

    text = (folder / "d0.txt").read_text(encoding="utf-8")
    lines = (folder / "map.argmap").read_text(encoding="utf-8").split("\n")
    quotes = [one.strip()[2:] for one in lines if one.startswith("  >")]
    begin = time.process_time()
    ladder = Ladder(text)
    for words in quotes:
        ladder.judge(words)
    ours = time.process_time() - begin
    begin = time.process_time()
    for words in quotes:
        at = text.find(words)
        while at >= 0:
            at = text.find(words, at + 1)
    return ours, time.process_time() - begin


def main() -> None:
    """Runs and prints."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--large", action="store_true", help="100,000 quotes too (minutes)")
    given = options.parse_args()
    check = [sys.executable, "-m", "argmap", "check", "--no-cache", "--format", "concise"]
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.path.insert(0, str(ROOT))
    print(f"{'':34} {'median':>8} {'least':>8} {'peak':>10}")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        mixed = ["verbatim"] * 9 + ["altered"]
        for name, kinds in (
            ("verbatim", ["verbatim"]),
            ("typography", ["typography"]),
            ("1 in 10 altered", mixed),
        ):
            folder = write(place / name, 1, 1_000_000, 1_000, kinds)
            runs = [run([*check, str(folder)]) for _ in range(given.runs)]
            line(f"1,000 quotes, 1 MB, {name}", runs)
            ours, plain = search_alone(folder)
            print(f"{'  of it the search; str.find alone':34} {ours:6.2f} s {plain:6.2f} s")
        folder = place / "verbatim"
        text = (folder / "map.argmap").read_text(encoding="utf-8")
        (folder / "map.argmap").write_text(text.replace("  file: d0.txt\n", ""), encoding="utf-8")
        line(
            "the same without its document", [run([*check, str(folder)]) for _ in range(given.runs)]
        )
        for length in (1_000, 10_000, 100_000):
            folder = write(place / str(length), 1, 1_000_000, 0, [])
            words = (folder / "d0.txt").read_text(encoding="utf-8")[1000 : 1000 + length].split()
            words[len(words) // 2] = "nobody"
            with (folder / "map.argmap").open("a", encoding="utf-8") as file:
                file.write(f"\nclaim a: A.\n  from: d0\n  > {' '.join(words[1:-1])}\n")
            runs = [run([*check, str(folder)]) for _ in range(given.runs)]
            line(f"an altered quote of {length:,}", runs)
        for documents in (10, 100, 1_000) if given.large else (10, 100):
            folder = write(place / f"many{documents}", documents, 50_000, 100, ["verbatim"])
            runs = [run([*check, str(folder)]) for _ in range(1 if documents > 100 else 3)]
            line(f"{documents * 100:,} quotes, {documents:,} x 50 KB", runs)


if __name__ == "__main__":
    main()
