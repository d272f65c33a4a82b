"""Rules on the argument: where they speak and where they keep silent, a line each why."""

from __future__ import annotations

import gc
import random
import re
import weakref
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import ROOT

from argmap.check import check
from argmap.diagnostics import Diagnostic
from argmap.rules import rule
from argmap.rules.same_words import _LOOSE, groups
from argmap.rules.vocabularies import vocabularies

RULES = (
    "backward-update",
    "confident-single-origin",
    "duplicate-statement",
    "for-and-against",
    "groundless-likelihood",
    "incompatible-likelihoods",
    "indirect-ground",
    "lone-hypothesis",
    "restated-conclusion",
    "self-contradiction",
    "unanswered-counterclaim",
    "undiagnostic-evidence",
    "undistinguished-hypotheses",
    "untested-assumption",
    "weak-ground",
)
FOLDER = TemporaryDirectory()
HERE = Path(FOLDER.name) / "made.argmap"
"""A map that is given and not written, in a project of its own."""
(HERE.parent / "argmap.toml").touch()


def found(text: str) -> list[Diagnostic]:
    """What the rules on the argument find in a map of one file."""
    return check([HERE], given={HERE: text.encode()}, select=RULES).diagnostics


def rules_of(text: str) -> Counter[str]:
    """How often each rule finds something."""
    return Counter(finding.rule for finding in found(text))


LIKELY = """
claim t: The bridge is unsafe.
  likelihood: {}
  supported by: s

claim s: Two piers are cracked.

claim c: It passed its inspection.
  {}: t
"""


@pytest.mark.parametrize(
    ("why", "text", "times"),
    [
        ("an attack that nothing answers", LIKELY.format("likely", "attacks"), 1),
        ("the analyst called it weak", LIKELY.format("likely", "weakly attacks"), 0),
        ("even odds leave room for it", LIKELY.format("roughly even chance", "attacks"), 0),
        ("a range that begins at even", LIKELY.format("50-80%", "attacks"), 0),
        ("a range that begins above even", LIKELY.format("51-80%", "attacks"), 1),
        (
            "something attacks it",
            LIKELY.format("likely", "attacks") + "claim d: It was another bridge.\n  attacks: c\n",
            0,
        ),
        (
            "something undercuts the attack",
            LIKELY.format("likely", "attacks")
            + "claim d: It was another bridge.\n  undercuts: c -> t\n",
            0,
        ),
        (
            "something contradicts it",
            LIKELY.format("likely", "attacks") + "claim d: It failed.\n  contradicts: c\n",
            0,
        ),
        (
            "that the two contradict each other is the attack again, and no answer",
            LIKELY.format("likely", "attacks").replace(
                "attacks: t", "attacks: t\n  contradicts: t"
            ),
            1,
        ),
        (
            "that the claim attacks it in turn is the attack again, too",
            LIKELY.format("likely", "attacks").replace("supported by: s", "attacks: c"),
            1,
        ),
        (
            "a reason for it is attacked",
            LIKELY.format("likely", "attacks")
            + "claim e: So the paper says.\n  supports: c\n\n"
            + "claim d: The paper was forged.\n  attacks: e\n",
            0,
        ),
        (
            "a reason for it is undercut",
            LIKELY.format("likely", "attacks")
            + "claim e: So the paper says.\n  supports: c\n\n"
            + "claim d: Papers say much.\n  undercuts: e -> c\n",
            0,
        ),
        (
            "later information has replaced it",
            LIKELY.format("likely", "attacks") + "claim d: It failed the next.\n  updates: c\n",
            0,
        ),
        (
            "it is held unlikely",
            LIKELY.format("likely", "attacks") + "  likelihood: unlikely\n",
            0,
        ),
        (
            "it is held likely, and still nothing is said of it",
            LIKELY.format("likely", "attacks") + "  likelihood: likely\n",
            1,
        ),
        (
            "little confidence is put in it",
            LIKELY.format("likely", "attacks") + "  confidence: low, one line in a paper\n",
            0,
        ),
        (
            "somebody denies it",
            LIKELY.format("likely", "attacks") + "  denied by: unnamed\n",
            0,
        ),
        (
            "the analyst put a strong reason beside it",
            LIKELY.format("likely", "attacks").replace("supported", "strongly supported"),
            0,
        ),
        (
            "the strong reason is undercut",
            LIKELY.format("likely", "attacks").replace("supported", "strongly supported")
            + "claim d: Cracks mean little.\n  weakly undercuts: s -> t\n\n"
            + "claim f: Cracks mean nothing.\n  undercuts: s -> t\n",
            2,
        ),
        (
            "nothing can speak against what is not known",
            LIKELY.format("likely", "attacks").replace("claim c:", "gap c:"),
            0,
        ),
        (
            "a rival is no counterclaim",
            LIKELY.format("likely", "attacks")
            + "  answers: q\n\nquestion q: Is it?\n  answered by: t\n",
            0,
        ),
        (
            "an undercut leaves the other reason",
            LIKELY.format("likely", "attacks").replace("attacks: t", "undercuts: s -> t")
            + "  supports: t\n",
            0,
        ),
        (
            "an undercut leaves what somebody says",
            LIKELY.format("likely", "attacks")
            .replace("attacks: t", "undercuts: s -> t")
            .replace("supported by: s", "supported by: s\n  said by: unnamed"),
            0,
        ),
        (
            "an undercut of the only reason",
            LIKELY.format("likely", "attacks").replace("attacks: t", "undercuts: s -> t"),
            1,
        ),
    ],
)
def test_counterclaims(why: str, text: str, times: int) -> None:
    assert rules_of(text)["unanswered-counterclaim"] == times, why


