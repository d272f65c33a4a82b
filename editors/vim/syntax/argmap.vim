" Vim syntax file
" Language: argmap
" Written by grammar/make.py.

if exists("b:current_syntax")
  finish
endif

syn spell toplevel

syn match argmapKey_15_1 "\v^[ \t]+\zs\v%(author|summary|publisher|sha256|medium|descriptor|excerpt|role|alias|interest|falls if|note|tags)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_15_2 skipwhite
hi def link argmapKey_15_1 argmapKey
syn match argmapMark_15_2 "\v:" contained
hi def link argmapMark_15_2 argmapMark

syn match argmapKey_14_1 "\v^[ \t]+\zs\v%(likelihood|confidence|grade|scale|scheme|strength|stance)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_14_2 skipwhite
hi def link argmapKey_14_1 argmapKey
syn match argmapMark_14_2 "\v:" contained nextgroup=argmapInChoice skipwhite
hi def link argmapMark_14_2 argmapMark

syn match argmapKey_13_1 "\v^[ \t]+\zs\v%(url|archived|file)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_13_2 skipwhite
hi def link argmapKey_13_1 argmapKey
syn match argmapMark_13_2 "\v:" contained nextgroup=argmapLink skipwhite
hi def link argmapMark_13_2 argmapMark

syn match argmapKey_12_1 "\v^[ \t]+\zs\v%(on|published|accessed|date|tested)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_12_2 skipwhite
hi def link argmapKey_12_1 argmapKey
syn match argmapMark_12_2 "\v:" contained nextgroup=argmapDate skipwhite
hi def link argmapMark_12_2 argmapMark

syn match argmapSaying_11_1 "\v^[ \t]+\zs\v%(hedge)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_11_2 skipwhite
hi def link argmapSaying_11_1 argmapSaying
syn match argmapMark_11_2 "\v:" contained nextgroup=argmapQuote
hi def link argmapMark_11_2 argmapMark

syn match argmapSaying_10_1 "\v^[ \t]+\zs\v%(from)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_10_2 skipwhite
hi def link argmapSaying_10_1 argmapSaying
syn match argmapMark_10_2 "\v:" contained nextgroup=argmapInOrigin skipwhite
hi def link argmapMark_10_2 argmapMark

syn match argmapSaying_9_1 "\v^[ \t]+\zs\v%(said by|denied by|doubted by)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_9_2 skipwhite
hi def link argmapSaying_9_1 argmapSaying
syn match argmapMark_9_2 "\v:" contained nextgroup=argmapInAttribution skipwhite
hi def link argmapMark_9_2 argmapMark

syn match argmapKey_8_1 "\v^[ \t]+\zs\v%(cites|of|premises|conclusion)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_8_2 skipwhite
hi def link argmapKey_8_1 argmapKey
syn match argmapMark_8_2 "\v:" contained nextgroup=argmapInReferences skipwhite
hi def link argmapMark_8_2 argmapMark

syn match argmapRelation_7_1 "\v^[ \t]+\zs\v%(supports|supported by|attacks|attacked by|undercuts|undercut by|contradicts|corroborates|updates|updated by|explains|explained by|details|detailed by|assumes|assumed by|bears on|answers|answered by)\ze\v%(:)%([ \t].*)?$" nextgroup=argmapMark_7_2 skipwhite
hi def link argmapRelation_7_1 argmapRelation
syn match argmapMark_7_2 "\v:" contained nextgroup=argmapInReferences skipwhite
hi def link argmapMark_7_2 argmapMark

syn match argmapStrength_6_1 "\v^[ \t]+\zs\v%(strongly|weakly)\ze\v%([ ])%(supports|supported by|attacks|attacked by|undercuts|undercut by)%(:)%([ \t].*)?$" nextgroup=argmapRelation_6_3 skipwhite
hi def link argmapStrength_6_1 argmapStrength
syn match argmapRelation_6_3 "\vsupports|supported by|attacks|attacked by|undercuts|undercut by" contained nextgroup=argmapMark_6_4 skipwhite
hi def link argmapRelation_6_3 argmapRelation
syn match argmapMark_6_4 "\v:" contained nextgroup=argmapInReferences skipwhite
hi def link argmapMark_6_4 argmapMark

