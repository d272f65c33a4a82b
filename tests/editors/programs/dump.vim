" Writes next to each file that is open the highlight group of each character, as JSON: for each
" line the groups that links of the syntax file lead to, up to the last whose name begins with
" `argmap`.
set nomore encoding=utf-8 synmaxcol=0 redrawtime=60000

let s:links = {}
for s:line in readfile($ARGMAP_SYNTAX)
  let s:found = matchlist(s:line, '^hi def link \(\S\+\) \(argmap\S\+\)$')
  if !empty(s:found)
    let s:links[s:found[1]] = s:found[2]
  endif
endfor

function! s:Group(line, column) abort
  let l:name = synIDattr(synID(a:line, a:column, 1), 'name')
  return get(s:links, l:name, l:name)
endfunction

function! s:Dump() abort
  let l:all = []
  for l:line in range(1, line('$'))
    let l:groups = []
    let l:byte = 1
    for l:char in split(getline(l:line), '\zs')
      call add(l:groups, s:Group(l:line, l:byte))
      let l:byte += strlen(l:char)
    endfor
    call add(l:all, l:groups)
  endfor
  call writefile([json_encode(l:all)], expand('%:p') . '.json')
endfunction

for s:path in argv()
  execute 'edit' fnameescape(s:path)
  call s:Dump()
endfor
qall!
