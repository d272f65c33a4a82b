"""The JSON Schema of a map, with the docstrings of the model as descriptions."""

from __future__ import annotations

import ast
import inspect
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from argmap.model import attribution, entries, links, map, values

_MODULES = (attribution, entries, links, map, values)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a map's JSON."""
    made = map.Map.model_json_schema(mode="serialization")
    described = _described()
    for name, part in [("Map", made), *made["$defs"].items()]:
        for field, about in part.get("properties", {}).items():
            text = described.get((name, field)) or described.get(("EntryBase", field))
            if text:
                about["description"] = text
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def _described() -> dict[tuple[str, str], str]:
    """The string below each field of each class. (Pydantic can read them itself, but does so
    whenever the classes are imported, which doubles the start of every command.)"""
    found = {}
    for module in _MODULES:
        for node in ast.parse(inspect.getsource(module)).body:
            if not isinstance(node, ast.ClassDef):
                continue
            for field, below in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(below, ast.Expr)
                    and isinstance(below.value, ast.Constant)
                ):
                    found[node.name, field.target.id] = inspect.cleandoc(str(below.value.value))
    return found
