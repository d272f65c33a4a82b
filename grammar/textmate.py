"""The TextMate grammar, which VS Code and others colour maps by."""

from __future__ import annotations

import json
from typing import Any

from argmap.language.highlight import COLOURS, LINES, VALUES


def scope(name: str) -> str:
    return f"{COLOURS[name].scope}.argmap"


def capture(name: str) -> dict[str, Any]:
    """What a group of a line is: a value to look into, or a colour."""
    if name in VALUES:
        return {"patterns": [{"include": f"#{name}"}]}
    return {"name": scope(name)}


def coloured(name: str) -> bool:
    return name in VALUES or bool(COLOURS[name].scope)


def textmate() -> str:
    """The grammar as JSON."""
    grammar = {
        "$comment": "Written by grammar/make.py.",
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["argmap"],
        "patterns": [
            {
                "match": line.pattern,
                "captures": {
                    str(number): capture(name)
                    for number, name in enumerate(line.groups, 1)
                    if coloured(name)
                },
            }
            for line in LINES
        ],
        "repository": {
            value: {"patterns": [{"match": match, "name": scope(name)} for match, name in parts]}
            for value, parts in VALUES.items()
        },
    }
    return json.dumps(grammar, indent=2, ensure_ascii=False) + "\n"
