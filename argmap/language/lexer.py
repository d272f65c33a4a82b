"""The lexer: lark's contextual lexer without its line counting, which entries don't need.

Lark takes a lexer class (its option `lexer`). This one asks the parser's state for the terminals
that may come next, as lark's own does, and reads entry by entry in about half the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lark import Token
from lark.exceptions import UnexpectedCharacters
from lark.lexer import Lexer

_Match = Callable[..., "re.Match[str] | None"]


class Word(Token):
    """A token made for speed: compared and hashed as the string that it is."""

    __slots__ = ()
    __eq__ = str.__eq__
    __ne__ = str.__ne__
    __hash__ = str.__hash__

    def __new__(cls, type: str, value: str, at: int) -> Word:
        made = str.__new__(cls, value)
        made.type, made.value, made.start_pos = type, value, at
        made.line = made.column = made.end_line = made.end_column = made.end_pos = None
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)  # what is kept of a word, in a file say, is its text


class EntryLexer(Lexer):
    """Cuts an entry into tokens that know their offset, in code points from the text's start."""

    __future_interface__ = 2  # lark then passes slices of text and the parser's state

    def __init__(self, conf: Any) -> None:
        self._terminals = sorted(
            conf.terminals,
            key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name),
        )
        self._matchers: dict[int, _Match] = {}

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        """The tokens; raises UnexpectedCharacters where none fits."""
        text, at, end = lexer_state.text.text, lexer_state.text.start, lexer_state.text.end
        matchers, states = self._matchers, parser_state.state_stack
        while at < end:
            match = matchers.get(states[-1]) or self._matcher(parser_state)
            found = match(text, at, end)
            if found is None:
                raise UnexpectedCharacters(text, at, 1, at + 1)  # type: ignore[no-untyped-call]
            yield Word(found.lastgroup or "", found.group(), at)
            at = found.end()

    def _matcher(self, parser_state: Any) -> _Match:
        """The match of every terminal that a parser's state accepts, in order of priority."""
        state = parser_state.position
        accepted = parser_state.parse_conf.parse_table.states[state]
        patterns = [
            f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})"
            for terminal in self._terminals
            if terminal.name in accepted
        ]
        made = self._matchers[state] = re.compile("|".join(patterns) or "(?!)").match
        return made
