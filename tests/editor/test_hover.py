"""What stands behind a word is shown where the pointer is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from nasty import NASTY, assert_only_text
from opening import ENCODINGS, alone, here, opened, words
from sessions import Session
from texts import slips

from argmap.editor.desk import Here
from argmap.editor.hover import hover_at
from argmap.editor.positions import Encoding
from argmap.editor.spots import spots
from argmap.language.vocabulary import KINDS

FILES = {
    "argmap.toml": "",
    "base/base.argmap": "claim flood: The flood was long.\n  from: log\n\nsource log: The log\n",
    "map/report.txt": (
        "The city’s engineer spoke first.\n\n"
        "The bridge is, in his view, not safe for heavy traffic, and it is old. "
        "He will close two of the seven bridges.\n\n"
        "Nothing else was said.\n"
    ),
    "map/map.argmap": """\
map bridges: Are the bridges safe?
  scale: phia
  date: 2006-07~

import base: ../base

section s-all: All of it

source report: The city's report
  publisher: The city
  published: ../2006-06-01
  grade: B
  file: report.txt
  note: Only one copy is known.

source letter: A letter

speaker city: The city

speaker engineer: Anna Weiss
  role: head of works
  of: city

question q: Are the bridges safe?

claim unsafe: The bridge is unsafe.
  said by: engineer in report, line 3, indirect
  > The bridge is, in his view, not safe for heavy traffic
  hedge: in his view
  answers: q
  likelihood: likely or more
  confidence: low, one report

claim safe: The bridge is safe.
  answers: q
  likelihood: highly likely
  contradicts: unsafe
  attacked by: unsafe
  denied by: engineer in letter

evidence closing: Three bridges are closed.
  from: report, paragraph 2
  > He will close three of the seven bridges
  grade: 2
  supports: unsafe
  strongly supports: safe
  on: 2006-07

claim flooded: It was flooded.
  said by: unnamed in report
  > nobody ever said any of this
  supported by: base.flood + closing
  said by: engineer in letter
  > words of a letter

assumption honest: The report is honest.
  falls if: another one says otherwise.

argument why: What is closed is unsafe.
  premises: closing
  conclusion: safe
  scheme: sign
  strength: weak
  stance: against
  assumes: honest

claim doubtful: Some are closed for the paint.
  # argmap: ignore[single-origin, unreached-entry] looked at
  undercuts: why, closing -> unsafe
  likelihood: 60-70%
