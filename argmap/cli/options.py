"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

THEMES = ("light", "dark", "print")
"""The values of `--theme`."""
LANGUAGES = ("en", "de", "fr", "es", "ru")
"""The values of `--lang`, as in `argmap/render/words/words.toml`, which would be slow to read."""


def with_options(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """What adds options to a command, in the order in which they are shown."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


class WholeNumber(click.IntRange):
    """A whole number in a range; what is none is refused in plain words."""

    def convert(
        self, value: Any, param: click.Parameter | None, context: click.Context | None
    ) -> Any:
        """The number that was written."""
        try:
            return super().convert(value, param, context)
        except click.BadParameter:
            end = "on" if self.max is None else f"to {self.max}"
            self.fail(f"{value} is not a whole number from {self.min} {end}", param, context)


language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of what argmap itself writes; your own words stay as they are.",
)
"""The option `--lang` of commands that write words of their own; it gives `language`."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for other programs.",
)
"""The option `--format` of commands that print `text` or `json`; it gives `form`."""


def _without_cache(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from argmap.cache import turned_off  # noqa: PLC0415  (only where it is asked for)

        context.with_resource(turned_off())


no_cache = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_without_cache,
    help="Keep nothing from run to run, and use nothing that was kept.",
)
"""The option `--no-cache`; it does its work by itself."""
