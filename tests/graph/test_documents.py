"""The documents of a map: who speaks in each, which cites which, what rests on each."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_maps import AT, Maker, said

from argmap.check import check
from argmap.graph.documents import Answer, Document, Quoted, Register, register
from argmap.graph.view import Filters, view
from argmap.model import Attribution, Map, Quote, Source
from argmap.model.attribution import Verdict
from argmap.sources.ground import ground

ROOT = Path(__file__).resolve().parents[2]


def of(map: Map, **filters: tuple[str, ...]) -> Register:
    return register(view(map, Filters(**filters)))  # type: ignore[arg-type]


def by_id(found: Register) -> dict[str, Document]:
    return {one.source.id: one for one in found.documents}


@pytest.fixture(scope="module")
def manas() -> Map:
    return check([str(ROOT / "maps" / "kyrgyzstan-2006")]).checked[0].map


def test_what_rests_on_a_document_is_what_origins_say(manas: Map) -> None:
    found = of(manas)
    assert len(found.answers) == 4
    for answer in found.answers:
        rests = ground(manas, answer.id)
        assert answer.documents == len(rests.documents)
        assert answer.statements == len(rests.statements)
        for one in found.documents:
            there = sum(s.said.source == one.source.id for s in rests.statements)
            assert dict(one.answers).get(answer.id, 0) == there
    for one in found.documents:
        claims = [e for e in manas.entries.values() if e.kind in ("claim", "evidence")]
        resting = [e.id for e in claims if one.source.id in ground(manas, e.id).documents]
        assert one.rests == len(resting)
    without = [
        id
        for id, entry in manas.entries.items()
        if entry.kind in ("claim", "evidence") and not ground(manas, id).documents
    ]
    assert sorted(found.unfounded) == sorted(without)


def test_who_speaks_in_a_document(manas: Map) -> None:
    voa = by_id(of(manas))["voa"]
    assert voa.quoted[0] == Quoted("author", 18, (), ())
    assert voa.quoted[1] == Quoted("bekbalatov", 10, (("direct", 7), ("indirect", 3)), ())
    assert voa.quoted[-1] == Quoted("unnamed", 2, (("direct", 1), ("indirect", 1)), ("bekbalatov",))
    assert voa.statements == 42
    assert (voa.quotes, voa.checked, voa.verified, voa.unchecked) == (42, True, 42, 0)


def small() -> Maker:
    maker = Maker("A map")
    for id in ("one", "two", "three"):
        maker.source(id, id)
    maker.question("q", "What?")
    maker.claim("h", "Hypothesis.")
    maker.link("h", "answers", "q")
    return maker


def test_support_passes_on_documents_and_attacks_do_not() -> None:
    maker = small()
    maker.claim("a", "A.", said("author", "one"))
    maker.claim("b", "B.", said("author", "two"))
    maker.claim("c", "C.", said("author", "three"))
    maker.claim("d", "D.")
    maker.link(("a", "d"), "supports", "h")
    maker.link("b", "attacks", "h")
    maker.link("b", "corroborates", "c")
    found = of(maker.map())
    assert found.answers == (Answer("h", 1, 1, 1),)
    assert [one.rests for one in found.documents] == [2, 2, 2]
    assert found.unfounded == ("d",)


def test_denials_are_no_ground() -> None:
    maker = small()
    maker.claim("a", "A.", said("author", "one", stance="denies"))
    maker.link("a", "supports", "h")
    found = of(maker.map())
    assert by_id(found)["one"].statements == 1
    assert by_id(found)["one"].rests == 0
    assert set(found.unfounded) == {"h", "a"}


def test_a_circle_of_support_ends() -> None:
    maker = small()
    maker.claim("a", "A.", said("author", "one"))
    maker.claim("b", "B.")
    maker.link("a", "supports", "b")
    maker.link("b", "supports", "a")
    maker.link("b", "corroborates", "h")
    assert of(maker.map()).answers == (Answer("h", 1, 1, 1),)


def test_without_a_question_the_main_claim_is_what_is_to_be_decided() -> None:
    maker = Maker("A map")
    maker.source("one", "One")
    maker.claim("t", "Thesis.")
    maker.claim("a", "A.", said("author", "one"), said("author", "one"))
    maker.link("a", "supports", "t")
    assert of(maker.map()).answers == (Answer("t", 1, 1, 2),)


def test_what_is_cited_comes_before_what_cites_it() -> None:
    maker = Maker("A map")
    maker.claim("c", "C.")
    cites = {
        "apart": (),
        "b": ("d", "e"),
        "d": ("e",),
        "other": (),
        "e": (),
        "f": ("e", "e", "f", "nowhere"),
    }
    for id, others in cites.items():
        maker.source(id, id, cites=others)
    found = of(maker.map())
    assert [one.source.id for one in found.documents] == ["apart", "e", "d", "b", "f", "other"]
    there = by_id(found)
    assert there["e"].cited_by == ("b", "d", "f")
    assert there["e"].common
    assert there["f"].cites == ("e",)
    assert not there["d"].common


def test_documents_that_cite_each_other_have_an_order() -> None:
    maker = Maker("A map")
    maker.claim("c", "C.")
    maker.source("a", "A", cites=("b",))
    maker.source("b", "B", cites=("a",))
    assert [one.source.id for one in of(maker.map()).documents] == ["b", "a"]


def test_filters_choose_statements_and_the_whole_map_says_what_rests_on_what() -> None:
    maker = small()
    maker.source("four", "Four", cites=("three",))
    maker.section("s", "S")
    maker.claim("a", "A.", said("author", "four"))
    maker.section("t", "T")
    maker.claim("b", "B.", said("author", "four"), said("author", "two"))
    maker.claim("c", "C.", said("author", "one"))
    maker.link("a", "supports", "h")
    maker.link("c", "supports", "h")
    map = maker.map()
    assert [one.source.id for one in of(map).documents] == ["one", "two", "three", "four"]
    found = of(map, section=("s",))
    assert [one.source.id for one in found.documents] == ["three", "four"]
    assert by_id(found)["four"].statements == 1
    assert by_id(found)["four"].answers == (("h", 1),)
    assert found.answers == (Answer("h", 1, 2, 2),)
    assert found.unfounded == ()
    assert of(map, source=("two",)).answers == ()
    assert [one.source.id for one in of(map, source=("two",)).documents] == ["two", "three", "four"]


def test_a_common_origin_is_one_though_not_all_that_cite_it_are_shown() -> None:
    maker = Maker("A map")
    maker.source("one", "One")
    maker.source("two", "Two", cites=("one",))
    maker.source("three", "Three", cites=("one",))
    maker.claim("a", "A.", said("author", "two"))
    found = of(maker.map(), source=("two",))
    assert [one.source.id for one in found.documents] == ["one", "two"]
    assert by_id(found)["one"].cited_by == ("two", "three")
    assert by_id(found)["one"].common


def test_quotes_are_counted_by_their_verdicts() -> None:
    def quoted(verdict: str | None) -> Attribution:
        found = Verdict(verdict=verdict) if verdict else None  # type: ignore[arg-type]
        quote = Quote(text="words", at=AT, verdict=found)
        return Attribution(stance="asserts", speaker="author", source="one", quote=quote, at=AT)

    def counts(*verdicts: str | None) -> tuple[int, bool, int, int]:
        maker = small()
        maker.claim("a", "A.", *map(quoted, verdicts), said("author", "one"))
        one = by_id(of(maker.map()))["one"]
        return one.quotes, one.checked, one.verified, one.unchecked

    assert counts() == (0, False, 0, 0)
    assert counts(None, None) == (2, False, 0, 0)
    assert counts("exact", "normalised", "elided", "bracketed") == (4, True, 4, 0)
    assert counts("exact", "near", "absent", "unchecked") == (4, True, 1, 1)


def test_imported_entries_count_too() -> None:
    maker = small()
    map = maker.map()
    map.imported["x.s"] = Source(id="x.s", text="Theirs", at=AT)
    maker.link("x.c", "supports", "h")
    other = Maker()
    other.claim("x.c", "Theirs.", said("author", "x.s"))
    map.imported.update(other.entries)
    linked = map.model_copy(update={"links": tuple(maker.links)})
    found = of(linked)
    assert by_id(found)["x.s"].rests == 2
    assert found.answers == (Answer("h", 1, 1, 1),)


def test_a_map_without_sources() -> None:
    maker = Maker("A map")
    maker.claim("c", "C.", said("author"))
    assert of(maker.map()) == Register((), (), several=False, unfounded=("c",))
