"""What is kept is what a check would find: whatever changes, in one process and in several."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mapkit import ROOT, write

from argmap.cache import files as kept_files
from argmap.cache import turned_off
from argmap.check import Outcome, check, folders, inputs, outcome, outcomes
from argmap.diagnostics import Diagnostic
from argmap.sources.tally import tally
from argmap.text import Span

FIXTURES = ROOT / "tests/fixtures/findings"
BRIDGE = {
    "argmap.toml": "",
    "bridge/claims.argmap": "import law: ../law\n\nclaim unsafe: The bridge is unsafe.\n"
    "  said by: weiss in report\n  > is not safe\n  supports: law.close-it\n",
    "bridge/sources.argmap": "source report: A report\n  file: report.txt\n\n"
    "speaker weiss: Anna Weiss\n  role: engineer\n",
    "bridge/report.txt": "The bridge, Anna Weiss said, is not safe. Close it.\n",
    "law/law.argmap": "claim close-it: The bridge has to be closed.\n  likelihood: likely\n",
    "road/road.argmap": "claim a: The road is shut.\n\nclaim b: Nobody can pass.\n  supports: a\n",
}


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and no waiting for the clock of the file system."""
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setattr(inputs, "_GRACE", -(10**12))


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of folders that were not found among what is kept, as they come."""
    names: list[str] = []
    whole = folders.looked_at

    def telling(folders: list[Path], *rest: object) -> Iterator[object]:
        names.extend(folder.name for folder in folders)
        return whole(folders, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(folders, "looked_at", telling)
    return names


def told(findings: list[Diagnostic]) -> list[object]:
    """All of the findings, with places that can be compared."""

    def place(span: Span) -> tuple[object, ...]:
        source = span.source
        return (
            source.name,
            source.path,
            span.start,
            span.end,
            span.text,
            source.position(span.start),
        )

    return [
        (
            one.rule,
            one.severity,
            one.message,
            [(place(label.span), label.text) for label in (one.primary, *one.others)],
            one.help,
            [
                (fix.message, fix.safe, [(place(edit.span), edit.text) for edit in fix.edits])
                for fix in one.fixes
            ],
        )
        for one in findings
    ]


def whole(made: Outcome) -> tuple[object, ...]:
    return made.files, told(made.diagnostics), made.quotes


def fresh(*paths: Path) -> tuple[object, ...]:
    with turned_off():
        return whole(outcome(paths))


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.argmap")))
def test_it_comes_to_what_a_check_finds(name: str, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "empty").mkdir()
    shutil.copytree(FIXTURES / "documents", tmp_path, dirs_exist_ok=True)
    path = shutil.copy(FIXTURES / f"{name}.argmap", tmp_path)
    report = check([path], select=["all"])
    (map,) = report.maps
    quotes = [quote for said, quote in map.quotes() if quote is not said.hedge]
    for _ in range(2):
        made = outcome([path], select=["all"])
        assert told(made.diagnostics) == told(report.diagnostics)
        assert made.quotes == tally(quotes)
        assert made.files == [Path(path)]


def test_of_one_file_only_its_own_is_told(tmp_path: Path, looked: list[str]) -> None:
    folder = write(tmp_path, {"a.argmap": "claim a: A.\n", "b.argmap": "claim b: B.\n"})
    for _ in range(2):
        made = outcome([folder / "a.argmap"])
        assert [one.span.file for one in made.diagnostics] == ["a.argmap"]
        assert len(outcome([folder]).diagnostics) == 2
    assert looked == [folder.name]


def test_what_has_not_changed_is_not_looked_at_again(tmp_path: Path, looked: list[str]) -> None:
    folder = write(tmp_path, BRIDGE)
    assert whole(outcome([folder])) == fresh(folder)
    looked.clear()
    assert whole(outcome([folder])) == fresh(folder)
    del looked[:3]  # of the fresh one
    assert looked == []


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a map": (
        lambda top: (top / "road/road.argmap").write_text("claim a: The road is open.\n"),
        {"road"},
    ),
    "a map that another imports": (
        lambda top: (top / "law/law.argmap").write_text("claim close: The bridge is closed.\n"),
        {"law", "bridge"},
    ),
    "a document": (
        lambda top: (top / "bridge/report.txt").write_text("The bridge is safe. Close it.\n"),
        {"bridge"},
    ),
    "a document that goes": (lambda top: (top / "bridge/report.txt").unlink(), {"bridge"}),
    "a lock that comes": (
        lambda top: (top / "bridge/argmap.lock").write_text("what?"),
        {"bridge"},
    ),
    "a file that comes": (
        lambda top: (top / "road/more.argmap").write_text("claim c: The road is new.\n"),
        {"road"},
    ),
    "a file that goes": (lambda top: (top / "bridge/sources.argmap").unlink(), {"bridge"}),
    "a file with another name": (
        lambda top: (top / "road/road.argmap").rename(top / "road/way.argmap"),
        {"road"},
    ),
    "a configuration": (
        lambda top: (top / "argmap.toml").write_text('ignore = ["unreached-entry"]\n'),
        {"bridge", "law", "road"},
    ),
    "a folder that becomes a project": (
        lambda top: (top / "road/argmap.toml").touch(),
        {"road"},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_looked_at_again(what: str, tmp_path: Path, looked: list[str]) -> None:
    folder = write(tmp_path, BRIDGE)
    outcome([folder])
    looked.clear()
    change, again = CHANGES[what]
    change(folder)
    made = whole(outcome([folder]))
    assert set(looked) == again
    assert made == fresh(folder)


def test_contents_that_stand_in_for_a_file_hold_for_maps_that_import_it(tmp_path: Path) -> None:
    folder = write(tmp_path, BRIDGE)
    before = whole(outcome([folder]))
    given = {folder / "law/law.argmap": b"claim other: Nothing has to be closed.\n"}
    made = outcome([folder], given)
    assert "unknown-id" in {one.rule for one in made.diagnostics}
    assert told(made.diagnostics) == told(check([folder], given).diagnostics)
    assert whole(outcome([folder])) == before


def test_another_choice_of_rules_is_another_result(tmp_path: Path) -> None:
    folder = write(tmp_path, BRIDGE)
    before = len(outcome([folder]).diagnostics)
    assert before > 0
    rules = [one.rule for one in outcome([folder]).diagnostics]
    assert len(outcome([folder], ignore=rules).diagnostics) == 0
    assert len(outcome([folder]).diagnostics) == before


def test_however_a_project_changes_it_comes_to_what_a_check_finds(tmp_path: Path) -> None:
    """Many small changes, each undone some time later, each checked with the cache and without."""
    chance = random.Random(7)
    folder = write(tmp_path, BRIDGE)
    names = [name for name in BRIDGE if name != "argmap.toml"]
    for _ in range(60):
        path = folder / chance.choice(names)
        text = BRIDGE[str(path.relative_to(folder).as_posix())]
        at = chance.randrange(len(text))
        chance.choice(
            [
                lambda path=path, text=text: path.write_text(text),
                lambda path=path, text=text, at=at: path.write_text(text[:at] + text[at + 1 :]),
                lambda path=path, text=text, at=at: path.write_text(text[:at] + "x" + text[at:]),
                lambda path=path: path.unlink(missing_ok=True),
            ]
        )()
        try:
            expected = fresh(folder)
        except Exception as error:  # the last map has gone: the same is said with the cache
            with pytest.raises(type(error)):
                outcome([folder])
            continue
        assert whole(outcome([folder])) == expected


@pytest.mark.parametrize("harm", ["cut", "emptied", "swapped", "other words"])
def test_a_damaged_cache_is_worthless_and_never_wrong(harm: str, tmp_path: Path) -> None:
    folder = write(tmp_path, BRIDGE)
    outcome([folder])
    there = kept_files("checks")
    assert len(there) == 3
    contents = [path.read_bytes() for path in there]
    for path, other, data in zip(there, contents[1:] + contents[:1], contents, strict=True):
        path.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "emptied": b"",
                "swapped": other,
                "other words": data.replace(b"unreached", b"unheard--"),
            }[harm]
        )
    assert whole(outcome([folder])) == fresh(folder)


def test_what_was_written_while_it_was_checked_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_GRACE", 0)
    folder = write(tmp_path, BRIDGE)
    time.sleep(0.02)
    began = time.time_ns()
    (folder / "bridge/report.txt").write_text("Now it is safe.\n")
    monkeypatch.setattr(outcomes.time, "time_ns", lambda: began)
    outcome([folder])
    assert len(kept_files("checks")) == 2


def test_a_link_instead_of_a_map_is_not_taken_for_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", BRIDGE)
    outcome([folder])
    road = folder / "road/road.argmap"
    road.rename(tmp_path / "outside.argmap")
    try:
        road.symlink_to(tmp_path / "outside.argmap")
    except OSError:
        pytest.skip("no links can be made here")
    assert "unreadable-file" in {one.rule for one in outcome([folder]).diagnostics}
    assert whole(outcome([folder])) == fresh(folder)


def ring(count: int) -> dict[str, str]:
    """Maps that import each other in a circle, and one that imports the first of them."""
    return {
        "argmap.toml": "",
        **{
            f"m{number}/m.argmap": f"import next: ../m{(number + 1) % count}\n\n"
            f"claim a: A {number}.\n  supports: next.a\n"
            for number in range(count)
        },
        "z/z.argmap": "import m: ../m0\n\nclaim z: Z.\n  supports: m.a\n",
    }


def test_a_circle_of_imports_is_found_whatever_is_kept(tmp_path: Path) -> None:
    folder = write(tmp_path, ring(3))
    report = told(check([folder]).diagnostics)
    for _ in range(2):
        assert told(outcome([folder]).diagnostics) == report


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes help at once."""
    monkeypatch.setattr(folders, "_ALONE", 0.0)
    monkeypatch.setattr(folders, "_WORTH", 0.0)
    monkeypatch.setattr(folders, "_cores", lambda: 2)


