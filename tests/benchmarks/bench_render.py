"""How long argmap's own part of a picture takes: everything but the layout engine.

    python tests/benchmarks/bench_render.py [CARDS]

prints seconds for a map of so many cards (1,000) in sections of 25. The aim is below one second.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "render"), str(Path(__file__).parents[2])]

from sample_maps import Maker, said  # noqa: E402

from argmap.graph.view import view  # noqa: E402
from argmap.render import THEMES, Look, compose, find  # noqa: E402
from argmap.render.svg import svg  # noqa: E402


class Timed:
    """An engine that knows how long it ran."""

    name = "timed"

    def __init__(self) -> None:
        self.inner, self.seconds = find(), 0.0

    def run(self, dot: str) -> tuple[str, tuple[str, ...]]:
        start = time.perf_counter()
        try:
            return self.inner.run(dot)
        finally:
            self.seconds += time.perf_counter() - start


def large(cards: int) -> object:
    """A map of so many cards: trees of evidence in sections, with links between sections."""
    m = Maker("A large map")
    m.speaker("s", "Kumar Bekbalatov")
    m.source("d", "A document", publisher="Voice of America", grade="B")
    for number in range(cards):
        if number % 25 == 0:
            m.section(f"s{number}", f"Section {number}")
        text = f"Statement {number} says that something happened, at a place with a long name."
        quote = f"the words number {number} of a source that is quoted here in full"
        m.claim(f"c{number}", text, said("s", "d", "direct", quote))
        if number % 25:
            m.link(f"c{number}", "supports", f"c{number - number % 25 + (number % 25 - 1) // 3}")
        elif number:
            m.link(f"c{number}", "attacks", f"c{number - 25}")
    return m.map()


def main(cards: int) -> None:
    map, engine = large(cards), Timed()
    start = time.perf_counter()
    scene = compose(view(map), Look(), engine)  # type: ignore[arg-type]
    drawn = svg(scene, THEMES["light"])
    whole = time.perf_counter() - start
    print(f"cards            {cards}")
    print(f"picture          {scene.width:.0f} x {scene.height:.0f} points, {len(drawn)} bytes")
    print(f"layout engine    {engine.seconds:.2f} s")
    print(f"argmap itself    {whole - engine.seconds:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
