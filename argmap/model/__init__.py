"""The model of a map: what JSON, rules and pictures see."""

from argmap.model.attribution import Attribution, Quote, Replaced, Verdict
from argmap.model.entries import (
    Argument,
    Assumption,
    Claim,
    DocumentRead,
    Entry,
    Evidence,
    Gap,
    Import,
    MapHead,
    Question,
    Section,
    Source,
    Speaker,
    Statement,
)
from argmap.model.links import Link
from argmap.model.map import Map
from argmap.model.values import Confidence, Date, Likelihood, Place

__all__ = [
    "Argument",
    "Assumption",
    "Attribution",
    "Claim",
    "Confidence",
    "Date",
    "DocumentRead",
    "Entry",
    "Evidence",
    "Gap",
    "Import",
    "Likelihood",
    "Link",
    "Map",
    "MapHead",
    "Place",
    "Question",
    "Quote",
    "Replaced",
    "Section",
    "Source",
    "Speaker",
    "Statement",
    "Verdict",
]
