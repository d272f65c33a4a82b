"""A view as DOT for other tools: complete enough to go on with, drawn by Graphviz itself.

What a map says gets into DOT only through the quoting of the graphviz package, and into the
HTML-like labels only escaped.
"""

from __future__ import annotations

import html
from typing import Any

import graphviz

from argmap.graph.view import View
from argmap.render.cards.card import Detail, short_id
from argmap.render.graph.wiring import phrase, wire
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style
from argmap.render.lettering.wrap import wrap
from argmap.render.look import Look
from argmap.render.parts.strokes import STROKES, width_of
from argmap.render.theme import Theme
from argmap.render.words import first_upper
from argmap.render.words.wording import Wording

_HEADS = {
    "arrow": "normal",
    "bar": "tee",
    "bars": "tee",
    "diamond": "diamond",
    "open": "vee",
    "none": "none",
}
_WIDE = 220


def export(view: View, theme: Theme, look: Look) -> str:
    """Write a view as DOT.

    Lines go from the target to what speaks for it, with
    `dir=back`, because the other way round would put the names of sections below them.
    """
    wiring = wire(view, by_section=False)
    words = look.words
    wording = Wording(view, words)
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "TB" if look.direction == "down" else "LR",
            "bgcolor": theme.page,
            "fontname": "Arial",
            "fontcolor": theme.group_ink,
            "label": _text(clean(view.map.title)),
            "labelloc": "t",
            "labeljust": "l",
            "fontsize": "17",
            "nodesep": "0.3",
            "ranksep": "0.44",
            "newrank": "true",
        },
        node_attr={"shape": "plain", "fontname": "Arial", "fontcolor": theme.ink},
        edge_attr={"dir": "back", "fontname": "Arial", "fontsize": "8"},
    )
    names = {key: f"n{number}" for number, key in enumerate(wiring.nodes)}
    sections: dict[str | None, list[str]] = {}
    for key, node in wiring.nodes.items():
        home = view.map.entries.get(node.id)
        sections.setdefault(home.section if home else None, []).append(key)

    def put(into: Any, key: str) -> None:
        node = wiring.nodes[key]
        if node.kind == "disc":
            into.node(
                names[key],
                label=_text("&"),
                shape="circle",
                style="filled",
                width="0.26",
                fixedsize="true",
                fillcolor=theme.support,
                fontcolor=theme.page,
                color=theme.page,
            )
        elif node.kind == "ring":
            into.node(
                names[key],
                label=_text(""),
                shape="circle",
                width="0.14",
                fixedsize="true",
                color=theme.support,
            )
        elif node.kind == "stub":
            text = _row(clean(wording.text(node.id)), "regular", 8, theme.muted)
            into.node(names[key], label=_table([text], theme.chip, theme.edge, "solid"))
        else:
            label = (
                _argument(wording, node.id, theme)
                if node.kind == "argument"
                else (_card(wording, node.id, theme, look.detail))
            )
            into.node(names[key], label=label, tooltip=_text(clean(node.id)), id=names[key])

    for number, (section, keys) in enumerate(sections.items()):
        entry = view.map.entries.get(section) if section else None
        if entry is None:
            for key in keys:
                put(graph, key)
            continue
        with graph.subgraph(name=f"cluster{number}") as cluster:
            cluster.attr(
                label=_text(clean(entry.text)),
                style="rounded,filled",
                color=theme.group_edge,
                fillcolor=theme.group,
                margin="18",
                fontsize="9",
            )
            for key in keys:
                put(cluster, key)
    for one in wiring.wires:
        stroke = STROKES[one.link.relation]
        head = _HEADS[stroke.head] if one.head else "none"
        style = "dotted" if stroke.round_cap else "dashed" if stroke.dash else "solid"
        label = {"label": _text(words[f"relation {one.link.relation}"]), "fontcolor": theme.inform}
        ends = {"arrowhead" if one.flipped else "arrowtail": head}
        way = "forward" if one.flipped else "both" if stroke.head == "bars" else "back"
        if way == "both":
            ends["arrowhead"] = head
        relation = words[f"relation {phrase(one.link)}"]
        said = f"{' + '.join(one.link.premises)} {relation} {one.link.target}"
        graph.edge(
            names[one.upper],
            names[one.lower],
            color=theme[stroke.colour],
            style=style,
            penwidth=f"{width_of(one.link):g}",
            dir=way if one.head else "none",
            **ends,
            **(label if stroke.named else {}),
            tooltip=_text(clean(said)),
        )
    return str(graph.source)


