"""The interactive page: one HTML file that needs no network.

It holds the pictures of a map, everything that is known of each entry, and the same as text.
What is large stands in it compressed; its script and style are named by their digests in the
Content-Security-Policy (W3C, Content Security Policy Level 3), so that nothing else runs.

A live page is told by its host, a server or an editor, when the map has changed.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from argmap.graph.view import View
from argmap.model import Section
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import FILES
from argmap.render.lettering.subset import subset
from argmap.render.parts.chosen import chosen
from argmap.render.parts.page import scale_named
from argmap.render.scene import Scene
from argmap.render.theme import THEMES, Theme, ThemeName
from argmap.render.views import TABLES, ViewName
from argmap.render.words import Words
from argmap.render.words.dates import in_words
from argmap.web.drawing import drawing, legend
from argmap.web.facts import Contexts, facts
from argmap.web.icons import icon
from argmap.web.shapes import Paints
from argmap.web.text import as_html, entries_table, tree_text

FOLDER = Path(__file__).parent
SCRIPTS = ("load", "stage", "picture", "graph", "select", "panel", "filter", "main")
LIVE = (*SCRIPTS, "findings", "update", "live")
"""The scripts of a live page."""
PLAIN = 120_000
"""Up to how many characters the text stands in the file uncompressed, to be read without a
script."""


def page(
    view: View,
    scenes: Mapping[ViewName, Scene],
    words: Words,
    contexts: Contexts | None = None,
    theme: ThemeName | None = None,
    *,
    live: bool = False,
) -> bytes:
    """Write the page of a view, in UTF-8.

    `scenes` are its pictures, by the names of their views; the first is shown first. The
    colours are those that the reader's system asks for, unless `theme` is light or dark. A
    `live` page listens to its host, and may have no picture yet.
    """
    texts = _texts(view, scenes, words)
    plain = sum(map(len, texts.values())) <= PLAIN
    told = _told(view, scenes, words, contexts or {})
    if live:
        told["digest"] = _digest_of(told | {"texts": texts} | _titles(view, words))
    told |= {"texts": {} if plain else texts, "words": _script_words(words, live)}
    colours = theme if theme in ("light", "dark") else None
    document = _document(view, tuple(scenes), words, told, texts if plain else {}, colours, live)
    return document.encode("utf-8", "replace")  # as in the data, so that the ids agree


def update(
    view: View,
    scenes: Mapping[ViewName, Scene],
    words: Words,
    contexts: Contexts | None = None,
) -> dict[str, Any]:
    """What a live page is told to show a view as it is now, as a JSON value.

    It takes what `page` does. Under `digest` stands what tells it from any other: a page that
    shows the same already leaves it alone.
    """
    told = _told(view, scenes, words, contexts or {})
    told |= {"texts": _texts(view, scenes, words)} | _titles(view, words)
    return {**told, "digest": _digest_of(told)}


def policy(live: bool = False) -> str:
    """The Content-Security-Policy of a page: its own style and script, and nothing else."""
    own = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; style-src '{_digest(_style(live))}'; "
        f"script-src '{_digest(_script(live))}'; {own}base-uri 'none'; form-action 'none'"
    )


def _told(
    view: View, scenes: Mapping[ViewName, Scene], words: Words, contexts: Contexts
) -> dict[str, Any]:
    """What the script is told of a view."""
    names = {one.id: clean(one.text) for one in view.map.of_kind(Section)}
    links = {link.id: number for number, link in enumerate(view.links)}
    paints = Paints()
    return {
        **facts(view, words, contexts),
        "views": [
            {"name": name, "label": words[f"view {name}"], "legend": legend(scene, paints)}
            | drawing(scene, names, links, paints)
            for name, scene in scenes.items()
        ],
        "paints": paints.rules,
        "start": view.cards[0] if view.cards else None,
    }


def _texts(view: View, scenes: Mapping[ViewName, Scene], words: Words) -> dict[str, str]:
    """The view as text, by the ids of the places in the page; nothing where it has no picture."""
    if not scenes:
        return {"tree-text": "", "table-text": ""}
    tables = [TABLES[name] for name in scenes if name in TABLES]
    return {
        "tree-text": tree_text(view, words),
        "table-text": entries_table(view, words)
        + "".join(as_html(table(view, words)) for table in tables),
    }


def _titles(view: View, words: Words) -> dict[str, str]:
    """What stands above the pictures."""
    head = view.map.head
    return {
        "title": clean(view.map.title),
        "about": " · ".join(_about(view, words)),
        "summary": clean(head.summary) if head and head.summary else "",
    }


def _document(
    view: View,
    names: Sequence[ViewName],
    words: Words,
    told: dict[str, Any],
    texts: dict[str, str],
    colours: str | None,
    live: bool,
) -> str:
    titles = {name: html.escape(text) for name, text in _titles(view, words).items()}
    title, about, found = titles["title"], titles["about"], titles["summary"]
    say = _Said(words)
    tabs = "".join(
        f'<button type="button" data-view="{name}">{say[f"view {name}"]}</button>'
        for name in (*names, "text")
    )
    note = say["page data-needed" if texts else "page data-only"]
    summary = f"<p>{found}</p>" if found else ""
    short = f'<p class="short" title="{found}">{found}</p>' if found else ""
    return f"""<!doctype html>
