"""Maps of many shapes and scripts, made from a seed: what analysts draw, and worse."""

from __future__ import annotations

import random
from typing import Any

from sample_maps import Maker, confidence, likelihood, said

from argmap.model import Map

WORDS = {
    "latin": "the base was closed in winter because a government of ministers had asked for "
    "higher payments and reservations international consequences Washington",
    "cyrillic": "база была закрыта зимой потому что правительство министров просило о более "
    "высокой плате и оговорках международные последствия Бишкек",
    "greek": "η βάση έκλεισε τον χειμώνα επειδή η κυβέρνηση των υπουργών ζήτησε υψηλότερες "
    "πληρωμές και επιφυλάξεις διεθνείς συνέπειες Αθήνα",
    "hebrew": "הבסיס נסגר בחורף משום שהממשלה של השרים ביקשה תשלומים גבוהים יותר והסתייגויות "
    "בינלאומיות השלכות ירושלים",
    "arabic": "القاعدة أغلقت في الشتاء لأن حكومة الوزراء طلبت مدفوعات أعلى وتحفظات دولية "
    "عواقب القاهرة",
    "chinese": "基地在冬天关闭了 因为政府的部长们要求更高的付款 国际保留意见 后果 北京",
}
SHAPES = ("tree", "dag", "linked", "undercuts", "arguments", "sections", "question", "all")
_INFORMING = ("details", "explains", "corroborates", "updates")


class _Drawer:
    """Draws entries and links by chance."""

    def __init__(self, seed: int, script: str) -> None:
        self.chance = random.Random(seed)
        self.words = WORDS[script].split()
        self.maker = Maker(self.text(3, 9))
        self.maker.speaker("s", self.text(1, 3))
        self.maker.speaker("longer", self.text(5, 9))
        self.maker.source("d", self.text(3, 8), publisher=self.text(1, 3), grade="B")
        self.ids: list[str] = []
        self.links: list[str] = []
        self.joined: set[object] = set()

    def text(self, low: int, high: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, k=self.chance.randint(low, high)))

    def likely(self, part: float) -> bool:
        """Whether something happens that happens so often, 0 to 1."""
        return self.chance.random() < part

    def card(self, kind: str = "claim") -> str:
        """A new card; some say much and some little."""
        id = f"c{len(self.ids)}"
        size = (2, 5) if self.likely(0.3) else (25, 60) if self.likely(0.1) else (6, 18)
        if kind in ("claim", "evidence"):
            quote = self.text(4, 20) if self.likely(0.5) else None
            mode = self.chance.choice(["direct", "indirect", None])
            who = self.chance.choice(["s", "longer"])
            spoken = [said(who, "d", mode, quote)] * self.chance.choice([0, 1, 1, 1, 2])
            rest = {}
            if self.likely(0.1):
                rest["likelihood"] = likelihood("very likely", 80, 95)
                rest["confidence"] = confidence("low", self.text(3, 12))
            getattr(self.maker, kind)(id, self.text(*size), *spoken, **rest)
        else:
            getattr(self.maker, kind)(id, self.text(*size))
        self.ids.append(id)
        return id

    def reason(self, target: str, *, kind: str = "claim") -> str:
        """A new card for or against another."""
        id = self.card(kind)
        relation = "attacks" if self.likely(0.25) else "supports"
        strength = self.chance.choice([None, None, None, "strong", "weak"])
        self.link(id, relation, target, strength=strength)
        return id

    def link(
        self, premises: str | tuple[str, ...], relation: str, target: str, **rest: Any
    ) -> None:
        """A link, once between the same ends."""
        if (premises, target) not in self.joined:
            self.joined.add((premises, target))
            id = self.maker.link(premises, relation, target, **rest)
            if relation in ("supports", "attacks"):
                self.links.append(id)

    def linked(self, target: str) -> None:
        """Premises that count only together, some of them old ones."""
        fresh = [self.card() for _ in range(self.chance.randint(1, 3))]
        later = [id for id in self.ids if int(id[1:]) > int(target[1:])]
        old = self.chance.sample(later, min(2, len(later)))
        premises = tuple(dict.fromkeys([*fresh, *old]))[:4]
        if len(premises) > 1:
            self.link(premises, "supports", target)

    def argument(self, number: int, target: str) -> None:
        """An argument entry with its premises."""
        premises = tuple(self.card() for _ in range(self.chance.randint(1, 3)))
        stance = "against" if self.likely(0.3) else "for"
        self.maker.argument(f"a{number}", self.text(4, 14), premises, target, stance=stance)

    def beside(self) -> None:
        """A link that informs, assumes or contradicts between old cards."""
        if len(self.ids) < 2:
            return
        a, b = self.chance.sample(self.ids, 2)
        self.link(a, self.chance.choice([*_INFORMING, "contradicts"]), b)

    def undercut(self) -> None:
        """An undercut of an old link."""
        if self.links:
            self.maker.link(self.card(), "undercuts", self.chance.choice(self.links))


