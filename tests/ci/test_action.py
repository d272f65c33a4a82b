"""The action for GitHub: its steps run in bash, with the environment that GitHub gives them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from sysconfig import get_path
from xml.etree import ElementTree

import pytest
from mapkit import ROOT
from repositories import commit, copy_of_the_project, git, put
from runner import ACTION, Run, run
from workflows import assert_safe, assert_well_formed

DAM = """map dam: The dam

source report: The report
  file: sources/report.txt

claim fails: The dam will fail within ten years.

claim old: The dam is old.
  from: report
  > The dam is old
  supports: fails
"""
LAKE = """map lake: The lake

claim cold: The lake is cold.

claim deep: The lake is deep.
  supports: cold
"""
FILES = {
    "argmap.toml": "",
    "maps/dam/dam.argmap": DAM,
    "maps/dam/sources/report.txt": "The dam is old, and it leaks.\n",
    "maps/the lake/lake.argmap": LAKE,
}
NEW = """
claim leaks: The dam leaks.
  supports: fails
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two maps and one commit, at a place with a blank in it."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    git(folder, "init", "--quiet")
    put(folder, FILES)
    commit(folder)
    return folder


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The runner's folder, where argmap is installed: it is the environment of the tests."""
    folder = tmp_path / "the runner's"
    folder.mkdir()
    (folder / "argmap").symlink_to(sys.prefix, target_is_directory=True)
    return folder


def event(repository: Path, name: str, **said: object) -> dict[str, str]:
    """The environment of an event."""
    path = repository.parent / "event.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    head = git(repository, "rev-parse", "HEAD")
    return {"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path), "GITHUB_SHA": head}


def merged(repository: Path, files: Mapping[str, str | None]) -> dict[str, str]:
    """Changes files on a branch, and checks it out merged into its base, as GitHub does."""
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "-b", "branch")
    put(repository, files)
    commit(repository)
    git(repository, "checkout", "--quiet", "--detach", base)
    git(repository, "merge", "--quiet", "--no-ff", "--message", "merged", "branch")
    return event(repository, "pull_request", pull_request={"base": {"sha": base}})


def run_here(repository: Path, temp: Path, env: Mapping[str, str], **inputs: str) -> Run:
    """Runs the action with the argmap of the tests."""
    return run(repository, temp, inputs, env, leave_out=("install",))


def drawn(made: Run) -> dict[str, str]:
    """The words of each picture, by the name of its file."""
    folder = made.outputs["pictures"]
    if not folder:
        return {}
    return {
        path.name: " ".join(ElementTree.parse(path).getroot().itertext())
        for path in sorted(Path(folder).iterdir())
    }


def test_a_good_change_is_told_and_drawn(repository: Path, temp: Path) -> None:
    made = run_here(repository, temp, merged(repository, {"maps/dam/dam.argmap": DAM + NEW}))
    assert (made.code, made.annotations) == (0, [])
    assert made.summary.startswith("# Maps\n\n    No findings in 2 files.\n    1 quote: 1 exact.\n")
    assert "### The dam (maps/dam)" in made.summary
    assert "The dam leaks" in made.summary
    assert "The lake" not in made.summary
    assert "2 pictures of maps that changed: artifact argmap-pictures" in made.summary
    pictures = drawn(made)
    assert list(pictures) == ["maps-dam-changes.svg", "maps-dam.svg"]
    assert all("The dam leaks." in words for words in pictures.values())
    kept = made.used["actions/upload-artifact"]
    assert kept["path"] == made.outputs["pictures"]
    assert kept["name"] == "argmap-pictures"
    told = Path(made.outputs["changes"]).read_text(encoding="utf-8")
    assert told.startswith("## What changed in the argument")
    assert told.strip() in made.summary


def test_a_bad_change_fails_and_is_told_and_drawn_all_the_same(
    repository: Path, temp: Path
) -> None:
    changed = {
        "maps/dam/dam.argmap": DAM.replace("> The dam is old", "> The dam is new"),
        "maps/the lake/lake.argmap": LAKE.replace("is deep", "is very deep"),
    }
    made = run_here(repository, temp, merged(repository, changed))
    assert made.code == 1
    (found,) = made.annotations
    assert found.startswith("::error file=maps/dam/dam.argmap,line=")
    assert "title=argmap quote-altered::" in found
    assert "1 error in 2 files" in made.summary
    assert "is **very** deep" in made.summary
    assert "maps/dam: no picture: 1 error in 1 file" in made.summary
    assert [name for name in drawn(made) if "dam-changes" not in name] == [
        "maps-the-lake-changes.svg",
        "maps-the-lake.svg",
    ]
    assert "actions/upload-artifact" in made.used


