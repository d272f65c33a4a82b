"""What it finds: a `likelihood:` in numbers that is neither a percentage nor a range of
percentages. A word that the scale does not have is an `unknown-scale-word`.

Why it matters: 0.7, 70 and 7/10 may all be meant to say the same. In one form they can be
compared, drawn and counted.

Severity: error

Fix: unsafe: writes the number as a percentage.

Wrong:

    claim forged: The letter is forged.
      likelihood: 0.7
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.

Right:

    claim forged: The letter is forged.
      likelihood: 70%
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.
"""
