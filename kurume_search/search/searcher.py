"""Opens an index and answers queries."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from kurume_search.errors import IndexDamagedError
from kurume_search.index.leaves import Leaves
from kurume_search.query.ast import (
    Everything,
    Exact,
    Field,
    Not,
    Prefix,
    Query,
    Range,
    Unit,
    Words,
    walk,
)
from kurume_search.query.expand import expand
from kurume_search.query.parse import parse_query
from kurume_search.search.answering.evaluate import Evaluator
from kurume_search.search.answering.finder import Finder
from kurume_search.search.answering.found import Found
from kurume_search.search.fields.atoms import TABLES
from kurume_search.search.fields.masks import Masks
from kurume_search.search.reckoning.algebra import Ways
from kurume_search.search.stored.columns import Columns
from kurume_search.search.words.cuts import Cuts
from kurume_search.search.words.spellings import Spellings
from kurume_search.search.words.tokens import Tokens
from kurume_search.store.segments import parts_of
from kurume_search.text.kana import is_kana
from kurume_search.text.plain import plain

if TYPE_CHECKING:
    from kurume_search.model.registers import Registers
    from kurume_search.query.resolve import Resolved
    from kurume_search.query.vocabulary import Vocabulary
    from kurume_search.search.building.headwords import Headwords
    from kurume_search.search.explain import SearchExplanation
    from kurume_search.search.fields.tags import TagIndex
    from kurume_search.search.fields.within import Within
    from kurume_search.store.tags import Tag

Sort = OneOf["rank", "date"]
_KANA = re.compile("[ぁ-ん]")


class Searcher:
    """An open index; read only, and safe to share between threads."""

    def __init__(self, folder: Path, columns: Columns, leaves: Leaves, cuts: Cuts) -> None:
        self._folder = folder
        self.columns = columns
        self.leaves = leaves
        self._ways = Ways(columns, leaves)
        self._spellings = Spellings(columns, leaves)
        self.tokens = Tokens(columns, leaves, self._spellings, cuts)
        # They change without a build, so they are read whenever they are asked for.
        self.read_tags: Callable[[], Iterable[Tag]] = tuple

    @classmethod
    def open(cls, folder: Path) -> Searcher:
        """Open what `build_index` wrote to `folder`.

        Raises:
            IndexDamagedError: It isn't whole, or of another version.
        """
        columns, parts = Columns(folder), parts_of(folder)
        leaves = Leaves(*parts)
        if (leaves.passages, leaves.starts[-1]) != (columns.passages, columns.places):
            hint = "kurume-search index build で作り直してください。"
            raise IndexDamagedError(f"索引 {folder} の中身が合いません。{hint}")
        return cls(folder, columns, leaves, Cuts(parts, leaves))

    @cached_property
    def registers(self) -> Registers:
        """The registers that the index was built with."""
        from kurume_search.store.registers_json import registers_from_json

        return registers_from_json(self.columns.value("registers"))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What values of fields may name."""
        from kurume_search.query.vocabulary import PRINTED, Vocabulary

        def seen(name: str, column: str) -> list[str]:
            # Not all keys: what has them may be left out.
            keys = self.columns.value(f"{name}.keys")
            return sorted(keys[code] for code in set(self.columns.ints(column)))

        def printed(name: str, column: str) -> tuple[str, ...]:
            held = (key for key in seen(name, column) if key.startswith(PRINTED))
            return tuple(key.removeprefix(PRINTED) for key in held)

        return Vocabulary(
            registers=self.registers,
            departments=printed("dept", "section.dept"),
            laws=printed("law", "citation.law"),
            councils=printed("council", "meeting.council"),
            procedures=tuple(seen("procedure", "section.procedure")),
        )

    def parse(self, text: str, *, strict: bool = False, unit: Unit | None = None) -> Query:
        """Read `text` as a query about this corpus; its terms of several words are known.

        Raises:
            QueryError: As `parse_query`.
        """
        return self._ways.kept.get(
            ("parsed", text, strict, unit),
            lambda: parse_query(text, strict=strict, unit=unit, multiword=self._multiword),
        )

    @cached_property
    def _multiword(self) -> Sequence[str]:
        found: list[str] = self.columns.value("multiword")
        return found

    @cached_property
    def headwords(self) -> Headwords:
        """The words and compounds of the corpus with their readings.

        Raises:
            IndexDamagedError: They can't be read.
        """
        from kurume_search.search.building.headwords import Headwords

        return Headwords.open(self._folder)

    def expanded(
        self, query: Query, *, synonyms: bool = True, readings: bool = True, names: bool = False
    ) -> Query:
        """Return `query` with what is asked besides the words typed.

        Args:
            query: As parsed.
            synonyms: Ask for registered synonyms.
            readings: Ask for what is read as words in kana that stand nowhere themselves.
            names: Names of officials are found, so they stand somewhere.
        """
        finder = self.finder(names=names, work=self._work(query))
        return self._expanded(query, finder, synonyms=synonyms, readings=readings)

    def finder(self, *, names: bool, work: int = 0) -> Finder:
        """Return what finds words.

        Args:
            names: Names of officials are found.
            work: About how many places will be looked at.
        """
        return Finder(
            self.columns, self._ways, self._spellings, self.tokens, names=names,
            algebra=self._ways.best(work),
        )  # fmt: skip

    def _work(self, query: Query) -> int:
        """Return about how many places and rows must be looked at to answer `query`."""
        if "numpy" in sys.modules:
            return 0  # it won't matter
        table, work = getattr(self.columns, TABLES[query.unit]), 0
        for node in walk(query.node):
            match node:
                case Words(text) | Exact(text):
                    # Of a phrase the rarest word is looked at, and what stands beside it.
                    terms = [token.term for token in self.tokens.of_text(text)]
                    places = [len(self.leaves.places(term)) for term in terms]
                    work += len(places) * min(places, default=0)
                case Prefix(text):
                    work += len(self.leaves.beginning(text))
                case Everything() | Not():
                    work += table
                case Field() | Range():
                    work += table // _SCANNED
        return work

    def _expanded(self, query: Query, finder: Finder, *, synonyms: bool, readings: bool) -> Query:
        def read_as(text: str) -> Sequence[str]:
            # One kana is read as too many things.
            if not readings or len(text) < 2 or not is_kana(text) or finder.counts(Words(text)):
                return ()
            return [word.text for word in self.headwords.read_as(text)[:_READINGS]]

        def otherwise(text: str) -> Sequence[str]:
            terms = [token.term for token in self.tokens.of_text(text)]
            if any(map(_KANA.match, terms)) or not any(map(_KANA.search, terms)):
                return ()  # as most words: kana alone, or none behind a kanji
            from kurume_search.query.okurigana import written_as

            others = written_as(text, self.tokens.of_text)
            adding = set(self._adding(text, others, finder))
            return [one for one in others if one in adding or plain(one).casefold() in known]

        known, has_words = self._synonyms if synonyms else {}, self.tokens.of_text
        return expand(query, known, lambda text: bool(has_words(text)), read_as, otherwise)

    def _adding(self, text: str, others: Iterable[str], finder: Finder) -> Iterator[str]:
        """Yield those of `others` that stand where neither `text` nor one before them does."""

        def terms(one: str) -> tuple[str, ...]:
            return tuple(token.term for token in self.tokens.of_text(one))

        # What is cut into the same words stands where these do, and else where its letters do.
        seen = {terms(text): finder.times(Words(text))}
        for one in others:
            own, times = terms(one), finder.times(Words(one))
            same = seen.get(own)
            if own in seen and len(own) == 1:
                same = finder.places(own[0])
            if times and times != same:
                seen[own] = times
                yield one

    @cached_property
    def _synonyms(self) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self.columns.value("synonyms")
        return found

    def explain(self, query: Query, found: Found) -> SearchExplanation:
        """Return how `query`, as parsed, came to find `found`."""
        from kurume_search.query.explain import explain
        from kurume_search.search.explain import explain_search

        def terms(text: str) -> list[str]:
            return [token.term for token in self.tokens.of_text(text)]

        return explain_search(query, explain(query, found.query, terms), found)

    def search(
        self,
        query: Query,
        *,
        names: bool = False,
        sort: Sort = "rank",
        synonyms: bool = True,
        readings: bool = True,
        within: Within | None = None,
    ) -> Found:
        """Return the units that `query`, as parsed, means.

        Args:
            query: See `parse`.
            names: Show officials' names and find them.
            sort: By score, or newest first; ties by day, then in reading order.
            synonyms: Ask for synonyms too.
            readings: Ask for what words in kana, found nowhere, are readings of.
            within: Find only what lies in these.

        Raises:
            QueryError: A value can't be read, or names nothing that is known.
        """
        finder = self.finder(names=names, work=self._work(query))
        how = (query, names, synonyms, readings)
        asked, resolved = self._ways.kept.get(
            ("asked", *how),
            lambda: self._understood(query, finder, synonyms=synonyms, readings=readings),
        )
        tags = None
        if resolved is None:
            tags = self.tags()
            from kurume_search.query.resolve import resolve_all

            resolved = resolve_all(asked.node, self.vocabulary.replace(tags=tags.codes))
        masks = Masks(self.columns, finder.algebra, self._ways.kept, tags)
        evaluator = Evaluator(self.columns, finder, masks, resolved, asked.unit, within)
        return Found(
            self.columns,
            query=asked,
            resolved=resolved,
            evaluator=evaluator,
            finder=finder,
            masks=masks,
            ways=self._ways,
            names=names,
            sort=sort,
            synonyms=synonyms,
            readings=readings,
        )

    def tags(self) -> TagIndex:
        """Return one's own tags as they are now.

        Raises:
            CorpusError: They can't be read.
        """
        from kurume_search.search.fields.tags import TagIndex

        return TagIndex(self.columns, self.read_tags())

    def _understood(
        self, query: Query, finder: Finder, *, synonyms: bool, readings: bool
    ) -> tuple[Query, Mapping[Field | Range, Resolved] | None]:
        """Return `query` expanded and what its fields ask; None where tags must be read first."""
        asked = self._expanded(query, finder, synonyms=synonyms, readings=readings)
        fields = [node for node in walk(asked.node) if isinstance(node, Field | Range)]
        if any(field.name == "tag" for field in fields):
            return asked, None
        if not fields:
            return asked, {}
        from kurume_search.query.resolve import resolve, resolve_alone

        # To know all that registers and minutes name takes as long as most answers.
        return asked, {
            field: resolve_alone(field) or resolve(field, self.vocabulary)
            for field in dict.fromkeys(fields)
        }

    def spelled_at(self, place: int) -> str:
        """Return how the word at a place of the index is written."""
        return self._spellings.at(place)

    def texts(self) -> Iterator[str]:
        """Yield the text of every passage, names and all, in the order of the index."""
        for passage in range(self.columns.passages):
            yield self.columns.text(passage)


_SCANNED = 4  # rows of a column are scanned in the time that one posting takes
_READINGS = 5  # さき is read off too many things to ask for all of them
