"""Findings as a live page lists them, and the lines that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import checked, only

from argmap.diagnostics import Diagnostic, Label
from argmap.live.editors import EDITORS, link, usual_editor
from argmap.live.findings import excerpt, listed
from argmap.text import SourceText, Span


def no_link(*_: object) -> None:
    return None


def test_a_finding_names_its_place_and_its_entry(tmp_path):
    report = checked(tmp_path, "claim a: It is so.\n\nclaim b: Ça va.\n  suports: a\n")
    (told,) = listed(report.diagnostics[:1], report.maps[0], lambda *place: "at")
    assert told["file"] == "map.argmap"
    assert (told["line"], told["column"], told["id"], told["href"]) == (4, 3, "b", "at")
    assert told["severity"] == "error"
    assert "`suports`" in told["message"]


def test_a_finding_in_no_entry_of_the_map_has_no_id(tmp_path):
    report = checked(tmp_path, "clam a: It is so.\n\nclaim b: Other.\n")
    told = listed(report.diagnostics, report.maps[0], no_link)
    assert [one["id"] for one in told if one["rule"] == "unknown-kind"] == [None]


def test_lines_around_a_finding_are_marked_and_help_is_given(tmp_path):
    text = "claim a: It is so.\n\nclaim b: Ça va.\n  suports: a\n"
    finding = only(checked(tmp_path, text))
    source = finding.span.source
    told = excerpt(source, 4, 3, [finding], no_link)
    assert (told["first"], told["line"]) == (1, 4)
    assert told["lines"] == text.rstrip("\n").split("\n")
    assert told["marks"] == [[4, 2, 9]]
    assert told["help"] == ["did you mean `supports`?"]
    other = excerpt(source, 1, 1, [finding], no_link)
    assert (other["marks"], other["help"]) == ([], [])


def test_of_an_entry_all_its_lines_are_shown():
    source = SourceText("a", "claim a: One\n  two\n\n  tag: x\n\n# b\nclaim b: Other.\n")
    assert excerpt(source, 1, 0, [], no_link)["lines"] == ["claim a: One", "  two", "", "  tag: x"]
    assert excerpt(source, 7, 0, [], no_link)["lines"] == ["claim b: Other."]


@given(st.text(st.sampled_from("a \t\n\u202e\x00é😀")), st.data())
def test_any_place_of_any_text_has_lines(text, data):
    source = SourceText("a", text or "\n")
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    line, column = source.position(start)
    finding = Diagnostic("r", "error", "m", Label(Span(source, start, end)))
    for at in (column, 0):
        told = excerpt(source, line, at, [finding], no_link)
        assert len(told["lines"]) >= 1
        assert not {"\u202e", "\x00", "\n"} & set("".join(told["lines"]))
        for number, left, right in told["marks"]:
            shown = told["lines"][number - told["first"]]
            assert 0 <= left <= max(right, left) <= max(len(shown), left)


@pytest.mark.parametrize("editor", [one for one in EDITORS if one != "none"])
def test_a_link_can_hold_any_name(editor):
    href = link(editor, Path("/a b/c#d?e&f:1\udcff.argmap"), 3, 7)
    assert "/a%20b/c%23d%3Fe%26f%3A1%FF.argmap" in href
    assert href.index("3") < href.rindex("7")


def test_a_link_has_the_drive_as_it_is(tmp_path):
    class Windows:
        def absolute(self):
            return self

        def as_posix(self):
            return "C:/maps/a b.argmap"

    assert link("vscode", Windows(), 3, 7) == "vscode://file/C:/maps/a%20b.argmap:3:7"
    assert link("none", tmp_path, 1, 1) is None
    assert link("vscode", None, 1, 1) is None


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({}, "vscode"),
        ({"EDITOR": "", "VISUAL": " "}, "vscode"),
        ({"EDITOR": "code --wait"}, "vscode"),
        ({"EDITOR": "/usr/bin/vim"}, "none"),
        ({"EDITOR": "code", "VISUAL": "emacs -nw"}, "vscode"),
        ({"EDITOR": "codium --wait"}, "vscodium"),
        ({"EDITOR": "vim", "VISUAL": "/usr/bin/zed"}, "zed"),
        ({"VISUAL": "", "EDITOR": "C:\\Programs\\pycharm.exe"}, "pycharm"),
    ],
)
def test_the_editor_is_guessed_from_the_environment(environment, editor):
    assert usual_editor(environment) == editor
