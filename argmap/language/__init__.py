"""The language: its words, its grammar, the parser with recovery, and the formatter."""

from argmap.language.formatter import format_text
from argmap.language.parser import parse
from argmap.language.syntax import Entry, File

__all__ = ["Entry", "File", "format_text", "parse"]
