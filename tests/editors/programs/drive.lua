-- Does with a file of a map what somebody does in an editor, and writes what came of it as JSON.
-- `ARGMAP_STEPS` names the file that the answers go to.

local answers = {}
local PATIENCE = 120000 -- milliseconds, for a slow machine; nothing waits longer than it has to

local function wait(what, condition)
  if not vim.wait(PATIENCE, condition, 20) then
    error("nothing came of: " .. what)
  end
end

local function place(pattern, offset)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(pattern, "cW") > 0, pattern)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_win_set_cursor(0, { row, column + (offset or 0) })
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local found = vim.lsp.buf_request_sync(0, method, params, PATIENCE)
  for _, answer in pairs(found or {}) do
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
  error("no answer to " .. method)
end

local function messages()
  return vim.tbl_map(function(one)
    local line = vim.fn.getline(one.lnum + 1)
    return {
      line = one.lnum + 1,
      words = one.end_lnum == one.lnum and line:sub(one.col + 1, one.end_col) or "",
      message = one.message,
      severity = one.severity,
    }
  end, vim.diagnostic.get(0))
end

local function main()
  local buffer = vim.api.nvim_get_current_buf()
  local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  wait("starting the server", function()
    local client = clients()[1]
    return client and client.initialized and vim.lsp.buf_is_attached(buffer, client.id)
  end)
  answers.filetype = vim.bo.filetype
  answers.comment = vim.bo.commentstring

  -- A mistake is found while it is there.
  place("answers: \\zsq-manas")
  vim.cmd("normal! ciwüber, q-mnas")
  vim.cmd("normal! O  note: ‘Café’ – “5 €” 🏠 é")
  vim.cmd("normal! A, 🏠🏠’ ü")
  wait("finding a mistake", function() return #vim.diagnostic.get(0) > 1 end)
  answers.mistake = messages()
  vim.cmd("undo")
  vim.cmd("undo")
  vim.cmd("undo")
  wait("forgetting a mistake", function() return #vim.diagnostic.get(0) == 0 end)

  place("contradicts: \\zspleases-moscow")
  local completed = ask("textDocument/completion")
  answers.completion = completed.items or completed
  answers.hover = ask("textDocument/hover")
  vim.lsp.buf.definition()
  wait("going to a definition", function()
    return vim.fn.getline("."):match("^claim pleases%-moscow:") ~= nil
  end)
  answers.definition = { vim.fn.expand("%:t"), vim.fn.line(".") }

  -- An id is renamed in all files.
  place("\\<warning-given\\>")
  vim.lsp.buf.rename("threat-made")
  wait("renaming", function()
    return vim.fn.search("\\<threat-made\\>", "nw") > 0
  end)
  vim.cmd("silent wall")

  -- A passage that is wider than a line of the map is taken whole.
  local last = vim.fn.line("$")
  vim.fn.append(last, { "", "claim new-one: New.", "  said by: bekbalatov in voa", "  > the threat is" })
  vim.fn.cursor(last + 4, 1)
  vim.api.nvim_set_option("virtualedit", "onemore")
  vim.fn.cursor(last + 4, 18)
  local quotes = ask("textDocument/completion")
  local made = vim.lsp.util.text_document_completion_list_to_complete_items(quotes, "the threat is")
  answers.quote = made[1].word
  vim.api.nvim_buf_set_lines(0, last, -1, false, {})

  -- A text that is not in its canonical form is set right.
  vim.api.nvim_buf_set_lines(0, vim.fn.line("$"), -1, false, { "", "", "gap  new:   ‘What’ – now, 5 € 🏠?" })
  place("^gap  new")
  vim.cmd("normal! A  ")
  vim.cmd("normal grf")
  wait("formatting", function() return vim.fn.getline("$"):match("^gap new") ~= nil end)
  answers.formatted = vim.api.nvim_buf_get_lines(0, -5, -1, false)
end

local fine, problem = xpcall(main, debug.traceback)
if not fine then
  answers = { problem = problem }
end
vim.fn.writefile({ vim.fn.json_encode(answers) }, vim.env.ARGMAP_STEPS)
for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
  vim.lsp.stop_client(client.id)
end
vim.cmd("qall!")
