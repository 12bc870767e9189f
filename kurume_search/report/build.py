"""Builds a report from a corpus: the chapters, what stands behind them, and the check."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kurume_search.errors import NotFoundError, UsageError
from kurume_search.model.makeup import Makeup
from kurume_search.report.cells import Count, Stated, refs_in
from kurume_search.report.chapters import (
    cases,
    counts,
    difference,
    meetings,
    method,
    outside,
    quality,
    questions,
    received,
    restated,
    summary,
)
from kurume_search.report.facts import Facts
from kurume_search.report.ledger import Ledger, check
from kurume_search.report.model import (
    About,
    Document,
    Entry,
    Lang,
    Quotes,
    Section,
    figures_of,
    grids_of,
)
from kurume_search.report.period import Period, read_period, year_label
from kurume_search.report.published import Published, check_same_corpus
from kurume_search.report.report_scope import ReportScope
from kurume_search.report.supplied import read_frame, read_supplied
from kurume_search.report.texts import Texts, read_texts
from kurume_search.search.library import Library
from kurume_search.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """Which report is wanted, and how.

    Attributes:
        period: What it is about.
        compared: What it is compared with, or None.
        councils: Ids; none: those that met in the period.
        names: Officials' names are shown.
        templates: A folder of a city's own templates, texts and frames.
        figures: A CSV of what minutes can't give.
        published: An older report to hold against today's numbers.
        as_of: Reference date; None: `SOURCE_DATE_EPOCH`, else the newest meeting's day
            (of these councils).
    """

    period: Period
    compared: Period | None = None
    councils: tuple[str, ...] = ()
    lang: Lang = "ja"
    names: bool = False
    templates: Path | None = None
    figures: Path | None = None
    published: Published | None = None
    as_of: date | None = None


def build(
    library: Library, request: ReportRequest, *, borders: Callable[[str], Collection[int]]
) -> Document:
    """Return the report.

    Args:
        library: The corpus.
        request: What is wanted.
        borders: Gives the borders of the morphemes of a text (issues are read at these).

    Raises:
        NotFoundError: There are no minutes of that period.
        UsageError: A council, text, frame or figure can't be used.
        ReportError: The older report is broken or of another corpus, or a number of the
            new one leads to no line.
    """
    texts = read_texts(request.templates, request.lang)
    facts = Facts(library, councils=_councils(library, request), borders=borders)
    if not request.councils:
        facts = facts.of_those_who_met(request.period)
    scope = ReportScope(
        facts=facts,
        ledger=Ledger(),
        texts=texts,
        period=request.period,
        compared=request.compared,
        names=request.names,
    )
    if not scope.sittings:
        raise NotFoundError(
            f"{request.period.label(request.lang)}の会議録はありません。",
            near=[year_label(year, request.lang) for year in facts.years()][-5:],
        )
    about = _about(scope, request)
    against = None
    if request.published is not None:
        check_same_corpus(request.published, about, facts.councils)
        against = restated.published_difference(
            scope, request.published, _today(library, request, borders)
        )
    frame = read_frame(request.templates, request.lang)
    supplied = None
    if request.figures is not None:
        supplied = read_supplied(request.figures, frame, request.period)
    chapter, data = difference.section(scope, against)
    sections = (
        summary.section(scope, makeup=about.makeup, difference=data),
        meetings.section(scope),
        cases.section(scope),
        counts.section(scope),
        questions.section(scope),
        chapter,
        received.section(scope),
        outside.section(scope, frame, supplied),
        quality.section(scope),
        method.section(scope, about),
    )
    document = _document(scope, about, sections, data)
    check(document)
    return document


def _today(
    library: Library, request: ReportRequest, borders: Callable[[str], Collection[int]]
) -> Document:
    """Return the period of the published report, counted now."""
    assert request.published is not None  # noqa: S101 - narrows for mypy
    about = request.published.about
    compared = about.get("compared")
    again = ReportRequest(
        period=read_period(request.published.period),
        lang=request.lang,
        names=request.names,
        compared=read_period(str(compared)) if compared else None,
        councils=tuple(council["id"] for council in about["councils"]),
        templates=request.templates,
    )
    try:
        return build(library, again, borders=borders)
    except NotFoundError:
        raise UsageError(
            f"{request.published.name} の{about['period']['label']}の会議録は、"
            "今の会議録集に一つもありません。"
        ) from None


def _councils(library: Library, request: ReportRequest) -> tuple[str, ...]:
    """Return ids of the councils asked for, by id, name or printed body.

    Raises:
        UsageError: The corpus has no such council; `near` has those it has.
    """
    if not request.councils:
        return ()
    known = Facts(library, borders=lambda _: ()).councils
    found = []
    for asked in request.councils:
        ids = [key for key, name in known.items() if asked in (key, name)]
        if not ids:
            raise UsageError(
                f"審議会「{asked}」の会議録はありません。", near=[key for key in known if key]
            )
        found += ids
    return tuple(found)


def _about(scope: ReportScope, request: ReportRequest) -> About:
    facts, texts = scope.facts, scope.texts
    held = {sitting.council for sitting in scope.sittings}
    named = tuple((key, name) for key, name in facts.councils.items() if key in held)
    library = facts.library
    corrections = tuple(
        {
            "meeting": sitting.id,
            "line": made.line,
            "field": made.field,
            "was": made.was,
            "value": made.value,
            "why": made.why,
            **({"who": made.who} if request.names else {}),
        }
        for sitting in scope.sittings
        for made in sitting.minutes.corrections
    )
    label = request.period.label(request.lang)
    return About(
        title=texts.fill("report.title", period=label),
        subtitle=texts["words.and"].join(name for _, name in named),
        lang=request.lang,
        period=request.period.key,
        period_label=label,
        compared=request.compared.key if request.compared else None,
        councils=named,
        as_of=request.as_of or _as_of(facts),
        names=request.names,
        makeup=scope.makeup,
        corpus=library.folder.path.name,
        software=f"kurume-search {__version__}",
        tokenizer=str(library.info["tokenizer"]),
        corrections=corrections,
        fingerprints=_fingerprints(library),
    )


def _fingerprints(library: Library) -> Mapping[str, str]:
    from kurume_search.store.software import software_fingerprint

    return {
        "corpus": library.folder.fingerprint,
        "registers": library.folder.registers_fingerprint,
        "software": software_fingerprint(),
        "version": __version__,
        "tokenizer": str(library.info["tokenizer"]),
    }


def _as_of(facts: Facts) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return facts.last_day or date(1980, 1, 1)


def _document(
    scope: ReportScope, about: About, sections: tuple[Section, ...], data: Mapping[str, Any] | None
) -> Document:
    """Return the report with what its figures, rows and quotations need, and nothing else."""
    ledger, entries = scope.ledger, scope.ledger.entries
    lists, needed = _needed(sections)
    listings = {name: one for name, one in ledger.listings.items() if name in lists}
    ids = [*needed, *(name for one in listings.values() for name in one.entries)]
    kept: dict[str, Entry] = {}
    while ids:
        name = ids.pop()
        if name in kept or name not in entries:
            continue
        entry = kept[name] = entries[name]
        ids += [*entry.cases, *filter(None, [entry.meeting])]
    return Document(
        about=about,
        sections=sections,
        listings=listings,
        entries={name: entries[name] for name in entries if name in kept},
        origins=ledger.origins,
        difference=data,
        words=_words(scope.texts, about.makeup),
    )


def _needed(sections: tuple[Section, ...]) -> tuple[set[str], list[str]]:
    lists: set[str] = set()
    entries: list[str] = []
    for figure in figures_of(sections):
        if isinstance(figure, Count | Stated):
            lists.add(figure.listing)
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Quotes):
                entries += block.entries
    for _, grid in grids_of(sections):
        entries += [row.entry for row in grid.rows if row.entry]
        entries += [name for row in grid.rows for cell in row.cells for name in refs_in(cell)]
    return lists, entries


def _words(texts: Texts, makeup: Makeup) -> Mapping[str, str]:
    frame = texts.group("frame")
    mixed = {}
    if makeup.mixed:  # then it is the mark of the whole report that says of both
        mixed["synthetic"] = texts.fill(
            "frame.mixed", synthetic=str(makeup.synthetic), real=str(makeup.real)
        )
    return {
        **frame,
        "synthetic_one": frame["synthetic"],
        **mixed,
        **{f"kind.{name}": text for name, text in texts.group("kind").items()},
    }
