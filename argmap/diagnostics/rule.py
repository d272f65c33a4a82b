"""What is known of a rule: what explains its findings to people and to programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from argmap.diagnostics.diagnostic import Severity


@dataclass(slots=True, frozen=True)
class Rule:
    """A rule, as its documentation has it; texts are Markdown."""

    name: str
    """In kebab-case; it says the fault."""
    family: str
    """`form`, `structure`, `sourcing`, `argument` or `wording`."""
    severity: Severity
    """The severity of its findings, where a project does not set another."""
    finds: str
    """What it finds: the first sentence is the summary."""
    matters: str
    """Why it matters."""
    wrong: str
    """A map that has the fault, and no other."""
    right: str
    """The same map without the fault."""
    on: bool = True
    """Whether it is looked for where a project does not say."""
    always_on: bool = False
    """Whether it is always on and always an error: what maps promise hangs on it."""
    in_words: bool = False
    """Whether `wrong` and `right` are no maps but sentences: what no text can show."""
    fix: Literal["safe", "unsafe"] | None = None
    """Whether its findings have fixes, and of which sort."""
    fix_does: str = ""
    """What a fix does."""
    files: dict[str, str] = field(default_factory=dict)
    """Further files that the examples need, by path: documents, other maps."""

    @property
    def summary(self) -> str:
        """What it finds, in one sentence without a full stop."""
        return self.finds.split(". ")[0].removesuffix(".")
