"""The whole check of a project: load, rules, suppressions."""

from argmap.check.checking import Checked, Report, check
from argmap.check.outcome import Outcome, outcome

__all__ = ["Checked", "Outcome", "Report", "check", "outcome"]
