"""The TextMate grammar, which VS Code and others colour maps by."""

from __future__ import annotations

import json
import plistlib
from typing import Any

from argmap.language.highlight import COLOURS, COMMENTS, LINES, TEXT_ENDS, VALUES, Line


def named(colour: str) -> dict[str, str]:
    scope = COLOURS[colour].scope
    return {"name": f"{scope}.argmap"} if scope else {}


def capture(name: str) -> dict[str, Any]:
    """What a group of a line is: a value to look into, or a colour."""
    return {"patterns": [{"include": f"#{name}"}]} if name in VALUES else named(name)


def pattern(line: Line) -> dict[str, Any]:
    """A line, with those on which its text goes on."""
    found = {str(at): capture(name) for at, name in enumerate(line.groups, 1) if capture(name)}
    if not line.goes_on:
        return {"match": line.pattern, "captures": found}
    text = {"match": r"\S.*", **named(line.value)}
    return {
        "begin": line.pattern,
        "beginCaptures": found,
        "end": TEXT_ENDS,
        "patterns": [*map(pattern, COMMENTS), text],
    }


def grammar() -> dict[str, Any]:
    """The grammar, made of what JSON and property lists have in common."""
    return {
        "comment": "Written by grammar/make.py.",
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["argmap"],
        "patterns": [pattern(line) for line in LINES],
        "repository": {
            value: {"patterns": [{"match": match, **named(colour)} for match, colour in parts]}
            for value, parts in VALUES.items()
        },
    }


def textmate() -> str:
    """The grammar as JSON."""
    return json.dumps(grammar(), indent=2, ensure_ascii=False) + "\n"


def property_list() -> str:
    """The grammar as a property list, which Sublime Text and TextMate read."""
    return plistlib.dumps(grammar(), sort_keys=False).decode()
