"""What it finds: one link that is called strong in one place and weak in another. A link can be
written from either of its ends, and from both.

Why it matters: both lines mean the same link, and only one of them can be right.

Severity: error

Wrong:

    claim tracks: There are tracks in the snow.
      strongly supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
      weakly supported by: tracks

Right:

    claim tracks: There are tracks in the snow.
      strongly supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
"""
