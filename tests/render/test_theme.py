"""Colours can be read: contrast ratios of WCAG 2.2 (1.4.3 for text, 1.4.11 for the rest)."""

import pytest

from argmap.render.theme import THEMES, contrast, luminance

GROUNDS = ("card", "evidence_card", "counter_card", "assumption_card", "gap_card", "page", "group")
LABELS = {
    "claim": "card",
    "hypothesis": "card",
    "evidence": "evidence_card",
    "counter_ink": "counter_card",
    "assumption": "assumption_card",
    "gap": "gap_card",
}


def test_the_formula():
    assert luminance("#ffffff") == pytest.approx(1.0)
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_text(name):
    theme = THEMES[name]
    pairs = [(ink, ground) for ink in ("ink", "muted") for ground in GROUNDS]
    pairs += [*LABELS.items(), ("main_ink", "main"), ("main_muted", "main")]
    pairs += [("group_ink", "page"), ("ink", "chip"), ("mark", "page"), ("page", "mark")]
    for ink, ground in pairs:
        assert contrast(theme[ink], theme[ground]) >= 5.3, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_lines(name):
    theme = THEMES[name]
    for line in ("support", "attack", "undercut", "inform"):
        for ground in ("page", "group"):
            assert contrast(theme[line], theme[ground]) >= 4.0, (line, ground)
    for colour in ("support", "attack", "undercut", "inform"):
        assert contrast(theme[colour], theme["chip"]) >= 3.7, colour


@pytest.mark.parametrize("name", THEMES)
def test_borders_that_mean_something(name):
    theme = THEMES[name]
    assert contrast(theme["reported"], theme["card"]) >= 3.0
    assert contrast(theme["counter"], theme["counter_card"]) >= 3.0
