"""An opened corpus: search it, and look at its meetings, cases and turns."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.api.found.filters import Values
from kurume_search.api.found.hits import Hits
from kurume_search.api.found.search_options import SORTS, SearchOptions, Sort
from kurume_search.api.parts.annotations import Annotations
from kurume_search.api.parts.lookup import Lookup
from kurume_search.api.parts.outputs import Outputs
from kurume_search.api.parts.text_statistics import TextStatistics
from kurume_search.api.parts.trends import Trends
from kurume_search.api.showing.shown import Shown
from kurume_search.errors import UsageError, check_choice
from kurume_search.query.ast import Unit
from kurume_search.search.library import Library, open_library
from kurume_search.store.folder import CorpusFolder, bundled_corpus
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from datetime import date

    from kurume_search.api.found.exchanges import Exchanges
    from kurume_search.api.found.precedents import Precedents
    from kurume_search.api.whole.coverage import Coverage
    from kurume_search.api.whole.quality import QualityResult
    from kurume_search.explorer.widget import Explorer
    from kurume_search.model.makeup import Makeup
    from kurume_search.search.building.origins import Progress


class Corpus(Value, Lookup, Annotations, Outputs, Trends, TextStatistics, Shown, eq=False):
    """A corpus and its index; read only.

    Attributes:
        library: The folder and the build that answers for it.
        names: Whether officials' names are shown and searched.
    """

    library: Library
    names: bool = False

    @property
    def path(self) -> Path:
        """The corpus folder."""
        return self.library.folder.path

    @property
    def synthetic(self) -> bool:
        """Whether any of its documents is invented."""
        return bool(self.library.info["synthetic"])

    @property
    def makeup(self) -> Makeup:
        """How many of its documents are real, and how many invented."""
        return self.library.folder.makeup

    def mark(self, before: str = "", lang: Literal["ja", "en"] = "ja") -> str:
        """Return what marks results as made of invented documents, behind `before`.

        Empty if all are real; where both are in it, how many of each.
        """
        return before + self.makeup.mark(lang) if self.synthetic else ""

    @property
    def tokenizer(self) -> dict[str, str]:
        """What cuts the words, with versions."""
        return {"version": str(self.library.info["tokenizer"])}

    @property
    def described(self) -> dict[str, Any]:
        """Path, hash and size, as results carry them."""
        info = self.library.info
        return {
            "path": str(self.path),
            "hash": self.library.folder.fingerprint,
            "meetings": info["meetings"],
            "cases": info["cases"],
            "turns": info["turns"],
            "synthetic": self.synthetic,
            **({"documents": self.makeup.to_json()} if self.synthetic else {}),
        }

    def search(
        self,
        query: str = "",
        *,
        unit: str | Unit | None = None,
        sort: Sort = "rank",
        strict: bool = False,
        synonyms: bool = True,
        readings: bool = True,
        exact: bool = False,
        concordant: bool = False,
        article: Values = None,
        department: Values = None,
        topic: Values = None,
        year: Values = None,
        role: Values = None,
        kind: Values = None,
        outcome: Values = None,
        procedure: Values = None,
        subset: str | None = None,
    ) -> Hits:
        """Return what answers `query`; nothing asked lists all cases.

        Args:
            query: In the query language.
            unit: ``turn``, ``item``, ``case`` (default) or ``meeting``: the span in which
                AND and NOT are decided, and what totals count.
            sort: By score, or newest first.
            strict: Broken quotes and brackets are errors, not warnings.
            synonyms: Ask for registered synonyms too.
            readings: Ask for what words in kana are readings of, if they stand nowhere
                themselves (こじんじょうほう).
            exact: Every word is ``=word``: no variants, no synonyms, no readings.
            concordant: Ask for provisions of other laws that correspond too, as far as the
                register knows; `warnings` say which, and that it is approximate.
            article: ``10-1-2``, ``第9条`` …; of several values any.
            department: Name, alias or id; units below are included.
            topic: Label or id.
            year: Fiscal year, ``R3``, ``2021`` or a range ``R3..R5``.
            role: Of the speaker.
            kind: Of passages: 質問, 回答, 件名 …
            outcome: ``承認``, ``承認*``, ``記載なし`` …
            procedure: ``諮問`` …
            subset: Name of a saved subset; only what lies in it, or in its units, is found.

        Raises:
            QueryError: A field, value or operator can't be understood; `near` has names
                like it.
            UsageError: There is no such unit, order or subset.
        """
        check_choice("sort", sort, SORTS)
        options = SearchOptions(
            strict=strict,
            synonyms=synonyms,
            readings=readings,
            exact=exact,
            concordant=concordant,
            subset=subset,
        )
        filters = {
            "article": article,
            "department": department,
            "topic": topic,
            "year": year,
            "role": role,
            "kind": kind,
            "outcome": outcome,
            "procedure": procedure,
        }
        asked = options.parse(self, query, filters, _unit(unit))
        return Hits(self, asked, options.find(self, asked, sort=sort))

    def exchanges(
        self,
        query: str = "",
        *,
        side: Literal["question", "answer"] | None = None,
        answered_by: Values = None,
        unanswered: bool = False,
        unit: str | Unit | None = None,
        sort: Sort = "rank",
        strict: bool = False,
        synonyms: bool = True,
        readings: bool = True,
        exact: bool = False,
        concordant: bool = False,
        subset: str | None = None,
        **filters: Values,
    ) -> Exchanges:
        """Return questions with the turns that answer them.

        Args:
            query: In the query language; a question or one of its answers must mean it.
            side: Which of the two must; None for either.
            answered_by: Roles, one of which must answer (``事務局``).
            unanswered: Only questions that nobody answered.
            unit: ``turn`` (default): AND and NOT are decided within one turn; in a wider
                unit within the case, item or meeting of the question.
            sort: By score, or newest first.
            strict: As in `search`.
            synonyms: As in `search`.
            readings: As in `search`.
            exact: As in `search`.
            concordant: As in `search`.
            subset: As in `search`.
            **filters: As in `search`; a `topic` of the issue axis (``保存期間・消去``) is
                asked of the question itself.

        Raises:
            QueryError: As `search`.
            UsageError: There is no such side or filter.
        """
        from kurume_search.api.found.find_exchanges import exchanges

        options = SearchOptions(
            strict=strict,
            synonyms=synonyms,
            readings=readings,
            exact=exact,
            concordant=concordant,
            subset=subset,
        )
        return exchanges(
            self, query, filters, options, unit=_unit(unit), sort=sort, side=side,
            answered_by=answered_by, unanswered=unanswered,
        )  # fmt: skip

    def precedents(
        self,
        text: str = "",
        *,
        article: Values = None,
        department: Values = None,
        like: str | None = None,
        limit: int = 10,
        before: str | date | None = None,
        subset: str | None = None,
    ) -> Precedents:
        """Return earlier cases like a text or a case, with what members asked and was decided.

        Args:
            text: The subject in words (``災害時要支援者名簿の民間提供``).
            article: Provisions; cases of the same item come before those of the same
                paragraph, article, and so on, among cases of like subject.
            department: Cases of these departments are nearer; renamed ones are followed.
            like: Id of a case (``2021-07-26/c2``); only cases of earlier meetings are listed.
            limit: How many at most; what isn't like it is left out in any case.
            before: Only cases of meetings before that day (or month, or year).
            subset: Name of a saved subset; only cases that it has.

        Raises:
            QueryError: An article, department or day can't be understood.
            NotFoundError: There is no case `like`.
            UsageError: Nothing was asked, or `limit` is below 0.
        """
        from kurume_search.api.found.find_precedents import precedents

        return precedents(
            self,
            text,
            article=article,
            department=department,
            like=like,
            limit=limit,
            before=before,
            subset=subset,
        )

    def explore(self, query: str = "", *, language: Literal["ja", "en"] = "ja") -> Explorer:
        """Return the interactive explorer, for the last line of a notebook's cell.

        Args:
            query: What it begins with.
            language: Of its page.

        Raises:
            NotInstalledError: anywidget isn't.
        """
        from kurume_search.api.exploring.explore import explore

        return explore(self, query, language=language)

    def coverage(self) -> Coverage:
        """Return which meetings of which fiscal years are there, and which are missing."""
        from kurume_search.api.whole.coverage import coverage_of

        return coverage_of(self)

    def quality(self) -> QualityResult:
        """Return how well the minutes were read, with every diagnostic."""
        from kurume_search.api.whole.quality import quality_of

        return quality_of(self)

    def __repr__(self) -> str:
        """Return what is in it, in one paragraph."""
        info = self.library.info
        mark = self.mark("・")
        return (
            f"<Corpus {self.path.name}: 会議 {info['meetings']}・案件 {info['cases']}"
            f"・発言 {info['turns']}{mark}、hash {self.library.folder.fingerprint[:12]}、"
            f"{info['tokenizer']}>"
        )

    def _repr_html_(self) -> str:
        from kurume_search.api.found.view_html import corpus_html

        return corpus_html(self)


def _unit(unit: str | Unit | None) -> Unit | None:
    if unit is None or isinstance(unit, Unit):
        return unit
    try:
        return Unit(unit)
    except ValueError:
        raise UsageError(f"単位「{unit}」はありません。", near=map(str, Unit)) from None


def open_corpus(
    path: str | Path | None = None,
    *,
    names: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    rebuild: bool = False,
) -> Corpus:
    """Open a corpus folder, building its index if there is none for it as it is now.

    Args:
        path: The folder; else the environment's ``KURUME_CORPUS``, else the bundled one.
        names: Show officials' names and make them searchable.
        progress: Told of each document while the index is built; without it a notebook
            shows a bar.
        waiting: Called once if another process is building it.
        rebuild: Build it again in any case.

    Raises:
        CorpusError: The folder is missing or something in it can't be used.
        CacheError: The index can't be written; nothing stored is harmed.
        UsageError: ``sample`` is asked for, which `open_sample` opens.
    """
    if progress is None:
        from kurume_search.api.showing.progress import Bar

        progress = Bar("索引を作っています")
    chosen = path or os.environ.get("KURUME_CORPUS") or bundled_corpus()
    if str(chosen) == "sample" and not Path(chosen).exists():
        raise UsageError("合成データは open_sample() で開きます。")
    folder = CorpusFolder.open(Path(chosen))
    library = open_library(folder, force=rebuild, progress=progress, waiting=waiting)
    return Corpus(library, names=names)
