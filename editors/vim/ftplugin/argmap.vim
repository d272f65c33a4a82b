" Settings for argmap's maps; what they call stands in autoload/argmap.vim.

if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

" Return in a quote or a comment begins a further line of it.
setlocal commentstring=#\ %s comments=b:#,b:>
setlocal formatoptions-=t formatoptions+=croqlj formatexpr=argmap#Format()
setlocal expandtab shiftwidth=2 softtabstop=2
" Ids are words; `gf` on the id of a source opens its document.
setlocal iskeyword+=- includeexpr=argmap#File(v:fname)
let &l:define = argmap#Head()
" Entries fold, and are open at first.
setlocal foldmethod=expr foldexpr=argmap#Fold(v:lnum) foldtext=getline(v:foldstart) foldlevel=99

let b:undo_ftplugin = "setlocal commentstring< comments< formatoptions< formatexpr< expandtab<"
  \ . " shiftwidth< softtabstop< iskeyword< includeexpr< define<"
  \ . " foldmethod< foldexpr< foldtext< foldlevel< makeprg< errorformat<"

" `:make` checks the maps below the working folder, or what is named behind it.
compiler argmap

if !exists("no_plugin_maps") && !exists("no_argmap_maps")
  for s:mode in ["n", "x", "o"]
    execute s:mode . "noremap <buffer> <silent> [[ <Cmd>call argmap#Move('b')<CR>"
    execute s:mode . "noremap <buffer> <silent> ]] <Cmd>call argmap#Move('')<CR>"
    let b:undo_ftplugin .= " | silent! execute '" . s:mode . "unmap <buffer> [['"
    let b:undo_ftplugin .= " | silent! execute '" . s:mode . "unmap <buffer> ]]'"
  endfor
endif
