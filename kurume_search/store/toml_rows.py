"""Files that are a list of TOML tables (``[[tag]]``, ``[[law]]`` …), all read in one way."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from kurume_search.errors import CorpusError, disk_reason


def text_at(path: Path, error: type[CorpusError] = CorpusError) -> str | None:
    """Return the text of the file at `path`; None if there is none.

    Raises:
        CorpusError: It can't be read, or is no UTF-8; of the class `error`.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise error(f"{path} を読めません（{disk_reason(trouble)}）。") from trouble
    return text_of(content, path, error)


def text_of(content: bytes, path: Path, error: type[CorpusError] = CorpusError) -> str:
    """Return the text that `content` is; `path` names it in errors.

    Raises:
        CorpusError: It is no UTF-8; of the class `error`.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise error(f"{path} を読めません（{trouble}）。") from trouble


def toml_rows(
    text: str,
    where: str,
    table: str,
    keys: Collection[str] | None = None,
    *,
    beside: Collection[str] = (),
    error: type[CorpusError] = CorpusError,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each ``[[table]]`` of a TOML text behind the words for where it stands.

    A key that nobody knows is refused: what is misspelt would be lost in silence, and lost
    for good once the file is written again.

    Args:
        text: The whole file.
        where: The file, as errors name it.
        table: The name of the tables.
        keys: All that a row may have; None: the caller sees to it.
        beside: What may stand beside the tables.
        error: The class of the errors.

    Raises:
        CorpusError: It is no TOML, or something else than such tables stands in it.
    """
    import tomllib  # a warm process reads compiled copies and needs none of it

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        raise error(f"{where} を TOML として読めません（{trouble}）。") from trouble
    _check_keys(data, (table, *beside), where, error)
    rows = data.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise error(f"{where} の {table} は [[{table}]] の並びで書きます。")
    for number, row in enumerate(rows, 1):
        place = f"{where} の {number} 番目の [[{table}]]"
        if keys is not None:
            _check_keys(row, keys, place, error)
        yield place, row


def _check_keys(
    found: Collection[str], known: Collection[str], where: str, error: type[CorpusError]
) -> None:
    unknown = sorted(set(found) - set(known))
    if unknown:
        raise error(f"{where} に知らない項目 {'、'.join(unknown)} があります。")
