"""Where statements come from, what a claim rests on, and how many origins count."""

from __future__ import annotations

from gc import collect
from pathlib import Path
from time import process_time
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import checked, write

from argmap.check import check
from argmap.model import Attribution, Claim, Link, Map, Source, Speaker
from argmap.sources.citing import circle, citations, closed_groups
from argmap.sources.ground import Ground, Grounds, ground, independent, origins_of_all
from argmap.sources.origins import Origins, statements
from argmap.text import SourceText, Span

AT = Span(SourceText("made.argmap", "x"), 0, 1)
HEAD = """\
source voa: A broadcast
  publisher: Voice of America

source tass: An agency's report

speaker eva: Eva Ode
  of: institute

speaker ben: Ben Ode
  of: institute

speaker institute: The Institute

speaker cleo: Cleo Bar

"""


def rests(folder: Path, text: str, id: str = "x") -> Ground:
    """What a claim of a map rests on; the map has the speakers and sources of HEAD."""
    report = checked(folder, HEAD + text)
    assert [d.message for d in report.diagnostics if d.severity == "error"] == []
    return ground(report.maps[0], id)


def names(found: Ground) -> list[str]:
    return [share.origin.name for share in found.shares]


def counted(found: Ground) -> list[str]:
    return sorted(origin.name for origin in found.independent)


def test_ten_quotes_from_one_man_are_one_origin(tmp_path: Path) -> None:
    text = "claim x: X.\n" + "".join(f"  supported by: c{n}\n" for n in range(10))
    text += "".join(f"\nclaim c{n}: C.\n  said by: eva in voa\n" for n in range(10))
    found = rests(tmp_path, text)
    assert counted(found) == ["Eva Ode"]
    assert len(found.statements) == 10
    assert found.documents == ("voa",)


@pytest.mark.parametrize(
    ("said", "origins"),
    [
        ("said by: eva via ben via cleo in voa", ["Eva Ode"]),
        ("said by: eva", ["Eva Ode"]),
        ("from: voa", ["Voice of America"]),
        ("said by: author via eva in voa", ["Voice of America"]),
        ("from: tass", ["An agency's report"]),
        ("said by: author", ["somebody unnamed"]),
        ("said by: unnamed via eva in voa", ["somebody unnamed"]),
        ("denied by: eva in voa", []),
        ("doubted by: eva in voa", []),
    ],
)
def test_the_origin_of_a_statement(tmp_path: Path, said: str, origins: list[str]) -> None:
    assert names(rests(tmp_path, f"claim x: X.\n  {said}\n")) == origins


@pytest.mark.parametrize(
    ("said", "origins"),
    [
        (["eva", "eva via tass-man"], ["Eva Ode"]),
        (["eva", "ben"], ["Ben Ode", "Eva Ode"]),
        (["eva", "institute"], ["Eva Ode"]),
        (["institute", "eva", "ben"], ["Ben Ode", "Eva Ode"]),
        (["unnamed", "unnamed"], ["somebody unnamed", "somebody unnamed"]),
        (["cleo", "institute"], ["Cleo Bar", "The Institute"]),
    ],
)
def test_which_origins_count(tmp_path: Path, said: list[str], origins: list[str]) -> None:
    lines = "".join(f"  said by: {who} in voa\n" for who in said)
    text = f"speaker tass-man: A correspondent\n\nclaim x: X.\n{lines}"
    found = rests(tmp_path, text)
    assert counted(found) == origins
    assert all(share.counted_with for share in found.shares if share.origin.name not in origins)


def test_an_organisation_is_told_by_its_people(tmp_path: Path) -> None:
    found = rests(tmp_path, "claim x: X.\n  said by: institute in voa\n  said by: cleo in voa\n")
    assert [share.origin.kind for share in found.shares] == ["organisation", "speaker"]


SOURCES = """\
source digest: A digest
  cites: voa, tass

source paper: A paper
  author: eva, cleo

source letter: A letter
  author: cleo, eva

source essay: An essay
  author: cleo, ben

source page: A page of the institute
  publisher: the institute

source one: One
  cites: two

source two: Two
  cites: one

source three: Three
  cites: two

"""


