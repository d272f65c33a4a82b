"""Somebody who types a map, stroke by stroke, as an editor sends it: with slips, words completed,
pastes, undone strokes, moved lines. All is drawn from a seed, so that a seed is the record."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

Stroke = tuple[int, int, str]
"""What an edit replaces, from where to where in code points, and by what."""

_WORDS = (
    "the bridge lease report ministry harbour signed north pipeline delegation treaty paid winter "
    "officials convoy market border said claimed announced troops council grain river tariff café"
).split()
_NAMES = "Ida Marne,Tomás Ruiz,Ann Ó Dálaigh,Wei Zhang,Jusuf Kaya,Bermet Asanova".split(",")
_LIKELY = ("likely", "very likely", "unlikely", "roughly even chance", "60%", "60-70%")
_RULES = ("unreached-entry", "single-origin", "unquoted-attribution", "hedge-dropped")
_LETTERS = "etaoinshrdlu,:>-"
_ID = re.compile(r"(?<![\w-])[a-z]+\d+(?![\w-])")


def sentence(chance: random.Random, words: int) -> str:
    """Words that mean nothing."""
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def documents(chance: random.Random, number: int) -> dict[str, list[str]]:
    """Documents by their file's name, as sentences of a dozen words, two to a paragraph."""
    return {
        f"sources/d{n}.txt": [f"{sentence(chance, 12)}." for _ in range(60)] for n in range(number)
    }


def as_text(sentences: list[str]) -> str:
    """The text of a document."""
    pairs = [sentences[at : at + 2] for at in range(0, len(sentences), 2)]
    return "\n\n".join(" ".join(pair) for pair in pairs) + "\n"


def entries(chance: random.Random, claims: int, papers: dict[str, list[str]]) -> list[str]:
    """The entries of a map of so many claims, in the order in which somebody would write them."""
    made = ["map m0: What the winter brought 🌉\n  author: N. N.\n  date: 2024-03-01"]
    for n, name in enumerate(_NAMES):
        belongs = f"\n  of: p{n - 1}" if n % 3 == 2 else ""
        made.append(f"speaker p{n}: {name}\n  role: an official{belongs}")
    for n, path in enumerate(papers):
        cites = f"\n  cites: s{n - 1}" if n % 3 == 1 else ""
        made.append(
            f"source s{n}: {sentence(chance, 4)}\n  author: p{n % len(_NAMES)}\n"
            f"  published: 2024-02-{n + 1:02}\n  file: {path}\n  grade: B{cites}"
        )
    made.append("question q0: What did the winter bring?")
    known = ["c0"]
    for n in range(claims):
        if n % 60 == 20:
            made.append(f"section t{n}: {sentence(chance, 3)}")
        if n % 40 == 30:
            made.append(f"gap g{n}: {sentence(chance, 5)}.\n  bears on: {chance.choice(known)}, q0")
        if n % 25 == 15:
            one, two, three = (chance.choice(known) for _ in range(3))
            made.append(
                f"argument w{n}: {sentence(chance, 9)}.\n  premises: {one} + {two}\n"
                f"  conclusion: {three}\n  scheme: sign"
            )
        if n % 30 == 25:
            made.append(
                f"assumption a{n}: {sentence(chance, 7)}.\n  falls if: {sentence(chance, 4)}.\n"
                f"  assumed by: {chance.choice(known)}"
            )
        made.append(_claim(chance, n, known, papers))
        known.append(f"c{n}")
    return made


def _claim(chance: random.Random, n: int, known: list[str], papers: dict[str, list[str]]) -> str:
    is_evidence = n % 5 == 3
    text = f"{sentence(chance, chance.randrange(6, 14))}{chance.choice(('', '', ' 🙂'))}."
    lines = [f"{'evidence' if is_evidence else 'claim'} c{n}: {text}"]
    if chance.random() < 0.05:
        lines.insert(0, f"# argmap: ignore[{chance.choice(_RULES)}] to be looked at later")
    if is_evidence or chance.random() < 0.4:
        path = chance.choice(list(papers))
        quote = chance.choice(papers[path]).rstrip(".")
        source = f"s{list(papers).index(path)}"
        who = f"p{chance.randrange(len(_NAMES))}"
        lines.append(f"  said by: {who} in {source}, indirect")
        lines.append(f"    > {quote if chance.random() < 0.9 else quote.replace('the', 'a')}")
        if chance.random() < 0.2:
            lines.append(f"    hedge: {quote.split()[1]}")
    if chance.random() < 0.3:
        lines.append(f"  likelihood: {chance.choice(_LIKELY)}")
        lines.append(f"  confidence: {chance.choice(('low', 'moderate', 'high'))}, two reports")
    if chance.random() < 0.3:
        lines.append(f"  note: {sentence(chance, 6)}.")
    if n == 0:
        return "\n".join([*lines, "  answers: q0"])
    other, another = chance.choice(known), chance.choice(known)
    key = chance.choice(
        ("supports", "attacks", "weakly supports", "supported by", "details", "corroborates")
    )
    lines.append(f"  {key}: {other}")
    if chance.random() < 0.1 and n > 2:
        lines.append(f"  supports: {another}\n  undercuts: c{n - 1} -> {chance.choice(known)}")
    return "\n".join(lines)


