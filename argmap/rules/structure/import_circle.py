"""What it finds: maps that import each other in a circle, or one that imports itself.

Why it matters: each would have to be read before the other. Two maps that need each other are
one map, or share a third. The files of one folder see each other without an import.

Severity: error

Wrong:

    import valley: .

    claim tracks: There are tracks in the snow.
      supports: valley.wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
      supported by: howling

    claim howling: Howling was heard at night.

Right:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.
      supported by: howling

    claim howling: Howling was heard at night.
"""
