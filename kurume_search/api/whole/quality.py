"""How well the minutes were read, as people look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Self

from kurume_search.analytics.quality import Finding, Quality, claimed_percent, quality
from kurume_search.api.showing.exportable import OfCorpus
from kurume_search.api.showing.html import table
from kurume_search.errors import SourceError
from kurume_search.model.diagnostic import Severity
from kurume_search.store.folder import CORRECTIONS

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.model.correction import Correction
    from kurume_search.model.meeting import Minutes
    from kurume_search.search.library import Library

_SHOWN, _FEW = 30, 10
_UNUSED = "correction-unused"
_FINDING = ("meeting", "path", "line", "code", "severity", "message")
_FIGURE = ("figure", "name", "count", "share")
_SEVERITIES = {"info": "参考", "warning": "注意", "error": "誤り"}


class Diagnostics(OfCorpus, tuple[Finding, ...]):
    """What couldn't be read, or was read with doubt; in the order of the corpus.

    Attributes:
        corpus: What was read.
    """

    def __new__(cls, corpus: Corpus, findings: Iterable[Finding]) -> Self:
        """Make it of what was found."""
        made = super().__new__(cls, findings)
        made.corpus = corpus
        return made

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return _FINDING

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row for each finding."""
        return [
            {**{name: getattr(one, name) for name in _FINDING}, "severity": one.severity.value}
            for one in self
        ]

    def __repr__(self) -> str:
        """Return the first findings as lines of text."""
        lines = [f"<Diagnostics {len(self)}件>"]
        lines += [
            f"  {one.meeting} {one.line or ''} {one.code}: {one.message}" for one in self[:10]
        ]
        if len(self) > _FEW:
            lines.append(f"  … ほか {len(self) - _FEW} 件")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [
            (one.meeting, one.line, _SEVERITIES[one.severity.value], one.code, one.message)
            for one in self[:_SHOWN]
        ]
        caption = f"読み取りの診断 {len(self)}件"
        if len(self) > _SHOWN:
            caption += f"、はじめの {_SHOWN} 件"
        return table(caption, ("会議", "行", "重さ", "符号", "内容"), rows)


@dataclass(frozen=True, kw_only=True, repr=False)
class QualityResult(OfCorpus, Quality):
    """How well the minutes of a corpus were read (see `analytics.quality.Quality`).

    Its rows are the figures, with a name where a figure has several (``notation``,
    ``diagnostic`` …); every finding is a row of `diagnostics`.

    Attributes:
        corpus: What was read.
        synthetic: The minutes are invented.
    """

    corpus: Corpus = field(compare=False)
    synthetic: bool = False

    @property
    def diagnostics(self) -> Diagnostics:
        """Every finding, as a table."""
        return Diagnostics(self.corpus, self.findings)

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return _FIGURE

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row for each figure."""
        rows: list[tuple[str, str | None, int, float | None]] = [
            ("meetings", None, self.meetings, None),
            ("cases", None, self.cases, None),
            ("turns", None, self.turns, None),
            ("unrecognised", None, self.unrecognised, None),
            ("outcomes_unrecorded", None, self.unrecorded, None),
            ("characters", None, self.characters, None),
            ("claimed", None, self.claimed, self.share),
        ]
        named = {
            "notation": dict(self.notations),
            "diagnostic": dict(self.codes),
            "unmatched_department": {u.name: len(u.places) for u in self.unmatched_departments},
            "unmatched_law": {u.name: len(u.places) for u in self.unmatched_laws},
        }
        rows += [(kind, name, n, None) for kind, of in named.items() for name, n in of.items()]
        return [dict(zip(_FIGURE, row, strict=True)) for row in rows]

    def explain(self) -> str:
        """Return what the figures count."""
        return "\n".join(
            (
                "文字は空白を除いて数えます。読み取れた文字は、会議の項目・案件・発言などになったものです。",
                "結果の記載がない案件は、会議録に結果の言葉が見つからないものです。",
                "診断は一件ずつ diagnostics にあります。登録にない名は、印字された回数を数えます。",
            )
        )

    def __repr__(self) -> str:
        """Return the main figures in one line."""
        return (
            f"<Quality 会議 {self.meetings}・案件 {self.cases}・発言 {self.turns}、"
            f"読み取れた文字 {_percent(self.share)}、結果の記載なし {self.unrecorded}件、"
            f"{f'読めなかった文書 {self.unrecognised}件、' if self.unrecognised else ''}"
            f"診断 {len(self.findings)}件{self.corpus.mark('・')}>"
        )

    def _repr_html_(self) -> str:
        facts = [
            ("会議", self.meetings),
            ("案件", self.cases),
            ("発言", self.turns),
            *([("読めなかった文書", self.unrecognised)] * bool(self.unrecognised)),
            ("結果の記載がない案件", self.unrecorded),
            ("文字", self.characters),
            ("読み取れた文字の割合", _percent(self.share)),
            ("登録にない部署", "、".join(one.name for one in self.unmatched_departments[:20])),
            ("登録にない法令", "、".join(one.name for one in self.unmatched_laws[:20])),
        ]
        facts += [(f"表記 {name}", count) for name, count in sorted(self.notations.items())]
        head = table("データの品質" + self.corpus.mark("・"), ("項目", "値"), facts)
        return head + self.diagnostics._repr_html_()


def _percent(share: float | None) -> str:
    return "—" if share is None else claimed_percent(share)


def quality_of(corpus: Corpus) -> QualityResult:
    """Return how well the minutes of `corpus` were read, with every diagnostic."""
    library = corpus.library
    gone: list[Finding] = []
    read = quality(_documents(library, gone))
    figures = {one.name: getattr(read, one.name) for one in fields(Quality)}
    unused = [_unused(correction) for correction in library.unused_corrections]
    if more := [*gone, *unused]:
        figures["findings"] = (*read.findings, *more)
        figures["codes"] = {**read.codes, **Counter(finding.code for finding in more)}
    return QualityResult(**figures, corpus=corpus, synthetic=corpus.synthetic)


def _documents(library: Library, gone: list[Finding]) -> Iterator[tuple[str, Minutes, str]]:
    """Yield the minutes that can be read; note those gone since the corpus was opened."""
    for row, name in enumerate(library.meeting_ids()):
        try:
            minutes, source = library.minutes(row)
        except SourceError as error:
            gone.append(
                Finding(
                    meeting=name,
                    path=library.path_of(row),
                    line=None,
                    code="unreadable",
                    severity=Severity.ERROR,
                    message=str(error),
                )
            )
        else:
            yield name, minutes, source.text


def _unused(correction: Correction) -> Finding:
    """Return what is said of a correction whose meeting the corpus hasn't."""
    return Finding(
        meeting=correction.meeting,
        path=CORRECTIONS,
        line=None,
        code=_UNUSED,
        severity=Severity.WARNING,
        message=f"訂正（{correction.field}、{correction.who}）の会議「{correction.meeting}」が"
        "ありません。corrections.toml を見直してください。",
    )
