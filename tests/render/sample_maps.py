"""Maps built in Python, for the tests of pictures: they need no parser."""

from __future__ import annotations

from typing import Any

from argmap.model import (
    Argument,
    Assumption,
    Attribution,
    Claim,
    Confidence,
    Date,
    Evidence,
    Gap,
    Likelihood,
    Link,
    Map,
    MapHead,
    Question,
    Quote,
    Section,
    Source,
    Speaker,
)
from argmap.text import SourceText, Span

TEXT = SourceText("sample.argmap", "x")
AT = Span(TEXT, 0, 1)


class Maker:
    """Builds a map entry by entry; cards stand in the section that was opened last."""

    def __init__(self, title: str | None = None, **head: Any) -> None:
        self.entries: dict[str, Any] = {}
        self.links: list[Link] = []
        self._section: str | None = None
        if title is not None:
            self.entries["map"] = MapHead(id="map", text=title, at=AT, **head)

    def section(self, id: str, text: str) -> None:
        self.entries[id] = Section(id=id, text=text, at=AT)
        self._section = id

    def no_section(self) -> None:
        self._section = None

    def source(self, id: str, text: str, published: str | None = None, **rest: Any) -> None:
        date = Date(text=published, earliest=None, latest=None) if published else None
        self.entries[id] = Source(id=id, text=text, at=AT, published=date, **rest)

    def speaker(self, id: str, text: str) -> None:
        self.entries[id] = Speaker(id=id, text=text, at=AT)

    def add(self, kind: Any, id: str, text: str, **rest: Any) -> str:
        self.entries[id] = kind(id=id, text=text, at=AT, section=self._section, **rest)
        return id

    def question(self, id: str, text: str) -> str:
        return self.add(Question, id, text)

    def claim(self, id: str, text: str, *said: Attribution, **rest: Any) -> str:
        return self.add(Claim, id, text, attributions=said, **rest)

    def evidence(self, id: str, text: str, *said: Attribution, **rest: Any) -> str:
        return self.add(Evidence, id, text, attributions=said, **rest)

    def assumption(self, id: str, text: str) -> str:
        return self.add(Assumption, id, text)

    def gap(self, id: str, text: str) -> str:
        return self.add(Gap, id, text)

    def argument(
        self, id: str, text: str, premises: tuple[str, ...], conclusion: str, **rest: Any
    ) -> str:
        entry = Argument(
            id=id,
            text=text,
            at=AT,
            section=self._section,
            premises=premises,
            conclusion=conclusion,
            **rest,
        )
        self.entries[id] = entry
        relation = "attacks" if entry.stance == "against" else "supports"
        self.link(premises, relation, conclusion, strength=entry.strength, argument=id)
        return id

    def link(self, premises: str | tuple[str, ...], relation: Any, target: str, **rest: Any) -> str:
        ends = (premises,) if isinstance(premises, str) else premises
        arrow = f"{' + '.join(ends)} -> {target}"
        id = (
            arrow
            if relation in ("supports", "attacks")
            else (f"{' + '.join(ends)} {relation} {target}")
        )
        self.links.append(
            Link(id=id, relation=relation, premises=ends, target=target, at=AT, **rest)
        )
        return id

    def map(self, folder: str = "sample") -> Map:
        return Map(folder=folder, entries=self.entries, links=tuple(self.links))


def said(
    speaker: str,
    source: str | None = None,
    mode: Any = None,
    quote: str | None = None,
    locators: tuple[str, ...] = (),
    stance: Any = "asserts",
    via: tuple[str, ...] = (),
) -> Attribution:
    """An attribution."""
    return Attribution(
        speaker=speaker,
        source=source,
        mode=mode,
        locators=locators,
        stance=stance,
        via=via,
        quote=Quote(text=quote, at=AT) if quote else None,
        at=AT,
    )


def likelihood(text: str, low: float, high: float) -> Likelihood:
    """A likelihood."""
    return Likelihood(text=text, low=low, high=high)


def confidence(level: str, reason: str | None = None) -> Confidence:
    """A confidence."""
    return Confidence(level=level, reason=reason)


