"""Lists of references: what is written is read again, and what others write is understood."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mapkit import read
from texts import any_text

from argmap.exchange.bibtex import read_bibtex, write_bibtex
from argmap.exchange.csl import read_csl, write_csl
from argmap.exchange.entries import one_line
from argmap.exchange.names import Name, parted
from argmap.exchange.references import Author, Reference, References, Unreadable, entries
from argmap.language.vocabulary import reserved_ids

_said = st.one_of(any_text, st.text(st.characters(codec="utf-8"), max_size=40))
_text = _said.map(one_line).filter(lambda text: text and not set(text) & _NONCHARACTERS)
_NONCHARACTERS = set(map(chr, range(0xFDD0, 0xFDF0)))
_id = st.sampled_from(["a", "b1", "база-манас", "été", "A_b"])
_date = st.sampled_from(
    "2006 2006-07 2006-07-17 2006~ 2006-07? 2006-07-17% ../2006-06-01 2006/.. 2006-03/2006-07~ "
    "2006-21 200X 20XX -0044 Y17000 2006~/2007~ 2006-21/2006-23 /2006".split()
)
_url = st.sampled_from(
    ["https://a.org/x_y~%20?a=b&c#d$", "http://b.org/-_--''(1)", "https://ü.org"]
)
_author = st.builds(
    lambda name, id, person: Author(parted(name) if person else Name(name), id),
    st.one_of(
        _text,
        st.sampled_from(
            ["Jan van der Berg", "M. L. King Jr.", "Smith and Sons", "others", "A, B", "de Gaulle"]
        ),
    ),
    _id,
    st.booleans(),
)


def _maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


_reference = st.builds(
    Reference,
    id=_id,
    title=_text,
    authors=st.lists(_author, max_size=3).map(tuple),
    publisher=_maybe(_text),
    published=_maybe(_date),
    url=_maybe(_url),
    archived=_maybe(_url),
    accessed=_maybe(_date),
    file=_maybe(st.sampled_from(["sources/a b.txt", "ü;:.pdf"])),
    sha256=_maybe(st.just("0" * 64)),
    grade=_maybe(st.sampled_from("AF")),
    medium=_maybe(st.sampled_from(["news report", "book", "report", "thesis", "misc"]) | _text),
    descriptor=_maybe(_text),
    cites=st.lists(_id, max_size=2).map(tuple),
    excerpt=_maybe(_text),
    note=st.lists(_text, max_size=3).map(tuple),
    tags=st.lists(st.sampled_from(["one", "two words"]), max_size=2).map(tuple),
)
_lists = st.lists(_reference, min_size=1, max_size=3, unique_by=lambda item: item.id)


@settings(deadline=None)
@given(_lists)
@example(
    [Reference("a", "{", note=("\\", "}{", "$x$ \\& 50% ~ ^ `` '' -- --- ?` ,, \"q\" \u00a0x"))]
)
def test_csl_comes_back(items: list[Reference]) -> None:
    assert read_csl(write_csl(items)) == References(items)


@settings(deadline=None)
@given(_lists)
@example(
    [Reference("a", "{", note=("\\", "}{", "$x$ \\& 50% ~ ^ `` '' -- --- ?` ,, \"q\" \u00a0x"))]
)
@example(
    [Reference("a", "\\textit{x} \\emph y @misc{b,}\\", authors=(Author(Name("{", "", ""), "b"),))]
)
def test_bibtex_comes_back(items: list[Reference]) -> None:
    found = read_bibtex(write_bibtex(items))
    assert [_whole(item) for item in found.items] == [_whole(item) for item in items]
    assert (found.problems, found.unplaced) == ([], {})


def _whole(item: Reference) -> Reference:
    """Without the parts of names, which a name in braces doesn't show."""
    authors = tuple(Author(Name(author.name.whole), author.id) for author in item.authors)
    return replace(item, authors=authors)


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _said | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_said, inner, max_size=3),
    max_leaves=5,
)
_fields = st.sampled_from(
    "id type title author publisher container-title issued accessed URL DOI archive_location "
    "genre note keyword custom volume".split()
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(_fields, _values) | _values, max_size=4))
@example([{"custom": {"argmap": {"authors": 1, "cites": {}}}, "author": [{"family": []}, 1, None]}])
@example([{"issued": {"date-parts": [[[]]], "season": []}}, {"issued": {"date-parts": [[1e999]]}}])
@example([{"title": "\ud800", "id": "\ud800"}])
def test_any_list_gives_as_many_entries_as_items(items: list[object]) -> None:
    found = read_csl(json.dumps(items))
    assert len(found.items) + len(found.problems) == len(items)
    _are_entries(found)