<html lang="{words.language}"{f' data-theme="{colours}"' if colours else ""}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(live)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="argmap">
<title>{title}</title>
<style>{_style(live)}</style>
</head>
<body class="reading">
<a class="skip" href="#text">{say["page skip"]}</a>
<header class="top">
<div class="titles"><h1>{title}</h1><p>{about}</p>{short}</div>
<div class="bar">
<div class="search" role="search"><input id="search" type="search" autocomplete="off" \
placeholder="{say["page search"]}  /" aria-label="{say["page search"]}" aria-controls="results">\
<ul id="results" hidden></ul></div>
<button type="button" id="filter-open" aria-expanded="false" aria-controls="filters">\
{say["page filter"]}</button>
<button type="button" class="icon" id="theme" aria-label="{say["page colours"]}" \
title="{say["page colours"]}">{icon("theme")}</button>
<button type="button" class="icon" id="help-open" aria-label="{say["page help"]}" \
title="{say["page help"]}">{icon("help")}</button>
</div>
<nav aria-label="{say["page views"]}">{tabs}</nav>
</header>
<aside id="filters" aria-label="{say["page filter"]}" hidden>
<button type="button" class="icon" id="filter-close" aria-label="{say["page close"]}">\
{icon("close")}</button>
<h2>{say["page filter"]}</h2>
<div class="bar"><button type="button" id="filter-clear">{say["page clear"]}</button>\
<span id="filter-count" class="small"></span></div>
<div id="filter-lists"></div>
</aside>
<main>
<div id="stage" role="region" aria-label="{say["page picture"]}" tabindex="0">
<details id="legend" class="tools"><summary>{say["page legend"]}</summary>\
<ul id="legend-list"></ul></details>
<div class="tools">
{_tool(say, "fold-all", ' aria-pressed="false"')}
{_tool(say, "zoom-in")}
{_tool(say, "zoom-out")}
{_tool(say, "zoom-fit")}
</div>
</div>
<div id="text" tabindex="-1">
<noscript><p class="note">{note}</p></noscript>
<p class="note" id="failed" hidden>{note}</p>
{summary}
<div id="tree-text">{texts.get("tree-text", "")}</div>
<div id="table-text">{texts.get("table-text", "")}</div>
</div>
</main>
<aside id="panel" aria-label="{say["page panel"]}" tabindex="-1" hidden>
<button type="button" class="icon" id="panel-close" aria-label="{say["page close"]}">\
{icon("close")}</button>
<div id="panel-contents"></div>
</aside>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">{say["page help"]}</h2>
<dl>
<dt><kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd></dt><dd>{say["page keys-arrows"]}</dd>
<dt><kbd>Enter</kbd></dt><dd>{say["page keys-enter"]}</dd>
<dt><kbd>/</kbd></dt><dd>{say["page keys-search"]}</dd>
<dt><kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd></dt><dd>{say["page keys-zoom"]}</dd>
<dt><kbd>Esc</kbd></dt><dd>{say["page keys-escape"]}</dd>
</dl>
<p><label><input type="checkbox" id="keys" checked> {say["page keys-single"]}</label></p>
<p class="small">{say["page made-with"]}</p>
<p><button type="button" id="help-close">{say["page close"]}</button></p>
</dialog>
<div id="said" class="unseen" aria-live="polite"></div>
<script type="text/plain" id="data">{_packed(told, live)}</script>
<script>{_script(live)}</script>
</body>
</html>
"""


def _about(view: View, words: Words) -> list[str]:
    """Who made the map and when, the scale of its likelihoods, and how much it holds."""
    head = view.map.head
    parts = [clean(head.author)] if head and head.author else []
    if head and head.date:
        parts.append(in_words(clean(head.date.text), words))
    if any(getattr(view.map.get(id), "likelihood", None) for id in view.cards):
        parts.append(scale_named(view.map.scale, words))
    parts += chosen(view, words)
    whole = view.hidden + len(view.cards)
    if view.hidden:
        return [*parts, words.many("shown-of", whole, shown=len(view.cards))]
    return [*parts, words.many("cards", whole)]


class _Said:
    """Words of the page, escaped."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __getitem__(self, label: str) -> str:
        return html.escape(self.words[label])