def test_only_what_the_branch_changed_is_told(repository: Path, temp: Path) -> None:
    """Where the base has gone on, and the branch is checked out as it is."""
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "-b", "branch")
    put(repository, {"maps/dam/dam.argmap": DAM + NEW})
    commit(repository)
    git(repository, "checkout", "--quiet", "--detach", base)
    put(repository, {"maps/the lake/lake.argmap": LAKE.replace("deep.", "dark.")})
    newer = commit(repository)
    git(repository, "checkout", "--quiet", "branch")
    env = event(repository, "pull_request", pull_request={"base": {"sha": newer}})
    made = run_here(repository, temp, env)
    assert list(drawn(made)) == ["maps-dam-changes.svg", "maps-dam.svg"]
    assert "lake" not in made.summary


def test_what_came_into_the_base_meanwhile_is_not_told(repository: Path, temp: Path) -> None:
    """Where the event names an older base than the one that GitHub merged into."""
    older = git(repository, "rev-parse", "HEAD")
    put(repository, {"maps/the lake/lake.argmap": LAKE.replace("deep.", "dark.")})
    commit(repository)
    env = merged(repository, {"maps/dam/dam.argmap": DAM + NEW})
    env |= event(repository, "pull_request", pull_request={"base": {"sha": older}})
    made = run_here(repository, temp, env, pictures="")
    assert "The dam leaks" in made.summary
    assert "lake" not in made.summary


def test_a_push_is_compared_with_what_was_there_before(repository: Path, temp: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    put(repository, {"maps/dam/dam.argmap": DAM + NEW})
    commit(repository)
    made = run_here(repository, temp, event(repository, "push", before=before), pictures="")
    assert "The dam leaks" in made.summary


def test_the_pictures_of_a_new_map_and_none_of_one_that_is_gone(
    repository: Path, temp: Path
) -> None:
    changed: dict[str, str | None] = dict.fromkeys(
        ("maps/dam/dam.argmap", "maps/dam/sources/report.txt")
    )
    env = merged(repository, {**changed, "maps/hill/hill.argmap": "claim high: It is high.\n"})
    made = run_here(repository, temp, env)
    assert list(drawn(made)) == ["maps-hill.svg"]
    assert "maps/dam" in made.summary


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_checkout(repository: Path, temp: Path, tmp_path: Path, depth: int) -> None:
    env = merged(repository, {"maps/dam/dam.argmap": DAM + "claim odd: Odd.\n  supports: nil\n"})
    git(repository, "branch", "--force", "merged", "HEAD")
    shallow = tmp_path / "shallow"
    words = ("--quiet", "--depth", str(depth), "--branch", "merged")
    git(tmp_path, "clone", *words, repository.as_uri(), shallow)
    made = run_here(shallow, temp, env)
    assert made.code == 1
    assert any("title=argmap unknown-id::" in line for line in made.annotations)
    missing = "is not in this clone"
    if depth == 1:
        assert missing in made.summary
        assert "`fetch-depth: 0`" in made.summary
        (notice,) = [line for line in made.annotations if line.startswith("::notice")]
        assert missing in notice
        assert (made.outputs["changes"], drawn(made)) == ("", {})
        assert "actions/upload-artifact" not in made.used
    else:
        assert missing not in made.summary
        assert made.outputs["changes"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("workflow_dispatch", {}), ("push", {"before": "0" * 40}), ("push", {"before": "--help"})],
)
def test_a_run_with_nothing_to_compare_with(
    repository: Path, temp: Path, name: str, said: dict[str, str]
) -> None:
    made = run_here(repository, temp, event(repository, name, **said))
    assert (made.code, made.annotations) == (0, [])
    assert made.summary == "# Maps\n\n    No findings in 2 files.\n    1 quote: 1 exact.\n"


def test_maps_that_are_in_no_repository(tmp_path: Path, temp: Path) -> None:
    folder = tmp_path / "plain"
    put(folder, FILES)
    made = run_here(folder, temp, {})
    assert made.code == 0
    assert "is in no git repository" in made.summary


def test_paths(repository: Path, temp: Path) -> None:
    changed = {"maps/dam/dam.argmap": DAM + NEW, "maps/the lake/lake.argmap": LAKE + "claim ?\n"}
    env = merged(repository, changed)
    made = run_here(repository, temp, env, paths="\n  maps/dam  \n\n")
    assert made.code == 0
    assert list(drawn(made)) == ["maps-dam-changes.svg", "maps-dam.svg"]
    made = run_here(repository, temp, env, paths="maps/dam\nmaps/the lake/lake.argmap")
    assert made.code == 1


