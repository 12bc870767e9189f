"""The registers of a corpus (councils, laws, departments, topics, synonyms) from TOML.

A row names its council, several councils, or ``"any"``. `examples`, `not_examples`,
`note` and, where the model has no place for it, `verified` are for people and tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kurume_search.errors import RegisterError
from kurume_search.model.registers import (
    Council,
    Department,
    Law,
    LawName,
    Registers,
    SynonymGroup,
    Topic,
)
from kurume_search.store.concordance import concordance
from kurume_search.store.register_rows import Row
from kurume_search.store.toml_rows import text_at, toml_rows

AXES = ("provision", "field", "means", "issue")


def load_registers(folder: Path) -> Registers:
    """Return the registers in `folder`; a file that is missing is an empty register.

    Raises:
        RegisterError: A file is no TOML, or a row says something that can't be; the
            message names the file and the row.
    """
    councils = tuple(_council(row) for row in _rows(folder, "council"))
    known = {council.id for council in councils}
    laws = tuple(law for row in _rows(folder, "law") for law in _laws(row, known))
    law_ids = {law.id for law in laws}
    registers = Registers(
        councils=councils,
        laws=laws,
        departments=tuple(
            unit for row in _rows(folder, "department") for unit in _departments(row, known)
        ),
        topics=tuple(topic for row in _rows(folder, "topic") for topic in _topics(row, known)),
        synonyms=tuple(
            group for row in _rows(folder, "synonym") for group in _synonyms(row, known)
        ),
        concordance=tuple(concordance(row, law_ids) for row in _rows(folder, "concordance")),
    )
    _check_ids(registers)
    return registers


def _rows(folder: Path, table: str) -> Iterator[Row]:
    file = {"synonym": "synonyms.toml", "concordance": "concordance.toml"}.get(
        table, f"{table}s.toml"
    )
    path = folder / file
    text = text_at(path, RegisterError)
    rows = toml_rows(text or "", str(path), table, beside=("version",), error=RegisterError)
    return (Row(where, values) for where, values in rows)


def _council(row: Row) -> Council:
    council = Council(
        id=row.text("id"),
        name=row.text("name"),
        municipality=row.maybe("municipality"),
        names=tuple(sorted(row.texts("names"), key=lambda name: (-len(name), name))),
        related=row.texts("related"),
    )
    row.done()
    return council


def _laws(row: Row, known: set[str]) -> Iterator[Law]:
    names = []
    for inner in row.inner("names"):
        councils = inner.councils(known) if inner.has("council") else (None,)
        text, valid = inner.text("text"), inner.valid()
        inner.done()
        names += [LawName(text=text, valid=valid, council=council) for council in councils]
    if not names:
        raise row.trouble("の names が空です")
    law_id, title, kind = row.text("id"), row.text("title"), row.text("kind")
    verified, note = row.flag("verified"), row.maybe("note")
    councils = row.councils(known)
    row.done()
    for council in councils:
        yield Law(
            id=law_id,
            council=council,
            title=title,
            kind=kind,
            names=tuple(names),
            verified=verified,
            note=note,
        )


def _departments(row: Row, known: set[str]) -> Iterator[Department]:
    councils = row.councils(known, allow_any=False)
    unit_id, name, parent, valid = (
        row.text("id"),
        row.text("name"),
        row.maybe("parent"),
        row.valid(),
    )
    aliases, successors = row.texts("aliases"), row.texts("successors")
    verified = row.flag("verified")
    row.done()
    for council in councils:
        yield Department(
            id=unit_id,
            council=council or "",
            name=name,
            parent=parent,
            valid=valid,
            aliases=aliases,
            successors=successors,
            verified=verified,
        )


def _topics(row: Row, known: set[str]) -> Iterator[Topic]:
    axis = row.text("axis")
    if axis not in AXES:
        raise row.trouble(f"の axis {axis!r} は {'、'.join(AXES)} のどれでもありません")
    topic_id, group, label, gloss = (row.text(key) for key in ("id", "group", "label", "gloss"))
    triggers, none = row.texts("any", required=True), row.texts("none")
    require, councils = row.texts("require_any"), row.councils(known)
    row.done()
    for council in councils:
        yield Topic(
            id=topic_id, axis=axis, group=group, label=label, gloss=gloss, any=triggers,
            none=none, require_any=require, council=council,
        )  # fmt: skip


def _synonyms(row: Row, known: set[str]) -> Iterator[SynonymGroup]:
    terms, councils = row.texts("terms", required=True), row.councils(known)
    if len(set(terms)) < 2:
        raise row.trouble("の terms には二つ以上の語を書きます")
    row.done()
    for council in councils:
        yield SynonymGroup(terms=terms, council=council)


def _check_ids(registers: Registers) -> None:
    """Refuse ids given twice and pointers to rows that aren't there."""
    councils = [council.id for council in registers.councils]
    units = {unit.id for unit in registers.departments}
    _once("councils.toml", councils)
    _once("laws.toml", [(law.id, law.council) for law in registers.laws])
    _once("departments.toml", [(unit.id, unit.council) for unit in registers.departments])
    _once("topics.toml", [(topic.id, topic.council) for topic in registers.topics])
    for council in registers.councils:
        _known("councils.toml", council.id, "related", council.related, set(councils))
    for unit in registers.departments:
        parent = () if unit.parent is None else (unit.parent,)
        _known("departments.toml", unit.id, "parent", parent, units)
        _known("departments.toml", unit.id, "successors", unit.successors, units)
    _check_circles(registers.departments)


def _once(file: str, ids: Iterable[object]) -> None:
    seen: set[object] = set()
    for row_id in ids:
        if row_id in seen:
            shown = row_id[0] if isinstance(row_id, tuple) else row_id
            raise RegisterError(f"{file} に同じ id が二度あります（{shown}）。")
        seen.add(row_id)


def _known(file: str, row_id: str, key: str, pointers: Iterable[str], known: set[str]) -> None:
    for pointer in pointers:
        if pointer not in known:
            raise RegisterError(f"{file} の {row_id} の {key} にある {pointer} がありません。")


def _check_circles(units: tuple[Department, ...]) -> None:
    """Refuse units that stand above or succeed themselves; walks would never end."""
    above = {unit.id: (unit.parent,) if unit.parent else () for unit in units}
    after = {unit.id: unit.successors for unit in units}
    for key, edges in (("parent", above), ("successors", after)):
        for unit in units:
            seen: set[str] = set()
            reached = list(edges[unit.id])
            while reached:
                step = reached.pop()
                if step == unit.id:
                    raise RegisterError(
                        f"departments.toml の {unit.id} は {key} をたどると自分に戻ります。"
                    )
                if step not in seen:
                    seen.add(step)
                    reached += edges[step]
