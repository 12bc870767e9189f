"""Closed values (outcomes, kinds of passages) as the reader's language calls them."""

from __future__ import annotations

from kurume_search.cli.language import language
from kurume_search.query.terms import kind_label, outcome_label


def outcome_name(value: str | None) -> str:
    """Return 承認 or "approved"; None is 記載なし or "not recorded"."""
    if language() == "ja":
        return outcome_label(value)
    return _spaced(value or "not recorded")


def kind_name(value: str) -> str:
    """Return 質問 or "question"."""
    return kind_label(value) if language() == "ja" else _spaced(value)


def _spaced(value: str) -> str:
    return value.replace("_", " ")
