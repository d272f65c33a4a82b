"""Footnotes as one HTML file, without scripts, for the screen and for print."""

from __future__ import annotations

from html import escape as as_text

from argmap.exchange.citation import Citation
from argmap.exchange.clean import clean
from argmap.exchange.footnotes import Footnotes, Item, Note, about_source, map_place

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --soft: #5c5c5c; --paper: #fdfcf9;
  --line: #d9d5cb; --good: #1f6b3a; --bad: #a3221b; --open: #8a5a00; --link: #1a4e8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a8a49b; --paper: #191a1c;
  --line: #3b3c3f; --good: #7fcf97; --bad: #ff9388; --open: #e5b65c; --link: #8db8ee; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif",
  serif; font-variant-numeric: lining-nums; overflow-wrap: anywhere; hyphens: manual; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line);
  padding-bottom: .25rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
p { margin: 0 0 .35rem; }
.item { margin: 1.1rem 0; break-inside: avoid; }
.kind, .place, .facts, .who { font-family: system-ui, "Noto Sans", sans-serif; }
.kind { font-size: .7rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.place, .facts { font-size: .8rem; color: var(--soft); }
.who { font-size: .88rem; }
sup { line-height: 0; }
sup a { text-decoration: none; }
.notes { padding: 0; list-style: none; }
.notes > li { display: grid; grid-template-columns: 2.6rem 1fr; margin: 0 0 1.2rem;
  break-inside: avoid; }
.number { font-weight: 600; text-decoration: none; }
blockquote { margin: .35rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line); }
.check { font-size: .88rem; font-family: system-ui, "Noto Sans", sans-serif; }
.check::before { font-weight: 700; margin-right: .4em; }
.yes::before { content: "✓"; color: var(--good); }
.no, .no::before { content: "✗"; color: var(--bad); font-weight: 700; }
.open::before { content: "○"; color: var(--open); }
:target { background: color-mix(in srgb, var(--link) 14%, transparent); }
.sources { padding: 0; list-style: none; }
.sources > li { margin: 0 0 1rem; padding-left: 1.6rem; text-indent: -1.6rem;
  break-inside: avoid; }
.facts { margin: .15rem 0 0; text-indent: 0; }
.facts dt { display: inline; } .facts dt::after { content: ": "; }
.facts dd { display: inline; margin: 0; } .facts dd::after { content: ""; display: block; }
@media (max-width: 30rem) { .notes > li { grid-template-columns: 1fr; } }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --good: #000;
  --bad: #000; --open: #000; --link: #000; } body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; } @page { margin: 2.2cm; } }
"""


def as_html(made: Footnotes) -> str:
    """The document; what the map says is text in it, and only web addresses are links."""
    body = [f'<h1 dir="auto">{_text(made.title)}</h1>']
    if made.about:
        body.append(_facts(made.about))
    body.append(f"<p>{_text(made.summary)}</p>")
    for part in made.parts:
        if part.heading:
            body.append(f'<h2 dir="auto">{_text(part.heading)}</h2>')
        body += [_item(item) for item in part.items]
    if made.notes:
        notes = "\n".join(_note(note) for note in made.notes)
        body.append(f'<h2>Notes</h2>\n<ol class="notes">\n{notes}\n</ol>')
    if made.sources:
        sources = "\n".join(
            f"<li>{_citation(citation)}{_facts(about_source(source))}</li>"
            for source, citation in made.sources
        )
        body.append(f'<h2>Sources</h2>\n<ul class="sources">\n{sources}\n</ul>')
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(made.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return as_text(clean(text))


def _item(item: Item) -> str:
    marks = ", ".join(
        f'<a id="to-{note.number}" href="#note-{note.number}">{note.number}</a>'
        for note in item.notes
    )
    marks = f"<sup>{marks}</sup>" if marks else ""
    about = f'<p class="who">{_text(item.about)}</p>' if item.about else ""
    place = f"{item.entry.id} · {map_place(item.entry.at)}"
    return (
        f'<div class="item"><span class="kind">{item.kind}</span>'
        f"<p><bdi>{_text(item.entry.text)}</bdi>{marks}</p>{about}"
        f'<div class="place">{_text(place)}</div></div>'
    )


def _note(note: Note) -> str:
    who = "; ".join(part for part in (note.who, note.mode) if part)
    hedge = f"; hedged: “<bdi>{_text(note.hedge)}</bdi>”" if note.hedge else ""
    quote = "".join(f'<p dir="auto">{_text(words)}</p>' for words in note.quote)
    mark = {True: "yes", False: "no", None: "open"}[note.sound]
    citation = f"<p>{_citation(note.citation)}</p>" if note.citation else ""
    return (
        f'<li id="note-{note.number}"><a class="number" href="#to-{note.number}">{note.number}.</a>'
        f'<div>{citation}<p class="who">{_text(who)}{hedge}.</p>'
        f"{f'<blockquote>{quote}</blockquote>' if quote else ''}"
        f'<p class="check {mark}">{_text(note.checked)}</p>'
        f'<div class="place">{_text(map_place(note.said.at))}</div></div></li>'
    )


def _facts(facts: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{_text(value)}</dd>" for label, value in facts)
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def _citation(citation: Citation) -> str:
    out = []
    for piece in citation:
        text = _text(piece.text)
        if piece.url and piece.url.startswith(("https://", "http://")):
            text = f'<a href="{_text(piece.url)}" rel="noreferrer">{text}</a>'
        out.append(f"<i>{text}</i>" if piece.italic else text)
    return "".join(out)
