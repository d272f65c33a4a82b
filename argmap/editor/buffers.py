"""The text of files that are open in the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types

from argmap.editor.positions import Encoding, Positions

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Buffer:
    """A file that is open, as it stands in the editor."""

    uri: str
    """Its name as the editor gave it; what is said of it uses the same."""
    path: Path
    text: str
    version: int | None
    _data: bytes | None = field(default=None, repr=False)

    @property
    def data(self) -> bytes:
        """Its text as a file would have it."""
        if self._data is None:
            self._data = _SURROGATES.sub("\ufffd", self.text).encode()
        return self._data

    def change(
        self,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        version: int | None,
        encoding: Encoding,
    ) -> None:
        """Makes the changes of one message, each in the text that the one before left."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                places = Positions(self.text, encoding)
                start = places.offset(change.range.start)
                end = max(start, places.offset(change.range.end))
                self.text = self.text[:start] + change.text + self.text[end:]
            else:
                self.text = change.text
        self.version = version
        self._data = None
