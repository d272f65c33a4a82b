"""What explains a rule, part by part: the same for a terminal and for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics.rule import Rule

_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
"""For control characters the pictures that Unicode has of them: `\u2407` for U+0007."""


class Part(NamedTuple):
    """A part of an explanation."""

    heading: str
    """`""` for the first part, which says what the rule finds."""
    text: str
    """Sentences in Markdown; as it stands in a file, where `code` is set."""
    code: str = ""
    """The language of the text, where it is a file: `argmap`, `toml` or `text`."""


def explanation(rule: Rule) -> Iterator[Part]:
    """The parts that explain a rule, in the order in which they are read."""
    yield Part("", _sentence(rule.finds))
    yield Part("Why it matters", _sentence(rule.matters))
    for path, text in rule.files.items():
        yield Part(f"With `{path}`", text, "argmap" if path.endswith(".argmap") else "text")
    for heading, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if rule.in_words:
            yield Part(heading, _sentence(example))
        else:
            yield Part(heading, example.translate(_PICTURES), "argmap")
    if rule.fix == "safe":
        yield Part("Fix", f"`argmap check --fix` {rule.fix_does}")
    elif rule.fix:
        guess = "What is unsafe is a guess: `--diff` instead of `--fix` shows it first."
        yield Part("Fix", f"`argmap check --fix --unsafe-fixes` {rule.fix_does} {guess}")
    yield Part("Configuration", _choice(rule))


def _choice(rule: Rule) -> str:
    """How a project makes another choice, and an author in a map."""
    if rule.always_on:
        return (
            "It is always on and always an error, and can't be suppressed: it is among what "
            "argmap promises of every map that passes."
        )
    turned = f'It is on by default; `ignore = ["{rule.name}"]` in `argmap.toml` turns it off.'
    if not rule.on:
        turned = (
            f'It is off by default; `select = ["default", "{rule.name}"]` in `argmap.toml` turns '
            "it on."
        )
    other = "warning" if rule.severity == "error" else "error"
    return (
        f'{turned} `{rule.name} = "{other}"` below `[severity]` makes its findings '
        f"{other}s. In a map, `# argmap: ignore[{rule.name}] why` above an entry or a line sets "
        "a finding aside."
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
