"""Choosing rules on the command line: the options `--select` and `--ignore`."""

from __future__ import annotations

import click

from argmap.cli.common import give_up
from argmap.cli.options import with_options


def _words(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> list[str] | None:
    """The names of rules, families and groups; None where none are given.

    Gives up at a wrong one.
    """
    if not given:
        return None
    from argmap.check.checking import rule_names  # noqa: PLC0415  (slow to load)

    names, words = rule_names(), [word.strip() for part in given for word in part.split(",")]
    for word in words:
        if not word:
            wanted = [f"write --{option.name} RULE, or RULE,RULE", "`argmap rules` lists them"]
            said = ",".join(given) or '""'
            give_up(f"--{option.name} {said}: a name of a rule is empty", wanted)
        wrong = names.wrong(word, option.name or "")
        if wrong:
            give_up(f"--{option.name} {','.join(given)}: {wrong[0]}", wrong[1:])
    return words


choice_options = with_options(
    click.option(
        "--select",
        metavar="RULES",
        multiple=True,
        callback=_words,
        help="Look for these rules or families (parted by commas) and no others; "
        "`all` and `default` are groups.",
    ),
    click.option(
        "--ignore",
        metavar="RULES",
        multiple=True,
        callback=_words,
        help="Do not look for these rules or families.",
    ),
)
"""The options `--select` and `--ignore`; they give `select` and `ignore`, lists or None."""
