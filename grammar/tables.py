"""The tables of docs/language.md, between their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.language.vocabulary import (
    KEYS,
    KINDS,
    MODES,
    RELATIONS,
    RESERVED_SPEAKERS,
    STATEMENTS,
    keys_of,
    relation_of,
)
from argmap.model.scales import admiralty, scale_source, scales, schemes

MARKED = re.compile(r"(<!-- table: (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
COMMON = ("note", "tags")


def table(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def listed(kinds: tuple[str, ...]) -> str:
    """Kinds as words, the three that state something first."""
    names = [*(kind for kind in STATEMENTS if kind in kinds)]
    names += [f"a {kind}" if kind == "link" else kind for kind in kinds if kind not in names]
    return ", ".join(names)


def kinds() -> str:
    rows = []
    for kind, text in KINDS.items():
        own = [key for key in keys_of(kind) if key not in COMMON and not relation_of(key)]
        rows.append((f"`{kind}`", text, code(own)))
    return table(("kind", "its text", "keys of its own, relations aside"), rows)


def relations() -> str:
    rows = [
        (
            f"`{relation.active}`",
            f"`{relation.passive}`" if relation.passive else "",
            relation.meaning,
            listed(relation.sources),
            "the same" if relation.sources == relation.targets else listed(relation.targets),
        )
        for relation in RELATIONS
    ]
    return table(("active", "passive", "meaning", "from", "to"), rows)


def speakers() -> str:
    return table(
        ("speaker", "meaning"), ((f"`{w}`", text) for w, text in RESERVED_SPEAKERS.items())
    )


def modes() -> str:
    return table(("mode", "meaning"), ((f"`{word}`", text) for word, text in MODES.items()))


def likelihoods() -> str:
    parts = []
    for name, terms in scales().items():
        rows = (
            (
                " or ".join(word for word in (term.word, term.alternative) if word),
                f"{term.low:g}" if term.low == term.high else f"{term.low:g} to {term.high:g}",
            )
            for term in terms
        )
        head = (f"`{name}`", "percent")
        parts.append(f"{table(head, rows)}\n{scale_source(name)}.\n")
    return "\n".join(parts)


def grades() -> str:
    pairs = zip(admiralty("source").items(), admiralty("evidence").items(), strict=True)
    rows = ((a, b.lower(), c, d.lower()) for (a, b), (c, d) in pairs)
    return table(("source", "its reliability", "evidence", "its credibility"), rows)


def scheme_names() -> str:
    return f"The schemes are {code(schemes())}.\n"


def keys() -> str:
    rows = []
    for name, key in KEYS.items():
        if not relation_of(name):
            kinds = "every kind" if set(key.kinds) == set(KINDS) else ", ".join(key.kinds)
            rows.append((f"`{name}`", kinds, key.meaning))
    return table(("key", "on", "what it says"), rows)


TABLES = {
    "kinds": kinds,
    "relations": relations,
    "speakers": speakers,
    "modes": modes,
    "scales": likelihoods,
    "grades": grades,
    "schemes": scheme_names,
    "keys": keys,
}


def fill(page: str) -> str:
    """The page with what should stand between its marks."""
    return MARKED.sub(lambda mark: f"{mark[1]}\n{TABLES[mark[2]]()}\n", page)
