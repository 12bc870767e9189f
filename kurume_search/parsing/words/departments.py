"""Names of departments and the rows of the register they mean (部署の照合)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kurume_search.model.registers import Department, Registers, plain


class _Forms:
    """Rows of the register by any printed form of their name."""

    __slots__ = ("by_form", "names", "rows")

    def __init__(self, rows: tuple[Department, ...]) -> None:
        self.rows = {row.id: row for row in rows}
        self.names = {row.id: plain(row.name) for row in rows}
        self.by_form: dict[str, list[Department]] = {}
        for row in rows:
            for form in self._of(row):
                self.by_form.setdefault(form, []).append(row)

    def _of(self, row: Department) -> set[str]:
        """Return the names of `row` alone and behind any of the offices above it."""
        own = {self.names[row.id], *map(plain, row.aliases)}
        forms, prefix, above = set(own), "", row.parent
        for _ in range(6):
            if above not in self.names:
                break
            prefix = self.names[above] + prefix
            forms |= {prefix + name for name in own}
            above = self.rows[above].parent
        return forms


# The documents of a council share its departments.
_forms = lru_cache(maxsize=16)(_Forms)


class Departments:
    """The departments of a council on a day, found by any printed form of their name.

    A form that two rows share is answered only where the 部 before it tells them apart.
    """

    __slots__ = ("_forms",)

    def __init__(self, registers: Registers, council: str | None, day: date | None) -> None:
        self._forms = _forms(tuple(registers.departments_of(council, day)) if council else ())

    def find(self, name: str, department: str | None = None) -> str | None:
        """Return the id of the one row that `name` means, or None."""
        rows = self._forms.by_form.get(plain(name), [])
        if len(rows) > 1 and department:
            rows = [row for row in rows if self._is_under(row, plain(department))]
        return rows[0].id if len(rows) == 1 else None

    def _is_under(self, row: Department, department: str) -> bool:
        parent = self._forms.rows.get(row.parent) if row.parent else None
        return parent is not None and (
            self._forms.names[parent.id] == department or self._is_under(parent, department)
        )

    def printed_forms(self) -> frozenset[str]:
        """Return every form, for masking department names before topics are looked for."""
        return frozenset(self._forms.by_form)
