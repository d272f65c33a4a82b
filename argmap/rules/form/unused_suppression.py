"""What it finds: a comment that sets a finding aside which is not there. A comment that can't be
read is a `bad-suppression`.

Why it matters: the fault was mended and the excuse forgotten. Left where it is, it would hide
the next such fault.

Severity: warning

Fix: safe: takes the name of the rule out, or the comment where no other name is in it. There
is no fix where the rule finds something in the same entry, on a line that the comment does not
stand above.

Wrong:

    # argmap: ignore[unreached-entry] the recording is still being examined
    claim howling: Howling was heard at night.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

Right:

    claim howling: Howling was heard at night.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
"""
