"""What it finds: a `grade:` that is not one of the Admiralty code. A source has a letter from A
to F, an item of evidence a digit from 1 to 6.

Why it matters: the letter says how far to trust the source, the digit how far to believe what
it says here. A good source can be wrong, and a bad one right, so the two are kept apart.

Severity: error

Fix: safe: writes a small letter as a capital.

Wrong:

    source log: The ship's log
      grade: B2

    claim sober: The captain was sober.
      said by: author in log
      supports: no-fault

    claim no-fault: Nobody on board was at fault.

Right:

    source log: The ship's log
      grade: B

    claim sober: The captain was sober.
      said by: author in log
      supports: no-fault

    claim no-fault: Nobody on board was at fault.
"""
