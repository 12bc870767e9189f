"""What the columns of a table are, by their heads (見出し行): speaker, title, result …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.parsing.marks.table_turns import columns_of_turns, with_speaker

# The head of a column is no longer than this.
HEAD_MAX = 18


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in table("tables")["columns"].items():
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _like() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("tables")["like"]
    return tuple(
        (name, re.compile("|".join(words)))
        for name, words in rows.items()
        if "examples" not in name
    )


@lru_cache(maxsize=1024)  # asked with words of documents, of which there is no end
def columns_like(head: str) -> tuple[str, ...]:
    """Return what a column is that a table's head calls `head` (spaces left out)."""
    if known := _columns().get(head):
        return known
    if not 2 <= len(head) <= HEAD_MAX:
        return ()
    return next(((name,) for name, pattern in _like() if pattern.search(head)), ())


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile("|".join(table("tables")["stacked"]["nothing"]))


def is_empty_cell(text: str) -> bool:
    """Return whether a cell says that nothing was said (―, 回答なし)."""
    return _nothing().fullmatch(text) is not None


@cache
def _beside_results() -> re.Pattern[str]:
    return re.compile("|".join(table("tables")["beside_results"]["words"]))


def is_beside_result(head: str) -> bool:
    """Return whether a column so headed, spaces left out, says nothing of how a case ended."""
    return _beside_results().fullmatch(head) is not None


def is_opinion(names: Sequence[str], head: str) -> bool:
    """Return whether a column beside results, of no answers, has what the body adds (意見)."""
    return (
        "question" in names
        and "answer" not in names
        and any(word in head for word in ("意見", "要望"))
    )


def is_of_person(head: str) -> bool:
    """Return whether a column of that head (spaces left out) has who asks, beside questions."""
    return head in table("tables")["stacked"]["speaker"]


def _asker(name: tuple[str, ...], head: str) -> tuple[str, ...]:
    return ("asker",) if "speaker" in name or is_of_person(squeezed_head(head)) else name


def _answered(name: tuple[str, ...], head: str) -> tuple[str, ...]:
    words = "speech" in name or ("result" in name and "意見" in head)
    return ("question",) if words else name


def squeezed_head(head: str) -> str:
    """Return the words of a head without its spaces and the parentheses around it."""
    return "".join(head.split()).strip("()")


def _sides(heads: Sequence[str]) -> tuple[str | None, ...] | None:
    """Return the columns of a table whose heads only name who asks and who answers, or None."""
    told = table("tables")["sides"]
    if len(heads) < 2 or heads[-2] not in told["ask"] or heads[-1] not in told["answer"]:
        return None
    before = [("number" if "number" in columns_like(head) else None) for head in heads[:-2]]
    return (*before, "question", "answer")


def read_columns(told: Sequence[str]) -> tuple[str | None, ...] | None:
    """Return what each column of a head row is (speaker, title, result …), or None.

    Args:
        told: The words of its cells.
    """
    heads = [squeezed_head(words) for words in told]
    if sides := _sides(heads):
        return sides
    alike = [columns_like(head) for head in heads]
    if not any(alike):
        return None  # nearly every row
    names = with_speaker(alike, heads)
    known = len([name for name in names if name])
    if known == 1 and any("result" in name for name in names):
        known += len([head for head in heads if is_beside_result(head)])  # 答申日 | 審議結果
    if known < 2 or known * 2 < len([words for words in told if words]):
        return None
    has = {name for options in names for name in options}
    if "answer" in has and "question" not in has:
        # 審議会の意見 beside an answer is what is answered; so is 発言要旨.
        names = [_answered(name, head) for name, head in zip(names, heads, strict=True)]
        has = {name for options in names for name in options}
    asked = {"question", "answer"} <= has
    if {"name", "speech"} <= has and "speaker" not in has:  # 氏名 | 発言内容
        names = [("speaker",) if "name" in options else options for options in names]
        has.add("speaker")
    if "speaker" in has and not asked:
        return columns_of_turns(names, heads)
    if not asked and "result" in has and "condition" not in has:
        pairs = zip(names, heads, strict=True)
        names = [("condition",) if is_opinion(name, head) else name for name, head in pairs]
    if has <= {"number", "value", "speech", "unit", "condition"}:
        return None  # 区分, 内容: what is in the rows says what they are
    order: tuple[str, ...]
    if asked:
        names = [_asker(name, words) for name, words in zip(names, told, strict=True)]
        order = ("asker", "question", "answer", "title", "number", "unit", "result")
    elif "label" in has and len(told) == 2:
        order = ("label", "value")
    else:
        order = ("title", "number", "ground", "unit", "result", "condition", "vote", "question")
    chosen = [next((kind for kind in order if kind in options), None) for options in names]
    if chosen.count("title") > 1 or "number" not in chosen:
        # 議題 counts where another column has the title, and is the title where one counts.
        sole = any(set(options) == {"title"} for options in names)
        for at, options in enumerate(names):
            numbers = ("title" in options and "number" in options) or (
                "label" in options and "result" in chosen
            )
            if sole and numbers:
                chosen[at] = "number"
    return tuple(chosen)
