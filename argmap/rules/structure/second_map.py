"""What it finds: a second `map` entry in a folder.

Why it matters: a folder is one map, with one title, one date and one scale of likelihoods.

Severity: error

Wrong:

    map wolves: Are the wolves back?

    map valley: Animals of the valley

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

Right:

    map wolves: Are the wolves back?

    section valley: Animals of the valley

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
"""
