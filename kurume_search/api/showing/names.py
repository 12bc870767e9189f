"""Hides officials' names in what is shown or printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kurume_search.model.officials import Officials
from kurume_search.text.mask import MASK
from kurume_search.text.spans import Span

# What holds words of the minutes, in which officials may be called by name.
_WORDS = ("text", "raw", "title", "conditions", "speaker")


def without_names(form: Any, officials: Sequence[Officials]) -> Any:
    """Return a parsed form (JSON) in which no official is named.

    Members and secretariat keep their roles and titles; a label keeps its role.

    Args:
        form: Of the minutes.
        officials: Those of each meeting in it.
    """
    return _masked(form, _names(form), officials)


def _names(form: Any) -> list[str]:
    """Return the names in `form`, longest first, so that no part of one is left over."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            for key in (
                "members",
                "absent",
                "secretariat",
                "explainers",
                "staff",
                "correspondents",
            ):
                people = value.get(key)
                if isinstance(people, list):  # `lines` has the same keys, with numbers
                    found.update(person["name"] for person in people)
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    gather(form)
    return sorted(found, key=len, reverse=True)


def _masked(value: Any, names: list[str], officials: Sequence[Officials], key: str = "") -> Any:
    if isinstance(value, dict):
        if value.get("speaker_raw") and value.get("name_spans"):  # in no roll, perhaps
            spans = [Span(*pair) for pair in value["name_spans"]]
            value = {**value, "speaker_raw": officials[0].label(value["speaker_raw"], spans)}
        return {inner: _masked(held, names, officials, inner) for inner, held in value.items()}
    if isinstance(value, list):
        return [_masked(held, names, officials, key) for held in value]
    if isinstance(value, str) and key in _WORDS:
        for held in officials:
            value = held.masked(value)
    if isinstance(value, str) and (key == "name" and value in names):
        return MASK
    if isinstance(value, str) and key in ("speaker_raw", "speaker", "names"):
        for name in names:
            value = value.replace(name, MASK)
    return value
