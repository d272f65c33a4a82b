"""The language: its words, its grammar, the parser with recovery, and the formatter."""

from argmap.language.parser import parse
from argmap.language.syntax import Entry, File

__all__ = ["Entry", "File", "parse"]
