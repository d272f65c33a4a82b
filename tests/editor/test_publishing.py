"""What is published of files is what would be if it were made anew after each edit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lsprotocol import types
from opening import opened

from argmap.editor.diagnostics import Publishing, as_diagnostic

ONE = """claim a: The bridge was closed.
  likelihood: very likely

claim b: The bridge is closed. 🏠
  attacks: c
  likelihood: likely
"""
OTHER = """# A remark
claim c: It was open.
  likelihood: very likely
  weakly supports: a

claim d: It was not closed.
  attacks: a
  contradicts: c
"""
LINES = [
    "",
    "  note: x",
    "  likelihood: likely",
    "  suports: a",
    "  attacks: c",
    "claim e: E.",
    "# x",
]


@pytest.mark.parametrize("capabilities", ["all", "few"])
@pytest.mark.parametrize("seed", range(8))
def test_after_any_edit(tmp_path: Path, seed: int, capabilities: str) -> None:
    chance = random.Random(seed)
    folder = tmp_path.resolve()
    (folder / "argmap.toml").touch()
    paths = [folder / "a.argmap", folder / "b.argmap"]
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    desk = opened(paths, capabilities)
    publishing = Publishing(desk)
    shown: dict[Path, list[types.Diagnostic]] = {}
    for version in range(2, 40):
        desk.following(folder)
        news, desk.news = desk.news, set()
        for path in news:
            shown[path] = publishing.of(path, desk.findings(path))
        for path in paths:
            anew = [as_diagnostic(desk, one) for one in desk.findings(path)]
            assert shown.get(path, []) == anew
        buffer = desk.buffers[chance.choice(paths)]
        lines = buffer.text.split("\n")
        at = chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[at : at + chance.choice((0, 0, 1))] = [chance.choice(LINES)]
        else:
            end = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:end] + chance.choice(("x", "🏠", "")) + lines[at][end + 1 :]
        whole = types.TextDocumentContentChangeWholeDocument("\n".join(lines))
        desk.change(buffer.uri, [whole], version)
