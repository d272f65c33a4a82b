"""Plain text to the LaTeX of BibTeX fields, and back."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

# Signs that LaTeX writes by commands wait as noncharacters while braces are taken off.
_SIGNS = {"\ufdd0": "{", "\ufdd1": "}", "\ufdd2": "$", "\ufdd3": "\\", "\ufdd4": "^"}
_WAITING = {
    r"\{": "\ufdd0",
    "textbraceleft": "\ufdd0",
    r"\}": "\ufdd1",
    "textbraceright": "\ufdd1",
    r"\$": "\ufdd2",
    "textdollar": "\ufdd2",
    "textbackslash": "\ufdd3",
    "textasciicircum": "\ufdd4",
    r"\\": " ",
}
_SIGN = re.compile(
    r"\\(text(?:braceleft|braceright|dollar|backslash|asciicircum))(?![A-Za-z])(?:\{\}|[ \t]*)"
    r"|\\[{}$\\]"
)
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_STYLES = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|rm|sf|tt|up|normal)?|mkbibemph|mkbibquote|url|path|mbox)\s*(?=\{)"
    r"|\\(?:it|bf|sc|rm|em|tt)(?![A-Za-z])\s*"
)
_ADDRESS = re.compile(r"\\([_%#&~{}$])|\\url\s*|[{}]")
_TO_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\u00a0": "~",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)|(?<=,)(?=,)")


def to_latex(text: str) -> str:
    """Text as LaTeX in which every sign stands for itself; its braces are balanced."""
    return "{}".join(part.translate(_TO_LATEX) for part in _LIGATURES.split(text))


def from_latex(text: str) -> str:
    """The text that LaTeX means: accents and signs decoded, braces and commands of style off.

    A command that it does not know stays as it is written.
    """
    import latexcodec  # noqa: F401, PLC0415  (registers the codec; of the extra `bibtex`)

    said = re.sub("[\ufdd0-\ufdd4]", "\ufffd", text)
    said = _SIGN.sub(lambda found: _WAITING[found[1] or found[0]], said)
    said = _STYLES.sub("", _BARE_PERCENT.sub(r"\%", said))
    with suppress(ValueError):  # a lone backslash, say
        said = str(codecs.decode(said, "ulatex"))  # type: ignore[call-overload]
    said = said.replace("{", "").replace("}", "")
    for waiting, sign in _SIGNS.items():
        said = said.replace(waiting, sign)
    return said


def address(text: str) -> str:
    """A web address or a path from a field, without the escapes that some programs add."""
    return _ADDRESS.sub(lambda found: found[1] or "", text).strip()
