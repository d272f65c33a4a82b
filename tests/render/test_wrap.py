"""Text is measured with the bundled font, and broken into balanced lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.lettering.fonts import FILES, missing, width
from argmap.render.lettering.wrap import wrap

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
        st.sampled_from("  abcde ефгһ אבג 漢字かな é-–/"),
    ),
    max_size=120,
)


def test_widths_are_those_of_the_font():
    # Arial and Arimo: A is 1366, V 1366, AV kerns by -152 of 2048.
    assert width("A", "regular", 2048) == 1366
    assert width("AV", "regular", 2048) == pytest.approx(2 * 1366 - 152)


def test_the_fonts_are_small():
    assert all(path.stat().st_size < 130_000 for path in FILES.values())


@given(TEXTS, st.floats(20, 400))
def test_lines_fit_and_keep_every_character(text, limit):
    lines = wrap(text, "regular", 11, limit)
    assert "".join(lines).replace(" ", "") == " ".join(text.split(" ")).replace(" ", "") or (
        "".join("".join(lines).split()) == "".join(text.split())
    )
    for line in lines:
        assert width(line, "regular", 11) <= limit + 0.01 or _one_shape(line)


def _one_shape(line):
    """Whether nothing in a line may be broken off: one character and its marks."""
    return len(wrap(line, "regular", 11, width(line, "regular", 11) * 0.99)) == 1 or len(line) <= 8


def test_balanced_lines():
    text = "Closing the centre would save lives by cutting pollution."
    assert wrap(text, "regular", 11, 181) == [
        "Closing the centre would",
        "save lives by cutting pollution.",
    ]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop():
    lines = wrap("他们为什么要求更高的租金因为预算有缺口。", "regular", 11, 60)
    assert len(lines) > 2
    assert not any(line.startswith("。") for line in lines)


def test_a_mark_stays_with_its_letter():
    for line in wrap("e\u0301" * 60, "regular", 11, 50):
        assert not line.startswith("\u0301")


def test_missing_characters_are_known():
    assert missing("Łódź Ґава שלום ελληνικά") == ""
    assert missing("漢字 a") == "字漢"
