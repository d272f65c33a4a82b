"""What a claim rests on, in words: for the terminal and for an editor."""

from __future__ import annotations

from argmap.exchange.names import is_common
from argmap.model import Attribution, Map, Speaker
from argmap.model.naming import name_in
from argmap.sources.ground import Ground
from argmap.sources.origins import Origin
from argmap.text import counted

_STANCE = {"asserts": "said", "denies": "denied", "doubts": "doubted"}
_KINDS = {
    "organisation": "organisation",
    "unnamed": "",
    "document": "document",
}
_ARTICLES = frozenset("a an ein eine einer un une uno una um uma".split())


def sum_of(map: Map, ground: Ground) -> list[str]:
    """How much it is: `9 statements in 2 documents, 1 independent origin.`

    Behind it stands a sentence for each organisation of which several people are counted.
    """
    if not ground.shares:
        return ["It rests on nobody's word: no statement stands behind it or what supports it."]
    independent = ground.independent
    unnamed = sum(1 for origin in independent if origin.kind == "unnamed")
    hidden = f", {unnamed} of them unnamed" if unnamed else ""
    if unnamed == len(independent) == 1:
        hidden = ", unnamed"
    documents = f" in {counted(len(ground.documents), 'document')}" if ground.documents else ""
    said = (
        f"{counted(len(ground.statements), 'statement')}{documents}, "
        f"{counted(len(independent), 'independent origin')}{hidden}."
    )
    return [said, *_colleagues(map, ground)]


def _colleagues(map: Map, ground: Ground) -> list[str]:
    """A sentence for each organisation of which several people are counted."""
    staff: dict[str, list[str]] = {}
    for origin in ground.independent:
        for house in sorted(origin.above):
            staff.setdefault(house, []).append(origin.name)
    return [
        f"Of one organisation, {name_in(map, house)}: {', '.join(names)}."
        for house, names in staff.items()
        if len(names) > 1
    ]


def about_origin(map: Map, origin: Origin) -> str:
    """What an origin is, beside its name: `named speaker, head of the office, of NATO`."""
    known = map.get(origin.key)
    facts = [_kind(origin)]
    if isinstance(known, Speaker):
        facts += [known.role or "", f"of {name_in(map, known.of)}" if known.of else ""]
    return ", ".join(fact for fact in facts if fact)


def _kind(origin: Origin) -> str:
    """What an origin is, in words.

    A speaker whose text begins with an indefinite article, or in lower case but for a particle
    (`de Gaulle`), is described and has no name.
    """
    if origin.kind != "speaker":
        return _KINDS[origin.kind]
    first = origin.name.partition(" ")[0]
    described = first.lower() in _ARTICLES or is_common(first)
    return "speaker, not named" if described else "named speaker"


def how_said(map: Map, said: Attribution, by: str = "") -> str:
    """How something was said, and where: `said via TASS in edm, page 2, direct`.

    `by` is `by` with a name, where what stands before it does not say whose words they are.
    """
    voice = "in its own voice" if said.speaker == "author" and not by else by
    via = f"via {', '.join(name_in(map, id) for id in said.via)}" if said.via else ""
    source = f"in {said.source}" if said.source else ""
    line = " ".join(word for word in (_STANCE[said.stance], voice, via, source) if word)
    return ", ".join([line, *said.locators, *([said.mode] if said.mode else [])])
