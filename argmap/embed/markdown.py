"""An extension of Python-Markdown, and so of MkDocs: fences of `argmap` become pictures."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from argmap.embed.fence import NAME, html

_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})[ ]*(?P<words>[^`\n]*)\Z")


class ArgmapExtension(Extension):
    """The extension; its setting `root` is the folder from which fences name files."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": [".", "The folder from which `file:` names maps"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        # Before `fenced_code` (25), which would take the fence for code.
        md.preprocessors.register(_Fences(md, self), NAME, 26)


def makeExtension(**kwargs: Any) -> ArgmapExtension:
    """What Python-Markdown calls for the name of this module."""
    return ArgmapExtension(**kwargs)


class _Fences(Preprocessor):
    def __init__(self, md: Markdown, extension: ArgmapExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        unclosed: set[str] = set()
        at = pictures = 0
        while at < len(lines):
            found = _FENCE.match(lines[at])
            marks = found["marks"] if found else ""
            end = _end(lines, at, marks) if found and marks not in unclosed else None
            if found is None or end is None:
                unclosed.add(marks)
                out.append(lines[at])
                at += 1
                continue
            if found["words"].strip() == NAME:
                pictures += 1
                # MkDocs may give a path that is another for each page.
                root = Path(os.fspath(self.extension.getConfig("root")))
                place = _place(self.md, lines[at : end + 1], at)
                made = html(lines[at + 1 : end], root, pictures, place)
                out += ["", self.md.htmlStash.store(made), ""]
            else:  # what stands in another fence is code, whatever it looks like
                out += lines[at : end + 1]
            at = end + 1
        return out


def _place(md: Markdown, fence: list[str], at: int) -> str:
    """Where a fence stands: the page, as far as MkDocs tells it, and the line.

    MkDocs takes the head of a page off before it is read, so the line is looked up in its file.
    """
    known = md.treeprocessors
    file: Any = getattr(known["relpath"], "file", None) if "relpath" in known else None
    name = getattr(file, "src_uri", None)
    if not isinstance(name, str):
        return f"line {at + 1}"
    try:
        whole = str(file.content_string).splitlines()
    except (AttributeError, OSError, ValueError):  # what a plugin has made, or an older MkDocs
        return name
    wanted = [line.split() for line in fence]
    for start in range(at, len(whole) - len(fence) + 1):
        if [line.split() for line in whole[start : start + len(fence)]] == wanted:
            return f"{name}:{start + 1}"
    return name


def _end(lines: list[str], start: int, marks: str) -> int | None:
    """The line that closes a fence, if there is one."""
    for at in range(start + 1, len(lines)):
        if lines[at].startswith(marks) and not lines[at].strip().strip(marks[0]):
            return at
    return None
