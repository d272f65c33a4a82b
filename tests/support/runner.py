"""Runs the steps of `action.yml` in order, as GitHub's runner does, but for those of other actions.

Only what the action has is understood: inputs and outputs in expressions, `&&` and `!cancelled()`
in conditions. https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mapkit import ROOT
from repositories import clean

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Run:
    """What a run of the action came to."""

    code: int = 0
    """The exit code of the first step that failed; 0 where none did."""
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    """What other actions were given, by their names without the version."""

    @property
    def annotations(self) -> list[str]:
        """The lines that GitHub takes for commands."""
        found, stopped = [], ""
        for line in self.log.splitlines():
            said = line.lstrip()
            if stopped:
                stopped = "" if said == f"::{stopped}::" else stopped
            elif said.startswith("::stop-commands::"):
                stopped = said.removeprefix("::stop-commands::")
            elif said.startswith("::") or "##[" in said:
                found.append(line)
        assert not stopped
        return found


def run(
    workspace: Path,
    temp: Path,
    inputs: Mapping[str, str] | None = None,
    env: Mapping[str, str] | None = None,
    leave_out: tuple[str, ...] = (),
    action: Path = ROOT,
) -> Run:
    """Runs the action in a checkout; `leave_out` has the ids of steps that are not run."""
    given = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    assert set(inputs or {}) <= set(given)
    known: dict[str, str] = {f"inputs.{k}": v for k, v in {**given, **(inputs or {})}.items()}
    made = Run()
    temp.mkdir(exist_ok=True)
    for number, step in enumerate(ACTION["runs"]["steps"]):
        name = step.get("id", f"step-{number}")
        if name in leave_out or not _holds(step.get("if"), known, made.code == 0):
            continue
        if "uses" in step:
            action_name = step["uses"].partition("@")[0]
            made.used[action_name] = _filled(step.get("with", {}), known)
            if action_name == "actions/setup-python":
                known[f"steps.{name}.outputs.python-path"] = sys.executable
            continue
        files = {kind: temp / f"{number}-{kind}" for kind in ("output", "summary")}
        for file in files.values():
            file.touch()
        script = temp / f"{number}.sh"
        script.write_text(step["run"], encoding="utf-8")
        assert step["shell"] == "bash"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=workspace,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=clean(
                {
                    "CI": "true",
                    "GITHUB_ACTIONS": "true",
                    "GITHUB_ACTION_PATH": str(action),
                    "GITHUB_WORKSPACE": str(workspace),
                    "GITHUB_OUTPUT": str(files["output"]),
                    "GITHUB_STEP_SUMMARY": str(files["summary"]),
                    "RUNNER_TEMP": str(temp),
                    **(env or {}),
                    **_filled(step.get("env", {}), known),
                }
            ),
            check=False,
        )
        made.code = made.code or done.returncode
        made.log += done.stdout
        made.summary += files["summary"].read_text(encoding="utf-8")
        for line in files["output"].read_text(encoding="utf-8").splitlines():
            key, equals, value = line.partition("=")
            assert equals
            known[f"steps.{name}.outputs.{key}"] = value
    made.outputs = _filled({k: v["value"] for k, v in ACTION["outputs"].items()}, known)
    return made


def _filled(given: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    def text(value: Any) -> str:
        said = str(value).lower() if isinstance(value, bool) else str(value)
        return EXPRESSION.sub(lambda found: _value(found[1], known), said)

    return {key: text(value) for key, value in given.items()}


def _holds(condition: str | None, known: Mapping[str, str], well: bool) -> bool:
    if condition is None:
        return well
    parts = [part.strip() for part in EXPRESSION.sub(r"\1", condition).split("&&")]
    anyway = "!cancelled()" in parts
    return (well or anyway) and all(_value(one, known) for one in parts if one != "!cancelled()")


def _value(name: str, known: Mapping[str, str]) -> str:
    assert re.fullmatch(r"inputs\.[\w-]+|steps\.[\w-]+\.outputs\.[\w-]+", name), name
    if name.startswith("inputs."):
        return known[name]
    assert any(one.get("id") == name.split(".")[1] for one in ACTION["runs"]["steps"]), name
    return known.get(name, "")
