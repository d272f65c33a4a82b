"""What it finds: a `scale:` of likelihood words that argmap does not know. It knows `icd203`,
`phia` and `kent`.

Why it matters: the scale says how likely `likely` is: 55 to 80 % in one, and something else in
another.

Severity: error

Fix: unsafe: writes the nearest scale. To write it in small letters is safe.

Wrong:

    map letter: Is the letter forged?
      scale: icd-203

    claim forged: The letter is forged.
      likelihood: likely
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.

Right:

    map letter: Is the letter forged?
      scale: icd203

    claim forged: The letter is forged.
      likelihood: likely
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.
"""
