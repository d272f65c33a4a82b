"""Writes what follows from the vocabulary: the grammar's words, the editors' files, the tables of
the language's page.

    python grammar/make.py           writes the files
    python grammar/make.py --check   exits with 1 where one is out of date, and names it
"""

from __future__ import annotations

import sys
from pathlib import Path

from emacs import mode
from kakoune import kakoune
from kate import kate
from snippets import snippets
from tables import fill
from textmate import property_list, textmate
from vim import syntax
from vim_settings import functions

from argmap.language.vocabulary import (
    BLANK,
    KEYS,
    KINDS,
    MODES,
    key_words,
    line_start_pattern,
    strength_of,
)

HERE = Path(__file__).resolve().parent
BEGIN, END = "// ---- Words", "// ---- end of words"
WORDS = rf"[^\W_][\w'’-]*(?:{BLANK}+[^\W_][\w'’-]*){{0,2}}{BLANK}*"


def longest_first(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def terminals() -> str:
    """The grammar's words as lark terminals."""
    kinds, modes = longest_first(list(KINDS)), longest_first(list(MODES))
    lines = [
        rf"KIND: /(?:{kinds})[ \t]+(?=[^\s:]+[ \t]*:)/",
        rf"MODE: /(?:{modes})(?![\w-])/",
        rf"_MODE_COMMA.1: /[ \t]*,[ \t]*(?=(?:{modes})(?![\w-]))/",
    ]
    forms: dict[str, list[str]] = {}
    for word in key_words():
        forms.setdefault(KEYS[strength_of(word)[0]].form, []).append(word)
    for form, words in forms.items():
        lines.append(rf"{form.upper()}_KEY: /(?:{longest_first(words)}):(?=[ \t\n])[ \t]*/")
    lines += [
        "",
        "// A further line of text: no quote, no key with or without its colon, no word before",
        "// a colon that could be a misspelt key, no head of an entry.",
        rf"MORE: /(?!>)(?!{line_start_pattern()})"
        rf"(?!{WORDS}:(?:{BLANK}|\n))(?!(?:{kinds})[ \t]+[^\s:]+[ \t]*:(?=[ \t\n]))[^\s][^\n]*/",
    ]
    return "\n".join(lines)


def grammar(text: str) -> str:
    """The grammar with its words as the vocabulary has them."""
    before, rest = text.split(BEGIN, 1)
    first, rest = rest.split("\n", 1)
    end = rest.index(END)
    return f"{before}{BEGIN}{first}\n\n{terminals()}\n\n{rest[end:]}"


def files() -> dict[Path, str]:
    """Each file that is made, and what should stand in it."""
    lark, page = HERE / "argmap.lark", HERE.parent / "docs" / "language.md"
    editors = HERE.parent / "editors"
    return {
        lark: grammar(lark.read_text(encoding="utf-8")),
        HERE / "argmap.tmLanguage.json": textmate(),
        editors / "vscode" / "argmap.tmLanguage.json": textmate(),
        editors / "vscode" / "snippets.json": snippets(),
        editors / "emacs" / "argmap-mode.el": mode(),
        editors / "kakoune" / "argmap.kak": kakoune(),
        editors / "kate" / "argmap.xml": kate(),
        editors / "sublime" / "argmap.tmLanguage": property_list(),
        editors / "vim" / "autoload" / "argmap.vim": functions(),
        editors / "vim" / "syntax" / "argmap.vim": syntax(),
        page: fill(page.read_text(encoding="utf-8")),
    }


def main() -> int:
    """Writes the files, or with `--check` names those that are out of date."""
    stale = [
        path
        for path, text in files().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if "--check" in sys.argv:
            print(f"out of date: {path.relative_to(HERE.parent)}; run python grammar/make.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files()[path], encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(HERE.parent)}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
