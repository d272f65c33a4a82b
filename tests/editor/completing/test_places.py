"""What is offered at each place of a map; `|` is where the cursor stands."""

from __future__ import annotations

from datetime import date

import pytest
from asking import Asking

from argmap.language.vocabulary import KINDS, keys_of
from argmap.model.scales import likelihood_words, scales, schemes

FIRST = [
    # Kinds at the margin, and keys below a head.
    ("cl|", "cl", ["claim"]),
    ("|", "", ["claim", "question", "assumption", "section", "import"]),
    ("claim x: X.\n  sup|", "sup", ["supports"]),
    ("claim x: X.\n  said b|", "said b", ["said by"]),
    ("claim x: X.\n  strongly s|", "strongly s", ["strongly supports"]),
    ("gap x: X.\n  |", "", ["attacks", "bears on", "note"]),
    ("assumption x: X.\n  fal|", "fal", ["falls if"]),
    ("argument x: X.\n  |", "", ["premises", "conclusion", "scheme"]),
    # Ids: of the section, of the file, of the folder; unlinked before linked.
    ("claim x: X.\n  supports: |", "", ["close-bridge", "unsafe"]),
    ("claim x: X.\n  supports: uns|", "uns", ["unsafe"]),
    ("claim x: X.\n  supports: nee|", "nee", ["détour"]),
    ("claim x: X.\n  supports: another way|", "another way", ["détour"]),
    ("claim x: X.\n  supports: DÉT|", "DÉT", ["détour"]),
    ("claim x: X.\n  supports: cb|", "cb", ["close-bridge"]),
    ("claim x: X.\n  supports: unsafe, clo|", "clo", ["close-bridge"]),
    ("claim x: X.\n  supported by: unsafe + détour, lo|", "lo", ["lost-trade"]),
    ("claim x: X.\n  supported by: unsafe +|", "", ["no-money"]),
    ("claim x: X.\n  supports: port.|", "port.", ["port.silted"]),
    ("claim x: X.\n  supports: silt|", "silt", ["port.silted"]),
    ("claim x: X.\n  answers: |", "", ["close"]),
    ("claim x: X.\n  assumes: |", "", ["no-money"]),
    ("argument x: X.\n  premises: unsafe + nev|", "nev", ["no-repairs"]),
    ("source x: X\n  cites: |", "", ["report", "memo"]),
    ("speaker x: X\n  of: ida|", "ida", ["marne"]),
    ("source x: X\n  author: |", "", ["marne", "café-owners"]),
    # Links and arguments that can be undercut.
    ("claim x: X.\n  undercuts: |", "", ["unsafe -> close-bridge"]),
    ("claim x: X.\n  undercuts: détour|", "détour", ["détour -> close-bridge"]),
    ("claim x: X.\n  undercuts: détour -> cl|", "détour -> cl", ["détour -> close-bridge"]),
    ("claim x: X.\n  undercuts: what is old|", "what is old", ["age"]),
    # Attributions.
    ("claim x: X.\n  said by: |", "", ["marne", "café-owners", "author", "unnamed"]),
    ("claim x: X.\n  said by: engin|", "engin", ["marne"]),
    ("claim x: X.\n  said by: un|", "un", ["unnamed"]),
    ("claim x: X.\n  said by: marne |", "", ["in report", "in memo", "via"]),
    ("claim x: X.\n  said by: marne v|", "v", ["via"]),
    ("claim x: X.\n  said by: marne via |", "", ["café-owners"]),
    ("claim x: X.\n  said by: marne via café-owners i|", "i", ["in report", "in memo"]),
    ("claim x: X.\n  said by: marne in |", "", ["report", "memo"]),
    ("claim x: X.\n  said by: marne in gaz|", "gaz", ["report"]),
    ("claim x: X.\n  from: |", "", ["report", "memo"]),
    (
        "claim x: X.\n  said by: marne in report, |\n  > The bridge is not safe",
        "",
        ["direct", "paragraph 2", "line 3", "section", "paragraph", "line"],
    ),
    (
        "claim x: X.\n  said by: marne in report, |\n  > close the old bridge",
        "",
        ["indirect", "paragraph 2"],
    ),
    ("claim x: X.\n  said by: marne, |", "", ["direct", "indirect", "act", "survey"]),
    ("claim x: X.\n  from: report, par|", "par", ["paragraph"]),
    ("claim x: X.\n  said by: marne in report, line 3, ind|", "ind", ["indirect"]),
    ("claim x: X.\n  said by: marne in report\n  |", "", ["> quote from report"]),
    ("claim x: X.\n  said by: marne in report\n  quo|", "quo", ["> quote from report"]),
    # Hedges near the quote.
    ("claim x: X.\n  from: report\n  > close the old bridge\n  hedge: |", "", ["probably"]),
    ("claim x: X.\n  from: report\n  > need another way\n  hedge: |", "", ["may"]),
    (
        "claim x: X.\n  from: report\n  > reportedly … may need\n  hedge: reportedly … |",
        "",
        ["may"],
    ),
    (
        "claim x: X.\n  from: report\n  > reportedly it may\n  > seem\n  hedge: may, rep|",
        "rep",
        ["reportedly"],
    ),
    # Values.
    ("claim x: X.\n  likelihood: un|", "un", ["unlikely", "very unlikely"]),
    ("claim x: X.\n  confidence: |", "", ["low", "moderate", "high"]),
    ("evidence x: X.\n  grade: |", "", ["1", "2", "3", "4", "5", "6"]),
    ("source x: X\n  grade: |", "", ["A", "B", "C", "D", "E", "F"]),
    ("argument x: X.\n  scheme: |", "", ["sign"]),
    ("argument x: X.\n  scheme: expert|", "expert", ["expert opinion"]),
    ("argument x: X.\n  strength: |", "", ["strong", "weak"]),
    ("argument x: X.\n  stance: |", "", ["for", "against"]),
    ("map x: X\n  scale: |", "", list(scales())),
    ("claim x: X.\n  on: |\n  from: report", "", ["2024-03-12"]),
    ("source x: X\n  accessed: |", "", [date.today().isoformat()]),
    ("claim x: X.\n  tags: |", "", ["trade", "traffic"]),
    ("claim x: X.\n  tags: trade, |", "", ["traffic"]),
    ("source x: X\n  medium: |", "", ["news report"]),
    ("source x: X\n  file: |", "", ["sources/letter.txt", "sources/report.txt"]),
    ("source x: X\n  file: sources/re|", "sources/re", ["sources/report.txt"]),
    ("import x: |", "", []),
    # Suppressions: what is found there comes first.
    ("# argmap: ignore[|\nclaim x: X.", "", ["unreached-entry"]),
    ("claim x: X.\n  # argmap: ignore[quote-cu|", "quote-cu", ["quote-cut"]),
    # Ids that are named and belong to nothing.
    ("claim x: X.\n  supports: missing-claim\n\nclaim |", "", ["missing-claim"]),
    ("claim x: X.\n  from: missing-source\n\nclaim |", "", []),
]


