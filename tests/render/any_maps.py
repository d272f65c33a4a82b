"""Maps of any shape, circles among them, for properties that hold of all."""

from __future__ import annotations

from hypothesis import strategies as st
from sample_maps import Maker, confidence, likelihood, said

from argmap.model import Map

RELATIONS = (
    "supports",
    "supports",
    "attacks",
    "contradicts",
    "corroborates",
    "updates",
    "explains",
    "details",
)
TEXTS = ("Short.", "A claim of a usual length that says something about the matter.", "word " * 60)


@st.composite
def any_maps(draw: st.DrawFn, questions: int = 2) -> Map:
    """A map with up to so many questions."""
    m = Maker("Any map")
    m.speaker("s", "Somebody")
    m.source("d", "A document", publisher="The Paper", grade="B")
    asked = [m.question(f"q{n}", f"Question {n}?") for n in range(draw(st.integers(0, questions)))]
    count = draw(st.integers(1, 16))
    ids = [f"c{n}" for n in range(count)]
    for n, id in enumerate(ids):
        text = TEXTS[n % 3]
        if n % 4 == 1:
            m.evidence(id, text, said("s", "d", "direct", "so it is"), grade="2")
        elif n % 8 == 6:
            m.claim(id, text, likelihood=likelihood("likely", 55, 80), confidence=confidence("low"))
        else:
            m.claim(id, text)
    assumptions = [m.assumption(f"s{n}", "Taken for granted.") for n in range(2)]
    gaps = [m.gap(f"g{n}", "Not known.") for n in range(2)]
    one, targets = st.sampled_from(ids), []
    for id in ids:
        if asked and draw(st.integers(0, 3)) == 0:
            m.link(id, "answers", draw(st.sampled_from(asked)))
    for n in range(draw(st.integers(0, 24))):
        sort = draw(st.integers(0, 9))
        premises = tuple(dict.fromkeys(draw(st.lists(one, min_size=1, max_size=3))))
        strength = draw(st.sampled_from([None, "strong", "weak"]))
        if sort < 6:
            relation = draw(st.sampled_from(RELATIONS))
            linked = premises if relation in ("supports", "attacks") else premises[0]
            id = m.link(linked, relation, draw(one), strength=strength)
            if relation in ("supports", "attacks"):
                targets.append(id)
        elif sort == 6:
            stance = draw(st.sampled_from(["for", "against"]))
            targets.append(m.argument(f"a{n}", TEXTS[1], premises, draw(one), stance=stance))
        elif sort == 7 and targets:
            m.link(premises[0], "undercuts", draw(st.sampled_from(targets)), strength=strength)
        elif sort == 8:
            m.link(premises[0], "assumes", draw(st.sampled_from(assumptions)))
        else:
            m.link(draw(st.sampled_from(gaps)), "bears on", draw(st.sampled_from([*ids, *asked])))
    made = m.map()
    seen: dict[str, object] = {}
    for link in made.links:
        seen.setdefault(link.id, link)
    return made.model_copy(update={"links": tuple(seen.values())})
