"""What the tests of pages share: projects with maps, and what a page of HTML holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from mapkit import ROOT

LAKE = ROOT / "maps" / "tutorial" / "thirty-lines"
NASTY = (
    "</svg></style></title>]]><script>alert(1)</script><img src=x onerror=alert(1)> $x$ {{ 7*7 }}"
)
HOSTILE = f"""\
map hostile: {NASTY}

speaker who: {NASTY}

source where: {NASTY}

section part: {NASTY}

claim a: {NASTY}
  said by: who in where
  > {NASTY}

claim b: {NASTY}
  attacks: a
"""


def project(folder: Path) -> Path:
    """A project with the map of the lake road in `maps/lake` and a hostile one beside it."""
    (folder / "argmap.toml").touch()
    shutil.copytree(LAKE, folder / "maps" / "lake")
    (folder / "maps" / "hostile").mkdir()
    (folder / "maps" / "hostile" / "hostile.argmap").write_text(HOSTILE, encoding="utf-8")
    return folder


def parsed(page: str) -> html.HtmlElement:
    """A page or a part of one, after nothing in it was found that could act."""
    tree = html.fromstring(f"<div>{page}</div>")
    pictures = list(tree.iter("svg"))
    for picture in pictures:
        names = {element.tag for element in picture.iter()}
        assert names <= {"svg", "title", "desc", "style", "rect", "g", "text", "path", "circle"}
        for element in picture.iter():
            assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    assert not list(tree.iter("img", "iframe", "object", "embed"))
    return tree


def ids(tree: html.HtmlElement) -> list[str]:
    """The ids of all elements, in order."""
    return [element.get("id") for element in tree.iter() if element.get("id")]


def texts(tree: html.HtmlElement) -> Iterator[str]:
    """What the pictures of a page say, a picture at a time, without blanks."""
    for picture in tree.iter("svg"):
        yield "".join("".join(text.text_content().split()) for text in picture.iter("text"))