ASKED = """
question q: {}

claim h: The bridge is unsafe.
  answers: q
"""


@pytest.mark.parametrize(
    ("why", "text", "times"),
    [
        ("why asks for one of many", ASKED.format("Why was it closed?"), 1),
        ("so it does after a preposition", ASKED.format("By whom was it closed?"), 1),
        (
            "what speaks against the one answer is no other answer",
            ASKED.format("Why was it closed?") + "  attacked by: c\n\nclaim c: No.\n",
            1,
        ),
        (
            "what contradicts it is one",
            ASKED.format("Why was it closed?") + "  contradicts: c\n\nclaim c: No.\n",
            0,
        ),
        ("yes or no, and only one side is told", ASKED.format("Is it safe?"), 1),
        (
            "yes or no, and the other side is told",
            ASKED.format("Is it safe?") + "  attacked by: c\n\nclaim c: No.\n",
            0,
        ),
        ("yes or no, and somebody says no", ASKED.format("Is it?") + "  denied by: unnamed\n", 0),
        ("yes or no, and the answer is no", ASKED.format("Is it?") + "  likelihood: unlikely\n", 0),
        (
            "of a quantity every other number is a rival",
            ASKED.format("How old is it?") + "  likelihood: 10%\n",
            0,
        ),
        (
            "how something came about is no quantity",
            ASKED.format("How did it fall?") + "  likelihood: 10%\n",
            1,
        ),
        (
            "a language without a vocabulary is taken to ask for yes or no",
            ASKED.format("Miért zárták le a hidat?") + "  attacked by: c\n\nclaim c: Nem.\n",
            0,
        ),
        ("an open question", "question q: Who pays?\n\ngap g: Who.\n  bears on: q\n", 0),
    ],
)
def test_lone_hypotheses(why: str, text: str, times: int) -> None:
    assert rules_of(text)["lone-hypothesis"] == times, why


RIVALS = """
question q: Why was it closed?

claim h: Cracks closed it.
  answers: q
  {}

claim i: A strike closed it.
  answers: q
  {}

claim e: It was closed.

claim f: It was raining.

assumption a: It was one cause.
"""


