"""The directive of Sphinx, by whole builds."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from pagekit import NASTY, ids, parsed, project, texts
from pypdf import PdfReader
from sphinx.cmd.build import build_main

CONF = """\
project = "Report"
extensions = ["argmap.embed.sphinx", "myst_parser"]
epub_copyright = "nobody"
version = "1"
"""


class Docs:
    """Documentation in `docs`, beside the maps of its project."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = project(folder), capsys
        (folder / "docs").mkdir()
        (folder / "docs" / "conf.py").write_text(CONF)

    def page(self, text: str, name: str = "index.rst") -> None:
        path = self.folder / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, builder: str = "html", *options: str) -> str:
        """Builds, and gives the warnings."""
        out = self.folder / builder
        code = build_main(
            [
                "-q",
                "-b",
                builder,
                *options,
                "-d",
                f"{out}.trees",
                f"{self.folder / 'docs'}",
                f"{out}",
            ]
        )
        told = self.capsys.readouterr().err
        assert "Traceback" not in told
        assert code == (1 if "-W" in options and told else 0)
        return told

    def html(self, name: str = "index") -> str:
        page = (self.folder / "html" / f"{name}.html").read_text(encoding="utf-8")
        return page.split('role="main"')[1].split("sphinxsidebar")[0]


@pytest.fixture
def docs(tmp_path, capsys):
    return Docs(tmp_path, capsys)


LAKE = """\
Lake
====

See :ref:`bus`.

.. argmap:: ../maps/lake
   :caption: What *speaks* for it
   :name: bus
   :focus: bus-instead
   :depth: 1

.. argmap:: ../maps/lake
   :view: graph
   :theme: dark
   :detail: brief
   :lang: de
   :width: 60%
   :alt: The whole map
"""


def test_pages_show_maps(docs):
    docs.page(LAKE)
    assert docs.build() == ""
    page = docs.html()
    tree = parsed(page)
    first, second = tree.iter("svg")
    near, whole = texts(tree)
    assert "GuestswhocomebycarcantakethebusthatisofferedThetownshould"[:30] in near
    assert "accidents" not in near
    assert "BEHAUPTUNG" in whole
    assert "What <em>speaks</em> for it" in page
    assert 'href="#bus"' in page
    assert "light-dark(#ffffff, #11161d)" in page
    assert first.find("title").text == "The lake road"
    assert second.find("title").text == "The whole map"
    assert "width:60%" in second.get("style")
    assert second.find("rect").get("fill") == "#11161d"


def test_pictures_of_one_page_share_no_id(docs):
    docs.page(LAKE + "\n.. argmap:: ../maps/lake\n\n.. argmap:: ../maps/lake\n")
    docs.page("Other\n=====\n\n.. argmap:: /../maps/lake\n", "other.rst")
    docs.build("singlehtml", "-E")
    page = (docs.folder / "singlehtml" / "index.html").read_text(encoding="utf-8")
    docs.build()
    found = ids(parsed(docs.html()))
    assert len(found) > 20
    assert len(found) == len(set(found))
    assert page.count("<svg ") == 4
    other = ids(parsed(docs.html("other")))
    assert not [name for name in set(found) & set(other) if name.startswith("argmap-")]


def test_what_a_map_says_is_no_markup(docs):
    docs.page("Hostile\n=======\n\n.. argmap:: ../maps/hostile\n")
    assert docs.build() == ""
    (said,) = texts(parsed(docs.html()))
    assert "".join(NASTY.split())[:20] in said


def test_a_map_may_stand_in_the_page(docs):
    docs.page(
        "Dam\n===\n\n.. argmap::\n\n   claim a: A dam.\n\n   claim b: A crack.\n     attacks: a\n"
    )
    assert docs.build() == ""
    (said,) = texts(parsed(docs.html()))
    assert "Acrack." in said


def test_in_print_it_is_a_pdf(docs):
    docs.page(LAKE)
    assert docs.build("latex") == ""
    (source,) = (docs.folder / "latex").glob("*.tex")
    text = source.read_text(encoding="utf-8")
    pictures = sorted((docs.folder / "latex").glob("argmap-*.pdf"))
    assert len(pictures) == 2
    for picture in pictures:
        assert f"{{{{{picture.stem}}}.pdf}}" in text
        assert "lake road" in PdfReader(picture).pages[0].extract_text()
    assert r"\sphinxincludegraphics[width=0.600\linewidth]" in text
    assert r"\caption{What \sphinxstyleemphasis{speaks} for it}" in text


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "xml"])
def test_where_there_are_no_pictures_it_is_told(docs, builder):
    docs.page(LAKE)
    assert docs.build(builder) == ""
    (made,) = [path for path in (docs.folder / builder).glob("*.*") if path.suffix != ".buildinfo"][
        :1
    ]
    text = made.read_text(encoding="utf-8")
    assert "The whole map" in text
    assert "Guests who come by car can take the bus that is offered." in text
    assert "svg" not in text


def test_a_book_has_image_files(docs):
    docs.page(LAKE)
    assert docs.build("epub") == ""
    (book,) = (docs.folder / "epub").glob("*.epub")
    with zipfile.ZipFile(book) as files:
        page = files.read("index.xhtml").decode()
        pictures = [name for name in files.namelist() if name.endswith(".svg")]
        assert len(pictures) == 2
        assert all(f'src="{name}"' in page for name in pictures)
        assert all(b"light-dark" not in files.read(name) for name in pictures)
        assert 'alt="The whole map"' in page
    ET.fromstring(page)


