"""Every example on the pages is a map that the parser takes without a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.check import check
from argmap.language import parse
from argmap.language.formatter import format_text
from argmap.text import SourceText

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
RULES = ROOT / "docs" / "rules"
"""Pages whose examples are wrong on purpose; `tests/rules/test_docstrings.py` holds them."""
PARTIAL = {
    "missing-file",
    "missing-import",
    "unanchored-evidence",
    "unknown-id",
    "unknown-link",
    "unreached-entry",
}
"""Findings of an example that shows only a part of a map."""
BLOCK = re.compile(r"^```argmap\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples() -> list[SourceText]:
    found = []
    for page in PAGES:
        if page.parent == RULES:
            continue
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start(1)) + 1
            found.append(SourceText(f"{page.name}:{line}", block[1]))
    return found


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_example_is_without_fault_and_in_canonical_form(example: SourceText) -> None:
    assert [(fault.message, span.line) for fault, span in parse(example).faults()] == []
    assert format_text(example) == example.text


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_example_means_something(example: SourceText, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    path = tmp_path / "map" / "example.argmap"
    path.parent.mkdir()
    path.write_text(example.text, encoding="utf-8")
    found = [finding for finding in check([path]).diagnostics if finding.rule not in PARTIAL]
    assert [(finding.rule, finding.message) for finding in found] == []


def test_there_are_examples() -> None:
    assert len(examples()) > 20


def test_the_first_page_leads_to_every_other() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages - set(re.findall(r"\]\((\w+\.md)\)", index)) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        file, _, heading = target.partition("#")
        linked = page.parent / file if file else page
        assert linked.exists(), target
        if heading:
            assert heading in anchors(linked.read_text(encoding="utf-8")), target


def anchors(text: str) -> set[str]:
    """The headings of a page as addresses have them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", h).strip().lower().replace(" ", "-") for h in headings}