@pytest.mark.parametrize(
    ("why", "first", "second", "times"),
    [
        ("the same reason", "supported by: e", "supported by: e", 1),
        ("hypotheses without reasons are unfinished", "note: No.", "note: No.", 0),
        ("another strength", "supported by: e", "weakly supported by: e", 0),
        ("for and against", "supported by: e", "attacked by: e", 0),
        ("another reason", "supported by: e", "supported by: e, f", 0),
        ("together and apart", "supported by: e, f", "supported by: e + f", 0),
        ("order is nothing", "supported by: e + f", "supported by: f + e", 1),
        ("an assumption", "supported by: e", "supported by: e\n  assumes: a", 0),
        ("who says it", "supported by: e", "supported by: e\n  said by: unnamed", 0),
        (
            "that one attacks the other tells nothing apart",
            "supported by: e",
            "supported by: e\n  attacks: h",
            1,
        ),
    ],
)
def test_hypotheses_of_the_same_reasons(why: str, first: str, second: str, times: int) -> None:
    assert rules_of(RIVALS.format(first, second))["undistinguished-hypotheses"] == times, why


def test_evidence_for_every_hypothesis_is_found_once() -> None:
    one = RIVALS.format("supported by: e", "supported by: e")
    assert rules_of(one)["undiagnostic-evidence"] == 0  # the hypotheses are what is found
    other = RIVALS.format("supported by: e", "supported by: e, f")
    assert rules_of(other)["undiagnostic-evidence"] == 1
    third = other + "\nclaim j: A flood closed it.\n  answers: q\n"
    assert rules_of(third)["undiagnostic-evidence"] == 0  # it does not speak for the third


VOICES = """
source s: A report
  publisher: The Gazette
  published: 2024-03-12

source r: Another
  publisher: The Herald
  published: 2024-06-03

speaker w: Anna Weiss

speaker m: Ida Marne

claim t: The bridge is unsafe.
  {}

claim u: The bridge is old.
  {}
"""


@pytest.mark.parametrize(
    ("why", "rule_name", "first", "second", "times"),
    [
        (
            "two, both at second hand",
            "indirect-ground",
            "likelihood: very likely\n  said by: w in s, indirect\n  said by: m via w in r",
            "supports: t",
            1,
        ),
        (
            "one of them first-hand, further below",
            "indirect-ground",
            "likelihood: very likely\n  said by: w in s, indirect\n  said by: m via w in r",
            "supports: t\n  said by: m in r, direct",
            0,
        ),
        (
            "likely is not too high for it",
            "indirect-ground",
            "likelihood: likely\n  said by: w in s, indirect\n  said by: m via w in r",
            "supports: t",
            0,
        ),
        (
            "one origin is another rule's",
            "indirect-ground",
            "likelihood: very likely\n  said by: w in s, indirect",
            "supports: t",
            0,
        ),
        (
            "one origin",
            "confident-single-origin",
            "confidence: high\n  said by: w in s",
            "supports: t",
            1,
        ),
        (
            "why it is enough is said",
            "confident-single-origin",
            "confidence: high, she built it\n  said by: w in s",
            "supports: t",
            0,
        ),
        (
            "a likelihood makes it another rule's",
            "confident-single-origin",
            "confidence: high\n  likelihood: likely\n  said by: w in s",
            "supports: t",
            0,
        ),
        (
            "asserted and denied",
            "self-contradiction",
            "said by: w in s\n  denied by: w in s",
            "supports: t",
            1,
        ),
        (
            "doubt is no denial",
            "self-contradiction",
            "said by: w in s\n  doubted by: w in s",
            "supports: t",
            0,
        ),
        (
            "a change of mind from one source to the next",
            "self-contradiction",
            "said by: w in s\n  denied by: w in r",
            "supports: t",
            0,
        ),
        (
            "a change of mind from one page to the next",
            "self-contradiction",
            "said by: w in s, page 1\n  denied by: w in s, page 2",
            "supports: t",
            0,
        ),
        (
            "passed on by different people",
            "self-contradiction",
            "said by: w in s\n  denied by: w via m in s",
            "supports: t",
            0,
        ),
        (
            "unnamed people are many",
            "self-contradiction",
            "said by: unnamed in s\n  denied by: unnamed in s",
            "supports: t",
            0,
        ),
        (
            "a group may be of two minds",
            "self-contradiction",
            "said by: w in s, survey\n  denied by: w in s, survey",
            "supports: t",
            0,
        ),
        (
            "two claims that contradict each other",
            "self-contradiction",
            "said by: w in s",
            "contradicts: t\n  said by: w in s",
            1,
        ),
        (
            "to deny both is to say neither",
            "self-contradiction",
            "denied by: w in s",
            "contradicts: t\n  denied by: w in s",
            0,
        ),
        (
            "the analyst has said which one to believe",
            "self-contradiction",
            "said by: w in s",
            "contradicts: t\n  said by: w in s\n  likelihood: unlikely",
            0,
        ),
        (
            "the analyst knows of the change of mind",
            "self-contradiction",
            "said by: w in s",
            "contradicts: t\n  updates: t\n  said by: w in s",
            0,
        ),
        ("against the dates", "backward-update", "from: r", "from: s\n  updates: t", 1),
        ("with the dates", "backward-update", "from: s", "from: r\n  updates: t", 0),
        (
            "one of its sources is late enough",
            "backward-update",
            "from: r",
            "from: s\n  from: r\n  updates: t",
            0,
        ),
        (
            "an early source may be printed late",
            "backward-update",
            "from: r\n  on: 1914",
            "from: s\n  on: 1920\n  updates: t",
            0,
        ),
        (
            "a forecast speaks of a later day than the news that replaces it",
            "backward-update",
            "on: 2026",
            "on: 2024\n  updates: t",
            0,
        ),
        (
            "of one source nothing is known",
            "backward-update",
            "from: r",
            "from: s\n  said by: w\n  updates: t",
            0,
        ),
    ],
)
def test_voices(why: str, rule_name: str, first: str, second: str, times: int) -> None:
    assert rules_of(VOICES.format(first, second))[rule_name] == times, why


