"""What it finds: a `scheme:` that is no argumentation scheme of Walton, Reed and Macagno (2008).

Why it matters: the name of a scheme tells a reader which critical questions to ask of the
argument. A name of your own tells them none.

Severity: error

Fix: unsafe: writes the nearest scheme. To write it in small letters is safe.

Wrong:

    claim curator-says-so: The curator holds the letter to be forged.

    claim forged: The letter is forged.

    argument by-expert: Whoever has kept such letters for years knows one.
      premises: curator-says-so
      conclusion: forged
      scheme: expert

Right:

    claim curator-says-so: The curator holds the letter to be forged.

    claim forged: The letter is forged.

    argument by-expert: Whoever has kept such letters for years knows one.
      premises: curator-says-so
      conclusion: forged
      scheme: expert opinion
"""
