"""Citations as the Chicago Manual of Style has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import checked

from argmap.exchange.citation import Citations, plain
from argmap.exchange.dates import in_words
from argmap.exchange.names import Name, is_person, parted
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
        ("Ministry of Defence", Name("Ministry of Defence")),
        ("a Meridian manager", Name("a Meridian manager")),
        ("World Bank", Name("World Bank")),
        ("ანა გელაშვილი", Name("ანა გელაშვილი", "გელაშვილი", "ანა")),
        ("a  b", Name("a  b")),
    ],
)
def test_names(whole: str, name: Name) -> None:
    assert parted(whole) == name


@pytest.mark.parametrize(
    ("whole", "listed"),
    [
        ("Charles de Gaulle", "Gaulle, Charles de"),
        ("Jean de La Fontaine", "La Fontaine, Jean de"),
        ("Stephen Van Rensselaer", "Van Rensselaer, Stephen"),
        ("Ursula von der Leyen", "Leyen, Ursula von der"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Ahmed al-Jaber", "al-Jaber, Ahmed"),
        ("IWPR", "IWPR"),
    ],
)
def test_names_in_a_list(whole: str, listed: str) -> None:
    assert parted(whole).inverted == listed


def test_an_alias_that_ends_the_name_is_the_family_name() -> None:
    name = parted("Gabriel García Márquez", ("Gabo", "García Márquez"))
    assert (name.family, name.inverted) == ("García Márquez", "García Márquez, Gabriel")
    assert parted("Ann Lee", ("Ann Lee", "Bee")).family == "Lee"


@pytest.mark.parametrize(
    "name",
    "Ingrid Sørlie|Tomasz Wiśniewski|Charles de Gaulle|Seán O'Neil|J. R. R. Tolkien|J.-P. Sartre|"
    "Роза Отунбаева|John F Kennedy Jr.|Jeanne d’Arc|Ahmed al-Jaber|Anne-Marie Lee".split("|"),
)
def test_names_that_look_like_people(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    "City of Strandhavn|The Northern Courier|Voice of America|BBC Monitoring|Reuters|World Bank|"
    "Министерство обороны|Институт войны и мира|Кыргыз Республикасынын Өкмөтү|Smith and Sons|"
    "a former manager|King’s College|European Conference of Ministers|Area 51|Bundesministerium "
    "für Verkehr|ანა გელაშვილი||One Two Three Four Five|de Gaulle|Smith, John".split("|"),
)
def test_names_that_do_not(name: str) -> None:
    assert not is_person(name)


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=2))
def test_the_parts_of_a_name_give_the_whole(whole: str, families: list[str]) -> None:
    name = parted(whole, tuple(families))
    parts = (name.given, name.family, name.suffix)
    assert not name.family or " ".join(part for part in parts if part) == whole
    assert is_person(whole) in (True, False)
    words = (name.inverted if name.family else whole).replace(",", " ").split()
    assert sorted(words) == sorted(whole.replace(",", " ").split())


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
        "van der Berg and Hopkirk, “A Study of ‘Manas’ and What It Costs”.",
        "Berg, Jan van der, and Peter Hopkirk. “A Study of ‘Manas’ and What It Costs: The Rent.” "
        "The Daily Courier, July 17, 2006. Accessed February 11, 2024. https://a.org/x. "
        "Archived at https://b.org/x.",
    )


def test_a_book(tmp_path: Path) -> None:
    lines = "  author: hopkirk\n  publisher: Murray\n  published: 1990\n  medium: book\n"
    assert _cited(tmp_path, lines, "The Great Game: On Secret Service") == (
        "Peter Hopkirk, The Great Game: On Secret Service (Murray, 1990), 3.",
        "Hopkirk, The Great Game.",
        "Hopkirk, Peter. The Great Game: On Secret Service. Murray, 1990.",
    )


def test_an_institute_has_no_family_name(tmp_path: Path) -> None:
    assert _cited(tmp_path, "  author: group\n", "Manas") == (
        "Institute for War and Peace Reporting, “Manas,” n.d., 3.",
        "Institute for War and Peace Reporting, “Manas”.",
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
        ("A Base Nobody Wants. And Its Price", "“A Base Nobody Wants”."),
        ("The Price of the Base: What Russia Paid", "“The Price of the Base”."),
        ("Who Pays for the Base at Manas? The Rent", "“Who Pays for the Base at Manas?”"),
        ("Well, Who Pays for the Base?", "“Well, Who Pays for the Base?”"),
        ("The Price – What It Cost Moscow", "“The Price”."),
        ("The Price of Manas", "“The Price of Manas”."),
        ("War: A History of It", "“War”."),
        ("Who cut the Sund cable and why", "“Who cut the Sund cable and why”."),
        ("The U.S. Base at Manas and Its Price", "“The U.S. Base at Manas and Its Price”."),
        ("Спор о базе на реке Ала-Арча", "“Спор о базе на реке Ала-Арча”."),
    ],
)
def test_short_titles(tmp_path: Path, title: str, short: str) -> None:
    assert _cited(tmp_path, "", title)[1] == short