_bib = st.lists(
    st.sampled_from(
        "@article{a, @book( title = { } \" , author # month jul year 2006 \\ \\'e % @ "
        "@string{x=1} @comment{ key \n \t".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=None)
@given(_bib | _said)
@example("@")
@example("@a{b,title=\\}")
@example('@a{b,author="," and {,},title=")')
def test_any_text_is_read_as_bibtex_or_refused(text: str) -> None:
    with suppress(Unreadable):
        _are_entries(read_bibtex(text))


@settings(deadline=None)
@given(st.lists(st.tuples(_said, _said), min_size=1, max_size=4))
def test_hostile_values_in_bibtex_stay_values(values: list[tuple[str, str]]) -> None:
    fields = [
        (a.replace("{", "").replace("}", ""), b.replace("{", "").replace("}", ""))
        for a, b in values
    ]
    text = "\n".join(
        f"@misc{{k{n}, title={{{a}}}, author={{{b}}}, note={{{a}}}, date={{{b}}}}}"
        for n, (a, b) in enumerate(fields)
    )
    found = read_bibtex(text)
    assert [item.id for item in found.items] == [f"k{n}" for n in range(len(fields))]
    _are_entries(found)


def _are_entries(found: References) -> None:
    """Each item is one source entry without a fault, and what else there is are speakers."""
    text = "\n".join(entries(found.items, {}, reserved_ids()))
    made = read(text).entries
    assert [fault for entry in made for fault in entry.faults] == []
    assert [entry.kind for entry in made].count("source") == len(found.items)
    assert {entry.kind for entry in made} <= {"source", "speaker"}
    assert len({str(entry.id) for entry in made}) == len(made)


def _one(text: str) -> Reference:
    found = read_bibtex(text)
    assert found.problems == []
    (item,) = found.items
    return item


def test_an_article_of_bibtex() -> None:
    found = read_bibtex(
        r"""
        @string{edm = "Eurasia Daily Monitor"}
        @article{smith:2006,
          author = {Smith, John and van der Berg, Jan and {World Bank and Sons} and
                    King, Jr., Martin Luther and others},
          title = {The {US} Base at M{\"a}nas: \emph{50\% more} --- and {\v{S}}koda},
          journal = edm, year = 2006, month = jul, volume = 3,
          url = {https://a.org/x\_y}, urldate = {2020-01-02}, note = {A note},
        }"""
    )
    (item,) = found.items
    assert item == Reference(
        id="smith:2006",
        title="The US Base at Mänas: 50% more — and Škoda",
        authors=(
            Author(Name("John Smith", "Smith", "John")),
            Author(Name("Jan van der Berg", "van der Berg", "Jan")),
            Author(Name("World Bank and Sons")),
            Author(Name("Martin Luther King Jr.", "King", "Martin Luther", "Jr.")),
        ),
        publisher="Eurasia Daily Monitor",
        published="2006-07",
        url="https://a.org/x_y",
        accessed="2020-01-02",
        medium="journal article",
        note=("A note",),
    )
    assert dict(found.unplaced) == {"volume": 1, "and others": 1}
    assert entries(found.items, {"world bank and sons": "wb"}, {"smith"})[:2] == [
        "source smith-2006: The US Base at Mänas: 50% more — and Škoda\n"
        "  author: smith-2, van-der-berg, wb, king\n"
        "  publisher: Eurasia Daily Monitor\n"
        "  published: 2006-07\n"
        "  url: https://a.org/x_y\n"
        "  accessed: 2020-01-02\n"
        "  medium: journal article\n"
        "  note: A note\n",
        "speaker smith-2: John Smith\n  role: author\n",
    ]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year=2006", "2006"),
        ("year={2006}, month={7}", "2006-07"),
        ("year={2006}, month={July 17}", "2006-07-17"),
        ("year={2006}, month=jul, day=3", "2006-07-03"),
        ('year={2006}, month="17~" # jul', "2006-07-17"),
        ("year={c. 2006}", "2006~"),
        ("year={[2006?]}", "2006?"),
        ("year={2005--2006}", "2005/2006"),
        ("date={2006-03/2006-07}", "2006-03/2006-07"),
        ("date={2006-07~}, year=1999", "2006-07~"),
        ("date={../2006-06-01}", "../2006-06-01"),
        ("year={forthcoming}", "forthcoming"),
    ],
)
def test_dates_of_bibtex(fields: str, date: str) -> None:
    assert _one(f"@misc{{a, title={{T}}, {fields}}}").published == date