def _tool(say: _Said, name: str, more: str = "") -> str:
    said = say[f"page {name}"]
    return (
        f'<button type="button" class="icon" id="{name}" aria-label="{said}" '
        f'title="{said}"{more}>{icon(name)}</button>'
    )


def _packed(told: dict[str, Any], live: bool) -> str:
    """Data and typefaces as base64 of zlib (RFC 1950), which browsers can unpack by themselves.

    First the lengths of all that follows, in four bytes each, most significant first: the data
    as JSON, and the typefaces in the order of `FILES`. A live page may come to need any character,
    and so has them whole.
    """
    text = _json(told)
    signs = "✓→" + "".join(set(_ASCII.sub("", text)))
    faces = [FILES[style].read_bytes() if live else subset(style, signs) for style in FILES]
    parts = [text.encode("utf-8", "replace"), *faces]
    lengths = (len(part).to_bytes(4) for part in parts)
    return base64.b64encode(zlib.compress(b"".join((*lengths, *parts)), 9)).decode()


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _digest_of(told: dict[str, Any]) -> str:
    """What tells a state of a live page from any other."""
    data = json.dumps(told, sort_keys=True).encode()
    return hashlib.blake2b(data, digest_size=16).hexdigest()


_ASCII = re.compile(r"[\x00-\x7f]+")


def _script_words(words: Words, live: bool) -> dict[str, str]:
    """The words that the script needs: those that it names."""
    labels = set(re.findall(r'words\["([^"]+)"\]|(?:fill|many)\("([^"]+)"', _script(live)))
    named = {one or other for one, other in labels}
    return {label: words[label] for label in sorted(named | {"likelihood", *_THEMES})}


_THEMES = ("page auto", "page light", "page dark")


@cache
def _script(live: bool) -> str:
    """The page's script, without its comments and indentation."""
    names = LIVE if live else SCRIPTS
    files = [(FOLDER / "script" / f"{name}.js").read_text(encoding="utf-8") for name in names]
    lines = (line.strip() for text in files for line in text.splitlines())
    kept = [line for line in lines if line and not line.startswith("//")]
    return '"use strict";\n' + "\n".join(kept) + "\n"


@cache
def _style(live: bool) -> str:
    """The page's style: its file, and the colours of the themes as variables."""
    light, dark, paper = (_variables(THEMES[name]) for name in ("light", "dark", "print"))
    own = (FOLDER / "live.css").read_text(encoding="utf-8") if live else ""
    darker = f"color-scheme:dark;--accent:#7cb3ea;--marked:#4a4113;{dark}"
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{darker}}}}}\n"
        f"{(FOLDER / 'page.css').read_text(encoding='utf-8')}{own}"
        f":root[data-theme=dark]{{{darker}}}\n"
        f"@media print{{:root,:root[data-theme],:root:not([data-theme=light])"
        f"{{color-scheme:light;--marked:#fff3c4;{paper}}}}}\n"
    )


def _variables(theme: Theme) -> str:
    return "".join(f"--{name}:{theme[name]};" for name in theme.__slots__)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
