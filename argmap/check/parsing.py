"""Reading the map files of large folders: what was read before is kept, and processes share the
rest where that is faster."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Sequence

from argmap.cache import Kept
from argmap.check.inputs import code
from argmap.language import File, parse
from argmap.language.packed import packed, unpacked
from argmap.text import SourceText

_NONE = marshal.dumps({})
_LARGE = 500_000
"""Code points of a folder's files from which on keeping what was read is faster."""
_SHARED = 3_000_000
"""Code points from which on starting other processes is faster."""


def read_all(sources: Sequence[SourceText], processes: int) -> list[File]:
    """The entries of files, in their order; so many processes may help."""
    if len(sources) < 2 or sum(map(len, sources)) < _LARGE:
        return [parse(source) for source in sources]
    kept = Kept("parses")
    shelf = _digest(f"{code()} {sources[0].path and sources[0].path.parent}")
    names = [_digest(source.text) for source in sources]
    before: dict[str, bytes] = marshal.loads(kept.get(shelf) or _NONE)
    known = {name: before[name] for name in names if name in before}
    texts = {n: s.text for n, s in zip(names, sources, strict=True) if n not in known}
    if processes > 1 and len(texts) > 1 and sum(map(len, texts.values())) > _SHARED:
        made = zip(texts, _together(list(texts.values()), processes), strict=False)
        known |= {name: data for name, data in made if data is not None}
    files = []
    for name, source in zip(names, sources, strict=True):
        if name in known:
            files.append(unpacked(known[name], source))
        else:
            files.append(parse(source))
            if (data := packed(files[-1])) is not None:
                known[name] = data
    if known.keys() != before.keys():
        kept.put(shelf, marshal.dumps(known))
        kept.prune()
    return files


def _together(texts: list[str], processes: int) -> list[bytes | None]:
    """The entries of texts, packed, for as many of the texts as other processes could read."""
    from argmap.check.processes import workers  # noqa: PLC0415  (slow to load)

    made: list[bytes | None] = []
    try:
        with workers(processes) as pool:
            size = max(1, len(texts) // (processes * 4))
            for data in pool.map(_packed, texts, chunksize=size):
                made.append(data)
    except OSError:
        pass
    return made


def _packed(text: str) -> bytes | None:
    return packed(parse(SourceText("", text)))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()
