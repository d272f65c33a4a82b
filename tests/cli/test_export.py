"""`argmap export` and `argmap schema`: the JSON of a map, and what it follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from commands import argmap, process
from mapkit import REAL_FOLDERS, ROOT, write

from argmap.check import check
from argmap.model import Map

SAMPLE = ROOT / "tests" / "fixtures" / "manas"


def schema() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(argmap("schema").stdout)
    return made


def test_the_schema_is_one() -> None:
    made = schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("folder", [*REAL_FOLDERS, SAMPLE], ids=lambda folder: folder.name)
def test_exports_follow_the_schema(folder: Path) -> None:
    result = argmap("export", folder)
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    jsonschema.Draft202012Validator(schema()).validate(made)
    (map,) = check([folder]).maps
    assert set(made["entries"]) == set(map.entries)
    assert len(made["links"]) == len(map.links)
    assert "mentioned" not in made


def test_the_schema_refuses_what_is_no_map() -> None:
    made = json.loads(argmap("export", SAMPLE).stdout)
    validator = jsonschema.Draft202012Validator(schema())
    for spoilt in (
        {**made, "extra": 1},
        {key: value for key, value in made.items() if key != "folder"},
        {**made, "links": [{**made["links"][0], "relation": "suports"}]},
    ):
        assert not validator.is_valid(spoilt)


def test_places_lead_to_the_words() -> None:
    made = json.loads(argmap("export", SAMPLE).stdout)
    lines = (SAMPLE / "manas.argmap").read_text(encoding="utf-8").split("\n")
    for id, entry in made["entries"].items():
        at = entry["at"]
        assert lines[at["line"] - 1][at["column"] - 1 : at["end_column"] - 1] == id
    for link in made["links"]:
        assert lines[link["at"]["line"] - 1][link["at"]["column"] - 1 :]


def test_a_map_with_errors_is_not_exported(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n"})
    result = argmap("export", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing was exported." in result.stderr
    assert "unknown-id" in result.stderr


def test_several_maps_are_one_too_many(tmp_path: Path) -> None:
    text = "claim a: A.\n  supports: b\n\nclaim b: B.\n"
    write(tmp_path, {"one/map.argmap": text, "two/map.argmap": text})
    result = argmap("export", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "one, two" in result.stderr
    assert argmap("export", tmp_path / "one").exit_code == 0


def test_as_typed() -> None:
    done = process("export", SAMPLE)
    assert done.returncode == 0
    assert json.loads(done.stdout)["folder"].endswith("manas")
    assert process("schema").returncode == 0


def test_the_json_is_the_map_s() -> None:
    (map,) = check([SAMPLE]).maps
    assert json.loads(argmap("export", SAMPLE).stdout) == json.loads(map.model_dump_json())
    assert isinstance(map, Map)


@pytest.mark.parametrize("command", ["export", "render", "show"])
def test_an_error_in_another_file_of_the_map_stops_too(command: str, tmp_path: Path) -> None:
    write(tmp_path, {"good.argmap": "claim a: A.\n  supports: b\n\nclaim b: B.\n"})
    write(tmp_path, {"bad.argmap": "claim c: C.\n  attacks: bb, a\n"})
    words = {"export": [], "render": ["-o", tmp_path / "x.svg"], "show": ["a"]}[command]
    result = argmap(command, *words, tmp_path / "good.argmap")
    assert result.exit_code == 1
    assert "`bb`, which does not exist" in result.output
    assert not (tmp_path / "x.svg").exists()