@pytest.mark.parametrize(
    ("why", "rule_name", "first", "second", "times"),
    [
        ("nothing at all", "groundless-likelihood", "likelihood: likely", "attacks: t", 1),
        ("a reason", "groundless-likelihood", "likelihood: likely", "supports: t", 0),
        ("what it details", "groundless-likelihood", "likelihood: likely", "details: t", 0),
        (
            "it is unlikely: what speaks against it is its ground",
            "groundless-likelihood",
            "likelihood: unlikely",
            "attacks: t",
            0,
        ),
        (
            "something contradicts it and is held unlikely",
            "groundless-likelihood",
            "likelihood: likely",
            "contradicts: t\n  likelihood: unlikely",
            0,
        ),
        ("a weak reason", "weak-ground", "likelihood: very likely", "weakly supports: t", 1),
        (
            "likely is not too high for it",
            "weak-ground",
            "likelihood: likely",
            "weakly supports: t",
            0,
        ),
        ("79 % is not very likely", "weak-ground", "likelihood: 79%", "weakly supports: t", 0),
        ("a plain reason", "weak-ground", "likelihood: very likely", "supports: t", 0),
        (
            "one origin is another rule's",
            "weak-ground",
            "likelihood: very likely",
            "weakly supports: t\n  said by: w in s",
            0,
        ),
        (
            "both likely",
            "incompatible-likelihoods",
            "likelihood: likely",
            "likelihood: likely\n  contradicts: t",
            1,
        ),
        (
            "as likely as both can be",
            "incompatible-likelihoods",
            "likelihood: 60%",
            "likelihood: 40-90%\n  contradicts: t",
            0,
        ),
        (
            "both likely, and they can both be true",
            "incompatible-likelihoods",
            "likelihood: likely",
            "likelihood: likely\n  attacks: t",
            0,
        ),
        ("for and against", "for-and-against", "note: No.", "supports: t\n  attacks: t", 1),
        ("for one, against another", "for-and-against", "attacks: u", "supports: t", 0),
    ],
)
def test_likelihoods(why: str, rule_name: str, first: str, second: str, times: int) -> None:
    assert rules_of(VOICES.format(first, second))[rule_name] == times, why


