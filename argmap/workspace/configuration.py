"""A project's configuration: which rules are looked for in which of its files, and how severe
their findings are.

It stands in `argmap.toml`, or in the table `[tool.argmap]` of `pyproject.toml`, in the project's
root folder; nothing else is read, and nothing is merged.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from argmap.diagnostics import Diagnostic, Label, Severity, did_you_mean
from argmap.text import SourceText, Span, read_text

FILE = "argmap.toml"
GROUPS = ("all", "default")
"""Words that stand for many rules: all there are, and those that are on by default."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", title="argmap")


class Choice(_Table):
    """Which rules are looked for, and how severe their findings are."""

    select: list[str] | None = Field(
        default=None,
        description="Rules and families that are looked for; `default` and `all` are groups.",
    )
    ignore: list[str] = Field(default=[], description="Rules and families that are not looked for.")
    severity: dict[str, Severity] = Field(
        default={}, description="The severity of a rule's findings: `error`, `warning` or `info`."
    )


class Override(Choice):
    """What is otherwise for some of the project's files."""

    files: list[str] = Field(
        min_length=1,
        description="Files and folders that it is for, relative to the project, as in .gitignore.",
    )


class Settings(Choice):
    """What the configuration of a project says."""

    overrides: list[Override] = Field(
        default=[],
        description="What is otherwise for some files; where several are, the last one rules.",
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a configuration may use."""

    families: dict[str, str]
    """The family of every rule."""
    off: frozenset[str]
    """Rules that are off by default."""
    fixed: Callable[[], frozenset[str]]
    """Gives the rules that can't be turned off or made lighter."""

    def rules(self, words: Iterable[str]) -> set[str]:
        """The rules that words stand for: names of rules, families and groups."""
        return {
            name
            for word in words
            for name, family in self.families.items()
            if word in (name, family, "all") or (word == "default" and name not in self.off)
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds for a file."""

    on: frozenset[str]
    """The rules that are looked for."""
    severities: dict[str, Severity]
    """The severity of findings of some rules, where it is another than the rule's own."""


@dataclass(slots=True)
class Configuration:
    """What holds in a project."""

    root: Path
    names: Names
    settings: Settings = field(default_factory=Settings)
    place: Path | None = None
    """The file that it was read from; None where there is none."""
    _known: dict[tuple[int, ...], Chosen] = field(default_factory=dict)

    def chosen(self, path: Path | None = None) -> Chosen:
        """What holds for a file, or for files that no override names."""
        layers = self._overrides(path) if path and self.settings.overrides else ()
        if layers not in self._known:
            self._known[layers] = self._choose([self.settings.overrides[n] for n in layers])
        return self._known[layers]

    def _overrides(self, path: Path) -> tuple[int, ...]:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only where there are overrides)

        name = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""
        return tuple(
            number
            for number, one in enumerate(self.settings.overrides)
            if name and GitIgnoreSpec.from_lines(one.files).match_file(name)
        )

    def _choose(self, overrides: Sequence[Choice]) -> Chosen:
        names, on = self.names, self.names.rules(["default"])
        severities: dict[str, Severity] = {}
        choices = [one for one in (self.settings, *overrides) if one.model_fields_set]
        for choice in choices:
            if choice.select is not None:
                on = names.rules(choice.select)
            # A rule that is named outweighs a family or a group, whichever list it stands in.
            named = {word for word in choice.select or () if word in names.families}
            broad = {word for word in choice.ignore if word not in names.families}
            on -= names.rules(broad) - named
            on -= names.rules(set(choice.ignore) - broad)
            severities |= choice.severity
        if choices:
            on |= names.fixed()
        return Chosen(frozenset(on), severities)


class ConfigurationProblem(Exception):
    """A configuration that can't be used: what is wrong with it."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__(found[0].message)
        self.found = found


def read_configuration(
    root: Path,
    names: Names,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Configuration:
    """The configuration of a project, by its root folder; raises ConfigurationProblem, OSError.

    `select` and `ignore`, where given, stand in for those of the file.
    """
    place = next((path for path in (root / FILE, root / "pyproject.toml") if path.is_file()), None)
    settings = Settings()
    found: list[Diagnostic] = []
    if place is not None:
        settings, found = _read(place, root, names)
    if found:
        raise ConfigurationProblem(found)
    if select is not None:
        settings.select = list(select)
    if ignore is not None:
        settings.ignore = list(ignore)
    return Configuration(root, names, settings, place)


def _read(place: Path, root: Path, names: Names) -> tuple[Settings, list[Diagnostic]]:
    source, faults = read_text(place.read_bytes(), place.name, place)
    if faults:
        return Settings(), [_problem(f.message, f.span, f.help) for f in faults]
    try:
        table: Any = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", str(error))
        start = len(source.text) - 1
        if at and at[1]:
            start = source.offset(int(at[1])) + int(at[2]) - 1
        message = f"this is not TOML: {str(error)[: at.start() if at else None].lower()}"
        return Settings(), [_problem(message, Span(source, start, start + 1))]
    if place.name != FILE:
        table = table.get("tool", {}).get("argmap", {})
    try:
        settings = Settings.model_validate(table, strict=True)
    except ValidationError as error:
        return Settings(), [_told(one, source) for one in error.errors(include_url=False)]
    return settings, list(_wrong_names(settings, source, names))


def _problem(message: str, span: Span, *help: str) -> Diagnostic:
    return Diagnostic("bad-configuration", "error", message, Label(span), help=help)


_WANTED = {
    "list_type": 'a list of words: `["single-origin"]`',
    "string_type": "a word in quotation marks",
    "dict_type": 'a table: `[severity]`, and below it `single-origin = "error"`',
    "model_type": 'a table: `[[overrides]]`, and below it `files = ["drafts/"]`',
    "too_short": 'at least one file or folder: `files = ["drafts/"]`',
}


def _told(error: Any, source: SourceText) -> Diagnostic:
    """What pydantic found wrong, in our words."""
    keys = [part for part in error["loc"] if isinstance(part, str) and part != "[key]"]
    name = keys[-1] if keys else "argmap"
    value = error["input"]
    span = _find(source, keys, value if isinstance(value, str) else None)
    if error["type"] == "extra_forbidden":
        known = (Override if keys[0] == "overrides" else Settings).model_fields
        listed = ", ".join(f"`{key}`" for key in known)
        help = did_you_mean(name, known) or (f"the keys are {listed}",)
        return _problem(f"`{name}` is not a key of the configuration", span, *help)
    if error["type"] == "missing":
        return _problem(f"an override lacks `{name}`", span, 'write `files = ["drafts/"]`')
    if error["type"] == "literal_error":
        help = ("it is `error`, `warning` or `info`; what is not wanted stands in `ignore`",)
        return _problem(f"`{value}` is not a severity", span, *help)
    return _problem(f"`{name}` has to be {_WANTED.get(error['type'], error['msg'].lower())}", span)


def _wrong_names(settings: Settings, source: SourceText, names: Names) -> Iterable[Diagnostic]:
    """Names of rules that are none, and rules that can't be turned off or made lighter."""
    for number, choice in enumerate((settings, *settings.overrides)):
        keys = ["overrides"] if number else []
        for key, words in (
            ("select", choice.select or ()),
            ("ignore", choice.ignore),
            ("severity", choice.severity),
        ):
            for word in words:
                problem = wrong_name(word, key, names)
                lighter = key == "severity" and choice.severity[word] != "error"
                if problem is None and lighter and word in names.fixed():
                    problem = (f"`{word}` is always an error", _PROMISE)
                if problem is not None:
                    message, *help = problem
                    yield _problem(message, _find(source, [*keys, key], word), *help)


_PROMISE = "it is among what argmap promises of every map that passes"


def wrong_name(word: str, key: str, names: Names) -> tuple[str, ...] | None:
    """What is wrong with the name of a rule, a family or a group, and help; None for nothing.

    `key` is what it is for: `select`, `ignore` or `severity`.
    """
    known: Collection[str] = names.families
    if key != "severity":
        known = {*names.families, *names.families.values(), *GROUPS}
    if word not in known:
        return (
            f"`{word}` is not a rule",
            *(did_you_mean(word, known) or ("`argmap rules` lists them",)),
        )
    if key == "ignore" and word in names.fixed():
        return (f"`{word}` can't be ignored", _PROMISE)
    return None


def _find(source: SourceText, keys: Sequence[str], word: str | None) -> Span:
    """Where a word stands in the file, as well as its text tells: below the last of some keys."""
    start, end = 0, 0
    for key in keys:
        found = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])").search(source.text, start)
        if found:
            start, end = found.span()
    if word is not None:
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(source.text, end)
        if found:
            start, end = found.span()
    return Span(source, start, max(end, start + 1))