@pytest.mark.parametrize(
    ("lines", "origins"),
    [
        ("from: digest", ["An agency's report", "Voice of America"]),
        ("from: digest\n  from: voa\n  from: tass", ["An agency's report", "Voice of America"]),
        ("from: paper\n  from: letter", ["Cleo Bar and Eva Ode"]),
        ("from: paper\n  said by: eva in voa", ["Eva Ode"]),
        ("from: paper\n  said by: eva in voa\n  said by: cleo in voa", ["Cleo Bar", "Eva Ode"]),
        ("from: paper\n  said by: institute in voa", ["Cleo Bar and Eva Ode"]),
        ("from: page", ["The Institute"]),
        ("from: page\n  said by: ben in voa", ["Ben Ode"]),
        ("from: one\n  from: two\n  from: three", ["One / Three / Two, which cite each other"]),
    ],
)
def test_a_source_in_its_own_voice(tmp_path: Path, lines: str, origins: list[str]) -> None:
    assert counted(rests(tmp_path, f"{SOURCES}claim x: X.\n  {lines}\n")) == origins


def test_joint_works_that_share_an_author_are_one_origin(tmp_path: Path) -> None:
    found = rests(tmp_path, f"{SOURCES}claim x: X.\n  from: paper\n  from: essay\n")
    assert len(found.shares) == 2
    assert len(found.independent) == 1


def test_the_narrower_organisation_counts(tmp_path: Path) -> None:
    text = (
        "speaker a-ministry: The Ministry\n\nspeaker office: Its Office\n  of: a-ministry\n\n"
        "speaker dora: Dora\n  of: office\n\nclaim x: X.\n  said by: a-ministry in voa\n"
        "  said by: office in voa\n\nclaim y: Y.\n  said by: dora\n"
    )
    assert counted(rests(tmp_path, text)) == ["Its Office"]


def test_as_many_count_as_are_independent(tmp_path: Path) -> None:
    """The middle one of three joint works is related to both others, and they are not."""
    joint = {"first": "eva, ben", "a-middle": "ben, cleo", "last": "cleo, dora"}
    text = "speaker dora: Dora\n\n"
    text += "".join(f"source {id}: W\n  author: {who}\n\n" for id, who in joint.items())
    text += "claim x: X.\n  from: a-middle\n  from: first\n  from: last\n"
    assert counted(rests(tmp_path, text)) == ["Ben Ode and Eva Ode", "Cleo Bar and Dora"]


@pytest.mark.parametrize(
    ("link", "heard"),
    [
        ("supports: x", True),
        ("weakly supports: x", True),
        ("supports: y", True),
        ("corroborates: x", True),
        ("attacks: x", False),
        ("contradicts: x", False),
        ("details: x", False),
        ("explains: x", False),
        ("updates: x", False),
        ("undercuts: y -> x", False),
    ],
)
def test_what_brings_ground(tmp_path: Path, link: str, heard: bool) -> None:
    text = f"claim x: X.\n\nclaim y: Y.\n  supports: x\n\nclaim z: Z.\n  from: voa\n  {link}\n"
    assert bool(rests(tmp_path, text).shares) is heard


def test_joined_premises_and_arguments_bring_ground(tmp_path: Path) -> None:
    text = (
        "claim x: X.\n  supported by: a + b\n\nclaim a: A.\n  said by: eva in voa\n\n"
        "claim b: B.\n\nargument w: So it is.\n  premises: c + d\n  conclusion: b\n\n"
        "claim c: C.\n  said by: cleo in tass\n\nclaim d: D.\n  said by: eva in tass\n\n"
        "claim e: E.\n  said by: ben in voa\n\nargument v: But no.\n  premises: e\n"
        "  conclusion: b\n  stance: against\n"
    )
    assert counted(rests(tmp_path, text)) == ["Cleo Bar", "Eva Ode"]


