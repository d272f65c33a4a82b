"""Maps in Kate: colours, as its own program for highlighting finds them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from colours import TEXTS, by_pygments, given

SYNTAX = Path(__file__).parents[2] / "editors" / "kate" / "argmap.xml"


def test_kate_colours_as_pygments_does(needs: Callable[[str], str], tmp_path: Path) -> None:
    program = needs("kate-syntax-highlighter")
    xml = SYNTAX.read_text(encoding="utf-8")
    names = re.findall(r'<itemData name="([^"]+)"', xml)
    numbered = xml
    for number, name in enumerate(names):
        item = f'<itemData name="{name}"'
        numbered = numbered.replace(item, f'{item} color="#0000{number:02x}"')
    folder = tmp_path / "org.kde.syntax-highlighting" / "syntax"
    folder.mkdir(parents=True)
    (folder / "argmap.xml").write_text(numbered, encoding="utf-8")
    for text in TEXTS:
        path = tmp_path / "map.argmap"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [program, "--syntax", "argmap", path],
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        page = Page(names)
        page.feed(done.stdout)
        lines = page.lines[1:]  # a line end that follows <pre> is none
        found = given(text, lines[: len(text.splitlines())])
        for number, (kates, ours) in enumerate(zip(found, by_pygments(text), strict=True)):
            assert kates == ours, text.splitlines()[number]


class Page(HTMLParser):
    """The colour of each character of each line of a page that Kate's program wrote."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names = names
        self.lines: list[list[str]] = [[]]
        self.colours: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "pre":
            self.inside = True
        if tag == "span":
            number = re.search(r"color:#0000([0-9a-f]{2})", dict(attributes).get("style") or "")
            self.colours.append(self.names[int(number[1], 16)] if number else "text")

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self.inside = False
        if tag == "span":
            self.colours.pop()

    def handle_data(self, data: str) -> None:
        for char in data if self.inside else "":
            if char == "\n":
                self.lines.append([])
            else:
                self.lines[-1].append(self.colours[-1] if self.colours else "text")
