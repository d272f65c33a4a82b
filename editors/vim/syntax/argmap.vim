" Vim syntax file
" Language: argmap
" Written by grammar/make.py.

if exists("b:current_syntax")
  finish
endif

syn match argmapComment /^\s*#\%(\s.*\)\=$/ contains=argmapIgnore,@Spell
syn match argmapIgnore /argmap:\s*ignore\[[^]]*\]/ contained

syn match argmapQuote /^\s*>.*/ contains=argmapQuoteMark
syn match argmapQuoteMark /^\s*>/ contained

syn match argmapKind /^\%(source\|speaker\|question\|claim\|evidence\|assumption\|gap\|argument\|import\)\ze\s\+[^ \t:]\+\s*:\%(\s\|$\)/ nextgroup=argmapId skipwhite
syn match argmapKind /^\%(map\|section\)\ze\s\+[^ \t:]\+\s*:\%(\s\|$\)/
  \ nextgroup=argmapHeadingId skipwhite
syn match argmapId /[^ \t:]\+/ contained
syn match argmapHeadingId /[^ \t:]\+\s*:/ contained nextgroup=argmapHeading skipwhite
syn match argmapHeading /.*/ contained

syn match argmapStrength /^\s\+\%(strongly\|weakly\)\ze \%(supports\|supported by\|attacks\|attacked by\|undercuts\|undercut by\):\%(\s\|$\)/
  \ nextgroup=argmapRelation skipwhite
syn match argmapRelation /\%(supports\|supported by\|attacks\|attacked by\|undercuts\|undercut by\):/ contained nextgroup=argmapReferences skipwhite
syn match argmapRelation /^\s\+\%(contradicts\|corroborates\|updates\|updated by\|explains\|explained by\|details\|detailed by\|assumes\|assumed by\|bears on\|answers\|answered by\|supports\|supported by\|attacks\|attacked by\|undercuts\|undercut by\):\%(\s\|$\)\@=/
  \ nextgroup=argmapReferences skipwhite
syn match argmapKey /^\s\+\%(cites\|of\|premises\|conclusion\):\%(\s\|$\)\@=/ nextgroup=argmapReferences skipwhite
syn match argmapKey /^\s\+\%(author\|summary\|publisher\|file\|sha256\|medium\|descriptor\|excerpt\|role\|alias\|interest\|falls if\|note\|tags\):\%(\s\|$\)\@=/
syn match argmapKey /^\s\+\%(likelihood\|confidence\|grade\|scale\|scheme\|strength\|stance\):\%(\s\|$\)\@=/ nextgroup=argmapChoice skipwhite
syn match argmapKey /^\s\+\%(on\|published\|accessed\|date\|tested\):\%(\s\|$\)\@=/ nextgroup=argmapDate skipwhite
syn match argmapKey /^\s\+\%(url\|archived\):\%(\s\|$\)\@=/ nextgroup=argmapLink skipwhite
syn match argmapSaying /^\s\+\%(said by\|denied by\|doubted by\|from\):\%(\s\|$\)\@=/ nextgroup=argmapAttribution skipwhite
syn match argmapSaying /^\s\+\%(hedge\):\%(\s\|$\)\@=/ nextgroup=argmapHedge skipwhite

syn match argmapReferences /.*/ contained contains=argmapReference,argmapJoin,argmapArrow
syn match argmapReference /[^ \t,+>]*[^ \t,+>-]/ contained
syn match argmapJoin /+/ contained
syn match argmapArrow /->/ contained

syn match argmapAttribution /.*/ contained
  \ contains=argmapReference,argmapWord,argmapMode,argmapReserved,argmapLocator
syn match argmapWord /\s\@<=\%(via\|in\)\s\@=/ contained
syn match argmapMode /\%(,\s*\)\@<=\%(direct\|indirect\|act\|survey\)\ze\s*$/ contained
syn match argmapReserved /\s\@<=\%(author\|unnamed\)\ze\%(\s\|,\|$\)/ contained
syn match argmapLocator /\%(page\|pages\|section\|paragraph\|paragraphs\|line\|lines\) \d[0-9.-]*/ contained
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
