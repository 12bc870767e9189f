"""How minutes record what was said: word by word, or summed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.model.turn import Turn

STYLES = ("unknown", "summary", "verbatim", "mixed")

# Speech that is taken down keeps its polite endings; a summary is written in plain ones
# (…である。…か。). Nothing else tells the two apart in every notation.
_POLITE = re.compile(
    r"(?:です|ます|でした|ました|でしょう|ましょう|ません|ませんでした|ください|下さい)"
    r"(?:か|ね|よ|よね|が|けれども|けど)?[。．?？!！]?[」』)）]?$"
)
# 概要 says nothing: some councils call so what they take down word by word.
_SUMMED_UP = ("要旨", "要録", "要約", "要点", "摘録")
# Between these shares of polite turns both are mixed.
_MOST, _FEW = 0.7, 0.3


def record_style(turns: Sequence[Turn], doc_kind: str | None = None) -> str:
    """Return ``verbatim``, ``summary`` or ``mixed``; ``unknown`` without turns.

    Worked out from the endings of turns where the title doesn't say it (要旨, 要録).
    Turns that no label introduces are reported speech and never verbatim.
    """
    if not turns:
        return "unknown"
    if doc_kind is not None and any(word in doc_kind for word in _SUMMED_UP):
        return "summary"
    polite = sum(
        turn.speaker_raw is not None and _POLITE.search(turn.text.rstrip()) is not None
        for turn in turns
    )
    share = polite / len(turns)
    if share >= _MOST:
        return "verbatim"
    return "summary" if share <= _FEW else "mixed"
