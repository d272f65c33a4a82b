"""A view as text on the page: its outline as nested lists, and all its entries as a table."""

from __future__ import annotations

import html
from collections.abc import Iterable

from argmap.graph.outline import Node, outline, walk
from argmap.graph.view import View
from argmap.render.graph.wiring import PASSIVE
from argmap.render.lettering.rtl import has_rtl
from argmap.render.output.svg import escape
from argmap.render.table import Table
from argmap.render.words import Words, first_upper
from argmap.render.words.wording import Wording

DEEPEST = 24
"""Lists nest no deeper; what stands below goes on at that level. Browsers stop at 512."""
_SIDES = {
    "supports": "for",
    "attacks": "against",
    "contradicts": "against",
    "undercuts": "undercut",
}


def tree_text(view: View, words: Words) -> str:
    """The outline of a view as nested lists in HTML, each entry a link to its id."""
    wording = Wording(view, words)
    out: list[str] = []
    told: set[str] = set()
    depth = -1
    for deep, node in walk(outline(view).tops):
        here = min(deep, DEEPEST)
        if here > depth:
            out.append('<ul role="list">' * (here - depth))  # Safari drops it with the markers
        else:
            out.append("</li>" + "</ul></li>" * (depth - here))
        depth = here
        out.append(f"<li{_side(node)}>{_said(wording, node, told)}")
    out.append("</li></ul>" * (depth + 1))
    return "".join(out)


def _side(node: Node) -> str:
    side = _SIDES.get(node.relation or "")
    return f' class="{side}"' if side and not node.premise else ""


def _said(wording: Wording, node: Node, told: set[str]) -> str:
    """A node in words: its relation to what it hangs under, its text, and who says it.

    `told` are the ids of what was told in full.
    """
    words = wording.words
    relation = ""
    if node.link and not node.premise:
        strength = f"{node.link.strength}ly " if node.link.strength else ""
        name = node.link.relation
        reads_down = node.link.relation == "assumes"
        said = words[f"relation {strength}{name if reads_down else PASSIVE[name]}"]
        if node.relation == "undercuts" and not strength:
            said = words["page link-undercut"]
        relation = f'<span class="rel">{escape(said)}</span> '
    if node.kind == "together":
        return f"{relation}{escape(words['page together'])}"
    entry = _link(wording, node.id)
    if node.seen:
        other = escape(words["outline above" if node.id in told else "outline below"])
        return f'{relation}{entry} <span class="small">({other})</span>'
    told.add(node.id)
    after = " · ".join(
        part for part in (*_judged(wording, node.id), _voices(wording, node.id)) if part
    )
    kind = escape(first_upper(wording.part(node.id))) if not node.link else ""
    kind = f'<span class="kind">{kind}</span> ' if kind else ""
    return f"{relation}{kind}{entry}" + (
        f' <span class="small"{_direction(after)}>{escape(after)}</span>' if after else ""
    )


def _link(wording: Wording, id: str) -> str:
    """The text of an entry, with a link to its row in the table of all entries.

    The colon keeps the ids of a map apart from those of the page: no id has one.
    """
    text = wording.text(id)
    return f'<a href="#:{html.escape(id)}"{_direction(text)}>{escape(text)}</a>'


def _direction(text: str) -> str:
    """The attribute by which a text that has letters from right to left finds its direction."""
    return ' dir="auto"' if has_rtl(text) else ""


def _judged(wording: Wording, id: str) -> tuple[str, ...]:
    return wording.likelihood(id), wording.confidence(id, reason=False)


def _voices(wording: Wording, id: str) -> str:
    """Who stands behind an entry, each once; a source that speaks for itself by its name."""
    said = (wording.only_voice(one) or wording.citation(one) for one in wording.attributions(id))
    return "; ".join(dict.fromkeys(filter(None, said)))


def entries_table(view: View, words: Words) -> str:
    """All cards of a view as a table in HTML, in reading order."""
    wording = Wording(view, words)
    heads = ("page kind", "page what", "likelihood", "page who", "page where")
    out = [_start(words["page all-entries"], [first_upper(words[head]) for head in heads])]
    for id in view.cards:
        said = wording.attributions(id)
        cells = [
            escape(first_upper(wording.part(id))),
            _link(wording, id),
            escape(", ".join(part for part in _judged(wording, id) if part)),
            escape(_voices(wording, id)),
            escape("; ".join(dict.fromkeys(filter(None, map(wording.citation, said))))),
        ]
        out.append(_row(cells, f' id=":{html.escape(id)}"'))
    return "".join((*out, _END))


def as_html(table: Table) -> str:
    """A table of a view as HTML, with its title and its notes."""
    rows = (_row(map(escape, row)) for row in table.rows)
    notes = (f'<p class="small">{escape(note)}</p>' for note in table.notes)
    return "".join((_start(table.title, table.columns), *rows, _END, *notes))


_END = "</tbody></table></div>"


def _start(title: str, columns: Iterable[str]) -> str:
    """The beginning of a table that scrolls by itself where the window is narrow."""
    said = escape(title)
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in columns)
    return (
        f'<h2>{said}</h2><div class="scroll" tabindex="0" role="region" aria-label="{said}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>"
    )


def _row(cells: Iterable[str], marks: str = "") -> str:
    made = (f"<td{_direction(cell)}>{cell}</td>" for cell in cells)
    return f"<tr{marks}>{''.join(made)}</tr>"
