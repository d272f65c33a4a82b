"""Rules: what is looked for in maps. One rule a file, in the folder of its family.

A rule's docstring is its documentation, and says its severity. A rule that looks at a whole map
has a function `check`, or a function `of` where it looks at claims and evidence one by one, with
all that bears on each; and `LOOKS_AT` says what its findings hang on: `"entry"` where they hang on
one entry alone, or else aspects of the map. What is found while a map or a document is read has
only its docstring.
"""

from argmap.rules.book import (
    FAMILIES,
    about,
    checks,
    families,
    fixed,
    looks_at,
    of_entries,
    off_by_default,
    rule,
)

__all__ = [
    "FAMILIES",
    "about",
    "checks",
    "families",
    "fixed",
    "looks_at",
    "of_entries",
    "off_by_default",
    "rule",
]
