"""Vim's syntax file."""

from __future__ import annotations

from argmap.language.highlight import (
    CHOSEN,
    DATES,
    HEADINGS,
    LINKS,
    PLACES,
    plain_keys,
    relation_keys,
)
from argmap.language.vocabulary import KINDS, MODES, RESERVED_SPEAKERS, STRENGTHS

SYNTAX = r"""" Vim syntax file
" Language: argmap
" Written by grammar/make.py.

if exists("b:current_syntax")
  finish
endif

syn match argmapComment /^\s*#\%(\s.*\)\=$/ contains=argmapIgnore,@Spell
syn match argmapIgnore /argmap:\s*ignore\[[^]]*\]/ contained

syn match argmapQuote /^\s*>.*/ contains=argmapQuoteMark
syn match argmapQuoteMark /^\s*>/ contained

syn match argmapKind /^\%(<kinds>\)\ze\s\+[^ \t:]\+\s*:\%(\s\|$\)/ nextgroup=argmapId skipwhite
syn match argmapKind /^\%(<headings>\)\ze\s\+[^ \t:]\+\s*:\%(\s\|$\)/
  \ nextgroup=argmapHeadingId skipwhite
syn match argmapId /[^ \t:]\+/ contained
syn match argmapHeadingId /[^ \t:]\+\s*:/ contained nextgroup=argmapHeading skipwhite
syn match argmapHeading /.*/ contained

syn match argmapStrength /^\s\+\%(<strengths>\)\ze \%(<strong>\):\%(\s\|$\)/
  \ nextgroup=argmapRelation skipwhite
syn match argmapRelation /\%(<strong>\):/ contained nextgroup=argmapReferences skipwhite
syn match argmapRelation /^\s\+\%(<relations>\):\%(\s\|$\)\@=/
  \ nextgroup=argmapReferences skipwhite
syn match argmapKey /^\s\+\%(<names>\):\%(\s\|$\)\@=/ nextgroup=argmapReferences skipwhite
syn match argmapKey /^\s\+\%(<texts>\):\%(\s\|$\)\@=/
syn match argmapKey /^\s\+\%(<chosen>\):\%(\s\|$\)\@=/ nextgroup=argmapChoice skipwhite
syn match argmapKey /^\s\+\%(<dates>\):\%(\s\|$\)\@=/ nextgroup=argmapDate skipwhite
syn match argmapKey /^\s\+\%(<links>\):\%(\s\|$\)\@=/ nextgroup=argmapLink skipwhite
syn match argmapSaying /^\s\+\%(<sayings>\):\%(\s\|$\)\@=/ nextgroup=argmapAttribution skipwhite
syn match argmapSaying /^\s\+\%(<hedges>\):\%(\s\|$\)\@=/ nextgroup=argmapHedge skipwhite

syn match argmapReferences /.*/ contained contains=argmapReference,argmapJoin,argmapArrow
syn match argmapReference /[^ \t,+>]*[^ \t,+>-]/ contained
syn match argmapJoin /+/ contained
syn match argmapArrow /->/ contained

syn match argmapAttribution /.*/ contained
  \ contains=argmapReference,argmapWord,argmapMode,argmapReserved,argmapLocator
syn match argmapWord /\s\@<=\%(via\|in\)\s\@=/ contained
syn match argmapMode /\%(,\s*\)\@<=\%(<modes>\)\ze\s*$/ contained
syn match argmapReserved /\s\@<=\%(<speakers>\)\ze\%(\s\|,\|$\)/ contained
syn match argmapLocator /\%(<places>\) \d[0-9.-]*/ contained
syn match argmapLocator /\d\d:\d\d:\d\d/ contained

syn match argmapChoice /[^,]\+/ contained contains=argmapPercent
syn match argmapPercent /\d[0-9.]*\%(-\d[0-9.]*\)\=%/ contained
syn match argmapDate /.*/ contained
syn match argmapLink /.*/ contained
syn match argmapHedge /.*/ contained

hi def link argmapComment Comment
hi def link argmapIgnore PreProc
hi def link argmapQuote String
hi def link argmapQuoteMark Delimiter
hi def link argmapKind Structure
hi def link argmapId Function
hi def link argmapHeadingId Function
hi def link argmapHeading Title
hi def link argmapStrength StorageClass
hi def link argmapRelation Statement
hi def link argmapKey Label
hi def link argmapSaying Keyword
hi def link argmapReference Identifier
hi def link argmapJoin Operator
hi def link argmapArrow Operator
hi def link argmapWord Operator
hi def link argmapMode Constant
hi def link argmapReserved Special
hi def link argmapLocator Constant
hi def link argmapChoice Constant
hi def link argmapPercent Number
hi def link argmapDate Number
hi def link argmapLink Underlined
hi def link argmapHedge String

let b:current_syntax = "argmap"
"""


def syntax() -> str:
    """The syntax file with the words of the vocabulary."""
    words = {
        "kinds": [kind for kind in KINDS if kind not in HEADINGS],
        "headings": HEADINGS,
        "strengths": STRENGTHS,
        "strong": relation_keys(True),
        "relations": [*relation_keys(False), *relation_keys(True)],
        "names": plain_keys("ids", "premises"),
        "texts": plain_keys("text"),
        "chosen": CHOSEN,
        "dates": DATES,
        "links": LINKS,
        "sayings": plain_keys("attribution", "origin"),
        "hedges": plain_keys("hedge"),
        "modes": MODES,
        "speakers": RESERVED_SPEAKERS,
        "places": PLACES,
    }
    text = SYNTAX
    for name, listed in words.items():
        text = text.replace(f"<{name}>", r"\|".join(listed))
    return text
