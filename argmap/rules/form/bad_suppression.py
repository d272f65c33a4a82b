"""What it finds: a comment that should set a finding aside, and gives no reason, names no rule
that can be set aside, or can't be read. `WHY`, which editors write until you have given yours, is
no reason. A comment that is read as text, for want of a blank behind its `#` or because other words
stand before it, is found too.

Why it matters: whoever comes after you sees that a finding was set aside, and has to know why.

Severity: error, always on

Fix: safe: writes the comment as it was meant, on a line of its own.

Wrong:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

    # argmap: ignore[unreached-entry]
    claim howling: Howling was heard at night.

Right:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

    # argmap: ignore[unreached-entry] the recording is still being examined
    claim howling: Howling was heard at night.
"""
