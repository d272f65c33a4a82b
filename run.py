"""All the set-up that a fresh checkout needs.

    python3 run.py picture            draws the map of Kyrgyzstan and says where the picture is
    python3 run.py test [OPTION]...   runs the tests; options go to pytest

Both install argmap into `.venv` first, where it is not there yet.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "argmap-set-up"
MAP = HERE / "maps" / "kyrgyzstan-2006"
PICTURE = HERE / "build" / "kyrgyzstan-2006.svg"


def check_python():
    """Ends with what to do where this Python can't set argmap up."""
    major, minor = sys.version_info[:2]
    if (major, minor) < (3, 11):
        sys.exit(
            f"argmap needs Python 3.11 or later, and this is {major}.{minor} ({sys.executable})"
        )
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            sys.exit(
                f"this Python has no {module}, which makes the environment for argmap;\n"
                f"on Debian and Ubuntu: apt install python{major}.{minor}-venv"
            )


def set_up():
    """Makes `.venv` and installs argmap there, unless that was done for this pyproject.toml."""
    project = (HERE / "pyproject.toml").read_bytes()
    stamp = f"{HERE}\n{sys.version}\n{hashlib.sha256(project).hexdigest()}\n"
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    say(f"setting up {VENV.name}")
    run(sys.executable, "-m", "venv", VENV)
    say("installing argmap and what it needs; this takes about a minute")
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", f"{HERE}[dev]")
    STAMP.write_text(stamp, encoding="utf-8")


def picture():
    """Draws the map of Kyrgyzstan."""
    PICTURE.parent.mkdir(exist_ok=True)
    say("drawing the map of Kyrgyzstan")
    run(PYTHON, "-m", "argmap", "render", MAP, "--output", PICTURE)
    say(f"the picture is {PICTURE}")


def test(*options):
    """Runs the tests, on every core; those of one file run one after another."""
    run(PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *options)


def say(text):
    """Shows a line of progress."""
    print(text, flush=True)


def run(*command):
    """Runs a command in the checkout; ends with its exit code where it fails."""
    code = subprocess.run([str(word) for word in command], cwd=str(HERE), check=False).returncode
    if code:
        sys.exit(code)


def main():
    """Sets argmap up and does what was asked."""
    name, *options = sys.argv[1:] or [""]
    if name == "test":
        action = test
    elif name == "picture" and not options:
        action = picture
    elif name in ("-h", "--help"):
        print(__doc__.strip())
        return
    else:
        wrong = f"there is no `{' '.join(sys.argv[1:])}`\n\n" if name else ""
        sys.exit(f"{wrong}{__doc__.strip()}")
    check_python()
    set_up()
    action(*options)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
