"""Vim's syntax file.

Vim has no colours for groups of a regular expression, so that each part of a line is a match of
its own that names the next (`nextgroup`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialects import vim

from argmap.language.highlight import COMMENTS, GOING_ON, LINES, TEXT_ENDS, VALUES, Line

LINKED = {
    "comment": "Comment",
    "suppression": "PreProc",
    "rule": "Tag",
    "quote": "String",
    "quote mark": "Delimiter",
    "kind": "Structure",
    "id": "Function",
    "heading": "Title",
    "strength": "StorageClass",
    "relation": "Statement",
    "key": "Label",
    "saying": "Keyword",
    "reference": "Identifier",
    "join": "Operator",
    "arrow": "Operator",
    "word": "Operator",
    "mode": "Constant",
    "speaker": "Special",
    "locator": "Constant",
    "mark": "Delimiter",
    "value": "Constant",
    "percent": "Number",
    "date": "Number",
    "link": "Underlined",
}
"""Colours, and the groups of Vim's that they are shown as."""

PROSE = ("comment", "quote")
"""Colours of parts of lines whose spelling is looked at."""

HEAD = """\
" Vim syntax file
" Language: argmap
" Written by grammar/make.py.

if exists("b:current_syntax")
  finish
endif

syn spell toplevel
"""


def group(colour: str) -> str:
    return "argmap" + colour.title().replace(" ", "")


def value(name: str) -> str:
    return f"argmapIn{name.title()}"


def first_coloured(line: Line) -> int:
    return next(at for at, (_, colour) in enumerate(line.parts) if colour != "blank")


def first_of(number: int) -> str:
    """The match that a line of this number begins with."""
    at = first_coloured(LINES[number])
    return f"{group(LINES[number].parts[at][1])}_{number}_{at}"


def chain(number: int, line: Line) -> Iterator[str]:
    """The parts of a line, the first of them known by the whole line."""
    parts = [*line.parts, *([(":", "mark")] if line.value else [])]
    names = [f"{group(colour)}_{number}_{at}" for at, (_, colour) in enumerate(parts)]
    first = first_coloured(line)
    before = "".join(part for part, _ in parts[:first])
    rest = "".join(f"(?:{part})" for part, _ in parts[first + 1 :])
    rest += r"(?:[ \t].*)?" if line.value else ""
    for at, (part, colour) in enumerate(parts):
        if colour == "blank":
            continue
        if at == first:
            match = rf"{vim('^' + before)}\zs{vim(f'(?:{part})')}\ze{vim(rest + '$')}"
        else:
            match = vim(part)
        words = [f'syn match {names[at]} "{match}"', *(["contained"] if at > first else [])]
        following = []
        for next_at in range(at + 1, len(parts)):
            if parts[next_at][1] != "blank":
                following.append(names[next_at])
                if re.fullmatch(parts[next_at][0], "") is None:
                    break
        if at == len(parts) - 1 and line.value and line.value != "text":
            following.append(value(line.value) if line.value in VALUES else group(line.value))
        words += ["contains=@Spell"] if colour in PROSE else []
        words += [f"nextgroup={','.join(following)}"] if following else []
        words += ["skipwhite"] if following and not (line.goes_on and at == len(parts) - 1) else []
        yield " ".join(words)
        yield f"hi def link {names[at]} {group(colour)}"


def values() -> Iterator[str]:
    """What stands behind colons: values with their parts, texts of one colour."""
    for name, parts in VALUES.items():
        names = [f"{group(colour)}_{name}" for _, colour in parts]
        yield f'syn match {value(name)} ".*" contained contains={",".join(names)}'
        for (pattern, colour), part in reversed([*zip(parts, names, strict=True)]):  # last wins
            yield f'syn match {part} "{vim(pattern)}" contained'
            yield f"hi def link {part} {group(colour)}"
    for colour in sorted({line.value for line in LINES} - {"", "text", *VALUES, *GOING_ON}):
        yield rf'syn match {group(colour)} "\S.*" contained'
    comments = ",".join(first_of(number) for number in range(len(COMMENTS)))
    for colour in GOING_ON:
        start = vim(r"(?<=:)(?:[ \t]|$)")
        yield f'syn region {group(colour)} start="{start}" end="{vim(TEXT_ENDS)}" contained'
        yield f"  \\ contains={comments},@Spell"
    yield "syn sync minlines=100"


def syntax() -> str:
    """The syntax file."""
    lines = [HEAD]
    for number, line in reversed([*enumerate(LINES)]):  # what is defined last is tried first
        lines += [*chain(number, line), ""]
    lines += [*values(), ""]
    lines += [f"hi def link {group(colour)} {LINKED[colour]}" for colour in LINKED]
    return "\n".join([*lines, "", 'let b:current_syntax = "argmap"', ""])
