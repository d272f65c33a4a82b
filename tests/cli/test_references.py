"""`argmap source import` and `argmap source export`, as they are typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from commands import argmap, process
from mapkit import REAL_FOLDERS, ROOT, meaning, write

from argmap.check import check
from argmap.model import Source, Speaker

_BIB = """
@article{a, title={The {Base}}, author={Asanova, Bermet}, volume=3}
@misc{b, title={no end,
@misc{c, title={Ours}, author={Bermet Asanova and {IWPR}}, file={:doc.txt:PDF}}
"""
_MAP = "source a: Mine\n  author: iwpr\n\nspeaker iwpr: Institute\n  alias: IWPR\n"
FOLDERS = [*REAL_FOLDERS, ROOT / "tests" / "fixtures" / "manas"]


def test_bibtex_is_printed_as_entries(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text(_BIB)
    done = process("source", "import", "l.bib", cwd=tmp_path)
    assert done.stdout.decode() == (
        "source a: The Base\n  author: asanova\n  medium: journal article\n\n"
        "speaker asanova: Bermet Asanova\n  role: author\n\n"
        "source c: Ours\n  author: asanova, iwpr\n\n"
        "speaker iwpr: IWPR\n"
    )
    told = done.stderr.decode().splitlines()
    assert told[0].startswith("l.bib, line 3: can't be read: ")
    assert told[1:] == [
        "left out, since a map has no place for it: file that is not in the project (1), "
        "volume (1)",
        "2 sources",
    ]
    assert done.returncode == 1


def test_entries_are_appended_and_nothing_is_doubled(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": _MAP, "l.bib": _BIB, "doc.txt": "Words.\n"})
    target = folder / "map.argmap"
    result = argmap("source", "import", folder / "l.bib", "--to", target)
    assert "skipped: the map has `a` already" in result.stderr
    assert f"written: {target.as_posix()} (1 source)" in result.stderr
    assert target.read_text() == (
        f"{_MAP}\nsource c: Ours\n  author: asanova, iwpr\n  file: doc.txt\n\n"
        "speaker asanova: Bermet Asanova\n  role: author\n"
    )
    assert not any(one.severity == "error" for one in check([folder]).diagnostics)
    again = argmap("source", "import", folder / "l.bib", "--to", target)
    assert again.stderr.endswith("\n0 sources\n")
    assert target.read_text().count("source c") == 1


def test_what_is_changed_is_told(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text(
        "@misc{a, title={Port Reform supports: growth}, note={x supports: y}}\n"
        "@misc{b, title={> 5 years}, author={Plain, Ann}}\n"
        "@misc{c, title={It supports: more}}\n@misc{d, title={Two:  blanks}}\n"
    )
    done = process("source", "import", "l.bib", cwd=tmp_path)
    assert b"source a: Port Reform supports : growth\n" in done.stdout
    told = [line for line in done.stderr.decode().splitlines() if line.startswith("changed")]
    assert told == [
        "changed, since a map would take it for a line of its own: "
        "`supports:` became `supports :` in 2 references: a, c",
        "changed, since a map would take it for a line of its own: "
        "`>` became `›` in 1 reference: b",
    ]


def test_people_come_back_with_their_family_names(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": ""})
    names = "García Márquez, Gabriel and de Gaulle, Charles and {World Bank} and World Bank"
    (folder / "l.bib").write_text(f"@misc{{a, title={{T}}, author={{{names}}}}}")
    argmap("source", "import", folder / "l.bib", "--to", folder / "map.argmap")
    speakers = {s.id: (s.role, s.alias) for s in check([folder]).maps[0].of_kind(Speaker)}
    assert speakers == {
        "garcía-márquez": ("author", ("García Márquez",)),
        "de-gaulle": ("author", ()),
        "world-bank": (None, ()),
    }
    shown = argmap("source", "export", folder, "--to", "bibtex").stdout
    assert "author = {García Márquez, Gabriel and de Gaulle, Charles and {World Bank}}" in shown


def test_a_file_outside_the_project_is_not_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    folder = write(tmp_path / "project", {})
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt", "none.txt", "."):
        (folder / "l.bib").write_text(f"@misc{{a, title={{T}}, file={{{path}}}}}")
        result = argmap("source", "import", folder / "l.bib", "--to", folder / "m.argmap")
        assert "file that is not in the project (1)" in result.output, path
        assert "file:" not in (folder / "m.argmap").read_text()
        (folder / "m.argmap").unlink()


@pytest.mark.parametrize("form", ["csl", "bibtex"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_exported_list_gives_the_same_sources(tmp_path: Path, folder: Path, form: str) -> None:
    before = check([folder]).maps[0]
    sources = list(before.of_kind(Source))
    if not sources:
        assert "has no source" in argmap("source", "export", folder).output
        return
    there = write(tmp_path, {s.file: "x" for s in sources if s.file})
    for source in sources:
        if source.file and source.at.source.path:
            there.joinpath(source.file).write_bytes(
                source.at.source.path.parent.joinpath(source.file).read_bytes()
            )
    name = there / ("l.json" if form == "csl" else "l.bib")
    assert argmap("source", "export", folder, "--output", name).exit_code == 0
    assert argmap("source", "import", name, "--to", there / "m.argmap").exit_code == 0
    assert _sources(there) == _sources(folder)


def test_a_map_with_everything_comes_back(tmp_path: Path) -> None:
    text = (
        "source a: The “Base”: {a} $5 & 50% -- ~x\n  author: x, y\n  publisher: P_1\n"
        "  published: ../2006-06-01\n  url: https://a.org/x_%20~{y}\n"
        "  archived: https://b.org/\n  accessed: 2020-01-02\n  grade: B\n  medium: book\n"
        "  descriptor: D: d\n  cites: b\n  excerpt: E\n  note: one\n  note: two\n  tags: t, u v\n\n"
        "source b: B\n  author: y\n\nspeaker x: Bermet Asanova\n  role: clerk\n\n"
        "speaker y: Institute\n"
    )
    folder = write(tmp_path / "one", {"map.argmap": text})
    for name in ("l.json", "l.bib"):
        there = write(tmp_path / name.replace(".", ""), {})
        argmap("source", "export", folder, "-o", there / name)
        argmap("source", "import", there / name, "--to", there / "m.argmap")
        map = check([there]).maps[0]
        expected = _sources(folder)
        if name == "l.bib":
            expected["a"]["url"] = "https://a.org/x_%20~%7By%7D"
        assert _sources(there) == expected
        assert [speaker.id for speaker in map.of_kind(Speaker)] == ["x", "y"]


def _sources(folder: Path) -> dict[str, dict[str, Any]]:
    entries = meaning(check([folder]).maps[0])["entries"]
    kept = {id: entry for id, entry in entries.items() if entry["kind"] == "source"}
    for entry in kept.values():
        del entry["section"], entry["document"]
    return kept


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.bib", None, "there is no file"),
        ("l.txt", "x", "neither .bib nor .json"),
        ("l.json", "{}", "no list of references"),
        ("l.json", "[", "line 1 is not JSON"),
        ("l.bib", "no entry", "has no BibTeX entry"),
        ("l.bib", b"@misc{a, title={\xe9}}", "byte 16"),
    ],
)
def test_lists_that_can_t_be_read(
    tmp_path: Path, name: str, content: str | bytes | None, said: str
) -> None:
    if content is not None:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
    result = argmap("source", "import", tmp_path / name, "--to", tmp_path / "m.argmap")
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "m.argmap").exists()


def test_where_entries_can_t_be_written(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text("@misc{a, title={T}}")
    (tmp_path / "maps").mkdir()
    for target, said in (
        ("m.txt", "does not end in .argmap"),
        ("sources", f"did you mean {tmp_path / 'sources.argmap'}?"),
        ("maps", f"name a map file in it: {tmp_path / 'maps' / 'sources.argmap'}"),
        ("x/m.argmap", "no folder"),
    ):
        result = argmap("source", "import", tmp_path / "l.bib", "--to", tmp_path / target)
        assert result.exit_code == 2
        assert said in result.output


def test_where_references_can_t_be_written(tmp_path: Path) -> None:
    folder = write(tmp_path, {"m.argmap": "source a: A\n  file: a.md\n", "a.md": "x"})
    for name, said in (("a.md", "the file of the source `a`"), ("m.argmap", "a map's file")):
        before = (folder / name).read_bytes()
        result = argmap("source", "export", folder, "-o", folder / name, "--to", "csl")
        assert result.exit_code == 2
        assert said in result.output
        assert (folder / name).read_bytes() == before


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "l.bib").write_text("@misc{a, title={T}}")
    for module in [name for name in sys.modules if name.partition(".")[0] == "pybtex"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pybtex", None)
    for words in (["import", tmp_path / "l.bib"], ["export", FOLDERS[-1], "--to", "bibtex"]):
        result = argmap("source", *words)
        assert result.exit_code == 2
        assert 'pip install "argmap[bibtex]"' in result.output
