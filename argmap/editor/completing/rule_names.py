"""Names of rules in `# argmap: ignore[...]`, those first that find something there."""

from __future__ import annotations

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.offers import Offer, Offered, matching
from argmap.rules.book import families, fixed


def offered(asked: Asked) -> Offered:
    """The rules that can be suppressed."""
    line = asked.here.source.line(asked.number)
    before = line[line.index("[") + 1 : len(line)].split("]")[0].split(",")
    named = {part.strip() for part in before} - {asked.typed.strip()}
    found = _found_below(asked)
    always = fixed()
    offers = [
        Offer(name, "value", beside=found.get(name, f"a rule of the family {family}"))
        for name, family in families().items()
        if name not in always and name not in named
    ]
    offers.sort(key=lambda one: one.label not in found)
    return Offered(asked.start, matching(asked.typed, offers))


def _found_below(asked: Asked) -> dict[str, str]:
    """What is found in the line, or in the entry, that the comment stands above; by rule."""
    here = asked.here
    source = here.source
    first = asked.number + 1
    count = len(source.line_starts)
    while first < count and (not source.line(first).strip() or _is_comment(source.line(first))):
        first += 1
    if first > count:
        return {}
    last = first
    if source.line(first)[:1] not in (" ", "\t", ""):
        entry = here.entry(source.offset(first))
        last = source.position(here.end(entry))[0] if entry else first
    return {
        one.rule: one.message
        for one in here.following.findings
        if one.span.source.name == source.name and first <= one.span.line <= last
    }


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith(("# ", "#\t"))
