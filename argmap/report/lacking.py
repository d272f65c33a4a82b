"""What a report can't show for want of a font."""

from __future__ import annotations

from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import missing
from argmap.render.lettering.system_fonts import covering
from argmap.report.blocks import Report, plain


def lacking(report: Report, only_pictures: bool = False) -> str:
    """What to tell somebody whose system has no font for some of a report; mostly nothing.

    `only_pictures`: whether its text is shown with the fonts of the reader.
    """
    texts = [text.text for figure in report.figures for text in figure.scene.texts()]
    if not only_pictures:
        texts += (report.title, report.author, *map(plain, report.lines))
    wanted = missing(clean("".join(texts)))
    found = covering(wanted)
    none = [one for one in wanted if one not in found]
    if not none:
        return ""
    some = " ".join(f"{one} (U+{ord(one):04X})" for one in none[:8])
    more = f" and {len(none) - 8} more" if len(none) > 8 else ""
    return (
        f"No font on this system has {some}{more}: they are missing from the report. Install a "
        "font that has them, such as Noto Sans CJK for Chinese, Japanese and Korean, or write "
        "HTML, which is shown with the fonts of its reader."
    )
