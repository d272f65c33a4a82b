"""Facts that spread along steps: which of many things reach an entry, as sets of bits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

Steps = Mapping[str, Sequence[str]]
"""From each id to those that it leads to."""


def spread(seeds: Mapping[str, int], steps: Steps, back: Steps) -> dict[str, int]:
    """Sets of bits, carried from where they stand along all steps; `back` are these reversed.

    Entries on a circle hold the same, so they are taken together: strongly connected components
    in their order, by the algorithm of Kosaraju and Sharir (Sharir 1981).
    """
    masks = dict(seeds)
    done: set[str] = set()
    for start in reversed(list(after((*seeds, *steps), steps, set()))):
        knot = list(after((start,), back, done))
        mask = 0
        for id in knot:
            mask |= masks.get(id, 0)
        for id in knot if mask else ():
            masks[id] = mask
            for other in steps.get(id, ()):
                masks[other] = masks.get(other, 0) | mask
    return masks


def after(starts: Iterable[str], steps: Steps, done: set[str]) -> Iterator[str]:
    """All that steps lead to from some places, each after what it leads to, circles aside.

    What is in `done` is left out; what is found is added to it.
    """
    for start in starts:
        if start in done:
            continue
        done.add(start)
        work = [(start, iter(steps.get(start, ())))]
        while work:
            id, more = work[-1]
            other = next((one for one in more if one not in done), None)
            if other is None:
                work.pop()
                yield id
            else:
                done.add(other)
                work.append((other, iter(steps.get(other, ()))))


def count(masks: Iterable[int]) -> Counter[int]:
    """How many of some sets of bits have each bit."""
    found: Counter[int] = Counter()
    for mask, times in Counter(masks).items():
        for n, bit in enumerate(reversed(f"{mask:b}")):
            if bit == "1":
                found[n] += times
    return found
