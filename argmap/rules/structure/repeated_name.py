"""What it finds: an id that is named twice on one line. A premise that is joined with itself is a
`repeated-premise`.

Why it matters: a link counts once, however often it is written. Perhaps another id was meant.

Severity: warning

Fix: safe: takes the id out where it stands for the second time.

Wrong:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back, guard-herds, wolves-are-back

    claim wolves-are-back: Wolves live in the valley again.

    claim guard-herds: Herds in the valley should be guarded.

Right:

    claim tracks: There are tracks in the snow.
      supports: wolves-are-back, guard-herds

    claim wolves-are-back: Wolves live in the valley again.

    claim guard-herds: Herds in the valley should be guarded.
"""
