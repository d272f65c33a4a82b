" What the settings for argmap's maps call.
" Written by grammar/make.py.

let s:head = '\v^%(map|source|speaker|question|claim|evidence|assumption|gap|argument|section|import)[ \t]+[^ \t:]+[ \t]*:%([ \t]|$)'
let s:key = '\v^[ \t]+%(strongly supported by|strongly attacked by|strongly undercut by|weakly supported by|weakly attacked by|strongly undercuts|weakly undercut by|strongly supports|strongly attacks|weakly undercuts|weakly supports|weakly attacks|supported by|corroborates|explained by|attacked by|undercut by|contradicts|detailed by|answered by|descriptor|doubted by|likelihood|confidence|conclusion|updated by|assumed by|publisher|published|denied by|undercuts|archived|accessed|interest|falls if|premises|strength|supports|explains|bears on|summary|excerpt|said by|attacks|updates|details|assumes|answers|author|sha256|medium|tested|scheme|stance|scale|grade|cites|alias|hedge|date|file|role|from|note|tags|url|of|on|map|source|speaker|question|claim|evidence|assumption|gap|argument|section|import)%([ \t:]|$)'
let s:prose = '\v^[ \t]+%(author|date|scale|summary|publisher|published|url|archived|accessed|file|sha256|grade|medium|descriptor|excerpt|role|alias|interest|hedge|likelihood|confidence|on|tested|falls if|scheme|strength|stance|note|tags):%([ \t]|$)'
let s:word = '\v^[ \t]+%(\>|[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*%([ \t]+[^ \t!-/:-@\[-`{-~][^ \t!-&(-,./:-@\[-^`{-~]*){0,2}[ \t]*:%([ \t]|$))'

" The pattern of an entry's head.
function! argmap#Head() abort
  return s:head
endfunction

" Goes to the next entry, or with the flag `b` to the one before; `v:count1` entries.
function! argmap#Move(flag) abort
  let l:count = v:count1
  normal! m'
  for l:_ in range(l:count)
    if !search(s:head, a:flag . 'W')
      call cursor(a:flag ==# 'b' ? 1 : line('$'), 1)
      return
    endif
  endfor
endfunction

" The fold of a line: an entry is one, with the comments above it.
function! argmap#Fold(line) abort
  let l:text = getline(a:line)
  if l:text =~# s:head
    return getline(a:line - 1) =~# '^#\%(\s\|$\)' ? '=' : '>1'
  endif
  if l:text =~# '^#\%(\s\|$\)' && getline(a:line - 1) !~# '^#\%(\s\|$\)'
    let l:next = a:line
    while getline(l:next) =~# '^#\%(\s\|$\)'
      let l:next += 1
    endwhile
    return getline(l:next) =~# s:head ? '>1' : '='
  endif
  return '='
endfunction

" The indentation of a line: none for a head and for a first line after an empty one.
function! argmap#Indent(line) abort
  let l:text = getline(a:line)
  if l:text =~# s:head
    return 0
  endif
  if l:text =~# '^\s*#'
    return -1
  endif
  return l:text =~# '\S' || getline(a:line - 1) =~# '\S' ? shiftwidth() : 0
endfunction

" The document of the source that has this id, for `gf`; else the word itself.
function! argmap#File(word) abort
  let l:id = substitute(a:word, '[,.:;]\+$', '', '')
  let l:folder = expand('%:p:h')
  for l:path in glob(fnameescape(l:folder) . '/*.argmap', 1, 1)
    let l:inside = 0
    for l:line in readfile(l:path)
      if l:line =~# '^\S' && l:line !~# '^#'
        let l:inside = matchstr(l:line, '^source\s\+\zs[^ \t:]\+\ze\s*:') ==# l:id
      elseif l:inside && l:line =~# '^\s\+file:\s'
        let l:file = matchstr(l:line, '^\s\+file:\s\+\zs.\{-}\ze\s*$')
        return l:folder . '/' . l:file
      endif
    endfor
  endfor
  return a:word
endfunction

" Formats lines (`gq`): each text, quote and comment by itself, and no line so that it would begin
" like a key. Lines of ids, of attributions and of other values are left as they are.
function! argmap#Format() abort
  if mode() =~# '[iR]'
    return 1
  endif
  let l:last = v:lnum + v:count - 1
  while l:last >= v:lnum
    let l:first = l:last
    let l:sort = s:Sort(l:first)
    if l:sort ==# 'text'
      while l:first > v:lnum && s:Sort(l:first) ==# 'text'
            \ && index(['text', 'prose'], s:Sort(l:first - 1)) >= 0
        let l:first -= 1
      endwhile
      let l:sort = s:Sort(l:first)
    elseif l:sort ==# 'quote' || l:sort ==# 'comment'
      while l:first > v:lnum && s:Sort(l:first - 1) ==# l:sort
        let l:first -= 1
      endwhile
    endif
    if l:sort !=# 'other'
      call s:Fill(l:first, l:last)
    endif
    let l:last = l:first - 1
  endwhile
  return 0
endfunction

function! s:Sort(line) abort
  let l:text = getline(a:line)
  if l:text =~# '^\s*>\s*\S'
    return 'quote'
  elseif l:text =~# '^\s*#\s\+\S' && l:text !~# '^\s*#\s\+argmap:'
    return 'comment'
  elseif l:text =~# s:head || l:text =~# s:prose
    return 'prose'
  endif
  return l:text =~# '^\s\+[^ \t#>]' && l:text !~# s:word ? 'text' : 'other'
endfunction

function! s:Fill(first, last) abort
  let l:lead = matchstr(getline(a:first), '^\s*\%([>#]\s*\)\=')
  let l:marked = l:lead =~# '[>#]'
  let l:more = empty(l:lead) ? repeat(' ', shiftwidth()) : l:lead
  let l:words = []
  for l:line in getline(a:first, a:last)
    let l:words += split(l:marked ? substitute(l:line, '^\s*[>#]', '', '') : l:line)
  endfor
  let l:width = &textwidth ? &textwidth : 79
  let l:lines = []
  while !empty(l:words)
    let l:start = empty(l:lines) ? l:lead : l:more
    let l:count = 1
    while l:count < len(l:words)
          \ && strdisplaywidth(l:start . join(l:words[:l:count])) <= l:width
      let l:count += 1
    endwhile
    let l:least = l:count
    while !l:marked && l:least < len(l:words) && s:Bad(l:words[l:least :])
      let l:least -= 1
    endwhile
    if l:least < 1
      let l:least = l:count
      while l:least < len(l:words) && s:Bad(l:words[l:least :])
        let l:least += 1
      endwhile
    endif
    call add(l:lines, l:start . join(l:words[: l:least - 1]))
    let l:words = l:words[l:least :]
  endwhile
  if l:lines !=# getline(a:first, a:last)
    silent execute a:first . ',' . a:last . 'delete _'
    call append(a:first - 1, l:lines)
  endif
endfunction

" Whether a line of text can't begin with these words.
function! s:Bad(words) abort
  let l:line = '  ' . join(a:words[:5])
  return l:line =~# s:word || l:line =~# s:key || l:line =~# '^\s*[>#]'
endfunction