syn match argmapKind_5_0 "\v^\zs\v%(source|speaker|question|claim|evidence|assumption|gap|argument)\ze\v%([ \t]+)%([^ \t:]+)%([ \t]*)%(:)%([ \t].*)?$" nextgroup=argmapId_5_2 skipwhite
hi def link argmapKind_5_0 argmapKind
syn match argmapId_5_2 "\v[^ \t:]+" contained nextgroup=argmapMark_5_4 skipwhite
hi def link argmapId_5_2 argmapId
syn match argmapMark_5_4 "\v:" contained
hi def link argmapMark_5_4 argmapMark

syn match argmapKind_4_0 "\v^\zs\v%(import)\ze\v%([ \t]+)%([^ \t:]+)%([ \t]*)%(:)%([ \t].*)?$" nextgroup=argmapId_4_2 skipwhite
hi def link argmapKind_4_0 argmapKind
syn match argmapId_4_2 "\v[^ \t:]+" contained nextgroup=argmapMark_4_4 skipwhite
hi def link argmapId_4_2 argmapId
syn match argmapMark_4_4 "\v:" contained nextgroup=argmapLink skipwhite
hi def link argmapMark_4_4 argmapMark

syn match argmapKind_3_0 "\v^\zs\v%(map|section)\ze\v%([ \t]+)%([^ \t:]+)%([ \t]*)%(:)%([ \t].*)?$" nextgroup=argmapId_3_2 skipwhite
hi def link argmapKind_3_0 argmapKind
syn match argmapId_3_2 "\v[^ \t:]+" contained nextgroup=argmapMark_3_4 skipwhite
hi def link argmapId_3_2 argmapId
syn match argmapMark_3_4 "\v:" contained nextgroup=argmapHeading
hi def link argmapMark_3_4 argmapMark

syn match argmapQuoteMark_2_1 "\v^[ \t]*\zs\v%(\>)\ze\v%(.*)$" nextgroup=argmapQuote_2_2 skipwhite
hi def link argmapQuoteMark_2_1 argmapQuoteMark
syn match argmapQuote_2_2 "\v.*" contained contains=@Spell
hi def link argmapQuote_2_2 argmapQuote

syn match argmapComment_1_1 "\v^[ \t]*\zs\v%(#%([ \t].*)?)\ze\v$" contains=@Spell
hi def link argmapComment_1_1 argmapComment

syn match argmapComment_0_0 "\v^\zs\v%([ \t]*#[ \t]+)\ze\v%(argmap:[ \t]*ignore)%(\[)%([^\]\n]*)%(\])%(.*)$" contains=@Spell nextgroup=argmapSuppression_0_1 skipwhite
hi def link argmapComment_0_0 argmapComment
syn match argmapSuppression_0_1 "\vargmap:[ \t]*ignore" contained nextgroup=argmapMark_0_2 skipwhite
hi def link argmapSuppression_0_1 argmapSuppression
syn match argmapMark_0_2 "\v\[" contained nextgroup=argmapRule_0_3,argmapMark_0_4 skipwhite
hi def link argmapMark_0_2 argmapMark
syn match argmapRule_0_3 "\v[^\]\n]*" contained nextgroup=argmapMark_0_4 skipwhite
hi def link argmapRule_0_3 argmapRule
syn match argmapMark_0_4 "\v\]" contained nextgroup=argmapComment_0_5 skipwhite
hi def link argmapMark_0_4 argmapMark
syn match argmapComment_0_5 "\v.*" contained contains=@Spell
hi def link argmapComment_0_5 argmapComment