def test_denials_are_kept_apart(tmp_path: Path) -> None:
    text = (
        "claim x: X.\n  said by: eva in voa\n  denied by: ben in voa\n  supported by: y\n\n"
        "claim y: Y.\n  doubted by: unnamed in tass\n"
    )
    found = rests(tmp_path, text)
    assert counted(found) == ["Eva Ode"]
    assert [(one.entry.id, one.said.stance) for one in found.opposed] == [
        ("x", "denies"),
        ("y", "doubts"),
    ]
    assert found.documents == ("voa",)


def test_an_imported_speaker_of_the_same_name_is_the_same(tmp_path: Path) -> None:
    other = (
        "speaker eva-ode: EVA Ode\n\nsource radio: A broadcast\n  publisher: Voice of America\n\n"
        "claim y: Y.\n  said by: eva-ode in radio\n\nclaim z: Z.\n  from: radio\n  supports: y\n"
    )
    mine = HEAD + (
        "import there: ../there\n\nclaim x: X.\n  said by: eva in voa\n  from: voa\n"
        "  supported by: there.y, there.z\n"
    )
    write(tmp_path, {"here/map.argmap": mine, "there/map.argmap": other})
    map = check([tmp_path / "here"]).maps[0]
    assert counted(ground(map, "x")) == ["Eva Ode", "Voice of America"]
    assert len(ground(map, "x").statements) == 4


# Properties, on maps made without a parser.

PEOPLE = ["a", "b", "c", "d"]
SHEETS = ["s", "t", "u", "v"]
_said = st.builds(
    lambda stance, speaker, via, source: Attribution(
        stance=stance, speaker=speaker, via=tuple(via), source=source, at=AT
    ),
    st.sampled_from(["asserts", "asserts", "asserts", "denies", "doubts"]),
    st.sampled_from([*PEOPLE, "author", "author", "unnamed"]),
    st.lists(st.sampled_from(PEOPLE), max_size=2),
    st.sampled_from(SHEETS),
)
_some_sheets = st.lists(st.sampled_from(SHEETS), max_size=2, unique=True)
_some_people = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
_IDS = ["x", "y", "z", "w"]


@st.composite
def maps(draw: st.DrawFn) -> Map:
    """A small map of any form, circles of all sorts included."""
    entries: dict[str, object] = {}
    for id in PEOPLE:
        of = draw(st.sampled_from([None, None, *(one for one in PEOPLE if one != id)]))
        entries[id] = Speaker(id=id, text=id.upper(), of=of, at=AT)
    for id in SHEETS:
        cites = tuple(one for one in draw(_some_sheets) if one != id)
        author, publisher = draw(_some_people), draw(st.sampled_from([None, "A", "The Press"]))
        entries[id] = Source(
            id=id, text=id, cites=cites, author=tuple(author), publisher=publisher, at=AT
        )
    for id in _IDS:
        said = tuple(draw(st.lists(_said, max_size=3)))
        entries[id] = Claim(id=id, text=id, attributions=said, at=AT)
    links = []
    for _ in range(draw(st.integers(0, 6))):
        one, other = draw(st.lists(st.sampled_from(_IDS), min_size=2, max_size=2, unique=True))
        relation = draw(st.sampled_from(["supports", "corroborates", "attacks"]))
        link = f"{one} {relation} {other}"
        links.append(Link(id=link, relation=relation, premises=(one,), target=other, at=AT))
    return Map(folder=".", entries=entries, links=tuple(links))


def with_more(map: Map, more: Attribution) -> Map:
    """The map with one more statement of `x`."""
    claim = map.entries["x"]
    said = (*claim.attributions, more)
    changed = claim.model_copy(update={"attributions": said})
    return map.model_copy(update={"entries": {**map.entries, "x": changed}})


def number(map: Map) -> int:
    return len(ground(map, "x").independent)


@given(maps(), st.data())
def test_another_statement_of_the_same_speaker_is_no_further_origin(
    map: Map, data: st.DataObject
) -> None:
    said = [share.statements[0].said for share in ground(map, "x").shares]
    said = [one for one in said if one.speaker in PEOPLE]
    if said:
        more = data.draw(st.sampled_from(said))
        elsewhere = more.model_copy(update={"source": data.draw(st.sampled_from(SHEETS))})
        assert number(with_more(map, elsewhere)) == number(map)