""",
}


def of(found: Here, before: str, word: str, inside: int = 0) -> tuple[str, str]:
    """The card shown over a word behind some others, as plain text, and the words it is about."""
    start = found.source.text.index(before) + len(before)
    at = found.source.text.index(word, start) + inside
    card = hover_at(found, at)
    return (card[0].plain, card[1].text) if card else ("", "")


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> Here:
    folder = write(tmp_path_factory.mktemp("bridges"), FILES)
    path = folder / "map/map.argmap"
    return here(opened([path]), path)


def test_a_reference_shows_the_entry(bridges: Here) -> None:
    told, about = of(bridges, "attacked by: ", "unsafe")
    assert about == "unsafe"
    assert told.startswith("claim unsafe\n\nThe bridge is unsafe.\n\n")
    assert "Confidence: low, one report" in told
    assert (
        "- Said by Anna Weiss (head of works, of The city) in report (The city's report), line 3, "
        "indirect: “The bridge is, in his view, not safe for heavy traffic” (word for word); "
        "hedged: “in his view”"
    ) in told
    assert "For (1)\n\n- closing: Three bridges are closed. [grade 2]" in told
    assert "Attacks: safe" in told
    assert "Contradicts: safe" in told
    assert (
        "Rests on: 2 statements in 1 document, 2 independent origins: The city, Anna Weiss"
        not in told
    )
    assert "Rests on: 2 statements in 1 document, 1 independent origin: " in told


def test_a_head_shows_what_is_for_it_and_against_it(bridges: Here) -> None:
    told, about = of(bridges, "low, one report\n\nclaim ", "safe")
    assert about == "safe"
    assert "Likelihood: highly likely (80–90 %), scale phia" in told
    assert "For (1)\n\n- strongly closing: Three" in told
    assert (
        "Against (2)\n\n- unsafe: The bridge is unsafe. [low confidence]\n- weakly closing: Three"
        in told
    )
    assert "- weakly closing: Three bridges are closed. [grade 2] (by why)" in told
    assert "Undercut (1)\n\n- of why by doubtful: Some are closed for the paint. [60-70%]" in told
    assert "Denied by Anna Weiss (head of works, of The city) in letter (A letter)" in told


def test_an_entry_of_another_map_is_known(bridges: Here) -> None:
    told, about = of(bridges, "supported by: ", "base.flood")
    assert about == "base.flood"
    assert told.startswith("claim base.flood from base/base.argmap\n\nThe flood was long.")
    assert "From base.log (The log)" in told
    told, _ = of(bridges, "import ", "base")
    assert "The map in the folder ../base; its ids are base.ID here." in told
    assert "base.flood" in told


@pytest.mark.parametrize(
    ("before", "word", "told"),
    [
        ("answers: ", "q", "question q|Hypotheses (2)|safe: The bridge is safe"),
        ("scheme: ", "sign", "sign: an argumentation scheme|Walton"),
        ("undercuts: ", "why", "argument why|weak argument against its conclusion, scheme sign|"
         "because closing: Three|speaks against safe|Assumes: honest"),
        ("from: ", "report", "source report|The city · on or before June 1, 2006|Grade: B, usually "
         "reliable|Document: report.txt, read as plain text|"
         "Quotes: 1 exact, 1 altered, 1 not found|"
         "Quotes that it does not have: closing, flooded|Note: Only one copy is known."),
        ("denied by: engineer in ", "letter", "source letter|Document: none is named"),
        ("denied by: ", "engineer", "speaker engineer|Anna Weiss|head of works, of The city|"
         "Speaks: 3 times in 2 sources|- says unsafe|- denies safe"),
        ("said by: ", "unnamed", "speaker unnamed|an agent that the text hides"),
        ("assumes: ", "honest", "assumption honest|Falls if: another one|Assumed by: why"),
        ("map ", "bridges", "c. July 2006 · scale phia · 1 question, 4 claims, 1 item of evidence"),
        ("section ", "s-all", "section s-all|Holds 12 entries."),
        ("", "map", "map: the title|map ID: TEXT|Keys: author, date, scale, summary, note, tags"),
        ("\n", "claim", "claim: a proposition|said by"),
        ("  ", "strongly supports", "a reason for the target|strongly marks the reason as strong|"
         "  strongly supports: ID, ID|Names: claim, evidence, assumption"),
        ("  ", "attacked by", "each of these attacks it: a reason against|ID + ID, ID"),
        ("  ", "said by", "SPEAKER via SPEAKER in SOURCE, LOCATOR, MODE|Stands in: claim"),
        ("Three bridges are closed.\n  from: report, paragraph 2\n", "grade", "  grade: 2"),
        ("scale: ", "phia", "phia: a scale|almost certain 95–100 %|remote chance 0–5 %|PHIA"),
        ("likelihood: ", "highly likely", "highly likely: 80–90 %|likely or probable"),
        ("likelihood: ", "60-70%", "60–70 %; in words of phia: likely|PHIA"),
        ("confidence: ", "low, one report", "low confidence: how well founded|low, moderate, high"),
        ("  grade: ", "B", "B: usually reliable (how reliable a source is)|- A completely|AJP"),
        ("seven bridges\n  grade: ", "2", "2: probably true (how credible evidence is)"),
        ("date: ", "2006-07~", "c. July 2006|Any day from|EDTF"),
        ("  on: ", "2006-07", "July 2006|Any day from July 1, 2006 to July 31, 2006."),
        ("line 3, ", "indirect", "indirect: reported in the source's words"),
        ("in report, ", "line 3", "line 3 of report (The city's report)|The quote stands there.|"
         "The bridge is, in his view"),
        ("from: report, ", "paragraph 2", "paragraph 2 of report|He will close two"),
        ("file: ", "report.txt", "Document: report.txt, read as plain text"),
        ("strength: ", "weak", "weak: the premises are a weak reason"),
        ("stance: ", "against", "against: the premises speak against the conclusion"),
        ("ignore[", "single-origin", "single-origin "),
        ("single-origin, ", "unreached-entry", "unreached-entry"),
    ],
)  # fmt: skip
def test_a_word_shows_what_it_means(bridges: Here, before: str, word: str, told: str) -> None:
    shown, about = of(bridges, before, word)
    assert about == word
    for part in told.split("|"):
        assert part in shown


def test_a_quote_shows_its_passage_and_where_it_is(bridges: Here) -> None:
    told, about = of(bridges, "indirect\n  ", "> The bridge", 4)
    assert about == "> The bridge is, in his view, not safe for heavy traffic"
    assert told == (
        "This quote stands in the source word for word.\n\n"
        "  > The bridge is, in his view, not safe for heavy traffic\n"
        "    , and it is old. He will close two of the seven bridges.\n\n"
        "paragraph 2, line 3 of argmap source text report\n\nreport: The city's report"
    )


def test_an_altered_quote_shows_what_differs(bridges: Here) -> None:
    told, _ = of(bridges, "paragraph 2\n  ", "> He will")
    assert told.startswith("This quote is altered: it has three where the source has two.")
    assert "  > He will close two of the seven bridges" in told


def test_other_verdicts_are_told(bridges: Here) -> None:
    assert of(bridges, "unnamed in report\n  ", "> nobody")[0].startswith(
        "This quote does not stand in the source."
    )
    assert "has not been looked up" in of(bridges, "letter\n  ", "> words of a letter")[0]
    assert of(bridges, "hedge: ", "in his view")[0].startswith(
        "This hedge stands in the source word for word."
    )


def test_blanks_texts_and_what_is_unknown_show_nothing(bridges: Here) -> None:
    assert hover_at(bridges, 10**9) is None
    assert of(bridges, "likelihood: ", "likely or more") == ("", "")
    assert of(bridges, "ignore[single-origin, unreached-entry] ", "looked") == ("", "")
    with alone("claim a: A.\n  supports: nothing\n  said by: author\n") as found:
        assert of(found, "supports: ", "nothing") == ("", "")
        assert of(found, "A.\n", "\n") == ("", "")


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_every_word_of_the_real_maps_has_a_card_fit_to_be_shown(folder: Path) -> None:
    desk = opened(sorted(folder.glob("*.argmap")))
    known: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.argmap")):
        mine = here(desk, path)
        for entry in mine.file.entries:
            for one in spots(entry):
                if (one.role, one.span.text) in known:
                    continue
                known.add((one.role, one.span.text))
                shown = hover_at(mine, one.span.start)
                if one.role in ("id", "reference", "kind", "key", "quote", "hedge", "locator"):
                    assert shown is not None, one
                    assert shown[1] == one.span
                if shown is not None:
                    assert_only_text(shown[0].markdown)
                    assert len(shown[0].plain) < 4_000


NASTY_LINES = [" ".join(one.split()) for one in NASTY if one.strip() and "\ud800" not in one]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(NASTY_LINES), min_size=12, max_size=12), st.sampled_from([*KINDS]))
def test_nothing_that_a_map_says_becomes_markup(said: list[str], kind: str) -> None:
    lines = iter(said)
    text = f"""\
