"""The colours of pictures, by role. Contrasts are tested (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark", "print"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`, named by what they are for."""

    page: str
    ink: str
    muted: str
    card: str
    edge: str
    """The border of a card."""
    reported: str
    """The border of a card whose words are reported."""
    group: str
    group_edge: str
    group_ink: str
    main: str
    main_edge: str
    main_ink: str
    main_muted: str
    claim: str
    hypothesis: str
    evidence: str
    evidence_card: str
    counter: str
    counter_ink: str
    counter_card: str
    assumption: str
    assumption_card: str
    gap: str
    gap_card: str
    support: str
    attack: str
    undercut: str
    inform: str
    mark: str
    """What is new, gone or changed."""
    chip: str
    """The ground of pills and references."""

    def __getitem__(self, role: str) -> str:
        return str(getattr(self, role))


THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        page="#ffffff",
        ink="#1b2430",
        muted="#566274",
        card="#ffffff",
        edge="#d3dae3",
        reported="#7d8a9c",
        group="#f5f7fa",
        group_edge="#e4e9f0",
        group_ink="#475569",
        main="#1e293b",
        main_edge="#1e293b",
        main_ink="#ffffff",
        main_muted="#c3cddb",
        claim="#334155",
        hypothesis="#1e293b",
        evidence="#2b6199",
        evidence_card="#f4f8fc",
        counter="#cf4a0c",
        counter_ink="#a63a08",
        counter_card="#fef7f2",
        assumption="#6b5b13",
        assumption_card="#fbf9ee",
        gap="#566274",
        gap_card="#f8f9fb",
        support="#0b625c",
        attack="#cf4a0c",
        undercut="#5b21b6",
        inform="#566274",
        mark="#a3116b",
        chip="#eef2f7",
    ),
    "dark": Theme(
        page="#11161d",
        ink="#e6ebf2",
        muted="#a3b0c2",
        card="#1a212b",
        edge="#364152",
        reported="#76859a",
        group="#151b24",
        group_edge="#263040",
        group_ink="#b6c2d2",
        main="#e6ebf2",
        main_edge="#e6ebf2",
        main_ink="#11161d",
        main_muted="#4a5668",
        claim="#94a3b8",
        hypothesis="#e6ebf2",
        evidence="#7cb3ea",
        evidence_card="#17212d",
        counter="#fb923c",
        counter_ink="#fdba74",
        counter_card="#241c17",
        assumption="#d9c25c",
        assumption_card="#211f17",
        gap="#a3b0c2",
        gap_card="#171d26",
        support="#2dd4bf",
        attack="#fb923c",
        undercut="#c4a1ff",
        inform="#a3b0c2",
        mark="#ff8fc7",
        chip="#243040",
    ),
    "print": Theme(
        page="#ffffff",
        ink="#000000",
        muted="#3d4652",
        card="#ffffff",
        edge="#8f99a6",
        reported="#4a5563",
        group="#ffffff",
        group_edge="#b4bcc7",
        group_ink="#333c48",
        main="#ffffff",
        main_edge="#000000",
        main_ink="#000000",
        main_muted="#3d4652",
        claim="#28313d",
        hypothesis="#000000",
        evidence="#1f4f80",
        evidence_card="#ffffff",
        counter="#b03c06",
        counter_ink="#8c3005",
        counter_card="#ffffff",
        assumption="#5a4c0c",
        assumption_card="#ffffff",
        gap="#3d4652",
        gap_card="#ffffff",
        support="#0b4f4a",
        attack="#b03c06",
        undercut="#4c1a99",
        inform="#3d4652",
        mark="#7d0c52",
        chip="#ffffff",
    ),
}
"""Light for screens and paper, dark for screens, print without filled areas."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