def test_an_attack_that_is_a_contradiction_of_two_likely_claims_is_found_once() -> None:
    text = VOICES.format("likelihood: likely", "likelihood: likely\n  attacks: t\n  contradicts: t")
    there = rules_of(text)
    assert there["incompatible-likelihoods"] == 1
    assert there["unanswered-counterclaim"] == 0


TAKEN = """
claim t: The bridge is safe in winter.
  likelihood: {}
  {}

claim s: Its deck is new.
  supports: t

assumption a: The deck does not freeze.
  {}
"""


@pytest.mark.parametrize(
    ("why", "likelihood", "below", "more", "times"),
    [
        ("nothing but that it is made", "likely", "assumes: a", "note: No.", 1),
        ("it was tested", "likely", "assumes: a", "tested: 2024-03", 0),
        ("what would refute it is said", "likely", "assumes: a", "falls if: ice is seen.", 0),
        ("something speaks for it", "likely", "assumes: a", "supported by: s", 0),
        ("something speaks against it", "likely", "assumes: a", "attacked by: s", 0),
        ("nobody holds what stands on it likely", "unlikely", "assumes: a", "note: No.", 0),
        ("it is a reason, and another is there", "likely", "supported by: a", "note: No.", 0),
    ],
)
def test_assumptions(why: str, likelihood: str, below: str, more: str, times: int) -> None:
    text = TAKEN.format(likelihood, below, more)
    assert rules_of(text)["untested-assumption"] == times, why


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("articles", "The dam holds back a lake.", "A dam holds back the lake.", True),
        ("capitals and stops", "The dam holds the lake", "the DAM holds the lake!", True),
        ("contractions", "The dam isn't safe now.", "The dam is not safe now.", True),
        ("spelling", "The centre organised labour.", "The center organized labor.", True),
        ("hyphens", "The air-base in Kant grew.", "The airbase in Kant grew.", True),
        ("quotation marks", "The “new” dam holds water.", "The 'new' dam holds water.", True),
        ("a phrase in front", "In May, the dam broke.", "The dam broke in May.", True),
        (
            "a phrase in front, without a comma",
            "In May the dam broke.",
            "In May, the dam broke.",
            True,
        ),
        ("who does it to whom", "Rome attacked the Gauls.", "The Gauls attacked Rome.", False),
        ("a negation", "The dam is not safe now.", "The dam is safe now.", False),
        ("a number", "The dam has 3 gates.", "The dam has 35 gates.", False),
        ("a decimal point", "The dam rose by 3.5 feet.", "The dam rose by 35 feet.", False),
        ("a percent sign", "The lake fell by 5.", "The lake fell by 5%.", False),
        ("a minus", "The lake fell to 5 feet.", "The lake fell to -5 feet.", False),
        ("a name", "Moscow closed the base.", "Bishkek closed the base.", False),
        ("one or several", "The engine failed at noon.", "The engines failed at noon.", False),
        ("the tense", "The dam was safe then.", "The dam is safe then.", False),
        ("may", "The dam may be safe now.", "The dam must be safe now.", False),
        ("a preposition", "The vote was for the dam.", "The vote was against the dam.", False),
        ("before and after", "It broke before the vote.", "It broke after the vote.", False),
        ("filled and filed", "The form was filled in May.", "The form was filed in May.", False),
        ("four and for", "The dam needs four men.", "The dam needs for men.", False),
        ("whose plan", "The council's plan failed then.", "The councils' plan failed then.", False),
        ("short", "The dam leaks.", "The dam leaks!", True),
        ("too short to tell", "Words, words.", "Words, words.", False),
        ("another language", "Мост закрыт на ремонт.", "мост закрыт на ремонт!", True),
        (
            "another language, one letter",
            "Мой мост закрыт сейчас.",
            "Мои мост закрыт сейчас.",
            False,
        ),
        (
            "German articles are not told apart here",
            "Die Brücke ist zu.",
            "Eine Brücke ist zu.",
            False,
        ),
    ],
)
def test_the_same_words(why: str, one: str, other: str, same: bool) -> None:
    text = f"claim a: {one}\n\nclaim b: {other}\n\nclaim c: End.\n  supported by: a, b\n"
    assert (rules_of(text)["duplicate-statement"] == 1) is same, why
    text = f"claim a: {one}\n  supports: b\n\nclaim b: {other}\n"
    there = rules_of(text)
    assert (there["restated-conclusion"] == 1) is same, why
    assert there["duplicate-statement"] == 0  # one fault, one finding


