"""What commands say where minutes are invented (合成データ), alone or among real ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kurume_search.cli.language import Both, language

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.model.makeup import Makeup

_COMMA = Both("・", ", ")
_MIXED = Both(
    "{mark}しています。件数や割合は両方を合わせたものです。",
    "{mark}; counts and shares are of both together.",
)
_ONE = Both("合成データ", "synthetic")
_ALONE = Both("{mark}です。", "{mark}.")


def mark_of(corpus: Corpus) -> str:
    """Return what a line of totals ends in; empty if all minutes are real."""
    return corpus.mark(str(_COMMA), language())


def mark_among(corpus: Corpus, meeting: Mapping[str, Any]) -> str:
    """Return what stands behind the head of what is invented among real minutes."""
    return f"  {_ONE}" if meeting["synthetic"] and corpus.makeup.mixed else ""


def invented(makeup: Makeup) -> str:
    """Return the sentence that says what the documents are, and how many of each if both are."""
    mark = makeup.mark(language())
    return (_MIXED if makeup.mixed else _ALONE).format(mark=mark[:1].upper() + mark[1:])
