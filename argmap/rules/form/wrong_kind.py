"""What it finds: an id that exists, but names an entry of a kind that can't stand there.

Why it matters: each relation leads from one sort of entry to another: a claim `assumes` an
assumption, `answers` a question, is `said by` a speaker. Anything else would say nothing.

Severity: error

Wrong:

    claim landed-at-night: The boat landed at night.
      assumes: high-tide
      supports: smuggled

    claim smuggled: The brandy was smuggled.

    claim high-tide: The tide was high enough for a boat.

Right:

    claim landed-at-night: The boat landed at night.
      assumes: high-tide
      supports: smuggled

    claim smuggled: The brandy was smuggled.

    assumption high-tide: The tide was high enough for a boat.
"""
