"""`argmap watch` as a command."""

from __future__ import annotations

import re

import pytest
from commands import argmap
from mapkit import write
from serving import MAP, MORE, Lasting, lake, soon

LINE = r"\d\d:\d\d:\d\d written: lake\.svg \((\d) cards\), \d+\.\d s, (no|\d) findings"


def test_it_draws_again_at_every_change_and_ends_quietly(tmp_path):
    file, picture = lake(tmp_path), tmp_path / "lake.svg"
    with Lasting("watch", "lake.argmap", cwd=tmp_path) as watch:
        seen = watch.says("written: lake.svg")
        first = picture.read_bytes()
        file.write_text(MAP + MORE)
        watch.says("written: lake.svg", seen)
        assert b"lives on guests" in picture.read_bytes() != first
        assert [re.fullmatch(LINE, line).groups() for line in watch.err] == [
            ("4", "no"),
            ("5", "no"),
        ]
        assert watch.interrupt() == 130
        assert len(watch.err) == 2
        assert watch.out == []
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_errors_are_printed_in_full_and_the_picture_stays(tmp_path):
    file, picture = lake(tmp_path), tmp_path / "out.svg"
    with Lasting("watch", ".", "-o", "out.svg", cwd=tmp_path) as watch:
        seen = watch.says("written: out.svg")
        before = picture.read_bytes()
        file.write_text(MAP.replace("supports: close-it", "suports: close-it"))
        seen = watch.says("1 error in 1 file. Nothing was drawn.", seen)
        seen = max(seen, watch.says("the next change is waited for", seen - 1))
        assert "error: `suports` is not a key of the language [unknown-key]" in watch.err
        assert any(line.startswith("12 |   suports: close-it") for line in watch.err)
        assert picture.read_bytes() == before
        file.unlink()
        seen = watch.says("there is no map in .", seen)
        file.write_text(MAP)
        watch.says("written: out.svg", seen)


def test_what_a_filter_names_may_go_and_come(tmp_path):
    file = lake(tmp_path)
    file.write_text(MAP + MORE)
    with Lasting("watch", ".", "--focus", "guests", "-o", "out.svg", cwd=tmp_path) as watch:
        seen = watch.says("written: out.svg")
        file.write_text(MAP)
        watch.says("the map has no card `guests`", seen)
        seen = watch.says("the next change is waited for", seen)
        assert re.match(r"\d\d:\d\d:\d\d the next change", watch.err[-1])
        file.write_text(MAP + MORE)
        watch.says("written: out.svg", seen)


def test_findings_are_counted_by_severity(tmp_path):
    file = lake(tmp_path)
    with Lasting("watch", ".", "-o", "out.svg", cwd=tmp_path) as watch:
        seen = watch.says("no findings")
        file.write_text(MAP + "\nspeaker ann: Ann Lee\n")
        watch.says("1 warning (see `argmap check .`)", seen)


def test_the_tree_is_printed_again(tmp_path):
    file = lake(tmp_path)
    with Lasting("watch", ".", "--to", "text", cwd=tmp_path) as watch:
        seen = watch.says("printed")
        file.write_text(MAP + MORE)
        watch.says("printed", seen)
        soon(lambda: sum("close the lake road to cars?" in line for line in watch.out) == 2)
        assert sum("lives on guests" in line for line in watch.out) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "there is no file or folder nowhere"),
        (["."], "below . are 2 maps"),
        (["a", "-o", "-"], "needs a file"),
        (["a", "-o", "a/a.argmap"], "is the name of a map's file"),
        (["a", "-o", "out.xyz"], "names no format"),
        (["a", "--depth", "2"], "--depth needs --focus"),
        (["a", "--focus", "nope"], "the map has no card `nope`"),
        (["a", "--question", "no-question"], "the map has no question `no-question`"),
    ],
)
def test_what_can_not_be_is_said_at_once(tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(write(tmp_path, {"a/a.argmap": MAP, "b/b.argmap": MAP}))
    result = argmap("watch", *words)
    assert result.exit_code == 2
    assert says in result.output


def test_it_takes_the_options_of_render():
    options = [
        set(re.findall(r"--[a-z]+", argmap(name, "--help").output)) for name in ("render", "watch")
    ]
    assert options[1] == options[0]
