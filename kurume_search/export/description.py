"""What an export says of itself: which corpus, which query, how much, cut by what."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kurume_search.export.cells import as_json, one_line
from kurume_search.model.makeup import Makeup
from kurume_search.version import __version__

# Under this name the description stands in other people's formats.
KEY = "kurume-search"
SCHEMA = "kurume-search/export/1"


class Origin(StrEnum):
    """Whether the minutes behind an export are real."""

    REAL = "real"
    SYNTHETIC = "synthetic"
    MIXED = "mixed"


_ORIGIN_JA = {
    Origin.REAL: "実際の会議録",
    Origin.SYNTHETIC: "合成データ",
    Origin.MIXED: "合成データと実際の会議録が混ざっています",
}


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source file that an export was generated from: its path in the corpus, its sha256."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything a reader needs to know what an export is, and to make it again.

    Attributes:
        corpus_title: For people.
        corpus_hash: Fingerprint of the corpus folder.
        origin: Real, synthetic or mixed minutes.
        makeup: How many documents are real and how many invented; None where all are real.
        query: As typed, None for a whole corpus.
        parsed: As understood (``str(query)``).
        unit: In which AND was decided and totals count (``case`` …).
        expansions: Synonyms and the like that the query was widened by, as sentences.
        turns: Distinct turns in the subset; None if that isn't counted.
        cases: Distinct cases.
        meetings: Distinct meetings.
        tokenizer: Software that cut the words, with version and mode.
        dictionary: Its dictionary, with version.
        names: Officials' names are shown.
        sources: Files it was generated from.
        notes: What a reader must know besides, as sentences in Japanese.
        software: Version of this software.
    """

    corpus_title: str
    corpus_hash: str
    origin: Origin = Origin.REAL
    makeup: Makeup | None = None
    query: str | None = None
    parsed: str | None = None
    unit: str | None = None
    expansions: tuple[str, ...] = ()
    turns: int | None = None
    cases: int | None = None
    meetings: int | None = None
    tokenizer: str | None = None
    dictionary: str | None = None
    names: bool = False
    sources: tuple[SourceRef, ...] = ()
    notes: tuple[str, ...] = ()
    software: str = __version__

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values, keys in their order."""
        return {
            "schema": SCHEMA,
            "software": {"name": "kurume-search", "version": self.software},
            "corpus": {
                "title": self.corpus_title,
                "hash": self.corpus_hash,
                "origin": self.origin.value,
                "synthetic": self.origin is not Origin.REAL,
                **({"documents": self.makeup.to_json()} if self.makeup else {}),
            },
            "query": {
                "raw": self.query,
                "parsed": self.parsed,
                "unit": self.unit,
                "expansions": list(self.expansions),
            },
            "subset": {"turns": self.turns, "cases": self.cases, "meetings": self.meetings},
            "tokenizer": {"name": self.tokenizer, "dictionary": self.dictionary},
            "names": "show" if self.names else "hide",
            "sources": [{"path": ref.path, "sha256": ref.sha256} for ref in self.sources],
            "notes": list(self.notes),
        }

    def to_json(self) -> str:
        """Return it as one line of JSON."""
        return as_json(self.to_dict())

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return it for people: Japanese label and value, in order, nothing left out.

        What isn't known or doesn't apply says so; sources come last, one each.
        """
        query = self.query
        said = [
            ("ソフトウェア", f"kurume-search {self.software}"),
            ("会議録集", self.corpus_title),
            ("会議録集のハッシュ", self.corpus_hash),
            ("データの種類", self._kind),
            ("検索式", "（なし：会議録集の全体）" if query is None else query),
            ("解釈した検索式", self.parsed or "（なし）"),
            ("検索の単位", self.unit or "（なし）"),
            *(("広げた語", words) for words in self.expansions),
            ("発言数", _count(self.turns)),
            ("案件数", _count(self.cases)),
            ("会議数", _count(self.meetings)),
            ("形態素解析", self.tokenizer or "（使っていません）"),
            ("辞書", self.dictionary or "（使っていません）"),
            ("職員・委員の氏名", "表示" if self.names else "伏せています"),
            *(("注意", note) for note in self.notes),
            *(("もとのファイル", f"{ref.path} sha256:{ref.sha256}") for ref in self.sources),
        ]
        return tuple((label, one_line(value)) for label, value in said)

    @property
    def _kind(self) -> str:
        """Whether the minutes are real, for people; of mixed ones how many are which."""
        if self.makeup is not None and self.makeup.mixed:
            return self.makeup.mark()
        return _ORIGIN_JA[self.origin]


def _count(number: int | None) -> str:
    return "（数えていません）" if number is None else str(number)


def stamp(environ: Mapping[str, str] | None = None) -> datetime:
    """Return the moment that formats which need one are given; never the clock's.

    `SOURCE_DATE_EPOCH` if it is set and a number, else 1980-01-01, the first day a zip
    file can name. Earlier days are raised to it.
    """
    asked = (os.environ if environ is None else environ).get("SOURCE_DATE_EPOCH", "")
    first = datetime(1980, 1, 1, tzinfo=UTC)
    if not asked.isdecimal():
        return first
    try:
        return max(first, datetime.fromtimestamp(int(asked), tz=UTC))
    except (OverflowError, OSError, ValueError):
        return first
