"""What tests of the language share: maps made of texts, and what of them is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from lark import Token

from argmap.check import Report, check
from argmap.diagnostics import Diagnostic
from argmap.language import parse
from argmap.language.syntax import Entry, File
from argmap.model import Map, Quote
from argmap.text import SourceText

ROOT = Path(__file__).parents[2]
REAL_FILES = sorted((ROOT / "maps").rglob("*.argmap"))
REAL_FOLDERS = sorted({path.parent for path in REAL_FILES})
PLACES = {"at", "places"}


def read(text: str) -> File:
    """The parse of a text."""
    return parse(SourceText("test.argmap", text))


def written_out(file: File) -> str:
    """All of a file's entries, with the places of words, which equality leaves out."""

    def places(node: object) -> object:
        if isinstance(node, Token):
            return str(node), node.type, node.start_pos
        if isinstance(node, list):
            return [places(one) for one in node]
        if is_dataclass(node) and not isinstance(node, SourceText):
            return [places(getattr(node, field.name)) for field in fields(node)]
        return node

    return repr([places(entry) for entry in file.entries]).replace(repr(file.source), "")


def write(folder: Path, files: dict[str, str]) -> Path:
    """Writes the files of a project into a folder, documents and folders included."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "argmap.toml").touch()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def checked(folder: Path, text: str, **others: str) -> Report:
    """The check of a map of one file, `map.argmap`; `others` are further files by stem."""
    files = {f"{name}.argmap": words for name, words in others.items()}
    return check([write(folder, {"map.argmap": text, **files})])


def check_with(path: Path, rule: str) -> Report:
    """The check of a file by the rules that are on by default, and one more."""
    return check([path], select=["default", rule])


def found(report: Report) -> list[tuple[str, int]]:
    """Rules and lines of the findings of a report."""
    return [(finding.rule, finding.span.line) for finding in report.diagnostics]


def rules(report: Report) -> list[str]:
    """The rules that were broken, by place."""
    return [finding.rule for finding in report.diagnostics]


def quotes(report: Report) -> list[Quote]:
    """The quotes, hedges aside, of the files that were asked for."""
    return [
        quote
        for one in report.checked
        for said, quote in one.map.quotes()
        if quote is not said.hedge and one.only in (None, quote.at.source.path)
    ]


def only(report: Report) -> Diagnostic:
    """The one finding of a report."""
    assert len(report.diagnostics) == 1, [(d.rule, d.message) for d in report.diagnostics]
    return report.diagnostics[0]


def clean(report: Report) -> Map:
    """The one map of a report that has no findings."""
    assert [(d.rule, d.message, str(d.span)) for d in report.diagnostics] == []
    assert len(report.maps) == 1
    return report.maps[0]


def said(finding: Diagnostic) -> str:
    """All that a finding says."""
    labels = [finding.primary, *finding.others]
    return "\n".join([finding.message, *(label.text for label in labels), *finding.help])


def links(map: Map) -> set[tuple[str, tuple[str, ...], str, str | None]]:
    """The links of a map: relation, premises, target, strength."""
    return {(link.relation, link.premises, link.target, link.strength) for link in map.links}


def meaning(map: Map) -> dict[str, Any]:
    """What a map says, without places and without an order of entries and links."""
    dump: dict[str, Any] = _without_places(map.model_dump())
    dump["links"] = sorted(dump["links"], key=repr)
    return dump


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key not in PLACES}
    if isinstance(value, list | tuple):
        return [_without_places(part) for part in value]
    return value


def shape(entry: Entry) -> tuple[Any, ...]:
    """An entry's nodes, each word with its place in the entry."""
    return tuple(_placed(part) for part in (entry.kind, entry.id, entry.words, entry.lines))


def _placed(node: Any) -> Any:
    if isinstance(node, Token):
        return node.rstrip(), node.start_pos
    if isinstance(node, list):
        return [_placed(part) for part in node]
    if hasattr(node, "__dataclass_fields__"):
        return type(node).__name__, [_placed(getattr(node, f)) for f in node.__dataclass_fields__]
    return node


def chunks(path: Path) -> list[str]:
    """The texts of a file's entries, what stands above the first left out."""
    text = path.read_text(encoding="utf-8")
    starts = [entry.start for entry in read(text).entries]
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def words(node: Any) -> Iterator[Token]:
    """Every word of a node, however deep."""
    if isinstance(node, Token):
        yield node
    elif isinstance(node, list | tuple):
        for part in node:
            yield from words(part)
    elif hasattr(node, "__dataclass_fields__") and not isinstance(node, SourceText):
        for field in node.__dataclass_fields__:
            yield from words(getattr(node, field))