@pytest.mark.parametrize("relation", ["contradicts", "corroborates", "updates", "details"])
def test_what_is_linked_is_told_apart(relation: str) -> None:
    text = f"claim a: The dam is safe now.\n\nclaim b: The dam is safe now!\n  {relation}: a\n"
    assert rules_of(text)["duplicate-statement"] == 0


def test_what_a_witness_says_is_a_reason_for_it() -> None:
    text = (
        "source s: A paper\n\nevidence a: The dam is safe now.\n  from: s\n  supports: b\n\n"
        "claim b: The dam is safe now.\n"
    )
    assert rules_of(text)["restated-conclusion"] == 0


def test_what_may_differ_is_not_in_the_letters_that_are_compared_first() -> None:
    for vocabulary in vocabularies():
        for word in vocabulary.list("sameness.dropped"):
            assert word.translate(_LOOSE) == ""
        for written, meant in vocabulary.table("sameness.whole").items():
            assert written.translate(_LOOSE) == meant.translate(_LOOSE)
        samples = "organise organisations colour neighbourhood traveller labelling theatre defence"
        samples += " catalogue grey judgement licences centred modelled behaviours"
        for word in samples.split():
            for written, meant in vocabulary.table("sameness.spellings").items():
                assert word.translate(_LOOSE) == re.sub(written, meant, word).translate(_LOOSE)


def same(one: str, other: str) -> bool:
    """Whether two texts are taken for the same."""
    text = f"claim a: {one}\n\nclaim b: {other}\n"
    [made] = check([HERE], given={HERE: text.encode()}, select=RULES).maps
    return bool(groups(made))


CONTENT = ["bridge", "council", "closed", "17", "summer", "not", "harbour", "Ödön", "мост", "3.5"]


@given(st.lists(st.sampled_from(CONTENT), min_size=3, max_size=8), st.randoms())
def test_what_adds_nothing_changes_nothing(words: list[str], chance: random.Random) -> None:
    written = [chance.choice(["the ", "a ", "that ", "", ""]) + word for word in words]
    other = chance.choice([" ", ", "]).join(written).upper() + chance.choice([".", "!", " …"])
    assert same(f"They said this of it: {' '.join(words)}.", f"They said this of it: {other}")


