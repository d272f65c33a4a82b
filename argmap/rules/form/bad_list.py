"""What it finds: ids that are not parted rightly, or a link that is not named by its ends. A comma
parts ids that each count by themselves; a plus joins premises that count only together.

Why it matters: `a, b` are two reasons, and `a + b` is one reason that falls with either. Which
of them is meant can't be guessed.

Severity: error, always on

Fix: unsafe: puts commas between ids that have none. Commas for semicolons, the arrow of the
language for other arrows, and a comma at the end that is taken out are safe.

Wrong:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks howling

    claim tracks: There are tracks in the snow.

    claim howling: Howling was heard at night.

Right:

    claim wolves-are-back: Wolves live in the valley again.
      supported by: tracks, howling

    claim tracks: There are tracks in the snow.

    claim howling: Howling was heard at night.
"""
