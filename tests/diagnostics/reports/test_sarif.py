"""The `sarif` report: its schema, what others make of it, places, texts and fixes."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from commands import argmap, process
from findings import any_report, applied, at, reported
from hypothesis import given
from jsonschema.validators import validator_for
from mapkit import ROOT, write
from npm import package

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.diagnostics.reports import FORMATS, Reported
from argmap.text import SourceText, Span

FINDINGS = ROOT / "tests" / "fixtures" / "findings"


def made(report: Reported) -> dict[str, Any]:
    """The run of a report, as it is read from a file."""
    text = FORMATS["sarif"](report).encode("utf-8", "replace")
    (run,) = json.loads(text)["runs"]
    return dict(run)


@cache
def schema() -> Any:
    """What validates SARIF 2.1.0."""
    tool = package("@microsoft/sarif-multitool")
    (path,) = tool.parent.glob("sarif-multitool-*/sarif-2.1.0.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    return validator_for(found)(found)


@given(any_report())
def test_it_has_the_published_form(report: Reported) -> None:
    schema().validate(json.loads(FORMATS["sarif"](report)))


@given(any_report())
def test_places_and_texts_are_those_of_the_findings(report: Reported) -> None:
    run = made(report)
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(report.diagnostics)
    for result, finding in zip(run["results"], report.diagnostics, strict=True):
        assert result["ruleId"] == finding.rule
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.rule
        places = [*result["locations"], *result.get("relatedLocations", [])]
        for place, label in zip(places, (finding.primary, *finding.others), strict=True):
            source, region = label.span.source, place["physicalLocation"]["region"]
            start = at(source.text, region["startLine"], region["startColumn"])
            end = at(source.text, region["endLine"], region["endColumn"])
            assert (start, end) == (label.span.start, label.span.end)
            assert region["snippet"]["text"] == sound(label.span.text)
            assert ("message" in place) == bool(label.text)
            uri = place["physicalLocation"]["artifactLocation"]
            assert path_of(uri) == source.path


def sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def path_of(artifact: dict[str, str]) -> Path:
    """The path that an artifact's location means, where the root is the working folder."""
    parts = urlsplit(artifact["uri"])
    assert not parts.query
    assert not parts.fragment
    path = Path(unquote(parts.path, errors="surrogateescape"))
    if artifact.get("uriBaseId") == "SRCROOT":
        assert not parts.scheme
        return Path.cwd() / path
    assert parts.scheme == "file"
    assert path.is_absolute()
    return path


def test_a_fix_does_what_the_finding_s_fix_does() -> None:
    text = "claim a: A.\n  suports: c\n\nclaim b: B.\n"
    source = SourceText("map.argmap", text, Path.cwd() / "map.argmap")
    edits = (Edit(Span(source, 14, 21), "supports"), Edit(Span(source, 23, 24), "b"))
    insertion = Edit(Span(source, len(text), len(text)), "\nclaim c: C.\n  supports: b\n")
    fixes = (Fix("do this", edits, safe=False), Fix("do that", (insertion,), safe=True))
    label = Label(Span(source, 14, 21))
    finding = Diagnostic("unknown-key", "error", "no", label, fixes=fixes)
    (result,) = made(reported([finding]))["results"]
    after = []
    for fix in result["fixes"]:
        (change,) = fix["artifactChanges"]
        after.append(
            applied(
                text,
                [
                    (
                        at(text, region["startLine"], region["startColumn"]),
                        at(text, region["endLine"], region["endColumn"]),
                        replacement["insertedContent"]["text"],
                    )
                    for replacement in change["replacements"]
                    for region in [replacement["deletedRegion"]]
                ],
            )
        )
    assert after == ["claim a: A.\n  supports: b\n\nclaim b: B.\n", text + insertion.text]
    assert [fix["properties"]["safe"] for fix in result["fixes"]] == [False, True]


def test_a_fix_of_two_files_has_a_change_for_each() -> None:
    one, two = (SourceText(name, "claim a: A.\n", Path.cwd() / name) for name in ("x", "y"))
    edits = tuple(Edit(Span(source, 6, 7), "b") for source in (one, two, one))
    finding = Diagnostic(
        "duplicate-id", "error", "no", Label(edits[0].span), fixes=(Fix("do", edits, safe=True),)
    )
    (result,) = made(reported([finding]))["results"]
    changes = result["fixes"][0]["artifactChanges"]
    assert [len(change["replacements"]) for change in changes] == [2, 1]


