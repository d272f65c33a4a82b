"""Reports: a map as a document for readers who will never see the map."""

from argmap.report.blocks import Report
from argmap.report.build import build

__all__ = ["Report", "build"]
