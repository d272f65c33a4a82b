"""What is followed comes to what a check finds that begins anew, whatever changes in a project:
files, open or on disk, documents, imported maps, configuration, baseline."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest
from followed import same, told
from mapkit import write

from argmap.check.following import Following
from argmap.diagnostics import Diagnostic
from argmap.model import Source
from argmap.sources.shelf import Shelf, Shelved

FILES = {
    "main/a.argmap": """map m: A map

source s: A report
  file: s.txt

speaker p: A person

claim a: The bridge was closed.
  said by: p in s
    > the bridge was closed
  supports: b
""",
    "main/b.argmap": """claim b: The bridge is safe.
  supports: p
""",
    "main/s.txt": "It said the bridge was closed. It was old.\n",
}


class Project:
    """A project of which one map is followed."""

    def __init__(self, top: Path, more: dict[str, str] | None = None) -> None:
        self.root = write(top.resolve() / "project", {**FILES, **(more or {})})
        self.given: dict[Path, bytes] = {}
        self.following = Following(self.root / "main")
        self.update()

    def update(self) -> None:
        """Brings all up to date, and compares it with what is found anew."""
        shown = {path: told(self.at(path)) for path in self.paths()}
        self.following.update(dict(self.given))
        for path in self.paths() | shown.keys():
            if told(self.at(path)) != shown.get(path, []):
                assert path in self.following.news
        anew = Following(self.root / "main")
        anew.update(dict(self.given))
        assert told(anew.findings) == told(self.following.findings)
        if not any(one.rule == "bad-configuration" for one in self.following.findings):
            same(self.following, dict(self.given))

    def paths(self) -> set[Path]:
        """The files with findings."""
        if not hasattr(self.following, "findings"):
            return set()
        return {path for one in self.following.findings if (path := one.span.source.path)}

    def at(self, path: Path) -> list[Diagnostic]:
        """The findings in a file."""
        return self.following.at(path)

    def write(self, name: str, text: str | bytes) -> None:
        """Writes a file to disk."""
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.update()

    def take(self, name: str) -> None:
        """Deletes a file."""
        (self.root / name).unlink()
        self.update()

    def open(self, name: str, text: str | None = None) -> None:
        """Opens a file in an editor, with its text on disk or another."""
        path = self.root / name
        self.given[path] = path.read_bytes() if text is None else text.encode()
        self.update()

    def close(self, name: str) -> None:
        """Closes it without saving it."""
        del self.given[self.root / name]
        self.update()

    def replace(self, name: str, old: str, new: str) -> None:
        """Replaces words of an open file."""
        text = self.given[self.root / name].decode()
        assert old in text
        self.open(name, text.replace(old, new, 1))

    def rules(self) -> list[str]:
        """The rules that are broken."""
        return [one.rule for one in self.following.findings]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_finding_in_another_file_speaks_of_the_file_as_it_is(project: Project) -> None:
    project.open("main/a.argmap")
    assert "wrong-kind" in project.rules()  # in the other file; its second place is in this one
    project.replace("main/a.argmap", "A report", "An old report")
    finding = next(one for one in project.following.findings if one.rule == "wrong-kind")
    assert [span.text for span in finding.spans] == ["p", "p"]


def test_a_file_without_entries(project: Project) -> None:
    project.open("main/b.argmap", "# nothing yet\n")
    for text in ("# nothing yet.\n", "", "\n", "# a\n\n# b\n", "claim b: B.\n", "", "c", "cl"):
        project.open("main/b.argmap", text)


def test_a_fault_of_the_configuration_is_gone_with_it(project: Project) -> None:
    project.write("argmap.toml", "x = \n")
    assert project.rules()[0] == "bad-configuration"
    project.write("argmap.toml", "")
    assert project.root / "argmap.toml" in project.following.news


def test_a_file_that_is_deleted_has_no_findings(project: Project) -> None:
    project.write("main/c.argmap", "claim c: C.\n  supports: nothing\n")
    project.take("main/c.argmap")
    assert project.root / "main/c.argmap" in project.following.news


def test_another_project(project: Project) -> None:
    project.write("main/argmap.toml", 'ignore = ["sourcing"]\n')
    assert project.following.root == project.root / "main"
    project.take("main/argmap.toml")
    assert project.following.root == project.root


def test_a_map_that_is_not_there_yet(project: Project) -> None:
    project.open("main/b.argmap", "import o: ../other\n\nclaim b: B.\n  supports: o.x\n")
    assert "missing-import" in project.rules()
    (project.root / "other").mkdir()
    project.update()
    assert "missing-import" in project.rules()
    project.write("other/o.argmap", "claim x: X.\n")
    assert "missing-import" not in project.rules()
    project.take("other/o.argmap")
    assert "missing-import" in project.rules()
    project.open("other/o.argmap", "claim x: X.\n")  # written, and not saved
    assert "missing-import" not in project.rules()
    project.close("other/o.argmap")
    assert "missing-import" in project.rules()


def test_a_document_that_changed_while_nothing_named_it(project: Project) -> None:
    project.open("main/a.argmap")
    project.replace("main/a.argmap", "  file: s.txt\n", "")
    project.write("main/s.txt", "So the bridge was closed. Yes, the bridge was closed.\n")
    project.replace("main/a.argmap", "A report\n", "A report\n  file: s.txt\n")
    assert "quote-ambiguous" in project.rules()


def test_a_document_without_text_is_at_fault_where_it_is_quoted(project: Project) -> None:
    project.write("main/s.txt", b"\xff\xfe\x00")
    assert "unreadable-document" in project.rules()
    project.open("main/a.argmap")
    project.replace("main/a.argmap", "    > the bridge was closed\n", "")
    assert "unreadable-document" not in project.rules()
    project.replace("main/a.argmap", "p in s\n", "p in s\n    > the bridge\n")
    assert "unreadable-document" in project.rules()


def test_how_many_quotes_still_stand_in_another_document(project: Project) -> None:
    project.open("main/a.argmap")
    project.replace("main/a.argmap", "  file: s.txt\n", f"  file: s.txt\n  sha256: {'0' * 64}\n")
    assert "changed-document" in project.rules()
    project.replace("main/a.argmap", "the bridge was closed\n", "the bridge is closed\n")
    project.replace("main/a.argmap", "    > the bridge is closed\n", "")


def test_a_file_with_a_name_like_that_of_a_missing_document(project: Project) -> None:
    project.write("main/t.txt", "Another.\n")
    project.take("main/s.txt")
    helps = [line for one in project.following.findings for line in one.help]
    assert "did you mean `t.txt`?" in helps
    project.take("main/t.txt")


def test_more_quotes_that_fail_than_are_looked_up_elsewhere(project: Project) -> None:
    claims = [
        f"claim x{n}: X.\n  said by: p in s\n    > it was {'new' if n < 100 else 'green'}\n"
        for n in range(102)
    ]
    extra = "source t: T\n  file: t.txt\n\n"
    project.write("main/t.txt", "it was new, it was green\n")
    project.open("main/b.argmap", extra + "\n".join(claims))
    for words in ("it was new", "it was new", "it was new"):
        project.replace("main/b.argmap", words, "it was old")
    project.replace("main/b.argmap", "it was old", "it was odd")


def test_a_line_that_changes_places_with_a_head(project: Project) -> None:
    b = "claim c: C.\n\nsection b: B\n\n\nclaim d: D.\n  supports: b\n"
    project.open("main/b.argmap", b)
    assert "wrong-kind" in project.rules()
    project.replace("main/b.argmap", "\nsection b: B\n\n", "section b: B\n\n\n")
    project.replace("main/b.argmap", "section b: B\n\n\n", "\nsection b: B\n\n")


def test_a_map_that_is_loaded_anew_leaves_nothing_behind(project: Project) -> None:
    project.take("main/s.txt")
    project.write("argmap.toml", "x = \n")
    project.open("main/a.argmap")
    gc.collect()
    gc.disable()  # an editor's server does not look for circles in what it has loaded
    try:
        before = ref(project.following.loaded.linker)
        project.replace("main/a.argmap", "claim a", "claim aa")
        assert project.following.anew
        assert before() is None
    finally:
        gc.enable()


def test_more_unknown_ids_than_are_guessed_at(project: Project) -> None:
    claims = [f"claim x{n}: X.\n  supports: y{n}\n" for n in range(203)]
    project.open("main/b.argmap", "\n".join(claims))
    for n in (7, 3, 1, 200):  # at 200 and fewer all are guessed at
        project.replace("main/b.argmap", f"supports: y{n}\n", f"supports: x{n + 1}\n")
    project.replace("main/b.argmap", "supports: y2\n", "supports: y2y\n")
    project.replace("main/b.argmap", "supports: x4\n", "supports: x4y\n")


def test_a_document_that_changes_while_it_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = Shelf.get

    def slow(shelf: Shelf, source: Source, root: Path) -> Shelved | None:
        made = get(shelf, source, root)
        (project.root / "main/s.txt").write_text("It was open all the time, he said.\n")
        return made

    project.open("main/a.argmap")
    project.write("main/s.txt", "Yes, it said the bridge was closed.\n")
    monkeypatch.setattr(Shelf, "get", slow)
    (project.root / "main/s.txt").write_text("So they said the bridge was closed.\n")
    project.following.update(project.given)
    assert "quote-absent" not in project.rules()
    monkeypatch.undo()
    project.update()
    assert "quote-absent" in project.rules()


IMPORTING = """import lib: ../lib

claim c: C.
  likelihood: very likely
  supported by: lib.x

claim d: D.

argument w: W.
  premises: lib.x + nosuch
  conclusion: d
"""
IMPORTED = """speaker k: K

speaker j: J

claim x: X.
  said by: k, indirect
  said by: j, indirect
"""


def test_a_line_at_fault_that_may_speak_of_an_imported_entry(tmp_path: Path) -> None:
    files = {"main/c.argmap": IMPORTING, "lib/l.argmap": IMPORTED}
    project = Project(tmp_path, files)
    path = project.root / "main/c.argmap"
    project.given[path] = IMPORTING.encode()
    project.update()
    assert "indirect-ground" in {one.rule for one in project.at(path)}
    project.given[path] = IMPORTING.replace("conclusion: d", "conclusion: lib.x").encode()
    project.update()
    assert "indirect-ground" not in {one.rule for one in project.at(path)}
