"""What it finds: an id that no entry has. One that names the wrong kind of entry is a
`wrong-kind`.

Why it matters: a misspelt id would leave a reason hanging in the air. It never becomes a new,
empty entry; the message says which id was probably meant.

Severity: error

Fix: unsafe: writes the nearest id, where one is nearer than all others.

Wrong:

    claim frost: The frost came in May.
      supports: poor-whine

    claim poor-wine: The wine of that year is poor.
      supported by: hail

    claim hail: Hail fell in September.

Right:

    claim frost: The frost came in May.
      supports: poor-wine

    claim poor-wine: The wine of that year is poor.
      supported by: hail

    claim hail: Hail fell in September.
"""
