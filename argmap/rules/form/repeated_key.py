"""What it finds: a key that is given twice in one entry, and may stand there once. `note`,
attributions and relations may stand as often as there is something to say.

Why it matters: of two dates, or two likelihoods, only one can be meant. argmap does not choose.

Severity: error, always on

Fix: safe: takes the second line out, where it is the same as the first.

Wrong:

    source inquiry: Report of the inquiry
      published: 1911
      published: 1912

    claim drunk: The pilot was drunk.
      said by: author in inquiry
      supports: negligence

    claim negligence: The owners were negligent.

Right:

    source inquiry: Report of the inquiry
      published: 1912

    claim drunk: The pilot was drunk.
      said by: author in inquiry
      supports: negligence

    claim negligence: The owners were negligent.
"""
