"""What it finds: a second quote below one attribution. A quote below none is a
`quote-without-attribution`.

Why it matters: each quote is looked up by itself, and has its own page, mode and hedge. So each
has its own attribution.

Severity: error, always on

File `inquiry.txt`:

    The captain, it seems, was ill. Nobody told the passengers.

Wrong:

    source inquiry: Report of the inquiry
      file: inquiry.txt

    claim ill: The passengers were not told that the captain was ill.
      from: inquiry
      > The captain, it seems, was ill
      hedge: it seems
      > Nobody told the passengers
      supports: negligence

    claim negligence: The owners were negligent.

Right:

    source inquiry: Report of the inquiry
      file: inquiry.txt

    claim ill: The passengers were not told that the captain was ill.
      from: inquiry
      > The captain, it seems, was ill
      hedge: it seems
      from: inquiry
      > Nobody told the passengers
      supports: negligence

    claim negligence: The owners were negligent.
"""
