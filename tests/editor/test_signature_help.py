"""The form of an attribution, with the part at the cursor marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from opening import alone
from sessions import Session

from argmap.editor.signature_help import signature


def part(line: str) -> str | None:
    """The part that is marked where a line ends; None where no form is shown."""
    with alone(f"claim a: 🏠 A.\n{line}") as found:
        shown = signature(found, found.source.text.index(line) + len(line))
    if shown is None:
        return None
    (form,) = shown.signatures
    assert form.parameters is not None
    assert shown.active_parameter == form.active_parameter
    assert shown.active_parameter is not None
    marked = form.parameters[shown.active_parameter].label
    assert isinstance(marked, str)
    assert marked in form.label
    assert form.label.startswith(line.strip().partition(":")[0] + ": ")
    return marked


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("  said by:", "SPEAKER"),
        ("  said by: 🏠", "SPEAKER"),
        ("  said by: anna via", "via SPEAKER"),
        ("  doubted by: anna via tass in ", "in SOURCE"),
        ("  denied by: anna in re", "in SOURCE"),
        ("  said by: anna in report,", "LOCATOR"),
        ("  said by: anna in report, page 3", "LOCATOR"),
        ("  said by: anna in report, page 3, ", "LOCATOR"),
        ("  said by: anna in report, page 3, dir", "MODE"),
        ("  said by: anna, ", "MODE"),
        ("  from: ", "SOURCE"),
        ("  from: report, pa", "LOCATOR"),
        ("  weakly undercuts: ", "PREMISE + PREMISE"),
        ("  undercuts: a + b -> c", "CONCLUSION"),
        ("  undercuts: a -> b, c", "PREMISE + PREMISE"),
        ("  supports: a", None),
        ("  said by", None),
        ("  note: said by: x", None),
        ("  > said by: x", None),
    ],
)
def test_the_part_at_the_cursor_is_marked(line: str, marked: str | None) -> None:
    assert part(line) == marked


lines = st.tuples(
    st.sampled_from(("said by", "from", "undercuts")), st.text("ab ,->via in+", max_size=20)
)


@settings(max_examples=10)
@given(st.lists(lines, max_size=9))
def test_any_line_has_a_form(drawn: list[tuple[str, str]]) -> None:
    text = "claim a: A.\n" + "".join(f"  {key}: {behind}\n" for key, behind in drawn)
    with alone(text) as found:
        shown = [signature(found, at) for at in range(len(text) + 2)]
    assert sum(one is not None for one in shown) == sum(len(behind) + 2 for _, behind in drawn)


@pytest.mark.asyncio
async def test_the_form_in_a_session(kyrgyzstan: Session) -> None:
    kyrgyzstan.open("voa.argmap")
    place = kyrgyzstan.at("voa.argmap", "said by: bekbalatov in voa", 23)
    shown = await kyrgyzstan.client.text_document_signature_help_async(
        types.SignatureHelpParams(kyrgyzstan.document("voa.argmap"), place)
    )
    assert shown is not None
    assert shown.signatures[0].label == ("said by: SPEAKER via SPEAKER in SOURCE, LOCATOR, MODE")
    assert shown.active_parameter == 2
