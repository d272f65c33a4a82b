"""What it finds: a `scheme:` that is no argumentation scheme of Walton, Reed and Macagno (2008).
The schemes are `abductive reasoning`, `ad hominem`, `alternatives`, `analogy`,
`arbitrariness of a verbal classification`, `bias`, `cause to effect`, `circumstantial ad hominem`,
`commitment`, `composition`, `consequences`, `constitutive rule claims`, `correlation to cause`,
`danger appeal`, `definition to verbal classification`, `distress`, `division`, `established rule`,
`ethotic argument`, `evidence to hypothesis`, `example`, `exceptional case`, `expert opinion`,
`fear appeal`, `gradualism`, `group and its members`, `ignorance`, `inconsistent commitment`,
`interaction of act and person`, `memory`, `motive`, `need for help`, `opposition`, `perception`,
`plea for excuse`, `popular opinion`, `popular practice`, `position to know`,
`practical reasoning`, `precedent`, `rules`, `sacrifice`, `sign`, `slippery slope`, `threat`,
`two-person practical reasoning`, `vagueness of a verbal classification`, `values`,
`verbal classification`, `waste`, `witness testimony`.

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