class Typist:
    """Somebody who types. `text` is what stands in the editor; each stroke is made in it when it
    is given."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.text = ""
        self._undo: list[Stroke] = []

    def writes(self, entries: list[str]) -> Iterator[Stroke]:
        """Types entries, one after another, at the end of the text."""
        chance = self.chance
        for entry in entries:
            begin = len(self.text)
            how = chance.random()
            if how < 0.03:  # pasted
                yield self._make(begin, begin, f"{entry}\n\n")
                continue
            for line in entry.split("\n"):
                yield from self._line(line)
            yield self._make(len(self.text), len(self.text), "\n")
            if how < 0.05:  # deleted, and typed again
                yield self._make(begin, len(self.text), "")
                yield from self._letters(f"{entry}\n\n")
            elif how < 0.08:
                yield from self.moves_a_line(begin)
            elif how < 0.1:
                yield from self.undoes(chance.randrange(1, 30))

    def pastes(self, entries: list[str]) -> Iterator[Stroke]:
        """Puts entries in at once."""
        yield self._make(len(self.text), len(self.text), "".join(f"{one}\n\n" for one in entries))

    def changes(self, number: int) -> Iterator[Stroke]:
        """So many changes at places drawn at random; most are several strokes."""
        ways = (
            (self.writes_inside, 8),
            (self.names_another, 4),
            (self.begins_a_line, 4),
            (self.takes_a_line_out, 2),
            (self.renames, 1),
            (self.sets_aside, 1),
            (self.moves_an_entry, 1),
            (self.writes_an_entry_again, 1),
            (self.changes_a_voice, 1),
        )
        weighed = [way for way, weight in ways for _ in range(weight)]
        for _ in range(number):
            yield from self.chance.choice(weighed)()
            if self.chance.random() < 0.1:
                yield from self.undoes(self.chance.randrange(1, 6))
            if self.chance.random() < 0.1:
                yield from self.moves_a_line(self.chance.randrange(len(self.text) + 1))

    def undoes(self, number: int) -> Iterator[Stroke]:
        """Takes the last strokes back."""
        for _ in range(min(number, len(self._undo))):
            start, end, words = self._undo.pop()
            stroke = self._make(start, end, words)
            self._undo.pop()
            yield stroke

    def moves_a_line(self, at: int) -> Iterator[Stroke]:
        """Moves a line one down."""
        start = self.text.rfind("\n", 0, at) + 1
        lines = self.text[start:].split("\n", 2)
        if len(lines) == 3:
            end = start + len(lines[0]) + len(lines[1]) + 1
            yield self._make(start, end, f"{lines[1]}\n{lines[0]}")

    def writes_inside(self) -> Iterator[Stroke]:
        """Types some words somewhere."""
        yield from self._letters(f" {sentence(self.chance, 2).lower()}", self._place())

    def begins_a_line(self) -> Iterator[Stroke]:
        """Types a line below another."""
        chance = self.chance
        line = chance.choice(
            (
                "note: something else",
                "supports: c1",
                "attacks: c2, c3",
                "likelihood: likely",
                "from: s1",
                "said by: p1 in s0",
                "undercuts: c1 -> c0",
                "sugests: c1",
            )
        )
        place = self.text.find("\n", self._place())
        place = len(self.text) if place < 0 else place
        yield self._make(place, place, "\n  ")
        yield from self._letters(line, place + 3)

    def takes_a_line_out(self) -> Iterator[Stroke]:
        """Deletes a line."""
        start = self.text.rfind("\n", 0, self._place()) + 1
        end = self.text.find("\n", start) + 1 or len(self.text)
        yield self._make(start, end, "")

    def names_another(self) -> Iterator[Stroke]:
        """Puts another id in the place of one, by letters or by a word that is completed."""
        found = _ID.search(self.text, self._place())
        if found is None:
            return
        other = self.chance.choice(_ID.findall(self.text))
        if self.chance.random() < 0.5:
            yield self._make(*found.span(), other)
        else:
            yield self._make(*found.span(), "")
            yield from self._letters(other, found.start())

    def renames(self) -> Iterator[Stroke]:
        """Gives an entry another id."""
        heads = list(re.finditer(r"^\w+ (\w+):", self.text, re.MULTILINE))
        if heads:
            end = self.chance.choice(heads).end(1)
            yield from self._letters(self.chance.choice(("0", "x", "-b")), end)

    def sets_aside(self) -> Iterator[Stroke]:
        """Sets findings of an entry aside, or shows them again."""
        found = re.compile(r"^# argmap: .*\n", re.MULTILINE).search(self.text, self._place())
        if found and self.chance.random() < 0.5:
            yield self._make(*found.span(), "")
            return
        start = self.text.rfind("\n\n", 0, self._place()) + 2
        words = f"# argmap: ignore[{self.chance.choice(_RULES)}] for now\n"
        yield from self._letters(words, start if start > 1 else 0)

    def moves_an_entry(self) -> Iterator[Stroke]:
        """Takes an entry out, and puts it in elsewhere."""
        start, end = self._entry()
        words = self.text[start:end]
        yield self._make(start, end, "")
        place, _ = self._entry()
        yield self._make(place, place, words)

    def writes_an_entry_again(self) -> Iterator[Stroke]:
        """Deletes an entry, and types it again."""
        start, end = self._entry()
        words = self.text[start:end]
        yield self._make(start, end, "")
        yield from self._letters(words, start)

    def changes_a_voice(self) -> Iterator[Stroke]:
        """Changes a line of the head, of a source or of a speaker."""
        found = [*re.finditer(r"^(?:map|source|speaker) [^\n]*(?:\n [^\n]+)*", self.text, re.M)]
        if found:
            entry = self.chance.choice(found)
            place = self.chance.randrange(entry.start(), entry.end() + 1)
            yield from self._letters(self.chance.choice(("x", "0", " and", "\n  ")), place)
            yield from self.undoes(self.chance.randrange(4))

    def _entry(self) -> tuple[int, int]:
        """Where some entry begins and ends, with the blank line behind it."""
        starts = [0, *(found.end() for found in re.finditer("\n\n", self.text)), len(self.text)]
        return self.chance.choice(list(pairwise(sorted(set(starts)))) or [(0, len(self.text))])

    def _place(self) -> int:
        return self.chance.randrange(len(self.text) + 1)

    def _line(self, line: str) -> Iterator[Stroke]:
        """Types a line at the end of the text; its indent comes with the break before it."""
        end = len(self.text)
        words = line.lstrip()
        indent = line[: len(line) - len(words)]
        if indent and self.text.endswith("\n"):
            yield self._make(end, end, indent)
        if self.chance.random() < 0.1 and len(words) > 8:  # its last word is completed
            cut = max(words.rfind(" ") + 2, 1)
            yield from self._letters(words[:cut])
            end = len(self.text)
            yield self._make(end - 1, end, words[cut - 1 :])
        else:
            yield from self._letters(words)
        yield self._make(len(self.text), len(self.text), "\n")

    def _letters(self, words: str, at: int | None = None) -> Iterator[Stroke]:
        """Types words letter by letter, with slips that are mended at once."""
        at = len(self.text) if at is None else at
        for letter in words:
            if self.chance.random() < 0.01:
                slips = self.chance.choices(_LETTERS, k=self.chance.randrange(1, 4))
                for n, slip in enumerate(slips):
                    yield self._make(at + n, at + n, slip)
                for n in reversed(range(len(slips))):
                    yield self._make(at + n, at + n + 1, "")
            yield self._make(at, at, letter)
            at += 1

    def _make(self, start: int, end: int, words: str) -> Stroke:
        self._undo.append((start, start + len(words), self.text[start:end]))
        del self._undo[:-100]
        self.text = self.text[:start] + words + self.text[end:]
        return start, end, words
