"""Fixes, comments that set findings aside, and links written otherwise."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from desks import desk_with, edited_text, here_in, texts_after
from lsprotocol import types
from mapkit import REAL_FOLDERS, ROOT, found, links, meaning, read, write
from pygls.exceptions import JsonRpcException
from sessions import Session, session

from argmap.check import check
from argmap.check.fixing import fix
from argmap.diagnostics import Edit
from argmap.editor.code_actions import ALL, Action, actions, fixed_text
from argmap.editor.defining import definitions
from argmap.editor.desk import Here
from argmap.editor.edits import Blank, between, place_of, workspace_edit
from argmap.editor.positions import Encoding
from argmap.editor.refactorings import Offer, refactorings
from argmap.editor.uris import path_of
from argmap.language.syntax import Attribution
from argmap.rules import families, fixed
from argmap.text import edited
from argmap.workspace import Workspace

FIXTURES = sorted((ROOT / "tests/fixtures/findings").glob("*.argmap"))


def fixture(path: Path, folder: Path) -> Path:
    """A fixture of findings, in a project of its own in which its rule is on."""
    (folder / "argmap.toml").write_text(f'select = ["default", "{path.stem}"]\n', encoding="utf-8")
    (folder / "empty").mkdir()
    shutil.copytree(ROOT / "tests/fixtures/findings/documents", folder, dirs_exist_ok=True)
    shutil.copy(path, folder)
    return folder / path.name


def all_actions(here: Here) -> list[Action]:
    """What can be done anywhere in a file."""
    whole = here.places.range(0, len(here.source.text))
    return list(actions(here, whole))


def is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_quick_fix_writes_what_the_command_would(path: Path, tmp_path: Path) -> None:
    path = fixture(path, tmp_path)
    if not is_utf8(path):
        pytest.skip("an editor has no such text")
    wanted = {
        (d.rule, d.span.start, fix.message): edited(
            path.read_bytes(), [(e.span.start, e.span.end, e.text) for e in fix.edits]
        )
        for d in check([path]).diagnostics
        for fix in d.fixes
    }
    desk = desk_with(path)
    here = here_in(desk, path)
    made = {}
    for action in all_actions(here):
        if action.edits and action.finding and not action.blanks:
            message = action.title.removesuffix(" (a guess)")
            message = message[0].lower() + message[1:]
            known = (action.finding.rule, action.finding.span.start, message)
            after = texts_after(desk, workspace_edit(desk, action.edits))
            assert list(after) == [path.as_uri()]
            made[known] = after[path.as_uri()].encode()
            safe = next(one.safe for one in action.finding.fixes if one.message == message)
            assert safe is not action.title.endswith(" (a guess)")
            assert safe or not action.preferred
    assert {key: made[key] for key in wanted} == wanted


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_is_suppressed_is_found_no_more(path: Path, tmp_path: Path) -> None:
    path = fixture(path, tmp_path)
    if not is_utf8(path):
        pytest.skip("an editor has no such text")
    desk = desk_with(path)
    here = here_in(desk, path)
    known = check([path])
    before = found(known)
    mended = {
        one.rule
        for one in known.diagnostics
        if one.severity == "error" and families()[one.rule] in ("form", "structure")
    }
    offered = set()
    text = here.source.text
    for action in all_actions(here):
        if not action.title.startswith("Suppress "):
            continue
        finding = action.finding
        assert finding is not None
        assert finding.rule not in fixed()
        offered.add((finding.rule, finding.span.line))
        after = texts_after(desk, workspace_edit(desk, action.edits))[path.as_uri()]
        assert "bad-suppression" in dict(found(check([path], given={path: after.encode()})))
        after = after.replace("] WHY\n", "] is looked into\n")
        report = check([path], given={path: after.encode()})
        more = after.count("\n") - text.count("\n")
        line = finding.span.line
        moved = [(rule, at + more * (at >= line)) for rule, at in before]
        gone = [one for one in moved if one not in found(report)]
        assert (finding.rule, line + more) in gone
        assert {rule for rule, _ in gone} == {finding.rule}
        assert [one for one in found(report) if one not in moved] == []
    wanted = {
        (rule, line)
        for rule, line in before
        if rule not in fixed() | mended and rule != "unused-suppression"
    }
    assert offered == wanted


def test_what_sets_aside_comes_last(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: Is it?\n  supports: b\n\nclaim b: B.\n"})
    desk = desk_with(tmp_path / "map.argmap")
    titles = [one.title for one in all_actions(here_in(desk, tmp_path / "map.argmap"))]
    rule = "`claim-is-question`"
    assert titles == [f"Explain {rule}", f"Suppress {rule} here, with a reason"]


def test_a_suppression_comes_into_the_comment_that_is_there(tmp_path: Path) -> None:
    text = "# argmap: ignore[unreached-entry] for the second part\nclaim a: Is the bridge safe?\n"
    write(tmp_path, {"map.argmap": text})
    path = tmp_path / "map.argmap"
    assert found(check([path])) == [("claim-is-question", 2)]
    desk = desk_with(path)
    (action,) = [one for one in all_actions(here_in(desk, path)) if "Suppress" in one.title]
    after = texts_after(desk, workspace_edit(desk, action.edits))[path.as_uri()]
    assert after == text.replace("[unreached-entry]", "[unreached-entry, claim-is-question]")
    assert not action.blanks
    assert found(check([path], given={path: after.encode()})) == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixing_all_writes_what_the_command_does(path: Path, tmp_path: Path) -> None:
    path = fixture(path, tmp_path)
    if not is_utf8(path):
        pytest.skip("an editor has no such text")
    wanted = fix([path]).after.get(path)
    desk = desk_with(path)
    given = {path: desk.buffers[path].data}
    text = fixed_text(path, given)
    assert (None if text is None else text.encode()) == wanted
    if text is not None:
        before = here_in(desk, path).source
        after = texts_after(desk, workspace_edit(desk, between(before, text)))
        assert after == {path.as_uri(): text}


def test_lines_end_as_in_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": ""})
    path = tmp_path / "map.argmap"
    path.write_bytes(b"claim a: A.\r\n  supports: b\r\n\r\nclaim c: C.\r\n")
    desk = desk_with(path)
    (offer,) = [one for one in all_actions(here_in(desk, path)) if "Define the claim" in one.title]
    (after,) = texts_after(desk, workspace_edit(desk, offer.edits)).values()
    assert "\n" not in after.replace("\r\n", "")
    assert "\r\n\r\nclaim b: WHAT IS CLAIMED\r\n\r\nclaim c" in after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_counted_as_agreed(encoding: Encoding, tmp_path: Path) -> None:
    text = "claim a: A.\n  note: 😀 中 e\u0301 x.  supports: b\n  suports: b\n\nclaim b: B.\n"
    write(tmp_path, {"map.argmap": text})
    path = tmp_path / "map.argmap"
    desk = desk_with(path, encoding=encoding)
    here = here_in(desk, path)
    made = [one for one in all_actions(here) if one.edits]
    assert len(made) == 2
    for action in made:
        after = texts_after(desk, workspace_edit(desk, action.edits))[path.as_uri()]
        spans = [(e.span.start, e.span.end, e.text) for e in action.edits]
        assert after.encode() == edited(text.encode(), spans)


def folders() -> list[Path]:
    return [path for path in REAL_FOLDERS if path.name != "sources"]


def offers(here: Here) -> list[tuple[int, Offer]]:
    """What can be written otherwise anywhere in a file, with a place where it is offered."""
    told: dict[str, tuple[int, Offer]] = {}
    for entry in here.file.entries:
        for line in entry.lines:
            start = entry.start + line.at
            stop = here.source.text.find("\n", start)
            for at in range(start, stop, 3):
                for offer in refactorings(here, at):
                    told.setdefault(repr(offer.edits), (at, offer))
    return list(told.values())


def applied(files: dict[Path, bytes], edits: Sequence[Edit]) -> dict[Path, bytes]:
    """Files with edits."""
    out = dict(files)
    for path, data in files.items():
        mine = [(e.span.start, e.span.end, e.text) for e in edits if e.span.source.path == path]
        out[path] = edited(data, mine)
    return out


@pytest.mark.parametrize("folder", folders(), ids=lambda path: path.name)
def test_a_link_written_otherwise_is_the_same_link(folder: Path) -> None:
    files = {path: path.read_bytes() for path in sorted(folder.glob("*.argmap"))}
    desk = desk_with(*files)
    told = [offer for path in files for _, offer in offers(here_in(desk, path))]
    assert told or not any(b"supports:" in data for data in files.values())
    before = Workspace(files).load(folder)
    random.Random(1).shuffle(told)
    for offer in told[:12]:
        loaded = Workspace(applied(files, offer.edits)).load(folder)
        assert len(loaded.diagnostics) == len(before.diagnostics), offer
        if "its other end" in offer.title:
            assert meaning(loaded.map) == meaning(before.map)
        else:
            assert links(loaded.map) == links(before.map)
            assert len(loaded.map.entries) == len(before.map.entries) + 1


def rewritten(folder: Path, text: str, words: str, inside: int = 0) -> dict[str, str]:
    """What is offered at the place of some words, and what comes of it."""
    write(folder, {"map.argmap": text})
    path = folder / "map.argmap"
    desk = desk_with(path)
    here = here_in(desk, path)
    told = {}
    for offer in refactorings(here, text.index(words) + inside):
        (after,) = texts_after(desk, workspace_edit(desk, offer.edits)).values()
        told[offer.title] = after
    return told


def test_one_of_several_links_is_written_from_its_other_end(tmp_path: Path) -> None:
    text = "claim a: A.\n  strongly supports: b, c\n\nclaim b: B.\n  note: N.\n\nclaim c: C.\n"
    told = rewritten(tmp_path, text, "b, c")
    assert told["Write this link from its other end, in `b`"] == (
        "claim a: A.\n  strongly supports: c\n\n"
        "claim b: B.\n  note: N.\n  strongly supported by: a\n\nclaim c: C.\n"
    )
    assert rewritten(tmp_path, text, "strongly") == {}  # which of the two?


def test_the_last_line_of_a_file_becomes_an_argument(tmp_path: Path) -> None:
    text = "claim b: B.\n\nclaim a: A.\n  weakly attacks: b"
    told = rewritten(tmp_path, text, "weakly")
    assert told["Make an argument of this link, to write its warrant"] == (
        "claim b: B.\n\nclaim a: A.\n\nargument why-a: WHY THIS BEARS ON IT\n  premises: a\n"
        "  conclusion: b\n  stance: against\n  strength: weak\n"
    )


def test_premises_that_count_together_stay_together(tmp_path: Path) -> None:
    text = "claim a: A.\n\nclaim b: B.\n\nclaim c: C.\n  supported by: a + b, a\n  note: N.\n"
    told = rewritten(tmp_path, text, "+ b")
    assert list(told) == ["Make an argument of this link, to write its warrant"]
    (after,) = told.values()
    assert after == (
        "claim a: A.\n\nclaim b: B.\n\nclaim c: C.\n  supported by: a\n  note: N.\n\n"
        "argument why-a: WHY THIS BEARS ON IT\n  premises: a + b\n  conclusion: c\n"
    )


def test_what_has_no_other_end_is_left_alone(tmp_path: Path) -> None:
    text = (
        "claim a: A.\n  contradicts: b\n  supports: nowhere\n  # argmap: ignore[x] y\n"
        "  supports: b\n  supports:\n    b\n\nclaim b: B.\n  answers: q\n\nquestion q: Q?\n"
    )
    assert rewritten(tmp_path, text, "contradicts") == {}
    assert rewritten(tmp_path, text, "nowhere") == {}
    assert rewritten(tmp_path, text, "supports: b") == {}
    assert rewritten(tmp_path, text, "supports:\n    b") == {}
    assert list(rewritten(tmp_path, text, "answers")) == [
        "Write this link from its other end, in `q`"
    ]


def test_a_long_quote_is_wrapped_and_stays_the_same(tmp_path: Path) -> None:
    words = "the threat is more about trying to score political favor " * 4
    text = f"claim a: A.\n  from: s\n  > {words}\n  > and more\n\nsource s: S\n"
    told = rewritten(tmp_path, text, "political")
    after = told["Wrap the lines of this quote"]
    assert max(map(len, after.split("\n"))) <= 80
    (said,) = read(after).entries[0].lines
    assert isinstance(said, Attribution)
    assert said.quote is not None
    assert said.quote.text == f"{words}and more"
    assert rewritten(tmp_path, text.replace(words, "few words"), "few") == {}
    assert rewritten(tmp_path, text.replace("\n  > and", "\n  # why\n  > and"), "political") == {}


def defined(folder: Path, files: dict[str, str]) -> dict[str, dict[str, str]]:
    """What would define the one unknown id of `map.argmap`, and what comes of it by file."""
    write(folder, files)
    desk = desk_with(folder / "map.argmap")
    here = here_in(desk, folder / "map.argmap")
    (finding,) = [one for one in here.following.findings if one.rule == "unknown-id"]
    told = {}
    for offer in definitions(here, finding):
        after = texts_after(desk, workspace_edit(desk, offer.edits))
        told[offer.title] = {Path(uri).name: text for uri, text in after.items()}
    return told


def test_an_unknown_claim_is_defined_below_the_entry_that_names_it(tmp_path: Path) -> None:
    text = "claim a: A.\n  supported by: new\n  # mine\n\n# of c\nclaim c: C.\n"
    told = defined(tmp_path, {"map.argmap": text})
    assert list(told) == ["Define the claim `new`", "Define the evidence `new`"]
    assert told["Define the claim `new`"]["map.argmap"] == (
        "claim a: A.\n  supported by: new\n  # mine\n\nclaim new: WHAT IS CLAIMED\n\n"
        "# of c\nclaim c: C.\n"
    )


def test_an_unknown_speaker_is_defined_where_speakers_stand(tmp_path: Path) -> None:
    people = "speaker b: B\n\nspeaker c: C\n  role: R\n\nsource s: S\n"
    text = "claim a: A.\n  said by: new in s\n"
    told = defined(tmp_path, {"map.argmap": text, "people.argmap": people})
    assert told == {
        "Define the speaker `new`": {
            "people.argmap": people.replace("R\n", "R\n\nspeaker new: NAME\n")
        }
    }


@pytest.mark.parametrize(
    "line", ["supports: other.claim", "undercuts: new -> a", "undercuts: new", "assumes: map"]
)
def test_what_no_entry_here_could_be_is_not_defined(line: str, tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": f"claim a: A.\n  {line}\n"})
    desk = desk_with(tmp_path / "map.argmap")
    here = here_in(desk, tmp_path / "map.argmap")
    assert [one.title for one in all_actions(here) if "Define" in one.title] == []


def test_what_is_to_be_written_is_selected(tmp_path: Path) -> None:
    text = "claim 😀: A.\n\nclaim a: Is it?\n  supports: new\n"
    write(tmp_path, {"map.argmap": text.replace("😀", "b")})
    path = tmp_path / "map.argmap"
    desk = desk_with(path)
    here = here_in(desk, path)
    with_blanks = [one for one in all_actions(here) if one.blanks]
    words = set()
    for action in with_blanks:
        (after,) = texts_after(desk, workspace_edit(desk, action.edits)).values()
        place = place_of(desk, action.edits, action.blanks[0])
        assert place is not None
        line = after.split("\n")[place.range.start.line]
        words.add(line[place.range.start.character : place.range.end.character])
    assert words == {"WHY", "WHAT IS CLAIMED", "WHAT IT SHOWS"}


def test_signs_of_a_snippet_are_text_in_a_map(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n\nclaim b: B. }$1 \\\n"})
    path = tmp_path / "map.argmap"
    edits = types.WorkspaceEditClientCapabilities(document_changes=True, snippet_edit_support=True)
    can = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(workspace_edit=edits)
    )
    desk = desk_with(path, capabilities=can)
    here = here_in(desk, path)
    span = here.file.entries[0].span(0, 5)
    edit = Edit(span, "a $1} \\ WHY")
    blank = Blank(edit, 8, 11)
    (change,) = workspace_edit(desk, [edit], [blank]).document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 1
    (made,) = change.edits
    assert isinstance(made, types.SnippetTextEdit)
    assert made.snippet.value == "a \\$1\\} \\\\ ${1:WHY}"


def lines_of(titles: Sequence[types.CodeAction | types.Command]) -> list[str]:
    return [one.title for one in titles]


async def asked(
    editor: Session, name: str, words: str, only: Sequence[str] | None = None
) -> list[types.CodeAction | types.Command]:
    """What an editor is offered where some words stand."""
    start = editor.at(name, words)
    answer = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            editor.document(name),
            types.Range(start, start),
            types.CodeActionContext(await editor.findings(name), only),
        )
    )
    return list(answer or ())


TEXT = "claim a: A.\n  suports: b\n\nclaim b:B.\n"


@pytest.mark.asyncio
async def test_an_editor_with_all_capabilities_gets_edits(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": TEXT})
    async with session(tmp_path) as editor:
        editor.open("map.argmap")
        told = await asked(editor, "map.argmap", "suports")
        (fix,) = [one for one in told if one.title == "Write `supports` (a guess)"]
        assert isinstance(fix, types.CodeAction)
        assert fix.kind == "quickfix"
        assert not fix.is_preferred
        assert [one.code for one in fix.diagnostics or ()] == ["unknown-key"]
        assert fix.edit is not None
        (change,) = fix.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1
        told = await asked(editor, "map.argmap", "claim b", [ALL.removesuffix(".argmap")])
        assert lines_of(told) == ["Make all safe fixes of this file"]
        (every,) = told
        assert isinstance(every, types.CodeAction)
        assert every.kind == ALL
        assert every.edit is None
        done = await editor.client.code_action_resolve_async(every)
        assert done.edit is not None
        (change,) = done.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        after = edited_text(TEXT, change.edits)
        assert after == TEXT.replace("b:B", "b: B")
        assert lines_of(await asked(editor, "map.argmap", "A.", ["quickfix", "refactor"])) == []


@pytest.mark.asyncio
async def test_an_editor_that_takes_only_commands_gets_these(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": TEXT})
    can = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(apply_edit=True))
    async with session(tmp_path, can) as editor:
        wanted: list[types.WorkspaceEdit] = []

        @editor.client.feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            wanted.append(params.edit)
            return types.ApplyWorkspaceEditResult(True)

        editor.open("map.argmap")
        told = await asked(editor, "map.argmap", "suports")
        (fix,) = [one for one in told if one.title == "Write `supports` (a guess)"]
        assert isinstance(fix, types.Command)
        (every,) = [one for one in told if one.title == "Make all safe fixes of this file"]
        assert isinstance(every, types.Command)
        for command in (fix, every):
            await editor.client.workspace_execute_command_async(
                types.ExecuteCommandParams(command.command, command.arguments)
            )
        await editor.settled()
        (edits,) = wanted[0].changes.values() if wanted[0].changes else ()
        assert edited_text(TEXT, edits) == TEXT.replace("suports", "supports")
        (edits,) = wanted[1].changes.values() if wanted[1].changes else ()
        assert edited_text(TEXT, edits) == TEXT.replace("b:B", "b: B")
        editor.replace("map.argmap", "A.", "An A.")
        with pytest.raises(JsonRpcException, match="the text has changed since"):
            await editor.client.workspace_execute_command_async(
                types.ExecuteCommandParams(fix.command, fix.arguments)
            )
        assert len(wanted) == 2


@pytest.mark.asyncio
async def test_an_editor_that_takes_no_edits_is_offered_none(kyrgyzstan: Session) -> None:
    name = "motives.argmap"
    kyrgyzstan.open(name, "claim a: A.\n  suports: b\n")
    titles = lines_of(await asked(kyrgyzstan, name, "suports"))
    assert "Explain `unknown-key`" in titles
    assert ("Write `supports` (a guess)" in titles) == (titles[0] != "Explain `unknown-key`")


@pytest.mark.asyncio
async def test_a_rule_is_explained(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": TEXT})
    for which in ("few", "all"):
        async with session(tmp_path, which) as editor:
            command = types.ExecuteCommandParams("argmap.explain", ["unknown-key"])
            await editor.client.workspace_execute_command_async(command)
            await editor.settled()
            paths = [path_of(one.uri) for one in editor.client.shown_documents]
            told = [path.read_text(encoding="utf-8") for path in paths if path]
            told += [one.message for one in editor.client.messages]
            assert len(told) == 1
            assert "unknown-key" in told[0]
            assert ("## Why it matters" in told[0]) == (which == "all")
            with pytest.raises(JsonRpcException, match="there is no rule `nothing`"):
                await editor.client.workspace_execute_command_async(
                    types.ExecuteCommandParams("argmap.explain", ["nothing"])
                )