@given(maps(), _said, st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3))
def test_who_passes_it_on_is_no_origin(map: Map, said: Attribution, via: list[str]) -> None:
    heard = said.model_copy(update={"via": tuple(via)})
    plain = said.model_copy(update={"via": ()})
    assert number(with_more(map, heard)) == number(with_more(map, plain))


@given(maps())
def test_denials_are_no_ground(map: Map) -> None:
    more = Attribution(stance="denies", speaker="unnamed", source="s", at=AT)
    assert number(with_more(map, more)) == number(map)


@given(maps(), st.randoms())
def test_the_order_of_entries_is_free(map: Map, random: object) -> None:
    entries, links = list(map.entries.items()), list(map.links)
    random.shuffle(entries)  # type: ignore[attr-defined]
    random.shuffle(links)  # type: ignore[attr-defined]
    turned = map.model_copy(update={"entries": dict(entries), "links": tuple(links)})
    for id in _IDS:
        one, other = ground(map, id), ground(turned, id)
        assert {o.key for o in one.independent} == {o.key for o in other.independent}
        assert {s.origin.key for s in one.shares} == {s.origin.key for s in other.shares}


@given(maps())
def test_the_counted_are_independent_and_the_others_are_not(map: Map) -> None:
    found = ground(map, "x")
    taken = found.independent
    assert not any(a.related(b) for a in taken for b in taken if a.key != b.key)
    for share in found.shares:
        assert all(share.origin.related(other) for other in share.counted_with)
    assert (len(taken) > 0) == (len(found.shares) > 0)


@given(maps())
def test_who_has_no_second_origin_is_the_same_found_either_way(map: Map) -> None:
    """Once by spreading origins through the whole map, once claim by claim."""
    held = origins_of_all(map)
    for id in _IDS:
        found = ground(map, id)
        origins = held.get(id, ())
        assert (origins is None) == (len(found.independent) > 1)
        if origins is not None:
            assert len(independent(origins)) == len(found.independent)


@given(maps())
def test_every_statement_has_an_origin(map: Map) -> None:
    who = Origins(map)
    assert all(who.of(statement) for statement in statements(map))


@given(maps())
def test_a_closed_group_has_a_circle_and_no_way_out(map: Map) -> None:
    cites = citations(map)
    for group in closed_groups(cites):
        assert all(set(cites[id]) <= set(group) for id in group)
        ids = circle(group, cites)
        assert all(b in cites[a] for a, b in zip(ids, [*ids[1:], ids[0]], strict=True))


def long_map(size: int) -> Map:
    """A chain of claims, each said by a speaker of its own or passed on from source to source."""
    entries: dict[str, object] = {}
    for n in range(size):
        entries[f"p{n}"] = Speaker(id=f"p{n}", text=f"P{n}", of=f"p{n + 1}", at=AT)
        cites = (f"s{n + 1}",) if n + 1 < size else ()
        entries[f"s{n}"] = Source(id=f"s{n}", text=f"S{n}", cites=cites, at=AT)
        said = Attribution(stance="asserts", speaker="author", source=f"s{n}", at=AT)
        more = Attribution(stance="asserts", speaker="p0", source=f"s{n}", at=AT)
        entries[f"c{n}"] = Claim(
            id=f"c{n}", text="C", attributions=(said, more)[n % 2 :][:1], at=AT
        )
    links = tuple(
        Link(id=f"{n}", relation="supports", premises=(f"c{n + 1}",), target=f"c{n}", at=AT)
        for n in range(size - 1)
    )
    return Map(folder=".", entries=entries, links=links)


def test_long_chains_end_in_time_linear_in_their_length() -> None:
    assert len(ground(long_map(3000), "c0").independent) == 2
    least = []
    for size in (300, 3000):
        times = []
        for _ in range(3):
            map = long_map(size)
            start = process_time()
            origins_of_all(map)
            times.append(process_time() - start)
        least.append(min(times))
    assert least[1] < 60 * least[0]


def test_what_entries_rest_on_can_be_kept_without_their_map() -> None:
    map = long_map(3)
    known, gone = Grounds(map), ref(map)
    del map
    collect()
    assert gone() is None
    assert len(known.of("c0").independent) == 2
