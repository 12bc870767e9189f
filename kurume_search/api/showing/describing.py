"""What exports, citations and charts say of the corpus and the results they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.charts.provenance import Provenance
    from kurume_search.export.description import Description, Origin, SourceRef

_COUNCILS = 3  # named in a title


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
    from kurume_search.search.facets.facet import facets

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
        "makeup": corpus.makeup if corpus.synthetic else None,
        "tokenizer": ", ".join(filter(None, (name, mode))),
        "dictionary": dictionary or None,
        "names": corpus.names,
    }


def _origin(corpus: Corpus) -> Origin:
    from kurume_search.export.description import Origin

    made = corpus.makeup
    if made.mixed:
        return Origin.MIXED
    return Origin.SYNTHETIC if made.synthetic else Origin.REAL


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
    from kurume_search.search.fields.cautions import CROSSES
    from kurume_search.text.reform import REFORM

    days = corpus.library.searcher.columns.ints("meeting.day")
    return (CROSSES,) if REFORM.crossed_by(days[row] for row in rows) else ()


def provenance(corpus: Corpus, *, words: bool = False) -> Provenance:
    """Return the line below a chart that says where its numbers come from.

    Args:
        corpus: The corpus that was counted.
        words: Whether words were cut, so that the tokenizer is named too.
    """
    from kurume_search.charts.provenance import Provenance

    return Provenance(
        corpus=title_of(corpus),
        hash=corpus.library.folder.fingerprint,
        synthetic=corpus.synthetic,
        makeup=corpus.makeup if corpus.synthetic else None,
        tokenizer=corpus.tokenizer["version"] if words else "",
    )