def test_the_same_fix_twice_is_there_once() -> None:
    span = Span(SourceText("map.argmap", "x", Path.cwd() / "map.argmap"), 0, 1)
    fixes = tuple(Fix("write `y`", (Edit(span, "y"),), safe=True) for _ in range(2))
    finding = Diagnostic("unknown-key", "error", "no", Label(span), fixes=fixes)
    report = reported([finding])
    schema().validate(json.loads(FORMATS["sarif"](report)))
    assert len(made(report)["results"][0]["fixes"]) == 1


def test_what_a_map_says_is_no_link() -> None:
    source = SourceText("map.argmap", "claim a: A.\n", Path.cwd() / "map.argmap")
    words = "`[here](https://example.org)` is not a kind"
    finding = Diagnostic("unknown-kind", "error", words, Label(Span(source, 0, 5), words))
    (result,) = made(reported([finding]))["results"]
    assert "](" not in result["message"]["text"] + result["locations"][0]["message"]["text"]
    assert "here" in result["message"]["text"]


def test_a_rule_is_explained() -> None:
    done = process("check", FINDINGS, "--format", "sarif")
    (run,) = json.loads(done.stdout)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {result["ruleId"] for result in run["results"]}
    told = rules["unknown-id"]
    assert told["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert told["properties"]["tags"] == ["form"] or told["properties"]["tags"] == ["structure"]
    assert told["shortDescription"]["text"][:1].isupper()
    assert "```argmap\n" in told["help"]["markdown"]
    assert "```" not in told["help"]["text"]
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_it_is_the_same_in_every_checkout(tmp_path: Path) -> None:
    files = {"maps/a map.argmap": "claim a: A.\n  supports: b\n"}
    one, two = write(tmp_path / "one", files), write(tmp_path / "another", files)
    first = process("check", "--format", "sarif", cwd=one)
    assert first.stdout == process("check", "--format", "sarif", cwd=two).stdout
    assert b'"uri": "maps/a%20map.argmap", "uriBaseId": "SRCROOT"' in first.stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of many findings in files with odd names, and in documents."""
    folder = tmp_path_factory.mktemp("sarif")
    bad = "claim a: A [b](c).\n  supports: c{0}\n  on: 31.12.2006\n"
    write(folder, {"100% odd/[map](1) ä.argmap": bad, "b.argmap": bad})
    path = folder / "out.sarif"
    assert argmap("check", FINDINGS, folder, "--report", f"sarif={path}").exit_code == 1
    return path


def test_the_multitool_finds_nothing_wrong(written: Path) -> None:
    tool = package("@microsoft/sarif-multitool")
    (program,) = tool.parent.glob("sarif-multitool-*/Sarif.Multitool")
    log = written.with_suffix(".checked")
    command = [program, "validate", written, "--output", log, "--log", "ForceOverwrite"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (run,) = json.loads(log.read_text(encoding="utf-8"))["runs"]
    # It asks for the address of a home page.
    assert {found["ruleId"] for found in run["results"]} <= {"SARIF2005"}
    assert "toolExecutionNotifications" not in run["invocations"][0]


@pytest.mark.parametrize("view", ["summary", "html", "csv", "codeclimate"])
def test_a_viewer_shows_every_rule_and_severity(written: Path, view: str) -> None:
    target = written.with_suffix(f".{view}")
    command = [sys.executable, "-m", "sarif", view, "--output", str(target), str(written)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shown = target.read_text(encoding="utf-8")
    (run,) = json.loads(written.read_text(encoding="utf-8"))["runs"]
    assert all(result["ruleId"] in shown for result in run["results"])
    if view == "summary":
        errors = sum(result["level"] == "error" for result in run["results"])
        assert f"error: {errors}" in shown
    if view == "codeclimate":
        ours = {result["partialFingerprints"]["argmapFinding/v1"] for result in run["results"]}
        assert len(json.loads(shown)) == len(ours)
