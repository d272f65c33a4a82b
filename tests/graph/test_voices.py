"""Who speaks in a view."""

from __future__ import annotations

from sample_maps import AT, Maker

from argmap.graph.view import Filters, view
from argmap.graph.voices import source_names, voices
from argmap.model import Attribution, Claim, Map, Source, Speaker


def said(speaker: str, source: str | None = None) -> Attribution:
    return Attribution(stance="asserts", speaker=speaker, source=source, at=AT)


def everybody() -> Map:
    maker = Maker("A map")
    maker.entries["b"] = Speaker(id="b", text="B", of="a", role="engineer", at=AT)
    maker.entries["a"] = Speaker(id="a", text="A", at=AT)
    for id, publisher in (("one", "The Paper"), ("two", "The Paper"), ("three", "A Press")):
        maker.entries[id] = Source(
            id=id, text=f"Title {id}", publisher=publisher, author=("a", "b"), at=AT
        )
    everyone = [
        said(speaker, source)
        for source in ("three", "two", "one", None)
        for speaker in ("unnamed", "author", "a", "b")
    ]
    maker.section("s", "S")
    maker.add(Claim, "c", "Words.", attributions=tuple(everyone))
    maker.section("t", "T")
    maker.add(Claim, "d", "More words.", attributions=(said("a", "one"),))
    maker.add(Claim, "e", "Nobody's words.")
    return maker.map()


def test_speakers_come_in_the_order_of_the_map_then_sources_then_the_unnamed() -> None:
    found = voices(view(everybody()))
    assert [(one.speaker, one.source, one.name, one.role, one.house) for one in found] == [
        ("b", None, "B", "engineer", "A"),
        ("a", None, "A", "", ""),
        ("author", None, "", "", ""),
        ("author", "one", "Title one", "", ""),
        ("author", "two", "Title two", "", ""),
        ("author", "three", "A Press", "", ""),
        ("unnamed", None, "", "", ""),
        ("unnamed", "one", "Title one", "", ""),
        ("unnamed", "two", "Title two", "", ""),
        ("unnamed", "three", "A Press", "", ""),
    ]
    assert [one.authors for one in found] == [()] * 3 + [("A", "B")] * 3 + [()] * 4
    assert [len(one.said) for one in found] == [4, 5, *[1] * 8]


def test_filters_choose_whom_one_hears() -> None:
    found = voices(view(everybody(), Filters(section=("t",))))
    assert [(one.name, [entry.id for entry, _ in one.said]) for one in found] == [("A", ["d"])]


def test_a_source_that_shares_its_publisher_is_named_by_its_title() -> None:
    assert source_names(everybody()) == {
        "one": "Title one",
        "two": "Title two",
        "three": "A Press",
    }


def test_what_is_imported_and_shown_is_heard_too() -> None:
    maker = Maker("A map")
    maker.claim("own", "Own words.", said("other.eva"))
    maker.link("other.c", "supports", "own")
    map = maker.map()
    map.imported["other.eva"] = Speaker(id="other.eva", text="Eva", at=AT)
    map.imported["other.c"] = Claim(
        id="other.c", text="Theirs.", attributions=(said("other.eva"),), at=AT
    )
    (eva,) = voices(view(map))
    assert [entry.id for entry, _ in eva.said] == ["own", "other.c"]
