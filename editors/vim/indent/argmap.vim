if exists("b:did_indent")
  finish
endif
let b:did_indent = 1

setlocal autoindent indentexpr=argmap#Indent(v:lnum) indentkeys=o,O,!^F
let b:undo_indent = "setlocal autoindent< indentexpr< indentkeys<"