@given(st.lists(st.sampled_from(CONTENT), min_size=3, max_size=8), st.data())
def test_every_other_word_changes_it(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    word = data.draw(st.sampled_from([one for one in CONTENT if one != words[at]]))
    other = [*words[:at], word, *words[at + 1 :]]
    assert not same(
        f"They said this of it: {' '.join(words)}.", f"They said this of it: {' '.join(other)}."
    )


LIKELIHOODS = ("very likely", "likely", "unlikely", "60%", "roughly even chance")
ACTIVE = ("supports", "weakly supports", "strongly supports", "attacks", "weakly attacks")
OTHERS = ("contradicts", "corroborates", "updates", "details")
TEXTS = ("The bridge is unsafe now.", "A bridge is unsafe now!", "The dam has 3 gates.", "Words.")


@st.composite
def entries(draw: st.DrawFn) -> list[list[str]]:
    """The entries of a map, each as its lines; links lead from later to earlier claims."""
    made = [["question q: Why was it closed?"], ["question r: Is it safe?"]]
    made += [["source s: A report", "  published: 2024-03"], ["source z: One", "  published: 2025"]]
    made += [["speaker w: Anna Weiss"], ["assumption a: It was one cause."]]
    count = draw(st.integers(2, 7))
    for number in range(count):
        lines = [f"claim c{number}: {draw(st.sampled_from(TEXTS))}"]
        if draw(st.booleans()):
            lines.append(f"  likelihood: {draw(st.sampled_from(LIKELIHOODS))}")
        lines += draw(
            st.lists(
                st.sampled_from(
                    (
                        "  answers: q",
                        "  answers: r",
                        "  assumes: a",
                        "  said by: w in s, indirect",
                        "  denied by: w in s",
                        "  from: z",
                        "  confidence: high",
                    )
                ),
                max_size=3,
                unique=True,
            )
        )
        for target in draw(st.lists(st.integers(0, number), max_size=3, unique=True)):
            if target < number:
                lines.append(f"  {draw(st.sampled_from(ACTIVE + OTHERS))}: c{target}")
        made.append(lines)
    links = [
        (lines[0].split()[1][:-1], found[1])
        for lines in made
        for line in lines
        if (found := re.search(r"(?:supports|attacks): (c\d)", line))
    ]
    if links:
        for number in range(draw(st.integers(0, 2))):
            start, end = draw(st.sampled_from(links))
            made.append([f"claim u{number}: Words.", f"  undercuts: {start} -> {end}"])
    return made


def written(made: list[list[str]]) -> str:
    """The text of a map."""
    return "\n\n".join("\n".join(lines) for lines in made) + "\n"


@given(entries(), st.randoms())
def test_the_order_of_entries_changes_no_finding(
    made: list[list[str]], chance: random.Random
) -> None:
    before = rules_of(written(made))
    chance.shuffle(made)
    assert rules_of(written(made)) == before


@given(entries())
def test_names_change_no_finding(made: list[list[str]]) -> None:
    text = written(made)
    renamed = re.sub(r"\b([cu])(\d)\b", lambda one: f"{one[1]}-{97 - int(one[2])}", text)
    before = [(one.rule, one.span.line) for one in found(text)]
    assert sorted((one.rule, one.span.line) for one in found(renamed)) == sorted(before)


@given(entries())
def test_every_counterclaim_can_be_answered(made: list[list[str]]) -> None:
    text = written(made)
    there = [one for one in found(text) if one.rule == "unanswered-counterclaim"]
    speaking = [
        lines[0].split()[1][:-1]
        for lines in made
        if any(re.match(r"  (\w+ )?(attacks|undercuts):", line) for line in lines)
    ]
    assert bool(speaking) or not there
    answers = [[f"claim n{one}: Not so.", f"  weakly attacks: {one}"] for one in speaking]
    again = found(written(made + answers))
    assert [one for one in again if one.rule == "unanswered-counterclaim"] == []


@given(entries())
def test_what_a_finding_says_to_do_names_what_there_is(made: list[list[str]]) -> None:
    text = written(made)
    ids = set(re.findall(r"^\w+ ([\w-]+):", text, re.MULTILINE))
    for finding in found(text):
        assert finding.help
        assert finding.primary.text
        assert finding.severity == rule(finding.rule).severity
        named = re.findall(r"`([a-z]\d)`", finding.message)
        assert set(named) <= ids


def test_the_real_maps_are_without_such_findings() -> None:
    there = check([ROOT / "maps"], select=RULES).diagnostics
    assert [(one.rule, str(one.span), one.message) for one in there] == []


def test_a_map_is_not_kept_when_it_is_gone() -> None:
    [made] = check([HERE], given={HERE: LIKELY.format("likely", "attacks").encode()}).maps
    known = weakref.ref(made)
    del made
    gc.collect()
    assert known() is None
