"""The pictures in the documentation are what the command draws of the maps today.

`ARGMAP_GOLDEN=1` draws them again; look at them before they are committed.
"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {
    "matrix.svg": ["maps/kyrgyzstan-2006", "--view", "matrix"],
    "moscow-asked.svg": ["maps/kyrgyzstan-2006", "--for", "moscow-asked"],
    "lake-road.svg": ["maps/tutorial/thirty-lines"],
}
CHANGES = {"lake-road-changes.svg": ["june", "august"]}
"""Of two folders in `tests/fixtures/changes`."""


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_up_to_date(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    drawn = tmp_path / name
    result = CliRunner().invoke(cli, ["render", *PICTURES[name], "-o", str(drawn)])
    assert result.exit_code == 0, result.output
    _compare(name, drawn)


@pytest.mark.parametrize("name", CHANGES)
def test_picture_of_changes_is_up_to_date(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "tests" / "fixtures" / "changes")
    drawn = tmp_path / name
    result = CliRunner().invoke(cli, ["diff", *CHANGES[name], "--render", str(drawn)])
    assert result.exit_code == 0, result.output
    _compare(name, drawn)


def _compare(name: str, drawn: Path) -> None:
    kept = ROOT / "docs" / "pictures" / name
    if os.environ.get("ARGMAP_GOLDEN"):
        kept.write_bytes(drawn.read_bytes())
    assert kept.read_bytes() == drawn.read_bytes()


def test_every_picture_is_checked() -> None:
    assert {path.name for path in (ROOT / "docs" / "pictures").iterdir()} == {*PICTURES, *CHANGES}
