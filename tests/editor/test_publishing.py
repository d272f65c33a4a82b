"""What is published of files is what would be if it were made anew after each edit."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from opening import opened

from argmap.editor import diagnostics
from argmap.editor.diagnostics import Publishing, as_diagnostic, placed
from argmap.editor.server import Server
from argmap.editor.uris import uri_of

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


def test_what_speaks_of_several_files_is_placed_once_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path.resolve()
    (folder / "argmap.toml").touch()
    likely = "claim {0}: {0}.\n  likelihood: very likely\n\n"
    weak = "claim {0}: {0}.\n  weakly supports: m\n  weakly supports: n\n"
    texts = [likely.format("m") + likely.format("n"), weak.format("a"), weak.format("c")]
    paths = [folder / f"{name}.argmap" for name in "bac"]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    desk = opened(paths)
    publishing = Publishing(desk)
    made = 0

    def counted(*given: Any) -> types.Diagnostic:
        nonlocal made
        made += 1
        return placed(*given)

    monkeypatch.setattr(diagnostics, "placed", counted)
    for number in range(20):
        desk.following(folder)
        publishing.of(paths[0], desk.findings(paths[0]))
        buffer = desk.buffers[paths[1 + number % 2]]
        whole = types.TextDocumentContentChangeWholeDocument(f"{buffer.text}#\n")
        desk.change(buffer.uri, [whole], number + 2)
    assert len(desk.findings(paths[0])) == 2
    assert made <= 20 * 2


def test_a_file_that_was_open_by_another_name(tmp_path: Path) -> None:
    folder = tmp_path.resolve()
    (folder / "argmap.toml").touch()
    text = "claim {0}: {0}.\n  likelihood: likely\n"
    for name in "ac":
        (folder / f"{name} (b).argmap").write_text(text.format(name), encoding="utf-8")
    path = folder / "a (b).argmap"
    mine, another = uri_of(path), uri_of(path).replace("%28", "(")
    assert mine != another
    server = Server()
    shown: dict[str, bool] = {}

    def show(told: types.PublishDiagnosticsParams) -> None:
        shown[told.uri] = bool(told.diagnostics)

    server.text_document_publish_diagnostics = show  # type: ignore[method-assign]
    server.desk.open((folder / "c (b).argmap").as_uri(), text.format("c"), 1)
    server.desk.open(another, text.format("a"), 1)
    server.publish()
    assert shown[another]
    server.desk.close(another)
    server.publish()
    assert (shown[another], shown[mine]) == (False, True)
    path.unlink()
    server.desk.touch()
    server.publish()
    assert (shown[another], shown[mine]) == (False, False)
