"""What it finds: a word that can't be an id. It holds a character that ids don't have, begins or
ends with a mark, or is a word of the language. Ids are letters and digits of any script, with
`-` and `_` between them.

Why it matters: ids stand in lists, between arrows and after full stops, so they may hold
nothing that could be read as one of these.

Severity: error, always on

Fix: safe: takes a full stop behind a list of ids out, and puts commas for semicolons.

Wrong:

    claim mayor's-plan: The mayor plans a tunnel.
      supports: costs-rise

    claim costs-rise: The costs will rise.

Right:

    claim mayors-plan: The mayor plans a tunnel.
      supports: costs-rise

    claim costs-rise: The costs will rise.
"""