syn match argmapInReferences ".*" contained contains=argmapArrow_references,argmapJoin_references,argmapMark_references,argmapReference_references
syn match argmapReference_references "\v[^ \t,+>]*[^ \t,+>-]" contained
hi def link argmapReference_references argmapReference
syn match argmapMark_references "\v," contained
hi def link argmapMark_references argmapMark
syn match argmapJoin_references "\v\+" contained
hi def link argmapJoin_references argmapJoin
syn match argmapArrow_references "\v-\>" contained
hi def link argmapArrow_references argmapArrow
syn match argmapInAttribution ".*" contained contains=argmapWord_attribution,argmapLocator_attribution,argmapMode_attribution,argmapSpeaker_attribution,argmapMark_attribution,argmapReference_attribution
syn match argmapReference_attribution "\v[^ \t,+>]*[^ \t,+>-]" contained
hi def link argmapReference_attribution argmapReference
syn match argmapMark_attribution "\v," contained
hi def link argmapMark_attribution argmapMark
syn match argmapSpeaker_attribution "\v%(author|unnamed)%([^ \t,])@!" contained
hi def link argmapSpeaker_attribution argmapSpeaker
syn match argmapMode_attribution "\v%(%(, )@<=|%(,)@<=)%(direct|indirect|act|survey)%([ \t]*$)@=" contained
hi def link argmapMode_attribution argmapMode
syn match argmapLocator_attribution "\v%(page|pages|section|paragraph|paragraphs|line|lines) [0-9]+%([.-][0-9]+)*|[0-9]{2}:[0-9]{2}:[0-9]{2}" contained
hi def link argmapLocator_attribution argmapLocator
syn match argmapWord_attribution "\v%(via|in)%([^ \t,])@!" contained
hi def link argmapWord_attribution argmapWord
syn match argmapInOrigin ".*" contained contains=argmapLocator_origin,argmapMark_origin,argmapReference_origin
syn match argmapReference_origin "\v[^ \t,+>]*[^ \t,+>-]" contained
hi def link argmapReference_origin argmapReference
syn match argmapMark_origin "\v," contained
hi def link argmapMark_origin argmapMark
syn match argmapLocator_origin "\v%(page|pages|section|paragraph|paragraphs|line|lines) [0-9]+%([.-][0-9]+)*|[0-9]{2}:[0-9]{2}:[0-9]{2}" contained
hi def link argmapLocator_origin argmapLocator
syn match argmapInChoice ".*" contained contains=argmapText_choice,argmapPercent_choice,argmapValue_choice
syn match argmapValue_choice "\v[^ \t,]%([^,]*[^ \t,])?" contained
hi def link argmapValue_choice argmapValue
syn match argmapPercent_choice "\v[0-9][0-9.]*%([ \t]*[-–][ \t]*[0-9][0-9.]*)?[ \t]*\%" contained
hi def link argmapPercent_choice argmapPercent
syn match argmapText_choice "\v,.*" contained
hi def link argmapText_choice argmapText
syn match argmapDate "\S.*" contained
syn match argmapLink "\S.*" contained
syn region argmapHeading start="\v%(:)@<=%([ \t]|$)" end="\v^%(%(#%([ \t]|$))@!\S|[ \t]+%(\>|[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*%([ \t]+[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*){0,2}[ \t]*:%([ \t]|$)))@=" contained
  \ contains=argmapComment_0_0,argmapComment_1_1,@Spell
syn region argmapQuote start="\v%(:)@<=%([ \t]|$)" end="\v^%(%(#%([ \t]|$))@!\S|[ \t]+%(\>|[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*%([ \t]+[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*){0,2}[ \t]*:%([ \t]|$)))@=" contained
  \ contains=argmapComment_0_0,argmapComment_1_1,@Spell
syn sync minlines=100

hi def link argmapComment Comment
hi def link argmapSuppression PreProc
hi def link argmapRule Tag
hi def link argmapQuote String
hi def link argmapQuoteMark Delimiter
hi def link argmapKind Structure
hi def link argmapId Function
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
hi def link argmapSpeaker Special
hi def link argmapLocator Constant
hi def link argmapMark Delimiter
hi def link argmapValue Constant
hi def link argmapPercent Number
hi def link argmapDate Number
hi def link argmapLink Underlined

let b:current_syntax = "argmap"
