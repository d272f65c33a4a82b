"""Running commands in tests, in this process or in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result
from mapkit import ROOT

from argmap.cli.main import cli


def argmap(*words: str | Path, stdin: bytes | str | None = None) -> Result:
    """The result of a command, run in this process; a traceback fails the test."""
    result = CliRunner().invoke(cli, [str(word) for word in words], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


def process(
    *words: str | Path,
    cwd: Path | None = None,
    stdin: bytes = b"",
    env: dict[str, str] | None = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess[bytes]:
    """The result of `python -m argmap`, as somebody types it."""
    places = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})}
    kept = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")
    }
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, words)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**kept, **places},
        timeout=timeout,
        check=False,
    )
    assert b"Traceback" not in done.stdout + done.stderr, done.stderr.decode()
    return done
