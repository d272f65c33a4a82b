"""argmap: maps of claims, their evidence, their speakers and their counterclaims."""

__version__ = "0.1.0"
