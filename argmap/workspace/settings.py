"""What a configuration may say: its keys, what is wrong with a table of them, and their schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from argmap.diagnostics import Diagnostic, Label, Rule, Severity, did_you_mean
from argmap.workspace.choosing import GROUPS, Names
from argmap.workspace.project import SUFFIX
from argmap.workspace.toml import Keys, Places, problem


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", title="argmap")


class Choice(_Table):
    """Which rules are looked for, and how severe their findings are."""

    select: list[str] | None = Field(
        default=None,
        description="Rules and families that are looked for, instead of those on by default.",
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

    exclude: list[str] = Field(
        default=[],
        description="Folders in which no maps are looked for, relative to the project, as in "
        ".gitignore.",
    )
    overrides: list[Override] = Field(
        default=[],
        description="What is otherwise for some files; where several are, the last one rules.",
    )


def settings(
    table: object, places: Places, at: Keys, names: Names
) -> tuple[Settings, list[Diagnostic]]:
    """What a table says, and all that is wrong with it, by place.

    `at` is the way to the table in its file. Where something is wrong, the settings are empty.
    """
    made, found = Settings(), []
    try:
        made = Settings.model_validate(table, strict=True)
    except ValidationError as error:
        found = [_told(one, places, at) for one in error.errors(include_url=False)]
    if isinstance(table, dict):
        found += _wrong_words(table, places, at, names)
    return (Settings() if found else made), sorted(found, key=lambda one: one.span.start)


_WANTED = {
    "list_type": 'a list of words: `["single-origin"]`',
    "string_type": 'a word in quotation marks: `"single-origin"`',
    "dict_type": 'a table: `[severity]`, and below it `single-origin = "error"`',
    "model_type": 'a table: `[[overrides]]`, and below it `files = ["drafts/"]`',
}
_OVERRIDES = (
    'a list of tables: `[[overrides]]` with two brackets, and below it `files = ["drafts/"]`'
)
_PATHS = ("files", "exclude")


def _told(error: Any, places: Places, at: Keys) -> Diagnostic:
    """What pydantic found wrong, in our words."""
    way: Keys = error["loc"]
    name = next((part for part in reversed(way) if isinstance(part, str)), "argmap")
    key, value = places.key(at + way), places.value(at + way)
    if error["type"] == "extra_forbidden":
        known = (Override if len(way) > 1 else Settings).model_fields
        listed = ", ".join(f"`{key}`" for key in known)
        help = did_you_mean(name, known) or (f"the keys are {listed}",)
        if way == ("tool",) and not at:
            help = ("leave the header `[tool.argmap]` out: it stands in pyproject.toml alone",)
        return problem(f"`{name}` is not a key of the configuration", key, *help)
    if error["type"] == "missing":
        return problem(f"this override lacks `{name}`", key, 'write `files = ["drafts/"]`')
    if error["type"] == "too_short":
        return problem("`files` names no file or folder", value, 'write `files = ["drafts/"]`')
    if error["type"] == "literal_error":
        help = ("it is `error`, `warning` or `info`; what is not wanted stands in `ignore`",)
        return problem(f"{_shown(error['input'])} is not a severity", value, *help)
    if not way:
        return problem(f"`{name}` has to be a table", value, "write `[tool.argmap]`")
    wanted = _WANTED[error["type"]]
    if name == "overrides" and error["type"] == "list_type":
        wanted = _OVERRIDES
    if name in _PATHS:
        wanted = wanted.replace("single-origin", "drafts/")
    is_part = isinstance(way[-1], int) and name != "overrides"
    what = f"what stands in `{name}`" if is_part else f"`{name}`"
    return problem(f"{what} has to be {wanted.split(': ')[0]}", value, f"write {wanted}")


def _shown(value: object) -> str:
    return f"`{value}`" if isinstance(value, str) else f"`{str(value).lower()[:40]}`"


def _wrong_words(
    table: Mapping[str, Any], places: Places, at: Keys, names: Names
) -> Iterator[Diagnostic]:
    """Names of rules that are none, rules that are always on, patterns that match nothing."""
    overrides = table.get("overrides")
    more = enumerate(overrides) if isinstance(overrides, list) else ()
    for way, choice in [(at, table), *(((*at, "overrides", number), one) for number, one in more)]:
        if not isinstance(choice, dict):
            continue
        for key in ("select", "ignore", "severity"):
            for part, word in _words(choice.get(key), key):
                span = (places.key if key == "severity" else places.value)((*way, key, part))
                wrong = names.wrong(word, key)
                if key == "severity" and not wrong:
                    wrong = names.too_light(word, choice[key][word])
                if wrong:
                    yield problem(wrong[0], span, *wrong[1:])
        selected = {word: part for part, word in _words(choice.get("select"), "select")}
        for part, word in _words(choice.get("ignore"), "ignore"):
            if word in selected:
                also = Label(places.value((*way, "select", selected[word])), "selected here")
                span = places.value((*way, "ignore", part))
                message = f"`{word}` is selected and ignored"
                yield problem(message, span, "take it out of one of the lists", also=also)
        key = "exclude" if way == at else "files"
        for part, word in _words(choice.get(key), key):
            help = why_no_pattern(word, places.source.path)
            if help:
                span = places.value((*way, key, part))
                yield problem("this names no file or folder of the project", span, help)
            elif key == "exclude" and word.endswith(SUFFIX):
                span = places.value((*way, key, part))
                help = "name a folder, for the files of a folder are one map: `templates/`"
                yield problem("only folders are excluded", span, help)


def _words(value: object, key: str) -> list[tuple[int | str, str]]:
    """The words of a list or the keys of a table, each with the last part of the way to it."""
    if key == "severity":
        return [(word, word) for word in value] if isinstance(value, dict) else []
    words = enumerate(value) if isinstance(value, list) else ()
    return [(number, word) for number, word in words if isinstance(word, str)]


def why_no_pattern(text: str, file: Path | None = None) -> str:
    """What is to be written instead of a text that names no files as a line of a .gitignore does;
    `""` for one that does. `file` is the configuration that has it."""
    parts = text.removeprefix("!").split("/")
    if ".." in parts:
        return "nothing outside of the project is looked at: name what is in it"
    if "." in parts:
        inside = "/".join(part for part in parts if part != ".")
        return f"paths are relative to the project: write `/{inside}`" if inside else _AS_IN_GIT
    root = file.parent.as_posix() if file else ""
    if root and f"{text}/".startswith(f"{root}/"):
        inside = text[len(root) :]
        return f"paths are relative to the project: write `{inside}`" if inside else _AS_IN_GIT
    try:
        if any(one.include is not None for one in GitIgnoreSpec.from_lines([text]).patterns):
            return ""
    except (ValueError, re.error):
        pass
    if "[" in text and "]" not in text.partition("[")[2]:
        return "a set of characters that begins with `[` ends with `]`; `\\\\[` is the mark itself"
    return _AS_IN_GIT


_AS_IN_GIT = "write a file or a folder as in .gitignore: `drafts/`, `old-*.argmap`"


def schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a configuration, for editors.

    What it can't say, and `settings` does: a word is not in both lists of a table, and a
    pattern is one that .gitignore knows.
    """
    rules = list(rules)
    made = Settings.model_json_schema()
    words = {**GROUPS, **{one.family: f"the rules of the family {one.family}" for one in rules}}
    every = [*words.items(), *((one.name, one.summary) for one in rules)]
    fixed = {one.name for one in rules if one.always_on}
    severities = ["error", "warning", "info"]
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Configuration of argmap"
    made["$defs"] |= {
        "selected": {"oneOf": [_const(word, told) for word, told in every]},
        "ignored": {"oneOf": [_const(word, told) for word, told in every if word not in fixed]},
        "severities": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                one.name: {
                    "description": one.summary,
                    "default": one.severity,
                    "enum": ["error"] if one.always_on else severities,
                }
                for one in rules
            },
        },
    }
    for table in (made, made["$defs"]["Override"]):
        keys = table["properties"]
        for key, name in (("select", "selected"), ("ignore", "ignored")):
            said = keys[key]["description"]
            items = {"$ref": f"#/$defs/{name}"}
            keys[key] = {"description": said, "type": "array", "items": items}
        keys["severity"] = {
            "description": keys["severity"]["description"],
            "$ref": "#/$defs/severities",
        }
    for keys, name in ((made, "exclude"), (made["$defs"]["Override"], "files")):
        keys["properties"][name]["items"]["minLength"] = 1
    return made


def _const(word: str, told: str) -> dict[str, str]:
    return {"const": word, "description": told}
