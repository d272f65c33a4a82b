"""What the page on embedding shows works as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from mapkit import ROOT
from pagekit import project

PAGE = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def fences() -> list[str]:
    found = re.findall(r"^    ```argmap\n.*?^    ```$", PAGE, re.DOTALL | re.MULTILINE)
    return [re.sub("^    ", "", block, flags=re.MULTILINE) + "\n" for block in found]


@pytest.fixture
def place(tmp_path):
    place = project(tmp_path)
    (place / "docs").mkdir()
    return place


def run(*command: object, cwd: object) -> str:
    words = [sys.executable, *map(str, command)]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_python(place):
    load, more, _, markdown, markdown_it = blocks("python")
    code = f"{load.rstrip()}.svg()\n{more}text = {''.join(fences())!r}\n"
    for block in (markdown, markdown_it):
        code += f"{block}assert page.count('<figure ') == 2\n"
    run("-c", code, cwd=place)
    assert (place / "matrix.pdf").read_bytes().startswith(b"%PDF")


def test_sphinx(place):
    conf = blocks("python")[2]
    (place / "docs" / "conf.py").write_text(
        f'{conf}extensions.append("myst_parser")\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    title = "Lake\n====\n\n"
    (place / "docs" / "index.rst").write_text(
        title + "\n".join(blocks("rst")) + "\n.. toctree::\n\n   more\n", encoding="utf-8"
    )
    (place / "docs" / "more.md").write_text("# More\n\n" + blocks("markdown")[0])
    run("-m", "sphinx", "-W", "-q", "docs", "html", cwd=place)
    assert (place / "html" / "index.html").read_text(encoding="utf-8").count("<svg ") == 2
    assert (place / "html" / "more.html").read_text(encoding="utf-8").count("<svg ") == 1


def test_mkdocs(place):
    (place / "mkdocs.yml").write_text("site_name: Lake\n" + blocks("yaml")[0])
    text = "# Lake\n\n" + "\n".join(fences())
    (place / "docs" / "index.md").write_text(text, encoding="utf-8")
    run("-m", "mkdocs", "build", "--strict", cwd=place)
    assert (place / "site" / "index.html").read_text(encoding="utf-8").count("<figure ") == 2
