"""`argmap schema`."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  argmap schema > map.schema.json
  argmap schema config > argmap.schema.json    for editors of argmap.toml
"""
)
@click.argument("what", type=click.Choice(["map", "config"]), default="map", metavar="[map|config]")
def schema(what: str) -> None:
    """Print the JSON Schema (draft 2020-12) of what `argmap export` prints.

    With `config`, that of a project's configuration, which explains every rule.
    """
    from argmap.diagnostics.printable import printable_json  # noqa: PLC0415

    if what == "config":
        from argmap.rules import families, rule  # noqa: PLC0415  (slow to load)
        from argmap.workspace.settings import schema as of_settings  # noqa: PLC0415

        made = of_settings(rule(name) for name in families())
    else:
        from argmap.model.schema import schema as of_maps  # noqa: PLC0415  (slow to load)

        made = of_maps()
    click.echo(printable_json(made, indent=2))
