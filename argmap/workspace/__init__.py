"""Folders, imports, and linking what the files say into one model."""

from argmap.workspace.configuration import (
    Chosen,
    Configuration,
    ConfigurationProblem,
    Names,
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
