"""Kakoune's highlighting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialects import unlooking

from argmap.language.highlight import LINES, VALUES, Line

FACES = {
    "text": "default",
    "heading": "title",
    "kind": "keyword",
    "id": "function",
    "key": "attribute",
    "relation": "keyword",
    "strength": "keyword",
    "saying": "type",
    "reference": "variable",
    "speaker": "builtin",
    "word": "operator",
    "mode": "value",
    "locator": "value",
    "mark": "operator",
    "join": "operator",
    "arrow": "operator",
    "quote mark": "operator",
    "quote": "string",
    "value": "value",
    "percent": "value",
    "date": "value",
    "link": "link",
    "comment": "comment",
    "suppression": "meta",
    "rule": "module",
}
"""Colours, and the faces of Kakoune's that they are shown in."""

MODULE = r"""# Maps of claims and their evidence.
# Written by grammar/make.py.

hook global BufCreate .*\.argmap %{
    set-option buffer filetype argmap
}

hook global WinSetOption filetype=argmap %{
    require-module argmap
    add-highlighter window/argmap ref argmap
    set-option buffer comment_line '#'
    set-option buffer extra_word_chars '_' '-'
    hook window InsertChar \n -group argmap-indent argmap-indent
    hook -once -always window WinSetOption filetype=.* %{
        remove-highlighter window/argmap
        remove-hooks window argmap-indent
    }
}

provide-module argmap %§

<faces>

add-highlighter shared/argmap group
<texts>
add-highlighter shared/argmap/lines regions
<lines>

define-command -hidden argmap-indent %{
    # A quote goes on with its `>`, a body line with its indentation; below a head it begins.
    evaluate-commands -draft -itersel %{
        try %{
            execute-keys -draft k x s ^\h+(>\h?)? <ret> y j gh P
        } catch %{
            try %{ execute-keys -draft k x <a-k> ^\S.*:(\h|$) <ret> j gh i <space><space> <esc> }
        }
    }
}

§
"""

TEXT = (
    r"[ \t]*(?:#[ \t][^\n]*|#)?\n"  # blank lines and comments
    r"|[ \t]+[^\s>#:][^\n:]*\n"
    r"|[ \t]+[^\s>#:][^\n:]*[!-&(-,./;-@\[-^`{-~][^\n:]*:[^\n]*\n"  # no word before the colon
    r"|[ \t]+[^\s>#:][^\s:]*(?:[ \t]+[^\s:]+){3}[^\n]*\n"  # more than three words before it
)
"""Lines on which text goes on, as Kakoune, which cannot look far ahead, can be told."""


def face(colour: str) -> str:
    return "argmap" + colour.title().replace(" ", "")


def quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


def faces(line: Line, first: int = 1) -> str:
    """The faces of a line's groups."""
    numbered = enumerate(line.groups, first)
    shown = [f"{at}:{face(name)}" for at, name in numbered if name in FACES and name != "text"]
    return " ".join(shown)


def texts() -> Iterator[str]:
    """Texts of one colour that go on over further lines."""
    for line in LINES:
        if line.goes_on:
            start = re.sub(r"\((?!\?)", "(?:", line.pattern.removesuffix(r"(?:([ \t]+)(.*))?$"))
            pattern = rf"{start}([^\n]*\n(?:{TEXT})*)"
            yield f"add-highlighter shared/argmap/ regex {quoted(pattern)} 1:{face(line.value)}"


def lines() -> Iterator[str]:
    """A region for each kind of line."""
    for number, line in enumerate(LINES):
        name = f"shared/argmap/lines/line{number}"
        parts = "".join(f"(?:{part})" for part, _ in line.parts)
        start = rf"^{parts}:(?=\s)" if line.value else rf"^{parts}$"
        yield rf"add-highlighter {name} region {quoted(start)} '\n' group"
        for part, colour in reversed(VALUES.get(line.value, ())):
            pattern, group = unlooking(part, colour)
            if line.value == "choice":  # no face takes back what was shown behind a comma
                pattern, group = rf":[ \t]+({part})", 1
            yield f"add-highlighter {name}/ regex {quoted(pattern)} {group}:{face(colour)}"
        yield f"add-highlighter {name}/ regex {quoted(line.pattern)} {faces(line)}"


def kakoune() -> str:
    """The file that a `kakrc` sources."""
    words = {
        "faces": "\n".join(f"set-face global {face(c)} {name}" for c, name in FACES.items()),
        "texts": "\n".join(texts()),
        "lines": "\n".join(lines()),
    }
    return re.sub(r"^<(\w+)>$", lambda mark: words[mark[1]], MODULE, flags=re.MULTILINE)
