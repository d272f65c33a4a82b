"""Findings, and the reports made of them."""

from argmap.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Severity, in_order
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.suggest import did_you_mean, nearest, similar

__all__ = [
    "Diagnostic",
    "Edit",
    "Fix",
    "Label",
    "Rule",
    "Severity",
    "did_you_mean",
    "in_order",
    "nearest",
    "similar",
]
