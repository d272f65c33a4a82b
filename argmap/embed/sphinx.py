"""The directive `argmap` of Sphinx: put `argmap.embed.sphinx` into `extensions` of `conf.py`."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap import __version__
from argmap.diagnostics import Diagnostic
from argmap.diagnostics.printable import shown_file
from argmap.embed.asked import PLACING, SETTINGS, find, shown
from argmap.embed.figure import CLASSES, picture
from argmap.embed.inline import inline, prefix
from argmap.embed.loaded import LoadedMap, MapError, read
from argmap.embed.outline import told
from argmap.render import THEMES
from argmap.render.output.drawing import draw
from argmap.render.output.svg import escape
from argmap.workspace.project import SUFFIX, map_files

_log = logging.getLogger(__name__)
_THIS = Path(__file__).resolve()


class argmap_picture(nodes.General, nodes.Element):
    """A picture: `html`, `scene`, `theme`, `alt`, `width` and `outline` for the builders."""


class ArgmapDirective(SphinxDirective):
    """`.. argmap:: PATH`, or the text of a map below `.. argmap::`."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {  # noqa: RUF012  (docutils has it so)
        **dict.fromkeys((*SETTINGS, *PLACING), directives.unchanged_required),
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        self._depends([_THIS])  # so another argmap draws anew, and `_new_files` knows the page
        try:
            loaded = self._loaded()
            self._depends(loaded.files)
            chosen = shown(loaded, self.options)
            made = self._picture(chosen)
        except MapError as error:
            self._depends(error.files)
            return [self._refused(error)]
        for note in chosen.scene.notes:
            _log.info(f"argmap: {note}", location=self.get_location())
        return [self._placed(made)]

    def _loaded(self) -> LoadedMap:
        text = "\n".join(self.content)
        if bool(self.arguments) == bool(text):
            help = "write the path of a map behind the directive, or the map itself below it"
            raise MapError("the directive needs a path or a map, and not both", [help])
        if text:
            source, line = self._source()
            return read(text, Path(source).name, line)
        path, root = self.arguments[0], Path(self.env.srcdir)
        if path.startswith("/"):  # as everywhere in Sphinx: from the source folder
            return find(path.lstrip("/"), root, root)
        return find(path, self.env.doc2path(self.env.docname).parent, root)

    def _source(self) -> tuple[str, int]:
        """The file and the line in which the directive's content begins."""
        offset = self.content_offset  # counted from the directive in MyST
        at = (offset if offset >= self.lineno else self.lineno + offset) + 1
        source, line = self.state_machine.get_source_and_line(at)
        return str(source or self.env.doc2path(self.env.docname)), max(1, line or 1)

    def _depends(self, files: Iterable[Path]) -> None:
        for file in files:
            self.env.note_dependency(str(file))

    def _picture(self, chosen: LoadedMap) -> argmap_picture:
        number = self.env.new_serialno("argmap")
        unique = prefix(self.env.docname, str(number))
        return argmap_picture(
            html=picture(chosen, self.options, unique),
            scene=chosen.scene,
            theme=chosen.theme,
            alt=self.options.get("alt") or chosen.alt,
            width=self.options.get("width"),
            outline=told(chosen),
        )

    def _placed(self, made: argmap_picture) -> nodes.Node:
        placed: nodes.Element = made
        if "caption" in self.options:
            words, messages = self.parse_inline(self.options["caption"])
            placed = nodes.figure("", made, nodes.caption("", "", *words), *messages)
            placed["align"] = "default"
        self.set_source_info(placed)
        self.add_name(placed)
        return placed

    def _refused(self, error: MapError) -> nodes.Node:
        """Warns of what is wrong, and says it in the page too."""
        for finding in error.findings:
            text, span = finding.span.source, finding.span
            file = shown_file(text) if text.path else self._source()[0]
            place = f"{file}:{span.line}"
            _log.warning(_told(finding), location=place, type="argmap", subtype=finding.rule)
        if not error.findings:
            _log.warning(str(error), location=self.get_location(), type="argmap")
        about = nodes.paragraph(text="This argument map is not shown.")
        return nodes.warning("", about, nodes.literal_block(text=str(error), language="none"))


def _told(finding: Diagnostic) -> str:
    return "\n".join([f"{finding.message} [{finding.rule}]", *finding.help])


def _without_pictures(app: Sphinx, document: nodes.document, page: str) -> None:
    """Where a builder can show no picture, the map's cards are told as text."""
    if app.builder.format in ("html", "latex"):
        return
    for made in list(document.findall(argmap_picture)):
        about = nodes.paragraph(text=made["alt"])
        told = nodes.literal_block(text=made["outline"], language="none")
        made.replace_self([about, told])


def _html(translator: Any, made: argmap_picture) -> None:
    if translator.builder.name == "epub":  # readers of books know pictures, but few inline SVG
        drawn = inline(made["scene"], THEMES[made["theme"]], "argmap-")
        name = _written(translator.builder, "_images", drawn.encode(), "svg")
        source = f"{translator.builder.imgpath}/{name}"
        drawn = f'<img src="{escape(source)}" alt="{escape(made["alt"])}"/>'
    else:
        drawn = made["html"]
    translator.body.append(f'<div class="{CLASSES}">\n{drawn}</div>\n')
    raise nodes.SkipNode


def _latex(translator: Any, made: argmap_picture) -> None:
    data = draw(made["scene"], "pdf", made["theme"]).data
    name = _written(translator.builder, "", data, "pdf")
    width = made["width"] and translator.latex_image_length(made["width"])
    size = f"[width={width}]" if width else ""
    drawn = rf"\sphinxincludegraphics{size}{{{{{name.removesuffix('.pdf')}}}.pdf}}"
    inside = isinstance(made.parent, nodes.figure)
    translator.body.append(
        f"\n{drawn}\n" if inside else f"\n\\begin{{center}}{drawn}\\end{{center}}\n"
    )
    raise nodes.SkipNode


def _written(builder: Any, folder: str, data: bytes, ending: str) -> str:
    """Writes a picture into the folder of the output, under a name made of what it shows."""
    name = f"argmap-{sha256(data).hexdigest()[:16]}.{ending}"
    place = Path(builder.outdir) / folder
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)
    return name


def _new_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages that show maps to which files have come."""
    found = []
    for page, files in env.dependencies.items():
        known = {(Path(env.srcdir) / file).resolve() for file in files}
        maps = [file for file in known if file.suffix == SUFFIX] if _THIS in known else []
        folders = {file.parent for file in maps if file.parent.is_dir()}
        if any(file not in known for folder in folders for file in map_files(folder)):
            found.append(page)
    return found


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls to get the directive."""
    app.add_node(argmap_picture, html=(_html, None), latex=(_latex, None))
    app.add_directive("argmap", ArgmapDirective)
    app.connect("doctree-resolved", _without_pictures)
    app.connect("env-get-outdated", _new_files)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
