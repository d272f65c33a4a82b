"""What it finds: likelihood and confidence on one line, or one where the other belongs.

Why it matters: likelihood is how probable a claim is, confidence how good the ground is on which
you say so. ICD 203 forbids to mix them: "likely, with low confidence" and "unlikely, with high
confidence" are both sensible, and `high` alone could mean either.

Severity: error

Fix: safe: writes two lines of one with a likelihood and a confidence. It is unsafe where the word
`confidence` does not stand there, as in `likely, high`.

Wrong:

    claim forged: The letter is forged.
      likelihood: likely, low confidence
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.

Right:

    claim forged: The letter is forged.
      likelihood: likely
      confidence: low, only the ink was examined
      supported by: ink

    claim ink: Its ink was first sold ten years after its date.
"""
