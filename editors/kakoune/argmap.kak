# Maps of claims and their evidence.
# Written by grammar/make.py.

hook global BufCreate .*\.argmap %{
    set-option buffer filetype argmap
}

hook global WinSetOption filetype=argmap %{
    require-module argmap
    add-highlighter window/argmap ref argmap
    set-option buffer comment_line '#'
    set-option buffer extra_word_chars '_' '-'
    hook window InsertChar \n -group argmap-indent argmap-indent
    hook -once -always window WinSetOption filetype=.* %{
        remove-highlighter window/argmap
        remove-hooks window argmap-indent
    }
}

provide-module argmap %§

set-face global argmapText default
set-face global argmapHeading title
set-face global argmapKind keyword
set-face global argmapId function
set-face global argmapKey attribute
set-face global argmapRelation keyword
set-face global argmapStrength keyword
set-face global argmapSaying type
set-face global argmapReference variable
set-face global argmapSpeaker builtin
set-face global argmapWord operator
set-face global argmapMode value
set-face global argmapLocator value
set-face global argmapMark operator
set-face global argmapJoin operator
set-face global argmapArrow operator
set-face global argmapQuoteMark operator
set-face global argmapQuote string
set-face global argmapValue value
set-face global argmapPercent value
set-face global argmapDate value
set-face global argmapLink link
set-face global argmapComment comment
set-face global argmapSuppression meta
set-face global argmapRule module

