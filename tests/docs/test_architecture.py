"""The table of what may import what is the one that the import contracts hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TABLE = dict(re.findall(r"^\| `argmap/(\w+)` \|[^|]*\| ([^|]*) \|$", PAGE, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {
    contract["source_modules"][0].removeprefix("argmap."): contract
    for contract in PROJECT["tool"]["importlinter"]["contracts"]
}


def test_every_package_is_in_the_table() -> None:
    packages = {path.parent.name for path in (ROOT / "argmap").glob("*/__init__.py")}
    assert set(TABLE) == packages


def test_every_package_but_the_one_that_may_import_all_has_a_contract() -> None:
    assert {name for name, may in TABLE.items() if may != "all"} == set(CONTRACTS)


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_forbids_what_the_table_does_not_allow(name: str) -> None:
    allowed = [] if TABLE[name] == "nothing of ours" else TABLE[name].split(", ")
    forbidden = {module.removeprefix("argmap.") for module in CONTRACTS[name]["forbidden_modules"]}
    assert forbidden == {*TABLE} - {name, *allowed}
    assert all(word in CONTRACTS[name]["name"] for word in allowed)


def test_every_file_that_is_named_is_there() -> None:
    files = [f"/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("[!.b]*/**/*.*")]
    files += [f"/{path.name}" for path in ROOT.iterdir()]
    named = set(re.findall(r"`([\w./-]+\.(?:py|lark|json|toml|md|css|yml))`", PAGE))
    assert len(named) > 100
    assert [name for name in sorted(named) if not any(f.endswith(f"/{name}") for f in files)] == []
