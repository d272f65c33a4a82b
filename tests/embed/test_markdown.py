"""Fences in Markdown, by Python-Markdown, by markdown-it-py and by whole builds of MkDocs."""

from __future__ import annotations

import logging
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from markdown_it import MarkdownIt
from pagekit import NASTY, ids, parsed, project, texts

from argmap.embed.markdown_it import argmap_plugin

LAKE = """\
```argmap
file: maps/lake
focus: bus-instead
caption: Why the café is <b>no</b> reason
```
"""
INLINE = "```argmap\ntheme: dark\n\nclaim a: A dam.\n\nclaim b: A crack.\n  attacks: a\n```\n"


@pytest.fixture
def root(tmp_path):
    return project(tmp_path)


@pytest.fixture(params=["python-markdown", "markdown-it"])
def page(request, root):
    """Makes a page of Markdown."""
    if request.param == "markdown-it":
        return MarkdownIt().use(argmap_plugin, root=root).render
    return lambda text: markdown(
        text,
        extensions=["argmap", "fenced_code"],
        extension_configs={"argmap": {"root": str(root)}},
    )


def test_a_fence_shows_a_map(page):
    made = page(f"# Lake\n\n{LAKE}\nText.\n")
    (said,) = texts(parsed(made))
    assert "Guestswhocomebycar" in said
    assert "<figcaption>Why the café is &lt;b&gt;no&lt;/b&gt; reason</figcaption>" in made
    assert made.index("<h1>") < made.index("<figure ") < made.index("<p>Text.</p>")
    assert "<p><figure" not in made


def test_a_map_may_stand_in_the_fence(page):
    made = page(INLINE)
    assert "Acrack." in next(texts(parsed(made)))
    assert "#11161d" in made


def test_pictures_of_one_page_share_no_id(page):
    found = ids(parsed(page(f"{LAKE}\n{LAKE}\n{INLINE}")))
    assert len(found) > 20
    assert len(found) == len(set(found))
    assert page(LAKE) == page(LAKE)


def test_what_a_map_says_is_no_markup(page):
    made = page(f"```argmap\nfile: maps/hostile\nalt: {NASTY}\ncaption: {NASTY}\n```\n")
    (said,) = texts(parsed(made))
    assert "".join(NASTY.split())[:20] in said


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("file: maps/lake\nfocus: bus-insted", "did you mean `bus-instead`"),
        ("file: maps/lak", "no file or folder maps/lak"),
        ("file: ../..", "leads out of the project"),
        ("file: /etc/passwd", "leads out of the project"),
        ("file: link", "leads out of the project"),
        ("fil: maps/lake", "did you mean `file`"),
        ("claim: A dam.", "an entry of a map has an id: `claim ID:`"),
        ("file: maps/lake\nfile: maps/lake", "`file` is set twice"),
        ("file: maps/lake\nfocus:", "nothing stands behind `focus:`"),
        ("", "needs a file or a map, and not both"),
        ("theme: dark", "needs a file or a map, and not both"),
        ("file: maps/lake\n\nclaim a: A.", "needs a file or a map, and not both"),
        ("theme: dark\n\nclaim a: A.\n  supports: bb", "argmap:4:13"),
        ("claim a: A.\n  supports: bb", "argmap:2:13"),
        ("map m: Nothing yet", "no card to draw"),
        (f"claim a: A.\n{NASTY}", "error: "),
    ],
)
def test_what_is_wrong_is_said_in_its_place_and_in_the_log(page, root, caplog, block, said):
    (root / "link").symlink_to("/etc")
    with caplog.at_level(logging.WARNING):
        made = page(f"Before.\n\n```argmap\n{block}\n```\n\nAfter.\n")
    tree = parsed(made)
    (box,) = tree.find_class("argmap-error")
    assert said in box.text_content()
    assert "Before." in made
    assert "After." in made
    assert said in caplog.text
    assert str(root) not in made


@pytest.mark.parametrize(
    "text",
    [
        "````markdown\n" + LAKE + "````\n",
        "~~~\n" + INLINE + "~~~\n",
        "``` {.argmap}\nclaim a: A.\n```\n",
        "```argmap title\nclaim a: A.\n```\n",
        "```python\nargmap\n```\n",
        "`argmap`\n",
    ],
)
def test_what_is_another_fence_stays_code(page, text):
    made = page(text)
    assert "<svg" not in made
    assert "argmap-error" not in made


@pytest.mark.parametrize("marks", ["~~~", "`````"])
def test_a_fence_may_have_other_marks(page, marks):
    assert page(INLINE.replace("```", marks)).count("<svg ") == 1


def test_fences_that_are_never_closed_take_no_time(root):
    assert "<svg" not in markdown("```argmap\nx\n" * 20_000, extensions=["argmap"])


@given(st.text(max_size=60))
def test_no_fence_is_too_odd(text):
    made = markdown(f"```argmap\n{text}\n```\n", extensions=["argmap"])
    assert "<script" not in made
    assert "<figure" in made or "argmap-error" in made or "```" in made


CONFIG = """\
site_name: Dam
use_directory_urls: false
markdown_extensions:
  - argmap:
      root: !relative $config_dir
"""


def mkdocs(root, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", root / "mkdocs.yml", *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=root.parent, check=False)


def test_mkdocs_shows_maps(root):
    (root / "docs" / "deep").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs" / "index.md").write_text(f"# Lake\n\n{LAKE}", encoding="utf-8")
    (root / "docs" / "deep" / "page.md").write_text(f"# Dam\n\n{INLINE}", encoding="utf-8")
    done = mkdocs(root, "--strict")
    assert done.returncode == 0, done.stderr
    for name, said in (("index", "Guestswhocomebycar"), ("deep/page", "Acrack.")):
        made = (root / "site" / f"{name}.html").read_text(encoding="utf-8")
        (figure,) = re.findall(r"<figure.*?</figure>", made, re.DOTALL)
        assert said in next(texts(parsed(figure)))


def test_mkdocs_that_is_strict_fails_where_a_map_is_wrong(root):
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG)
    head = "---\ntitle: X\n---\n\n"
    (root / "docs" / "index.md").write_text(f"{head}# X\n\n```argmap\nfile: maps/nowhere\n```\n")
    done = mkdocs(root, "--strict")
    assert done.returncode == 1
    told = "index.md:7: an argument map is not shown: there is no file or folder maps/nowhere"
    assert told in done.stderr
    assert mkdocs(root).returncode == 0
    assert "argmap-error" in (root / "site" / "index.html").read_text(encoding="utf-8")