def test_a_change_of_the_map_builds_its_page_again(docs):
    lake = docs.folder / "maps" / "lake"
    docs.page(LAKE)
    (docs.folder / "maps" / "hostile" / "second.argmap").write_text("claim c: C.\n")
    other = ".. literalinclude:: ../maps/hostile/hostile.argmap\n"
    docs.page(f":orphan:\n\nOther\n=====\n\n{other}", "other.rst")
    docs.build()
    kept = (docs.folder / "html" / "other.html").stat().st_mtime_ns

    def built_again(name: str, old: str, new: str) -> str:
        file = lake / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
        os.utime(file, (2_000_000_000, 2_000_000_000 + len(name)))
        told = docs.build()
        assert (docs.folder / "html" / "other.html").stat().st_mtime_ns == kept
        return told

    assert built_again("lake.argmap", "Guests who come", "People who come") == ""
    assert "Peoplewhocome" in "".join(texts(parsed(docs.html())))
    assert (
        built_again("more.argmap", "", "claim slow: The bus is slow.\n  attacks: bus-instead\n")
        == ""
    )
    assert "Thebusisslow." in "".join(texts(parsed(docs.html())))
    told = built_again("sources/road-report.txt", "guests", "visitors")
    assert "lake.argmap:" in told
    assert "quote-altered" in told


def test_errors_of_the_map_are_warnings_with_their_place(docs):
    lake = docs.folder / "maps" / "lake" / "lake.argmap"
    text = lake.read_text(encoding="utf-8")
    line = text.splitlines().index("  attacks: close-it") + 1
    lake.write_text(text.replace("attacks: close-it", "attacks: close-itt"), encoding="utf-8")
    docs.page(LAKE)
    told = docs.build()
    assert told.count(f"maps/lake/lake.argmap:{line}: WARNING: ") == 2
    assert "did you mean `close-it`?" in told
    assert "This argument map is not shown." in docs.html()
    lake.write_text(text, encoding="utf-8")
    os.utime(lake, (2_000_000_000, 2_000_000_000))
    assert docs.build() == ""
    assert "is not shown" not in docs.html()


def test_a_configuration_that_can_t_be_used_is_a_warning_with_its_place(docs):
    docs.page(LAKE)
    file = docs.folder / "argmap.toml"
    file.write_text('# House rules\nignore = ["slect"]\n', encoding="utf-8")
    told = docs.build()
    assert "argmap.toml:2: WARNING: `slect` is not a rule" in told
    assert "This argument map is not shown." in docs.html()
    file.write_text("# House rules\n", encoding="utf-8")
    os.utime(file, (2_000_000_000, 2_000_000_000))
    assert docs.build() == ""
    assert "is not shown" not in docs.html()


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        (".. argmap:: ../maps/lake\n   :focus: bus-insted", "3: WARNING: the map has no card"),
        (".. argmap:: ../maps/lake\n   :depth: 2", "`depth` needs `focus`"),
        (".. argmap:: ../maps/lake\n   :focus: close-it\n   :depth: far", "is not a number"),
        (".. argmap:: ../maps/lake\n   :theme: blue", "there is no theme `blue`"),
        (".. argmap:: ../maps/lake\n   :width: wide", "`width: wide` is not a width"),
        (".. argmap:: ../maps/lake\n\n   claim a: A.", "needs a path or a map, and not both"),
        (".. argmap::", "needs a path or a map, and not both"),
        (".. argmap:: ../maps/lak", "there is no file or folder ../maps/lak"),
        (".. argmap:: ../maps", "are 2 maps"),
        (".. argmap:: ../..", "leads out of the project"),
        (".. argmap:: /../../etc", "leads out of the project"),
        (".. argmap:: link", "leads out of the project"),
        (".. argmap:: loop", "leads out of the project"),
        (".. argmap::\n\n   claim a: A.\n     supports: bb", "index.rst:6: WARNING: claim `a`"),
        (f".. argmap::\n\n   {NASTY}", "index.rst:5: WARNING: "),
    ],
)
def test_what_can_not_be_shown_is_a_warning_and_no_crash(docs, tmp_path_factory, directive, said):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.argmap").write_text("claim secret: It is secret.\n")
    (docs.folder / "docs" / "link").symlink_to(outside)
    (docs.folder / "docs" / "loop").symlink_to("loop")
    docs.page(f"X\n=\n{directive}\n")
    told = docs.build("html", "-W")
    assert said in told
    assert str(outside) not in told
    page = docs.html()
    parsed(page)
    assert "secret" not in page
    assert "This argument map is not shown." in page


def test_paths_are_relative_to_the_page_or_to_the_source_folder(docs):
    docs.page("X\n=\n\n.. argmap:: ../../maps/lake\n\n.. argmap:: /../maps/lake\n", "deep/page.rst")
    docs.page("X\n=\n\n.. toctree::\n\n   deep/page\n   notes\n")
    docs.page("# Notes\n\n```{argmap} ../maps/lake\n:focus: bus-instead\n```\n", "notes.md")
    assert docs.build() == ""
    assert docs.html("deep/page").count("<svg ") == 2
    assert docs.html("notes").count("<svg ") == 1


def test_in_myst_errors_have_the_lines_of_the_page(docs):
    docs.page("X\n=\n\n.. toctree::\n\n   notes\n")
    docs.page("# N\n\n```{argmap}\n:theme: dark\n\nclaim a: A.\n  supports: bb\n```\n", "notes.md")
    assert "notes.md:7: WARNING: claim `a` supports `bb`" in docs.build()
