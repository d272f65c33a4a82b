"""What an editor offers to do at a place: fixes, comments that set findings aside, rewriting."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from argmap import rules
from argmap.diagnostics import Diagnostic, Edit
from argmap.diagnostics.setting_aside import setting_aside
from argmap.editor.defining import definitions
from argmap.editor.desk import Desk, Here
from argmap.editor.edits import Blank, between, place_of, workspace_edit
from argmap.editor.explaining import EXPLAIN
from argmap.editor.refactorings import refactorings
from argmap.editor.refusals import Refusal
from argmap.editor.uris import path_of
from argmap.text import read_text

if TYPE_CHECKING:
    from argmap.editor.server import Server

APPLY, FIX_ALL, SELECT = "argmap.apply", "argmap.fixAll", "argmap.select"
FIX = types.CodeActionKind.QuickFix.value
REWRITE = types.CodeActionKind.RefactorRewrite.value
ALL = f"{types.CodeActionKind.SourceFixAll.value}.argmap"
_FIX_ALL_TITLE = "Make all safe fixes of this file"


@dataclass(slots=True, frozen=True)
class Action:
    """Something that can be done."""

    title: str
    kind: str
    edits: tuple[Edit, ...] = ()
    finding: Diagnostic | None = None
    """What is found that it is about."""
    preferred: bool = False
    """Whether it can be done without a thought."""
    blanks: tuple[Blank, ...] = ()
    """What is to be written then."""
    command: types.Command | None = None
    """What is done in place of edits."""


def actions(here: Here, range: types.Range) -> Iterator[Action]:
    """What can be done in a range of a file, the whole file's fixes aside."""
    start, end = here.places.offset(range.start), here.places.offset(range.end)
    found = [
        one
        for one in _findings(here)
        if (span := one.primary.span).start <= end and start <= span.end
    ]
    for finding in found:
        yield from _fixes(finding)
    for finding in found:
        if finding.rule == "unknown-id":
            for offer in definitions(here, finding):
                yield Action(offer.title, FIX, offer.edits, finding, blanks=offer.blanks)
    for finding in {one.rule: one for one in found}.values():
        title = f"Explain `{finding.rule}`"
        command = types.Command(title, EXPLAIN, arguments=[finding.rule])
        yield Action(title, FIX, finding=finding, command=command)
    for offer in refactorings(here, start):
        yield Action(offer.title, REWRITE, offer.edits, blanks=offer.blanks)
    for finding in {(one.rule, one.span.line): one for one in found}.values():
        aside = None if _must_be_mended(finding) else setting_aside(finding, rules.fixed())
        if aside:
            blanks = (Blank(aside.edit, *aside.reason),) if aside.reason else ()
            title = f"Suppress `{finding.rule}` here, with a reason"
            yield Action(title, FIX, (aside.edit,), finding, blanks=blanks)


def _must_be_mended(finding: Diagnostic) -> bool:
    """Whether no reason can be given for what is found: the map does not say what it should."""
    families = ("form", "structure")
    return finding.severity == "error" and rules.families().get(finding.rule) in families


def _fixes(finding: Diagnostic) -> Iterator[Action]:
    """The fixes of a finding, those that are sure first."""
    first = True
    for fix in sorted(finding.fixes, key=lambda one: not one.safe):
        title = fix.message[:1].upper() + fix.message[1:]
        title += "" if fix.safe else " (a guess)"
        yield Action(title, FIX, fix.edits, finding, preferred=fix.safe and first)
        first = False


def fixed_text(path: Path, given: dict[Path, bytes]) -> str | None:
    """The text of a file as `argmap check --fix` would write it; None where it stays as it is.

    `given` are the files that are open. Takes as long as a check of the folder for each round.
    """
    from argmap.check.fixing import fix  # noqa: PLC0415  (slow to load)
    from argmap.workspace import ConfigurationProblem, PathProblem  # noqa: PLC0415

    try:
        after = fix([path], given).after.get(path)
    except (PathProblem, ConfigurationProblem):
        return None
    return None if after is None else read_text(after, "")[0].text


