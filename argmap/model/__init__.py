"""The model of a map: what JSON, rules and pictures see."""

from argmap.model.attribution import Attribution, Quote
from argmap.model.entries import (
    Argument,
    Assumption,
    Claim,
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
    "Section",
    "Source",
    "Speaker",
    "Statement",
]
