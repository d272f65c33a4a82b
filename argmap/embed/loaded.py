"""A map as Python has it: loaded, checked, and shown as a picture."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from errno import ENOENT
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args
from unicodedata import normalize

from argmap.check import Checked, Report, check
from argmap.diagnostics import Diagnostic, did_you_mean, in_order
from argmap.diagnostics.printable import printable
from argmap.diagnostics.reports.full import full
from argmap.diagnostics.reports.summary import summary
from argmap.embed.inline import inline, prefix
from argmap.graph.view import Filters, UnknownName, View, view
from argmap.model import Map, Source
from argmap.render import (
    THEMES,
    EngineError,
    Format,
    Look,
    NothingToShow,
    Picture,
    Scene,
    ThemeName,
    TooLarge,
    ViewName,
    Words,
    find,
    languages,
    render,
)
from argmap.render.cards.card import Detail
from argmap.render.output.drawing import draw
from argmap.render.output.svg import escape
from argmap.render.usual import usual
from argmap.render.views import PICTURES
from argmap.web.facts import Contexts
from argmap.workspace import ConfigurationProblem, PathProblem
from argmap.workspace.project import configuration_file, project_root
from argmap.workspace.writing import write_atomically

_FORMATS: dict[str, Format] = {
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".dot": "dot",
    ".mmd": "mermaid",
}
_PAGE = ".html"


class MapError(Exception):
    """A map can't be loaded or shown; the text says why, and what to do.

    Where the map or its project's configuration has errors the text is the report that
    `argmap check` prints, `findings` are the errors, and `files` what the map depends on.
    """

    def __init__(self, message: str, help: Iterable[str] = ()) -> None:
        lines = [printable(line) for line in message.split("\n")]
        lines += [f"  = help: {printable(line)}" for line in help]
        super().__init__("\n".join(lines))
        self.findings: tuple[Diagnostic, ...] = ()
        self.files: tuple[Path, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class LoadedMap:
    """A map without errors, and what of it is shown.

    It never changes: `view`, `focus` and `question` give another that shows something else. A
    notebook shows it as a picture. What can't be shown raises `MapError`.
    """

    map: Map
    """The model of the map."""
    files: tuple[Path, ...]
    """The files that it depends on, the documents of its sources among them."""
    warnings: str = ""
    """What the check found that is no error, as `argmap check` prints it."""
    filters: Filters = field(default_factory=Filters)
    """What is shown of the map."""
    name: ViewName | None = None
    """Which view is shown; None for the usual one."""
    look: Look = field(default_factory=Look)
    theme: ThemeName = "light"
    contexts: Callable[[], Contexts] = dict
    """Gives the words around each quote, for the page."""

    def view(
        self,
        name: ViewName | None = None,
        *,
        theme: ThemeName | None = None,
        detail: Detail | None = None,
        language: str | None = None,
    ) -> LoadedMap:
        """The same map shown in another view or look; what is left out stays as it is.

        `theme` is `light`, `dark` or `print`, `detail` is `full`, `brief` or `ids`, `language`
        is that of argmap's own words.
        """
        _known("view", name, PICTURES)
        _known("theme", theme, THEMES)
        _known("detail", detail, get_args(Detail))
        _known("language", language, languages())
        look = replace(self.look, detail=detail or self.look.detail)
        if language is not None:
            look = replace(look, words=Words(language))
        return replace(self, name=name or self.name, look=look, theme=theme or self.theme)

    def focus(self, *ids: str, depth: int = 1) -> LoadedMap:
        """What stands around cards, at least one: everything within so many links."""
        _some("focus", ids)
        return self._narrowed(replace(self.filters, focus=_nfc(ids), depth=max(0, depth)))

    def question(self, *ids: str) -> LoadedMap:
        """Questions, at least one, each with its hypotheses and all that bears on them."""
        _some("question", ids)
        return self._narrowed(replace(self.filters, question=_nfc(ids)))

    def svg(self) -> str:
        """The picture as an SVG document."""
        return self._drawn("svg").data.decode()

    def save(self, file: str | os.PathLike[str]) -> None:
        """Write the picture to a file: `.svg`, `.png`, `.pdf`, `.dot` or `.mmd` (Mermaid); or
        the interactive page: `.html`.

        Raises OSError where it can't be written.
        """
        target = Path(file)
        ending = target.suffix.lower()
        if ending != _PAGE and ending not in _FORMATS:
            raise MapError(
                f"the ending of {target} names no format",
                [f"end it in one of {', '.join((*_FORMATS, _PAGE))}"],
            )
        if not target.parent.is_dir():
            raise FileNotFoundError(ENOENT, "there is no such folder", str(target.parent))
        data = self._page() if ending == _PAGE else self._drawn(_FORMATS[ending]).data
        write_atomically(target, data)

    @cached_property
    def scene(self) -> Scene:
        """The picture before it is written in some format."""
        with self._telling():
            return PICTURES[self.name or usual(self.chosen)](self.chosen, self.look, find())

    @property
    def alt(self) -> str:
        """The picture in a sentence, for those who can't see it."""
        title = f"{self.scene.title}. " if self.scene.title else ""
        return f"{title}{self.scene.description}"

    @cached_property
    def chosen(self) -> View:
        """The cards and links that are shown."""
        try:
            return view(self.map, self.filters)
        except UnknownName as slip:
            help = list(did_you_mean(slip.name, list(slip.known)))
            if slip.instead:
                help = [f"`{slip.name[:80]}` is a {slip.instead}"]
            raise MapError(f"the map has no {slip.what} `{slip.name[:80]}`", help) from slip

    def _page(self) -> bytes:
        from argmap.web.page import page  # noqa: PLC0415  (only where one is written)
        from argmap.web.pictures import pictures  # noqa: PLC0415

        with self._telling():
            first = self.name or usual(self.chosen)
            scenes = pictures(self.chosen, first, self.look, find())
        theme = None if self.theme == "light" else self.theme
        return page(self.chosen, scenes, self.look.words, self.contexts(), theme)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What can't be drawn raises `MapError`."""
        if not self.chosen.cards:
            raise MapError("there is no card to draw")
        try:
            yield
        except NothingToShow as why:
            raise MapError(str(why), [why.help] if why.help else []) from why
        except EngineError as why:
            raise MapError(str(why)) from why

    def _drawn(self, form: Format) -> Picture:
        if form == "dot" or form == "mermaid":
            return render(self.chosen, form, self.look, self.theme)
        try:
            return draw(self.scene, form, self.theme)
        except TooLarge as why:
            raise MapError(str(why)) from why

    def _narrowed(self, filters: Filters) -> LoadedMap:
        narrowed = replace(self, filters=filters)
        narrowed.chosen  # noqa: B018  (a slip is told here, and not when a picture is shown)
        return narrowed

    def _repr_svg_(self) -> str:
        drawn = self.svg()
        return inline(self.scene, THEMES[self.theme], prefix(drawn))

    def _repr_html_(self) -> str:
        """The picture as an image: nothing in it can act, and it is as wide as there is room.

        Notebooks that are not trusted show images, and leave SVG in a page out.
        """
        data = base64.b64encode(self._repr_svg_().encode()).decode()
        return (
            f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.alt)}" '
            'style="max-width: 100%; height: auto">'
        )

    def __repr__(self) -> str:
        count = len(self.chosen.cards)
        title = self.map.title if len(self.map.title) < 80 else f"{self.map.title[:78]} …"
        return f"<LoadedMap: {printable(title)}, {count} card{'s' if count != 1 else ''}>"


