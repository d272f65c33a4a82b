"""What a report says: everything, attributed, with its words, its judgments and its sources."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from mapkit import checked
from reading import anchors, hostile_map, large_map, marks, runs, text
from sample_maps import Maker, confidence, likelihood, said
from test_telling import maps

from argmap.graph.view import Filters, view
from argmap.model import Assumption, Claim, Evidence, Gap, Map, Source, Speaker
from argmap.render import Words, find, languages
from argmap.report import Report, build
from argmap.report.blocks import Figure, Heading, Items, Paragraph, Table, plain
from argmap.report.figures import ACROSS, UPRIGHT, readable
from argmap.report.lacking import lacking


def of_claims(map: Map, language: str = "en") -> Report:
    return build(view(map), Words(language))


def test_every_statement_and_every_quote_of_the_real_map_stands_in_it(
    manas: Map, manas_report: Report
) -> None:
    said_so = text(manas_report)
    for entry in manas.of_kind(Claim, Evidence, Assumption, Gap, Speaker, Source):
        if isinstance(entry, Speaker) and entry.id == "iwpr":
            continue  # an organisation that says nothing stands behind its people's names
        assert entry.text in said_so, entry.id
        for note in entry.note:
            assert note in said_so
    for one, quote in manas.quotes():
        mark = "“{}”"
        assert mark.format(quote.text) in said_so, one
    assert manas.head
    assert manas.head.summary in said_so


@pytest.mark.parametrize("language", languages())
def test_references_lead_somewhere_and_footnotes_are_counted(manas: Map, language: str) -> None:
    report = build(view(manas), Words(language))
    places = anchors(report)
    assert len(set(places)) == len(places)
    assert {run.to for run in runs(report) if run.to} <= set(places)
    assert marks(report) == list(range(1, len(report.notes) + 1))


@given(maps())
def test_any_map_makes_a_sound_report(map: Map) -> None:
    report = of_claims(map)
    places = anchors(report)
    assert len(set(places)) == len(places)
    assert {run.to for run in runs(report) if run.to} <= set(places)
    said_so = text(report)
    for entry in map.of_kind(Claim, Evidence, Assumption, Gap):
        assert entry.text in said_so
    for block in report.blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.columns)}
            assert sum(block.shares) == pytest.approx(1)


def test_the_first_page_has_the_answers_with_likelihood_and_confidence(
    manas_report: Report,
) -> None:
    table = next(block for block in manas_report.blocks if isinstance(block, Table))
    assert table.columns == ("Hypothesis", "Likelihood (ICD 203, 2015)", "Confidence")
    first, *_, last = [[plain(cell) for cell in row] for row in table.rows]
    assert first[0].startswith("H1  Bakiyev's chief reason was to please Moscow")
    assert first[1] == "35–50%"
    assert first[2].startswith("Low confidence: one named expert who cites nobody")
    assert last[1] == "very unlikely 5–20%"
    assert "All 102 quotes were found in their sources." in text(manas_report)


def test_words_are_attributed_to_those_who_said_them(manas_report: Report) -> None:
    said_so = text(manas_report)
    for words in (
        "According to Kumar Bekbalatov (head of the Bishkek office, Institute for War and Peace "
        "Reporting), as reported by Voice of America: The threat is more about",
        "According to Kumar Bekbalatov, quoted by Voice of America: Bakiyev made the statement",
        "According to Voice of America, reporting an act by Kurmanbek Bakiyev (President of "
        "Kyrgyzstan): Bakiyev said that his government could expel",
        "According to somebody unnamed, as reported by The Jamestown Foundation: The efforts",
        "Doubted by somebody unnamed, as reported by The Jamestown Foundation: Increased Russian",
        "Analyst’s judgment: Moscow would rather see American forces leave Kyrgyzstan.",
    ):
        assert words in said_so
    assert said_so.count("(President of Kyrgyzstan)") == 1


def test_a_hedge_stands_with_its_statement(manas_report: Report) -> None:
    assert "in the coming months. (hedged: “will probably”)" in text(manas_report)


def test_denials_and_doubts_are_told_as_such() -> None:
    maker = Maker("A map")
    maker.speaker("ann", "Ann Author")
    maker.speaker("bob", "Bob Boss")
    maker.source("doc", "A document")
    by = said("ann", "doc", "direct", "it is so")
    no = said("bob", "doc", "indirect", "it is not", stance="denies", via=("ann",))
    maker.claim("c", "It is so.", by, no)
    said_so = text(of_claims(maker.map()))
    assert "According to Ann Author, quoted by “A document”: It is so." in said_so
    assert "Denied by Bob Boss via Ann Author, as reported by “A document”" in said_so
    assert "“it is not”" in said_so


def test_a_judgment_has_its_range_and_the_edition_of_its_scale() -> None:
    maker = Maker("A map", scale="phia")
    maker.question("q", "Why?")
    judged = likelihood("highly likely", 80, 90)
    maker.claim("h", "So it is.", likelihood=judged, confidence=confidence("high", "two witnesses"))
    maker.link("h", "answers", "q")
    report = of_claims(maker.map())
    (judgment,) = [
        plain(block.line)
        for block in report.blocks
        if isinstance(block, Paragraph) and block.role == "judgment"
    ]
    assert judgment == (
        "Analyst’s judgment: Highly likely (80–90%; PHIA, 2025) · high confidence: two witnesses"
    )
    assert "realistic possibility" in text(report)  # the key to the scale
    assert "Nothing here speaks for it." in text(report)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Einschätzung des Analysten: Likely (55–80 %; ICD 203, 2015)"),
        ("fr", "Appréciation de l’analyste\u00a0: Likely (55–80 %; ICD 203, 2015)"),
        ("ru", "Оценка аналитика: Likely (55–80 %; ICD 203, 2015)"),
    ],
)
def test_percent_is_written_as_the_language_does(language: str, words: str) -> None:
    maker = Maker("A map")
    maker.question("q", "Why?")
    maker.claim("h", "So it is.", likelihood=likelihood("likely", 55, 80))
    maker.link("h", "answers", "q")
    assert words in text(of_claims(maker.map(), language)).replace("\u202f", " ").replace(
        "\u00a0%", " %"
    )


def test_citations_follow_the_language(manas: Map) -> None:
    notes = [plain(line) for line in build(view(manas), Words("de")).notes]
    assert notes[0] == (
        "„Kyrgyz President Bakiyev Makes First State Visit to Russia“, Voice of America, "
        "spätestens am 1. Juni 2006. In indirekter Rede. Wort für Wort geprüft."
    )


def test_a_footnote_has_locators_and_what_came_of_the_check(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("There are some bad words here.\n", encoding="utf-8")
    words = (
        "source s: S\n  file: s.md\n  published: 2006\n  publisher: P\n\n"
        "claim a: A.\n  said by: author in s, line 1\n  > some [good] words\n"
    )
    map = checked(tmp_path, words).maps[0]
    (note,) = [plain(line) for line in of_claims(map).notes]
    assert note == (
        "“S,” P, 2006, line 1. Verified, with words in brackets. [good] stands for “bad”."
    )


def test_assumptions_and_gaps_say_what_hangs_on_them(manas_report: Report) -> None:
    said_so = text(manas_report)
    assert "Falls if: a witness shows that two reasons moved him alike" in said_so
    assert "rests on it: H1–H4" in said_so
    assert "Bears on: H1, H3" in said_so


def test_sources_have_their_grade_and_what_rests_on_them(manas_report: Report) -> None:
    tables = [block for block in manas_report.blocks if isinstance(block, Table)]
    sources = next(table for table in tables if table.columns[0] == "Source")
    assert [plain(row[1]) for row in sources.rows] == ["B: usually reliable"] * 2
    assert plain(sources.rows[1][2]).startswith("1, 3, 14–17")
    voices = next(table for table in tables if table.columns[0] == "Speaker")
    assert voices.columns == ("Speaker", "Asserts", "Doubts")
    said_so = {plain(row[0]): plain(row[1]) for row in voices.rows}
    assert said_so["Kumar Bekbalatov, head of the Bishkek office, Institute for War and Peace "
                   "Reporting"].startswith("1, 3, 40")  # fmt: skip


def test_pictures_can_be_read_on_paper(manas_report: Report) -> None:
    assert [figure.label for figure in manas_report.figures] == [
        f"Figure {n}" for n in range(1, len(manas_report.figures) + 1)
    ]
    assert manas_report.figures
    for figure in manas_report.figures:
        assert readable(figure.scene, UPRIGHT) or readable(figure.scene, ACROSS)
        assert not any(group.kind == "heading" for group in figure.scene.groups)
        assert "Argument map of" in figure.alt


def test_a_small_map_has_one_picture_and_a_main_claim_its_own() -> None:
    maker = Maker("A map")
    maker.question("q", "Why?")
    for number in range(3):
        maker.claim(f"c{number}", f"Claim {number}.")
        maker.link(f"c{number}", "supports" if number else "answers", "c0" if number else "q")
    (figure,) = build(view(maker.map()), engine=find()).figures
    assert figure.caption == "Why? The hypotheses, and what bears on them."
    lone = Maker("A map")
    for number in range(60):
        lone.claim(f"c{number}", f"Claim {number}, which is as long as claims are in such maps.")
        if number:
            lone.link(f"c{number}", "supports", f"c{(number - 1) // 3}")
    (figure,) = build(view(lone.map()), engine=find()).figures
    assert figure.caption == "What speaks for and against H1. Only what bears on it directly."
    assert any(group.id == "c0" for group in figure.scene.groups)


def test_one_question_and_one_file_say_what_they_leave_out(manas: Map) -> None:
    one = text(build(view(manas, Filters(question=("q-manas",)))))
    assert "statements of the map are not part of this report." in one
    assert "Luzhkov visited Bishkek" not in one
    file = manas.entries["luzhkov-visit"].at.file
    other = text(build(view(manas, Filters(files=(file,)))))
    assert "Luzhkov visited Bishkek" in other
    assert "Statements" in other


def test_maps_of_little() -> None:
    empty = build(view(Maker("Nothing").map()))
    assert [plain(line) for line in empty.lines] == ["The map says nothing yet."]
    lone = Maker("A question")
    lone.question("q", "Why?")
    assert "No hypothesis answers this question yet." in text(of_claims(lone.map()))
    only = Maker("A claim")
    only.claim("c", "It is so.")
    report = of_claims(only.map())
    headings = [plain(block.line) for block in report.blocks if isinstance(block, Heading)]
    assert headings == ["Statements", "How to read this report"]
    assert not any(isinstance(block, Figure) for block in report.blocks)


def test_without_a_question_the_main_claim_is_reported() -> None:
    maker = Maker("A map")
    maker.claim("t", "The thesis.", likelihood=likelihood("likely", 55, 80))
    maker.claim("r", "A reason.")
    maker.link("r", "supports", "t")
    report = of_claims(maker.map())
    headings = [plain(block.line) for block in report.blocks if isinstance(block, Heading)]
    assert headings[:4] == ["In short", "The main claim", "H1  The thesis.", "What speaks for it"]


def test_lists_are_at_most_four_deep_and_say_then_what_is_meant() -> None:
    maker = Maker("A chain")
    maker.question("q", "Why?")
    for number in range(9):
        maker.claim(f"c{number}", f"Claim {number}.")
        if number:
            maker.link(f"c{number}", "supports", f"c{number - 1}")
    maker.link("c0", "answers", "q")
    report = of_claims(maker.map())
    (block,) = [block for block in report.blocks if isinstance(block, Items)]
    assert [item.level for item in block.items] == [0, 1, 2, 3, 3, 3, 3, 3]
    assert plain(block.items[5].paragraphs[0].line).startswith("Supports 5  ")


def test_hostile_texts_are_told_as_they_are() -> None:
    map = hostile_map()
    said_so = text(of_claims(map))
    for entry in map.of_kind(Claim, Evidence, Assumption, Gap, Speaker):
        assert entry.text in said_so
    for _, quote in map.quotes():
        for part in quote.text.split("\n\n"):
            assert part in said_so


def test_signs_without_a_font_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.report.lacking.covering", lambda wanted: {})
    maker = Maker("A map")
    maker.claim("c", "这是用中文写的")
    report = of_claims(maker.map())
    assert "No font on this system has" in lacking(report)
    assert "这 (U+8FD9)" in lacking(report)
    assert lacking(report, only_pictures=True) == ""
    plain_map = Maker("A map")
    plain_map.claim("c", "It is so.")
    assert lacking(of_claims(plain_map.map())) == ""


def calls(work: Callable[[], object]) -> int:
    """How many functions of the package some work calls."""
    count = 0

    def note(frame: object, event: str, _: object) -> None:
        nonlocal count
        if event == "call" and "argmap" in frame.f_code.co_filename:  # type: ignore[attr-defined]
            count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_the_work_grows_with_the_map_and_no_faster() -> None:
    small, large = view(large_map(250)), view(large_map(1000))
    build(small)  # fills the caches
    assert calls(lambda: build(large)) < 5 * calls(lambda: build(small))


def test_what_hits_the_reasons_is_not_called_nothing() -> None:
    maker = Maker("T")
    maker.source("doc", "A document")
    maker.question("q", "Who?")
    maker.claim("h", "He did.")
    maker.link("h", "answers", "q")
    maker.claim("a", "He was seen.", said("unnamed", "doc", stance="denies"))
    maker.claim("b", "He was there.")
    maker.link("a", "supports", "h")
    maker.link("b", "supports", "a")
    assert "No argument speaks against it directly; 1 of the statements for it is denied." in text(
        of_claims(maker.map())
    )
    maker.link(maker.claim("u1", "It was dark."), "undercuts", "a -> h")
    maker.link(maker.claim("u2", "It was far."), "undercuts", "b -> a")
    maker.link(maker.claim("x", "He was not."), "attacks", "b")
    said_so = text(of_claims(maker.map()))
    assert (
        "No argument speaks against it directly; 2 of its reasons are undercut, 1 of the "
        "statements for it is attacked, 1 of the statements for it is denied."
    ) in said_so
    assert "Nothing here speaks against it." not in said_so
    maker.link("x", "attacks", "h")
    assert "speaks against it directly" not in text(of_claims(maker.map()))


def test_a_denial_of_an_answer_itself_is_told() -> None:
    maker = Maker("T")
    maker.source("doc", "A document")
    maker.question("q", "Who?")
    maker.claim("h", "He did.", said("author", "doc"), said("unnamed", "doc", stance="denies"))
    maker.link("h", "answers", "q")
    assert "No argument speaks against it directly; 1 voice denies it." in text(
        of_claims(maker.map())
    )
    german = text(of_claims(maker.map(), "de"))
    assert "Kein Argument spricht unmittelbar dagegen; 1 Stimme bestreitet sie." in german


def test_a_part_of_a_map_says_which_part_it_is_and_has_no_summary_of_the_whole(
    manas: Map,
) -> None:
    assert manas.head
    hypothesis = next(link.premises[0] for link in manas.links if link.relation == "answers")
    told = build(view(manas, Filters(for_=(hypothesis,))))
    first = next(block for block in told.blocks if isinstance(block, Paragraph))
    assert plain(first.line).startswith(
        "This report tells a part of the map: all that speaks for and against “"
    )
    assert manas.head.summary not in text(told)
    table = next(block for block in told.blocks if isinstance(block, Table))
    assert table.columns[0] == "The statement examined"
    entry = manas.entries[hypothesis]
    assert [plain(row[0]) for row in table.rows] == [f"H1  {entry.text}"]
    speaker = next(iter(manas.of_kind(Speaker)))
    said_so = text(build(view(manas, Filters(speaker=(speaker.id,)))))
    assert f"only what is said or passed on by {speaker.text}" in said_so
    assert manas.head.summary not in said_so
    assert "This report tells a part" not in text(of_claims(manas))


def test_names_stand_in_a_sentence_as_its_language_writes_them() -> None:
    maker = Maker("T")
    maker.source("doc", "A document", publisher="The Herald")
    for id, name in (("guard", "The coast guard"), ("city", "The Hague Institute")):
        maker.speaker(id, name)
    for number, by in enumerate(("guard", "city", "unnamed")):
        maker.claim(f"c{number}", "It rained.", said(by, "doc", "indirect", "rain"))
    maker.claim("d", "It snowed.", said("guard", "doc", stance="denies"))
    english, german = (text(of_claims(maker.map(), language)) for language in ("en", "de"))
    assert "According to the coast guard, as reported by The Herald: It rained." in english
    assert "According to The Hague Institute, as reported" in english
    assert "Denied by the coast guard" in english
    assert "\nThe coast guard\n" in english  # the table of those who speak
    assert "Laut The coast guard, wiedergegeben von The Herald: It rained." in german
    assert "Laut ungenannter Seite, wiedergegeben von" in german


def test_pictures_have_the_numbers_of_the_text(manas: Map, manas_report: Report) -> None:
    about = "What speaks for and against H1."
    scene = next(one.scene for one in manas_report.figures if one.caption.startswith(about))
    shown = [one.text for one in scene.texts()]
    assert "HYPOTHESIS H1" in shown
    assert any(one.startswith("CLAIM") and one.split()[-1].isdigit() for one in shown)
    assert "elsewhere in this picture" not in " ".join(shown)
    items = [
        one for block in manas_report.blocks if isinstance(block, Items) for one in block.items
    ]
    numbered = {item.mark: "".join(map(plain, (p.line for p in item.paragraphs))) for item in items}
    entry = next(
        one for one in manas.of_kind(Claim) if one.text.startswith("As VOA reports him, Bekbalatov")
    )
    number = next(mark for mark, words in numbered.items() if entry.text in words)
    assert f"COUNTERCLAIM {number}" in shown


def test_a_question_and_three_answers_stand_between_the_paragraphs() -> None:
    maker = Maker("T")
    maker.question("q", "Who cut the cable between the two shores of the Sund?")
    for number in range(3):
        maker.claim(f"h{number}", f"Ship number {number} cut it with its anchor in the night.")
        maker.link(f"h{number}", "answers", "q")
    maker.claim("a", "The ship was there.")
    maker.link("a", "supports", "h0")
    (figure,) = build(view(maker.map()), engine=find()).figures
    assert readable(figure.scene, UPRIGHT)
