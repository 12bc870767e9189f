"""Saved subsets: a query, and what it found in which corpus, so that a change is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from kurume_search.errors import CorpusError, NotFoundError, UsageError
from kurume_search.store.atomic import write_atomic
from kurume_search.store.editing import editing
from kurume_search.store.folder import SUBSETS
from kurume_search.store.manifest import toml_value
from kurume_search.store.toml_rows import text_at, toml_rows

_HEAD = "# 保存した部分集合（検索式と見つかったもの）。kurume-search subset が書きます。\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """One saved subset.

    Attributes:
        name: As its owner calls it.
        query: In the query language, filters in it, as asked.
        asked: The same with synonyms and the like written out; this is what is searched.
        unit: What was found: ``case`` …
        names: Officials' names were searched too.
        corpus_hash: Of the corpus at that time.
        result_hash: sha256 over the sorted ids.
        ids: Permanent ids of what was found, sorted.
        software: Version of this software, and of what cut the words.
        saved: The day.
    """

    name: str
    query: str
    asked: str
    unit: str
    names: bool
    corpus_hash: str
    result_hash: str
    ids: tuple[str, ...]
    software: str
    saved: date


_TYPES: Mapping[str, type] = {
    **dict.fromkeys(("query", "asked", "unit", "corpus_hash", "result_hash", "software"), str),
    "names": bool,
    "ids": list,
    "saved": date,
}


def read_subsets(root: Path) -> tuple[Subset, ...]:
    """Return the subsets saved in the corpus at `root`, in the order of the file.

    Raises:
        CorpusError: The file can't be read, or a row says something that can't be.
    """
    path = root / SUBSETS
    text = text_at(path)
    if text is None:
        return ()
    keys = [field.name for field in fields(Subset)]
    rows = toml_rows(text, str(path), "subset", keys)
    found = tuple(_subset(row, where, path) for where, row in rows)
    if len({subset.name for subset in found}) < len(found):
        raise CorpusError(f"{path} に同じ名前の部分集合があります。")
    return found


def _subset(row: dict[str, Any], where: str, path: Path) -> Subset:
    if not isinstance(row.get("name"), str):
        raise CorpusError(f"{where} に name がありません。")
    for name, kind in _TYPES.items():
        if not isinstance(row.get(name), kind):
            raise CorpusError(f"{path} の「{row['name']}」の {name} がないか、読めません。")
    if not all(isinstance(held, str) for held in row["ids"]):
        raise CorpusError(f"{path} の「{row['name']}」の ids に文字でないものがあります。")
    return Subset(**{**row, "ids": tuple(row["ids"])})


def save_subset(root: Path, subset: Subset, *, replace: bool = False) -> None:
    """Keep `subset` in the corpus at `root`.

    Raises:
        UsageError: There is one of that name, and `replace` wasn't asked for.
        CorpusError: It can't be written; what was there is unharmed.
    """
    with editing(root):
        known = read_subsets(root)
        if any(one.name == subset.name for one in known) and not replace:
            raise UsageError(
                f"部分集合「{subset.name}」はもうあります。"
                "別の名前にするか、置き換える（replace、--replace）と指定してください。"
            )
        rest = [one for one in known if one.name != subset.name]
        _write(root, [*rest, subset])


def remove_subset(root: Path, name: str) -> Subset:
    """Forget the subset `name` of the corpus at `root` and return it.

    Raises:
        NotFoundError: There is none.
    """
    with editing(root):
        known = read_subsets(root)
        found = subset_named(known, name)
        _write(root, [one for one in known if one is not found])
    return found


def subset_named(subsets: Iterable[Subset], name: str) -> Subset:
    """Return the subset `name` of `subsets`.

    Raises:
        NotFoundError: There is none.
    """
    listed = tuple(subsets)
    for subset in listed:
        if subset.name == name:
            return subset
    raise NotFoundError(f"部分集合「{name}」はありません。", near=[one.name for one in listed][:5])


def _write(root: Path, subsets: Iterable[Subset]) -> None:
    text = "\n".join([_HEAD, *map(_block, subsets)])
    write_atomic(root / SUBSETS, text.encode())


def _block(subset: Subset) -> str:
    lines = ["[[subset]]"]
    for field in fields(Subset):
        value: Any = getattr(subset, field.name)
        if isinstance(value, tuple):
            inner = "".join(f"    {toml_value(held)},\n" for held in value)
            lines.append(f"{field.name} = [\n{inner}]")
        else:
            lines.append(f"{field.name} = {toml_value(value)}")
    return "\n".join(lines) + "\n"
