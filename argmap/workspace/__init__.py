"""Folders, configuration, imports, and linking what the files say into one model."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.workspace.choosing import Names
    from argmap.workspace.configuration import (
        Chosen,
        Configuration,
        ConfigurationProblem,
        read_configuration,
    )
    from argmap.workspace.loading import Loaded, Workspace
    from argmap.workspace.project import PathProblem, map_folders, project_root

__all__ = [
    "Chosen",
    "Configuration",
    "ConfigurationProblem",
    "Loaded",
    "Names",
    "PathProblem",
    "Workspace",
    "map_folders",
    "project_root",
    "read_configuration",
]
_PLACES = {
    "Names": "choosing",
    **dict.fromkeys(("Loaded", "Workspace"), "loading"),
    **dict.fromkeys(("PathProblem", "map_folders", "project_root"), "project"),
}


def __getattr__(name: str) -> object:
    """Brings in what is used: who only looks for folders needs nothing that loads a map."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES.get(name, 'configuration')}"), name)
