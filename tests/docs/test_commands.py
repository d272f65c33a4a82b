"""The page of the commands has every command and every option, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from argmap.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)


def test_every_command_has_a_section() -> None:
    assert set(SECTIONS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_there_and_no_other(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command
    commands = [command]
    if isinstance(command, click.Group):
        commands = [
            found
            for one in command.list_commands(CONTEXT)
            if (found := command.get_command(CONTEXT, one))
        ]
    options = {
        word
        for one in commands
        for param in one.params
        for word in (*param.opts, *param.secondary_opts)
        if word.startswith("--")
    }
    shown = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", SECTIONS[name]))
    assert shown == options


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_names_every_command(name: str) -> None:
    assert f"`argmap {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
