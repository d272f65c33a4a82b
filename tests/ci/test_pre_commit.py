"""The hooks for pre-commit, installed from a commit of this project and run on a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mapkit import ROOT
from repositories import clean, commit, copy_of_the_project, git, put

DAM = """claim fails: The dam will fail within ten years.

claim old: The dam is old.
  from: report
  > The dam is old
  supports: fails
"""
REPORT = """source report: The report
  file: sources/report.txt
"""
FILES = {
    "argmap.toml": "",
    "maps/dam.argmap": DAM,
    "maps/report.argmap": REPORT,
    "maps/sources/report.txt": "The dam is old, and it leaks.\n",
}
CONFIGURATION = """repos:
  - repo: "{repo}"
    rev: {rev}
    hooks:
      - id: argmap-fmt
      - id: argmap-check
"""
OFFLINE = ("Could not find a version", "NewConnectionError", "NameResolutionError")
"""What pip says where it reaches no registry."""


def pre_commit(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs pre-commit with environments of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean({"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}),
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder in which pre-commit has installed the hooks, and a configuration for them.

    Where pip is offline the tests are skipped, and fail if ARGMAP_TESTS_REQUIRE lists `registry`.
    """
    place = tmp_path_factory.mktemp("hooks")
    copy_of_the_project(place / "argmap")
    git(place / "argmap", "init", "--quiet")
    revision = commit(place / "argmap")
    configuration = CONFIGURATION.format(repo=(place / "argmap").as_posix(), rev=revision)
    put(place / "first", {".pre-commit-config.yaml": configuration})
    git(place / "first", "init", "--quiet")
    done = pre_commit(place / "first", place / "home", "install-hooks")
    if done.returncode and any(words in done.stdout for words in OFFLINE):
        required = "registry" in os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(",")
        give_up = pytest.fail if required else pytest.skip
        give_up("needs a registry of packages, and pip reaches none")
    assert done.returncode == 0, done.stdout
    yield place / "home", configuration
    shutil.rmtree(place / "home")  # 200 MB


@pytest.fixture
def repository(installed: tuple[Path, str], tmp_path: Path) -> Path:
    """A repository with a map in two files and its document, all well."""
    put(tmp_path, {**FILES, ".pre-commit-config.yaml": installed[1]})
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def hooks(repository: Path, installed: tuple[Path, str], *words: str) -> tuple[int, str]:
    """The exit code and the words of the hooks, on what is staged or as `words` say."""
    git(repository, "add", "--all")
    done = pre_commit(repository, installed[0], "run", *words)
    return done.returncode, done.stdout


def test_the_hooks_have_the_form_of_hooks() -> None:
    words = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_good_map_passes(repository: Path, installed: tuple[Path, str]) -> None:
    code, said = hooks(repository, installed, "--all-files")
    assert code == 0, said
    assert said.count("Passed") == 2


@pytest.mark.slow
def test_both_hooks_share_an_environment_that_reads_all_documents(
    installed: tuple[Path, str],
) -> None:
    (environment,) = installed[0].glob("repo*/py_env-*")
    assert {path.name for path in environment.rglob("site-packages/*")} >= {
        "docx",
        "lxml",
        "pypdfium2",
        "trafilatura",
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        pytest.param(
            {"maps/dam.argmap": DAM.replace("> The dam is old", "> The dam is new")},
            "maps/dam.argmap:5:",
            id="map",
        ),
        pytest.param(
            {"maps/report.argmap": REPORT.replace("report:", "paper:")},
            "maps/dam.argmap:4:",
            id="another file of the map",
        ),
        pytest.param({"maps/report.argmap": None}, "maps/dam.argmap:4:", id="deleted file"),
        pytest.param(
            {"maps/sources/report.txt": "The dam is new.\n"}, "maps/dam.argmap:5:", id="document"
        ),
        pytest.param(
            {"maps/sources/report.txt": None}, "maps/report.argmap:2:", id="deleted document"
        ),
        pytest.param({"argmap.toml": "select = ['nonsense']\n"}, "argmap.toml:1:", id="settings"),
        pytest.param({"maps/argmap.lock": "nonsense\n"}, "argmap.lock", id="lock"),
    ],
)
def test_whatever_changed_is_found(
    repository: Path,
    installed: tuple[Path, str],
    changed: dict[str, str | None],
    finding: str,
) -> None:
    put(repository, changed)
    code, said = hooks(repository, installed)
    assert code == 1
    assert finding in said


@pytest.mark.slow
def test_files_are_written_in_canonical_form(repository: Path, installed: tuple[Path, str]) -> None:
    put(repository, {"maps/dam.argmap": DAM.replace("  supports:", " supports:  ") + "\n\n\n"})
    code, said = hooks(repository, installed)
    assert code == 1
    assert "files were modified by this hook" in said
    assert (repository / "maps/dam.argmap").read_text(encoding="utf-8") == DAM
    put(repository, {"maps/dam.argmap": DAM + "\nclaim it-leaks: It leaks.\n  supports: fails\n"})
    assert hooks(repository, installed)[0] == 0


@pytest.mark.slow
def test_a_commit_with_an_error_is_stopped(
    repository: Path, installed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(installed[0]))
    before = git(repository, "rev-parse", "HEAD")
    assert pre_commit(repository, installed[0], "install").returncode == 0
    put(repository, {"maps/sources/report.txt": "The dam is new.\n"})
    with pytest.raises(AssertionError, match="quote-altered"):
        commit(repository)
    assert git(repository, "rev-parse", "HEAD") == before
