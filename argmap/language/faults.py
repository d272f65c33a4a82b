"""The names of all findings that are no rule's: those of form, and those of linking."""

from __future__ import annotations

FORM_RULES = frozenset(
    {
        "bad-attribution",
        "bad-head",
        "bad-id",
        "bad-list",
        "bad-suppression",
        "encoding",
        "hedge-without-attribution",
        "indented-entry",
        "joined-lines",
        "line-at-margin",
        "missing-colon",
        "missing-text",
        "quote-without-attribution",
        "repeated-key",
        "second-quote",
        "stray-line",
        "unknown-key",
        "unknown-kind",
        "unreadable-file",
    }
)
"""Findings of syntax: they can't be suppressed."""

LINK_RULES = frozenset(
    {
        "bad-confidence",
        "bad-date",
        "bad-grade",
        "bad-likelihood",
        "bad-value",
        "conflicting-strength",
        "duplicate-id",
        "import-circle",
        "incomplete-argument",
        "likelihood-confidence",
        "missing-import",
        "repeated-name",
        "repeated-premise",
        "second-map",
        "self-reference",
        "unclear-link",
        "unknown-id",
        "unknown-link",
        "unknown-scale",
        "unknown-scale-word",
        "unknown-scheme",
        "unused-suppression",
        "wrong-key",
        "wrong-kind",
    }
)
"""Findings of values, ids and links."""
