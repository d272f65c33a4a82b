"""The form of a line that has many parts, with the part at the cursor marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.language.vocabulary import KEYS, MODES, STANCES, strength_of

if TYPE_CHECKING:
    from argmap.editor.server import Server

_LINE = re.compile(r"[ \t]+(?P<key>[a-z]+(?: [a-z]+)*)[ \t]*:(?P<before>.*)\Z")
_SPEAKER = ("SPEAKER", "who says it: the id of a speaker, `author` or `unnamed`")
_VIA = ("via SPEAKER", "through whom it was heard, nearest to the speaker first")
_SOURCE = ("SOURCE", "the id of the source that it stands in")
_LOCATOR = ("LOCATOR", "where in the source: page 3, paragraphs 5-6, line 14, section 2, 00:12:30")
_MODE = ("MODE", "; ".join(f"{mode}: {meaning}" for mode, meaning in MODES.items()))
_ATTRIBUTION = (_SPEAKER, _VIA, ("in SOURCE", _SOURCE[1]), _LOCATOR, _MODE)
_ORIGIN = (_SOURCE, _LOCATOR)
_LINKS = (
    ("PREMISE + PREMISE", "the premises of the link that is undercut, all that are linked"),
    ("CONCLUSION", "what the link leads to"),
    ("ARGUMENT", "or the id of an argument, which names its link alone"),
)
_FORMS = {
    **dict.fromkeys(STANCES, ("SPEAKER via SPEAKER in SOURCE, LOCATOR, MODE", _ATTRIBUTION)),
    "from": ("SOURCE, LOCATOR", _ORIGIN),
    "undercuts": ("PREMISE + PREMISE -> CONCLUSION, ARGUMENT", _LINKS),
}
_IN, _THROUGH = re.compile(r"[ \t]in(?:[ \t]|\Z)"), re.compile(r"[ \t]via(?:[ \t]|\Z)")


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(
        types.TEXT_DOCUMENT_SIGNATURE_HELP,
        types.SignatureHelpOptions(trigger_characters=[":", ","], retrigger_characters=[" "]),
    )
    def help(params: types.SignatureHelpParams) -> types.SignatureHelp | None:
        here = server.desk.here(params.text_document.uri)
        return signature(here, here.places.offset(params.position)) if here else None


def signature(here: Here, offset: int) -> types.SignatureHelp | None:
    """The form of the line that a code point stands in, behind its colon; None for other lines."""
    text = here.source.text
    line = _LINE.match(text[text.rfind("\n", 0, offset) + 1 : offset])
    if line is None:
        return None
    key = line["key"]
    name = strength_of(key)[0]
    form = _FORMS.get(name)
    if form is None:
        return None
    label, parts = form
    active = _part(name, line["before"])
    return types.SignatureHelp(
        [
            types.SignatureInformation(
                f"{key}: {label}",
                KEYS[name].meaning,
                [types.ParameterInformation(words, meaning) for words, meaning in parts],
                active,
            )
        ],
        0,
        active,
    )


def _part(key: str, before: str) -> int:
    """Which part of a form is being written, from 0, by the words before the cursor."""
    first, comma, _ = before.partition(",")
    last = before.rpartition(",")[2].strip()
    if key == "undercuts":
        return 1 if "->" in last else 0
    if key == "from":
        return 1 if comma else 0
    if comma:
        begun = last and any(mode.startswith(last) for mode in MODES)
        return 4 if begun or not _IN.search(first) else 3
    if _IN.search(first):
        return 2
    return 1 if _THROUGH.search(first) else 0
