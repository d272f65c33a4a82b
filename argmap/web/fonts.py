"""The bundled typeface, cut down to the characters of one page.

With it text is as wide on every screen as it was measured, also where there is no Arial.
"""

from __future__ import annotations

import uharfbuzz as hb

from argmap.render.fonts import FILES

_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("·×–—…“”‘’„«»✓")


def subset(text: str) -> dict[str, bytes]:
    """The faces of the typeface by style, each with the characters of a text, as TrueType."""
    wanted = {ord(one) for one in _ALWAYS.union(text)}
    made: dict[str, bytes] = {}
    for style, file in FILES.items():
        face = hb.Face(hb.Blob.from_file_path(str(file)))
        asked = hb.SubsetInput()
        asked.sets(hb.SubsetInputSets.UNICODE).update(wanted)
        asked.flags = hb.SubsetFlags.NO_HINTING
        made[style] = bytes(hb.subset(face, asked).blob.data)
    return made
