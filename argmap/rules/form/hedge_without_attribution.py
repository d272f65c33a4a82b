"""What it finds: a `hedge:` that does not stand below an attribution. A quote that does not is a
`quote-without-attribution`.

Why it matters: a hedge says how sure somebody was of what they said. It has to be clear whose
words it goes with.

Severity: error, always on

File `diary.txt`:

    As far as we can tell, the herd went north.

Wrong:

    source diary: The herdsman's diary
      file: diary.txt

    claim north: The herd went north.
      hedge: As far as we can tell
      from: diary
      > the herd went north
      supports: early-winter

    claim early-winter: The winter came early.

Right:

    source diary: The herdsman's diary
      file: diary.txt

    claim north: The herd went north.
      from: diary
      > the herd went north
      hedge: As far as we can tell
      supports: early-winter

    claim early-winter: The winter came early.
"""
