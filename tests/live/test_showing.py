"""A map as its live page shows it: what was found, the last good picture, the files it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap
from mapkit import write
from serving import MAP, MORE, lake

from argmap.live.showing import Showing
from argmap.render import EngineError, Look, find


def showing(path: Path) -> Showing:
    made = Showing(path, Look(), find(), "none")
    made.renew()
    return made


def messages(made: Showing) -> list[str]:
    return [one["message"] for one in made.shown.findings]


def test_errors_come_first_and_the_picture_stays(tmp_path):
    file = lake(tmp_path)
    made = showing(tmp_path)
    drawn = made.shown.drawn
    file.write_text(f"{MAP}\nclaim alone: Nothing is linked with it.\n\nclam x: No.\n")
    made.renew()
    assert [one["severity"] for one in made.shown.findings] == ["error", "warning"]
    assert made.shown.drawn is drawn
    file.write_text(MAP + MORE)
    made.renew()
    assert made.shown.findings == []
    assert "guests" in dict(made.shown.drawn.update["entries"])


def test_what_the_baseline_knows_is_not_listed_unless_it_is_an_error(tmp_path, monkeypatch):
    file = lake(tmp_path)
    file.write_text(f"{MAP}\nclaim alone: Nothing is linked with it.\n")
    monkeypatch.chdir(tmp_path)
    made = showing(tmp_path)
    assert len(made.shown.findings) == 1
    assert argmap("check", "--write-baseline").exit_code == 0
    made.renew()
    assert made.shown.findings == []
    assert len(made.shown.drawn.update["entries"]) == 5
    file.write_text(f"{MAP}\nevidence bare: It stands on nothing.\n  supports: close-it\n")
    assert argmap("check", "--write-baseline").exit_code == 0
    made.renew()
    assert [one["rule"] for one in made.shown.findings] == ["unanchored-evidence"]
    (tmp_path / "argmap-baseline.json").write_text("{")
    made.renew()
    assert "JSON" in messages(made)[0]


def test_a_configuration_at_fault_is_shown_with_its_lines(tmp_path):
    lake(tmp_path)
    (tmp_path / "argmap.toml").write_text("ignor = []\n")
    made = showing(tmp_path)
    (finding,) = made.shown.findings
    assert finding["file"] == "argmap.toml"
    told = made.excerpt("argmap.toml", finding["line"], finding["column"])
    assert told["lines"] == ["ignor = []"]
    assert told["help"]
    (tmp_path / "argmap.toml").write_text("")
    made.renew()
    assert made.shown.findings == []


def test_of_a_file_its_own_findings_are_listed_and_errors_of_others(tmp_path):
    lake(tmp_path)
    write(
        tmp_path, {"a.argmap": "claim a: It stands alone.\n", "b.argmap": "claim b: So does it.\n"}
    )
    made = showing(tmp_path / "a.argmap")
    assert [one["file"] for one in made.shown.findings] == ["a.argmap"]
    assert [id for id, _ in made.shown.drawn.update["entries"]] == ["a"]
    write(tmp_path, {"b.argmap": "clam b: No.\n"})
    made.renew()
    assert [one["file"] for one in made.shown.findings] == ["b.argmap", "a.argmap"]


def test_lines_are_those_of_the_map_and_of_what_it_imports(tmp_path):
    (tmp_path / "secret.argmap").write_text("claim secret: Not of the map.\n")
    folder = lake(tmp_path / "p", **{"town/town.argmap": "claim a: A town.\n"}).parent
    with (folder / "lake.argmap").open("a") as file:
        file.write("\nimport town: town\n\nclaim here: It bears on a town.\n  supports: town.a\n")
    made = showing(folder / "lake.argmap")
    assert made.shown.findings == []
    assert made.excerpt("town/town.argmap", 1, 0)["lines"] == ["claim a: A town."]
    for name in ("../secret.argmap", str(tmp_path / "secret.argmap"), "argmap.toml", "", "town"):
        assert made.excerpt(name, 1, 0) is None
    assert made.excerpt("lake.argmap", 1000, 0) is None


@pytest.mark.parametrize("text", ["", "map m: Only a title\n", "speaker s: Only a speaker\n"])
def test_a_map_with_nothing_to_draw_says_so(tmp_path, text):
    file = lake(tmp_path)
    made = showing(file)
    file.write_text(text)
    made.renew()
    assert "there is nothing to draw" in messages(made)[-1]
    assert len(made.shown.drawn.update["entries"]) == 4
    blank = showing(file)
    assert blank.shown.drawn.update["views"] == []
    assert b"<html" in blank.shown.drawn.page(None)


def test_what_keeps_it_from_being_drawn_is_said(tmp_path, monkeypatch):
    def fails(*_: object) -> None:
        raise EngineError("the layout engine has given up")

    lake(tmp_path)
    monkeypatch.setattr("argmap.live.showing.pictures", fails)
    assert messages(showing(tmp_path)) == ["the layout engine has given up"]


def test_a_second_map_below_a_folder_is_said(tmp_path):
    lake(tmp_path / "p" / "one")
    made = showing(tmp_path / "p")
    write(tmp_path / "p", {"two/two.argmap": MAP})
    made.renew()
    assert "are now 2 maps" in messages(made)[0]
    assert made.shown.drawn.update["views"]
