"""Source text, spans, positions and the line index: what every other package points with."""

from argmap.text.counting import counted
from argmap.text.editing import edited
from argmap.text.reading import Fault, read_text
from argmap.text.source import SourceText
from argmap.text.span import Span

__all__ = ["Fault", "SourceText", "Span", "counted", "edited", "read_text"]
