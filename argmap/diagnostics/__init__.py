"""Findings, and the reports made of them."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Label, Severity, in_order
from argmap.diagnostics.suggest import did_you_mean, similar

__all__ = ["Diagnostic", "Fix", "Label", "Severity", "did_you_mean", "in_order", "similar"]
