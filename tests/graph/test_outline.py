"""The outline: what hangs under what, each thing in full in one place."""

from collections import Counter
from pathlib import Path

from any_maps import any_maps
from hypothesis import HealthCheck, given, settings
from sample_maps import Maker, city_centre, everything

from argmap.check import check
from argmap.graph.order import by_name
from argmap.graph.outline import ORDER, Outline, outline, walk
from argmap.graph.view import Filters, View, view

ROOT = Path(__file__).parents[2]


def told(made: Outline) -> str:
    """An outline as lines: relation, strength and id, `*` where it stands in full elsewhere."""
    lines = []
    for depth, node in walk(made.tops):
        name = {"entry": node.id, "argument": f"[{node.id}]", "together": "&"}[node.kind]
        link = node.link
        how = "" if link is None or node.premise else f"{link.strength or ''} {link.relation} "
        lines.append("  " * depth + f"{how.strip()} {name}{'*' if node.seen else ''}".strip())
    return "\n".join(lines)


def lines(text: str) -> str:
    rows = [row for row in text.splitlines() if row.strip()]
    margin = min(len(row) - len(row.lstrip()) for row in rows)
    return "\n".join(row[margin:].rstrip() for row in rows)


def test_every_sort_of_link_has_its_place():
    assert told(outline(view(everything()))) == lines("""
        q1
          answers pleases
            strong supports loyal
              undercuts inside
            supports &
              weak
              patron
            weak attacks deadline
              corroborates other
            contradicts money*
            assumes knows
          answers money
            weak supports [tag]
              price
                details terms
              deadline*
              weak undercuts refusal
            bears on wording
    """)


def test_without_a_question_the_main_claim_is_first_and_then_other_ends():
    m = Maker()
    m.claim("alone", "Nothing.")
    m.claim("end", "A smaller end.")
    m.claim("reason", "A reason.")
    m.link("reason", "supports", "end")
    assert told(outline(view(m.map()))) == lines("""
        end
          supports reason
        alone
    """)
    assert outline(view(city_centre())).tops[0].id == "t"


def test_what_argues_comes_first_the_strong_before_the_weak_and_then_as_in_the_map():
    m = Maker()
    m.claim("top", "Top.")
    for n, (relation, strength) in enumerate(
        [
            ("explains", None),
            ("supports", "weak"),
            ("attacks", None),
            ("supports", None),
            ("supports", "strong"),
            ("attacks", "strong"),
            ("supports", None),
        ]
    ):
        m.claim(f"c{n}", "Reason.")
        m.link(f"c{n}", relation, "top", strength=strength)
    under = outline(view(m.map())).tops[0].children
    assert [node.id for node in under] == ["c4", "c3", "c6", "c1", "c5", "c2", "c0"]


def test_an_entry_stands_in_full_where_it_is_nearest_to_the_top():
    m = Maker()
    m.question("q", "Why?")
    m.claim("a", "A.")
    m.claim("b", "B.")
    m.claim("deep", "Deep.")
    m.claim("shared", "Shared.")
    m.claim("under", "Under shared.")
    m.link("a", "answers", "q")
    m.link("b", "answers", "q")
    m.link("deep", "supports", "a")
    m.link("shared", "supports", "deep")
    m.link("shared", "attacks", "b")
    m.link("under", "supports", "shared")
    assert told(outline(view(m.map()))) == lines("""
        q
          answers a
            supports deep
              supports shared*
          answers b
            attacks shared
              supports under
    """)


def test_ways_of_arguments_come_before_those_that_only_inform():
    m = Maker()
    m.claim("top", "Top.")
    m.claim("reason", "Reason.")
    m.claim("deeper", "Deeper.")
    m.claim("both", "Both.")
    m.link("reason", "supports", "top")
    m.link("deeper", "supports", "reason")
    m.link("both", "details", "top")
    m.link("both", "supports", "deeper")
    assert told(outline(view(m.map()))) == lines("""
        top
          supports reason
            supports deeper
              supports both
          details both*
    """)


def test_circles_end():
    m = Maker()
    m.claim("a", "A.")
    m.claim("b", "B.")
    m.link("a", "attacks", "b")
    m.link("b", "attacks", "a")
    assert told(outline(view(m.map()))) == lines("""
        a
          attacks b
            attacks a*
    """)


def test_what_undercuts_an_undercut_and_linked_premises():
    m = Maker()
    for id in "abcde":
        m.claim(id, f"{id}.")
    joint = m.link(("a", "b"), "supports", "c")
    first = m.link("d", "undercuts", joint)
    m.link("e", "undercuts", first, strength="strong")
    assert told(outline(view(m.map()))) == lines("""
        c
          supports &
            a
            b
            undercuts d
              strong undercuts e
    """)


def test_only_what_was_asked_for_stands_at_the_top():
    shown = view(everything(), Filters(for_=("money",)))
    assert [node.id for node in outline(shown).tops] == ["money"]
    shown = view(everything(), Filters(for_=("tag",)))
    assert [node.id for node in outline(shown).tops] == ["money"]


def test_cards_of_other_sections_have_their_place():
    shown = view(everything(), Filters(section=("doubts",)))
    made = outline(shown)
    assert not made.reached - set(shown.cards)
    assert "loyal" in [node.id for _, node in walk(made.tops)]


def test_the_map_of_kyrgyzstan():
    made = outline(view(check([str(ROOT / "maps" / "kyrgyzstan-2006")]).checked[0].map))
    (question,) = made.tops
    assert [node.id for node in question.children] == [
        "pleases-moscow",
        "moscow-asked",
        "wants-money",
        "for-audiences",
    ]


def test_a_long_chain():
    m = Maker()
    for n in range(5000):
        m.claim(f"c{n}", "Claim.")
        if n:
            m.link(f"c{n}", "supports", f"c{n - 1}")
    made = outline(view(m.map()))
    assert max(depth for depth, _ in walk(made.tops)) == 4999


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_maps())
def test_everything_has_one_place(map):
    shown = view(map)
    made = outline(shown)
    whole(shown, made)
    assert told(made) == told(outline(view(map)))
    if not any(shown.map.get(node.id).kind == "question" for node in made.tops):
        assert made.reached == set(shown.cards)


def whole(shown: View, made: Outline) -> None:
    nodes = [node for _, node in walk(made.tops)]
    full = Counter(node.id for node in nodes if node.kind == "entry" and not node.seen)
    assert set(full) == made.reached
    assert set(full.values()) <= {1}
    assert all(not node.children for node in nodes if node.seen)
    assert {node.id for node in nodes if node.seen} <= made.reached
    for node in nodes:
        ranks = [ORDER.index(one.relation) for one in node.children if not one.premise]
        assert ranks == sorted(ranks)
    links = Counter(node.link.id for node in nodes if node.link is not None and not node.premise)
    assert set(links.values()) <= {1}
    assert set(links) == {link.id for link in expected(shown, made)}


def expected(shown: View, made: Outline):
    """The links that hang under something that is reached."""
    names = by_name(shown.links)
    arguments = {link.argument for link in shown.links if link.target in made.reached}
    for link in shown.links:
        hit, top = names.get(link.target), link
        while hit is not None and top.relation == "undercuts":
            top, hit = hit, names.get(hit.target)
        if top.relation == "assumes":
            hung = set(top.premises)
        elif top.relation in ("contradicts", "corroborates"):
            hung = {top.target, *top.premises}
        else:
            hung = {top.target}
        if not hung.isdisjoint(made.reached | arguments):
            yield link
