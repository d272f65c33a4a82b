"""The entries of a map, one class for each kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from argmap.model.attribution import Attribution
from argmap.model.values import USUAL_SCALE, Confidence, Date, Likelihood, Model, Place


class EntryBase(Model):
    """What every entry has."""

    kind: str
    id: str
    """The id in NFC, unique in its folder."""
    text: str
    """The text of its head, on one line."""
    note: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: str | None = None
    """The id of the section that holds it."""
    at: Place
    """Where its id stands."""
    places: dict[str, Place] = Field(default_factory=dict)
    """Where the value of each of its keys stands."""


class MapHead(EntryBase):
    """The map itself: its title and what holds for the whole of it."""

    kind: Literal["map"] = "map"
    author: str | None = None
    date: Date | None = None
    scale: str = USUAL_SCALE
    """The scale of likelihood words: `icd203`, `phia` or `kent`."""
    summary: str | None = None


class DocumentRead(Model):
    """What is known of a source's document: from reading it, or from the lock."""

    by: Literal["document", "lock"]
    sha256: str
    """The digest of the file's bytes."""
    text_sha256: str | None
    """The digest of the extracted text in UTF-8; None for a file without text, such as a photo."""
    extractor: str | None
    """What extracted the text, with its version."""


class Source(EntryBase):
    """A document."""

    kind: Literal["source"] = "source"
    author: tuple[str, ...] = ()
    """Ids of speakers."""
    publisher: str | None = None
    published: Date | None = None
    url: str | None = None
    archived: str | None = None
    accessed: Date | None = None
    file: str | None = None
    """A path relative to the map file."""
    sha256: str | None = None
    grade: str | None = None
    """Reliability, A to F (Admiralty code); F means that it cannot be judged."""
    medium: str | None = None
    descriptor: str | None = None
    cites: tuple[str, ...] = ()
    """Ids of sources."""
    excerpt: str | None = None
    """Why its text is not distributed."""
    document: DocumentRead | None = None
    """None before documents are read, and where there is none."""


class Speaker(EntryBase):
    """A person, an organisation or a group that says something."""

    kind: Literal["speaker"] = "speaker"
    role: str | None = None
    of: str | None = None
    """The id of the speaker (an organisation, say) that it belongs to."""
    alias: tuple[str, ...] = ()
    interest: str | None = None


class Question(EntryBase):
    """What is to be answered."""

    kind: Literal["question"] = "question"


class Claim(EntryBase):
    """A proposition: one sentence that can be true or false."""

    kind: Literal["claim"] = "claim"
    attributions: tuple[Attribution, ...] = ()
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    on: Date | None = None
    """The date of what it speaks of."""


class Evidence(EntryBase):
    """What an item of evidence shows."""

    kind: Literal["evidence"] = "evidence"
    attributions: tuple[Attribution, ...] = ()
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    on: Date | None = None
    grade: str | None = None
    """Credibility, 1 to 6 (Admiralty code); 6 means that it cannot be judged."""


class Assumption(EntryBase):
    """What the analyst takes for granted."""

    kind: Literal["assumption"] = "assumption"
    tested: Date | None = None
    falls_if: str | None = None


class Gap(EntryBase):
    """What is not known and would matter."""

    kind: Literal["gap"] = "gap"


class Argument(EntryBase):
    """The warrant: why the premises bear on the conclusion."""

    kind: Literal["argument"] = "argument"
    premises: tuple[str, ...] = ()
    conclusion: str | None = None
    scheme: str | None = None
    strength: Literal["strong", "weak"] | None = None
    stance: Literal["for", "against"] = "for"


class Section(EntryBase):
    """A heading over the entries that follow it in its file."""

    kind: Literal["section"] = "section"


class Import(EntryBase):
    """Another folder's map, whose ids are then `ID.theirs`."""

    kind: Literal["import"] = "import"


Statement = Claim | Evidence | Assumption | Gap
"""Entries that say something about the world and stand in the picture as cards."""

Entry = Annotated[
    MapHead
    | Source
    | Speaker
    | Question
    | Claim
    | Evidence
    | Assumption
    | Gap
    | Argument
    | Section
    | Import,
    Field(discriminator="kind"),
]
