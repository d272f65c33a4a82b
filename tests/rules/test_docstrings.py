"""Every rule's docstring explains it, with a wrong example that it finds and a right one."""

from __future__ import annotations

import re
import sys
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import pytest
from mapkit import checked, rules

from argmap.rules import RULES

_PARTS = re.compile(
    r"What it finds: (?P<what>.+?)\n\nWhy it matters: (?P<why>.+?)\n\n"
    r"(?:Document `(?P<name>[^`]+)`:\n\n(?P<document>(?:    .*\n|\n)+))?"
    r"Wrong:\n\n(?P<wrong>(?:    .*\n|\n)+)Right:\n\n(?P<right>(?:    .*(?:\n|\Z)|\n)+)\Z",
    re.DOTALL,
)


def parts(name: str) -> re.Match[str]:
    text = sys.modules[RULES[name].__module__].__doc__ or ""
    match = _PARTS.match(cleandoc(text) + "\n")
    assert match, f"the docstring of {name} lacks a part"
    return match


@pytest.mark.parametrize("name", RULES)
def test_the_file_has_the_rule_s_name(name: str) -> None:
    assert RULES[name].__module__ == f"argmap.rules.{name.replace('-', '_')}"


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("example", ["wrong", "right"])
def test_the_wrong_example_is_found_and_the_right_one_is_not(
    name: str, example: str, tmp_path: Path
) -> None:
    told = parts(name)
    if told["name"]:
        (tmp_path / told["name"]).write_text(dedent(told["document"]), encoding="utf-8")
    expected = [name] if example == "wrong" else []
    assert rules(checked(tmp_path, dedent(told[example]))) == expected
