"""What a project's configuration says, and what is said of one that can't be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from commands import argmap
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mapkit import checked, found, rules, write

from argmap.check import check
from argmap.diagnostics import Diagnostic
from argmap.rules import families, fixed, off_by_default, rule
from argmap.text import SourceText
from argmap.workspace import Configuration, ConfigurationProblem, Names, read_configuration
from argmap.workspace.project import project_root
from argmap.workspace.settings import schema, settings
from argmap.workspace.toml import read_toml

FAMILIES = {
    "broken": "form",
    "cut": "sourcing",
    "lone": "sourcing",
    "loose": "wording",
    "vague": "wording",
}
NAMES = Names(FAMILIES, frozenset({"vague"}), lambda: frozenset({"broken"}))
DEFAULT = {"broken", "cut", "lone", "loose"}
ALONE = "claim a: A.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def configured(folder: Path, text: str, *choice: Sequence[str] | None) -> Configuration:
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    return read_configuration(folder, NAMES, *choice)


def on(folder: Path, text: str, file: str = "map.argmap") -> set[str]:
    return set(configured(folder, text).chosen(folder / file).on)


def problems(folder: Path, text: str | bytes, file: str = "argmap.toml") -> list[Diagnostic]:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / file).write_bytes(data)
    with pytest.raises(ConfigurationProblem) as problem:
        read_configuration(folder, NAMES)
    return problem.value.found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", DEFAULT),
        ("# nothing\n", DEFAULT),
        ('select = ["sourcing"]', {"broken", "cut", "lone"}),
        ('select = ["cut"]', {"broken", "cut"}),
        ("select = []", {"broken"}),
        ('select = ["all"]', {*FAMILIES}),
        ('select = ["default", "vague"]', {*FAMILIES}),
        ('select = ["wording"]', {"broken", "loose", "vague"}),
        ('ignore = ["wording"]', {"broken", "cut", "lone"}),
        ('ignore = ["all"]', {"broken"}),
        ('ignore = ["form"]', DEFAULT),
        ('ignore = ["cut", "cut"]', {"broken", "lone", "loose"}),
        # What is named more closely outweighs what is named broadly, in whichever list.
        ('select = ["cut"]\nignore = ["sourcing"]', {"broken", "cut"}),
        ('select = ["sourcing"]\nignore = ["cut"]', {"broken", "lone"}),
        ('select = ["sourcing"]\nignore = ["all"]', {"broken", "cut", "lone"}),
        ('select = ["all"]\nignore = ["wording"]', {"broken", "cut", "lone"}),
    ],
)
def test_which_rules_are_looked_for(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert on(tmp_path, text) == expected


def test_overrides_come_one_after_another(tmp_path: Path) -> None:
    text = """
    ignore = ["loose"]
    severity.cut = "info"
    [[overrides]]
    files = ["drafts/", "!drafts/final.argmap"]
    ignore = ["sourcing"]
    [[overrides]]
    files = ["/old.argmap", "drafts/x.argmap"]
    select = ["vague", "lone"]
    severity.cut = "error"
    """
    configuration = configured(tmp_path, text)
    chosen = {
        name: configuration.chosen(tmp_path / name)
        for name in ("a.argmap", "drafts/a.argmap", "drafts/final.argmap", "drafts/x.argmap")
    }
    assert chosen["a.argmap"].on == {"broken", "cut", "lone"}
    assert chosen["drafts/a.argmap"].on == {"broken"}
    assert chosen["drafts/final.argmap"].on == {"broken", "cut", "lone"}
    assert chosen["drafts/x.argmap"].on == {"broken", "lone", "vague"}
    assert chosen["a.argmap"].severities == {"cut": "info"}
    assert chosen["drafts/x.argmap"].severities == {"cut": "error"}
    assert configuration.chosen(tmp_path / "sub" / "old.argmap").on == {"broken", "cut", "lone"}
    assert configuration.chosen().on == {"broken", "cut", "lone"}
    assert (
        configuration.chosen(tmp_path.parent / "drafts" / "a.argmap").on
        == configuration.chosen().on
    )


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    text = 'select = ["cut"]\nignore = ["lone"]\n[[overrides]]\nfiles = ["*"]\nselect = ["loose"]\n'
    path = tmp_path / "map.argmap"
    assert configured(tmp_path, text).chosen(path).on == {"broken", "loose"}
    assert configured(tmp_path, text, ["lone"]).chosen(path).on == {"broken", "lone"}
    assert configured(tmp_path, text, ["all"], ["wording"]).chosen(path).on == {
        "broken",
        "cut",
        "lone",
    }
    assert configured(tmp_path, text, None, ["loose"]).chosen(path).on == {"broken"}


def test_why_something_is_as_it_is(tmp_path: Path) -> None:
    text = """\
