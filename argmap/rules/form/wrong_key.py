"""What it finds: a key of the language in an entry of a kind that can't have it. A key that no
kind has is an `unknown-key`.

Why it matters: a key says something about one kind of entry alone. A source is `published`, and
what a claim speaks of happens `on` a day.

Severity: error

Fix: unsafe: writes the key that says such a thing of such an entry, as `bears on` for `supports` in
a gap.

Wrong:

    claim tracks: Tracks were found by the mill.
      published: 2024-02-03
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

Right:

    claim tracks: Tracks were found by the mill.
      on: 2024-02-03
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
"""
