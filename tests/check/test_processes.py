"""The processes that help with a check run nothing that a strange project brings along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mapkit import ROOT, write

from argmap.check.processes import workers

SCRIPT = """
from argmap.check.processes import workers

if __name__ == "__main__":
    with workers(2) as pool:
        print(list(pool.map(abs, [-1, -2])))
"""


@pytest.mark.parametrize("name", ["multiprocessing/__init__.py", "socket.py", "argmap/__init__.py"])
def test_no_module_is_taken_from_the_working_folder(tmp_path: Path, name: str) -> None:
    strange = write(tmp_path / "strange", {name: "import pathlib\npathlib.Path('ran').touch()\n"})
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=strange,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "[1, 2]\n", done.stderr
    assert not (strange / "ran").exists()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such signal")
def test_ctrl_c_ends_them_and_is_not_for_them() -> None:
    pids: list[int] = []
    with pytest.raises(SystemExit), workers(2) as pool:  # noqa: PT012  (it ends where it waits)
        pids += pool.map(_own, range(4))
        for pid in pids:
            os.kill(pid, signal.SIGINT)  # as a terminal does with all of them
        assert pool.submit(abs, -1).result() == 1
        pool.submit(time.sleep, 600)
        raise SystemExit(130)
    for pid in set(pids):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def _own(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("before", [None, "0"])
def test_the_environment_is_what_it_was(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is None:
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    with workers(1):
        pass
    assert os.environ.get("PYTHONSAFEPATH") == before
