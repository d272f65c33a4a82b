"""What supports what: circles in it."""

from __future__ import annotations

from argmap.model import Link, Map


def circles(map: Map) -> list[list[Link]]:
    """Circles of support, each as the links along it, one for each knot of entries.

    A knot is a strongly connected component of the support links (Tarjan 1972); the shortest
    circle through its first entry stands for it. Takes time linear in the links of the map.
    """
    out: dict[str, list[Link]] = {}
    for link in map.links:
        if link.relation == "supports":
            for premise in link.premises:
                out.setdefault(premise, []).append(link)
    found = []
    for knot in _knots(out):
        found.append(_shortest(out, knot))
    return found


def _knots(out: dict[str, list[Link]]) -> list[list[str]]:
    """Components of more than one entry, by Tarjan's algorithm without recursion."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    knots: list[list[str]] = []
    for start in out:
        if start in number:
            continue
        work = [(start, iter(out[start]))]
        number[start] = low[start] = len(number)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, links = work[-1]
            for link in links:
                after = link.target
                if after not in number:
                    number[after] = low[after] = len(number)
                    stack.append(after)
                    on_stack.add(after)
                    work.append((after, iter(out.get(after, ()))))
                    break
                if after in on_stack:
                    low[node] = min(low[node], number[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    knot = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        knot.append(member)
                        if member == node:
                            break
                    if len(knot) > 1:
                        knots.append(sorted(knot))
    return sorted(knots)


def _shortest(out: dict[str, list[Link]], knot: list[str]) -> list[Link]:
    """The shortest way from the knot's first entry back to it, breadth first."""
    members, start = set(knot), knot[0]
    came: dict[str, tuple[str, Link]] = {}
    queue = [start]
    for node in queue:
        for link in out.get(node, ()):
            if link.target == start:
                path = [link]
                while node != start:
                    node, step = came[node]
                    path.append(step)
                return path[::-1]
            if link.target in members and link.target not in came:
                came[link.target] = node, link
                queue.append(link.target)
    return []
