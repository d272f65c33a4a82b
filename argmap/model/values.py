"""Values that entries carry: places, dates, likelihoods, confidences."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, InstanceOf, PlainSerializer, WithJsonSchema

from argmap.text import Span

USUAL_SCALE = "icd203"
"""The scale of likelihood words where a map names none: that of ICD 203."""


class Model(BaseModel):
    """What all parts of the model share: no unknown field; validators built when first used."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """One made from values that are known to be right, without validating them again.

        What `model_construct` does, in a third of the time; a test compares the two.
        """
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "__dict__", {**_blank(cls), **values})
        put(made, "__pydantic_fields_set__", set(values))
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made


@cache
def _blank(cls: type[Model]) -> dict[str, Any]:
    """A class's fields in order with their defaults, which are never changed in place."""
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in cls.model_fields.items()
    }


def _place(span: Span) -> dict[str, Any]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {
        "file": span.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


Place = Annotated[
    InstanceOf[Span],
    PlainSerializer(_place, return_type=dict[str, Any]),
    WithJsonSchema(
        {
            "title": "Place",
            "description": "Where it stands: lines and columns count from 1, columns in code "
            "points; the end is exclusive.",
            "type": "object",
            "properties": {
                "file": {"type": "string"},
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
                "end_line": {"type": "integer", "minimum": 1},
                "end_column": {"type": "integer", "minimum": 1},
            },
            "required": ["file", "line", "column", "end_line", "end_column"],
        }
    ),
]
"""A span, written to JSON as file, line and column."""


class Date(Model):
    """A date in EDTF (ISO 8601-2:2019), level 0 or 1."""

    text: str
    """As written."""
    earliest: str | None
    """The first day that it can mean, `YYYY-MM-DD`; None where it is open or unknown."""
    latest: str | None
    """The last day that it can mean, `YYYY-MM-DD`; None where it is open or unknown."""
    approximate: bool = False
    """Written with `~` or `%`: about."""
    uncertain: bool = False
    """Written with `?` or `%`."""


class Likelihood(Model):
    """How likely an entry is, as a word of a scale or as percentages."""

    text: str
    """As written."""
    low: float
    """The lower bound, in percent."""
    high: float
    """The upper bound, in percent."""


class Confidence(Model):
    """How well founded a likelihood is."""

    level: str
    """`low`, `moderate` or `high`."""
    reason: str | None = None
    """The analyst's reason."""
