autocmd BufRead,BufNewFile *.argmap setfiletype argmap
