"""The rule book: every rule by its name, read from the files of the families' folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.resources import files
from inspect import cleandoc
from textwrap import dedent
from types import ModuleType
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import Diagnostic, Rule

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.rules.concerning import Of

FAMILIES = ("form", "structure", "sourcing", "argument", "wording")
"""The families of rules, each a folder of this package."""

Check = Callable[["Map"], Iterable[Diagnostic]]
"""Finds what breaks a rule in a map that is linked and whose quotes have verdicts."""

_SEVERITY = re.compile(
    r"^Severity: (?P<severity>error|warning|info)"
    r"(?P<off>, off by default)?(?P<fixed>, always on)?$",
    re.MULTILINE,
)
_BLOCK = r"(?:    [^\n]*\n|\n)+"
_PARTS = re.compile(
    r"What it finds: (?P<finds>.+?)\n\nWhy it matters: (?P<matters>.+?)\n\n"
    rf"{_SEVERITY.pattern}\n\n"
    r"(?:Fix: (?P<fix>safe|unsafe): (?P<fixing>.+?)\n\n)?"
    rf"(?P<files>(?:File `[^`]+`:\n\n{_BLOCK})*)"
    rf"(?:Wrong:\n\n(?P<wrong>{_BLOCK})Right:\n\n(?P<right>{_BLOCK})"
    r"|Wrong: (?P<told_wrong>.+?)\n\nRight: (?P<told_right>.+?)\n)\Z",
    re.DOTALL | re.MULTILINE,
)
_FILE = re.compile(rf"^File `(?P<path>[^`]+)`:\n\n(?P<text>{_BLOCK})", re.MULTILINE)


@cache
def families() -> dict[str, str]:
    """The family of every rule, by the rule's name; in alphabetical order."""
    package = files(__package__)
    found = {
        entry.name.removesuffix(".py").replace("_", "-"): family
        for family in FAMILIES
        for entry in (package / family).iterdir()
        if entry.name.endswith(".py") and not entry.name.startswith("_")
    }
    return dict(sorted(found.items()))


def about(family: str) -> str:
    """What the rules of a family are on, as the docstring of its folder says it."""
    return cleandoc(import_module(f"{__package__}.{family}").__doc__ or "")


@cache
def checks() -> dict[str, Check]:
    """The rules that look at a whole map, by name; what reading a map finds is not among them.

    No rule of the family `form` is: these are broken while a map is read.
    """
    from argmap.rules.concerning import each  # noqa: PLC0415  (with it comes the model)

    looks = {name: each(look) for name, look in of_entries().items()}
    return dict(sorted({**looks, **_having("check")}.items()))


@cache
def of_entries() -> dict[str, Of]:
    """The rules that look at claims and evidence one by one, with what bears on each, by name."""
    return _having("of")


@cache
def looks_at(name: str) -> tuple[str, ...] | None:
    """What a rule that looks at a whole map asks for, of `argmap.model.map.ASPECTS`.

    None for a rule that looks at each entry by itself, with its quotes, the sources and speakers
    that it names, and the head of the map.
    """
    said: tuple[str, ...] | str = _module(name).LOOKS_AT
    return None if isinstance(said, str) else said


@cache
def off_by_default() -> frozenset[str]:
    """The names of the rules that are looked for only where a project asks for them."""
    return frozenset(name for name in families() if _severity(name)["off"])


@cache
def fixed() -> frozenset[str]:
    """The names of the rules that can't be turned off, made lighter or suppressed."""
    return frozenset(name for name in families() if _severity(name)["fixed"])


def rule(name: str) -> Rule:
    """What is known of a rule. Raises KeyError where there is none of that name."""
    family = families()[name]
    parts = _PARTS.match(cleandoc(_module(name).__doc__ or "") + "\n")
    if parts is None:
        raise AssertionError(f"the docstring of the rule {name} lacks a part")
    return Rule(
        name,
        family,
        parts["severity"],  # type: ignore[arg-type]  # the pattern has no other
        _paragraphs(parts["finds"]),
        _paragraphs(parts["matters"]),
        _block(parts["wrong"]) if parts["wrong"] else _paragraphs(parts["told_wrong"]),
        _block(parts["right"]) if parts["right"] else _paragraphs(parts["told_right"]),
        on=not parts["off"],
        always_on=bool(parts["fixed"]),
        in_words=parts["wrong"] is None,
        fix=parts["fix"],  # type: ignore[arg-type]  # the same
        fix_does=_paragraphs(parts["fixing"] or ""),
        files={found["path"]: _block(found["text"]) for found in _FILE.finditer(parts["files"])},
    )


def _having(name: str) -> dict[str, Any]:
    """What rules have under a name, by the names of the rules."""
    modules = {rule: _module(rule) for rule, family in families().items() if family != "form"}
    return {rule: getattr(one, name) for rule, one in modules.items() if hasattr(one, name)}


def _module(name: str) -> ModuleType:
    return import_module(f"{__package__}.{families()[name]}.{name.replace('-', '_')}")


def _severity(name: str) -> re.Match[str]:
    # The text is read instead of the module, which would bring in all that the rule needs.
    file = files(__package__) / families()[name] / f"{name.replace('-', '_')}.py"
    found = _SEVERITY.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise AssertionError(f"the docstring of the rule {name} has no severity")
    return found


def _paragraphs(text: str) -> str:
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def _block(text: str) -> str:
    return dedent(text).strip("\n") + "\n"
