"""The regular expressions of the colours, as editors write them."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?P<set>\[\^?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<open>\((?:\?(?:<?[=!]|:))?)|(?P<close>\))"
    r"|(?P<char>.)"
)
_LOOKS = {"(?=": "@=", "(?!": "@!", "(?<=": "@<=", "(?<!": "@<!"}


_BESIDE = {
    "word": (r"[ \t,]", r"(?:[ \t,]|$)"),
    "speaker": (r"[ \t,]", r"(?:[ \t,]|$)"),
    "locator": (r"[ \t,]", ""),
    "mode": (r",[ ]?", r"[ \t]*$"),
}


def unlooking(pattern: str, colour: str) -> tuple[str, int]:
    """A part of a value for editors that cannot look ahead or behind, or try each part wherever
    it is found: a regular expression with what stands beside it, and the number of its group."""
    if colour not in _BESIDE:
        return pattern, 0
    before, behind = _BESIDE[colour]
    inner = re.sub(r"^\(\?:\(\?<=.*?\)\)(?=\()|\(\?[=!].*\)$", "", pattern)
    return f"{before}({inner}){behind}", 1


def vim(pattern: str) -> str:
    """A regular expression of Python's as Vim's, very magic; groups catch nothing."""
    out, opened = [r"\v"], []
    for part in _PART.finditer(pattern):
        text = part[0]
        match part.lastgroup:
            case "set":
                out.append(text.replace(r"\s", r" \t"))
            case "open":
                opened.append(text)
                out.append("%(")
            case "close":
                out.append(")" + _LOOKS.get(opened.pop(), ""))
            case "char" if text in "<>=@%&~":
                out.append("\\" + text)
            case _:
                out.append(text)
    return "".join(out)


def emacs(pattern: str) -> str:
    """A regular expression of Python's as Emacs', which cannot look ahead or behind; raises
    ValueError where it would have to."""
    out = []
    for part in _PART.finditer(pattern):
        text = part[0]
        match part.lastgroup:
            case "set":
                inner = text[1:-1].replace(r"\s", " \t\n").replace(r"\t", "\t").replace(r"\n", "\n")
                start = "^" if inner.startswith("^") else ""
                inner = inner.removeprefix("^")
                if r"\]" in inner:  # stands first, as nothing can be escaped
                    inner = "]" + inner.replace(r"\]", "")
                out.append(f"[{start}{inner.replace(chr(92), '')}]")
            case "open" if text in _LOOKS:
                raise ValueError(f"Emacs has no {text}")
            case "open" | "close":
                out.append("\\" + text)
            case "char" if text in "|{}":
                out.append("\\" + text)
            case "escape" if text == r"\S":
                out.append("[^ \t\n]")
            case _:
                out.append(text)
    return "".join(out)
