"""The `junit` report: its schema, what another reader makes of it, what fails and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap
from findings import any_report
from hypothesis import given
from junitparser import Failure, JUnitXml, Skipped, TestCase
from lxml import etree
from mapkit import ROOT, write

from argmap.diagnostics.reports import FORMATS, Reported

SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests" / "fixtures" / "schemas" / "junit-10.xsd"))


def written(report: Reported) -> bytes:
    """A report as it stands in a file."""
    return FORMATS["junit"](report).encode("utf-8", "replace")


def cases(data: bytes) -> list[TestCase]:
    """The test cases, as another program reads them."""
    return [case for suite in JUnitXml.fromstring(data) for case in suite]


@given(any_report())
def test_it_has_the_form_that_jenkins_reads(report: Reported) -> None:
    SCHEMA.assertValid(etree.fromstring(written(report)))


@given(any_report())
def test_what_fails_the_check_fails_and_nothing_else(report: Reported) -> None:
    data = written(report)
    results = [result for case in cases(data) for result in case.result]
    failing = sum(map(report.fails, report.diagnostics))
    assert sum(isinstance(result, Failure) for result in results) == failing
    rest = len(report.diagnostics) - failing
    assert sum(isinstance(result, Skipped) for result in results) == rest
    read = JUnitXml.fromstring(data)
    assert (int(read.tests), int(read.failures), int(read.errors)) == (len(cases(data)), failing, 0)
    for suite in read:
        read_again = [result for case in suite for result in case.result]
        assert int(suite.failures) == sum(isinstance(one, Failure) for one in read_again)
        assert int(suite.skipped) == sum(isinstance(one, Skipped) for one in read_again)


@given(any_report())
def test_no_two_test_cases_have_one_name(report: Reported) -> None:
    names = [(case.classname, case.name) for case in cases(written(report))]
    assert len(set(names)) == len(names)


@given(any_report())
def test_every_file_is_there(report: Reported) -> None:
    suites = list(JUnitXml.fromstring(written(report)))
    assert len(suites) == len({*report.files, *(d.span.source.path for d in report.diagnostics)})
    passed = [case for suite in suites for case in suite if not case.result]
    found_in = {d.span.source.path for d in report.diagnostics}
    assert len(passed) == len(set(report.files) - found_in)


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "good/map.argmap": "claim a: A.\n  supports: b\n\nclaim b: B.\n",
            "bad/map.argmap": "claim a: A.\n  supports: c\n  on: \x01\n",
            "warned/map.argmap": "claim a: A.\n",
        },
    )


def told(maps: Path, *words: str) -> dict[str, list[str]]:
    """By folder, how each test case ended."""
    result = argmap("check", maps, "--format", "junit", *words)
    read: dict[str, list[str]] = {}
    for case in cases(result.stdout_bytes):
        ended = [type(one).__name__ for one in case.result] or ["passed"]
        read.setdefault(Path(case.classname).parent.name, []).extend(ended)
    failed = any("Failure" in ended for ended in read.values())
    assert result.exit_code == failed
    return read


def test_it_fails_where_the_command_does(maps: Path) -> None:
    read = told(maps)
    assert set(read.pop("bad")) == {"Failure"}
    assert read == {"good": ["passed"], "warned": ["Skipped"]}
    assert told(maps, "--strict")["warned"] == ["Failure"]
    assert told(maps / "warned") == {"warned": ["Skipped"]}


def test_a_failure_shows_the_line(maps: Path) -> None:
    data = argmap("check", maps / "bad", "--format", "junit").stdout_bytes
    case = next(case for case in cases(data) if case.name.startswith("unknown-id: "))
    (failure,) = case.result
    assert failure.message == "claim `a` supports `c`, which does not exist"
    assert failure.type == "error"
    assert "map.argmap:2:13\n" in failure.text
    assert "2 |   supports: c\n" in failure.text


def test_names_stay_when_lines_move(maps: Path) -> None:
    def names() -> list[str]:
        data = argmap("check", maps / "bad", "--format", "junit").stdout_bytes
        return [case.name for case in cases(data)]

    before, path = names(), maps / "bad" / "map.argmap"
    path.write_text("# words\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert names() == before
