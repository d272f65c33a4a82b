"""Packages of the npm registry that tests use, where they were installed."""

from __future__ import annotations

from pathlib import Path

from needed import missing

FOLDER = Path(__file__).parents[2] / "build" / "npm" / "node_modules"


def package(name: str) -> Path:
    """The folder of a package; skips the test where it was not installed.

    It fails instead where ARGMAP_TESTS_REQUIRE lists the package.
    """
    folder = FOLDER / name
    if not folder.is_dir():
        missing(name, f"needs {name}: npm install --prefix build/npm {name}")
    return folder
