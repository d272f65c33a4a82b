"""Folders that a configuration excludes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

ALONE = "claim a: A.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    names = ("maps/m", "templates/m", "templates/deep/m", "maps/templates/m", "vendor/sub/m")
    folder = write(tmp_path.resolve(), {f"{name}.argmap": ALONE for name in names})
    (folder / "argmap.toml").write_text('exclude = ["/templates/", "vendor"]\n', encoding="utf-8")
    return folder


def looked_at(*words: str | Path) -> list[str]:
    """The folders of the maps in which something is found."""
    found = json.loads(argmap("check", "--format", "json", *words).stdout)["findings"]
    return [Path(one["file"]).parent.name for one in found]


def test_a_walk_passes_over_what_is_excluded(project: Path) -> None:
    assert looked_at(project) == ["maps", "templates"]
    assert looked_at(project / "maps") == ["maps", "templates"]


def test_what_is_named_is_looked_at(project: Path) -> None:
    assert looked_at(project / "templates") == ["deep", "templates"]
    assert looked_at(project / "templates/deep") == ["deep"]
    assert looked_at(project / "vendor/sub/m.argmap") == ["sub"]
    assert looked_at(project / "maps", project / "vendor") == ["maps", "templates", "sub"]


def test_where_nothing_is_left_it_is_said(project: Path) -> None:
    (project / "argmap.toml").write_text('exclude = ["*"]\n', encoding="utf-8")
    result = argmap("check", project)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "that `exclude` names in the configuration are passed over" in result.stderr


def test_a_project_in_a_project_excludes_for_itself(project: Path) -> None:
    write(project, {"maps/own/vendor/m.argmap": ALONE, "maps/own/drafts/m.argmap": ALONE})
    (project / "maps/own/argmap.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    assert sorted(looked_at(project)) == ["maps", "templates", "vendor"]


def test_pyproject_says_it_too(project: Path) -> None:
    (project / "argmap.toml").unlink()
    text = '[tool.argmap]\nexclude = ["maps/", "templates/"]\n'
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    assert looked_at(project) == ["sub"]


def test_fmt_leaves_it_alone(project: Path) -> None:
    for path in project.rglob("*.argmap"):
        path.write_text("claim   a:   A.\n", encoding="utf-8")
    argmap("fmt", project)
    said = {
        path.parent.relative_to(project).as_posix()
        for path in project.rglob("*.argmap")
        if path.read_text(encoding="utf-8") == ALONE
    }
    assert said == {"maps", "maps/templates"}


@pytest.mark.parametrize("text", ["exclude = 3", "exclude = [3]", "exclude =", 'exclude = ["[a"]'])
def test_one_that_is_wrong_is_told(text: str, project: Path) -> None:
    (project / "argmap.toml").write_text(text, encoding="utf-8")
    result = argmap("check", project)
    assert result.exit_code == 2
    assert "[bad-configuration]" in result.stderr


def test_a_virtual_environment_is_passed_over_unless_named(project: Path) -> None:
    write(project, {"env/pyvenv.cfg": "home = /usr/bin\n", "env/lib/sub/m.argmap": ALONE})
    assert looked_at(project) == ["maps", "templates"]
    assert looked_at(project / "env") == ["sub"]
    assert looked_at(project / "env/lib") == ["sub"]
