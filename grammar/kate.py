"""Kate's syntax file, which KWrite, KDevelop and other programs of KDE read too.

Kate has no colours for groups of a regular expression, so that a line that is known by the whole
of it is read part by part, each in a context of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.language.highlight import COMMENTS, GOING_ON, LINES, TEXT_ENDS, VALUES, Line

STYLES = {
    "text": "dsNormal",
    "comment": "dsComment",
    "suppression": "dsAnnotation",
    "rule": "dsPreprocessor",
    "quote": "dsString",
    "quote mark": "dsOperator",
    "kind": "dsKeyword",
    "id": "dsFunction",
    "heading": "dsBuiltIn",
    "strength": "dsExtension",
    "relation": "dsControlFlow",
    "key": "dsAttribute",
    "saying": "dsImport",
    "reference": "dsVariable",
    "join": "dsOperator",
    "arrow": "dsOperator",
    "word": "dsOperator",
    "mode": "dsConstant",
    "speaker": "dsSpecialChar",
    "locator": "dsConstant",
    "mark": "dsOperator",
    "value": "dsConstant",
    "percent": "dsDecVal",
    "date": "dsDecVal",
    "link": "dsOthers",
}
"""Colours, and the styles of Kate's that they are shown as."""

PROSE = ("text", "comment", "quote", "heading")
"""Colours whose spelling is looked at."""


def context(name: str, **attributes: str) -> Element:
    made = {"attribute": "text", "lineEndContext": "#pop", "name": name, **attributes}
    return Element("context", made)


def rule(parent: Element, pattern: str, **attributes: str) -> None:
    SubElement(parent, "RegExpr", {"String": pattern, "context": "#stay", **attributes})


def line_rule(parent: Element, number: int) -> None:
    pattern = LINES[number].pattern
    rule(parent, pattern, context=f"{number}.0", column="0", lookAhead="true")


def chain(number: int, line: Line) -> Iterator[Element]:
    """A context for each part of a line; blanks are passed over in each."""
    parts = [*line.parts, *([(":", "mark")] if line.value else [])]
    names = [f"{number}.{at}" for at in range(len(parts))]
    for at, (pattern, colour) in enumerate(parts):
        then = f"#pop!{names[at + 1]}" if at + 1 < len(parts) else "#pop"
        if at + 1 == len(parts) and line.value:
            then = f"#pop!{line.value}"
        empty = re.fullmatch(pattern, "") is not None
        made = context(names[at], **({"fallthroughContext": then} if empty else {}))
        if colour == "blank":
            SubElement(made, "DetectSpaces", {"context": then})
        else:
            if at == 0:
                SubElement(made, "DetectSpaces", {})
            rule(made, pattern, attribute=colour, context=then)
        yield made


def values() -> Iterator[Element]:
    """A context for each value and for each text of one colour."""
    for name, parts in VALUES.items():
        made = context(name)
        for pattern, colour in parts:
            rule(made, pattern, attribute=colour)
        yield made
    for colour in dict.fromkeys(line.value for line in LINES if line.value not in ("", *VALUES)):
        made = context(colour)
        if colour in GOING_ON:
            made.set("lineEndContext", "#stay")
            ends = TEXT_ENDS.replace("^(?=", "^(?:", 1)  # has to match something
            rule(made, ends, context="#pop", column="0", lookAhead="true")
            for number in range(len(COMMENTS)):
                line_rule(made, number)
        rule(made, r"\S.*", attribute=colour)
        yield made


def kate() -> str:
    """The syntax file."""
    language = Element(
        "language",
        {
            "name": "argmap",
            "section": "Markup",
            "version": "1",
            "kateversion": "5.62",
            "extensions": "*.argmap",
            "mimetype": "text/x-argmap",
            "author": "The argmap authors",
            "license": "MIT",
        },
    )
    highlighting = SubElement(language, "highlighting")
    contexts = SubElement(highlighting, "contexts")
    normal = SubElement(contexts, "context", context("Normal", lineEndContext="#stay").attrib)
    for number in range(len(LINES)):
        line_rule(normal, number)
    for number, line in enumerate(LINES):
        contexts.extend(chain(number, line))
    contexts.extend(values())
    items = SubElement(highlighting, "itemDatas")
    for colour, style in STYLES.items():
        spelling = {} if colour in PROSE else {"spellChecking": "false"}
        SubElement(items, "itemData", {"name": colour, "defStyleNum": style, **spelling})
    general = SubElement(language, "general")
    comments = SubElement(general, "comments")
    SubElement(
        comments, "comment", {"name": "singleLine", "start": "#", "position": "afterwhitespace"}
    )
    SubElement(general, "keywords", {"casesensitive": "1"})
    SubElement(general, "folding", {"indentationsensitive": "1"})
    indent(language)
    top = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE language>\n'
    note = "<!-- Written by grammar/make.py. -->\n"
    return top + note + tostring(language, encoding="unicode") + "\n"