def test_several_processes_find_what_one_finds(tmp_path: Path, together: None) -> None:
    folder = write(tmp_path, {**BRIDGE, **ring(2)})
    told_of: list[tuple[int, int, str]] = []
    made = outcome([folder], progress=lambda *how_far: told_of.append(how_far))
    assert told(made.diagnostics) == told(check([folder]).diagnostics)
    assert told_of == [(number, 6, "maps") for number in range(1, 7)]


def test_where_a_process_dies_the_others_work_is_done_here(
    tmp_path: Path, together: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, BRIDGE)
    monkeypatch.setattr(folders, "look", _die)
    assert told(outcome([folder]).diagnostics) == told(check([folder]).diagnostics)


def _die(folder: Path) -> None:
    signal.raise_signal(signal.SIGABRT)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL, which Windows lacks")
def test_runs_that_are_killed_leave_no_wrong_result(tmp_path: Path) -> None:
    folder = write(tmp_path, BRIDGE)
    for number in range(12):
        write(folder, {f"m{number}/m.argmap": f"claim a: A {number}.\n  supports: a{number}\n"})
    expected = fresh(folder)
    chance = random.Random(5)
    command = [sys.executable, "-m", "argmap", "check", str(folder)]
    time.sleep(0.1)  # the files are older than the clock's grace
    for _ in range(12):
        one, other = (subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in "ab")
        time.sleep(chance.uniform(0.15, 0.5))
        one.kill()
        one.wait()
        other.wait()
        assert whole(outcome([folder])) == expected
        for path in kept_files("checks"):
            if chance.random() < 0.5:
                path.unlink()
