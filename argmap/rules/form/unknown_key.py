"""What it finds: one to three words and a colon at the start of a line that are no key of the
language.

Why it matters: if a misspelt key were taken for prose, what it says would be lost without
anybody noticing.

Severity: error, always on

Fix: unsafe: writes the nearest key, or the one that is meant: `from` for `source`, `said by` for
`speaker`, `attacks` for `against`. Plain blanks between a key's words are safe.

Wrong:

    claim frost: The frost came in May.
      suports: poor-wine

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
