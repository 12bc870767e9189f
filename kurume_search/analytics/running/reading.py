"""A corpus as text statistics read it: its running words, and what counts among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis
from kurume_search.analytics.rows.ids import Ids
from kurume_search.analytics.running.passage_sets import PassageSet, column
from kurume_search.analytics.running.stream import Mask, WordStream
from kurume_search.analytics.running.word_rules import WordRules
from kurume_search.analytics.statistics.intervals import FEW
from kurume_search.errors import UsageError
from kurume_search.query.ast import Literal, Words, written
from kurume_search.search.searcher import Searcher

Codes: TypeAlias = "npt.NDArray[np.int64]"


@dataclass(frozen=True, eq=False)
class Reading:
    """Words of a corpus, and the rules by which they count.

    Attributes:
        searcher: The open index.
        stream: Its running words.
        rules: Which of them are content words.
        analysis: Tokenizer and dictionary with versions.
    """

    searcher: Searcher
    stream: WordStream
    rules: WordRules
    analysis: str

    def with_rules(self, rules: WordRules) -> Reading:
        """Return this with other rules; what was read isn't read again."""
        return self if rules == self.rules else replace(self, rules=rules)

    @cached_property
    def content(self) -> Mask:
        """For each running word whether it counts."""
        return self.stream.content(self.rules)

    def inside(self, turns: PassageSet) -> Mask:
        """Return for each running word whether it stands in one of `turns`."""
        return np.repeat(turns.mask, self.stream.lengths)

    def counted(self, turns: PassageSet) -> Codes:
        """Return the numbers of the content words that stand in `turns`, in reading order."""
        return np.flatnonzero(self.inside(turns) & self.content)

    @cached_property
    def meetings(self) -> Codes:
        """Row of the meeting of each passage."""
        return column(self.searcher.columns, "passage.meeting")

    def basis(
        self, turns: Sequence[PassageSet], *, unit: str = "turn", content: bool = True
    ) -> Basis:
        """Return what a result counted in `turns` says of itself."""
        compounds, rules = self.stream.compounds, self.rules
        words = sum(int(self.stream.lengths[one.rows].sum()) for one in turns)
        return Basis(
            analysis=self.analysis,
            compounds=compounds.version,
            compound_count=len(compounds),
            segmentation=self.stream.segmentation,
            pos=rules.labels if content else (),
            stop_list=rules.stop_version if content else "",
            stop_words=tuple(sorted(rules.stop)) if content else (),
            unit=unit,
            turns=sum(map(len, turns)),
            words=words,
        )

    def pos_of(self, positions: Codes) -> dict[int, str]:
        """Return for each word among `positions` the part of speech it mostly has there."""
        stream = self.stream
        pairs = stream.words[positions].astype(np.int64) * 256 + stream.pos[positions]
        found, counts = np.unique(pairs, return_counts=True)
        best: dict[int, tuple[int, int]] = {}
        for pair, count in zip(found.tolist(), counts.tolist(), strict=True):
            code, pos = divmod(pair, 256)
            best[code] = max(best.get(code, (0, 0)), (count, -pos))
        return {c: stream.pos_names[-pos].partition("-")[0] for c, (_, pos) in best.items()}

    def ids(self, passages: Codes) -> Ids:
        """Return the permanent ids of passages, each once, in order."""
        return Ids(self.searcher.columns, "turn", np.unique(passages))

    def query(self, code: int) -> str:
        """Return a query that finds the word of `code`; see `query_node`."""
        return written(self.query_node(code))

    def query_node(self, code: int) -> Words | Literal:
        """Return what finds the word of `code`, in every spelling if there is such a query.

        A normalised form is cut otherwise alone than where it stands for another spelling
        (読み取り for 読取), so the query is the first spelling that is cut as the word is.
        """
        stream, name = self.stream, self.stream.name(code)
        if code >= len(stream.terms):
            return Words(name)
        term = self.searcher.leaves.term(code)
        spellings = stream.terms.spellings(code)
        for text in (name, *spellings):
            if [token.term for token in self.searcher.tokens.of_text(text)] == [term]:
                return Words(text)
        return Literal(spellings[0]) if spellings else Words(name)


def is_few(*counts: float) -> bool:
    """Return whether all of `counts` are too small to speak of a tendency."""
    return max(counts, default=0) < FEW


def at_least(least: int = 1, /, **values: int | None) -> None:
    """Check thresholds of an analysis.

    Raises:
        UsageError: One is below `least`.
    """
    for name, value in values.items():
        if value is not None and value < least:
            raise UsageError(f"{name} は {least} 以上にします({value} でした)。")
