"""Documents made of a text: the same words in every format that can be read."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Iterator
from io import BytesIO

from mapkit import ROOT
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "Arimo"
_SIZE = 10.0
_LEADING = 14.0
_PAGE = (595.0, 842.0)
_MARGIN = 72.0
_GUTTER = 20.0


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that parts them with blank lines."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def as_markdown(text: str, title: str = "The title") -> bytes:
    """A page of Markdown, its first words in bold and its first paragraph over several lines."""
    made = []
    for number, part in enumerate(paragraphs(text)):
        words = [word.replace("*", "\\*").replace("_", "\\_") for word in part.split(" ")]
        if number == 0:
            words[0] = f"**{words[0]}**"
            made.append("\n".join(" ".join(words[at : at + 8]) for at in range(0, len(words), 8)))
        else:
            made.append(" ".join(words))
    return "\n\n".join([f"---\ntitle: {title}\n---", f"# {title}", *made]).encode()


def as_html(text: str, title: str = "The title", encoding: str = "utf-8") -> bytes:
    """A page of a news site: the text in an `article`, with the usual furniture around it."""
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs(text))
    page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="{encoding}"><title>{html.escape(title)} | The Site</title>
<style>p {{ margin: 1em }}</style><script>var tracker = "script words";</script></head>
<body>
<header><a href="/">The Site</a><nav><ul><li><a href="/world">World menu words</a></li>
<li><a href="/sport">Sport menu words</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies on this site to make it better.</div>
<main><article><h1>{html.escape(title)}</h1>
{body}
</article>
<aside class="related"><h2>Related stories</h2>
<ul><li><a href="/1">Another story</a></li></ul></aside>
</main>
<footer><p>Copyright of the site. All rights reserved.</p></footer>
</body></html>"""
    return page.encode(encoding, "xmlcharrefreplace")


def as_docx(text: str, title: str = "The title") -> bytes:
    """A Word document, one paragraph for each of the text's."""
    import docx  # noqa: PLC0415  (an extra)

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Ann Author"
    document.add_heading(title, 0)
    for part in paragraphs(text):
        document.add_paragraph(part)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(parts: dict[str, str]) -> bytes:
    """A Word document with some parts of its package, by name, replaced or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(as_docx(""))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def as_pdf(
    text: str,
    columns: int = 1,
    across: bool = False,
    head: str | None = None,
    password: str | None = None,
) -> bytes:
    """A PDF in columns, long words hyphenated at the ends of lines.

    With `across`, the lines of a page are drawn from top to bottom, each over all columns, as
    some programs do; otherwise column by column. `head` stands at the top of every page.
    """
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        file = ROOT / "argmap" / "render" / "lettering" / "fonts" / "Arimo-Regular.ttf"
        pdfmetrics.registerFont(TTFont(_FONT, file))
    width = (_PAGE[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    lines = [line for part in paragraphs(text) for line in [*_wrapped(part, width), ""]]
    height = int((_PAGE[1] - 2 * _MARGIN) // _LEADING)
    out = BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=_PAGE, encrypt=encrypt, invariant=1)
    canvas.setTitle("The title")
    canvas.setAuthor("Ann Author")
    while lines or not canvas.getPageNumber() > 1:
        page, lines = lines[: columns * height], lines[columns * height :]
        # The columns of a page that is not full are as long as each other.
        tall = max(1, -(-len(page) // columns))
        placed = [
            (_MARGIN + at // tall * (width + _GUTTER), _PAGE[1] - _MARGIN - at % tall * _LEADING, x)
            for at, x in enumerate(page)
        ]
        if across:
            placed.sort(key=lambda line: (-line[1], line[0]))
        canvas.setFont(_FONT, _SIZE)
        if head:
            canvas.drawString(_MARGIN, _PAGE[1] - _MARGIN / 2, head)
        for x, y, line in placed:
            if line:
                canvas.drawString(x, y, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _wrapped(paragraph: str, width: float) -> Iterator[str]:
    """The lines of a paragraph; a long word that does not fit is hyphenated in its middle."""

    def fits(line: str) -> bool:
        return pdfmetrics.stringWidth(line, _FONT, _SIZE) <= width

    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        half = len(word) // 2
        first = f"{line} {word[:half]}-".strip()
        if word.isalpha() and len(word) > 7 and fits(first):
            yield first
            line = word[half:]
        else:
            yield line
            line = word
    yield line
