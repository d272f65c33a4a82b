"""A photo is a source as good as any, as long as nothing is quoted from it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from mapkit import checked, rules, write

PHOTO = "\x89PNG\r\n\x1a\n no real one"
MAP = "source s: A photo\n  file: s.png\n\nclaim a: A.\n  from: s\n  supports: b\n\nclaim b: B.\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("s.png\n", f"s.png\n  sha256: {hashlib.sha256(PHOTO.encode()).hexdigest()}\n", []),
        ("s.png\n", f"s.png\n  sha256: {'0' * 64}\n", ["changed-document"]),
        ("from: s\n", "from: s\n  > some words\n", ["unreadable-document"]),
    ],
)
def test_a_photo(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    write(tmp_path, {"s.png": PHOTO})
    assert rules(checked(tmp_path, MAP.replace(old, new))) == expected
