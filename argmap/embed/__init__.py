"""Maps inside other documents: notebooks, pages of Sphinx, and Markdown."""

from argmap.embed.loaded import LoadedMap, MapError, load

__all__ = ["LoadedMap", "MapError", "load"]
