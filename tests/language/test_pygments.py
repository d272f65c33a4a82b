"""What is built on Pygments colours maps without being told how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from colours import TEXTS
from markdown import markdown
from pygments import lex
from pygments.lexers import get_lexer_for_filename, guess_lexer_for_filename
from sphinx.highlighting import PygmentsBridge

from argmap.language.highlight import ArgmapLexer

KIND, ID, KEY = (
    '<span class="kd">claim</span>',
    '<span class="nc">dam</span>',
    '<span class="k">supports</span>',
)
TEXT = "claim dam: It will break.\n  supports: crack\n"


@pytest.mark.parametrize("words", [["-l", "argmap"], []], ids=["by its name", "by its ending"])
def test_pygmentize(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "map.argmap"
    path.write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pygments", *words, "-f", "html", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert KIND in done.stdout
    assert KEY in done.stdout


def test_a_block_in_markdown() -> None:
    made = markdown(f"```argmap\n{TEXT}```\n", extensions=["fenced_code", "codehilite"])
    assert all(part in made for part in (KIND, ID, KEY))


def test_a_block_in_sphinx() -> None:
    made = PygmentsBridge("html").highlight_block(TEXT, "argmap")
    assert all(part in made for part in (KIND, ID, KEY))


def test_files_are_known() -> None:
    assert isinstance(get_lexer_for_filename("a.argmap"), ArgmapLexer)
    assert isinstance(guess_lexer_for_filename("a.argmap", TEXT), ArgmapLexer)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_word_is_lost(text: str) -> None:
    tokens = list(lex(text, ArgmapLexer(stripnl=False, ensurenl=False)))
    assert "".join(part for _, part in tokens) == text
    assert "" not in [part for _, part in tokens]
