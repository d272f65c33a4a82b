"""What it finds: a claim, evidence or an assumption whose text is a question.

Why it matters: a claim can be true or false, and a question is neither; nobody can support it or
speak against it.

Severity: warning

Wrong:

    claim unsafe: Is the bridge unsafe?
      supported by: rust

    claim rust: Its bearings are rusted.

Right:

    claim unsafe: The bridge is unsafe.
      supported by: rust

    claim rust: Its bearings are rusted.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Assumption, Claim, Evidence, Map
from argmap.rules.texts import place_in_text

_MARKS = ("?", "？", "؟", "⁇", "‽", "՞")

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each text that ends with a question mark."""
    for entry in map.of_kind(Claim, Evidence, Assumption):
        if not entry.text.endswith(_MARKS):
            continue
        yield Diagnostic(
            "claim-is-question",
            "warning",
            f"the text of {entry.kind} `{entry.id}` is a question",
            Label(place_in_text(entry, len(entry.text) - 1, len(entry.text))),
            help=(
                "say what is claimed, as a sentence that can be true or false, or make it a "
                "`question`",
            ),
        )
