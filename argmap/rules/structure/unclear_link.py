"""What it finds: an undercut of a link that is named by its ends, where several links have these
ends. Where no link has them, it is an `unknown-link`.

Why it matters: the same premises can bear on a conclusion in more than one way, and what
undercuts one of them leaves the others as they are. Name the `argument` that is meant.

Severity: error

Wrong:

    claim ranger-saw-it: A ranger says that she saw a lynx.

    claim lynx: A lynx lives in the forest.

    argument by-eye: She was there.
      premises: ranger-saw-it
      conclusion: lynx

    argument by-knowledge: She knows the animals of the forest.
      premises: ranger-saw-it
      conclusion: lynx

    claim dusk: It was too dark to see much.
      undercuts: ranger-saw-it -> lynx

Right:

    claim ranger-saw-it: A ranger says that she saw a lynx.

    claim lynx: A lynx lives in the forest.

    argument by-eye: She was there.
      premises: ranger-saw-it
      conclusion: lynx

    argument by-knowledge: She knows the animals of the forest.
      premises: ranger-saw-it
      conclusion: lynx

    claim dusk: It was too dark to see much.
      undercuts: by-eye
"""
