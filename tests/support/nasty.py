"""Words that try to become markup, and Markdown in which they have not."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"}
SET = {"strong_open", "strong_close", "em_open", "em_close", "code_inline"}
BLOCKS = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "fence"}
BLOCKS |= {"blockquote_open", "blockquote_close"}
CODE = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)")
"""A sign that stands for itself, or code."""
AUTOLINK = re.compile(r"https?://|\bwww\.[a-z]|[a-z]@[a-z]")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NASTY = [
    "<img src=x onerror=alert(1)>",
    "</p><script>alert(1)</script>",
    "[x](command:workbench.action.quit)",
    "![x](https://evil.example/p.png)",
    "<command:evil>",
    "<https://evil.example>",
    "https://evil.example/a?b=c",
    "www.evil.example",
    "a@evil.example",
    "[x]: https://evil.example",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "---",
    "===",
    "```\ncode",
    "`tick` ``two`` `",
    "**bold** _it_ ~~no~~ ***",
    "| a | b |\n|---|---|",
    "&lt;b&gt; &amp; &#x3c;",
    "\\*\\[\\<",
    "$(zap) $x^2$",
    "    indented",
    "line\nbreak  \r\nhard\\\nslash",
    "\u202eturned\u2066\x00\x07\x1b[31m",
    "\ud800",
    "🏠 e\u0301 値",
    "",
    " ",
    "*",
    "...",
]


def flat(tokens: list[Token]) -> list[Token]:
    """All tokens, those of lines too."""
    return [each for one in tokens for each in (one, *flat(one.children or []))]


def assert_only_text(markdown: str) -> list[Token]:
    """Asserts that nothing but text, its setting and the blocks of cards is in it."""
    tokens = flat(MARKDOWN.parse(markdown))
    assert {one.type for one in tokens} <= PLAIN | SET | BLOCKS
    assert all(one.info == "argmap" for one in tokens if one.type == "fence")
    for line in (one.content for one in tokens if one.type == "inline"):
        outside = CODE.sub(lambda found: "" if found[1] else found[0], line)
        assert not AUTOLINK.search(outside), "GitHub makes links of these by itself"
    assert not UNSEEN.search(markdown)
    return tokens