select = ["cut", "wording"]
severity.cut = "info"
[[overrides]]
files = ["a*"]
ignore = ["vague"]
"""
    configuration = configured(tmp_path, text)
    chosen = configuration.chosen(tmp_path / "a.argmap")
    said = {name: configuration.place(reason) for name, reason in chosen.choices.items()}
    words = {name: (span.line, span.text) for name, span in said.items() if span}
    assert words["cut"] == (1, '"cut"')
    assert words["loose"] == (1, '"wording"')
    assert words["vague"] == (5, '"vague"')
    assert words["lone"] == (1, '["cut", "wording"]')
    assert configuration.place(chosen.weights["cut"]).text == '"info"'  # type: ignore[union-attr]
    chosen = configured(tmp_path, text, ["lone"]).chosen()
    assert configuration.place(chosen.choices["lone"]) is None


WRONG = """\
# select = ["qoute"]
select = ["defualt", "cut", 3]
ignore = ["broken", "cut", "wrding"]
slect = 1
[severity]
lone = "eror"
broken = "warning"
sourcing = "error"
cut = true
[[overrides]]
ignore = ["wording"]
[[overrides]]
files = ["[z-a]", "", "drafts/", "../x", "./y"]
severit = {}
[[overrides]]
files = []
"""


def test_all_that_is_wrong_is_said_at_once_and_in_its_place(tmp_path: Path) -> None:
    told = [(d.span.line, d.span.text, d.message) for d in problems(tmp_path, WRONG)]
    assert told == [
        (2, '"defualt"', "`defualt` is not a rule"),
        (2, "3", "what stands in `select` has to be a word in quotation marks"),
        (3, '"broken"', "`broken` can't be ignored"),
        (3, '"cut"', "`cut` is selected and ignored"),
        (3, '"wrding"', "`wrding` is not a rule"),
        (4, "slect", "`slect` is not a key of the configuration"),
        (6, '"eror"', "`eror` is not a severity"),
        (7, "broken", "`broken` is always an error"),
        (8, "sourcing", "`sourcing` is not a rule"),
        (9, "true", "`true` is not a severity"),
        (10, "[[overrides]]", "this override lacks `files`"),
        (13, '"[z-a]"', "this names no file or folder of the project"),
        (13, '""', "this names no file or folder of the project"),
        (13, '"../x"', "this names no file or folder of the project"),
        (13, '"./y"', "this names no file or folder of the project"),
        (14, "severit", "`severit` is not a key of the configuration"),
        (16, "[]", "`files` names no file or folder"),
    ]
    helps = {d.span.text: d.help for d in problems(tmp_path, WRONG)}
    assert helps['"defualt"'] == ("did you mean `default`?",)
    assert helps['"wrding"'] == ("did you mean `wording`?",)
    assert helps["slect"] == ("did you mean `select`?",)
    assert helps["severit"] == ("did you mean `severity`?",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("select = 1", "`select` has to be a list of words"),
        ('ignore = "cut"', "`ignore` has to be a list of words"),
        ("severity = []", "`severity` has to be a table"),
        ("overrides = 1", "`overrides` has to be a list of tables"),
        ("overrides = [1]", "`overrides` has to be a table"),
        ("overrides = {}", "`overrides` has to be a list of tables"),
        ('[[overrides]]\nfiles = "drafts/"', "`files` has to be a list of words"),
        ("[[overrides]]\nfiles = [1979-05-27]", "what stands in `files` has to be"),
        ("severity.cut = 1979-05-27", "`1979-05-27` is not a severity"),
        ("select = {}", "`select` has to be"),
        ("select = [1", "this list has no end"),
        ("[tool.argmap]\nselect = []", "`tool` is not a key"),
    ],
)
def test_what_is_of_the_wrong_kind(tmp_path: Path, text: str, words: str) -> None:
    assert words in problems(tmp_path, text)[0].message


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ('[[overrides]]\nfiles = "bridge/"', 'write a list of words: `["drafts/"]`'),
        ('[overrides]\nfiles = ["a"]', "write a list of tables: `[[overrides]]` with two brackets"),
        ('select = ["wording", 3]', 'write a word in quotation marks: `"single-origin"`'),
        ('exclude = ["./bridge/"]', "paths are relative to the project: write `/bridge/`"),
        ('exclude = ["/ROOT/bridge/"]', "paths are relative to the project: write `/bridge/`"),
        ('exclude = ["../x"]', "nothing outside of the project is looked at"),
        ('exclude = ["[a"]', "a set of characters that begins with `[` ends with `]`"),
        ('exclude = ["drafts/old.argmap"]', "name a folder, for the files of a folder are one"),
        ("[tool.argmap]\nselect = []", "leave the header `[tool.argmap]` out"),
    ],
)
def test_what_to_write_instead(tmp_path: Path, text: str, help: str) -> None:
    folder = tmp_path.resolve()
    (found,) = problems(folder, text.replace("/ROOT", folder.as_posix()))
    assert found.help[0].startswith(help)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool]\nargmap = 3", "`argmap` has to be a table"),
        ("tool.argmap = []", "`argmap` has to be a table"),
        ("[[tool.argmap]]", "`argmap` has to be a table"),
        ("[tool.argmap]\nselct = []", "`selct` is not a key"),
        ('[tool.argmap]\nselect = ["ct"]', "`ct` is not a rule"),
        ('[tool.argmap]\nselect = ["cut"', "this list has no end"),
        ("tool.argmap = {select = [}", "no value can be read here"),
        ("[project]\nname = x\n[tool.argmap]\n", "no value can be read here"),
        (b"# \xff\n[tool.argmap]\n", "is not UTF-8"),
    ],
)
def test_a_table_in_pyproject(tmp_path: Path, text: str | bytes, words: str) -> None:
    (below := tmp_path / "below").mkdir()
    assert words in problems(tmp_path, text, "pyproject.toml")[0].message
    assert project_root(below) == tmp_path.resolve()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tool = 3",
        'tool = "argmap"',
        "[tool.argmaps]",
        '[project]\ndependencies = ["argmap"]',
        "name = argmap\n[tool.other]\n",
        "[tool.argmap-of-others]\n",
        b"\xff\xfe\x00",
        b"# argmap \xff",
        "x = " + "[" * 10_000 + " # argmap",
    ],
)
def test_a_pyproject_that_is_no_matter_of_ours(tmp_path: Path, text: str | bytes) -> None:
    (below := tmp_path / "below").mkdir()
    (tmp_path / "pyproject.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert project_root(below) == below.resolve()
    configuration = read_configuration(tmp_path, NAMES)
    assert (configuration.file, configuration.chosen().on) == (None, DEFAULT)


def test_the_table_in_pyproject_is_read(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.argmap]\nignore = ["cut"]\n', encoding="utf-8")
    configuration = read_configuration(tmp_path, NAMES)
    assert configuration.file == file
    assert configuration.chosen().on == DEFAULT - {"cut"}
    # One file is read, and nothing is merged.
    (tmp_path / "argmap.toml").write_text('ignore = ["lone"]\n', encoding="utf-8")
    configuration = read_configuration(tmp_path, NAMES)
    assert configuration.file == tmp_path / "argmap.toml"
    assert configuration.chosen().on == DEFAULT - {"lone"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("select = []\n".encode("utf-16"), "this file is UTF-16"),
        (b"# caf\xe9\n", "is not UTF-8"),
        (b"select = []\0\n", "a control character"),
        (b"#" * (1024 * 1024 + 1), "larger than 1 MB, more than a configuration"),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in problems(tmp_path, data)[0].message


def test_a_byte_order_mark_and_line_ends_of_windows(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_bytes(b'\xef\xbb\xbfignore = [\r\n  "cut",\r\n]\r\n')
    assert read_configuration(tmp_path, NAMES).chosen().on == DEFAULT - {"cut"}


def refused(folder: Path) -> str:
    """What `argmap check` says of the configuration of a folder that it can't use."""
    result = argmap("check", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "[bad-configuration]" in result.stderr
    assert "argmap.toml:1:1" in result.stderr
    return result.stderr


@posix
def test_a_file_that_is_none(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "deep").mkdir(parents=True)
    (project / "deep" / "map.argmap").write_text(ALONE, encoding="utf-8")
    file = project / "argmap.toml"
    (project / ".git").mkdir()
    assert argmap("check", project).exit_code == 0  # what is kept of that is of no use below
    file.mkdir()
    assert "this is not a file" in refused(project / "deep")
    file.rmdir()
    os.mkfifo(file)
    assert "this is not a file" in refused(project)
    file.unlink()
    (secret := tmp_path / "secret").write_text("user = a secret\n", encoding="utf-8")
    file.symlink_to(secret)
    told = refused(project)
    assert "leads out of the project" in told
    assert "a secret" not in told
    file.unlink()
    file.symlink_to("nowhere")
    assert "a link to nothing" in refused(project)
    file.unlink()
    file.symlink_to("argmap.toml")
    refused(project)
    file.unlink()
    (project / "house-rules.toml").write_text('ignore = ["unreached-entry"]\n', encoding="utf-8")
    file.symlink_to("house-rules.toml")
    assert rules(check([project])) == []


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"map.argmap": ALONE})

    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(ConfigurationProblem, match="can't read this file: Permission denied"):
        read_configuration(tmp_path, NAMES)


