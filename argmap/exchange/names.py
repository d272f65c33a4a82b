"""Names of speakers, and whether they can be taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.model import Map, Speaker

_SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV V".split())
_PARTICLES = frozenset(
    """
    af al am ben bin d da dal das de degli dei del della den der di do dos du el ibn la las le les
    los op st ten ter van vom von zu zum zur
    """.split()
)
"""Words that may stand before a family name and belong to it."""
_HOUSES = frozenset(
    """
    academy administration agency alliance archive archives assembly association authority bank
    board broadcasting bureau center centre chamber chronicle club college command commission
    committee company confederation congress consortium corporation council courier court daily
    department desk directorate editorial editors embassy federation forum foundation fund gazette
    government group guardian herald inc initiative institute institution journal league limited
    llc ltd magazine media ministry mission monitor monitoring movement museum network news
    newspaper office organisation organization parliament party police post press project radio
    registry republic review school secretariat senate service services society staff station
    studies team television times tribune trust tv union unit university watch weekly
    agentur amt anstalt behörde bund bundesamt bundesministerium bundesregierung bundestag gmbh
    gesellschaft hochschule institut kommission ministerium nachrichten partei rat redaktion
    regierung stiftung universität verband verein zeitung zentrum
    agence agencia agenzia association assemblée banque centro comité commission conseil
    fondation fundación gouvernement gobierno institut instituto journal ministère ministerio
    organisation presse société université universidad
    ajansı bakanlığı bankası derneği enstitüsü gazetesi haber kurumu merkezi üniversitesi vakfı
    агентство агенттиги агенттігі администрация академия академиясы ассоциация банк банкы борбору
    бюро вестник газета газетасы департамент департаменти институт институты кабар кабарлары
    кеңеш кеңеши клуб комиссия комиссиясы комитет комитети комитеті компания кызматы қоры қызметі
    медиа министерство министрлиги министрлігі музей новости общество организация орталығы өкмөтү
    палата парламент парламенти партия партиясы правительство прокуратура радио редакция
    республика республикасы республикасынын саясий совет союз суд телевидение уюму университет
    университети университеті үкіметі федерация фонд фонду центр
    вазорати хабар vazirligi agentligi universiteti markazi
    """.split()
)
"""Words, in lower case, by which the name of an organisation is known."""
_WORD = re.compile(r"[^\W\d_]+")
_PERSON = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BOUND = re.compile(r"(?:d|al|el|an|ar|as|ash|at)[-'’](?=.)")
"""A particle that is written together with its name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the order in which it is said; `family` and the rest only for a person."""

    whole: str
    family: str = ""
    """The family name with its particle: `van der Berg`; empty where it is not known."""
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """As a list by family name has it: `Asanova, Bermet`, `King, Martin Luther, Jr.`.

        Particles in lower case stand behind the given name: `Gaulle, Charles de`.
        """
        if not self.family or not self.given:
            return self.whole
        words, first = self.family.split(" "), 0
        while first < len(words) - 1 and words[first] in _PARTICLES:
            first += 1
        given = " ".join([self.given, *words[:first]])
        return ", ".join(part for part in (" ".join(words[first:]), given, self.suffix) if part)


def name_of(id: str, map: Map, organisations: frozenset[str]) -> Name:
    """The name of a speaker, taken apart where the map shows that it is a person.

    A map doesn't say who is a person. One who has a role or belongs to another speaker, to
    whom none belongs, and whose name is not an organisation's, is taken for one; everybody else
    keeps the name whole, so that no institute gets a family name. An alias that ends the name
    is the family name.
    """
    entry = map.get(id)
    whole = entry.text if entry else id
    if isinstance(entry, Speaker) and (entry.role or entry.of) and id not in organisations:
        return parted(whole, entry.alias)
    return Name(whole)


def organisations(map: Map) -> frozenset[str]:
    """The ids of the speakers to whom others belong."""
    return frozenset(one.of for one in map.of_kind(Speaker) if one.of)


def parted(whole: str, families: tuple[str, ...] = ()) -> Name:
    """A person's name in its parts, which joined by blanks give the whole again.

    The family name is the one of `families` that ends the name, else its last word with the
    particles before it. What is no person's name stays whole.
    """
    words, suffix = whole.split(" "), ""
    if len(words) > 2 and words[-1] in _SUFFIXES:
        words, suffix = words[:-1], words[-1]
    if len(words) < 2 or "" in words or is_organisation(whole):
        return Name(whole)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    for family in families:
        own = family.split(" ")
        if len(own) < len(words) and words[-len(own) :] == own:
            first = len(words) - len(own)
    return Name(whole, " ".join(words[first:]), " ".join(words[:first]), suffix)


def is_organisation(name: str) -> bool:
    """Whether a name has a word of organisations, or one in lower case that is no particle."""
    return any(
        any(part.lower() in _HOUSES for part in _WORD.findall(word)) or is_common(word)
        for word in name.split()
    )


def is_person(name: str) -> bool:
    """Whether a name looks like a person's: two to four words with a capital, particles aside.

    A script without capitals doesn't show it.
    """
    words = name.split(" ")
    if len(words) > 2 and words[-1] in _SUFFIXES:
        words = words[:-1]
    own = [word for word in words if word not in _PARTICLES]
    return (
        2 <= len(own) <= 4
        and words[0] == own[0]
        and words[-1] == own[-1]
        and words[0].lower() not in ("the", "der", "die", "das", "le", "la", "les", "el")
        and all(_PERSON.fullmatch(word) and _BOUND.sub("", word)[0].isupper() for word in own)
        and not any(word.isupper() and len(word) > 1 and "." not in word for word in own)
        and not is_organisation(name)
    )


def is_common(word: str) -> bool:
    """Whether a word begins in lower case and is no particle; `d'Arc` is a name."""
    first = _BOUND.sub("", word)[:1]
    return first.title() != first and word not in _PARTICLES
