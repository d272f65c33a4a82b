"""`argmap.lock`: what was verified, for those who may not have the documents.

It stands beside the maps of a folder and holds digests and places, but no words of a document
(save the few that a bracket replaced).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from argmap.model import Attribution, Map, Quote, Source, Verdict
from argmap.sources.verdicts import LOCK

_LARGEST = 32 * 1024 * 1024
_Passing = Literal["exact", "normalised", "elided", "bracketed"]
_DIGEST = r"^[0-9a-f]{64}$"


class _Locked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LockedQuote(_Locked):
    """The verdict on one quote, under the digest of its words."""

    verdict: _Passing
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    occurrences: int = Field(ge=1)
    marked: bool | None
    located: bool | None = None
    replaced: tuple[tuple[str, str], ...] = ()


class LockedSource(_Locked):
    """A document as it was when its quotes were verified."""

    sha256: str = Field(pattern=_DIGEST)
    text_sha256: str = Field(pattern=_DIGEST)
    extractor: str
    quotes: dict[str, LockedQuote] = Field(default_factory=dict)


class Lock(_Locked):
    """The lock of one folder: its sources by id."""

    version: Literal[1] = 1
    sources: dict[str, LockedSource] = Field(default_factory=dict)

    def text(self) -> str:
        """The content of the file: JSON, one quote a line, always in the same order."""
        lines = ["{", f'  "version": {self.version},', '  "sources": {']
        for number, (id, source) in enumerate(sorted(self.sources.items())):
            head = {name: getattr(source, name) for name in ("sha256", "text_sha256", "extractor")}
            lines.append(f"    {_json(id)}: {{")
            lines += [f"      {_json(name)}: {_json(value)}," for name, value in head.items()]
            quotes = sorted(source.quotes.items(), key=lambda pair: (pair[1].start, pair[0]))
            if not quotes:
                lines.append('      "quotes": {}')
            else:
                lines.append('      "quotes": {')
                for count, (key, quote) in enumerate(quotes, 1):
                    comma = "," if count < len(quotes) else ""
                    shown = _json(quote.model_dump(exclude_defaults=True))
                    lines.append(f"        {_json(key)}: {shown}{comma}")
                lines.append("      }")
            lines.append("    }" + ("," if number + 1 < len(self.sources) else ""))
        return "\n".join([*lines, "  }", "}", ""])


class LockProblem(Exception):
    """A lock that can't be read, and why."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_lock(folder: Path, root: Path) -> Lock | None:
    """The lock of a folder, None where it has none; raises LockProblem."""
    path = folder / LOCK
    try:
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(root.resolve()):
            raise LockProblem("it is a link that leads out of the project")
        if path.stat().st_size > _LARGEST:
            raise LockProblem("it is larger than 32 MB")
        return Lock.model_validate_json(path.read_bytes())
    except OSError as error:
        raise LockProblem(str(error.strerror)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = " / ".join(map(str, first["loc"]))
        raise LockProblem(f"{first['msg']}{f' at {where}' if where else ''}") from error


def quote_digest(said: Attribution, quote: Quote) -> str:
    """The key of a quote, or of a hedge together with the quote that it belongs to.

    SHA-256, as hexadecimal digits, of its words as written, and of its locators.
    """
    words = "\0".join([quote.text, *said.locators])
    if quote is said.hedge:
        words += "\0hedge\0" + (said.quote.text if said.quote else "")
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def lock_of(map: Map) -> Lock:
    """The lock for a map whose quotes have their verdicts, from documents or from the lock."""
    sources: dict[str, LockedSource] = {}
    quotes: dict[str, dict[str, LockedQuote]] = {}
    for said, quote in map.quotes():
        verdict = quote.verdict
        if said.source is not None and verdict is not None and verdict.passes:
            quotes.setdefault(said.source, {})[quote_digest(said, quote)] = _locked(verdict)
    named = {said.source for said, _ in map.quotes()}
    for id in sorted({*map.entries, *map.imported}):
        source = map.get(id)
        if not isinstance(source, Source) or source.document is None or id not in named:
            continue
        read = source.document
        if read.text_sha256 is None or read.extractor is None:
            continue
        sources[id] = LockedSource(
            sha256=read.sha256,
            text_sha256=read.text_sha256,
            extractor=read.extractor,
            quotes=quotes.get(id, {}),
        )
    return Lock(sources=sources)


def renamed(lock: Lock, change: Callable[[str], str]) -> Lock:
    """The lock under the ids that sources have after a rename."""
    kept = {id: one for id, one in lock.sources.items() if change(id) == id}
    moved = {change(id): one for id, one in lock.sources.items() if change(id) != id}
    return Lock(sources=kept | moved)


def _locked(verdict: Verdict) -> LockedQuote:
    return LockedQuote(
        verdict=cast(_Passing, verdict.verdict),
        start=verdict.start or 0,
        end=verdict.end or 0,
        occurrences=verdict.occurrences,
        marked=verdict.marked,
        located=verdict.located,
        replaced=tuple((one.bracket, one.words) for one in verdict.replaced),
    )
