"""From the file of a document to its text, within bounds, whatever is in the file."""

from argmap.sources.reading.reader import read_document

__all__ = ["read_document"]