def test_findings_are_as_configured(tmp_path: Path) -> None:
    text = "claim a: A.\n  on: yesterday\n"
    assert rules(checked(tmp_path, text)) == ["unreached-entry", "bad-date"]
    (tmp_path / "argmap.toml").write_text(
        'ignore = ["bad-date"]\nseverity.unreached-entry = "error"\n', encoding="utf-8"
    )
    (finding,) = check([tmp_path]).diagnostics
    assert (finding.rule, finding.severity) == ("unreached-entry", "error")


def test_an_override_is_for_its_files_alone(tmp_path: Path) -> None:
    files = {"a/map.argmap": ALONE, "a/other.argmap": "claim b: B.\n", "b/map.argmap": ALONE}
    write(tmp_path, files)
    text = '[[overrides]]\nfiles = ["a/map.argmap"]\nignore = ["unreached-entry"]\n'
    (tmp_path / "argmap.toml").write_text(text, encoding="utf-8")
    report = check([tmp_path])
    assert sorted(d.span.file for d in report.diagnostics) == ["a/other.argmap", "b/map.argmap"]


def test_what_is_wrong_with_suppressions_is_configured_too(tmp_path: Path) -> None:
    text = "# argmap: ignore[bad-date] why\nclaim a: A.\n  supports: b\n\nclaim b: B.\n"
    assert found(checked(tmp_path, text)) == [("unused-suppression", 1)]
    file = tmp_path / "argmap.toml"
    file.write_text('severity.unused-suppression = "error"\n', encoding="utf-8")
    assert [d.severity for d in check([tmp_path]).diagnostics] == ["error"]
    file.write_text('ignore = ["unused-suppression"]\n', encoding="utf-8")
    assert rules(check([tmp_path])) == []
    # What is not looked for may well be there.
    file.write_text('ignore = ["bad-date"]\n', encoding="utf-8")
    assert rules(check([tmp_path])) == []


