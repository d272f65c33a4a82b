"""What a rule finds and why it matters, shown by the editor."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap import rules
from argmap.diagnostics import Rule
from argmap.diagnostics.explanation import explanation
from argmap.editor.refusals import Refusal
from argmap.editor.uris import uri_of

if TYPE_CHECKING:
    from argmap.editor.server import Server

EXPLAIN = "argmap.explain"


def explained(rule: Rule) -> str:
    """A rule in Markdown, as a page."""
    parts = [f"# {rule.name}", f"*{rule.severity}, {rule.family}*"]
    for part in explanation(rule):
        if part.heading:
            parts.append(f"## {part.heading}")
        parts.append(f"```{part.code}\n{part.text.rstrip()}\n```" if part.code else part.text)
    return "\n\n".join(parts) + "\n"


def in_short(rule: Rule) -> str:
    """A rule in plain words, for a message."""
    return f"{rule.name}: {rule.finds}\n\n{rule.matters}"


def register(server: Server) -> None:
    """Answers the command that explains a rule."""
    pages: list[TemporaryDirectory[str]] = []

    @server.closing.append
    def close() -> None:
        for one in pages:
            one.cleanup()

    def page(rule: Rule) -> Path | None:
        try:
            if not pages:
                pages.append(TemporaryDirectory(prefix="argmap-rules-"))
            path = Path(pages[0].name) / f"{rule.name}.md"
            path.write_text(explained(rule), encoding="utf-8", newline="\n")
        except OSError:
            return None
        return path

    @server.command(EXPLAIN)
    def explain(name: str) -> None:
        if name not in rules.families():
            raise Refusal(f"there is no rule `{name}`")
        rule = rules.rule(name)
        window = server.desk.capabilities.window
        shows = window and window.show_document and window.show_document.support
        path = page(rule) if shows else None
        if path is not None:
            server.window_show_document(types.ShowDocumentParams(uri_of(path), take_focus=True))
        else:
            told = types.ShowMessageParams(types.MessageType.Info, in_short(rule))
            server.window_show_message(told)
