"""Tables as Markdown (GitHub Flavored Markdown, tables extension)."""

from __future__ import annotations

import re

from argmap.render.lettering.clean import clean
from argmap.render.table import Table

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&$])")


def markdown(table: Table) -> str:
    """A table with its title and its notes; what cells say is text and no markup."""
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    lines = [f"## {escape(table.title)}", ""]
    for number, row in enumerate(rows):
        cells = row if number == 1 else map(escape, row)
        lines.append(f"| {' | '.join(cells)} |")
    for note in table.notes:
        lines += ["", escape(note)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text on one line as Markdown shows it, letter by letter."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))
