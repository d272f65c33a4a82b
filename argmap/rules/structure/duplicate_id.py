"""What it finds: an id that two entries of a folder have.

Why it matters: nobody can tell which of the two a link means. All files of a folder share their
ids, whatever the kinds of the entries.

Severity: error

Wrong:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim tracks: There are tracks in the mud by the river.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

Right:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim tracks-in-mud: There are tracks in the mud by the river.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
"""
