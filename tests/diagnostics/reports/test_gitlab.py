"""The `gitlab` report, held against what GitLab's documentation says of code quality reports."""

from __future__ import annotations

import json
from pathlib import Path

from commands import process
from findings import any_report
from hypothesis import given
from jsonschema import Draft202012Validator
from mapkit import write

from argmap.diagnostics.reports import FORMATS, Reported

# What the documentation lists as the least that every entry has.
FIELDS = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "minLength": 1},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {
                                "begin": {"type": "integer", "minimum": 1},
                                "end": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                },
            },
        },
    }
)


@given(any_report())
def test_it_has_the_documented_fields(report: Reported) -> None:
    data = FORMATS["gitlab"](report).encode("utf-8", "replace")
    made = json.loads(data)
    FIELDS.validate(made)
    assert len(made) == len(report.diagnostics)
    assert len({one["fingerprint"] for one in made}) == len(made)
    for one, finding in zip(made, report.diagnostics, strict=True):
        assert one["check_name"] == finding.rule
        assert one["location"]["lines"]["begin"] == finding.span.line
        assert one["location"]["lines"]["end"] >= finding.span.line


def test_paths_are_those_of_the_checkout(tmp_path: Path) -> None:
    write(tmp_path, {"maps/карта.argmap": "claim a: A.\n  supports: b\n"})
    done = process("check", "--format", "gitlab", cwd=tmp_path)
    (one, *_) = json.loads(done.stdout)
    assert not done.stdout.startswith(b"\xef\xbb\xbf")  # GitLab reads no byte order mark
    assert (one["location"]["path"], one["severity"]) == ("maps/карта.argmap", "major")


def test_without_findings_it_is_an_empty_list(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n\nclaim b: B.\n"})
    assert json.loads(process("check", "--format", "gitlab", cwd=tmp_path).stdout) == []
