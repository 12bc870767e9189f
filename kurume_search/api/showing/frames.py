"""Rows as data frames of pandas and polars, imported only when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from kurume_search.errors import NotInstalledError


def pandas_frame(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> Any:
    """Return `rows` in a pandas DataFrame with the columns `names`.

    Raises:
        NotInstalledError: pandas isn't; the message says how to get it.
    """
    return _library("pandas").DataFrame(rows, columns=list(names))


def polars_frame(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> Any:
    """Return `rows` in a polars DataFrame with the columns `names`; lists stay lists.

    Raises:
        NotInstalledError: polars isn't; the message says how to get it.
    """
    polars = _library("polars")
    # By columns: polars would take the type of a row's value for that of all rows.
    columns = {name: [row.get(name) for row in rows] for name in names}
    return polars.DataFrame(columns, strict=False)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise NotInstalledError(
            f"データフレームには {name} が要ります。"
            "pip install 'kurume-search[frames]' を実行してください。"
        ) from error
