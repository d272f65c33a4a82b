"""Maps in Vim: colours, and what the file type settings do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from colours import TEXTS, by_pygments, given, of_group
from mapkit import REAL_FOLDERS, meaning, rules

from argmap.check import check

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
PLUGIN = ROOT / "editors" / "vim"
QUIET = ("-n", "-es", "-u", "NONE", "-i", "NONE", "-N")
WITH_PLUGIN = ("--cmd", f"set runtimepath^={PLUGIN}", "--cmd", "filetype plugin on | syntax on")


@pytest.fixture
def vim(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """Runs Vim with nothing but argmap's files, and gives what it says."""
    program = needs("vim")

    def run(*words: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(
            [program, *QUIET, *WITH_PLUGIN, *map(str, words)],
            cwd=cwd,
            env={**os.environ, "ARGMAP_SYNTAX": str(PLUGIN / "syntax" / "argmap.vim")},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
        return done.stdout + done.stderr

    return run


def test_vim_colours_as_pygments_does(vim: Callable[..., str], tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.argmap" for number in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text, encoding="utf-8")
    said = vim("-S", PROGRAMS / "dump.vim", *paths)
    assert said == ""
    for path, text in zip(paths, TEXTS, strict=True):
        groups = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
        colours = [[of_group(name) for name in line] for line in groups]
        for number, (vims, ours) in enumerate(
            zip(given(text, colours), by_pygments(text), strict=True)
        ):
            assert vims == ours, text.splitlines()[number]


@pytest.fixture
def asked(vim: Callable[..., str], tmp_path: Path) -> Callable[..., list[object]]:
    """Opens a file, executes commands, and gives what expressions come to then."""

    def ask(path: Path, commands: Sequence[str], *expressions: str) -> list[object]:
        script, answer = tmp_path / "ask.vim", tmp_path / "answer.json"
        said = [f"call add(g:said, {expression})" for expression in expressions]
        lines = ["let g:said = []", *commands, *said]
        lines += [f"call writefile([json_encode(g:said)], '{answer}')", "qall!"]
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert vim(path, "-S", script, cwd=path.parent) == ""
        answers: list[object] = json.loads(answer.read_text(encoding="utf-8"))
        return answers

    return ask


@pytest.fixture
def why_manas(tmp_path: Path) -> Path:
    """A file of a copy of a real map."""
    copy = tmp_path / "kyrgyzstan"
    shutil.copytree(ROOT / "maps" / "kyrgyzstan-2006", copy)
    return copy / "why-manas.argmap"


HEADS = r"filter(range(1, line('$')), {_, n -> getline(n) =~# argmap#Head()})"


def test_one_goes_from_entry_to_entry(asked: Callable[..., list[Any]], why_manas: Path) -> None:
    moves = ["let g:at = []", "normal! gg", "let g:heads = " + HEADS]
    moves += ["for _ in g:heads", "normal ]]", "call add(g:at, line('.'))", "endfor"]
    moves += ["normal 2[[", "call add(g:at, line('.'))", "normal ]]d]]"]
    at, heads, count, lines = asked(
        why_manas, moves, "g:at", "g:heads", "line('$')", "len(g:heads)"
    )
    assert lines > 30
    assert at == [*heads, heads[-3]]
    gone = len(why_manas.read_text(encoding="utf-8").splitlines()) - count
    assert gone > 0


def test_entries_fold_with_the_comments_above_them(
    asked: Callable[..., list[Any]], tmp_path: Path
) -> None:
    path = tmp_path / "map.argmap"
    path.write_text(
        "# top\n\n# about x\nclaim x: A\n  note: b\n\n# c\n\nclaim y: B\n  # in it\n  on: 2006\n"
    )
    (levels,) = asked(path, [], "map(range(1, line('$')), {_, n -> argmap#Fold(n)})")
    assert levels == ["=", "=", ">1", "=", "=", "=", "=", "=", ">1", "=", "="]


def test_lines_are_indented_as_one_types(asked: Callable[..., list[Any]], tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    path.write_text("")
    typed = r"iclaim x: A\<CR>said by: a in b\<CR>> words\<CR>more words\<Esc>"
    typed += r"o\<C-u>note: y\<CR>\<CR>gap z: B\<CR>note: w"
    (lines,) = asked(
        path, ["filetype indent on", "edit", f'execute "normal {typed}"'], "getline(1, '$')"
    )
    assert lines == [
        "claim x: A",
        "  said by: a in b",
        "  > words",
        "  > more words",
        "  note: y",
        "",
        "gap z: B",
        "  note: w",
    ]


def test_a_map_keeps_its_indentation(asked: Callable[..., list[Any]], why_manas: Path) -> None:
    before = why_manas.read_text(encoding="utf-8").splitlines()
    (after,) = asked(why_manas, ["filetype indent on", "edit", "normal! gg=G"], "getline(1, '$')")
    assert after == before


@pytest.mark.parametrize("width", [40, 78, 200])
@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_filling_changes_nothing_that_a_map_says(
    vim: Callable[..., str], tmp_path: Path, folder: Path, width: int
) -> None:
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    (copy / "argmap.toml").touch()
    before = check([str(copy)])
    paths = sorted(copy.glob("*.argmap"))
    assert (
        vim(
            *paths,
            "-c",
            f"set textwidth={width}",
            "-c",
            "argdo setlocal fo-=w | silent normal! gggqG",
            "-c",
            "wqall",
            cwd=copy,
        )
        == ""
    )
    after = check([str(copy)])
    changed = [p for p in paths if p.read_bytes() != (folder / p.name).read_bytes()]
    assert changed or width != 40
    assert meaning(after.maps[0]) == meaning(before.maps[0])
    assert rules(after) == rules(before)


def test_the_document_of_a_source_is_opened_from_its_id(
    asked: Callable[..., list[Any]], why_manas: Path
) -> None:
    voa = why_manas.with_name("voa.argmap")
    name, word = asked(
        voa,
        ["call search('in voa')", "normal w", "let g:word = expand('<cword>')", "normal gf"],
        "expand('%:t')",
        "g:word",
    )
    assert (name, word) == ("voa-bakiyev-visit.txt", "voa")


def test_findings_are_listed(asked: Callable[..., list[Any]], why_manas: Path) -> None:
    text = why_manas.read_text(encoding="utf-8")
    why_manas.write_text(text.replace("answers: q-manas", "anwsers: q-manas", 1), encoding="utf-8")
    program = f"{sys.executable} -m argmap check --format concise".replace(" ", r"\ ")
    listed, names = asked(
        why_manas,
        [r"set shellpipe=>%s\ 2>&1", f"setlocal makeprg={program}", "silent make!"],
        "filter(getqflist(), {_, one -> one.valid})",
        "map(getqflist(), {_, one -> bufname(one.bufnr)})",
    )
    line = 1 + text.splitlines().index("  answers: q-manas")
    assert {"why-manas.argmap"} == set(names)
    first = next(one for one in listed if one["lnum"] == line)
    assert first["type"] == "e"
    assert first["vcol"] == 1
    assert first["col"] == 3
    assert "anwsers" in first["text"]
    assert len(listed) == len(names)


def test_settings_are_undone(asked: Callable[..., list[Any]], why_manas: Path) -> None:
    asked_for = "[&comments, &foldmethod, &formatexpr, &iskeyword, &makeprg, maparg(']]', 'n')]"
    with_it, without = asked(
        why_manas, ["let g:with = " + asked_for, "set filetype=text"], "g:with", asked_for
    )
    assert with_it[1] == "expr"
    assert with_it[4].startswith("argmap check")
    assert without[1] == "manual"
    assert without[4] == "make"
    assert without[5] == ""
