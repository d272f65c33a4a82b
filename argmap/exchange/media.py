"""What kind of document a source is, in the words of maps, of CSL and of BibTeX."""

from __future__ import annotations

_KINDS = (
    # in maps, in CSL 1.0.2, in BibTeX and biblatex (the first is written)
    ("journal article", "article-journal", ("article", "periodical", "suppperiodical")),
    ("news report", "article-newspaper", ()),
    ("magazine article", "article-magazine", ()),
    ("article", "article", ()),
    ("book", "book", ("book", "mvbook", "collection", "proceedings")),
    ("chapter", "chapter", ("incollection", "inbook", "bookinbook", "suppbook")),
    ("report", "report", ("report", "techreport")),
    ("web page", "webpage", ("online", "electronic", "www")),
    ("blog post", "post-weblog", ()),
    ("post", "post", ()),
    ("thesis", "thesis", ("thesis", "phdthesis", "mastersthesis")),
    ("conference paper", "paper-conference", ("inproceedings", "conference")),
    ("manuscript", "manuscript", ("unpublished",)),
    ("pamphlet", "pamphlet", ("booklet",)),
    ("dataset", "dataset", ("dataset",)),
    ("encyclopedia entry", "entry-encyclopedia", ("inreference",)),
    ("manual", "standard", ("manual",)),
    ("patent", "patent", ("patent",)),
    ("legislation", "legislation", ("legislation",)),
    ("court decision", "legal_case", ("jurisdiction",)),
    ("treaty", "treaty", ("legal",)),
    ("letter", "personal_communication", ("letter",)),
    ("broadcast", "broadcast", ("audio",)),
    ("film", "motion_picture", ("movie", "video")),
    ("interview", "interview", ()),
    ("speech", "speech", ()),
    ("hearing", "hearing", ()),
    ("map", "map", ()),
    ("review", "review", ()),
)

_TO_CSL = {medium: csl for medium, csl, _ in _KINDS}
_TO_BIBTEX = {medium: types[0] for medium, _, types in _KINDS if types}
_FROM_CSL = {csl: medium for medium, csl, _ in _KINDS}
_FROM_BIBTEX = {type: medium for medium, _, types in _KINDS for type in types}
_ARTICLES = ("news report", "magazine article", "article")
WHOLE_WORKS = frozenset("book report thesis pamphlet manual film dataset".split())
"""Media that are cited by a title in italics, as works that stand alone."""


def to_csl(medium: str | None) -> str:
    """The CSL type of a medium; `document` where there is none."""
    return _TO_CSL.get(medium or "", "document")


def from_csl(type: str) -> str | None:
    """The medium that a CSL type means."""
    return _FROM_CSL.get(type)


def to_bibtex(medium: str | None) -> str:
    """The entry type of a medium; `misc` where there is none."""
    return _TO_BIBTEX.get(medium or "", "article" if medium in _ARTICLES else "misc")


def from_bibtex(type: str) -> str | None:
    """The medium that an entry type means."""
    return _FROM_BIBTEX.get(type.lower())
