"""Imports: another folder's map under a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import clean, found, links, only, rules, said, write

from argmap.check import Report, check

THEIRS = "claim growth: It grows.\n  supports: rent\n\nclaim rent: It is low.\n"
MINE = "import base: ../base\n\nclaim a: A.\n  supported by: base.rent\n"


def project(folder: Path, **files: str) -> Report:
    names = {name.replace("__", "/") + ".argmap": text for name, text in files.items()}
    return check([write(folder, names) / "mine"])


def test_their_ids_stand_behind_the_import_s(tmp_path: Path) -> None:
    map = clean(project(tmp_path, mine__map=MINE, base__map=THEIRS))
    assert links(map) == {("supports", ("base.rent",), "a", None)}
    assert set(map.imported) == {"base.rent"}
    assert map.imported["base.rent"].text == "It is low."


def test_both_ends_and_an_undercut(tmp_path: Path) -> None:
    text = MINE + "  attacks: base.growth\n\nclaim b: B.\n  undercuts: base.rent -> a\n"
    map = clean(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert ("undercuts", ("b",), "base.rent -> a", None) in links(map)
    assert ("attacks", ("a",), "base.growth", None) in links(map)


def test_their_ids_are_not_ours(tmp_path: Path) -> None:
    text = MINE.replace("base.rent", "rent")
    report = project(tmp_path, mine__map=text, base__map=THEIRS)
    assert "unknown-id" in rules(report)
    assert "`base.rent`" in said(next(d for d in report.diagnostics if d.rule == "unknown-id"))


def test_an_id_that_they_don_t_have(tmp_path: Path) -> None:
    text = MINE.replace("base.rent", "base.rant")
    finding = only(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert finding.rule == "unknown-id"
    assert "did you mean `base.rent`?" in said(finding)


def test_an_import_that_is_not_there(tmp_path: Path) -> None:
    text = "claim a: A.\n  supports: base.rent\n"
    finding = only(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert "no map is imported as `base`" in said(finding)


@pytest.mark.parametrize(
    ("path", "rule", "words"),
    [
        ("../nowhere", "missing-import", "there is no folder"),
        ("../base/map.argmap", "missing-import", "is a file"),
        ("../empty", "missing-import", "holds no map"),
        ("../../..", "outside-project", "out of the project"),
        ("/", "outside-project", "out of the project"),
        (".", "import-circle", "imports itself"),
        ("x" * 2000, "missing-import", "not a path"),
        ("x" * 300, "missing-import", ""),
    ],
)
def test_a_path_that_can_t_be(tmp_path: Path, path: str, rule: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    text = MINE.replace("../base", path)
    finding = only(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert finding.rule == rule
    assert words in said(finding)


def test_a_circle(tmp_path: Path) -> None:
    circle = "import mine: ../mine\n\nclaim rent: R.\n  supports: mine.a\n"
    report = project(tmp_path, mine__map=MINE, base__map=circle)
    assert "import-circle" in rules(report) or report.diagnostics == []
    whole = check([tmp_path])
    circles = [d for d in whole.diagnostics if d.rule == "import-circle"]
    assert circles
    assert any("mine" in d.message and "base" in d.message for d in circles)


def test_a_link_out_of_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "map.argmap").write_text(THEIRS, encoding="utf-8")
    inside = tmp_path / "project"
    write(inside, {"mine/map.argmap": MINE})
    (inside / "base").symlink_to(outside, target_is_directory=True)
    assert rules(check([inside / "mine"])) == ["outside-project"]


def test_twice_under_two_names(tmp_path: Path) -> None:
    text = MINE + "  attacked by: again.growth\n\nimport again: ../base\n"
    map = clean(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert set(map.imported) == {"base.rent", "again.growth"}


def test_faults_of_theirs_are_reported_with_their_own_map(tmp_path: Path) -> None:
    report = project(tmp_path, mine__map=MINE, base__map=THEIRS + "  suported by: x\n")
    assert found(report) == []
    assert "unknown-key" in rules(check([tmp_path]))


def test_an_import_s_id_in_another_form_of_its_characters(tmp_path: Path) -> None:
    text = "import cafe\u0301: ../base\n\nclaim a: A.\n  supported by: café.rent\n"
    map = clean(project(tmp_path, mine__map=text, base__map=THEIRS))
    assert links(map) == {("supports", ("café.rent",), "a", None)}


def test_what_a_failed_import_would_have_is_not_reported_too(tmp_path: Path) -> None:
    text = MINE.replace("../base", "../nowhere") + "  undercuts: base.rent -> a\n"
    assert rules(project(tmp_path, mine__map=text, base__map=THEIRS)) == ["missing-import"]
