"""What it finds: a date that is not written as in EDTF (ISO 8601-2), levels 0 and 1. That is
`2006-07-17`, `2006-07`, `2006`; `2006-07~` for about then, `../2006-06-01` for before.

Why it matters: 5/6/2006 is in May for some readers and in June for others. What is later than
what, on the timeline and in checks, hangs on it.

Severity: error

Fix: safe: writes the day as EDTF does, where it can only be read in one way. To leave a time of
day out is unsafe.

Wrong:

    claim sailed: The ship left the harbour overloaded.
      on: 17.07.2006
      supports: negligence

    claim negligence: The owners were negligent.

Right:

    claim sailed: The ship left the harbour overloaded.
      on: 2006-07-17
      supports: negligence

    claim negligence: The owners were negligent.
"""
