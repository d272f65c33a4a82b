"""`argmap config` and `argmap schema config`, and rules that are chosen on the command line."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from commands import argmap, process
from jsonschema import Draft202012Validator
from mapkit import ROOT, write

from argmap.rules import families, fixed, rule

CONFIGURATION = """\
select = ["default", "reason-in-claim"]
ignore = ["argument"]
severity.single-origin = "error"

[[overrides]]
files = ["drafts/"]
ignore = ["wording", "unreached-entry"]

[[overrides]]
files = ["odl/"]
select = ["all"]
"""
ALONE = "claim a: A.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write(tmp_path.resolve(), {"map.argmap": ALONE, "drafts/map.argmap": ALONE})
    (folder / "argmap.toml").write_text(CONFIGURATION, encoding="utf-8")
    return folder


def told(*words: str | Path) -> dict[str, str]:
    """What is said of each rule."""
    otherwise, usual = argmap("config", *words).stdout.split("\nas usual\n")
    said = dict(line.strip().split(None, 1) for line in otherwise.splitlines() if line[:2] == "  ")
    what = ""
    for line in usual.splitlines():
        what = line[2:10].strip() or what
        said |= dict.fromkeys(line[11:].rstrip(",").split(", "), what)
    return {name: said[name] for name in families()}


def test_without_a_configuration_all_is_as_usual(tmp_path: Path) -> None:
    result = argmap("config", tmp_path)
    assert result.exit_code == 0
    assert f"project        {tmp_path.resolve().as_posix()}\n" in result.stdout
    assert "configuration  none: all is as usual\nbaseline       none\ncache " in result.stdout
    assert told(tmp_path) == {
        name: rule(name).severity if rule(name).on else "off" for name in families()
    }
    assert not re.search(r" $", result.stdout, re.MULTILINE)
    assert "not as usual" not in result.stdout
    assert max(len(line) for line in result.stdout.partition("as usual\n")[2].splitlines()) <= 80


def test_what_is_otherwise_has_the_line_that_says_so(project: Path) -> None:
    said = told(project)
    file = f"{project.as_posix()}/argmap.toml"
    assert said["reason-in-claim"] == f"warning  {file}:1: select reason-in-claim"
    assert said["weak-ground"] == f"off      {file}:2: ignore argument"
    assert said["single-origin"] == f"error    {file}:3: severity"
    assert said["unreached-entry"] == "warning"
    assert sum("argmap.toml" in words for words in said.values()) == 2 + sum(
        rule(name).on for name, family in families().items() if family == "argument"
    )
    said = told(project / "drafts" / "map.argmap")
    assert said["unreached-entry"] == f"off      {file}:7: ignore unreached-entry"
    assert said["reason-in-claim"] == "off"


def test_overrides_and_how_many_maps_they_are_for(project: Path) -> None:
    text = argmap("config", project).stdout
    assert "override       drafts/: line 5, 1 map file\n" in text
    assert "override       odl/: line 9, no map file\n" in text
    assert "This is what holds where no override does: `argmap config FILE` has" in text
    text = argmap("config", project / "drafts" / "map.argmap").stdout
    assert "override       drafts/: line 5, 1 map file, this one too\n" in text
    assert "This is what holds where no override does" not in text
    assert "override       odl/: line 9, no map file, not this one\n" in text


def test_where_it_is_called_from_shortens_paths(project: Path) -> None:
    done = process("config", cwd=project).stdout.decode()
    assert "configuration  argmap.toml\n" in done
    assert "off      argmap.toml:2: ignore argument" in done


def test_the_baseline(project: Path) -> None:
    argmap("check", "--write-baseline", project)
    assert "argmap-baseline.json, 1 known\n" in argmap("config", project).stdout
    (project / "argmap-baseline.json").write_text("{", encoding="utf-8")
    assert argmap("config", project).exit_code == 2


def test_json(project: Path) -> None:
    result = argmap("config", "--format", "json", project / "drafts" / "map.argmap")
    made = json.loads(result.stdout)
    assert made["project"] == project.as_posix()
    assert made["configuration"] == (project / "argmap.toml").as_posix()
    assert (made["baseline"], made["exclude"]) == (None, [])
    assert made["overrides"] == [
        {"files": ["drafts/"], "maps": 1},
        {"files": ["odl/"], "maps": 0},
    ]
    rules = {one.pop("name"): one for one in made["rules"]}
    assert set(rules) == set(families())
    assert rules["single-origin"] == {
        "family": "sourcing",
        "on": True,
        "severity": "error",
        "default": {"on": True, "severity": "warning"},
        "because": [{"key": "severity", "line": 3, "column": 26}],
    }
    assert rules["unreached-entry"]["because"] == [{"key": "ignore", "line": 7, "column": 22}]


@pytest.mark.parametrize("words", [["nowhere"], ["x" * 5000], [".", "--format", "yaml"]])
def test_what_can_t_be_told(words: list[str]) -> None:
    result = argmap("config", *words)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--fix"],
        ["config"],
        ["render", "-o", "-"],
        ["render", "--to", "html", "-o", "-"],
        ["report"],
        ["export"],
        ["lock"],
        ["footnotes"],
        ["origins", "a"],
        ["show", "a"],
        ["speakers"],
        ["quote", "s", "some words"],
        ["source", "export"],
    ],
)
def test_a_configuration_that_can_t_be_used_ends_every_command(
    project: Path, words: list[str]
) -> None:
    (project / "argmap.toml").write_text('slect = []\nignore = ["argment"]\n', encoding="utf-8")
    before = sorted(project.rglob("*"))
    result = argmap(*words, project)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("[bad-configuration]") == 2
    assert "did you mean `select`?" in result.stderr
    assert sorted(project.rglob("*")) == before


def test_the_schema_of_a_configuration() -> None:
    result = argmap("schema", "config")
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid(tomllib.loads(CONFIGURATION))
    assert not validator.is_valid(tomllib.loads('slect = ["default"]'))
    for name in fixed():
        assert not validator.is_valid({"ignore": [name]})
        assert not validator.is_valid({"severity": {name: "warning"}})
    assert argmap("schema", "map").stdout == argmap("schema").stdout != result.stdout


PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_is_right(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    folder = write(tmp_path, {"drafts/map.argmap": ALONE, "drafts/final.argmap": "claim b: B.\n"})
    (folder / "argmap.toml").write_text(example, encoding="utf-8")
    assert argmap("check", folder).exit_code == 0
    assert Draft202012Validator(json.loads(argmap("schema", "config").stdout)).is_valid(
        tomllib.loads(example)
    )
    assert "single-origin" in told(folder)
    assert told(folder / "drafts" / "map.argmap")["compound-claim"].startswith("off")
    assert told(folder / "drafts" / "final.argmap")["compound-claim"] == "warning"


def check(*words: str | Path) -> tuple[int, list[str]]:
    """Exit code, and the rules of what is found."""
    result = argmap("check", "--format", "concise", *words)
    return result.exit_code, re.findall(r"\[([a-z-]+)\]$", result.stdout, re.MULTILINE)


def test_rules_chosen_on_the_command_line(tmp_path: Path) -> None:
    texts = {"a": ALONE, "b": "claim b: B.\n  on: yesterday\n", "c": "claim c: C.\n  tag: c\n"}
    folder = write(tmp_path, {f"{name}/map.argmap": text for name, text in texts.items()})
    assert check(folder) == (
        1,
        [*["unreached-entry"] * 2, "bad-date", "unreached-entry", "unknown-key"],
    )
    assert check("--select", "bad-date", folder)[1] == ["bad-date", "unknown-key"]
    assert check("--ignore", "structure", folder)[1] == ["bad-date", "unknown-key"]
    assert check("--ignore", "bad-date, structure", folder)[1] == ["unknown-key"]
    assert check("--ignore", "bad-date", "--ignore", "structure", folder)[1] == ["unknown-key"]
    assert check("--select=all", "--ignore=all", folder)[1] == ["unknown-key"]
    # They stand above the configuration, and above its overrides.
    text = 'ignore = ["bad-date"]\n[[overrides]]\nfiles = ["*"]\nselect = ["unreached-entry"]\n'
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    assert check(folder)[1] == [*["unreached-entry"] * 3, "unknown-key"]
    assert check("--select", "bad-date", folder)[1] == ["bad-date", "unknown-key"]
    assert check("--ignore", "unreached-entry", folder)[1] == ["unknown-key"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "bad-dat"], "--select bad-dat: `bad-dat` is not a rule\n"),
        (["--select", "bad-dat"], "did you mean `bad-date`?"),
        (["--select", "default,,bad-date"], "default,,bad-date: a name of a rule is empty\n"),
        (["--select", ""], '--select "": a name of a rule is empty\n'),
        (["--ignore", " "], "--ignore  : a name of a rule is empty\n"),
        (["--ignore", "wrding"], "did you mean `wording`?"),
        (["--ignore", "bad-date", "--ignore", "quote-altered"], "`quote-altered` can't be ignored"),
    ],
)
def test_a_wrong_name_on_the_command_line(project: Path, words: list[str], said: str) -> None:
    result = argmap("check", *words, project)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_strict_is_for_any_finding(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": ALONE})
    (folder / "argmap.toml").write_text('severity.unreached-entry = "info"\n', encoding="utf-8")
    result = argmap("check", folder)
    assert result.exit_code == 0
    assert "1 info in 1 file." in result.stdout
    assert argmap("check", "--strict", folder).exit_code == 1
    assert argmap("check", "--strict", "--ignore", "unreached-entry", folder).exit_code == 0
