"""The canonical form: spacing made one, words, order and line breaks kept."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.language.parser import parse
from argmap.language.syntax import (
    Attribution,
    Entry,
    File,
    Line,
    LinkName,
    Links,
    Names,
    Premises,
    Property,
)
from argmap.text import SourceText

_INDENT = "  "


@dataclass(slots=True, frozen=True)
class Piece:
    """An entry with the blanks and comments behind it, or what stands above the first entry."""

    start: int
    end: int
    """The end, exclusive: where the next piece starts."""
    text: str | None
    """Its canonical form; None where it has faults of form, and is left alone."""


def format_text(source: SourceText) -> str | None:
    """The file in canonical form; None where it has faults of form, and is left alone.

    Formatting what this gives changes nothing, and both texts mean the same.
    """
    texts = [piece.text for piece in pieces(parse(source))]
    return None if None in texts else "".join(text for text in texts if text is not None)


def pieces(file: File) -> list[Piece]:
    """A file piece by piece, without gaps; what a piece becomes hangs on no other.

    A last line without an end counts as one that has it.
    """
    text = file.source.text if file.source.text.endswith("\n") else file.source.text + "\n"
    starts: dict[int, list[Entry]] = {}  # heads that are indented have no start of their own
    for entry in file.entries:
        starts.setdefault(entry.start, []).append(entry)
    ends = [*starts, len(text)]
    above = _comments(text[: ends[0]].split("\n"))
    found = [Piece(0, ends[0], _text(above, is_last=not starts))] if ends[0] else []
    for (start, entries), end in zip(starts.items(), ends[1:], strict=True):
        formed = None
        if not any(entry.faults for entry in entries):
            lines, rest = _entry(entries[0], text[start:end])
            formed = _text([*lines, *rest], is_last=end == len(text))
        found.append(Piece(start, end, formed))
    return found


def _text(lines: list[str], is_last: bool) -> str:
    """Lines as text; blank lines at the end of the file are left out."""
    while is_last and lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _comments(lines: list[str]) -> list[str]:
    """Comments at the margin; runs of blank lines between them become one."""
    out: list[str] = []
    for line in lines[:-1]:
        content = line.strip()
        if content:
            out.append(content)
        elif out and out[-1]:
            out.append("")
    return out


def _entry(entry: Entry, chunk: str) -> tuple[list[str], list[str]]:
    """An entry's own lines, and the comments between it and the next entry."""
    by_place: dict[int, Line] = {}
    for line in entry.lines:
        by_place[line.at] = line
        if isinstance(line, Attribution) and line.hedge is not None:
            by_place[line.hedge.at] = line.hedge
    out: list[str] = []
    held: list[str] = []  # comments that the next entry may claim, with the blanks between
    at = 0
    for number, text in enumerate(chunk.split("\n")[:-1]):
        content = text.strip(" \t")
        place = at + len(text) - len(text.lstrip(" \t"))
        at += len(text) + 1
        if not content:
            held.append("")
        elif content == "#" or content[:2] in ("# ", "#\t"):
            held.append(content if text[0] == "#" else _INDENT + content)
        elif number == 0:
            out.append(_head(entry))
        else:
            out += [_INDENT + comment.lstrip() for comment in held if comment]
            held = []
            node = by_place.get(place)
            out.append(_INDENT + (_line(node) if node else _goes_on(content)))
    inside = 0
    while inside < len(held) and held[inside].startswith(_INDENT):
        inside += 1
    out += held[:inside]
    return out, _between(held[inside:])


def _between(held: list[str]) -> list[str]:
    """Comments after an entry: parted from it by a blank line, set at the margin."""
    out: list[str] = [""]
    for comment in held:
        if comment or out[-1]:
            out.append(comment.lstrip())
    return out


def _head(entry: Entry) -> str:
    head = f"{entry.kind} {entry.id}:"
    first = entry.words[0] if entry.words else None
    return f"{head} {first.rstrip()}" if first is not None and first.type == "FIRST" else head


def _goes_on(content: str) -> str:
    if content[0] != ">":
        return content
    words = content[1:].lstrip(" \t")
    return f"> {words}" if words else ">"


def _line(line: Line) -> str:
    match line:
        case Property():
            first = line.words[0]
            on_line = first.type == "FIRST"
            return f"{line.key}: {first.rstrip()}" if on_line else f"{line.key}:"
        case Names():
            value = ", ".join(line.names)
        case Premises():
            value = ", ".join(" + ".join(group) for group in line.groups)
        case Links():
            value = ", ".join(_target(target) for target in line.targets)
        case Attribution():
            value = _attribution(line)
    return f"{line.key}: {value}"


def _target(target: LinkName | str) -> str:
    if isinstance(target, LinkName):
        return f"{' + '.join(target.premises)} -> {target.target}"
    return target


def _attribution(line: Attribution) -> str:
    if line.speaker is None:
        value = str(line.source)
    else:
        value = " via ".join([line.speaker, *line.via])
        if line.source is not None:
            value += f" in {line.source}"
    parts = [*line.locators, *([line.mode] if line.mode else [])]
    return ", ".join([value, *parts])
