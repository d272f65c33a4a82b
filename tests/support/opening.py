"""What tests of the language server's features share: maps that are open, without a server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path

from lsprotocol import types
from sessions import capabilities

from argmap.check.following import Following
from argmap.editor.desk import Desk, Here
from argmap.editor.positions import Encoding
from argmap.language import parse
from argmap.text import read_text

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")


_known = cache(capabilities)  # they are read from a file, and never changed


def opened(
    paths: Iterable[Path],
    which: str | types.ClientCapabilities = "all",
    encoding: Encoding = "utf-16",
) -> Desk:
    """A desk with some files open as they are on disk, line ends too."""
    desk = Desk()
    desk.capabilities = _known(which) if isinstance(which, str) else which
    desk.encoding = encoding
    for path in paths:
        desk.open(path.resolve().as_uri(), path.read_bytes().decode("utf-8"), 1)
    return desk


def here(desk: Desk, path: Path) -> Here:
    """A map file of a desk."""
    found = desk.here(path.resolve().as_uri())
    assert found is not None
    return found


@contextmanager
def alone(
    text: str, which: str | types.ClientCapabilities = "all", encoding: Encoding = "utf-16"
) -> Iterator[Here]:
    """A text as the only file of a map, open and not on disk."""
    with tempfile.TemporaryDirectory() as folder:
        desk = opened((), which, encoding)
        path = Path(folder).resolve() / "a.argmap"
        desk.open(path.as_uri(), text, 1)
        yield here(desk, path)


def parsed(text: str, encoding: Encoding = "utf-16") -> Here:
    """A text as the only file of a map of which nothing else is asked: made fast."""
    desk = opened((), "all", encoding)
    path = Path(tempfile.gettempdir()).resolve() / "a.argmap"
    desk.open(path.as_uri(), text, 1)
    file = parse(read_text(desk.buffers[path].data, path.name, path)[0])
    return Here(desk, Following(path.parent), file)


def place(text: str, offset: int, encoding: Encoding = "utf-16") -> types.Position:
    """The place of a code point in a text whose lines end with LF or CR LF."""
    codec, size = _UNITS[encoding]
    line = text[:offset].rpartition("\n")[2]
    return types.Position(text.count("\n", 0, offset), len(line.encode(codec)) // size)


def offset(text: str, position: types.Position, encoding: Encoding = "utf-16") -> int:
    """The code point at a place, which has to be one of the text, and between two characters."""
    codec, size = _UNITS[encoding]
    lines = text.split("\n")
    line = lines[position.line].removesuffix("\r").encode(codec)
    assert position.character * size <= len(line)
    before = sum(len(one) + 1 for one in lines[: position.line])
    return before + len(line[: position.character * size].decode(codec))


def words(text: str, range: types.Range, encoding: Encoding = "utf-16") -> str:
    """What stands in a range of a text."""
    return text[offset(text, range.start, encoding) : offset(text, range.end, encoding)]


def applied(text: str, edits: Iterable[types.TextEdit], encoding: Encoding = "utf-16") -> str:
    """A text with edits made, none of which may overlap another."""
    made = sorted(
        (offset(text, edit.range.start, encoding), offset(text, edit.range.end, encoding), n)
        for n, edit in enumerate(edits)
    )
    texts = [edit.new_text for edit in edits]
    for (_, end, _), (start, _, _) in pairwise(made):
        assert end <= start, "edits overlap"
    for start, end, n in reversed(made):
        assert start <= end
        text = text[:start] + texts[n] + text[end:]
    return text
