"""The examples of docs/ci.md: they have the form that each system takes, and do what they say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mapkit import ROOT
from repositories import clean, commit, git, put
from runner import ACTION
from workflows import assert_safe, assert_well_formed

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HEX = "0123456789" * 4
"""What might be the name of a commit."""


def examples(heading: str) -> list[str]:
    """The examples below a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return re.findall(r"^```(?:yaml|sh)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a commit, and one more in which a claim was added and an error made."""
    folder = tmp_path / "a checkout"
    put(folder, {"argmap.toml": "", "dam/dam.argmap": "claim fails: The dam will fail.\n"})
    git(folder, "init", "--quiet")
    commit(folder)
    more = "claim fails: The dam will fail.\n\nclaim old: The dam is old.\n  supports: fail\n"
    put(folder, {"dam/dam.argmap": more})
    commit(folder)
    return folder


def bash(lines: list[str], folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs lines as a CI does, with the argmap of the tests."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "-e", "-c", "\n".join(lines)],
        cwd=folder,
        capture_output=True,
        env=clean({"PATH": path, **env}),
        encoding="utf-8",
        check=False,
    )


def test_the_workflow_for_github(tmp_path: Path) -> None:
    workflow, further = examples("GitHub")
    path = tmp_path / ".github" / "workflows" / "maps.yml"
    put(path.parent, {path.name: workflow + further})
    assert_well_formed(path, "github-workflows")
    pinned = re.sub(r"(?<=@)(v\d+|YOUR-TAG)$", HEX, workflow + further, flags=re.MULTILINE)
    put(path.parent, {path.name: pinned})  # the example has tags, to be read
    assert_safe(path)
    (ours,) = (
        step
        for step in yaml.safe_load(workflow)["jobs"]["maps"]["steps"]
        if step["uses"].endswith("/argmap@YOUR-TAG")
    )
    assert set(ours.get("with", {})) <= set(ACTION["inputs"])


@pytest.mark.parametrize("kind", ["inputs", "outputs"])
def test_the_page_names_what_the_action_takes_and_gives(kind: str) -> None:
    (table,) = re.findall(rf"^\| {kind[:-1]} \| \|\n\|.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(ACTION[kind])


def test_the_job_for_gitlab(tmp_path: Path, repository: Path) -> None:
    (text,) = examples("GitLab")
    put(tmp_path, {".gitlab-ci.yml": text})
    assert_well_formed(tmp_path / ".gitlab-ci.yml", "gitlab-ci")
    job = yaml.safe_load(text)["maps"]
    done = bash(job["script"], repository, ARGMAP_CACHE_DIR=job["variables"]["ARGMAP_CACHE_DIR"])
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    (found,) = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert found["check_name"] == "unknown-id"
    assert "unknown-id" in (repository / reports["junit"]).read_text(encoding="utf-8")
    assert [str(one.relative_to(repository)) + "/" for one in repository.glob(".argmap*")] == (
        job["cache"]["paths"]
    )
    done = bash(job["after_script"], repository, CI_MERGE_REQUEST_DIFF_BASE_SHA="")
    assert (done.returncode, done.stderr) == (0, "")
    (changes,) = (repository / name for name in job["artifacts"]["paths"])
    assert not changes.exists()
    base = git(repository, "rev-parse", "HEAD^")
    assert (
        bash(job["after_script"], repository, CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 0
    )
    assert "The dam is old" in changes.read_text(encoding="utf-8")


def test_the_lines_for_any_other_system(repository: Path) -> None:
    (text,) = examples("Any other system")
    lines = [line for line in text.splitlines() if "argmap " in line and "pip" not in line]
    assert len(lines) == 2
    done = bash([line.removeprefix(".venv/bin/") for line in lines], repository)
    assert done.returncode == 1
    assert "[unknown-id]" in done.stdout
    assert "unknown-id" in (repository / "argmap.xml").read_text(encoding="utf-8")


def test_the_configuration_for_pre_commit(tmp_path: Path) -> None:
    (text,) = examples("Before each commit")
    put(tmp_path, {".pre-commit-config.yaml": text})
    words = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    (repo,) = yaml.safe_load(text)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == {hook["id"] for hook in HOOKS}