def city_centre() -> Map:
    """Should the city centre be closed to private cars?"""
    m = Maker("Should the city centre be closed to private cars?")
    for id, name in (
        ("council", "City council motion 14/26"),
        ("physician", "City physician"),
        ("lab", "City lab, 2025"),
        ("who", "WHO"),
        ("residents", "Residents’ group"),
        ("traders", "Traders’ union"),
        ("transport", "Transport office"),
        ("chamber", "Chamber survey"),
        ("forum", "Disability forum"),
        ("officer", "Council officer"),
        ("bus", "Bus operator"),
    ):
        m.speaker(id, name)
    m.source("air", "Air quality report 2025")
    m.source("guidelines", "Air quality guidelines 2021")
    m.source("footfall", "Footfall survey, May 2025")
    m.source("operator", "Operator data, autumn 2025")
    m.claim("t", "The city centre should be closed to private cars from 2027.", said("council"))
    m.section("health", "Health")
    m.claim("h1", "Closing the centre would save lives by cutting pollution.", said("physician"))
    m.claim("h2", "Road traffic causes most of the centre’s nitrogen dioxide.", said("physician"))
    m.claim("h3", "Long exposure to nitrogen dioxide shortens lives.", said("physician"))
    m.evidence(
        "e1",
        "Monitoring stations",
        said(
            "lab",
            "air",
            "direct",
            "Traffic accounted for 71 % of NO₂ at the four central stations.",
            ("page 12",),
        ),
    )
    m.evidence(
        "e2",
        "Global review of 57 cohorts",
        said(
            "who",
            "guidelines",
            "direct",
            "Long-term exposure is associated with all-cause mortality.",
            ("section 3",),
        ),
    )
    m.claim(
        "u1",
        "The stations stand at bus stops, so they do not show what residents breathe.",
        said("residents"),
    )
    m.section("trade", "Local trade")
    m.claim("r1", "Shops will lose customers who come by car.", said("traders"))
    m.claim("r2", "Most customers already arrive on foot, by bicycle or by bus.", said("transport"))
    m.evidence(
        "e3",
        "Street interviews, n = 1,204",
        said("chamber", "footfall", "direct", "Only 18 % of visitors came by private car."),
    )
    m.claim("r3", "Car visitors spend twice as much per trip.", said("traders"))
    m.section("around", "Getting around")
    m.claim("m1", "People who cannot walk far would be shut out.", said("forum"))
    m.claim("m2", "Blue-badge holders, taxis and deliveries keep access.", said("officer"))
    m.claim("m3", "Buses can carry the displaced trips.", said("bus"))
    m.evidence(
        "e4",
        "Capacity study",
        said("bus", "operator", "direct", "Peak load is 62 % on all radial lines."),
    )
    m.link("h1", "supports", "t")
    m.link(("h2", "h3"), "supports", "h1")
    m.link("e1", "supports", "h2")
    m.link("u1", "undercuts", "e1 -> h2")
    m.link("e2", "supports", "h3")
    m.link("r1", "attacks", "t")
    m.link("r2", "attacks", "r1")
    m.link("e3", "supports", "r2")
    m.link("r3", "attacks", "r2")
    m.link("m1", "attacks", "t")
    m.link("m2", "attacks", "m1")
    m.link("m3", "supports", "t")
    m.link("e4", "supports", "m3")
    return m.map("city-centre")


def everything() -> Map:
    """Every kind of card and every relation."""
    m = Maker(
        "Why did Bakiyev press Washington over the Manas base?",
        date=Date(text="2006-07", earliest=None, latest=None),
    )
    m.speaker("bekbalatov", "Kumar Bekbalatov")
    m.speaker("putin", "Vladimir Putin")
    m.speaker("tass", "ITAR-TASS")
    m.source(
        "voa",
        "Kyrgyz President Bakiyev Makes First State Visit to Russia",
        publisher="Voice of America",
        published="../2006-06-01",
        grade="B",
    )
    m.question("q1", "Why did Bakiyev press Washington over the Manas base?")
    m.section("motives", "Motives")
    m.claim(
        "pleases",
        "The Manas threat was aimed at pleasing Moscow.",
        said(
            "bekbalatov",
            "voa",
            "indirect",
            "the threat is more about trying to score "
            "political favor with Russia than anything else",
        ),
        said("putin", "voa", "direct", "We asked for nothing.", stance="denies", via=("tass",)),
        likelihood=likelihood("roughly even chance", 45, 55),
        confidence=confidence("low", "one origin"),
    )
    m.claim(
        "money",
        "The threat was a bargaining move for a higher rent.",
        likelihood=likelihood("30-45%", 30, 45),
        confidence=confidence("moderate"),
    )
    m.claim(
        "loyal",
        "Bakiyev needed to show Moscow that he is loyal.",
        said(
            "bekbalatov",
            "voa",
            "direct",
            "This statement was made precisely because of the "
            "need of President Bakiyev to show some type of at least political loyalty",
        ),
    )
    m.evidence(
        "deadline",
        "The threat came with a price and a date.",
        said(
            "author",
            "voa",
            None,
            "if the United States does not agree to pay more by June 1st",
            ("paragraph 5",),
        ),
        grade="2",
    )
    m.claim("weak", "Bakiyev is under pressure at home.", said("unnamed", "voa", "indirect"))
    m.claim("patron", "Moscow is the patron that Bishkek turns to.")
    m.claim("price", "A threat that can be bought off shows little loyalty.")
    m.argument(
        "tag",
        "A threat that names a price and a date is a sign that the price is what it is after.",
        ("price", "deadline"),
        "money",
        scheme="sign",
        strength="weak",
    )
    m.section("doubts", "Doubts")
    m.assumption("knows", "Bekbalatov is in a position to know Bakiyev’s motives.")
    m.claim("inside", "Bekbalatov names no source for his view of the motive.")
    m.gap("wording", "The warning’s own words, the day it was given, and to whom.")
    m.claim("later", "In July the price was paid.")
    m.claim("earlier", "In June no price had been agreed.")
    m.claim("why", "The budget had a hole of some millions.")
    m.claim("other", "A second agency reports the same deadline.", said("tass", mode="direct"))
    m.claim("terms", "The rent was to rise a hundredfold.")
    m.claim("refusal", "A government that wants a refusal can name a price.")
    m.link("pleases", "answers", "q1")
    m.link("money", "answers", "q1")
    m.link("pleases", "contradicts", "money")
    m.link("loyal", "supports", "pleases", strength="strong")
    m.link(("weak", "patron"), "supports", "pleases")
    m.link("refusal", "undercuts", "tag", strength="weak")
    m.link("deadline", "attacks", "pleases", strength="weak")
    m.link("inside", "undercuts", "loyal -> pleases")
    m.link("pleases", "assumes", "knows")
    m.link("wording", "bears on", "money")
    m.link("later", "updates", "earlier")
    m.link("why", "explains", "later")
    m.link("other", "corroborates", "deadline")
    m.link("terms", "details", "price")
    return m.map("manas")