add-highlighter shared/argmap group
add-highlighter shared/argmap/ regex '^(?:map|section)(?:[ \t]+)(?:[^\s:]+)(?:[ \t]*)(?::)([^\n]*\n(?:[ \t]*(?:#[ \t][^\n]*|#)?\n|[ \t]+[^\s>#:][^\n:]*\n|[ \t]+[^\s>#:][^\n:]*[!-&(-,./;-@\[-^`{-~][^\n:]*:[^\n]*\n|[ \t]+[^\s>#:][^\s:]*(?:[ \t]+[^\s:]+){3}[^\n]*\n)*)' 1:argmapHeading
add-highlighter shared/argmap/ regex '^(?:[ \t]+)(?:hedge)(?::)([^\n]*\n(?:[ \t]*(?:#[ \t][^\n]*|#)?\n|[ \t]+[^\s>#:][^\n:]*\n|[ \t]+[^\s>#:][^\n:]*[!-&(-,./;-@\[-^`{-~][^\n:]*:[^\n]*\n|[ \t]+[^\s>#:][^\s:]*(?:[ \t]+[^\s:]+){3}[^\n]*\n)*)' 1:argmapQuote
add-highlighter shared/argmap/lines regions
add-highlighter shared/argmap/lines/line0 region '^(?:[ \t]*#[ \t]+)(?:argmap:[ \t]*ignore)(?:\[)(?:[^\]\n]*)(?:\])(?:.*)$' '\n' group
add-highlighter shared/argmap/lines/line0/ regex '^([ \t]*#[ \t]+)(argmap:[ \t]*ignore)(\[)([^\]\n]*)(\])(.*)$' 1:argmapComment 2:argmapSuppression 3:argmapMark 4:argmapRule 5:argmapMark 6:argmapComment
add-highlighter shared/argmap/lines/line1 region '^(?:[ \t]*)(?:#(?:[ \t].*)?)$' '\n' group
add-highlighter shared/argmap/lines/line1/ regex '^([ \t]*)(#(?:[ \t].*)?)$' 2:argmapComment
add-highlighter shared/argmap/lines/line2 region '^(?:[ \t]*)(?:>)(?:.*)$' '\n' group
add-highlighter shared/argmap/lines/line2/ regex '^([ \t]*)(>)(.*)$' 2:argmapQuoteMark 3:argmapQuote
add-highlighter shared/argmap/lines/line3 region '^(?:map|section)(?:[ \t]+)(?:[^\s:]+)(?:[ \t]*):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line3/ regex '^(map|section)([ \t]+)([^\s:]+)([ \t]*)(:)(?:([ \t]+)(.*))?$' 1:argmapKind 3:argmapId 5:argmapMark 7:argmapHeading
add-highlighter shared/argmap/lines/line4 region '^(?:import)(?:[ \t]+)(?:[^\s:]+)(?:[ \t]*):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line4/ regex '^(import)([ \t]+)([^\s:]+)([ \t]*)(:)(?:([ \t]+)(.*))?$' 1:argmapKind 3:argmapId 5:argmapMark 7:argmapLink
add-highlighter shared/argmap/lines/line5 region '^(?:source|speaker|question|claim|evidence|assumption|gap|argument)(?:[ \t]+)(?:[^\s:]+)(?:[ \t]*):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line5/ regex '^(source|speaker|question|claim|evidence|assumption|gap|argument)([ \t]+)([^\s:]+)([ \t]*)(:)(?:([ \t]+)(.*))?$' 1:argmapKind 3:argmapId 5:argmapMark
add-highlighter shared/argmap/lines/line6 region '^(?:[ \t]+)(?:strongly|weakly)(?:[ ])(?:supports|supported by|attacks|attacked by|undercuts|undercut by):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line6/ regex '[^\s,+>]*[^\s,+>-]' 0:argmapReference
add-highlighter shared/argmap/lines/line6/ regex ',' 0:argmapMark
add-highlighter shared/argmap/lines/line6/ regex '\+' 0:argmapJoin
add-highlighter shared/argmap/lines/line6/ regex '->' 0:argmapArrow
add-highlighter shared/argmap/lines/line6/ regex '^([ \t]+)(strongly|weakly)([ ])(supports|supported by|attacks|attacked by|undercuts|undercut by)(:)((?:[ \t].*)?)$' 2:argmapStrength 4:argmapRelation 5:argmapMark
add-highlighter shared/argmap/lines/line7 region '^(?:[ \t]+)(?:supports|supported by|attacks|attacked by|undercuts|undercut by|contradicts|corroborates|updates|updated by|explains|explained by|details|detailed by|assumes|assumed by|bears on|answers|answered by):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line7/ regex '[^\s,+>]*[^\s,+>-]' 0:argmapReference
add-highlighter shared/argmap/lines/line7/ regex ',' 0:argmapMark
add-highlighter shared/argmap/lines/line7/ regex '\+' 0:argmapJoin
add-highlighter shared/argmap/lines/line7/ regex '->' 0:argmapArrow
add-highlighter shared/argmap/lines/line7/ regex '^([ \t]+)(supports|supported by|attacks|attacked by|undercuts|undercut by|contradicts|corroborates|updates|updated by|explains|explained by|details|detailed by|assumes|assumed by|bears on|answers|answered by)(:)((?:[ \t].*)?)$' 2:argmapRelation 3:argmapMark
add-highlighter shared/argmap/lines/line8 region '^(?:[ \t]+)(?:cites|of|premises|conclusion):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line8/ regex '[^\s,+>]*[^\s,+>-]' 0:argmapReference
add-highlighter shared/argmap/lines/line8/ regex ',' 0:argmapMark
add-highlighter shared/argmap/lines/line8/ regex '\+' 0:argmapJoin
add-highlighter shared/argmap/lines/line8/ regex '->' 0:argmapArrow
add-highlighter shared/argmap/lines/line8/ regex '^([ \t]+)(cites|of|premises|conclusion)(:)((?:[ \t].*)?)$' 2:argmapKey 3:argmapMark
add-highlighter shared/argmap/lines/line9 region '^(?:[ \t]+)(?:said by|denied by|doubted by):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line9/ regex '[^\s,+>]*[^\s,+>-]' 0:argmapReference
add-highlighter shared/argmap/lines/line9/ regex ',' 0:argmapMark
add-highlighter shared/argmap/lines/line9/ regex '[ \t,]((?:author|unnamed))(?:[ \t,]|$)' 1:argmapSpeaker
add-highlighter shared/argmap/lines/line9/ regex ',[ ]?((?:direct|indirect|act|survey))[ \t]*$' 1:argmapMode
add-highlighter shared/argmap/lines/line9/ regex '[ \t,]((?:page|pages|section|paragraph|paragraphs|line|lines) [0-9]+(?:[.-][0-9]+)*|[0-9]{2}:[0-9]{2}:[0-9]{2})' 1:argmapLocator
add-highlighter shared/argmap/lines/line9/ regex '[ \t,]((?:via|in))(?:[ \t,]|$)' 1:argmapWord
add-highlighter shared/argmap/lines/line9/ regex '^([ \t]+)(said by|denied by|doubted by)(:)((?:[ \t].*)?)$' 2:argmapSaying 3:argmapMark
add-highlighter shared/argmap/lines/line10 region '^(?:[ \t]+)(?:from):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line10/ regex '[^\s,+>]*[^\s,+>-]' 0:argmapReference
add-highlighter shared/argmap/lines/line10/ regex ',' 0:argmapMark
add-highlighter shared/argmap/lines/line10/ regex '[ \t,]((?:page|pages|section|paragraph|paragraphs|line|lines) [0-9]+(?:[.-][0-9]+)*|[0-9]{2}:[0-9]{2}:[0-9]{2})' 1:argmapLocator
add-highlighter shared/argmap/lines/line10/ regex '^([ \t]+)(from)(:)((?:[ \t].*)?)$' 2:argmapSaying 3:argmapMark
add-highlighter shared/argmap/lines/line11 region '^(?:[ \t]+)(?:hedge):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line11/ regex '^([ \t]+)(hedge)(:)(?:([ \t]+)(.*))?$' 2:argmapSaying 3:argmapMark 5:argmapQuote
add-highlighter shared/argmap/lines/line12 region '^(?:[ \t]+)(?:on|published|accessed|date|tested):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line12/ regex '^([ \t]+)(on|published|accessed|date|tested)(:)(?:([ \t]+)(.*))?$' 2:argmapKey 3:argmapMark 5:argmapDate
add-highlighter shared/argmap/lines/line13 region '^(?:[ \t]+)(?:url|archived|file):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line13/ regex '^([ \t]+)(url|archived|file)(:)(?:([ \t]+)(.*))?$' 2:argmapKey 3:argmapMark 5:argmapLink
add-highlighter shared/argmap/lines/line14 region '^(?:[ \t]+)(?:likelihood|confidence|grade|scale|scheme|strength|stance):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line14/ regex ':[ \t]+([^\s,](?:[^,]*[^\s,])?)' 1:argmapValue
add-highlighter shared/argmap/lines/line14/ regex ':[ \t]+([0-9][0-9.]*(?:[ \t]*[-–][ \t]*[0-9][0-9.]*)?[ \t]*%)' 1:argmapPercent
add-highlighter shared/argmap/lines/line14/ regex ':[ \t]+(,.*)' 1:argmapText
add-highlighter shared/argmap/lines/line14/ regex '^([ \t]+)(likelihood|confidence|grade|scale|scheme|strength|stance)(:)((?:[ \t].*)?)$' 2:argmapKey 3:argmapMark
add-highlighter shared/argmap/lines/line15 region '^(?:[ \t]+)(?:author|summary|publisher|sha256|medium|descriptor|excerpt|role|alias|interest|falls if|note|tags):(?=\s)' '\n' group
add-highlighter shared/argmap/lines/line15/ regex '^([ \t]+)(author|summary|publisher|sha256|medium|descriptor|excerpt|role|alias|interest|falls if|note|tags)(:)(?:([ \t]+)(.*))?$' 2:argmapKey 3:argmapMark

define-command -hidden argmap-indent %{
    # A quote goes on with its `>`, a body line with its indentation; below a head it begins.
    evaluate-commands -draft -itersel %{
        try %{
            execute-keys -draft k x s ^\h+(>\h?)? <ret> y j gh P
        } catch %{
            try %{ execute-keys -draft k x <a-k> ^\S.*:(\h|$) <ret> j gh i <space><space> <esc> }
        }
    }
}

§
