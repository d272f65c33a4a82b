"""Snippets of VS Code: whole entries to begin from.

They have no prefix, so that "Insert Snippet" lists them, and only the language server and the
extension offer them as one types: at the margin, where an entry begins.
"""

from __future__ import annotations

import json

from argmap.language.snippets import SNIPPETS


def snippets() -> str:
    """The snippets as JSON, in the form of VS Code's snippet files."""
    made = {one.name: {"description": one.about, "body": list(one.body)} for one in SNIPPETS}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