REAL = Names(families(), off_by_default(), fixed)
SCHEMA = schema(map(rule, families()))
VALIDATOR = Draft202012Validator(SCHEMA)
WORDS = st.sampled_from(
    ["all", "default", "sourcing", "single-origin", "bad-date", "encoding", "wrong", ""]
)
ANY = st.none() | st.integers(0, 2) | st.booleans() | WORDS
LISTS = st.lists(WORDS, max_size=3) | st.lists(ANY, max_size=2) | ANY
SEVERITIES = st.dictionaries(WORDS, st.sampled_from(["error", "warning", "info", "off"]) | ANY)
CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "select": LISTS,
    "ignore": LISTS,
    "severity": SEVERITIES | ANY,
    "slect": LISTS,
}
PATTERNS = st.lists(st.sampled_from(["drafts/", "*", "!a", ""]) | ANY, max_size=2) | ANY
OVERRIDES = st.fixed_dictionaries({}, optional=CHOICES | {"files": PATTERNS}) | ANY
TABLES = st.fixed_dictionaries(
    {}, optional=CHOICES | {"overrides": st.lists(OVERRIDES, max_size=2) | ANY}
)


def without_none(value: Any) -> Any:
    """The value without what TOML can't say."""
    if isinstance(value, dict):
        return {key: without_none(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [without_none(part) for part in value if part is not None]
    return value


@given(TABLES)
def test_the_schema_takes_what_the_reader_takes(table: dict[str, Any]) -> None:
    table = without_none(table)
    read, places = read_toml(SourceText("argmap.toml", tomlkit.dumps(table)))
    assert read == table
    _, wrong = settings(read, places, (), REAL)
    # That a word stands in both lists is what a schema can't say.
    wrong = [one for one in wrong if not one.message.endswith(" is selected and ignored")]
    assert VALIDATOR.is_valid(table) == (not wrong), [one.message for one in wrong]


def test_the_schema_is_one_and_explains_every_rule() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    listed = {one["const"]: one["description"] for one in SCHEMA["$defs"]["selected"]["oneOf"]}
    assert set(families()) < set(listed)
    assert all(listed.values())
    assert set(SCHEMA["$defs"]["severities"]["properties"]) == set(families())
    ignored = {one["const"] for one in SCHEMA["$defs"]["ignored"]["oneOf"]}
    assert ignored == set(listed) - fixed()


def test_the_real_rules_can_be_named(tmp_path: Path) -> None:
    for name in families():
        (tmp_path / "argmap.toml").write_text(f'select = ["{name}"]\n', encoding="utf-8")
        assert read_configuration(tmp_path, REAL).chosen().on == fixed() | {name}
