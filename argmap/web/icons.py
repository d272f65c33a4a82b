"""The signs on the page's buttons, drawn on a field of 20 by 20."""

from __future__ import annotations

_PATHS = {
    "close": "M5 5l10 10M15 5L5 15",
    "fold-all": "M4 4h12v4H4zM4 12h12v4H4zM9 6h2M9 14h2",
    "help": "M7.2 7.4a2.9 2.9 0 1 1 4.2 2.6c-1 .5-1.4 1-1.4 2M10 14.8v.1"
    "M10 2a8 8 0 1 1 0 16a8 8 0 0 1 0-16",
    "theme": "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14M10 6h4.6M10 10h7M10 14h4.6",
    "zoom-in": "M10 4v12M4 10h12",
    "zoom-out": "M4 10h12",
    "zoom-fit": "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
}


def icon(name: str) -> str:
    """A sign as SVG; it takes the colour of the text around it."""
    return f'<svg viewBox="0 0 20 20" aria-hidden="true"><path d="{_PATHS[name]}"/></svg>'
