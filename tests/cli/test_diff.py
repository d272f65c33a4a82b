"""`argmap diff`: which states are compared, and what is said of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import ROOT, write
from repositories import commit, git

FIXTURES = ROOT / "tests" / "fixtures" / "changes"
MAP = """map dam: The dam

claim fails: The dam will fail within ten years.
  likelihood: likely

claim old: The dam is old.
  supports: fails
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the maps `dam` and `lake`, and one commit."""
    folder = tmp_path / "a repository"
    write(folder, {"dam/dam.argmap": MAP, "lake/lake.argmap": "claim wet: It is wet.\n"})
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def edit(folder: Path, old: str, new: str, name: str = "dam/dam.argmap") -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def told(*words: str) -> dict:
    result = argmap("diff", "--format", "json", *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_nothing_changed(repository: Path) -> None:
    result = argmap("diff")
    assert result.exit_code == 0
    assert result.stdout == "No map changed between the last commit and the working tree.\n"
    assert argmap("diff", "--exit-code").exit_code == 0


def test_the_working_tree(repository: Path) -> None:
    edit(repository, "likely", "very likely")
    result = argmap("diff")
    assert "fails: The dam will fail within ten years." in result.stdout
    assert "likelihood likely (55–80 %) → very likely (80–95 %) ▲" in result.stdout
    assert "nothing changed that bears on it" in result.stdout
    assert "lake" not in result.stdout
    assert argmap("diff", "--exit-code").exit_code == 1


def test_other_lines_are_no_change(repository: Path) -> None:
    text = (repository / "dam/dam.argmap").read_text(encoding="utf-8")
    moved = "# A remark.\n" + text.replace("\n  supports: fails", "") + "\n\n\n"
    moved = moved.replace("  likelihood", "  supported by: old\n  likelihood").replace("\n", "\r\n")
    (repository / "dam/dam.argmap").write_bytes(moved.encode())
    assert argmap("diff").stdout.startswith("No map changed")


def test_revisions(repository: Path) -> None:
    git(repository, "tag", "v1")
    edit(repository, "likely", "very likely")
    commit(repository)
    git(repository, "tag", "v2")
    edit(repository, "very likely", "almost certain")
    assert told("v1")["maps"][0]["judgments"][0]["likelihood"]["new"]["text"] == "almost certain"
    for words in (["v1", "v2"], ["v1..v2"], ["v1.."], ["v1...v2"], ["HEAD~1", "HEAD"]):
        (found,) = told(*words)["maps"]
        assert found["judgments"][0]["likelihood"]["new"]["text"] == "very likely"
    back = told("v2..v1")["maps"][0]["judgments"][0]["likelihood"]
    assert (back["old"]["text"], back["new"]["text"]) == ("very likely", "likely")


def test_three_dots_begin_where_a_branch_left(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "branch")
    edit(repository, "wet", "very wet", "lake/lake.argmap")
    (repository / "lake/lake.argmap").write_text("claim wet: It is very wet.\n", encoding="utf-8")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(repository, "likely", "unlikely")
    commit(repository)
    git(repository, "checkout", "-q", "branch")
    assert [one["folder"]["new"] for one in told("main...")["maps"]] == ["lake"]
    assert [one["folder"]["new"] for one in told("main..")["maps"]] == ["dam", "lake"]


def test_paths(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(repository, "likely", "unlikely")
    (repository / "lake/lake.argmap").write_text("claim wet: It is dry.\n", encoding="utf-8")
    assert [one["folder"]["new"] for one in told("HEAD", "lake")["maps"]] == ["lake"]
    assert [one["folder"]["new"] for one in told("--", "dam/dam.argmap")["maps"]] == ["dam"]
    assert [one["folder"]["new"] for one in told("lake")["maps"]] == ["lake"]
    monkeypatch.chdir(repository / "lake")
    assert len(told()["maps"]) == 2
    assert "  ../dam/dam.argmap:3:7\n" in argmap("diff").stdout
    places = {one["new"]["at"]["file"] for map in told()["maps"] for one in map["entries"]}
    assert places == {"../dam/dam.argmap", "lake.argmap"}
    assert [one["folder"]["new"] for one in told("--", "../dam")["maps"]] == ["dam"]


def test_a_file_of_a_map(repository: Path) -> None:
    (repository / "dam/more.argmap").write_text("claim more: More.\n", encoding="utf-8")
    edit(repository, "likely", "unlikely")
    (found,) = told("HEAD", "dam/more.argmap")["maps"]
    assert [one["new"]["id"] for one in found["entries"]] == ["more"]
    assert found["judgments"] == []


def test_places_of_both_states(repository: Path) -> None:
    edit(repository, "claim old: The dam is old.\n  supports: fails\n", "")
    edit(repository, "map dam: The dam\n", "# More.\n\nmap dam: The dam\n")
    (found,) = told()["maps"]
    gone = next(one for one in found["entries"] if one["change"] == "dropped")
    assert gone["old"]["at"] == {"file": "dam/dam.argmap", "line": 6, "column": 7}


def test_a_map_that_is_new_gone_or_moved(repository: Path) -> None:
    (repository / "lake/lake.argmap").unlink()
    write(repository, {"new/new.argmap": "claim hot: It is hot.\n"})
    (repository / "dam").rename(repository / "moved dam")
    edit(repository, "likely", "unlikely", "moved dam/dam.argmap")
    found = {(one["folder"]["old"], one["folder"]["new"]): one for one in told()["maps"]}
    assert set(found) == {("lake", None), (None, "new"), ("dam", "moved dam")}
    assert [one["change"] for one in found["lake", None]["entries"]] == ["dropped"]
    assert [one["change"] for one in found[None, "new"]["entries"]] == ["added"]
    assert len(found["dam", "moved dam"]["judgments"]) == 1
    assert "moved dam (was dam)" in argmap("diff").stdout


def test_ignored_and_unknown_files(repository: Path) -> None:
    write(repository, {".gitignore": "drafts/\n", "drafts/d.argmap": "claim d: D.\n"})
    write(repository, {"ideas/i.argmap": "claim i: I.\n"})
    assert [one["folder"]["new"] for one in told()["maps"]] == ["ideas"]


def test_imports_are_read_in_the_same_state(repository: Path) -> None:
    write(
        repository, {"far/far.argmap": "import dam: ../dam\n\nclaim x: X.\n  supports: dam.old\n"}
    )
    commit(repository)
    edit(repository, "claim old:", "claim aged:")
    edit(repository, "claim x: X.", "claim x: Xes.", "far/far.argmap")
    edit(repository, "dam.old", "dam.aged", "far/far.argmap")
    result = argmap("diff", "HEAD", "far")
    assert result.stderr == ""
    assert "reworded: [-X.-] {+Xes.+}" in result.stdout


def test_names_with_quotes_and_other_scripts(repository: Path) -> None:
    name = 'кар\'та "а"/я b.argmap'
    git(repository, "config", "core.quotePath", "true")
    write(repository, {name: "claim я: Да.\n"})
    commit(repository)
    (repository / name).write_text("claim я: Нет.\n", encoding="utf-8")
    assert [one["folder"]["new"] for one in told()["maps"]] == ['кар\'та "а"']


def test_a_state_with_errors(repository: Path) -> None:
    edit(repository, "supports: fails", "supports: nothing")
    for form in ("text", "markdown"):
        result = argmap("diff", "--format", form)
        assert result.exit_code == 0
        assert result.stderr == ""
        said = re.sub(r"[\\*]", "", result.stdout)
        assert "the working tree has 1 error here" in said
        assert "the first is dam/dam.argmap:7:13: " in said
        assert "[unknown-id]" in said
        assert "what may be there still, in a line at fault:" in said
        assert "- old supports fails" not in result.stdout
        assert "1 unsure, for lines at fault" in said
    (found,) = told()["maps"]
    assert found["unsure"] == [{"change": "dropped", "link": "old -> fails"}]
    assert found["links"] == []
    assert argmap("diff", "--exit-code").exit_code == 1


def test_what_a_line_at_fault_may_say_is_not_told_as_gone(repository: Path) -> None:
    edit(repository, "claim old:", "claime old:")
    edit(repository, "likelihood", "likelyhood")
    (found,) = told()["maps"]
    assert found["judgments"] == found["entries"] == found["links"] == []
    assert found["unsure"] == [
        {"change": "changed", "entry": "fails"},
        {"change": "dropped", "entry": "old"},
        {"change": "dropped", "link": "old -> fails"},
    ]
    commit(repository)
    edit(repository, "claime old:", "claim old:")
    edit(repository, "likelyhood", "likelihood")
    (found,) = told()["maps"]
    assert found["judgments"] == found["entries"] == found["links"] == []
    assert "what may have been there, in a line at fault:" in argmap("diff").stdout


def test_what_is_gone_is_told_though_lines_name_it(repository: Path) -> None:
    edit(repository, "claim fails: The dam will fail within ten years.\n  likelihood: likely\n", "")
    (found,) = told()["maps"]
    assert [one["old"]["id"] for one in found["entries"]] == ["fails"]
    assert [one["change"] for one in found["links"]] == ["dropped"]
    assert found["unsure"] == []
    assert found["errors"]["new"]


def test_only_an_error_is_new(repository: Path) -> None:
    edit(repository, "  supports: fails\n", "  supports: fails\n  suports: fails\n")
    result = argmap("diff")
    assert "the working tree has 1 error here" in result.stdout
    assert "No argument changed" in result.stdout


def refused(*words: str) -> str:
    result = argmap("diff", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


def test_what_is_not_there(repository: Path) -> None:
    assert "`nowhere` is neither a revision of this repository nor a path" in refused("nowhere")
    assert "neither a revision" in refused("HEAD", "nowhere")
    assert "neither a revision" in refused("v1..v2")


def test_a_slip_in_a_revision(repository: Path) -> None:
    git(repository, "tag", "release-1")
    git(repository, "branch", "work/dam")
    assert "did you mean `main`?" in refused("maine")
    assert "did you mean `release-1`?" in refused("main..relase-1")
    assert "`mian` of `mian...HEAD` is no revision" in refused("mian...HEAD")
    assert "did you mean `work/dam`?" in refused("HEAD", "wrok/dam", "--")
    assert "`mian` of `mian~2` is no revision" in refused("mian~2")
    assert "did you mean" not in refused("main~7")


def test_what_is_not_there_behind_a_revision(repository: Path) -> None:
    assert "no map at nowhere" in refused("HEAD", "--", "nowhere")
    assert "more than two revisions" in refused("HEAD", "HEAD", "HEAD")
    assert "outside of the repository" in refused("HEAD", "--", "/")


def test_a_revision_that_is_a_path_too(repository: Path) -> None:
    git(repository, "branch", "dam")
    said = refused("dam")
    assert "`dam` is both a revision and a path" in said
    assert "argmap diff dam --" in said
    edit(repository, "likely", "unlikely")
    assert len(told("dam", "--")["maps"]) == 1
    assert len(told("--", "dam")["maps"]) == 1


def test_a_revision_like_an_option(repository: Path) -> None:
    assert "no map at --output=x" in refused("HEAD", "--", "--output=x")
    assert argmap("diff", "--output=x").exit_code == 2
    assert "neither a revision" in refused("HEAD..--output=x")
    assert not (repository / "x").exists()


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "is in no git repository" in refused()
    for name in ("one", "two"):
        write(tmp_path / name, {"m.argmap": f"claim {name}: It is {name}.\n"})
    found = told("one", "two")["maps"]
    assert [one["change"] for one in found[0]["entries"]] == ["added", "dropped"]


def test_two_folders_in_a_repository(repository: Path) -> None:
    assert [one["folder"] for one in told("dam", "dam")["maps"]] == []
    assert len(told("dam", "lake")["maps"]) == 1
    said = argmap("diff", "dam", "lake").stdout
    assert said.startswith("dam → lake: lake\n")
    assert "  lake/lake.argmap:1:7\n" in said
    assert "  dam/dam.argmap:3:7\n" in said
    assert "### lake (dam → lake)" in argmap("diff", "dam", "lake", "--format", "markdown").stdout


def test_a_map_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "top", {"dam.argmap": MAP})
    git(folder, "init", "-q")
    commit(folder)
    monkeypatch.chdir(folder)
    edit(folder, "map dam: The dam\n", "map dam: The dam\n  date: 2026-05\n", "dam.argmap")
    said = argmap("diff").stdout
    assert said.startswith("The dam\n\nThe map:\n  ~ map dam: The dam  dam.argmap:1:5\n")
    assert "### The dam\n" in argmap("diff", "--format", "markdown").stdout
    edit(folder, "map dam: The dam\n  date: 2026-05\n", "", "dam.argmap")
    assert argmap("diff").stdout.startswith("top\n\nWithout a change of the argument:\n")


def test_a_line_is_never_wrapped_for_a_file(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    edit(repository, "The dam is old.", "The dam is old. " + "It is very old. " * 20)
    assert "It is very old.  dam/dam.argmap:6:7\n" in argmap("diff").stdout


@pytest.mark.parametrize("conversion", ["autocrlf", "attributes"])
def test_line_ends_that_git_converts(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conversion: str
) -> None:
    if conversion == "attributes":
        write(repository, {".gitattributes": "*.argmap text eol=crlf\n"})
        commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "-q", str(repository), str(clone))
    git(clone, "config", "core.autocrlf", "true")
    monkeypatch.chdir(clone)
    path = clone / "dam/dam.argmap"
    assert b"\r\n" in path.read_bytes()
    assert argmap("diff").stdout.startswith("No map changed")
    path.write_bytes(path.read_bytes().replace(b"likely", b"unlikely"))
    (found,) = told()["maps"]
    assert len(found["judgments"]) == len(found["entries"]) == 1


def test_a_project_below_the_top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"argmap.toml": 'ignore = ["argument"]\n', "sub/s.argmap": MAP}
    files["far/far.argmap"] = "import sub: ../sub\n\nclaim x: X.\n  supports: sub.old\n"
    write(repository / "project", files)
    commit(repository)
    assert argmap("diff").stdout.startswith("No map changed")
    edit(repository, "claim x: X.", "claim x: Xes.", "project/far/far.argmap")
    for place in (repository, repository / "project", repository / "project" / "far"):
        monkeypatch.chdir(place)
        (found,) = told()["maps"]
        assert found["folder"] == {"old": "project/far", "new": "project/far"}
        assert found["errors"] == {"old": [], "new": []}
        assert [one["change"] for one in found["entries"]] == ["changed"]


def test_a_worktree(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other tree"
    git(repository, "worktree", "add", "-q", "-b", "other", str(other))
    monkeypatch.chdir(other)
    assert argmap("diff").stdout.startswith("No map changed")
    edit(other, "likely", "unlikely")
    assert len(told()["maps"]) == 1
    assert len(told("main")["maps"]) == 1
    monkeypatch.chdir(repository)
    assert told()["maps"] == []


def test_a_shallow_clone(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git(repository, "rev-parse", "HEAD")
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert "git fetch --unshallow" in refused(first)
    assert "git fetch --unshallow" in refused("HEAD~1")


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    assert "has no commit yet" in refused()


def test_a_submodule(repository: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"m.argmap": "claim m: M.\n"})
    git(other, "init", "-q")
    commit(other)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    commit(repository)
    result = argmap("diff", "HEAD~1", "HEAD")
    assert "sub is a submodule: its maps are not compared" in result.stderr
    assert result.stdout.startswith("No map changed")


def test_a_link_to_a_file(repository: Path) -> None:
    (repository / "lake/more.argmap").symlink_to("../dam/dam.argmap")
    commit(repository)
    assert argmap("diff").stdout.startswith("No map changed")
    (repository / "lake/out.argmap").symlink_to("/etc/passwd")
    commit(repository)
    result = argmap("diff", "HEAD~1", "HEAD")
    assert "lake/out.argmap is a link that leads to no file" in result.stderr


def test_a_strange_repository_runs_nothing(repository: Path) -> None:
    ran = repository / "ran"
    for name in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "filter.f.smudge",
        "filter.f.clean",
        "diff.d.textconv",
        "core.sshCommand",
        "core.alternateRefsCommand",
    ):
        git(repository, "config", name, f"touch '{ran}'; false")
    git(repository, "config", "core.hooksPath", ".hooks")
    write(repository, {".gitattributes": "*.argmap filter=f diff=d\n"})
    write(repository, {".hooks/post-index-change": f"#!/bin/sh\ntouch '{ran}'\n"})
    (repository / ".hooks/post-index-change").chmod(0o755)
    edit(repository, "likely", "unlikely")
    assert len(told()["maps"]) == 1
    assert not ran.exists()


def test_markdown_calls_nobody(repository: Path) -> None:
    said = "See @octocat, #12, !3, <script>x</script>, [a](b), `c`, https://x.org, www.x.org *d*."
    edit(repository, "The dam is old.", said)
    result = argmap("diff", "--format", "markdown").stdout
    assert "<script>" not in result
    assert not re.search(r"(?<!\\)[@#](?=\w)", result.replace("### ", "").replace("## ", ""))
    assert "@octocat" not in result
    assert "https:" not in result
    assert "](" not in result.replace("\\]", "")


def test_a_long_report_has_room_in_a_comment(repository: Path) -> None:
    text = "".join(f"claim c{n}: {'Words of some length ' * 5}{n}.\n\n" for n in range(2000))
    write(repository, {"long/long.argmap": text})
    result = argmap("diff", "--format", "markdown").stdout
    assert len(result) < 65_536
    assert "More changed than has room here." in result


def test_pictures(repository: Path) -> None:
    edit(repository, "likely", "unlikely")
    for name in ("out.svg", "out.png", "out.pdf"):
        result = argmap("diff", "--render", name)
        assert result.exit_code == 0, result.output
        assert (repository / name).stat().st_size > 1000
    picture = (repository / "out.svg").read_text(encoding="utf-8")
    assert ">± CHANGED<" in picture
    assert ">BEFORE<" in picture
    assert argmap("diff", "--render", "de.svg", "--lang", "de", "--theme", "dark").exit_code == 0
    assert "GEÄNDERT" in (repository / "de.svg").read_text(encoding="utf-8")
    assert "names no format" in refused("--render", "out.txt")
    assert "--lang needs --render" in refused("--lang", "de")
    (repository / "lake/lake.argmap").write_text("claim wet: It is dry.\n", encoding="utf-8")
    assert "2 maps changed" in refused("--render", "out.svg")
    git(repository, "add", "-A")
    (repository / "out.svg").unlink()
    result = argmap("diff", "HEAD", "HEAD", "--render", "out.svg", "--exit-code")
    assert result.exit_code == 0
    assert "no argument changed between HEAD and HEAD, so nothing was drawn" in result.stderr
    assert not (repository / "out.svg").exists()
    for form in ("text", "json"):
        assert "--format prints them" in refused("--render", "out.svg", "--format", form)


def test_no_picture_of_a_state_with_errors(repository: Path) -> None:
    edit(repository, "supports: fails", "suports: fails")
    said = refused("--render", "out.svg")
    assert "the working tree has 1 error in this map" in said
    assert "the first is dam/dam.argmap:7:3: " in said
    assert not (repository / "out.svg").exists()


def test_a_picture_that_would_be_wide_is_turned(repository: Path) -> None:
    text = "claim c: C.\n\n" + "".join(
        f"claim c{n}: {'Words of some length ' * 4}{n}.\n  supports: c\n\n" for n in range(8)
    )
    write(repository, {"wide/wide.argmap": text})
    commit(repository)
    edit(repository, "Words", "Some words", "wide/wide.argmap")
    assert argmap("diff", "--render", "out.svg").exit_code == 0
    head = (repository / "out.svg").read_text(encoding="utf-8")[:400]
    wide, high = (float(re.search(rf'{key}="([\d.]+)', head)[1]) for key in ("width", "height"))
    assert wide < 2.4 * high


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
def test_a_picture_has_all_three_marks_and_what_was_before(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES)
    target = tmp_path / "out.svg"
    argmap("diff", "june", "august", "--render", target, "--lang", language)
    picture = target.read_text(encoding="utf-8")
    for sign in ("+", "−", "±"):
        assert len(re.findall(rf">{re.escape(sign)} [^<]+</text>", picture)) >= 2
    assert "Two thirds of the café" in picture


def test_as_somebody_types_it(repository: Path) -> None:
    edit(repository, "likely", "unlikely")
    done = process("diff", "HEAD", cwd=repository)
    assert done.returncode == 0
    assert "unlikely (20–45 %) ▼" in done.stdout.decode()
    coloured = process("diff", cwd=repository, env={"FORCE_COLOR": "1"})
    assert b"\x1b[" in coloured.stdout
