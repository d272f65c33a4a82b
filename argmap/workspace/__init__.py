"""Folders, imports, and linking what the files say into one model."""

from argmap.workspace.loading import Loaded, Workspace
from argmap.workspace.project import PathProblem, map_folders, project_root

__all__ = ["Loaded", "PathProblem", "Workspace", "map_folders", "project_root"]
