"""What it finds: a line that begins with no key and goes on with no text, and lines above the
first entry of a file that are no comment.

Why it matters: only a text, a note or a summary goes on over further lines. What stands below
anything else would be lost.

Severity: error, always on

Fix: unsafe: writes it as a line of the quote above, where one stands there. Elsewhere, to write the
blank that a comment lacks behind its `#` is safe.

Wrong:

    claim frost: The frost came in May.
      supports: poor-wine
      as every grower in the valley remembers

    claim poor-wine: The wine of that year is poor.

Right:

    claim frost: The frost came in May.
      supports: poor-wine
      note: Every grower in the valley remembers it.

    claim poor-wine: The wine of that year is poor.
"""
