"""What is wrong with a value."""

from __future__ import annotations


class ValueFault(ValueError):
    """A value of the wrong form: the rule it breaks, what is wrong, and what to do.

    `instead` is what could stand there, perhaps with a further line of the entry below it; `sure`
    is whether it means what was meant without doubt.
    """

    def __init__(
        self,
        rule: str,
        message: str,
        *help: str,
        instead: str | None = None,
        sure: bool = False,
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.help = help
        self.instead = instead
        self.sure = sure