source s: x {next(lines)}
  publisher: {next(lines)}
  medium: {next(lines)}
  descriptor: {next(lines)}
  file: {next(lines)}
  excerpt: {next(lines)}

speaker p: x {next(lines)}
  role: {next(lines)}
  interest: {next(lines)}

claim a: x {next(lines)}
  said by: p via p in s, page 3
  > {next(lines)}
  hedge: {next(lines)}
  confidence: low, {said[0]}
  note: {said[1]}
  tags: {said[2].replace(",", "")}

{kind} b: x {said[3]}
  supports: a
  falls if: {said[4]}
"""
    with alone(text) as mine:
        for entry in mine.file.entries:
            for one in spots(entry):
                shown = hover_at(mine, one.span.start)
                if shown is not None:
                    assert_only_text(shown[0].markdown)
                    assert one.span.start <= shown[1].end


@settings(max_examples=15)
@given(slips())
def test_any_place_of_any_text_can_be_pointed_at(text: str) -> None:
    with alone(text) as mine:
        for at in range(0, len(mine.source) + 2, 3):
            hover_at(mine, at)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_range_is_in_the_units_of_the_editor(encoding: Encoding, tmp_path: Path) -> None:
    text = "claim e\u0301te\u0301: 🏠.\n\nclaim b: 🏠\u0301 B.\n  supports: e\u0301te\u0301, x\n"
    path = write(tmp_path, {"a.argmap": text}) / "a.argmap"
    mine = here(opened([path], encoding=encoding), path)
    shown = hover_at(mine, text.index("supports: ") + 11)
    assert shown is not None
    assert words(text, mine.places.of(shown[1]), encoding) == "e\u0301te\u0301"
    assert shown[0].plain.startswith("claim été\n\n🏠.")


@pytest.mark.asyncio
async def test_hover_in_a_session(kyrgyzstan: Session, request: pytest.FixtureRequest) -> None:
    name = "why-manas.argmap"
    kyrgyzstan.open(name)

    async def at(place: types.Position) -> types.Hover | None:
        return await kyrgyzstan.client.text_document_hover_async(
            types.HoverParams(kyrgyzstan.document(name), place)
        )

    shown = await at(kyrgyzstan.at(name, "pleases-moscow", 3))
    assert shown is not None
    assert shown.range is not None
    assert kyrgyzstan.words(name, shown.range) == "pleases-moscow"
    assert isinstance(shown.contents, types.MarkupContent)
    few = request.node.callspec.params["kyrgyzstan"] == "few"
    assert shown.contents.kind == ("plaintext" if few else "markdown")
    assert ("claim pleases-moscow" if few else "*claim* `pleases-moscow`") in shown.contents.value
    kyrgyzstan.replace(name, "Bakiyev's chief reason was to please", "It was to *please*")
    shown = await at(kyrgyzstan.at(name, "contradicts: pleases", 15))
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert ("It was to *please*" if few else "It was to \\*please\\*") in shown.contents.value
    assert await at(types.Position(9999, 0)) is None


def test_who_wrote_a_source_does_not_speak_nowhere(tmp_path: Path) -> None:
    text = (
        "speaker ode: Eva Ode\n\nspeaker weiss: W\n\nsource diary: D\n  author: ode\n"
        "  file: d.txt\n"
    )
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    (tmp_path / "d.txt").write_bytes("Größe und Maß.\n".encode("cp1252"))
    diary = here(opened([path]), path)
    told = of(diary, "speaker ", "ode")[0]
    assert "Author of: diary" in told
    assert "Speaks nowhere" not in told
    assert "Speaks nowhere in this map." in of(diary, "speaker ", "weiss")[0]
    assert "read as plain text (" in of(diary, "source ", "diary")[0]
