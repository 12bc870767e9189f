"""What one cell holds: never a formula, never a character that its file can't carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum

# A spreadsheet runs a cell that begins so as a formula; the wide forms too, in Japanese
# settings. What a spreadsheet skips before it looks: spaces, and marks without width.
# Source: OWASP, "CSV Injection". These patterns are compiled where they are first used, for
# a query in a pipe needs none of them.
_RUNS = r"(?:[\s\ufeff\u200b-\u200f\u2060\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n])"
# With a guard or several before it: guarded once more, so that the way back is clear.
_GUARDED = f"'*{_RUNS}"
GUARD = "'"

_SURROGATE = "[\ud800-\udfff]"
# What XML 1.0 forbids; files of text carry it no better (NUL ends a cell in many readers).
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
REPLACEMENT = "\ufffd"

_BREAKS = dict.fromkeys(map(ord, "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def cell(value: object) -> str:
    """Return `value` as one cell shows it: lists joined, None empty.

    >>> cell(["第9条", None]), cell(True), cell(None)
    ('第9条 / ', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return cell(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return " / ".join(map(cell, value))
    if isinstance(value, Mapping):
        return as_json(value)
    return str(value)


def neutral(value: object) -> str:
    """Return `value` as a cell that no spreadsheet runs; the one rule for all exports.

    Text that would begin a formula gets an apostrophe before it; `exact` takes it away.
    Numbers stay numbers.

    >>> neutral("=cmd()"), neutral("－資料をもとに説明－"), neutral(-5), neutral("第9条")
    ("'=cmd()", "'－資料をもとに説明－", '-5', '第9条')
    """
    text = cell(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text
    return GUARD + text if re.match(_GUARDED, text) else text


def exact(text: str) -> str:
    """Return what `neutral` made `text` from.

    >>> exact("'=cmd()"), exact("'引用'"), exact(neutral("'=1"))
    ('=cmd()', "'引用'", "'=1")
    """
    return text[1:] if text.startswith(GUARD) and re.match(_GUARDED, text) else text


def runs(text: str) -> bool:
    """Return whether a spreadsheet could run `text` as a formula."""
    return re.match(_RUNS, text) is not None


def whole(text: str) -> str:
    """Return `text` with halves of surrogate pairs, which no file can hold, marked as U+FFFD."""
    return re.sub(_SURROGATE, REPLACEMENT, text)


def storable(text: str) -> str:
    """Return `text` with whatever XML forbids marked as U+FFFD, one for one."""
    return re.sub(_FORBIDDEN, REPLACEMENT, text)


def one_line(text: str) -> str:
    r"""Return `text` without line ends and tabs, so that a row stays a row.

    >>> one_line("一\r\n二\t三")
    '一 二 三'
    """
    return text.replace("\r\n", " ").translate(_BREAKS)


def tsv_line(values: Iterable[object]) -> str:
    r"""Return `values` as a line of TSV: tabs and line ends in cells are spaces, nothing is quoted.

    >>> tsv_line(["=1", "一\t二", -5, None])
    "'=1\t一 二\t-5\t"
    """
    return "\t".join(map(_of_tsv, values))


def _of_tsv(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return cell(value)
    return neutral(storable(one_line(cell(value))))


def plain_value(value: object) -> object:
    """Return `value` as JSON can hold it: enums by value, days as text, tuples as lists."""
    if isinstance(value, Enum):
        return plain_value(value.value)
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        values = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain_value(inner) for inner in values]
    if isinstance(value, Mapping):
        return {whole(str(key)): plain_value(inner) for key, inner in value.items()}
    if value is None or isinstance(value, bool | int | float):
        return value
    return whole(str(value))


def as_json(value: object, *, indent: int | None = None) -> str:
    """Return `value` as JSON, characters as they are, keys in their order."""
    return json.dumps(plain_value(value), ensure_ascii=False, indent=indent)
