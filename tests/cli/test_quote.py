"""`argmap quote`."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap
from hypothesis import given
from hypothesis import strategies as st
from mapkit import ROOT, write

from argmap.check import check
from argmap.sources.folding import bare, fold
from argmap.sources.ladder import Ladder
from argmap.sources.lines import as_lines
from argmap.sources.passages import passages, sentences

KYRGYZSTAN = ROOT / "maps/kyrgyzstan-2006"
DOCUMENTS = sorted((KYRGYZSTAN / "sources").glob("*.txt"))
LADDERS = [Ladder(path.read_text(encoding="utf-8")) for path in DOCUMENTS]


def test_a_passage_and_an_entry_to_paste(tmp_path: Path) -> None:
    result = argmap("quote", "voa", "appease regional concerns", KYRGYZSTAN)
    assert result.exit_code == 0
    place, _, shown = result.stdout.partition("\n")
    assert place.endswith("sources/voa-bakiyev-visit.txt:19:2")
    hit = [line for line in shown.partition("claim ID")[0].splitlines() if line.startswith("  >")]
    assert hit[0].startswith('  > "This statement was made')
    assert not set(shown) & set("»«")
    entry = shown[shown.index("claim ID") :]
    for blank, filled in (("ID", "loyalty"), ("WHAT IS CLAIMED", "X."), ("SPEAKER", "bekbalatov")):
        entry = entry.replace(blank, filled)
    made = write(
        tmp_path,
        {
            "map.argmap": f"source voa: V\n  file: voa.txt\n\nspeaker bekbalatov: B\n\n{entry}",
            "voa.txt": (KYRGYZSTAN / "sources/voa-bakiyev-visit.txt").read_text(encoding="utf-8"),
        },
    )
    report = check([made])
    assert [d.rule for d in report.diagnostics] == ["unreached-entry"]
    (map,) = report.maps
    assert [q.verdict.verdict for _, q in map.quotes() if q.verdict] == ["exact"]


def test_the_hit_is_told_from_the_words_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "They wrote: «The bridge is old. The town is poor.» Nobody came."
    text = "source s: S\n  file: s.txt\n\nclaim a: A.\n  from: s\n"
    made = write(tmp_path, {"map.argmap": text, "s.txt": said})
    plain = argmap("quote", "s", "town is poor", made).stdout
    assert plain.splitlines()[:5] == [
        *("s.txt:1:33", "", "    They wrote: «The bridge is old."),
        *("  > The town is poor.»", "    Nobody came."),
    ]
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = argmap("quote", "s", "town is poor", made).stdout
    assert "They wrote: «The bridge is old. \033[1;32mThe town is poor.\033[0m» Nobody" in coloured


@pytest.mark.parametrize("ladder", LADDERS)
def test_every_passage_passes_at_its_place(ladder: Ladder) -> None:
    found = sentences(ladder)
    assert len(found) > 20
    for passage in found:
        words = ladder.text[passage.start : passage.end]
        lines = as_lines(words).split("\n")
        judged = ladder.judge(" ".join(line.strip().removeprefix(">").strip() for line in lines))
        assert judged.rung in ("exact", "normalised")
        assert ladder.judge(words).start == passage.start or judged.occurrences > 1


@given(st.sampled_from(LADDERS), st.data())
def test_any_words_that_stand_together_are_found(ladder: Ladder, data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(sentences(ladder)))
    words = ladder.text[passage.start : passage.end].split()
    start = data.draw(st.integers(0, len(words) - 1))
    few = " ".join(words[start : start + data.draw(st.integers(2, 6))])
    if not any(c.isalnum() for c in few):
        return
    found = [ladder.text[one.start : one.end] for one in passages(ladder, few)]
    assert any(bare(fold(few)) in bare(fold(one)) for one in found)


def test_all_passages_with_who_quotes_them() -> None:
    result = argmap("quote", "voa", "--all", KYRGYZSTAN)
    assert result.exit_code == 0
    line = next(one for one in result.stdout.splitlines() if "political favor" in one)
    assert line.startswith("17:1  Bekbalatov says, in his view")
    assert line.endswith("]")


def test_each_place_of_a_claim_s_quotes(tmp_path: Path) -> None:
    text = "source s: S\n  file: s.txt\n\nclaim a: A.\n  from: s\n  > The bridge is old\n"
    made = write(tmp_path, {"map.argmap": text, "s.txt": "The bridge is old. The bridge is old."})
    result = argmap("quote", "a", "--all", made)
    assert "exact in `s`, 2 places" in result.stdout
    assert "s.txt:1:1" in result.stdout
    assert "s.txt:1:20" in result.stdout
    twice = argmap("quote", "s", "bridge is old", made).stdout
    assert "said by: SPEAKER in s, line 1" in twice


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["voa"], 2, "which words?"),
        (["voa", ""], 2, "which words?"),
        (["political favor"], 2, 'argmap quote SOURCE "political favor"'),
        (["vox", "words"], 2, "did you mean `voa`?"),
        (["q-why", "words"], 2, "the sources are edm, voa"),
        (["bekbalatov", "words"], 2, "is no source: it is a speaker"),
        (["voa", "zebra crossing"], 1, "try fewer or other words"),
        (["voa", "..."], 1, "try fewer or other words"),
        (["voa", "Moscow", "nowhere"], 2, "there is no file or folder nowhere"),
    ],
)
def test_asked_wrongly(words: list[str], code: int, said: str) -> None:
    result = argmap("quote", *words, *([KYRGYZSTAN] if len(words) == 2 else []))
    assert result.exit_code == code
    assert said in result.stderr


def test_all_of_a_claim_without_a_quote() -> None:
    result = argmap("quote", "pleases-moscow", "--all", KYRGYZSTAN)
    assert result.exit_code == 2
    assert "claim `pleases-moscow` has no quote" in result.stderr


def test_a_source_without_a_document(tmp_path: Path) -> None:
    made = write(tmp_path, {"map.argmap": "source s: S\n\nclaim a: A.\n  from: s\n"})
    result = argmap("quote", "s", "words", made)
    assert result.exit_code == 2
    assert "names no document" in result.stderr


def test_a_document_that_is_not_there(tmp_path: Path) -> None:
    made = write(tmp_path, {"map.argmap": "source s: S\n  file: s.txt\n\nclaim a: A.\n  from: s\n"})
    result = argmap("quote", "s", "words", made)
    assert result.exit_code == 2
    assert "s.txt" in result.stderr


def test_a_hostile_document_does_not_drive_the_terminal(tmp_path: Path) -> None:
    text = "source s: S\n  file: s.txt\n\nclaim a: A.\n  from: s\n"
    made = write(tmp_path, {"map.argmap": text, "s.txt": "Bad \x1b[31mwords\x9b here \u202eereh."})
    for words in (["s", "words"], ["s", "--all"]):
        result = argmap("quote", *words, made)
        assert not set(result.stdout) & {"\x1b", "\x9b", "\u202e"}
