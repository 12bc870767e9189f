"""Taking results away: files, data frames and citations, each saying what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.api.showing import Shown
from kurume_search.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.hits import Hits
    from kurume_search.export.description import Description, Origin, SourceRef

Labels = Literal["en", "ja"]
WHOLE = ("datapackage", "popolo", "tei", "khcoder")
"""What only a whole corpus is exported as."""

_COUNCILS = 3  # named in a title


class Takeable(Shown):
    """What has rows and can be taken away; they are those of `to_rows`, in that order."""

    __slots__ = ()

    @property
    def source_hits(self) -> Hits:
        """The hits that it was made of."""
        raise NotImplementedError

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of its rows, in order."""
        raise NotImplementedError

    def to_rows(self) -> list[dict[str, Any]]:
        """Return everything as rows."""
        raise NotImplementedError

    def describe(self) -> Description:
        """Return what an export says of it: query, sizes, corpus hash, tokenizer."""
        return describe_hits(self.source_hits)

    def export(
        self,
        path: str | Path,
        *,
        form: str | None = None,
        labels: Labels = "en",
        bom: bool = False,
        overwrite: bool = False,
    ) -> tuple[Path, ...]:
        """Write every row to `path` and return the files written, the data first.

        Args:
            path: Its suffix says the format: csv, tsv, jsonl, xlsx, parquet, md.
            form: The format, whatever the suffix.
            labels: ``ja``: Japanese headings.
            bom: CSV with a byte order mark, for Excel.
            overwrite: Replace what is there.

        Raises:
            UsageError: The format isn't known.
            ExportError: It can't be written; nothing is left half done.
        """
        from kurume_search.export.rows import export_rows, form_of

        target = Path(path)
        form_of(target, form)  # before anything is read
        return export_rows(
            self.to_rows(), target, self.describe(), form=form, names=self.row_names,
            labels=labels, bom=bom, overwrite=overwrite,
        )  # fmt: skip

    def explain(self, *args: Any, **named: Any) -> Any:
        """Return how the query behind it was read, and what each part of it brings."""
        return self.source_hits.explain(*args, **named)

    def _labelled(self, labels: Labels) -> tuple[list[dict[str, Any]], Sequence[str]]:
        """Return the rows and their columns, named for people if that is asked."""
        if labels == "en":
            return self.to_rows(), self.row_names
        from kurume_search.export.schema import headings

        heads = headings(self.row_names, labels)
        rows = [{heads[name]: row.get(name) for name in self.row_names} for row in self.to_rows()]
        return rows, [heads[name] for name in self.row_names]

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of these results with query, versions and hash.

        Args:
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        return cite_hits(self.source_hits, form)

    def to_pandas(self, *, labels: Labels = "en") -> Any:
        """Return every row in a pandas DataFrame; with labels ``ja`` columns are in Japanese.

        Raises:
            NotInstalledError: pandas isn't; the message says how to get it.
        """
        from kurume_search.api.frames import pandas_frame

        return pandas_frame(*self._labelled(labels))

    def to_polars(self, *, labels: Labels = "en") -> Any:
        """Return every row in a polars DataFrame; with labels ``ja`` columns are in Japanese.

        Raises:
            NotInstalledError: polars isn't; the message says how to get it.
        """
        from kurume_search.api.frames import polars_frame

        return polars_frame(*self._labelled(labels))


def describe(corpus: Corpus) -> Description:
    """Return what an export of the whole corpus says of itself."""
    from kurume_search.export.description import Description

    columns, info = corpus.library.searcher.columns, corpus.library.info
    return Description(
        corpus_title=title_of(corpus),
        turns=info["turns"],
        cases=info["cases"],
        meetings=info["meetings"],
        notes=_notes(corpus, range(columns.meetings)),
        sources=_sources(corpus, range(columns.meetings)),
        **_common(corpus),
    )


def describe_hits(hits: Hits) -> Description:
    """Return what an export of `hits` says of itself."""
    from kurume_search.export.description import Description
    from kurume_search.search.facets import facets

    counted = facets(hits.found, ["meeting"])
    ids = {name: row for row, name in enumerate(hits.corpus.library.meeting_ids())}
    rows = sorted({ids[name] for name in meetings_of(hits)})
    expansions = tuple(
        f"{e.text} → {'、'.join(map(str, e.terms))} ({e.why})" for e in hits.found.expansions
    )
    return Description(
        corpus_title=title_of(hits.corpus),
        query=hits.query.raw,
        parsed=str(hits.query),
        unit=str(hits.unit),
        expansions=expansions,
        turns=counted.turns,
        cases=counted.cases,
        meetings=len(rows),
        notes=(*hits.warnings, *_notes(hits.corpus, rows)),
        sources=_sources(hits.corpus, rows),
        **_common(hits.corpus),
    )


def meetings_of(hits: Hits) -> set[str]:
    """Return the permanent ids of the meetings in which anything was found."""
    found = hits.found
    return {found.meeting_id(row) for row in found.rows}


