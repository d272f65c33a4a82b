if exists("current_compiler")
  finish
endif
let current_compiler = "argmap"

CompilerSet makeprg=argmap\ check\ --format\ concise\ $*
CompilerSet errorformat=%f:%l:%v:\ %trror:\ %m,%f:%l:%v:\ %tarning:\ %m,%f:%l:%v:\ %tnfo:\ %m,%-G%.%#
