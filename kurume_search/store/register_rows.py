"""One row of a register file, which knows where it stands and what was asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kurume_search.errors import RegisterError
from kurume_search.model.registers import Valid

ANY = "any"
# Keys of every row that are read by people and tests only.
_FOR_PEOPLE = {"examples", "not_examples", "note", "verified"}


class Row:
    """One TOML table that knows where it stands, and which of its keys were asked for."""

    def __init__(self, where: str, values: Mapping[str, Any]) -> None:
        self._values = values
        self._asked: set[str] = set(_FOR_PEOPLE)
        self.where = f"{where}（{values['id']}）" if isinstance(values.get("id"), str) else where

    def trouble(self, words: str) -> RegisterError:
        """Return an error that names the row."""
        return RegisterError(f"{self.where} {words}。直してから、もう一度実行してください。")

    def _get(self, key: str, kind: type, what: str, *, required: bool) -> Any:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None and not required:
            return None
        if type(value) is not kind or (isinstance(value, str) and not value.strip()):
            raise self.trouble(f"の {key} には{what}を書きます")
        return value

    def has(self, key: str) -> bool:
        """Return whether the row has `key` at all."""
        return key in self._values

    def text(self, key: str) -> str:
        """Return the text under `key`, which must be there."""
        found: str = self._get(key, str, "文字列", required=True)
        return found

    def maybe(self, key: str) -> str | None:
        """Return the text under `key`, or None."""
        found: str | None = self._get(key, str, "文字列", required=False)
        return found

    def flag(self, key: str) -> bool:
        """Return the boolean under `key`; False if it is missing."""
        return bool(self._get(key, bool, " true か false ", required=False))

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the list of texts under `key`."""
        values = self._get(key, list, "文字列の並び", required=required) or []
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.trouble(f"の {key} には空でない文字列の並びを書きます")
        if required and not values:
            raise self.trouble(f"の {key} が空です")
        return tuple(values)

    def day(self, key: str) -> date | None:
        """Return the day under `key`, or None."""
        found: date | None = self._get(key, date, "日付（2023-04-01 の形）", required=False)
        return found

    def valid(self) -> Valid:
        """Return the days from `since` to `until`."""
        since, until = self.day("since"), self.day("until")
        if since is not None and until is not None and until < since:
            raise self.trouble(f"の期間が逆です（{since} から {until} まで）")
        return Valid(since=since, until=until)

    def councils(self, known: set[str], *, allow_any: bool = True) -> tuple[str | None, ...]:
        """Return the councils it is for; None for any."""
        value = self._values.get("council")
        self._asked.add("council")
        if value == ANY and allow_any:
            return (None,)
        values = value if isinstance(value, list) else [value]
        if not values or not all(isinstance(name, str) for name in values):
            wanted = f'審議会の id か "{ANY}" ' if allow_any else "審議会の id "
            raise self.trouble(f"の council には{wanted}を書きます")
        for name in values:
            if name not in known:
                raise self.trouble(f"の council {name!r} は councils.toml にありません")
        return tuple(values)

    def number(self, key: str) -> int | None:
        """Return the number under `key`, or None."""
        found: int | None = self._get(key, int, "数", required=False)
        return found

    def inner_of(self, key: str) -> Iterator[Row]:
        """Yield the one table that stands under `key`."""
        values = self._get(key, dict, "表（{ law = … }）", required=True)
        yield Row(f"{self.where} の {key}", values)

    def inner(self, key: str) -> Iterator[Row]:
        """Yield the rows of the list under `key`; a bare text is its `text`."""
        for number, value in enumerate(self._get(key, list, "並び", required=True), 1):
            values = {"text": value} if isinstance(value, str) else value
            if not isinstance(values, Mapping):
                raise self.trouble(f"の {key} の {number} 番目が読めません")
            yield Row(f"{self.where} の {key} の {number} 番目", values)

    def done(self) -> None:
        """Refuse keys nobody asked for: a misspelt key would be lost in silence."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            raise self.trouble(f"に知らない項目 {'、'.join(unknown)} があります")
