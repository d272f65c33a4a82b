"""The words of pictures, pages and reports, in the languages of their readers.

`words.toml` has a row for each label and a column for each language. Months and plurals follow
the CLDR (Unicode Common Locale Data Repository), as the package babel has it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("words.toml")
_LOCALES = {"en": "en_GB"}
_FORMS = ("one", "few", "many", "other")


@cache
def _table() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return rows


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are, English first."""
    return tuple(next(iter(_table().values())))


class Words:
    """The words of one language."""

    def __init__(self, language: str = "en") -> None:
        """Takes one of `languages()`; raises `ValueError` for another."""
        if language not in languages():
            raise ValueError(f"there are no words in {language!r}")
        self.language = language

    def __repr__(self) -> str:
        return f"Words({self.language!r})"

    def __getitem__(self, label: str) -> str:
        """The word for a label; raises `KeyError` where the table has no such row."""
        return _table()[label][self.language]

    def fill(self, label: str, **values: object) -> str:
        """The words for a label, with values in the places of its braces."""
        return self[label].format(**values)

    def forms(self, label: str) -> list[str]:
        """The forms that a row parts by `|`."""
        return self[label].split("|")

    def hypothesis(self, number: int) -> str:
        """What a hypothesis is called by its number: `H1`, in the report and in pictures."""
        return f"{self.forms('report letters')[0]}{number}"

    def many(self, label: str, n: int, **values: object) -> str:
        """A counted noun: `1 card`, `132 cards`.

        Its row has the forms of the noun, parted by `|`, in the order of the plural categories
        one, few, many, other, as far as the language tells them apart; `{n}` is the number, and
        other values stand in the places of their braces.
        """
        forms = self.forms(label)
        category = _locale(self.locale).plural_form(n)
        form = (
            forms[-1] if category == "other" else forms[min(_FORMS.index(category), len(forms) - 1)]
        )
        return form.format(n=n, **values)

    def month(self, number: int, *, alone: bool) -> str:
        """The name of a month, 1 to 12: by itself, or in the form that follows a day."""
        context = "stand-alone" if alone else "format"
        return str(_locale(self.locale).months[context]["wide"][number])

    def quoted(self, text: str) -> str:
        """A text in the quotation marks of the language."""
        return self.fill("quote", words=text)

    def named(self, name: str, text: str) -> str:
        """A text behind its name and a colon."""
        return self.fill("named", name=name, text=text)

    def percent(self, low: float, high: float) -> str:
        """A range in percent, 0 to 100: `5%`, `30–45%`, and with a space where one is usual."""
        start, end = (_percent(value, self.locale) for value in (low, high))
        return end if low == high else f"{start.rstrip('%').rstrip()}–{end}"

    @property
    def locale(self) -> str:
        """The CLDR locale by whose rules dates and plurals are written."""
        return _LOCALES.get(self.language, self.language)


@cache
def _locale(code: str) -> Any:
    from babel import Locale  # noqa: PLC0415  (slow to load)

    return Locale.parse(code)


def _percent(value: float, locale: str) -> str:
    from babel.numbers import format_percent  # noqa: PLC0415  (slow to load)

    return str(format_percent(value / 100, locale=locale, decimal_quantization=False))


def first_upper(text: str) -> str:
    """A text with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]
