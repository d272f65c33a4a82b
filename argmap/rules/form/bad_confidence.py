"""What it finds: a `confidence:` that is not `low`, `moderate` or `high`, then perhaps a comma and
why. A likelihood in its place is `likelihood-confidence`.

Why it matters: these three are the levels of ICD 203. Any other word means to each reader what
it means to them.

Severity: error

Fix: unsafe: writes `moderate` for `medium`, and a comma behind the level. A capital letter, or a
comma with nothing behind it, is safe to set right.

Wrong:

    claim forged: The letter is forged.
      confidence: medium, only the ink was examined
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.

Right:

    claim forged: The letter is forged.
      confidence: moderate, only the ink was examined
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.
"""
