"""What is written from the vocabulary is up to date, and editors can read it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.language.highlight import PLACES

ROOT = Path(__file__).parents[2]
GRAMMAR = json.loads((ROOT / "grammar" / "argmap.tmLanguage.json").read_text(encoding="utf-8"))
VALUES = [part for value in GRAMMAR["repository"].values() for part in value["patterns"]]


def test_every_file_is_up_to_date() -> None:
    make = ROOT / "grammar" / "make.py"
    done = subprocess.run(
        [sys.executable, make, "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


PATTERNS = [
    (pattern[match], pattern.get(captures, {}))
    for pattern in [*GRAMMAR["patterns"], *VALUES]
    for match, captures in (("match", "captures"), ("begin", "beginCaptures"))
    if match in pattern
]


@pytest.mark.parametrize(("match", "captures"), PATTERNS, ids=[m[:40] for m, _ in PATTERNS])
def test_patterns_compile_and_name_groups_that_they_have(
    match: str, captures: dict[str, object]
) -> None:
    groups = re.compile(match, re.MULTILINE).groups
    assert all(1 <= int(number) <= groups for number in captures)


def test_every_value_that_is_included_is_there() -> None:
    included = re.findall(r'"#(\w+)"', json.dumps(GRAMMAR))
    assert set(included) == set(GRAMMAR["repository"])


def test_scopes_end_with_the_language() -> None:
    scopes = re.findall(r'"name": "([^"]+)"', json.dumps(GRAMMAR["patterns"] + VALUES))
    assert scopes
    assert all(scope.endswith(".argmap") for scope in scopes)


def test_places_are_those_of_the_grammar() -> None:
    grammar = (ROOT / "grammar" / "argmap.lark").read_text(encoding="utf-8")
    locator = next(line for line in grammar.splitlines() if line.startswith("LOCATOR:"))
    assert set(re.findall(r"[a-z]+(?= )", locator)) == set(PLACES)


def test_the_extension_of_vs_code_names_files_that_exist() -> None:
    folder = ROOT / "editors" / "vscode"
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    language, grammar = (
        manifest["contributes"]["languages"][0],
        manifest["contributes"]["grammars"][0],
    )
    assert grammar["scopeName"] == GRAMMAR["scopeName"]
    assert grammar["language"] == language["id"]
    for path in (language["configuration"], grammar["path"]):
        assert (folder / path).is_file()
