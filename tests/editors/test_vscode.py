"""The extension of VS Code: its own tests, what it is packed into, and what it says of itself."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageStat

from argmap import __version__

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
PACKED = {
    "CHANGELOG.md",
    "LICENSE.txt",
    "README.md",
    "argmap.tmLanguage.json",
    "dist/extension.js",
    "dist/licences.txt",
    "icons/argmap.png",
    "icons/file-dark.svg",
    "icons/file-light.svg",
    "language-configuration.json",
    "package.json",
    "snippets.json",
}
OF_NODE = set(
    """
    child_process crypto fs net os path readline url util
    node:child_process node:fs node:os node:path
    """.split()
)
"""Modules that node itself has."""


@pytest.fixture(scope="module")
def npm() -> Callable[..., str]:
    """Runs a script of the extension and gives what it says; skips where it was not set up.

    It fails instead where ARGMAP_TESTS_REQUIRE lists `vscode`.
    """
    if not (EXTENSION / "node_modules" / "esbuild").is_dir():
        required = os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(",")
        give_up = pytest.fail if "vscode" in required else pytest.skip
        give_up("needs the packages of the extension: npm ci --prefix editors/vscode")

    def run(script: str, *words: str) -> str:
        env = {**os.environ, "ARGMAP_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            ["npm", "run", script, *(["--", *words] if words else [])],
            cwd=EXTENSION,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    return run


def test_its_types_fit(npm: Callable[..., str]) -> None:
    npm("types")


def test_its_own_tests_pass(npm: Callable[..., str]) -> None:
    said = npm("test")
    passed = re.search(r"^(?:#|ℹ) pass (\d+)$", said, re.MULTILINE)
    assert passed
    assert int(passed[1]) > 80


def test_the_package_has_what_it_must_and_nothing_else(
    npm: Callable[..., str], tmp_path: Path
) -> None:
    npm("package", "--out", str(tmp_path))
    (package,) = tmp_path.iterdir()
    assert package.name == f"argmap-{__version__}.vsix"
    with zipfile.ZipFile(package) as packed:
        names = {name.removeprefix("extension/") for name in packed.namelist()}
        script = packed.read("extension/dist/extension.js").decode()
        licences = packed.read("extension/dist/licences.txt").decode()
    lower = {name.lower() for name in names}
    assert lower == {name.lower() for name in PACKED} | {
        "[content_types].xml",
        "extension.vsixmanifest",
    }
    assert not set(re.findall(r'require\("([^"]+)"\)', script)) - OF_NODE - {"vscode"}
    assert "vscode-languageclient" in licences
    assert licences.count("Permission is hereby granted") >= 4
    assert str(ROOT) not in script + licences


def test_it_has_the_version_of_argmap() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    log = (EXTENSION / "CHANGELOG.md").read_text(encoding="utf-8")
    assert MANIFEST["version"] == lock["version"] == __version__
    assert f"## {__version__}\n" in log


def test_the_lock_names_no_place_to_download_from() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    assert all("integrity" in one for path, one in lock["packages"].items() if path)
    assert not [path for path, one in lock["packages"].items() if "resolved" in one]


def test_in_workspaces_that_are_not_trusted_and_in_virtual_ones_little_is_done() -> None:
    for kind in ("untrustedWorkspaces", "virtualWorkspaces"):
        assert MANIFEST["capabilities"][kind]["supported"] == "limited"
    restricted = MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    settings = MANIFEST["contributes"]["configuration"]["properties"]
    assert set(restricted) == set(settings) - {"argmap.trace.server"}
    for command in MANIFEST["contributes"]["commands"]:
        assert command["enablement"] == "isWorkspaceTrusted && !virtualWorkspace"


def test_the_page_tells_of_every_command_and_setting() -> None:
    page = (EXTENSION / "README.md").read_text(encoding="utf-8")
    commands = MANIFEST["contributes"]["commands"]
    titles = {f"{one['category']}: {one['title']}" for one in commands}
    assert titles == set(re.findall(r"^\| (Argmap: [^|]+?) \|", page, re.MULTILINE))
    settings = set(MANIFEST["contributes"]["configuration"]["properties"])
    assert settings == set(re.findall(r"^\| `(argmap\.[\w.]+)` \|", page, re.MULTILINE))
    for setting in MANIFEST["contributes"]["configuration"]["properties"].values():
        assert len(setting.get("markdownDescription", setting.get("description", ""))) > 40


def test_the_icon_is_the_drawing() -> None:
    drawing = (EXTENSION / "icons" / "argmap.svg").read_text(encoding="utf-8")
    anew = io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=128, height=128)))
    with Image.open(EXTENSION / "icons" / "argmap.png") as kept, Image.open(anew) as drawn:
        assert kept.size == drawn.size == (128, 128)
        difference = ImageChops.difference(kept.convert("RGBA"), drawn.convert("RGBA"))
    assert max(ImageStat.Stat(difference).mean) < 1


CONFIGURATION = json.loads((EXTENSION / "language-configuration.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("line", "appended"),
    [
        ("claim a: Text", "  "),
        ("claim база-манас:", "  "),
        ("section s : A heading: long", "  "),
        ("  > words of a quote", "> "),
        ("  >words", "> "),
        ("  > ", ""),
        ("  said by: author in voa", None),
        ("  text that goes on: so it does", None),
        ("# a remark: so", None),
        ("", None),
        ("  ", "out"),
    ],
)
def test_what_enter_does(line: str, appended: str | None) -> None:
    for rule in CONFIGURATION["onEnterRules"]:
        if re.search(rule["beforeText"], line):
            action = rule["action"]
            done = "out" if action["indent"] == "outdent" else action.get("appendText", "")
            assert done == appended
            return
    assert appended is None