class Actions:
    """Actions as the editor takes them: with edits or as commands, complete or to be resolved."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        text_document = desk.capabilities.text_document
        self._can = text_document.code_action if text_document else None
        workspace, window = desk.capabilities.workspace, desk.capabilities.window
        self._applies = bool(workspace and workspace.apply_edit)
        can_edit = workspace.workspace_edit if workspace else None
        snippets = bool(can_edit and can_edit.document_changes and can_edit.snippet_edit_support)
        shows = bool(window and window.show_document and window.show_document.support)
        self._selects = shows and not snippets

    def told(
        self, here: Here, params: types.CodeActionParams
    ) -> list[types.CodeAction | types.Command]:
        """What the editor asks for; with the diagnostics of its own that an action is about."""
        only = params.context.only
        told = [
            self._told(here, one, params.context.diagnostics)
            for one in actions(here, params.range)
            if _wanted(one.kind, only)
        ]
        if _wanted(ALL, only) and _has_safe(here):
            told.append(self._fix_all(here))
        return [one for one in told if one is not None]

    def _told(
        self, here: Here, action: Action, diagnostics: Sequence[types.Diagnostic]
    ) -> types.CodeAction | types.Command | None:
        if not self._can or not self._can.code_action_literal_support:
            return action.command or self._applied(here, action)
        made = types.CodeAction(action.title, action.kind, command=action.command)
        if action.finding is not None:
            place, rule = here.places.of(action.finding.span), action.finding.rule
            made.diagnostics = [
                one for one in diagnostics if one.range == place and one.code == rule
            ] or None
        if action.preferred and self._can.is_preferred_support:
            made.is_preferred = True
        if action.edits:
            made.edit = workspace_edit(self._desk, action.edits, action.blanks)
        if action.blanks and self._selects:
            there = place_of(self._desk, action.edits, action.blanks[0])
            if there is not None:
                words = [there.uri, there.range]
                made.command = types.Command("Select the words to replace", SELECT, arguments=words)
        return made

    def _applied(self, here: Here, action: Action) -> types.Command | None:
        """An action as a command, for editors that take nothing else."""
        if not self._applies:
            return None
        uri = self._desk.uri(here.source.path) if here.source.path else ""
        edit = workspace_edit(self._desk, action.edits)
        words = [uri, self._version(here), edit]
        return types.Command(action.title, APPLY, arguments=words)

    def _fix_all(self, here: Here) -> types.CodeAction | types.Command | None:
        """All safe fixes of a file: they take checks, so they are made when they are wanted."""
        uri = self._desk.uri(here.source.path) if here.source.path else ""
        command = types.Command(_FIX_ALL_TITLE, FIX_ALL, arguments=[uri])
        if not self._can or not self._can.code_action_literal_support:
            return command if self._applies else None
        resolves = self._can.resolve_support
        if self._can.data_support and resolves and "edit" in resolves.properties:
            return types.CodeAction(_FIX_ALL_TITLE, ALL, data={"uri": uri})
        return types.CodeAction(_FIX_ALL_TITLE, ALL, command=command) if self._applies else None

    def _version(self, here: Here) -> int | None:
        buffer = self._desk.buffers.get(here.source.path) if here.source.path else None
        return buffer.version if buffer else None


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether a kind of action is among those asked for, or below one of them."""
    if only is None:
        return True
    names = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(name == "" or kind == name or kind.startswith(f"{name}.") for name in names)


def _findings(here: Here) -> list[Diagnostic]:
    """What is found in a file."""
    return here.following.at(here.source.path) if here.source.path else []


def _has_safe(here: Here) -> bool:
    return any(fix.safe for finding in _findings(here) for fix in finding.fixes)


async def _all_fixed(desk: Desk, uri: str) -> types.WorkspaceEdit | None:
    """The edit that makes all safe fixes of a file; worked out while others are answered."""
    here, path = desk.here(uri), path_of(uri)
    if here is None or path is None or not _has_safe(here):
        return None
    source = here.source
    work = partial(fixed_text, path, desk.given)
    text = await asyncio.get_running_loop().run_in_executor(None, work)
    now = desk.here(uri)
    if text is None or now is None or now.source.text != source.text:
        return None
    return workspace_edit(desk, between(source, text))


def register(server: Server) -> None:
    """Answers what can be done, and does it."""
    desk = server.desk
    kinds = [FIX, REWRITE, ALL]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True),
    )
    def code_actions(
        params: types.CodeActionParams,
    ) -> list[types.CodeAction | types.Command] | None:
        here = desk.here(params.text_document.uri)
        return None if here is None else Actions(desk).told(here, params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        uri = action.data.get("uri") if isinstance(action.data, dict) else None
        if isinstance(uri, str):
            action.edit = await _all_fixed(desk, uri) or types.WorkspaceEdit()
        return action

    @server.command(APPLY)
    def apply(uri: str, version: Any, edit: types.WorkspaceEdit) -> None:
        path = path_of(uri)
        buffer = desk.buffers.get(path) if path else None
        if buffer is None or buffer.version != version:
            raise Refusal("the text has changed since; ask again what can be done")
        server.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit))

    @server.command(FIX_ALL)
    async def fix_all(uri: str) -> None:
        edit = await _all_fixed(desk, uri)
        if edit is not None:
            server.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, _FIX_ALL_TITLE))

    @server.command(SELECT)
    def select(uri: str, place: types.Range) -> None:
        server.window_show_document(types.ShowDocumentParams(uri, take_focus=True, selection=place))
