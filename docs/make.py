"""Writes the pages on the rules from the rules' docstrings, with what a check says of each example.

python docs/make.py           writes the pages
python docs/make.py --check   exits with 1 where one is out of date, and names it
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.check import check
from argmap.diagnostics import Rule
from argmap.diagnostics.explanation import Part, explanation
from argmap.diagnostics.reports.full import full
from argmap.rules import FAMILIES, about, families, rule

HERE = Path(__file__).resolve().parent
PAGES = HERE / "rules"
BEGINNING = """\
<!-- Written by docs/make.py from the rules' docstrings. -->

# Rules

What `argmap check` looks for. A rule is named for the fault that it finds, and a finding has the \
name of its rule in brackets. `argmap rules` lists the rules, `argmap rules NAME` explains one.

*Errors* leave the meaning in doubt, or break what argmap promises. *Warnings* are what an analyst \
should look at. *Infos* are what a reader should know. A project [chooses its \
rules](../configuration.md) in `argmap.toml`; those that are always on can't be turned off, made \
lighter or suppressed. A *safe* [fix](../fixes.md) changes nothing that the map says, an *unsafe* \
one is a guess.
"""


def default(told: Rule) -> str:
    """Whether a rule is on where a project does not say."""
    return "always on" if told.always_on else "on" if told.on else "off"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = [*head]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(c.replace('|', '&#124;') for c in row)} |\n" for row in lines)


def linked(text: str, but: str = "") -> str:
    """A text whose names, of rules but one and of the configuration, lead to their pages."""

    def link(found: re.Match[str]) -> str:
        name = found[1]
        return f"[`{name}`]({name}.md)" if name in families() and name != but else found[0]

    text = text.replace("`argmap.toml`", "[`argmap.toml`](../configuration.md)")
    return re.sub(r"`([a-z-]+)`", link, text)


def named(told: Rule) -> set[str]:
    """The other rules that an explanation names."""
    words = re.findall(r"`([a-z-]+)`", f"{told.finds} {told.matters} {told.fix_does}")
    return {word for word in words if word in families()} - {told.name}


def said(told: Rule) -> str:
    """What `argmap check` says of the wrong example."""
    with TemporaryDirectory() as folder, chdir(folder):
        for name, text in {"argmap.toml": "", **told.files, "map.argmap": told.wrong}.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        report = check([Path("map.argmap")], select=["default", told.name])
        return full(report.diagnostics, colour=False).rstrip("\n")


def section(told: Rule, part: Part) -> Iterator[str]:
    """A part of an explanation, in Markdown."""
    if part.heading:
        yield f"## {part.heading}"
    yield f"```{part.code}\n{part.text}```" if part.code else linked(part.text, told.name)
    if part.heading == "Wrong" and part.code:
        yield f"`argmap check` says:\n\n```text\n{said(told)}\n```"


def page(told: Rule, near: Iterable[Rule]) -> str:
    """The page on a rule; `near` are those that it names, or that name it."""
    facts = (
        f"[{told.family}](README.md#{told.family})",
        told.severity,
        default(told),
        "no" if told.always_on else "yes",
        f"[{told.fix}](../fixes.md)" if told.fix else "none",
    )
    parts = [
        f"<!-- Written by docs/make.py from argmap/rules/{told.family}/"
        f"{told.name.replace('-', '_')}.py. -->",
        f"# {told.name}",
        table(("family", "severity", "default", "can be suppressed", "fix"), [facts]).rstrip(),
    ]
    for part in explanation(told):
        parts += section(told, part)
    also = [f"- [`{one.name}`]({one.name}.md): {one.summary}" for one in near]
    if also:
        parts += ["## See also", "\n".join(also)]
    return "\n\n".join(parts) + "\n"


def contents(told: Iterable[Rule]) -> str:
    """The page that lists all rules, by family."""
    told = [*told]
    parts = [BEGINNING]
    for family in FAMILIES:
        rows = [
            (f"[`{r.name}`]({r.name}.md)", r.severity, default(r), r.fix or "", r.summary)
            for r in told
            if r.family == family
        ]
        head = ("rule", "severity", "default", "fix", "finds")
        parts.append(f"## {family}\n\n{about(family)}\n\n{table(head, rows)}")
    return "\n".join(parts)


def files() -> dict[Path, str]:
    """Each page, and what should stand in it."""
    told = {name: rule(name) for name in families()}
    names = {name: named(one) for name, one in told.items()}
    made = {PAGES / "README.md": contents(told.values())}
    for name, one in told.items():
        near = [other for key, other in told.items() if key in names[name] or name in names[key]]
        made[PAGES / f"{name}.md"] = page(one, near)
    return made


def main() -> int:
    """Writes the pages, or with `--check` names those that are out of date."""
    made = files()
    stale = [
        path
        for path, text in made.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    gone = sorted({*PAGES.glob("*.md")} - {*made})
    PAGES.mkdir(exist_ok=True)
    for path in [*stale, *gone]:
        if "--check" in sys.argv:
            print(f"out of date: {path.relative_to(HERE.parent)}; run python docs/make.py")
        elif path in made:
            path.write_text(made[path], encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(HERE.parent)}")
        else:
            path.unlink()
            print(f"taken away: {path.relative_to(HERE.parent)}")
    return 1 if (stale or gone) and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
