"""What it finds: a `likelihood:` in words that the map's scale does not have. Without a `scale:`
in the map's own entry, that is `icd203`.

Why it matters: the words of a scale have bounds in percent, other words have none, or other
ones in the head of each reader.

Severity: error

Fix: unsafe: writes the nearest word of the scale, where it is a slip of the hand. To write it in
small letters is safe.

Wrong:

    claim forged: The letter is forged.
      likelihood: probably
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.

Right:

    claim forged: The letter is forged.
      likelihood: likely
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.
"""
