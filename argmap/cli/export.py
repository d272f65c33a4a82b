"""`argmap export`."""

from __future__ import annotations

import click

from argmap.cli.common import checked, give_up, stop_at_errors


@click.command(
    epilog="""\b
Examples:
  argmap export maps/dam --to json > dam.json
  argmap schema > map.schema.json             the JSON Schema that the output follows
"""
)
@click.argument("path", default=".")
@click.option(
    "--to",
    "form",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="The format.",
)
def export(path: str, form: str) -> None:
    """Print a map, resolved: its entries, links and values, each with its place.

    PATH is a folder that holds one map, or one of its files.
    """
    report = checked([path])
    if len(report.maps) > 1:
        folders = ", ".join(map.folder for map in report.maps)
        give_up(f"below {path} are {len(report.maps)} maps: {folders}", ["name one of them"])
    stop_at_errors(report.checked, "Nothing was exported.")
    click.echo(report.maps[0].model_dump_json(indent=2))
