"""Columns of a table of turns: who speaks, the words, the item, the margin behind (処理, 備考)."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.data import table


def with_speaker(names: list[tuple[str, ...]], heads: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what columns are, 発言 that of who speaks where the words have one behind it.

    Args:
        names: What each column may be by its head alone.
        heads: The heads, spaces left out.
    """
    has = {name for options in names for name in options}
    if has & {"speaker", "question", "answer"}:
        return names
    called = [at for at, head in enumerate(heads) if head in table("tables")["turns"]["speaker"]]
    if len(called) != 1 or "speech" not in (*names, ())[called[0] + 1]:
        return names
    return [*names[: called[0]], ("speaker",), *names[called[0] + 1 :]]


def columns_of_turns(
    names: Sequence[tuple[str, ...]], heads: Sequence[str]
) -> tuple[str | None, ...]:
    """Return what the columns of a table of turns are: the item they are on may have one.

    Behind the last words of a turn may stand a margin, what was done or decided at them.
    """
    items = [at for at, name in enumerate(names) if set(name) & {"title", "label"}]
    spoken = any("speech" in name for at, name in enumerate(names) if at not in items)
    item = items[0] if len(items) == 1 and spoken else None
    said = [at for at, name in enumerate(names) if "speech" in name and at != item]
    margins = table("tables")["turns"]["margin"]
    margin = len(heads) - 1 if said and said[-1] < len(heads) - 1 else None
    if margin is not None and heads[margin] not in margins:
        margin = None
    return tuple(
        "margin"
        if at == margin
        else "speaker"
        if "speaker" in name
        else "item"
        if at == item
        else "speech"
        if set(name) - {"number"}
        else None
        for at, name in enumerate(names)
    )
