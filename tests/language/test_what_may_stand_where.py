"""All relations between all kinds of entries, from both ends: what may stand where, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked, links, said

from argmap.language.vocabulary import KEYS, KINDS, RELATIONS, Relation

S = {"claim", "evidence", "assumption"}
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "supports": (S, S),
    "attacks": (S | {"gap"}, S),
    "undercuts": (S, {"argument"}),
    "contradicts": (S, S),
    "corroborates": (S, S),
    "updates": (S, S),
    "explains": (S, S),
    "details": (S, S),
    "assumes": ({"claim", "evidence", "argument"}, {"assumption"}),
    "bears on": ({"gap"}, S | {"question"}),
    "answers": ({"claim"}, {"question"}),
}
"""What the language's page says; links as targets of undercuts have tests of their own."""
BY_NAME = {relation.active: relation for relation in RELATIONS}
BELOW = {"evidence": "  said by: author\n", "argument": "  premises: p\n  conclusion: r\n"}
PAIRS = [(a, b) for a in KINDS for b in KINDS]


def entry(kind: str, id: str, line: str = "") -> str:
    text = "." if kind == "import" else f"Words of {id}."
    return f"{kind} {id}: {text}\n{BELOW.get(kind, '')}{line}"


ENDS = "claim p: Words.\n\nclaim r: Words.\n\n"


@pytest.mark.parametrize(
    ("name", "passive"),
    [(name, end) for name in TABLE for end in (False, True) if not end or BY_NAME[name].passive],
)
def test_all_pairs(name: str, passive: bool, tmp_path: Path) -> None:
    relation = BY_NAME[name]
    sources, targets = TABLE[name]
    text = ENDS
    lines: dict[int, tuple[str, str]] = {}
    for number, (a, b) in enumerate(PAIRS):
        key, here, there = (relation.passive, b, a) if passive else (name, a, b)
        line = f"  {key}: there-{number}\n"
        text += entry(here, f"here-{number}", line) + "\n"
        lines[text.count("\n") - 1] = (a, b)
        text += entry(there, f"there-{number}") + "\n"
    report = checked(tmp_path, text)
    about: dict[tuple[str, str], list[str]] = {}
    for finding in report.diagnostics:
        if finding.rule in ("wrong-kind", "wrong-key"):
            about.setdefault(lines[finding.span.line], []).append(said(finding))
    for a, b in PAIRS:
        allowed = a in sources and b in targets
        assert (a, b) in about or allowed, f"{a} {name} {b} is taken"
        assert (a, b) not in about or not allowed, f"{a} {name} {b}: {about[a, b]}"
    made = {link.relation for link in report.maps[0].links if link.argument is None}
    count = sum(link.relation == name and link.argument is None for link in report.maps[0].links)
    assert made == {name}
    assert count == len(sources) * len(targets)
    for (a, b), messages in about.items():
        here, there, end = (b, a, sources) if passive else (a, b, targets)
        key = relation.passive if passive else name
        (message,) = messages
        if here in KEYS[str(key)].kinds:
            assert all(kind in message for kind in end), message  # it says what could stand there
        else:
            assert "stands in" in message or "link" in message, message
            assert f"`{key}`" in message or "undercut" in message


@pytest.mark.parametrize(
    "relation", [r for r in RELATIONS if r.passive], ids=lambda relation: relation.active
)
def test_active_and_passive_mean_the_same(relation: Relation, tmp_path: Path) -> None:
    a, b = relation.sources[0], next(kind for kind in relation.targets if kind != "link")
    words = ["", *(("strongly ", "weakly ") if relation.strength else ())]
    for strength in words:
        active = ENDS + entry(a, "a", f"  {strength}{relation.active}: b\n") + entry(b, "b")
        passive = ENDS + entry(a, "a") + entry(b, "b", f"  {strength}{relation.passive}: a\n")
        both = ENDS + "".join(
            [
                entry(a, "a", f"  {strength}{relation.active}: b\n"),
                entry(b, "b", f"  {strength}{relation.passive}: a\n"),
            ]
        )
        made = [links(checked(tmp_path, text).maps[0]) for text in (active, passive, both)]
        assert made[0] == made[1] == made[2]
        meant = {"strongly ": "strong", "weakly ": "weak"}.get(strength)
        assert (relation.active, ("a",), "b", meant) in made[0]


def test_symmetric_relations_are_one_link_from_both_ends(tmp_path: Path) -> None:
    for name in ("contradicts", "corroborates"):
        text = f"claim b: Words.\n  {name}: a\n\nclaim a: Words.\n  {name}: b\n"
        assert links(checked(tmp_path, text).maps[0]) == {(name, ("a",), "b", None)}