def test_a_checkout_in_a_folder_of_the_workspace(repository: Path, temp: Path) -> None:
    env = merged(repository, {"maps/dam/dam.argmap": DAM + NEW})
    made = run_here(repository.parent, temp, env, paths="a checkout/maps")
    assert "The dam leaks" in made.summary
    assert list(drawn(made)) == ["maps-dam-changes.svg", "maps-dam.svg"]


def test_strict_and_further_options(repository: Path, temp: Path) -> None:
    put(repository, {"maps/the lake/lake.argmap": LAKE + "\nclaim odd: Odd.\n"})
    env = event(repository, "workflow_dispatch")
    mild = run_here(repository, temp, env)
    assert (mild.code, len(mild.annotations)) == (0, 1)
    assert run_here(repository, temp, env, strict="true").code == 1
    words = "--ignore 'unreached-entry' --report sarif='the findings.sarif'"
    made = run_here(repository, temp, env, strict="true", args=words)
    assert made.code == 0
    assert json.loads((repository / "the findings.sarif").read_text(encoding="utf-8"))["runs"]


def test_without_pictures(repository: Path, temp: Path) -> None:
    env = merged(repository, {"maps/dam/dam.argmap": DAM + NEW})
    made = run_here(repository, temp, env, pictures="")
    assert "The dam leaks" in made.summary
    assert made.outputs["pictures"] == ""
    assert "actions/upload-artifact" not in made.used


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"strict": "yes"}, "strict: yes: write true or false"),
        ({"args": "--ignore 'wording"}, "a quotation mark or a backslash is left open"),
        ({"args": "--select nonsense"}, "nonsense"),
        ({"paths": "nowhere"}, "there is no file or folder nowhere"),
        ({"paths": "--fix"}, "there is no file or folder --fix"),
    ],
)
def test_what_can_not_be_done_is_an_error(
    repository: Path, temp: Path, inputs: dict[str, str], said: str
) -> None:
    made = run_here(repository, temp, event(repository, "push"), **inputs)
    assert made.code == 2
    (found,) = made.annotations
    assert found.startswith("::error title=argmap::")
    assert said in found


def test_nothing_that_maps_and_inputs_say_is_run(repository: Path, temp: Path) -> None:
    """Neither by bash, nor by Python, nor by GitHub, which obeys lines that a step prints."""
    bad = "$(touch ran) `touch ran` ;touch ran; ${{ github.token }} ##[add-mask]a ::add-mask::b"
    name = "maps/$(touch ran) ;'\"` ##[add-mask]c"
    hostile = f"map x: {bad}\n\nclaim x: {bad}\n  supports: y\n"
    files = {
        f"{name}/x.argmap": hostile,
        f"{name}/::add-mask::d.argmap": f"claim z: {bad}\n",
        "maps/dam/dam.argmap": DAM + f"\nclaim w: ::add-mask::e\n  supports: fails # {bad}\n",
        **{
            f"{module}.py": "import pathlib\npathlib.Path('ran').touch()\n"
            for module in ("argmap", "venv", "pip", "json", "click", "encodings", "sitecustomize")
        },
    }
    made = run_here(repository, temp, merged(repository, files))
    assert made.code == 1
    assert not list(repository.rglob("ran"))
    ours = r"::(error|warning|notice) (file=[^:]*,line=\d+|title=argmap::)"
    assert [line for line in made.annotations if not re.match(ours, line)] == []
    made = run_here(repository, temp, event(repository, "push"), paths=bad, args=bad, strict=bad)
    assert made.code == 2
    assert not list(repository.rglob("ran"))


def test_scripts_have_no_expressions() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


def test_actions_of_others_are_pinned_to_commits() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert len(used) == 2
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used)


def test_the_job_keeps_its_python(repository: Path, temp: Path) -> None:
    made = run_here(repository, temp, event(repository, "push"))
    assert made.used["actions/setup-python"]["update-environment"] == "false"


def test_the_form_of_the_action() -> None:
    assert_well_formed(ROOT / "action.yml", "github-actions")
    assert_safe(ROOT / "action.yml")


def test_the_steps_install_argmap(repository: Path, tmp_path: Path) -> None:
    """From where the action is; what argmap needs is found in the tests' environment here."""
    temp, action = tmp_path / "the runner's", tmp_path / "the action"
    copy_of_the_project(action)
    place = Path(get_path("purelib", vars={"base": str(temp / "argmap")}))
    put(place, {"tests.pth": get_path("purelib")})
    env = {**event(repository, "push"), "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}
    made = run(repository, temp, None, env, action=action)
    assert (made.code, made.annotations) == (0, []), made.log
    assert "No findings in 2 files." in made.summary
    assert (place / "argmap" / "grammar" / "argmap.lark").is_file()