def _common(corpus: Corpus) -> dict[str, Any]:
    name, dictionary, mode = (*str(corpus.library.info["tokenizer"]).split(", "), "", "")[:3]
    return {
        "corpus_hash": corpus.library.folder.fingerprint,
        "origin": _origin(corpus),
        "tokenizer": ", ".join(filter(None, (name, mode))),
        "dictionary": dictionary or None,
        "names": corpus.names,
    }


def _origin(corpus: Corpus) -> Origin:
    from kurume_search.export.description import Origin

    real = {row.real for row in corpus.library.folder.documents}
    if real == {True, False}:
        return Origin.MIXED
    return Origin.SYNTHETIC if real == {False} else Origin.REAL


def title_of(corpus: Corpus) -> str:
    """Return a title for people: whose minutes these are."""
    columns = corpus.library.searcher.columns
    records = [columns.record("meeting.record", row) for row in range(columns.meetings)]
    names = list(dict.fromkeys(r["body"] for r in records if r["body"]))
    if not names:
        return f"会議録集 {corpus.path.name}"
    more = f" ほか{len(names) - _COUNCILS}" if len(names) > _COUNCILS else ""
    return f"{'・'.join(names[:_COUNCILS])}{more} 会議録"


def _sources(corpus: Corpus, rows: Iterable[int]) -> tuple[SourceRef, ...]:
    from kurume_search.export.description import SourceRef

    columns = corpus.library.searcher.columns
    records = (columns.record("meeting.record", row) for row in rows)
    return tuple(dict.fromkeys(SourceRef(r["path"], r["sha256"]) for r in records))


def _notes(corpus: Corpus, rows: Iterable[int]) -> tuple[str, ...]:
    """Say if the meetings in `rows` lie on both sides of the reform."""
    from kurume_search.search.reform import CROSSES, crosses

    days = corpus.library.searcher.columns.ints("meeting.day")
    return (CROSSES,) if crosses(days[row] for row in rows) else ()


def cite_hits(hits: Hits, form: str) -> str:
    """Return the citation of a set of results: its query, versions and hash."""
    from kurume_search.export.citable import cite_results
    from kurume_search.export.cite import cite

    return cite(cite_results(describe_hits(hits), hits.found.ids()), form)


def cite_corpus(corpus: Corpus, name: str | None, form: str) -> str:
    """Return the citation of what the id `name` names; of the whole corpus without one.

    Raises:
        NotFoundError: Nothing has that id.
        UsageError: The form isn't known.
    """
    from kurume_search.export import citable
    from kurume_search.export.cite import cite
    from kurume_search.export.documents import Document

    told = describe(corpus)
    if name is None:
        return cite(citable.cite_corpus(told), form)
    if "/" not in name:
        name = corpus.get(name).id
    outer, _, inner = name.rpartition("/")
    whole = bool(corpus.library.rows_named(name)) or not outer
    meeting = corpus.meeting(name if whole else outer)
    row = corpus.library.meeting_ids().index(meeting.id)
    minutes, source = corpus.library.minutes(row)
    document = Document(meeting.id, minutes, source)
    if whole:
        titles = {d.path: d.title for d in corpus.library.folder.manifest}
        title = titles.get(minutes.path) or ""
        return cite(citable.cite_meeting(document, told, title=title), form)
    if inner.startswith("c"):
        return cite(citable.cite_case(document, inner, told), form)
    if inner.startswith("t"):
        return cite(citable.cite_turn(document, inner, told), form)
    raise NotFoundError(f"「{name}」は会議・案件・発言の ID ではありません。")


def export_corpus(
    corpus: Corpus, path: Path, form: str, *, labels: Labels, overwrite: bool
) -> tuple[Path, ...]:
    """Write the whole corpus to `path` in one of the forms `WHOLE`; return the files.

    Raises:
        UsageError: The form is none of these.
        ExportError: It can't be written.
    """
    if form not in WHOLE:
        raise UsageError(f"会議録集の全体を {form} では書き出せません。", near=WHOLE)
    told = describe(corpus)
    # Letters (答申, 諮問書) are no meetings, and these forms hold meetings.
    pairs = (pair for pair in corpus.library.all_minutes() if pair[0].letter is None)
    folder = corpus.library.folder
    match form:
        case "datapackage":
            from kurume_search.export.datapackage import export_datapackage

            return export_datapackage(
                pairs, path, told, manifest=folder.manifest, overwrite=overwrite
            )
        case "tei":
            from kurume_search.export.tei import export_tei

            return export_tei(pairs, path, told, manifest=folder.manifest, overwrite=overwrite)
        case "popolo":
            from kurume_search.export.popolo import export_popolo

            written = export_popolo(
                pairs, path, told, registers=corpus.registers, overwrite=overwrite
            )
            return (written,)
    from kurume_search.export.khcoder import export_khcoder

    return export_khcoder(
        pairs, path, told, labels=labels, topics=corpus.registers.topics, overwrite=overwrite
    )
