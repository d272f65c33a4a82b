"""`argmap schema`."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  argmap schema > map.schema.json
"""
)
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of what `argmap export` prints."""
    import json  # noqa: PLC0415

    from argmap.model.schema import schema as made  # noqa: PLC0415  (slow to load)

    click.echo(json.dumps(made(), indent=2, ensure_ascii=False))
