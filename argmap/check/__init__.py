"""The whole check of a project: load, rules, suppressions."""

from argmap.check.checking import Checked, Report, check

__all__ = ["Checked", "Report", "check"]