def varied(seed: int, script: str = "latin") -> Map:
    """The map of a seed: the same each time."""
    draw = _Drawer(seed, script)
    shape = SHAPES[seed % len(SHAPES)]
    some = draw.chance.choice([4, 8, 12, 18, 28, 45])
    if shape in ("sections", "all"):
        draw.maker.section("part0", draw.text(1, 6))
    if shape in ("question", "all"):
        draw.maker.question("q", draw.text(4, 12))
        tops = [draw.card() for _ in range(draw.chance.randint(2, 5))]
        for top in tops:
            draw.maker.link(top, "answers", "q")
    else:
        tops = [draw.card() for _ in range(draw.chance.choice([1, 1, 1, 2]))]
    leafy = draw.chance.random()
    for number in range(some):
        if shape in ("sections", "all") and number % max(3, some // 4) == 2:
            draw.maker.section(f"part{number}", draw.text(1, 8))
        target = draw.chance.choice(tops if draw.likely(leafy * 0.5) else draw.ids[-12:])
        kind = draw.chance.random()
        if shape in ("linked", "all") and kind < 0.25:
            draw.linked(target)
        elif shape in ("arguments", "all") and 0.25 < kind < 0.45:
            draw.argument(number, target)
        elif shape in ("undercuts", "all") and 0.45 < kind < 0.6:
            draw.undercut()
        elif shape in ("question", "all") and kind > 0.85:
            id = draw.card(draw.chance.choice(["assumption", "gap"]))
            for one in draw.chance.sample(draw.ids[:-1], min(2, len(draw.ids) - 1)):
                if draw.maker.entries[id].kind == "gap":
                    draw.maker.link(id, "bears on", one)
                elif draw.maker.entries[one].kind in ("claim", "evidence"):
                    draw.maker.link(one, "assumes", id)
        else:
            draw.reason(target, kind="evidence" if draw.likely(0.4) else "claim")
        if shape not in ("tree", "linked") and draw.likely(0.2):
            draw.beside()
        if shape in ("dag", "all", "sections") and draw.likely(0.3):
            a, b = draw.chance.sample(draw.ids, 2) if len(draw.ids) > 1 else (None, None)
            if a and b and int(a[1:]) > int(b[1:]):
                draw.link(a, "supports", b)
    return draw.maker.map()


def rewritten(map: Map, script: str) -> Map:
    """A map whose texts are put into another script, about as long as they were."""
    chance, words = random.Random(script), WORDS[script].split()

    def text(old: str) -> str:
        made = ""
        while len(made) < len(old) * (0.5 if script == "chinese" else 1):
            made += chance.choice(words) + " "
        return made.strip() or old

    entries = {}
    for id, entry in map.entries.items():
        fresh = {"text": text(entry.text)}
        if getattr(entry, "publisher", None):
            fresh["publisher"] = text(entry.publisher)
        if getattr(entry, "attributions", ()):
            fresh["attributions"] = tuple(
                one.model_copy(
                    update={"quote": one.quote.model_copy(update={"text": text(one.quote.text)})}
                )
                if one.quote
                else one
                for one in entry.attributions
            )
        entries[id] = entry.model_copy(update=fresh)
    return map.model_copy(update={"entries": entries})
