"""How long the interactive page takes to write, how large it is, and how fast it is in a browser.

    python tests/benchmarks/bench_page.py [CARDS]...

prints, for generated maps of so many cards (100, 1,000 and 10,000) in sections of 25: seconds for
the pictures and for the page, its size, the time from opening until it can be used, the script's
time for a frame while the picture is moved, as median and 95th percentile, and its time for what a
reader does. The browser is Debian's Chromium, without a graphics card. The aims: 1,000 cards usable
within 2 s, a frame's script below 10 ms, every other step below 100 ms.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from bench_render import map_of  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from argmap.graph.view import view  # noqa: E402
from argmap.render import Look, NothingToShow, Words, find  # noqa: E402
from argmap.render.views import PICTURES  # noqa: E402
from argmap.web.page import page  # noqa: E402

PAN = """
(k) => new Promise((resolve) => {
  fit(false);
  at.k = Math.max(at.k, k);
  draw();
  const times = [];
  const step = () => {
    at.x -= 11;
    at.y -= 5;
    const start = performance.now();
    draw();
    times.push(performance.now() - start);
    if (times.length < 240) requestAnimationFrame(step);
    else resolve(times.sort((a, b) => a - b));
  };
  requestAnimationFrame(step);
})
"""

STEPS = {
    "a card far away": "choose(cards().at(-3))",
    "first search": "search.value = 'happened 7'; seek()",
    "next search": "search.value = 'happened 77'; seek()",
    "end of search": "endSearch()",
    "filter": "limit('section', entryOf(cards().at(-3)).section, true)",
    "end of filter": "clearFilters()",
    "fold all": "$('fold-all').click(); draw()",
    "unfold all": "$('fold-all').click(); draw()",
    "nothing chosen": "clear()",
    "the text": "turnTo('text')",
    **{f"view {name}": f"turnTo('{name}')" for name in ("tree", "speakers", "sources", "graph")},
}
TIMED = """
async (step) => {
  const start = performance.now();
  (0, eval)(step);
  const spent = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return spent;
}
"""


def main(sizes: list[int]) -> None:
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for cards in sizes:
            file = Path(folder) / f"{cards}.html"
            print(f"\n{cards:,} cards")
            write(cards, file)
            measure(browser, file)


def write(cards: int, file: Path) -> None:
    """Writes the page of a generated map."""
    shown, scenes = view(map_of("sections", cards)), {}
    for name, picture in PICTURES.items():
        start = time.perf_counter()
        try:
            scenes[name] = picture(shown, Look(), find())
        except NothingToShow:
            continue
        print(f"  {name:22}{time.perf_counter() - start:8.2f} s")
    start = time.perf_counter()
    data = page(shown, scenes, Words())
    print(f"  {'page':22}{time.perf_counter() - start:8.2f} s {len(data) / 1000:9,.0f} kB")
    file.write_bytes(data)


def measure(browser: object, file: Path) -> None:
    """Opens the page and moves it, near and from afar."""
    for attempt in range(3):
        opened = browser.new_page(viewport={"width": 1440, "height": 900})  # type: ignore[attr-defined]
        start = time.perf_counter()
        opened.goto(file.as_uri() + "#/graph")
        opened.wait_for_selector("html[data-ready]", timeout=120_000)
        print(f"  {'until usable' if not attempt else '':22}{time.perf_counter() - start:8.2f} s")
        if attempt < 2:
            opened.close()
    for words, zoom in (("near", 0.8), ("from afar", 0.0)):
        times = opened.evaluate(PAN, zoom)
        middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"  {'frame, ' + words:22}{middle:8.2f} ms {high:8.2f} ms")
    for words, step in STEPS.items():
        print(f"  {words:22}{opened.evaluate(TIMED, step):8.0f} ms")
    opened.close()


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [100, 1000, 10_000])
