"""The scene as PDF: vector, text that can be selected, the bundled font embedded.

reportlab draws it, because it runs wherever Python does; converters of SVG to PDF have no
wheels for some of the platforms that argmap runs on.
"""

from __future__ import annotations

import io
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from argmap.render.lettering.fonts import FILES, Style, lacks, width
from argmap.render.lettering.glyphs import outlines
from argmap.render.lettering.rtl import has_rtl
from argmap.render.scene import Circle, Path, Rect, Scene, Segment, Shape, Text
from argmap.render.theme import Theme


@cache
def font(style: Style) -> str:
    """The name under which reportlab knows a face of the bundled typeface."""
    name = f"Argmap-{style}"
    pdfmetrics.registerFont(TTFont(name, str(FILES[style])))
    return name


def pdf(scene: Scene, theme: Theme) -> bytes:
    """Draw a scene on one page of its own size, one point a point.

    Lines of text with characters that the bundled font lacks, or that run from right to left,
    are drawn as outlines, with the text itself, invisible, above them for selecting.
    """
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(scene.width, scene.height),
        invariant=1,
        pageCompression=1,
        initialFontName=font("regular"),
        lang="",
    )
    canvas.setTitle(scene.title)
    canvas.setSubject(scene.description)
    canvas.setAuthor("")
    canvas.setCreator("argmap")
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 0, scene.height)
    pen = Pen(canvas, theme)
    pen.shape(Rect(0, 0, scene.width, scene.height, fill="page"))
    pen.scene(scene)
    canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class Pen:
    """Draws shapes on a canvas whose y runs downwards, one point a point."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        self.canvas, self.theme = canvas, theme

    def scene(self, scene: Scene) -> None:
        """All groups of a scene."""
        for group in scene.groups:
            self.canvas.saveState()
            self.canvas.translate(group.x, group.y)
            for shape in group.shapes:
                self.shape(shape)
            self.canvas.restoreState()

    def shape(self, shape: Shape) -> None:
        """One shape."""
        if isinstance(shape, Text):
            self.text(shape)
        elif isinstance(shape, Rect):
            self.paint(shape.stroke_width, shape.dash, shape.fill, shape.stroke)
            radius = min(shape.radius, shape.width / 2, shape.height / 2)
            draw = self.canvas.roundRect if radius > 0 else self.canvas.rect
            extra = (radius,) if radius > 0 else ()
            draw(
                shape.x,
                shape.y,
                shape.width,
                shape.height,
                *extra,
                stroke=int(shape.stroke is not None),
                fill=int(shape.fill is not None),
            )
        elif isinstance(shape, Circle):
            self.paint(shape.stroke_width, (), shape.fill, shape.stroke)
            self.canvas.circle(
                shape.x,
                shape.y,
                shape.radius,
                stroke=int(shape.stroke is not None),
                fill=int(shape.fill is not None),
            )
        else:
            self.path(shape)

    def path(self, shape: Path) -> None:
        self.paint(shape.stroke_width, shape.dash, shape.fill, shape.stroke)
        self.canvas.setLineCap(1 if shape.round_cap else 0)
        self.canvas.setStrokeAlpha(shape.opacity)
        path = self.trace(shape.segments)
        self.canvas.drawPath(
            path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None)
        )
        self.canvas.setStrokeAlpha(1)
        self.canvas.setLineCap(0)

    def trace(self, segments: tuple[Segment, ...]) -> object:
        path = self.canvas.beginPath()
        for name, parts in segments:
            if name == "M":
                path.moveTo(*parts)
            elif name == "L":
                path.lineTo(*parts)
            elif name == "C":
                path.curveTo(*parts)
            else:
                path.close()
        return path

    def paint(
        self, thick: float, dash: tuple[float, ...], fill: str | None, stroke: str | None
    ) -> None:
        if fill:
            self.canvas.setFillColor(self.theme[fill])
        if stroke:
            self.canvas.setStrokeColor(self.theme[stroke])
            self.canvas.setLineWidth(thick)
            self.canvas.setDash(list(dash))

    def text(self, shape: Text) -> None:
        """A line of text."""
        wide = width(shape.text, shape.style, shape.size, shape.tracking)
        shown = wide - shape.tracking * shape.size
        hidden = shape.rtl or has_rtl(shape.text) or any(map(lacks, shape.text))
        drawn: list[tuple[Segment, ...]] = []
        if hidden:
            drawn, shown = outlines(shape.text, shape.style, shape.size, shape.rtl)
            wide = shown
        x = shape.x - {"start": 0.0, "middle": shown / 2, "end": shown}[shape.anchor]
        self.canvas.saveState()
        self.canvas.translate(x, shape.y)
        self.canvas.scale(1, -1)
        self.canvas.setFillColor(self.theme[shape.fill])
        for segments in drawn:
            self.canvas.drawPath(self.trace(segments), stroke=0, fill=1, fillMode=1)
        face = font(shape.style)
        plain = pdfmetrics.stringWidth(shape.text, face, shape.size)
        plain += shape.tracking * shape.size * len(shape.text)
        line = self.canvas.beginText(0, 0)
        line.setFont(face, shape.size)
        line.setFillColor(self.theme[shape.fill])
        line.setCharSpace(shape.tracking * shape.size)
        if hidden:
            line.setTextRenderMode(3)
        if plain > 0:
            line.setHorizScale(100 * wide / plain)
        line.textOut(shape.text)
        self.canvas.drawText(line)
        self.canvas.restoreState()
