"""What it finds: a quote that does not stand directly below a `said by:`, `denied by:`,
`doubted by:` or `from:`.

Why it matters: what stands behind `>` are somebody's own words, and they are looked up in a
source. Here nobody is named, so there is nothing to look them up in.

Severity: error, always on

File `diary.txt`:

    They took the dog by day. It was never so cold since I was born.

Wrong:

    source diary: The miller's diary
      file: diary.txt

    claim hunger: The wolves were hungry.
      from: diary
      > They took the dog by day
      supports: hard-winter

    claim cold: It was colder than in any year before.
      > It was never so cold since I was born
      supports: hard-winter

    claim hard-winter: The winter was hard.

Right:

    source diary: The miller's diary
      file: diary.txt

    claim hunger: The wolves were hungry.
      from: diary
      > They took the dog by day
      supports: hard-winter

    claim cold: It was colder than in any year before.
      from: diary
      > It was never so cold since I was born
      supports: hard-winter

    claim hard-winter: The winter was hard.
"""
