"""Lenses count what bears on a claim; origins are told to who asks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from mapkit import REAL_FOLDERS, ROOT
from nasty import assert_only_text
from opening import alone, here, opened
from pygls.exceptions import JsonRpcException
from sessions import Session, capabilities, copied, session

from argmap.editor.code_lens import code_lenses, told
from argmap.editor.desk import Here
from argmap.editor.origins import origins_card
from argmap.editor.refusals import Refusal

TEXT = """\
question q: Q?

speaker p: P
speaker r: R

claim a: A.
  answers: q

claim b: B.
  supports: a
  said by: p
  said by: r

evidence c: C.
  strongly supports: a
  said by: p

claim d: D.
  attacks: a

claim e: E.
  undercuts: c -> a

claim f: F.
  said by: p
"""


def lenses(found: Here) -> dict[str, str]:
    """The words of the lenses of a file, by the id that each stands above."""
    made = {}
    for lens in code_lenses(found, "uri"):
        assert lens.command is None
        uri, id = lens.data  # type: ignore[misc]
        assert uri == "uri"
        entry = found.map.get(id)
        assert entry is not None
        assert lens.range == found.places.of(entry.at)
        made[id] = told(found.map, entry)
    return made


def test_what_bears_on_an_entry_is_counted() -> None:
    with alone(TEXT) as found:
        assert lenses(found) == {
            "q": "1 hypothesis",
            "a": "2 for, 1 against, 1 undercut, 2 origins",
            "b": "2 origins",
        }


def test_every_lens_says_something() -> None:
    with alone("claim a: A.\n  corroborates: b\n\nclaim b: B.\n") as here:
        for lens in code_lenses(here, "x"):
            assert told(here.map, here.map.entries[lens.data[1]])


def test_an_id_that_is_given_twice_has_one_lens() -> None:
    with alone(
        "claim a: A.\n\nclaim a: A.\n  supported by: b\n\nclaim b: B.\n  supports: a\n"
    ) as one:
        assert list(lenses(one)) == ["a"]


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_a_lens_counts_as_the_commands_do(folder: Path) -> None:
    paths = sorted(folder.glob("*.argmap"))
    desk = opened(paths)
    made = {id: words for path in paths for id, words in lenses(here(desk, path)).items()}
    asked = max(made, key=lambda id: ("origin" in made[id], len(made[id])))
    if "origin" not in made[asked]:
        assert folder.parent.name == "tutorial"
        return
    command = [sys.executable, "-m", "argmap", "origins", asked, str(folder), "--format", "json"]
    out = subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout
    counted = json.loads(out)[0]["independent"]
    assert f"{counted} origin" in made[asked]


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_origins_of_the_real_maps_are_fit_to_be_shown(folder: Path) -> None:
    desk = opened(sorted(folder.glob("*.argmap")))
    map = here(desk, min(folder.glob("*.argmap"))).map
    for entry in map.entries.values():
        if entry.kind in ("claim", "evidence", "assumption", "argument", "question"):
            assert_only_text(origins_card(map, entry).markdown)
        else:
            with pytest.raises(Refusal, match="rests on nobody's word"):
                origins_card(map, entry)


def test_origins_are_told_with_their_statements() -> None:
    text = TEXT + "\nclaim g: G.\n  supported by: b\n  denied by: r\n"
    with alone(text) as found:
        entry = found.map.entries["g"]
        assert origins_card(found.map, entry).plain == (
            "claim g\n\nG.\n\n"
            "P, named speaker\n\n- b: said · a.argmap:11\n\n"
            "R, named speaker\n\n- b: said · a.argmap:12\n\n"
            "Denied or doubted, which is no ground\n\n- g: denied by R · a.argmap:29\n\n"
            "2 statements, 2 independent origins."
        )


@pytest.mark.asyncio
async def test_lenses_and_origins_in_a_session(kyrgyzstan: Session) -> None:
    name = "why-manas.argmap"
    kyrgyzstan.open(name)
    ask = kyrgyzstan.client
    found = await ask.text_document_code_lens_async(types.CodeLensParams(kyrgyzstan.document(name)))
    assert found is not None
    lens = next(one for one in found if kyrgyzstan.words(name, one.range) == "pleases-moscow")
    shown = await ask.code_lens_resolve_async(lens)
    assert shown.command is not None
    assert shown.command.title == "3 for, 1 against, 1 undercut, 4 origins"
    assert shown.command.command == "argmap.origins"
    assert ask.messages == []
    await ask.workspace_execute_command_async(
        types.ExecuteCommandParams(shown.command.command, shown.command.arguments)
    )
    (message,) = ask.messages
    assert message.message.startswith("claim pleases-moscow\n\n")
    assert "4 independent origins" in message.message
    page = await ask.protocol.send_request_async(
        "argmap/origins", {"textDocument": {"uri": kyrgyzstan.uri(name)}, "id": "pleases-moscow"}
    )
    assert page.markdown.startswith("*claim* `pleases-moscow`")
    with pytest.raises(JsonRpcException, match="nothing in this map has the id `nobody`"):
        await ask.protocol.send_request_async(
            "argmap/origins", {"textDocument": {"uri": kyrgyzstan.uri(name)}, "id": "nobody"}
        )


@pytest.mark.asyncio
async def test_other_files_that_are_open_are_asked_for_when_what_they_show_changes(
    tmp_path: Path,
) -> None:
    asked: list[str] = []
    known = capabilities("all")
    assert known.workspace is not None
    known.workspace.inlay_hint = types.InlayHintWorkspaceClientCapabilities(refresh_support=True)
    async with session(copied("kyrgyzstan-2006", tmp_path), known) as editor:
        for method in (
            types.WORKSPACE_CODE_LENS_REFRESH,
            types.WORKSPACE_INLAY_HINT_REFRESH,
            types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
        ):
            editor.client.protocol.fm.features.pop(method, None)
            editor.client.feature(method)(lambda _, name=method: asked.append(name))  # type: ignore[misc]
        editor.open("why-manas.argmap")
        editor.open("sources.argmap")
        await editor.settled()
        editor.replace("why-manas.argmap", "A gift, where", "It is a gift, where")
        await editor.settled()
        editor.replace("why-manas.argmap", "chief reason was to please", "reason was to please")
        for _ in range(100):
            await editor.settled()
            if len(asked) >= 3:
                break
        assert sorted(asked) == [
            "workspace/codeLens/refresh",
            "workspace/inlayHint/refresh",
            "workspace/semanticTokens/refresh",
        ]
