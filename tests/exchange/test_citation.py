"""Citations as the Chicago Manual of Style has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked

from argmap.exchange.citation import Citations, plain
from argmap.exchange.dates import in_words
from argmap.exchange.names import Name, parted
from argmap.model import Map, Source

_SPEAKERS = """
speaker hopkirk: Peter Hopkirk
  role: historian
speaker berg: Jan van der Berg
  of: courier
speaker courier: The Daily Courier
speaker group: Institute for War and Peace Reporting
"""


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2006-07-17", "July 17, 2006"),
        ("2006-07", "July 2006"),
        ("2006", "2006"),
        ("2006~", "c. 2006"),
        ("2006-07?", "July 2006 (uncertain)"),
        ("2006%", "c. 2006 (uncertain)"),
        ("../2006-06-01", "on or before June 1, 2006"),
        ("../2006-06", "in or before June 2006"),
        ("/2006", "in or before 2006"),
        ("2006-06-01/..", "on or after June 1, 2006"),
        ("2006-03/2006-07~", "from March 2006 to c. July 2006"),
        ("2006-21", "Spring 2006"),
        ("200X", "2000s"),
        ("19XX", "between 1900 and 1999"),
        ("2006-07-XX", "July 2006"),
        ("2006-XX-XX", "2006"),
        ("-0043", "44 BCE"),
        ("Y17000", "17000"),
        ("2006-99", "2006-99"),
        ("no date", "no date"),
    ],
)
def test_dates(date: str, words: str) -> None:
    assert in_words(date) == words


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        ("Bermet Asanova", Name("Bermet Asanova", "Asanova", "Bermet")),
        ("Jan van der Berg", Name("Jan van der Berg", "van der Berg", "Jan")),
        ("M. L. King Jr.", Name("M. L. King Jr.", "King", "M. L.", "Jr.")),
        ("Manas", Name("Manas")),
        ("a  b", Name("a  b")),
    ],
)
def test_names(whole: str, name: Name) -> None:
    assert parted(whole) == name


def _cited(folder: Path, lines: str, title: str = "Who Pays?") -> tuple[str, str, str]:
    """The first note, a further one, and the line of the bibliography."""
    map = _map(folder, f"source a: {title}\n{lines}{_SPEAKERS}")
    citations, source = Citations(map), map.entries["a"]
    assert isinstance(source, Source)
    notes = [plain(citations.note(source, where)) for where in (("page 3",), ())]
    return notes[0], notes[1], plain(citations.bibliography()[0][1])


def _map(folder: Path, text: str) -> Map:
    return checked(folder, text).maps[0]


def test_an_article(tmp_path: Path) -> None:
    lines = """
  author: berg, hopkirk
  publisher: The Daily Courier
  published: 2006-07-17
  url: https://a.org/x
  archived: https://b.org/x
  accessed: 2024-02-11
  medium: newspaper article
"""
    assert _cited(tmp_path, lines, "A Study of “Manas” and What It Costs: The Rent") == (
        "Jan van der Berg and Peter Hopkirk, “A Study of ‘Manas’ and What It Costs: The Rent,” "
        "The Daily Courier, July 17, 2006, 3, accessed February 11, 2024, https://a.org/x, "
        "archived at https://b.org/x.",
        "van der Berg and Hopkirk, “Study of ‘Manas’.”",
        "van der Berg, Jan, and Peter Hopkirk. “A Study of ‘Manas’ and What It Costs: The Rent.” "
        "The Daily Courier, July 17, 2006. Accessed February 11, 2024. https://a.org/x. "
        "Archived at https://b.org/x.",
    )


def test_a_book(tmp_path: Path) -> None:
    lines = "  author: hopkirk\n  publisher: Murray\n  published: 1990\n  medium: book\n"
    assert _cited(tmp_path, lines, "The Great Game: On Secret Service") == (
        "Peter Hopkirk, The Great Game: On Secret Service (Murray, 1990), 3.",
        "Hopkirk, Great Game.",
        "Hopkirk, Peter. The Great Game: On Secret Service. Murray, 1990.",
    )


def test_an_institute_has_no_family_name(tmp_path: Path) -> None:
    assert _cited(tmp_path, "  author: group\n", "Manas") == (
        "Institute for War and Peace Reporting, “Manas,” n.d., 3.",
        "Institute for War and Peace Reporting, “Manas.”",
        "Institute for War and Peace Reporting. “Manas.” n.d.",
    )


def test_a_title_that_asks(tmp_path: Path) -> None:
    assert _cited(tmp_path, "  publisher: Courier\n  published: 2006\n") == (
        "“Who Pays?,” Courier, 2006, 3.",
        "“Who Pays?”",
        "“Who Pays?” Courier, 2006.",
    )


def test_short_titles_that_are_the_same_stay_whole(tmp_path: Path) -> None:
    titles = ["Notes from a Far Country: One", "Notes from a Far Country: Two"]
    map = _map(tmp_path, f"source a: {titles[0]}\n\nsource b: {titles[1]}\n")
    citations = Citations(map)
    for source in map.of_kind(Source):
        citations.note(source, ())
    further = [plain(citations.note(source, ("lines 1-2",))) for source in map.of_kind(Source)]
    assert further == [f"“{title},” lines 1–2." for title in titles]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Eurasia Daily Monitor, Volume 3, Issue 138", "Eurasia Daily Monitor"),
        ("The U.S. Base at Manas and Its Price", "U.S. Base at Manas"),
        ("A Base Nobody Wants. And Its Price", "Base Nobody Wants"),
        ("Well, Who Pays for the Base?", "Well, Who Pays"),
        ("The Price of Manas", "The Price of Manas"),
    ],
)
def test_short_titles(tmp_path: Path, title: str, short: str) -> None:
    assert _cited(tmp_path, "", title)[1] == f"“{short}.”"
