"""The baseline of a project: which findings are known, and so are not reported."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from argmap import rules
from argmap.diagnostics import Diagnostic, in_order
from argmap.diagnostics.baseline import FILE, BadBaseline, Counts, compare, read
from argmap.workspace import ConfigurationProblem
from argmap.workspace.project import project_text

_LARGEST = 8 * 1024 * 1024


def baseline(root: Path) -> Counts:
    """What the baseline of a project says; nothing where there is none.

    Raises ConfigurationProblem where it can't be read.
    """
    place = root / FILE
    if not os.path.lexists(place):
        return {}
    source, faults = project_text(place, root, _LARGEST, "a baseline")
    try:
        if faults:
            raise BadBaseline(faults[0].message, faults[0].span, faults[0].help)
        return read(source, rules.fixed())
    except BadBaseline as problem:
        raise ConfigurationProblem(problem.found) from None


def unknown(root: Path, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings in files of one project that its baseline does not know, in order.

    Raises ConfigurationProblem where it can't be read.
    """
    known = baseline(root)
    if not known:
        return in_order(found)
    named = [(finding.span.source.name, finding) for finding in found]
    return in_order(compare(known, named, {name for name, _ in named}).new)
