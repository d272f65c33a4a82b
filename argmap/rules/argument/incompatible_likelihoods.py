"""What it finds: two entries that contradict each other, and are called likelier than both can
be: the lower bounds of their likelihoods add up to more than 100 %.

Why it matters: what can't be true together can't both be likely.

Severity: warning

Wrong:

    claim accident: The fire was an accident.
      likelihood: likely
      supported by: old-wires

    claim arson: The fire was laid.
      likelihood: likely
      supported by: petrol
      contradicts: accident

    claim old-wires: The wires were old.

    claim petrol: There was petrol on the stairs.

Right:

    claim accident: The fire was an accident.
      likelihood: unlikely
      supported by: old-wires

    claim arson: The fire was laid.
      likelihood: likely
      supported by: petrol
      contradicts: accident

    claim old-wires: The wires were old.

    claim petrol: There was petrol on the stairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import into
from argmap.model import Claim, Evidence, Link, Map
from argmap.rules.judgments import cannot_both_be
from argmap.rules.listing import in_reading_order

LOOKS_AT = ("likelihood", "links", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such pair."""
    for target, links in into(map, "contradicts").items():
        for link in links:
            pair = (link.premises[0], target)
            in_doubt = any(map.may_say(id, "likelihood") for id in pair)
            if cannot_both_be(map, *pair) and not in_doubt:
                yield _finding(map, link, pair)


def _finding(map: Map, link: Link, pair: tuple[str, str]) -> Diagnostic:
    both = [entry for id in pair if (entry := map.get(id))]
    one, other = sorted(both, key=in_reading_order)
    held = [
        (entry.places.get("likelihood", entry.at), entry.likelihood)
        for entry in (one, other)
        if isinstance(entry, Claim | Evidence) and entry.likelihood
    ]
    called = list(dict.fromkeys(f"`{likelihood.text}`" for _, likelihood in held))
    are = f"are called {' and '.join(called)}" if called[1:] else f"are both called {called[0]}"
    return Diagnostic(
        "incompatible-likelihoods",
        "warning",
        f"`{one.id}` and `{other.id}` contradict each other, and {are}",
        Label(link.at, "only one of them can be true"),
        tuple(Label(place, f"at least {likelihood.low:g} %") for place, likelihood in held),
        (
            "lower the likelihood of one of them",
            "or take the link out, if both can be true",
        ),
    )
