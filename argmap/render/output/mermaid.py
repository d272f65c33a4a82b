"""A view as a Mermaid flowchart, for pages that draw Mermaid: GitHub, GitLab, notebooks, wikis.

What a map says gets into the flowchart only inside of quotation marks, each character that means
something to Mermaid, to Markdown or to HTML written as an entity code (`#58;`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from argmap.graph.order import ends
from argmap.graph.view import View
from argmap.render.cards.card import short_id
from argmap.render.graph.wiring import Node, Wire, phrase, wire
from argmap.render.lettering.clean import clean
from argmap.render.lettering.wrap import wrap
from argmap.render.look import Look
from argmap.render.output.drawing import Picture
from argmap.render.parts.strokes import STROKES, width_of
from argmap.render.theme import Theme
from argmap.render.words import first_upper
from argmap.render.words.wording import Wording

MOST_CHARACTERS, MOST_LINES = 50_000, 500
"""What Mermaid draws unless a page sets its `maxTextSize` and `maxEdges` higher."""
SIZE, WIDE = 13, 230
"""The size of letters and the width of the text in a card, in pixels."""
_ABOUT = """\
%% Written by argmap. Mermaid lays this out and draws it: quotes have no bars, lines have Mermaid's
%% own heads, and there is no legend; `argmap render` to SVG, PNG or PDF has them. Unless a page
%% allows more, Mermaid refuses more than 50,000 characters and more than 500 lines."""
_SHAPES = {
    "main": ("{{", "}}"),
    "hypothesis": ("(", ")"),
    "evidence": ("[[", "]]"),
    "assumption": ("[/", "/]"),
    "gap": (">", "]"),
}
"""The shapes of cards that are no plain rectangle, by their look."""
_ENDS = {"arrow": ("", ">"), "open": ("", ">"), "bar": ("", "x"), "bars": ("x", "x")}
_CODED = re.compile(
    r"[^a-zA-Z0-9 ,?!.'\-\x80-\U0010ffff]"
    r"|\.(?! |$)|(?<![^\W\d_])\."  # `1.` would begin a list, `www.` a link
    r"|(?<!\w)[-']|[-'](?!\w)"
    r"|(?<=directio)n(?=\s|$)|(?<=C)4(?=[A-Z])"  # `direction LR`, `C4Container`: found anywhere
)
"""What is not written as it is."""
_OWN = re.compile("(?<=\ufb02)(?=°)|(?<=¶)(?=ß)")
"""Within the marks that Mermaid writes to itself for entity codes."""


def export(view: View, theme: Theme, look: Look) -> Picture:
    """Write a view as a Mermaid flowchart, in UTF-8.

    Its notes say where the page may refuse it for its size. Lines lead from premises to what
    they are for, as in Mermaid's own examples; with the direction `down` they lead upwards.
    """
    chart = _Chart(view, theme, look)
    text = chart.text()
    return Picture(text.encode(), tuple(_too_large(text, len(chart.wires))), len(view.cards))


def escape(text: str) -> str:
    """A text as it may stand between quotation marks in a flowchart."""
    return _CODED.sub(lambda found: f"#{ord(found[0])};", _own(text))


def _own(text: str) -> str:
    """A text without the marks that Mermaid takes for its own: a word joiner parts them."""
    return _OWN.sub("\u2060", clean(text))


def _too_large(text: str, lines: int) -> Iterable[str]:
    size = len(text.encode("utf-16-le")) // 2
    help = "show less of the map with --question or --focus, or leave quotes out with --detail"
    if size > MOST_CHARACTERS:
        yield (
            f"The flowchart has {size:,} characters, and Mermaid refuses more than "
            f"{MOST_CHARACTERS:,} unless a page sets maxTextSize higher, which GitHub's do not: "
            f"{help} brief."
        )
    if lines > MOST_LINES:
        yield (
            f"The flowchart has {lines:,} lines, and Mermaid refuses more than {MOST_LINES:,} "
            "unless a page sets maxEdges higher, which GitHub's do not: show less of the map "
            "with --question or --focus."
        )


class _Chart:
    def __init__(self, view: View, theme: Theme, look: Look) -> None:
        self.view, self.theme, self.look = view, theme, look
        self.wording = Wording(view, look.words)
        self.wiring = wire(view, by_section=False)
        self.wires = self.wiring.wires
        self.names = {key: f"n{number}" for number, key in enumerate(self.wiring.nodes)}

    def text(self) -> str:
        """The whole flowchart."""
        title = _own(self.view.map.title)
        lines = ["---", f"title: {_json(title)}", f"config: {_json(self._settings())}", "---"]
        lines += [_ABOUT, f"flowchart {'BT' if self.look.direction == 'down' else 'RL'}"]
        lines.append(f"  accTitle: {escape(title)}")
        lines += self._boxes()
        lines += [self._line(one) for one in self.wires]
        lines += self._colours()
        return "\n".join(lines) + "\n"

    def _settings(self) -> dict[str, Any]:
        theme = self.theme
        colours = {
            "background": theme.page,
            "primaryColor": theme.card,
            "primaryTextColor": theme.ink,
            "primaryBorderColor": theme.edge,
            "lineColor": theme.inform,
            "textColor": theme.ink,
            "titleColor": theme.group_ink,
            "clusterBkg": theme.group,
            "clusterBorder": theme.group_edge,
            "edgeLabelBackground": theme.page,
            "fontFamily": "Arial, Helvetica, sans-serif",
            "fontSize": f"{SIZE}px",
        }
        return {
            "theme": "base",
            "themeVariables": colours,
            "flowchart": {"wrappingWidth": WIDE + 40, "nodeSpacing": 24, "rankSpacing": 44},
        }

    def _boxes(self) -> Iterable[str]:
        """The nodes, those of a section within its frame."""
        homes: dict[str | None, list[str]] = {}
        for key, node in self.wiring.nodes.items():
            homes.setdefault(self._home(node), []).append(key)
        for number, (section, keys) in enumerate(homes.items()):
            boxes = [f"  {self._box(key)}" for key in keys]
            if section is None:
                yield from boxes
                continue
            yield f'  subgraph s{number}["{escape(self.wording.text(section))}"]'
            yield from (f"  {box}" for box in boxes)
            yield "  end"

    def _home(self, node: Node) -> str | None:
        """The section of a box; a knot stands in that of its link's ends, where they share one."""
        if node.link is None or node.kind == "argument":
            return self.view.section_of(node.id)
        touched = ends(node.link, self.view.names, self.view.map)
        homes = {self.view.section_of(id) for id in touched}
        return homes.pop() if len(homes) == 1 else None

    def _box(self, key: str) -> str:
        node, name = self.wiring.nodes[key], self.names[key]
        if node.kind == "disc":
            return f'{name}(("#38;"))'
        if node.kind == "ring":
            return f'{name}((" "))'
        if node.kind == "stub":
            return f'{name}("{_label([self.wording.text(node.id)])}")'
        rows = self._argument(node.id) if node.kind == "argument" else self._card(node.id)
        opening, closing = _SHAPES.get(self._class(node), ("[", "]"))
        return f'{name}{opening}"{_label(rows)}"{closing}'

    def _argument(self, id: str) -> Iterable[str]:
        if self.look.detail == "ids":
            return [short_id(id)]
        return [self.look.words["kind argument"].upper(), self.wording.text(id)]

    def _card(self, id: str) -> Iterable[str]:
        """What a card says, row by row."""
        if self.look.detail == "ids":
            return [short_id(id)]
        wording, words, full = self.wording, self.look.words, self.look.detail == "full"
        said = wording.attributions(id)
        several = full and len(said) > 1
        voice = wording.only_voice(said[0]) if said and not several else ""
        head = (wording.label(id), wording.when(id) if full else "", voice)
        rows = [_joined(*head), wording.text(id)]
        likelihood = wording.likelihood(id)
        if likelihood:
            rows.append(words.named(first_upper(words["likelihood"]), likelihood))
        rows.append(first_upper(wording.confidence(id, reason=full)))
        for one in said if full else ():
            rows.append(wording.voice(one) if several else "")
            rows.append(words.quoted(one.quote.text) if one.quote else "")
            rows.append(wording.hedge(one))
            rows.append(_joined(wording.citation(one), wording.grade(id, one)))
        if said and not full:
            rows += wording.others(said)
        return [row for row in rows if row]

    def _line(self, one: Wire) -> str:
        """A line from the lower box to the upper one: from a premise to what it is for."""
        stroke = STROKES[one.link.relation]
        left, right = _ENDS.get(stroke.head, ("", "o" if stroke.head == "diamond" else ""))
        if not one.head:
            left = right = ""
        if stroke.dash:
            arrow = f"{left}-.-{right}"
        elif one.link.strength == "strong":
            arrow = f"{left}=={right or '='}"
        else:
            arrow = f"{left}--{right or '-'}"
        word = phrase(one.link, passive=one.flipped) if one.head else ""
        label = f'|"{escape(self.look.words[f"relation {word}"])}"|' if word else ""
        return f"  {self.names[one.lower]} {arrow}{label} {self.names[one.upper]}"

    def _class(self, node: Node) -> str:
        """The look of a card; of another box its kind, and of a knot its line's colour too."""
        if node.kind == "card":
            return self.wording.look(node.id)
        if node.kind in ("disc", "ring") and node.link:
            return f"{node.kind}-{STROKES[node.link.relation].colour}"
        return node.kind

    def _colours(self) -> Iterable[str]:
        """The classes of the boxes and the styles of the lines."""
        members: dict[str, list[str]] = {}
        for key, node in self.wiring.nodes.items():
            members.setdefault(self._class(node), []).append(self.names[key])
        for look, names in members.items():
            yield f"  classDef {look} {self._paint(look)}"
            yield f"  class {','.join(names)} {look}"
        strokes: dict[str, list[int]] = {}
        for number, one in enumerate(self.wires):
            colour = self.theme[STROKES[one.link.relation].colour]
            style = f"stroke:{colour},stroke-width:{width_of(one.link):g}px,color:{colour}"
            strokes.setdefault(style, []).append(number)
        for style, numbers in strokes.items():
            yield f"  linkStyle {','.join(map(str, numbers))} {style}"

    def _paint(self, look: str) -> str:
        theme = self.theme
        fill, edge, ink = {
            "main": (theme.main, theme.main_edge, theme.main_ink),
            "hypothesis": (theme.card, theme.hypothesis, theme.ink),
            "counter": (theme.counter_card, theme.counter, theme.ink),
            "evidence": (theme.evidence_card, theme.evidence, theme.ink),
            "assumption": (theme.assumption_card, theme.assumption, theme.ink),
            "gap": (theme.gap_card, theme.gap, theme.ink),
            "argument": (theme.page, theme.support, theme.ink),
            "disc-support": (theme.support, theme.page, theme.page),
            "disc-attack": (theme.attack, theme.page, theme.page),
            "ring-support": (theme.page, theme.support, theme.ink),
            "ring-attack": (theme.page, theme.attack, theme.ink),
            "stub": (theme.chip, theme.edge, theme.muted),
        }.get(look, (theme.card, theme.edge, theme.ink))
        dashes = ",stroke-dasharray:6 4" if look == "counter" else ""
        return f"fill:{fill},stroke:{edge},color:{ink}{dashes}"


def _json(value: Any) -> str:
    """A value as JSON, which is YAML too; without the sign that begins comments and directives."""
    return json.dumps(value, ensure_ascii=False).replace("%", "\\u0025")


def _label(paragraphs: Iterable[str]) -> str:
    """Paragraphs with their lines broken, since older versions of Mermaid do not break them.

    The breaks are no `<br>`: where there is any HTML, some versions decode entity codes first
    and then read what they stand for as Markdown and mathematics.
    """
    rows = (row for text in paragraphs for row in wrap(clean(text), "regular", SIZE, WIDE))
    return "\n".join(map(escape, rows))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
