"""Whether files for CI systems have the form that these publish, and are safe to run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from repositories import clean


def assert_well_formed(path: Path, schema: str) -> None:
    """Holds a file against one of the schemas that check-jsonschema comes with."""
    _assert_passes(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path
    )


def assert_safe(path: Path, *options: str) -> None:
    """Looks through a workflow or an action with zizmor, which knows how such are attacked."""
    program = Path(sys.executable).parent / "zizmor"
    _assert_passes(program, "--offline", "--quiet", "--no-config", *options, path)


def _assert_passes(*words: str | Path) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean(),
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
