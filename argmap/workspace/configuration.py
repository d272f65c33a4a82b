"""A project's configuration: which rules are looked for in which of its files, and how severe
their findings are.

It stands in `argmap.toml`, or in the table `[tool.argmap]` of `pyproject.toml`, in the project's
root folder; nothing else is read, and nothing is merged. What holds for a file is settled in
layers, each of which changes what those before it say: what is on by default, the configuration,
its overrides for the file in their order, the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import Diagnostic, Severity
from argmap.text import Span
from argmap.workspace.choosing import Names
from argmap.workspace.project import (
    FILE,
    LARGEST_CONFIGURATION,
    TABLE,
    configuration_file,
    project_text,
)

if TYPE_CHECKING:
    from argmap.workspace.settings import Choice
    from argmap.workspace.toml import Keys, Places


@dataclass(frozen=True)
class Layer:
    """What one table of a configuration says, or the command line."""

    select: Sequence[str] | None = None
    """What is looked for instead of what was before; None for no such list."""
    ignore: Sequence[str] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    files: Sequence[str] | None = None
    """The files that it is for, as lines of a .gitignore; None for all."""
    way: Keys | None = None
    """The way to its table in the configuration; None for the command line."""

    def covers(self, name: str) -> bool:
        """Whether it is for a file, by its path in the project, with `/`; `""` is none."""
        return self.files is None or (name != "" and self._spec.match_file(name))

    @cached_property
    def _spec(self) -> Any:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only where there are overrides)

        return GitIgnoreSpec.from_lines(self.files or ())


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not as it is by default: the layer, and the way in it to what says so."""

    layer: Layer
    way: Keys


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds for a file."""

    on: frozenset[str]
    """The rules that are looked for."""
    severities: dict[str, Severity] = field(default_factory=dict)
    """The severity of findings of some rules, where the configuration names one."""
    choices: dict[str, Reason] = field(default_factory=dict)
    """Why some rules are looked for, or are not."""
    weights: dict[str, Reason] = field(default_factory=dict)
    """Why the findings of some rules have the severity that they have."""


@dataclass(slots=True)
class Configuration:
    """What holds in a project."""

    root: Path
    names: Names
    layers: list[Layer] = field(default_factory=list)
    exclude: Sequence[str] = ()
    """The folders in which no maps are looked for, as lines of a .gitignore."""
    places: Places | None = None
    """Where its words stand; None where there is no configuration."""
    _known: dict[tuple[int, ...], Chosen] = field(default_factory=dict)

    @property
    def file(self) -> Path | None:
        """The file that it was read from; None where there is none."""
        return self.places.source.path if self.places else None

    def chosen(self, path: Path | None = None) -> Chosen:
        """What holds for a file, or for files that no override names."""
        name = ""
        if path is not None and path.is_relative_to(self.root):
            name = path.relative_to(self.root).as_posix()
        mine = tuple(number for number, one in enumerate(self.layers) if one.covers(name))
        if mine not in self._known:
            self._known[mine] = _choose([self.layers[number] for number in mine], self.names)
        return self._known[mine]

    def place(self, reason: Reason) -> Span | None:
        """Where a reason stands in the file; None for the command line."""
        if self.places is None or reason.layer.way is None:
            return None
        return self.places.value((*reason.layer.way, *reason.way))


def _choose(layers: Sequence[Layer], names: Names) -> Chosen:
    """What layers come to. In each, what is named more closely outweighs what is named broadly."""
    on = names.rules(["default"])
    if not layers:
        return Chosen(on)
    severities: dict[str, Severity] = {}
    choices: dict[str, Reason] = {}
    weights: dict[str, Reason] = {}
    for layer in layers:
        if layer.select is not None:
            on = frozenset()
            choices = dict.fromkeys(names.families, Reason(layer, ("select",)))
        for breadth in ("group", "family", "rule"):
            for key, words in (("select", layer.select or ()), ("ignore", layer.ignore)):
                for number, word in enumerate(words):
                    if names.breadth(word) == breadth:
                        meant = names.rules([word])
                        on = on | meant if key == "select" else on - meant
                        choices |= dict.fromkeys(meant, Reason(layer, (key, number)))
        severities |= layer.severity
        weights |= {name: Reason(layer, ("severity", name)) for name in layer.severity}
    return Chosen(on | names.fixed(), severities, choices, weights)


class ConfigurationProblem(Exception):
    """A configuration that can't be used: all that is wrong with it."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__(found[0].message)
        self.found = found


def read_configuration(
    root: Path,
    names: Names,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Configuration:
    """The configuration of a project, by its root folder; raises ConfigurationProblem.

    `select` and `ignore` are the last layer: with `select`, these rules are looked for and no
    others, whatever the file says; what `ignore` names is not.
    """
    configuration = Configuration(root, names)
    file = configuration_file(root)
    if file is not None:
        _read(file, configuration)
    if select is not None or ignore is not None:
        configuration.layers.append(Layer(select, ignore or ()))
    return configuration


def _read(file: Path, configuration: Configuration) -> None:
    """Adds what a file says."""
    from argmap.workspace.toml import TomlProblem, problem, read_toml  # noqa: PLC0415  (for a file)

    source, wrong = project_text(file, configuration.root, LARGEST_CONFIGURATION, "a configuration")
    if wrong:
        raise ConfigurationProblem([problem(one.message, one.span, one.help) for one in wrong])
    try:
        table, configuration.places = read_toml(source)
    except TomlProblem as slip:
        raise ConfigurationProblem([problem(slip.message, slip.span, *slip.help)]) from None
    at: Keys = ()
    said: Any = table
    if file.name != FILE:
        at, said = TABLE, table["tool"][TABLE[1]]
    if said == {}:
        return
    from argmap.workspace.settings import settings  # noqa: PLC0415  (slow to load)

    made, found = settings(said, configuration.places, at, configuration.names)
    if found:
        raise ConfigurationProblem(found)
    configuration.exclude = made.exclude
    choices: list[tuple[Choice, Keys, Sequence[str] | None]] = [(made, at, None)]
    for number, one in enumerate(made.overrides):
        choices.append((one, (*at, "overrides", number), one.files))
    configuration.layers += [
        Layer(one.select, one.ignore, one.severity, files, way) for one, way, files in choices
    ]
