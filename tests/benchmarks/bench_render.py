"""How long each step of a picture takes, for maps of several sizes and shapes.

    python tests/benchmarks/bench_render.py [SHAPE] [CARDS]...

prints a row for each size: seconds for the view, the wiring, the cards, the layout engine (which
runs side by side on all cores), the rest of the arrangement, the scene and the SVG, and the size
of the file. Without CARDS it takes 100, 1,000 and 10,000; without SHAPE, all shapes:

    sections   trees of 25 cards in sections, with links between sections (the default shape)
    tree       one tree without sections
    graph      the same, with half as many links again across it
    small      sections of 5 cards
    star       all cards support the first one
    unlinked   no links, no sections

The cache of layouts is left aside. The aim is 10,000 cards in 15 seconds.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1] / "render"), str(Path(__file__).parents[2])]

from sample_maps import Maker, said  # noqa: E402

from argmap.graph.view import view  # noqa: E402
from argmap.model import Map  # noqa: E402
from argmap.render import THEMES, Look, find  # noqa: E402
from argmap.render.graph import picture  # noqa: E402
from argmap.render.layout.engine import Answer  # noqa: E402
from argmap.render.output.svg import svg  # noqa: E402

STEPS = ("view", "wire", "cards", "engine", "arrange", "scene", "svg")


def map_of(shape: str, cards: int) -> Map:
    """A map of so many cards."""
    chance = random.Random(1)
    m = Maker("A large map")
    m.speaker("s", "Kumar Bekbalatov")
    m.source("d", "A document", publisher="Voice of America", grade="B")
    section = {"sections": 25, "small": 5}.get(shape, 0)
    for number in range(cards):
        if section and number % section == 0:
            m.section(f"s{number}", f"Section {number}")
        text = f"Statement {number} says that something happened, at a place with a long name."
        quote = f"the words number {number} of a source that is quoted here in full"
        m.claim(f"c{number}", text, said("s", "d", "direct", quote))
        if section and number % section:
            above = number - number % section + (number % section - 1) // 3
            m.link(f"c{number}", "supports", f"c{above}")
        elif section and number:
            m.link(f"c{number}", "attacks", f"c{number - section}")
        elif number and shape in ("tree", "graph"):
            m.link(f"c{number}", "supports", f"c{(number - 1) // 3}")
            if shape == "graph" and number > 9 and number % 2:
                m.link(f"c{number}", "details", f"c{chance.randrange(number - 9)}")
        elif number and shape == "star":
            m.link(f"c{number}", "supports", "c0")
    return m.map()


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose time counts for a step."""

        def run(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                self.seconds[step] += time.perf_counter() - start

        return run


class Timed:
    """An engine whose time counts."""

    name = "timed"

    def __init__(self, clock: Clock) -> None:
        self.inner, self.clock = find(), clock
        self.identity = self.inner.identity

    def run(self, graphs: Sequence[str], simple: bool = False) -> list[Answer | None]:
        made: list[Answer | None] = self.clock.timed("engine", self.inner.run)(graphs, simple)
        return made


def measure(shape: str, cards: int) -> None:
    """Draw a map once, and print what it took."""
    map, clock = map_of(shape, cards), Clock()
    steps = {"wire": "wire", "_cards": "cards", "arrange": "arrange", "_scene": "scene"}
    functions = {name: getattr(picture, name) for name in steps}
    for name, step in steps.items():
        setattr(picture, name, clock.timed(step, functions[name]))
    try:
        start = time.perf_counter()
        shown = clock.timed("view", view)(map)
        scene = picture.compose(shown, Look(), Timed(clock))
        drawn = clock.timed("svg", svg)(scene, THEMES["light"])
        whole = time.perf_counter() - start
    finally:
        for name, function in functions.items():
            setattr(picture, name, function)
    clock.seconds["arrange"] -= clock.seconds["engine"]
    row = "".join(f"{clock.seconds[step]:8.2f}" for step in STEPS)
    size = f"{scene.width:.0f} x {scene.height:.0f}"
    print(f"{shape:9}{cards:7}{row}{whole:8.2f}  {len(drawn) / 1e6:6.1f} MB  {size}", flush=True)
    for note in scene.notes:
        print(f"  {note}")


def main(arguments: list[str]) -> None:
    """Measure the shapes and sizes asked for."""
    all_shapes = ("sections", "tree", "graph", "small", "star", "unlinked")
    shapes = [one for one in arguments if one in all_shapes] or all_shapes
    sizes = [int(one) for one in arguments if one.isdigit()] or [100, 1_000, 10_000]
    print(f"{'shape':9}{'cards':>7}" + "".join(f"{step:>8}" for step in STEPS) + f"{'whole':>8}")
    for shape in shapes:
        for cards in sizes:
            with tempfile.TemporaryDirectory() as folder:
                os.environ["ARGMAP_CACHE_DIR"] = folder
                measure(shape, cards)


if __name__ == "__main__":
    main(sys.argv[1:])
