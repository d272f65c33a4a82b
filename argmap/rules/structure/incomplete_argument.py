"""What it finds: an `argument` without premises or without a conclusion.

Why it matters: an argument says why premises bear on a conclusion. Without either it says
nothing, and no link can be made of it.

Severity: error

Wrong:

    claim curator-says-so: The curator holds the letter to be forged.
      supports: forged

    claim forged: The letter is forged.

    argument by-expert: Whoever has kept such letters for years knows one.
      premises: curator-says-so

Right:

    claim curator-says-so: The curator holds the letter to be forged.
      supports: forged

    claim forged: The letter is forged.

    argument by-expert: Whoever has kept such letters for years knows one.
      premises: curator-says-so
      conclusion: forged
"""
