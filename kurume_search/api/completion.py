"""Completes a query as it is typed: fields, and the values that this corpus has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kurume_search.model.terms import KINDS, OUTCOMES, ROLES, UNRECORDED_NAME
from kurume_search.query.ast import Unit
from kurume_search.query.fields import FIELDS, UNIT_NAMES, field_named
from kurume_search.query.terms import PROCEDURES
from kurume_search.text.plain import fold_plain

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

LIMIT = 60
# The piece of a query before the cursor that is being typed, its minus and bracket aside.
_LAST = re.compile(r"[^\s　()（）|｜\"“”']*\Z")
_SIGNS = "-−－="
_SPACED = re.compile(r"[\s　()（）|｜]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What could stand at the end of a query.

    Attributes:
        start: Code point of the query from which `text` replaces what was typed.
        text: What to put there.
        note: What it is, in Japanese: ``部署 2件``.
    """

    start: int
    text: str
    note: str


@dataclass(frozen=True)
class Completer:
    """Completes queries about `corpus`; reads its registers once."""

    corpus: Corpus

    def complete(self, query: str) -> tuple[Completion, ...]:
        """Return what `query`, up to the cursor, could go on with; best first.

        Fields come after a beginning of theirs in either language, values after a field
        and its colon. Values begin with what was typed, or else hold it.
        """
        found = _LAST.search(query)
        typed = found.group() if found else ""
        start = len(query) - len(typed)
        while typed and typed[0] in _SIGNS:
            typed, start = typed[1:], start + 1
        name, colon, value = fold_plain(typed).partition(":")
        if not colon:
            return tuple(
                Completion(start=start, text=f"{field}:", note=note)
                for field, note in _fields()
                if typed and _begins(field, typed)
            )
        start += len(name) + 1
        return tuple(
            Completion(start=start, text=_quoted(text), note=note)
            for text, note in _matching(self._values_of(name), value)
        )

    def _values_of(self, name: str) -> tuple[tuple[str, str], ...]:
        if fold_plain(name).casefold() in UNIT_NAMES:
            return tuple((unit.value, "単位") for unit in Unit)
        field = field_named(name)
        if field is None:
            return ()
        maker = self._makers.get(field.name.removesuffix("!"))
        return () if maker is None else tuple(maker())

    @cached_property
    def _makers(self) -> dict[str, Callable[[], Iterable[tuple[str, str]]]]:
        """English field name → its values with a note each."""
        return {
            "article": lambda: self._articles,
            "dept": lambda: self._departments,
            "topic": lambda: self._topics,
            "law": lambda: ((law.title, "法令") for law in self.corpus.registers.laws),
            "council": lambda: ((one.name, "会議体") for one in self.corpus.registers.councils),
            "outcome": lambda: _first_terms(OUTCOMES, "結果", UNRECORDED_NAME),
            "role": lambda: _first_terms(ROLES, "発言者"),
            "kind": lambda: _first_terms(KINDS, "種別"),
            "procedure": lambda: ((name, "手続") for name in PROCEDURES),
            "year": lambda: self._years,
            "since": lambda: self._years,
            "meeting": lambda: ((name, "会議") for name in self.corpus.meetings),
            "tag": lambda: self._tags,
        }

    @cached_property
    def _articles(self) -> tuple[tuple[str, str], ...]:
        from kurume_search.api.census import cited_articles

        return tuple((row["text"], f"条文 {row['cases']}件") for row in cited_articles(self.corpus))

    @cached_property
    def _departments(self) -> tuple[tuple[str, str], ...]:
        from kurume_search.api.census import departments

        rows = sorted(departments(self.corpus), key=lambda row: -row["cases"])
        return tuple((row["name"], f"部署 {row['cases']}件") for row in rows)

    @cached_property
    def _topics(self) -> tuple[tuple[str, str], ...]:
        from kurume_search.api.census import topics

        rows = sorted(topics(self.corpus), key=lambda row: -row["cases"])
        return tuple((row["label"], f"話題 {row['cases']}件") for row in rows)

    @cached_property
    def _years(self) -> tuple[tuple[str, str], ...]:
        columns = self.corpus.library.searcher.columns
        records = (columns.record("meeting.record", row) for row in range(columns.meetings))
        years = {record["fiscal_year"] for record in records if record["fiscal_year"]}
        return tuple((str(year), "年度") for year in sorted(years))

    @property
    def _tags(self) -> tuple[tuple[str, str], ...]:
        names = {tag.code for tag in self.corpus.library.searcher.read_tags()}
        return tuple((name, "観点") for name in sorted(names))


def _fields() -> Iterable[tuple[str, str]]:
    for field in FIELDS:
        japanese = next(name for name in field.others if not name.isascii())
        yield field.name, japanese
        yield japanese, field.name
    yield UNIT_NAMES[0], UNIT_NAMES[1]
    yield UNIT_NAMES[1], UNIT_NAMES[0]


def _first_terms(terms: dict[str, str], note: str, *more: str) -> list[tuple[str, str]]:
    """Return the first word for each value."""
    firsts: dict[str, str] = {}
    for term, value in terms.items():
        firsts.setdefault(value, term)
    return [(term, note) for term in (*firsts.values(), *more)]


def _matching(values: Iterable[tuple[str, str]], typed: str) -> list[tuple[str, str]]:
    distinct = list(dict.fromkeys(values))
    begins = [pair for pair in distinct if _begins(pair[0], typed)]
    inside = [pair for pair in distinct if pair not in begins and _holds(pair[0], typed)]
    return [*begins, *inside][:LIMIT]


def _begins(name: str, typed: str) -> bool:
    return fold_plain(name).casefold().startswith(fold_plain(typed).casefold())


def _holds(name: str, typed: str) -> bool:
    return fold_plain(typed).casefold() in fold_plain(name).casefold()


def _quoted(text: str) -> str:
    return f'"{text}"' if _SPACED.search(text) else text
