"""`argmap lsp` as a command."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")


def test_at_a_terminal_it_says_where_to_read_on():
    ours, terminal = pty.openpty()
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "argmap", "lsp"],
            stdin=terminal,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(terminal)
        os.close(ours)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "start `argmap lsp`; docs/editors.md says how" in ended.stderr
