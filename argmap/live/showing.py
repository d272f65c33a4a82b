"""A map as it is just now, for its live page: the last good picture, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from argmap.check import Checked, Report, check
from argmap.check.known import unknown
from argmap.check.looking import imported
from argmap.diagnostics import Diagnostic, in_order
from argmap.graph.view import Filters, View, view
from argmap.live.editors import link
from argmap.live.findings import excerpt, listed, problem
from argmap.live.hanging import at_first, hangs_on
from argmap.live.watching import Hanging
from argmap.model import Map
from argmap.render import Engine, EngineError, Look, NothingToShow, Scene, ThemeName, ViewName
from argmap.render.usual import usual
from argmap.text import SourceText
from argmap.web.facts import Contexts
from argmap.web.page import page, update
from argmap.web.pictures import pictures
from argmap.workspace import ConfigurationProblem, PathProblem, project_root

_NOTHING = "there is nothing to draw: no question, claim, evidence, assumption or gap stands here"


@dataclass(frozen=True)
class Drawn:
    """The pictures of a map that had no errors."""

    view: View
    scenes: Mapping[ViewName, Scene]
    contexts: Contexts
    look: Look

    def page(self, theme: ThemeName | None) -> bytes:
        """A live page that shows it."""
        return page(self.view, self.scenes, self.look.words, self.contexts, theme, live=True)

    @cached_property
    def update(self) -> dict[str, Any]:
        """What a live page has to be told to show it."""
        return update(self.view, self.scenes, self.look.words, self.contexts)


@dataclass(frozen=True)
class Shown:
    """A state of a map."""

    drawn: Drawn
    """The last good picture; of a map that never was without errors, one without views."""
    found: list[Diagnostic] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    """What was found, as the page lists it."""
    texts: dict[str, SourceText] = field(default_factory=dict)
    """The files that belong to the map, by name."""


class Showing:
    """A map that is shown while it is written."""

    def __init__(self, path: Path, look: Look, engine: Engine, editor: str) -> None:
        """`path` is a map's folder or file, `editor` one of `argmap.live.editors.EDITORS`."""
        self._path = path
        self._look = look
        self._engine = engine
        self._editor = editor
        self.hanging = at_first(path)
        """What the map hangs on."""
        empty = Map(folder=path.resolve().name)
        self.shown = Shown(Drawn(view(empty), {}, {}, look))
        """The map as it was when `renew` was called last."""

    def renew(self) -> Hanging:
        """Checks the map and draws it anew, and gives what it hangs on.

        Where it has errors, or can't be drawn, the picture stays and the findings say why.
        """
        try:
            report = check([self._path])
            if len(report.checked) > 1:
                many = f"below {self._path} are now {len(report.checked)} maps"
                raise PathProblem(many, "start again with one of them")
            checked = report.checked[0]
            self.hanging = hangs_on(checked.loaded)
            found = self._found(report, checked)
        except PathProblem as wrong:
            self.shown = Shown(self.shown.drawn, [], [problem(wrong.message, wrong.help)])
            return self.hanging
        except ConfigurationProblem as wrong:
            texts = {one.span.source.name: one.span.source for one in wrong.found}
            told = listed(wrong.found, None, self._link)
            self.shown = Shown(self.shown.drawn, list(wrong.found), told, texts)
            return self.hanging
        findings = listed(found, checked.map, self._link)
        drawn = self.shown.drawn
        if not any(one.severity == "error" for one in found):
            try:
                drawn = self._draw(report, checked)
            except (NothingToShow, EngineError) as why:
                findings.append(problem(str(why)))
        texts = {
            file.source.name: file.source
            for one in (checked.loaded, *imported(checked.loaded))
            for file in one.files
        }
        texts |= {one.span.source.name: one.span.source for one in found}
        self.shown = Shown(drawn, found, findings, texts)
        return self.hanging

    def excerpt(self, file: str, line: int, column: int) -> dict[str, Any] | None:
        """Lines of a file that belongs to the map, see `excerpt`; None where there are none."""
        shown = self.shown
        source = shown.texts.get(file)
        if source is None or not 1 <= line <= len(source.line_starts):
            return None
        return excerpt(source, line, column, shown.found, self._link)

    def _found(self, report: Report, checked: Checked) -> list[Diagnostic]:
        """What `argmap check` would report, errors first, known ones too: they keep it from being
        drawn."""
        errors = [one for one in checked.findings if one.severity == "error"]
        root = project_root(checked.loaded.folder)
        others = unknown(root, report.diagnostics)
        return [*in_order(errors), *(one for one in others if one.severity != "error")]

    def _draw(self, report: Report, checked: Checked) -> Drawn:
        chosen = view(checked.map, Filters(files=(checked.file,) if checked.file else ()))
        if not chosen.cards:
            raise NothingToShow(_NOTHING)
        scenes = pictures(chosen, usual(chosen), self._look, self._engine)
        return Drawn(chosen, scenes, report.contexts(checked), self._look)

    def _link(self, source: SourceText, line: int, column: int) -> str | None:
        return link(self._editor, source.path, line, column)
