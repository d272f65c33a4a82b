"""The whole check of a project: load, rules, suppressions."""

from argmap.check.checking import Report, check

__all__ = ["Report", "check"]
