"""What it finds: an entry that supports, attacks, cites or otherwise names itself. Circles that
lead over other entries are `circular-support` and `circular-citation`.

Why it matters: nothing is a reason for itself. Most often another id was meant.

Severity: error

Wrong:

    claim howling: Howling was heard at night.
      supports: howling

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks

    claim tracks: There are tracks in the snow.

Right:

    claim howling: Howling was heard at night.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks

    claim tracks: There are tracks in the snow.
"""