def test_an_entry_at_fault_costs_no_other() -> None:
    text = (
        "@misc{a, title={A}}\n@misc{b, title={no end,\n@misc{c, title={C}}\nx@y.org\n@misc{d e}\n"
    )
    found = read_bibtex(text + "@misc{c, title={again}, x=nowhere}\n")
    assert [item.id for item in found.items] == ["a", "c", "c"]
    assert [problem.place for problem in found.problems] == ["line 2", "line 5", "line 6"]
    made = entries(found.items, {}, ())
    assert [entry.split(":")[0] for entry in made] == ["source a", "source c", "source c-2"]


def test_an_item_of_csl() -> None:
    items = [
        {
            "id": 12,
            "type": "article-newspaper",
            "title": "The <i>Manas</i> base",
            "container-title": "Courier",
            "publisher": "Courier Ltd",
            "author": [
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                {"family": "King", "given": "M. L.", "suffix": "Jr."},
                {"literal": "World Bank"},
            ],
            "issued": {"date-parts": [["2006", "7"]], "circa": 1},
            "accessed": {"date-parts": [[2020, 1, 2], [2020, 1, 3]]},
            "DOI": "10.1/2",
            "note": "one\ntwo",
            "keyword": "bases, rent",
            "volume": 3,
            "archive_location": "Box 4",
        },
        "no item",
    ]
    found = read_csl(json.dumps(items))
    assert found.items == [
        Reference(
            id="12",
            title="The Manas base",
            authors=(
                Author(Name("Jan van der Berg", "van der Berg", "Jan")),
                Author(Name("M. L. King Jr.", "King", "M. L.", "Jr.")),
                Author(Name("World Bank")),
            ),
            publisher="Courier",
            published="2006-07~",
            accessed="2020-01-02/2020-01-03",
            url="https://doi.org/10.1/2",
            medium="news report",
            note=("one", "two"),
            tags=("bases", "rent"),
        )
    ]
    assert [problem.place for problem in found.problems] == ["item 2"]
    assert dict(found.unplaced) == {"volume": 1, "publisher": 1, "archive_location": 1}


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2006]], "season": "2"}, "2006-22"),
        ({"date-parts": [[2006, 7, 17]]}, "2006-07-17"),
        ({"raw": "2006-07"}, "2006-07"),
        ({"literal": "spring"}, "spring"),
        ("2006-07~", "2006-07~"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[2006, 7], [2006, 8]], "circa": True}, "2006-07~/2006-08~"),
    ],
)
def test_dates_of_csl(issued: object, date: str | None) -> None:
    assert read_csl(json.dumps([{"id": "a", "issued": issued}])).items[0].published == date


@pytest.mark.parametrize(
    "text", ["", "{}", "[", "[1" * 100_000, '"a"', "9" * 10_000, '[{"id": "a"},]']
)
def test_what_is_no_csl_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_csl(text)
    assert "list" in problem.value.message or "JSON" in problem.value.message


def test_what_is_cited_must_be_there() -> None:
    items = [Reference("a", "A", cites=("b", "c", "d", "a")), Reference("b", "B")]
    assert "  cites: b, c\n" in entries(items, {}, (), ["c"])[0]


def test_many_broken_entries_come_to_an_end() -> None:
    found = read_bibtex("@misc{a, title={\n" * 2000)
    assert 100 <= len(found.problems) <= 101
    assert found.problems[-1].message == "the rest was not read"