@pytest.mark.parametrize(("text", "typed", "first"), FIRST, ids=[one[0] for one in FIRST])
def test_the_best_comes_first_and_replaces_what_is_typed(
    asking: Asking, text: str, typed: str, first: list[str]
) -> None:
    answer = asking.ask(text)
    assert answer.labels[: len(first)] == first
    if not first:
        assert answer.labels == []
    assert {answer.replaced(item) for item in answer.list.items} <= {typed}
    ordered = sorted(answer.list.items, key=lambda item: item.sort_text or "")
    assert [item.label for item in ordered] == answer.labels
    assert all((item.filter_text or "").startswith(typed) for item in answer.list.items)


NOTHING = [
    "claim x: The cl|",
    "claim x: X.\n  note: a claim sup|",
    "claim x: X.\n  note: A note that fills all of its line and goes on in the next with\n  su|",
    "claim x: X.\n  and so the bridge s|",
    "# a comment of the cl|",
    "claim x: X.\n  # supports: |",
    "claim x: X.\n  said by: marne in report, direct, |",
    "claim x: X.\n  from: report, paragraph 2, di|",
    "claim x: X.\n  said by: marne in report |",
    "claim x: X.\n  confidence: low, mod|",
    "claim x: X.\n  suported by: |",
    "argument x: X.\n  conclusion: unsafe, |",
    "claim x: X.\n  supports: unsafe + |",
    "claim x: X.\n  contradicts: unsafe + no|",
    "  > the|",
    "claim x: X.\n  said by: marne in memo\n  > the|",
    "source x: X\n  descriptor: |",
    "claim x: X.\n  hedge: |",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_offered_in_prose_and_where_nothing_fits(asking: Asking, text: str) -> None:
    assert asking.ask(text).labels == []


LEFT_OUT = [
    ("|", ["map"]),
    ("claim x: X.\n  likelihood: likely\n  |", ["likelihood", "premises", "hedge", "undercut by"]),
    ("claim x: X.\n  said by: marne in report\n  > not safe\n  |", ["> quote from report"]),
    ("claim x: X.\n  said by: marne in memo\n  |", ["> quote from memo"]),
    ("claim x: X.\n  supports: unsafe, |", ["x", "unsafe"]),
    ("claim x: X.\n  supports: |, unsafe", ["x", "unsafe"]),
    ("claim x: X.\n  supports: unsafe\n  strongly supports: |", ["x", "unsafe"]),
    ("claim x: X.\n  supports: |", ["close", "report", "marne", "age", "safety"]),
    ("claim x: X.\n  undercuts: age, |", ["age"]),
    ("claim x: X.\n  undercuts: unsafe -> close-bridge, |", ["unsafe -> close-bridge"]),
    ("claim x: X.\n  tags: |, trade", ["trade"]),
    ("# argmap: ignore[unreached-entry, |\nclaim x: X.", ["unreached-entry", "quote-absent"]),
    ("source x: X\n  file: |", ["other.argmap", "sources.argmap"]),
]


@pytest.mark.parametrize(("text", "absent"), LEFT_OUT, ids=[one[0] for one in LEFT_OUT])
def test_what_cannot_stand_there_is_not_offered(
    asking: Asking, text: str, absent: list[str]
) -> None:
    labels = asking.ask(text).labels
    assert labels
    assert not set(absent) & set(labels)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_is_offered(asking: Asking, kind: str) -> None:
    labels = asking.ask(f"{kind} x: X.\n  said by: marne\n  |").labels
    assert set(keys_of(kind)) <= {*labels, "said by"}


def test_all_words_of_the_scale_and_all_schemes_are_offered(asking: Asking) -> None:
    assert asking.ask("claim x: X.\n  likelihood: |").labels == list(likelihood_words("icd203"))
    assert set(asking.ask("argument x: X.\n  scheme: |").labels) == set(schemes())


def test_a_blank_comes_with_a_value_where_none_stands_before_it(asking: Asking) -> None:
    answer = asking.ask("claim x: X.\n  supports:|")
    assert answer.accepted(answer.item("unsafe")).endswith("  supports: unsafe\n")
    answer = asking.ask("claim x: X.\n  supports: unsafe,|")
    assert answer.accepted(answer.item("détour")).endswith("  supports: unsafe, détour\n")


def test_a_key_before_a_colon_is_replaced_without_another(asking: Asking) -> None:
    answer = asking.ask("claim x: X.\n  supp|: unsafe")
    assert answer.accepted(answer.item("supports")).endswith("  supports: unsafe\n")


def test_folders_with_maps_are_offered_for_an_import(asking: Asking) -> None:
    own = "import : \n"
    assert asking.ask("import x: |", own="claim a: A.\n").labels == ["../harbour"]
    assert asking.ask("import x: ../har|", own=own.replace(own, "")).labels == ["../harbour"]


def test_files_outside_of_the_project_are_not_offered(asking: Asking) -> None:
    outside = asking.folder.parent.parent / "outside.txt"
    outside.write_text("secret", encoding="utf-8")
    (asking.folder / "sources" / "link.txt").symlink_to(outside)
    labels = asking.ask("source x: X\n  file: |").labels
    assert "sources/report.txt" in labels
    assert not [label for label in labels if "link" in label or "outside" in label]
    assert asking.ask("source x: X\n  file: ../../|").labels == []
    assert asking.ask("source x: X\n  file: ../har|").labels == []
    assert "../argmap.toml" not in asking.ask("source x: X\n  file: ../|").labels


def test_a_large_map_gives_the_best_and_says_that_there_are_more(asking: Asking) -> None:
    many = "".join(f"claim c{n}: Claim {n} of many.\n\n" for n in range(3000))
    (asking.folder / "many.argmap").write_text(many, encoding="utf-8")
    answer = asking.ask("claim x: X.\n  supports: |")
    assert answer.list.is_incomplete
    assert answer.labels[:2] == ["close-bridge", "unsafe"]
    assert asking.ask("claim x: X.\n  supports: c2999|").labels == ["c2999"]
    assert asking.ask("claim x: X.\n  supports: 2998 many|").labels == ["c2998"]


@pytest.mark.parametrize("text", ["", "\n", "claim", "  supports: ", "\ufeff", "> ", "# x", "🙂: "])
def test_no_place_of_any_text_makes_it_fail(asking: Asking, text: str) -> None:
    for at in range(len(text) + 1):
        asking.ask(f"{text[:at]}|{text[at:]}", own="")