def _text(text: str) -> str:
    """Text for an attribute: no escapes of Graphviz, never an HTML-like label."""
    quoted: str = graphviz.nohtml(graphviz.escape(text))  # a str of its own kind: keep it
    return quoted


def _lines(text: str, style: Style, size: float) -> str:
    rows = wrap(text, style, size, _WIDE - 24)
    return '<BR ALIGN="LEFT"/>'.join(html.escape(row) or " " for row in rows) + (
        '<BR ALIGN="LEFT"/>'
    )


def _row(text: str, style: Style, size: int, colour: str) -> str:
    tag = {"regular": ("", ""), "bold": ("<B>", "</B>"), "italic": ("<I>", "</I>")}[style]
    return (
        f'<TR><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{_WIDE}">'
        f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{tag[0]}'
        f"{_lines(text, style, size)}{tag[1]}</FONT></TD></TR>"
    )


def _table(rows: list[str], ground: str, edge: str, border: str) -> str:
    style = {
        "counter": "ROUNDED,DASHED",
        "reported": "ROUNDED,DASHED",
        "unnamed": "ROUNDED,DOTTED",
    }.get(border, "ROUNDED")
    return (
        f'<<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" STYLE="{style}" '
        f'BGCOLOR="{ground}" COLOR="{edge}">{"".join(rows)}</TABLE>>'
    )


def _argument(wording: Wording, id: str, theme: Theme) -> str:
    entry = wording.map.get(id)
    rows = [_row(wording.words["kind argument"].upper(), "bold", 8, theme.support)]
    rows.append(_row(clean(entry.text if entry else id), "regular", 10, theme.ink))
    return _table(rows, theme.page, theme.support, "solid")


def _card(wording: Wording, id: str, theme: Theme, detail: Detail) -> str:
    entry = wording.map.get(id)
    look = wording.look(id)
    main = look == "main"
    ink = theme.main_ink if main else theme.ink
    muted = theme.main_muted if main else theme.muted
    ground = {
        "main": theme.main,
        "counter": theme.counter_card,
        "evidence": theme.evidence_card,
        "assumption": theme.assumption_card,
        "gap": theme.gap_card,
    }.get(look, theme.card)
    edge = theme.counter if look == "counter" else theme.edge
    text = short_id(id) if detail == "ids" else clean(entry.text if entry else id)
    style: Style = "bold" if main or look == "hypothesis" else "regular"
    if detail == "ids":
        return _table([_row(text, style, 11, ink)], ground, edge, look)
    said = wording.attributions(id)
    units = detail == "full" and len(said) > 1
    who = wording.only_voice(said[0]) if said and not units else ""
    when = wording.when(id) if detail == "full" else ""
    head = " · ".join(part for part in (wording.label(id), when, who) if part)
    rows = [_row(head, "bold", 8, muted), _row(text, style, 13 if main else 11, ink)]
    likelihood = wording.likelihood(id)
    if likelihood:
        name = first_upper(wording.words["likelihood"])
        rows.append(_row(wording.words.named(name, likelihood), "bold", 8, ink))
    confidence = wording.confidence(id, reason=detail == "full")
    if confidence:
        rows.append(_row(first_upper(confidence), "regular", 8, muted))
    if detail == "full":
        for one in said:
            if units:
                rows.append(_row(wording.voice(one), "bold", 8, muted))
            if one.quote:
                rows.append(_row(wording.words.quoted(clean(one.quote.text)), "italic", 9, muted))
            if one.hedge:
                rows.append(_row(wording.hedge(one), "regular", 8, muted))
            citation = " · ".join(
                part for part in (wording.citation(one), wording.grade(id, one)) if part
            )
            if citation:
                rows.append(_row(citation, "regular", 8, muted))
    elif said:
        rows += [_row(one, "regular", 8, muted) for one in wording.others(said)]
    return _table(rows, ground, edge, look)
