"""Relations: several targets, linked premises, strengths, undercuts, arguments."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked, clean, links, only, rules, said

from argmap.model import Argument, Map

ABC = "claim a: A.\n\nclaim b: B.\n\nclaim c: C.\n\n"


def linked(folder: Path, text: str) -> Map:
    return clean(checked(folder, text))


def test_several_targets_are_a_link_each(tmp_path: Path) -> None:
    map = linked(tmp_path, ABC + "claim x: X.\n  supports: a, b ,c\n")
    assert links(map) == {("supports", ("x",), target, None) for target in "abc"}


def test_linked_premises_and_a_single_one_on_a_line(tmp_path: Path) -> None:
    map = linked(tmp_path, ABC + "claim x: X.\n  supported by: a + b, c\n")
    assert links(map) == {
        ("supports", ("a", "b"), "x", None),
        ("supports", ("c",), "x", None),
    }
    assert [link.id for link in map.links] == ["a + b -> x", "c -> x"]


def test_the_order_of_premises_means_nothing(tmp_path: Path) -> None:
    text = ABC + "claim x: X.\n  attacked by: a+b\n  attacked by: b  +  a\n  contradicts: c\n"
    assert ("attacks", ("a", "b"), "x", None) in links(linked(tmp_path, text))
    assert len(linked(tmp_path, text).links) == 2


def test_a_link_that_is_written_twice_is_one(tmp_path: Path) -> None:
    text = (
        "claim a: A.\n  supports: b\n  supports: b\n  strongly supports: b\n\n"
        "claim b: B.\n  supported by: a\n"
    )
    assert links(linked(tmp_path, text)) == {("supports", ("a",), "b", "strong")}


def test_support_and_attack_between_the_same_ends_are_two_links(tmp_path: Path) -> None:
    text = "claim a: A.\n  attacks: b\n  supports: b\n\nclaim b: B.\n"
    report = checked(tmp_path, text)
    assert rules(report) == ["for-and-against"]
    assert {link.id: link.relation for link in report.maps[0].links} == {
        "a -> b (attacks)": "attacks",
        "a -> b": "supports",
    }


@pytest.mark.parametrize("key", ["supports", "attacks", "strongly supports"])
def test_plus_on_the_wrong_side(tmp_path: Path, key: str) -> None:
    finding = only(checked(tmp_path, f"{ABC}claim x: X.\n  {key}: a + b\n  contradicts: a, b, c\n"))
    assert finding.rule == "bad-list"
    assert finding.span.text == "+"
    passive = "attacked by" if key == "attacks" else "supported by"
    assert f"`{passive}: a + b`" in said(finding)


class TestUndercuts:
    LINKS = "claim a: A.\n\nclaim b: B.\n\nclaim c: C.\n  supported by: a + b, a\n\n"

    def test_a_link_by_its_exact_premises(self, tmp_path: Path) -> None:
        text = self.LINKS + "claim x: X.\n  undercuts: b + a -> c\n  weakly undercuts: a->c\n"
        assert links(linked(tmp_path, text)) >= {
            ("undercuts", ("x",), "a + b -> c", None),
            ("undercuts", ("x",), "a -> c", "weak"),
        }

    @pytest.mark.parametrize("written", ["b -> c", "a + b + x -> c", "c -> a", "a + b -> a"])
    def test_a_link_that_is_not_there(self, tmp_path: Path, written: str) -> None:
        finding = only(checked(tmp_path, f"{self.LINKS}claim x: X.\n  undercuts: {written}\n"))
        assert finding.rule == "unknown-link"
        assert finding.span.text == written
        if written.endswith("-> c"):
            assert "`a + b -> c`" in said(finding)
            assert "`a -> c`" in said(finding)

    def test_a_claim_is_no_link(self, tmp_path: Path) -> None:
        finding = only(checked(tmp_path, f"{self.LINKS}claim x: X.\n  undercuts: a\n"))
        assert finding.rule == "wrong-kind"
        assert "`attacks: a`" in said(finding)
        assert "`a -> its-conclusion`" in said(finding)

    @pytest.mark.parametrize("relation", ["answers", "contradicts", "explains", "assumes"])
    def test_only_supports_and_attacks_are_links_to_undercut(
        self, tmp_path: Path, relation: str
    ) -> None:
        kind = {"answers": "question", "assumes": "assumption"}.get(relation, "claim")
        text = f"claim a: A.\n  {relation}: b\n\n{kind} b: B.\n\nclaim x: X.\n  undercuts: a -> b\n"
        assert set(rules(checked(tmp_path, text))) <= {"unknown-link", "wrong-kind"}
        assert rules(checked(tmp_path, text))

    def test_an_attack_by_a_gap(self, tmp_path: Path) -> None:
        text = "gap g: G.\n  attacks: a\n\nclaim a: A.\n\nclaim x: X.\n  undercuts: g -> a\n"
        assert ("undercuts", ("x",), "g -> a", None) in links(linked(tmp_path, text))

    def test_a_link_that_an_argument_describes(self, tmp_path: Path) -> None:
        text = (
            "claim a: A.\n\nclaim b: B.\n\nargument r: R.\n  premises: a\n  conclusion: b\n\n"
            "claim x: X.\n  undercuts: a -> b\n\nclaim y: Y.\n  strongly undercuts: r\n"
        )
        assert links(linked(tmp_path, text)) >= {
            ("undercuts", ("x",), "a -> b", None),
            ("undercuts", ("y",), "r", "strong"),
        }

    def test_the_passive_stands_in_an_argument(self, tmp_path: Path) -> None:
        text = (
            "claim a: A.\n\nclaim b: B.\n\nargument r: R.\n  premises: a\n  conclusion: b\n"
            "  undercut by: x, y + z\n\nclaim x: X.\n\nclaim y: Y.\n\nclaim z: Z.\n"
        )
        assert links(linked(tmp_path, text)) >= {
            ("undercuts", ("x",), "r", None),
            ("undercuts", ("y", "z"), "r", None),
        }

    def test_in_a_claim_the_passive_teaches_the_active(self, tmp_path: Path) -> None:
        finding = only(
            checked(tmp_path, "claim a: A.\n  undercut by: b\n  supports: b\n\nclaim b: B.\n")
        )
        assert finding.rule == "wrong-key"
        assert "undercuts: premise -> conclusion" in said(finding)


class TestArguments:
    def test_its_link_need_not_be_written_twice_and_may_be(self, tmp_path: Path) -> None:
        argument = "argument r: R.\n  premises: b + a\n  conclusion: c\n  strength: weak\n\n"
        once = linked(tmp_path, ABC + argument)
        twice = linked(tmp_path, ABC + argument + "claim x: X.\n  supported by: c\n")
        for map in (once, twice):
            link = map.links[0]
            assert (link.id, link.argument, link.strength) == ("a + b -> c", "r", "weak")
        also = ABC.replace("C.\n", "C.\n  supported by: a + b\n") + argument
        (link,) = linked(tmp_path, also).links
        assert (link.argument, link.strength) == ("r", "weak")

    def test_against(self, tmp_path: Path) -> None:
        text = "claim a: A.\n\nclaim b: B.\n\nargument r: R.\n  premises: a\n  conclusion: b\n"
        map = linked(tmp_path, text + "  stance: against\n  scheme: expert opinion\n")
        assert [link.relation for link in map.links] == ["attacks"]
        entry = map.entries["r"]
        assert isinstance(entry, Argument)
        assert (entry.stance, entry.scheme, entry.premises) == ("against", "expert opinion", ("a",))

    def test_two_for_one_link(self, tmp_path: Path) -> None:
        text = "claim a: A.\n\nclaim b: B.\n\n"
        for id in ("r", "s"):
            text += f"argument {id}: R.\n  premises: a\n  conclusion: b\n\n"
        map = linked(tmp_path, text)
        assert {link.id: link.argument for link in map.links} == {
            "a -> b (r)": "r",
            "a -> b (s)": "s",
        }

    def test_it_assumes(self, tmp_path: Path) -> None:
        text = (
            "claim a: A.\n\nclaim b: B.\n\nassumption s: S.\n\n"
            "argument r: R.\n  premises: a\n  conclusion: b\n  assumes: s\n"
        )
        assert ("assumes", ("r",), "s", None) in links(linked(tmp_path, text))


def test_a_question_may_name_its_answers(tmp_path: Path) -> None:
    text = "question q: Q?\n  answered by: a, b\n\nclaim a: A.\n\nclaim b: B.\n"
    assert links(linked(tmp_path, text)) == {
        ("answers", ("a",), "q", None),
        ("answers", ("b",), "q", None),
    }


@pytest.mark.parametrize("key", ["strongly answers", "weakly assumes", "strongly contradicts"])
def test_strength_stands_before_what_argues_only(tmp_path: Path, key: str) -> None:
    text = f"claim a: A.\n  {key}: b\n  contradicts: b\n\nclaim b: B.\n"
    assert rules(checked(tmp_path, text)) == ["unknown-key"]
