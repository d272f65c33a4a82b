"""What it finds: a first line of an entry that lacks its id, or a colon and a blank after it.
Every entry begins `KIND ID: TEXT`, and an id is one word.

Why it matters: without an id nothing else can name the entry, so no link reaches it.

Severity: error, always on

Fix: unsafe: writes an id of several words with hyphens, and a colon behind an id. To write a
blank behind the colon, or the plain colon for the full-width one, is safe.

Wrong:

    claim wolves are back: Wolves live in the valley again.
      supports: guard-herds

    claim guard-herds: Herds in the valley should be guarded.
      supported by: lambs-lost

    claim lambs-lost: Three lambs were lost in May.

Right:

    claim wolves-are-back: Wolves live in the valley again.
      supports: guard-herds

    claim guard-herds: Herds in the valley should be guarded.
      supported by: lambs-lost

    claim lambs-lost: Three lambs were lost in May.
"""
