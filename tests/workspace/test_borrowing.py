"""Imported entries bring those who speak in them, under the importing map's ids."""

from __future__ import annotations

from pathlib import Path

from mapkit import clean, write

from argmap.check import check
from argmap.model import Claim, Source, Speaker

THEIRS = """source paper: A paper
  author: eva

speaker eva: Eva Ode
  of: office

speaker office: The office

claim rent: It is low.
  said by: eva via office in paper, direct
  > it is low
  denied by: unnamed in paper

claim other: It is not named.
  supports: rent
"""
MINE = "import base: ../base\n\nclaim a: A.\n  supported by: base.rent\n"


def test_speakers_and_sources_come_along(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mine/map.argmap": MINE, "base/map.argmap": THEIRS})
    map = clean(check([folder / "mine"]))
    assert set(map.imported) == {"base.rent", "base.eva", "base.office", "base.paper"}
    rent, paper, eva = (map.get(f"base.{id}") for id in ("rent", "paper", "eva"))
    assert isinstance(rent, Claim)
    assert isinstance(paper, Source)
    assert isinstance(eva, Speaker)
    said, denied = rent.attributions
    assert (said.speaker, said.via, said.source) == ("base.eva", ("base.office",), "base.paper")
    assert denied.speaker == "unnamed"
    assert paper.author == ("base.eva",)
    assert eva.of == "base.office"


def test_the_imported_map_itself_stays_as_it_is(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mine/map.argmap": MINE, "base/map.argmap": THEIRS})
    report = check([folder])
    theirs = next(map for map in report.maps if "rent" in map.entries)
    rent = theirs.entries["rent"]
    assert isinstance(rent, Claim)
    assert rent.attributions[0].speaker == "eva"
