"""The bundled typeface cut down to the characters of a document that carries it.

With it text is as wide everywhere as it was measured, also where there is no Arial.
"""

from __future__ import annotations

import uharfbuzz as hb

from argmap.render.lettering.fonts import FILES, Style

_ALWAYS = frozenset(map(chr, range(0x20, 0x7F)))


def subset(style: Style, text: str) -> bytes:
    """A face of the typeface with the characters of a text, and with ASCII, as TrueType."""
    face = hb.Face(hb.Blob.from_file_path(str(FILES[style])))
    asked = hb.SubsetInput()
    asked.sets(hb.SubsetInputSets.UNICODE).update(ord(one) for one in _ALWAYS.union(text))
    asked.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face, asked).blob.data)
