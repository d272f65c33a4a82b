"""What it finds: an entry of a kind that the language does not have. Many words that analysts use
are other things here: a counterclaim is a `claim` that `attacks:` another, a hypothesis is a
`claim` that `answers:` a question.

Why it matters: the role of a claim follows from its links. Were it written a second time, the
two could disagree.

Severity: error, always on

Fix: unsafe: writes the nearest kind, or what the word is here. To write it in small letters is
safe.

Wrong:

    claim poor-wine: The wine of that year is poor.
      supported by: frost

    claim frost: The frost came in May.

    counterclaim warm-autumn: The autumn was long and warm.
      attacks: poor-wine

Right:

    claim poor-wine: The wine of that year is poor.
      supported by: frost

    claim frost: The frost came in May.

    claim warm-autumn: The autumn was long and warm.
      attacks: poor-wine
"""
