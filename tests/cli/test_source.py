"""`argmap source text` and `argmap source add`."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap, process
from documents import as_docx, as_html, as_pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapkit import found, write

from argmap.check import check
from argmap.model import Source, Speaker

WORDS = "The mayor resigned on Monday. He had said: “I am tired.”"
MAP = """source report: A report
  file: sources/report.txt

claim tired: The mayor is tired.
  from: report
  > I am tired
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a map, its document, and a document that it does not name."""
    write(tmp_path, {"map.argmap": MAP, "sources/report.txt": WORDS})
    (tmp_path / "sources" / "study.pdf").write_bytes(as_pdf("A study.\n\nIts second paragraph."))
    return tmp_path


def sources(folder: Path) -> dict[str, Source]:
    """The sources of a map that has no errors."""
    report = check([folder])
    assert not any(one.severity == "error" for one in report.diagnostics), found(report)
    (map,) = report.maps
    return {entry.id: entry for entry in map.entries.values() if isinstance(entry, Source)}


def test_text_prints_the_text_that_quotes_are_checked_against(folder: Path) -> None:
    result = argmap("source", "text", "report", folder)
    assert (result.exit_code, result.stdout) == (0, WORDS)
    assert result.stderr == "sources/report.txt: 56 characters, read by text 1\n"


@pytest.mark.parametrize("file", ["sources/report.txt", "sources/../sources/report.txt"])
def test_what_the_map_names_by_its_path_is_left_out(folder: Path, file: str) -> None:
    target = folder / "map.argmap"
    result = argmap("source", "add", folder / file, "--to", target)
    assert result.exit_code == 2
    assert "has `sources/report.txt` already: it is the source `report`" in result.stderr
    both = argmap("source", "add", folder / file, folder / "sources/study.pdf", "--to", target)
    assert both.exit_code == 1
    assert list(sources(folder)) == ["report", "study"]


def test_text_is_utf_8_whatever_the_system(folder: Path) -> None:
    done = process(
        "source", "text", "report", cwd=folder, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout == WORDS.encode()


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("reprot", "did you mean `report`"),
        ("nothing-like-it", "the sources are report"),
        ("tired", "is no source: it is a claim"),
    ],
)
def test_text_of_no_source_says_which_there_are(folder: Path, id: str, message: str) -> None:
    result = argmap("source", "text", id, folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_text_asks_which_map_is_meant(folder: Path) -> None:
    write(folder / "other", {"map.argmap": MAP, "sources/report.txt": WORDS})
    result = argmap("source", "text", "report", folder)
    assert result.exit_code == 2
    assert f"argmap source text report {folder / 'other' / 'map.argmap'}" in result.stderr
    assert argmap("source", "text", "report", folder / "other").stdout == WORDS


def test_text_of_a_document_that_can_t_be_read_says_why(folder: Path) -> None:
    write(folder, {"map.argmap": "source a: A\nsource b: B\n  file: sources/none.txt\n"})
    assert "names no document" in argmap("source", "text", "a", folder).stderr
    result = argmap("source", "text", "b", folder)
    assert result.exit_code == 2
    assert "the document of `b` is not there: sources/none.txt\n" in result.stderr
    assert "relative to the map file" in result.stderr
    (folder / "argmap.lock").write_text("{}")
    assert "holds no text" in argmap("source", "text", "b", folder / "map.argmap").stderr


def test_text_with_the_path_first(folder: Path) -> None:
    result = argmap("source", "text", folder, "report")
    assert result.exit_code == 2
    assert f"the id comes first: argmap source text report {folder}" in result.stderr


def test_add_prints_the_entry(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sources")
    result = argmap("source", "add", "study.pdf")
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert lines[:3] == [
        "source study: The title",
        "  author: ann-author",
        "  file: sources/study.pdf",  # relative to the map, not to where one is
    ]
    assert lines[3].startswith("  sha256: ")
    assert lines[4:] == ["", "speaker ann-author: Ann Author", "  role: author", ""]
    assert "taken for people, by their names: Ann Author; " in result.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_add_appends_to_a_map_and_leaves_the_rest(folder: Path, end: str) -> None:
    path = folder / "map.argmap"
    before = ("# a remark\n\n" + MAP).replace("\n", end).encode()
    path.write_bytes(before)
    result = argmap("source", "add", folder / "sources" / "study.pdf", "--to", path)
    assert (result.exit_code, result.stdout) == (0, "")
    after = path.read_bytes()
    assert after.startswith(before + end.encode() + b"source study: The title")
    assert after.count(b"\n") == after.count(end.encode())
    assert sources(folder)["study"].author == ("ann-author",)
    if end == "\n":
        assert argmap("fmt", "--check", folder).exit_code == 0


def test_add_writes_a_new_file_and_knows_its_speakers(folder: Path) -> None:
    write(folder, {"people.argmap": "speaker ann: A. Author\n  alias: Ann Author\n"})
    study = folder / "sources" / "study.pdf"
    new = folder / "sources.argmap"
    assert argmap("source", "add", study, "--to", new, "--id", "my-study").exit_code == 0
    assert sources(folder)["my-study"].author == ("ann",)
    assert new.read_text().startswith("source my-study: The title\n  author: ann\n")
    again = argmap("source", "add", study, "--to", new)
    assert again.exit_code == 2
    assert "has `sources/study.pdf` already: it is the source `my-study`" in again.stderr


def test_add_gives_ids_that_are_free(folder: Path) -> None:
    (folder / "sources" / "report.docx").write_bytes(as_docx("Words."))
    (folder / "sources" / "index.html").write_bytes(as_html("Words.", "Mayor’s farewell"))
    path = folder / "map.argmap"
    for name in ("report.docx", "index.html"):
        assert argmap("source", "add", folder / "sources" / name, "--to", path).exit_code == 0
    assert set(sources(folder)) == {"report", "report-2", "mayor-s-farewell"}


def test_add_takes_several_documents(folder: Path) -> None:
    (folder / "sources" / "page.html").write_bytes(as_html("Other words.", "A page"))
    (folder / "sources" / "empty.txt").touch()
    names = ("study.pdf", "page.html", "study.pdf", "empty.txt", "none.pdf")
    files = [folder / "sources" / name for name in names]
    path = folder / "map.argmap"
    result = argmap("source", "add", *files, "--to", path)
    assert result.exit_code == 1
    assert set(sources(folder)) == {"report", "study", "a-page"}
    assert "left out: `sources/empty.txt` is empty" in result.stderr
    assert f"left out: `{files[-1]}` is not there" in result.stderr
    assert argmap("fmt", "--check", folder).exit_code == 0
    before = path.read_bytes()
    again = argmap("source", "add", *files, "--to", path)
    assert again.exit_code == 2
    assert "none of these documents can be added" in again.stderr
    assert path.read_bytes() == before


def test_documents_of_one_author_share_the_speaker(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "sources" / "talk.docx").write_bytes(as_docx("A talk."))
    files = [folder / "sources" / name for name in ("study.pdf", "talk.docx")]
    shown = argmap("source", "add", *files).stdout
    assert shown.count("  author: ann-author\n") == 2
    assert shown.count("speaker ") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["sources/study.pdf", "sources/report.txt", "--id", "x"], "--id names one source"),
        (["https://example.org/a"], "save the page in the project"),
        (["sources/study.pdf", "--to", "new"], "did you mean new.argmap?"),
        (["sources/study.pdf", "--to", "sources"], "name a map file in it"),
        (["sources/none.pdf"], "from the folder that you are in"),
        (["sources/study.pdf", "--id", "two words"], "--id two-words"),
        (["sources/study.pdf", "--id", "report"], "`report` is taken"),
        (["sources/study.pdf", "--id", "claim"], "a word of the language"),
        (["sources/study.pdf", "--id", "!"], "write letters"),
        (["sources/study.pdf", "--to", "map.txt"], "is not a map"),
        (["sources/study.pdf", "--to", "none/map.argmap"], "there is no folder none"),
        (["sources/study.pdf", "--to", "bad.argmap"], "not UTF-8"),
        (["sources/study.pdf", "--to", "out.argmap"], "leads out of the project"),
        (["sources/none.pdf"], "is not there"),
        (["sources"], "is a folder"),
        (["../outside.txt"], "leads out of the project"),
        (["../outside.txt", "--to", "map.argmap"], "leads out of the project"),
    ],
)
def test_add_refuses_and_changes_nothing(
    folder: Path, words: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.argmap").write_bytes(b"source x: \xff\n")
    outside = folder.parent / "outside.txt"
    outside.write_text("secret")
    (folder / "out.argmap").symlink_to(outside)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    monkeypatch.chdir(folder)
    result = argmap("source", "add", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


hostile = st.lists(
    st.sampled_from(
        [
            *(
                "claim x: y",
                "\nclaim x: y\n",
                "  supports: a",
                "> said",
                "# ",
                "source",
                "\r",
                "\t",
            ),
            *(
                "said by: x",
                "\u2028",
                "\u202e",
                "  file: /etc/passwd",
                "'",
                '"',
                "[",
                ",",
                ":",
                "é",
            ),
        ]
    )
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
    max_size=5,
).map("".join)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=hostile, author=hostile)
def test_whatever_a_document_says_of_itself_is_one_source(
    folder: Path, title: str, author: str
) -> None:
    quoted = [words.replace('"', "'").replace("\r", " ") for words in (title, author)]
    page = f'---\ntitle: "{quoted[0]}"\nauthor: "{quoted[1]}"\n---\nWords of the page.\n'
    (folder / "sources" / "page.md").write_bytes(page.encode())
    target = folder / "new.argmap"
    target.unlink(missing_ok=True)
    result = argmap("source", "add", folder / "sources" / "page.md", "--to", target)
    assert result.exit_code == 0, result.stderr
    report = check([target])
    assert [f for f in report.diagnostics if f.severity == "error"] == []
    entries = [e for e in report.maps[0].entries.values() if e.at.source.path == target]
    assert [type(entry) for entry in entries] in ([Source], [Source, Speaker])
    assert entries[0].file == "sources/page.md"  # type: ignore[union-attr]
    target.unlink()


def test_the_group_lists_its_commands_and_suggests_them() -> None:
    assert "text" in argmap("source").output
    wrong = argmap("source", "ad")
    assert wrong.exit_code == 2
    assert "did you mean `add`" in wrong.output
