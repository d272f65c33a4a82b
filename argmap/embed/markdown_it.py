"""A plugin of markdown-it-py: fences of `argmap` become pictures.

MarkdownIt().use(argmap_plugin, root="docs")
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from argmap.embed.fence import NAME, html


def argmap_plugin(md: MarkdownIt, root: str | os.PathLike[str] = ".") -> None:
    """Add the fence; `root` is the folder from which fences name files."""
    assert isinstance(md.renderer, RendererHTML)
    others = md.renderer.rules["fence"]

    def fence(
        renderer: RendererProtocol,
        tokens: Sequence[Token],
        at: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        token = tokens[at]
        if token.info.strip() != NAME:
            return str(others(tokens, at, options, env))
        number = env["argmap"] = env.get("argmap", 0) + 1
        place = f"line {token.map[0] + 1}" if token.map else f"argument map {number}"
        return html(token.content.split("\n"), Path(root), number, place) + "\n"

    md.add_render_rule("fence", fence)
