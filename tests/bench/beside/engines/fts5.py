"""SQLite FTS5: positions kept, no second copy of the text; fields in a table beside it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.beside.engines.engine import TOP, Answer, Engine
from bench.beside.questions import Question, Shape, Want

if TYPE_CHECKING:
    from bench.beside.documents import Document

_TABLES = """
create virtual table held using fts5(words, content='', tokenize='ascii', detail=full);
create table fields (number integer primary key, turn integer, year integer);
create table departments (key text, number integer, primary key (key, number)) without rowid;
create table outcomes (number integer, outcome text, primary key (number, outcome)) without rowid;
"""


class Fts5(Engine):
    """The full-text index that comes with Python."""

    name = "SQLite FTS5"

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    @classmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        base = sqlite3.connect(folder / "fts5.db")
        base.executescript(_TABLES)
        made = cls(base)
        made.add(documents)
        base.execute("insert into held(held) values ('optimize')")
        base.commit()
        base.close()

    @classmethod
    def open(cls, folder: Path) -> Fts5:
        return cls(sqlite3.connect(folder / "fts5.db"))

    def close(self) -> None:
        self._base.close()

    def query(self, question: Question) -> Answer:
        asked, limits = _match(question), ""
        given: list[object] = [asked]
        if question.year is not None:
            limits += " and rowid in (select number from fields where year = ?)"
            given.append(question.year)
        if question.departments:
            marks = ", ".join("?" * len(question.departments))
            limits += f" and rowid in (select number from departments where key in ({marks}))"
            given += sorted(question.departments)
        where = f"from held where held match ?{limits}"
        ask = self._base.execute
        match question.want:
            case Want.TOP:
                rows = ask(f"select rowid {where} order by rank limit {TOP}", given)
                return [row for (row,) in rows]
            case Want.COUNT:
                return int(ask(f"select count(*) {where}", given).fetchone()[0])
            case Want.FACET:
                rows = ask(
                    "select year, outcome, count(*) from fields join outcomes using (number)"
                    f" where turn and number in (select rowid {where}) group by year, outcome",
                    given,
                )
                return Counter({(year, outcome): count for year, outcome, count in rows})
            case Want.TREND:
                rows = ask(
                    "select year, count(*) from fields"
                    f" where turn and number in (select rowid {where}) group by year",
                    given,
                )
                return Counter(dict(rows.fetchall()))
        return [row for (row,) in ask(f"select rowid {where}", given)]

    def add(self, documents: Iterable[Document]) -> None:
        base = self._base
        for one in documents:
            number = one.number
            base.execute("insert into held(rowid, words) values (?, ?)", (number, one.words))
            base.execute("insert into fields values (?, ?, ?)", (number, one.turn, one.year))
            held = [(key, number) for key in one.departments]
            base.executemany("insert into departments values (?, ?)", held)
            outcomes = [(number, outcome) for outcome in one.outcomes]
            base.executemany("insert into outcomes values (?, ?)", outcomes)
        base.commit()

    def remove(self, documents: Sequence[Document]) -> None:
        base = self._base
        # Without the texts it has to be told what it forgets.
        base.executemany(
            "insert into held(held, rowid, words) values ('delete', ?, ?)",
            [(one.number, one.words) for one in documents],
        )
        rows = [(one.number,) for one in documents]
        for table in ("fields", "departments", "outcomes"):
            base.executemany(f"delete from {table} where number = ?", rows)
        base.commit()


def _match(question: Question) -> str:
    terms = [f'"{term}"' for term in question.terms]
    match question.shape:
        case Shape.PHRASE:
            return '"' + " ".join(question.terms) + '"'
        case Shape.PREFIX:
            return f"{terms[0]}*"
        case Shape.NEAR:
            # It counts the words between, we the steps from one to the other.
            return f"NEAR({' '.join(terms)}, {question.distance - 1})"
        case Shape.OR:
            return " OR ".join(terms)
    return " AND ".join(terms)