def load(path: str | os.PathLike[str]) -> LoadedMap:
    """Load a map from a folder, or what one of its files says of it, and check it.

    Raises `MapError` where there is no map, or where it or its project's configuration has
    errors: the error's text is then the findings in full.
    """
    try:
        report = check([Path(path)])
    except PathProblem as problem:
        raise MapError(problem.message, problem.help) from problem
    except ConfigurationProblem as problem:
        files = dict.fromkeys(one.span.source.path for one in problem.found)
        raise _refused(problem.found, filter(None, files)) from problem
    if len(report.checked) > 1:
        folders = ", ".join(one.map.folder for one in report.checked)
        message = f"below {path} are {len(report.checked)} maps: {folders}"
        raise MapError(message, ["name one of them"])
    return _loaded(report, report.checked[0])


def read(text: str, name: str, first_line: int = 1) -> LoadedMap:
    """Load a map from a text and check it.

    `name` is what findings call the text, `first_line` the number of its first line there. Such
    a map has no folder: it can name neither documents nor other maps. Raises `MapError`.
    """
    with TemporaryDirectory() as folder:
        (Path(folder) / "argmap.toml").touch()
        file = Path(folder) / "map.argmap"
        # Empty lines above mean nothing, and so lines have the numbers that they have in the page.
        file.write_text("\n" * (first_line - 1) + text, encoding="utf-8", errors="replace")
        report = check([file])
        (checked,) = report.checked
    for one in checked.loaded.files:
        one.source.name, one.source.path = name, None
    checked.loaded.map.folder = ""  # a folder of that moment is no title
    return _loaded(report, checked)


def _loaded(report: Report, checked: Checked) -> LoadedMap:
    errors = [one for one in checked.findings if one.severity == "error"]
    files = len(checked.loaded.files)
    if errors:
        found = in_order(errors)
        raise _refused(found, depends_on(checked), summary(found, files))
    rest = in_order(checked.findings)
    return LoadedMap(
        checked.map,
        depends_on(checked),
        full(rest, colour=False),
        Filters(files=(checked.file,) if checked.file else ()),
        contexts=partial(report.contexts, checked),
    )


def _refused(found: Sequence[Diagnostic], files: Iterable[Path], closing: str = "") -> MapError:
    error = MapError(f"{full(found, colour=False)}{closing}")
    error.findings, error.files = tuple(found), tuple(files)
    return error


def depends_on(checked: Checked) -> tuple[Path, ...]:
    """The files of a map, those of the maps that it imports, the documents of its sources, and
    the configuration."""
    map = checked.map
    files = [file.source.path for file in checked.loaded.files]
    files += [entry.at.source.path for entry in map.imported.values()]
    for entry in (*map.entries.values(), *map.imported.values()):
        home = entry.at.source.path
        if isinstance(entry, Source) and entry.file and home:
            files.append(home.parent / entry.file)
    files.append(checked.loaded.folder / "argmap.lock")
    files.append(configuration_file(project_root(checked.loaded.folder)))
    return tuple(dict.fromkeys(file for file in files if file and file.is_file()))


def _known(what: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in known:
        names = list(known)
        help = did_you_mean(value, names) or [f"there are: {', '.join(names)}"]
        raise MapError(f"there is no {what} `{value[:80]}`", help)


def _some(what: str, ids: Iterable[str]) -> None:
    if not any(ids):
        raise MapError(f"`{what}` needs the id of an entry", [f"write one: {what}('ID')"])


def _nfc(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(normalize("NFC", id) for id in ids)
