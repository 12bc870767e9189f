"""The user's own tags (観点) on cases and turns, kept in the corpus folder.

A tag remembers where it was put: the source's sha256, its lines and a hash of the words.
The number of a turn can move when reading improves; with these the tag is found again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from kurume_search.errors import CorpusError
from kurume_search.store.atomic import write_atomic
from kurume_search.store.editing import editing
from kurume_search.store.folder import TAGS
from kurume_search.store.manifest import toml_value
from kurume_search.store.toml_rows import text_at, toml_rows

_HEAD = "# 自分で付けた観点。kurume-search tag が書きます。検索は tag:観点 です。\n"
_REQUIRED = {
    "id": str,
    "code": str,
    "when": date,
    "sha256": str,
    "line": int,
    "line_end": int,
    "words": str,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One code on one case or turn.

    Attributes:
        id: Permanent id of what was marked, when it was marked.
        code: The researcher's code.
        note: Whatever there is to say.
        who: Who put it, None if they didn't say.
        when: The day.
        sha256: Of the source file.
        line: 1-based first line in the source.
        line_end: Last line.
        words: sha256 over the words of the turn, or over number and title of the case.
    """

    id: str
    code: str
    note: str | None = None
    who: str | None = None
    when: date
    sha256: str
    line: int
    line_end: int
    words: str

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What is the same tag: the same code by the same person on the same thing."""
        return self.id, self.code, self.who


def read_tags(root: Path) -> tuple[Tag, ...]:
    """Return the tags in the corpus at `root`, in the order of the file.

    Raises:
        CorpusError: The file can't be read, or a row says something that can't be.
    """
    text = text_at(root / TAGS)
    if text is None:
        return ()
    keys = [field.name for field in fields(Tag)]
    return tuple(_tag(row, where) for where, row in toml_rows(text, str(root / TAGS), "tag", keys))


def _tag(row: dict[str, Any], where: str) -> Tag:
    for name, kind in _REQUIRED.items():
        if not isinstance(row.get(name), kind) or isinstance(row[name], bool):
            raise CorpusError(f"{where} の {name} がないか、読めません。")
    for name in ("note", "who"):
        if not isinstance(row.get(name, ""), str):
            raise CorpusError(f"{where} の {name} は文字ではありません。")
    return Tag(**row)


def change_tags(root: Path, change: Callable[[tuple[Tag, ...]], Iterable[Tag]]) -> None:
    """Put what `change` makes of the tags of the corpus at `root` in their place.

    Raises:
        CorpusError: They can't be read or written; what was there is unharmed.
    """
    with editing(root):
        known = read_tags(root)
        made = tuple(change(known))
        if made == known:
            return
        if made:
            write_atomic(root / TAGS, "\n".join([_HEAD, *map(_block, made)]).encode())
        else:
            (root / TAGS).unlink(missing_ok=True)


def _block(tag: Tag) -> str:
    lines = ["[[tag]]"]
    for field in fields(Tag):
        value: Any = getattr(tag, field.name)
        if value is not None:
            written = str(value) if isinstance(value, int) else toml_value(value)
            lines.append(f"{field.name} = {written}")
    return "\n".join(lines) + "\n"
