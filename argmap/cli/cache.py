"""`argmap cache`."""

from __future__ import annotations

import click

from argmap.cli.common import give_up, note
from argmap.text import counted


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  argmap cache          where it is, and how much it holds
  argmap cache clear    empty it
""",
)
@click.pass_context
def cache(context: click.Context) -> None:
    """What argmap keeps from run to run, so that only what changed is worked on again.

    It is keyed by the content of files: it may be deleted at any time, and several runs may
    share it. The environment variable ARGMAP_CACHE_DIR puts it elsewhere.
    """
    if context.invoked_subcommand is None:
        from argmap.cache import folder, why_nothing_is_kept  # noqa: PLC0415

        click.echo(f"{folder() or 'no folder'}: {_size()}")
        why = why_nothing_is_kept()
        if why:
            note(f"nothing can be kept: {why}")


@cache.command()
def clear() -> None:
    """Empty the cache."""
    from argmap.cache import KINDS, files  # noqa: PLC0415

    held = _size()
    try:
        for kind in KINDS:
            for file in files(kind):
                file.unlink(missing_ok=True)
    except OSError as error:
        give_up(f"can't delete {error.filename}: {error.strerror}")
    click.echo(f"Cleared: {held}.")


def _size() -> str:
    from argmap.cache import KINDS, files  # noqa: PLC0415

    counts = []
    total = 0
    try:
        for kind in KINDS:
            found = files(kind)
            counts.append(counted(len(found), kind.removesuffix("s")))
            total += sum(file.stat().st_size for file in found)
    except OSError as error:
        give_up(f"can't read {error.filename}: {error.strerror}")
    return f"{', '.join(counts[:-1])} and {counts[-1]}, {total / 1e6:.1f} MB"
