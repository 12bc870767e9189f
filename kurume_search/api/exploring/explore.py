"""Answers what the explorer asks: from a state of the page to everything the page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kurume_search.api.exploring.case import case_shown
from kurume_search.api.exploring.code import code_of
from kurume_search.api.found.hits import Hits
from kurume_search.api.showing.html import marked_pieces
from kurume_search.errors import KurumeSearchError, QueryError
from kurume_search.explorer.state import FACETS, State, View
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.terms import kind_label, outcome_label, role_label

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.explorer.widget import Explorer
    from kurume_search.search.answering.hits import Hit, PassageHit

PAGE = 10  # hits
LINES = 20  # of a concordance
_PASSAGES = 3
_VALUES = 60  # of one facet
_CONTEXT = 12  # words on either side

Json = dict[str, Any]


def explore(corpus: Corpus, query: str, *, language: str) -> Explorer:
    """Return an explorer of `corpus` that begins with `query`.

    Raises:
        NotInstalledError: anywidget isn't; the message says how to get it.
        UsageError: No such language.
    """
    from importlib.util import find_spec

    from kurume_search.errors import LANGUAGES, NotInstalledError, check_choice

    check_choice("language", language, LANGUAGES)

    if find_spec("anywidget") is None:
        raise NotInstalledError(
            "エクスプローラーには anywidget が要ります。"
            "pip install 'kurume-search[notebook]' を実行し、カーネルを起動し直してください。"
        )
    from kurume_search.explorer.widget import Explorer

    return Explorer(Answerer(corpus).answer, state=State(query=query), language=language)


@dataclass(frozen=True)
class Answerer:
    """Answers states about one corpus."""

    corpus: Corpus

    def answer(self, state: State) -> Json:
        """Return what the page shows of `state`; trouble is a sentence in it, never raised."""
        head = {
            "state": state.to_json(),
            "corpus": {
                "hash": self.corpus.library.folder.fingerprint[:12],
                "tokenizer": self.corpus.tokenizer["version"],
                "synthetic": self.corpus.synthetic,
                **({"documents": self.corpus.makeup.to_json()} if self.corpus.synthetic else {}),
            },
        }
        try:
            return {**head, **self._found(state)}
        except KurumeSearchError as trouble:
            return {**head, "error": str(trouble), "near": list(trouble.near)}

    def hits(self, state: State) -> Hits:
        """Return the hits of `state`.

        Raises:
            QueryError: Its query or a value can't be understood.
        """
        years = None if state.years is None else f"{state.years[0]}..{state.years[1]}"
        chosen = {name: list(values) for name, values in state.chosen.items()}
        # Alternatives of one facet by the words that the page shows, as a person writes them.
        return self.corpus.search(state.query, unit=state.unit, year=years, **chosen)  # type: ignore[arg-type]

    def _found(self, state: State) -> Json:
        hits = self.hits(state)
        found: Json = {
            "total": hits.total,
            "unit": str(hits.unit),
            "clauses": [
                {"text": one.text, "count": one.units, "negated": one.negated}
                for one in hits.clauses
            ],
            "warnings": list(hits.warnings),
            "suggestions": [
                {"text": one.text, "term": one.term, "why": one.why} for one in hits.suggestions
            ],
            "facets": [self._facet(name, state, hits) for name in FACETS],
            "years": self._years(state, hits),
            "code": code_of(self.corpus, state),
            "citation": hits.cite() if state.open is None else self.corpus.cite(state.open),
        }
        if state.view is View.KWIC:
            try:
                found["kwic"] = _kwic(hits, state.page)
            except QueryError as trouble:  # no words were asked for
                found["kwic"] = {"error": str(trouble)}
        else:
            found["list"] = _listed(hits, state.page)
        if state.open is not None:
            found["case"] = case_shown(self.corpus, state.open)
        return found

    def _facet(self, name: str, state: State, hits: Hits) -> Json:
        """Count one facet; where values of it are chosen, as if none were, so more can be."""
        chosen = state.chosen.get(name, ())
        if chosen:
            others = {key: values for key, values in state.chosen.items() if key != name}
            hits = self.hits(replace(state, chosen=others))
        rows = [
            row
            for row in hits.facets(FACETS[name])
            if row.keys[0] != "outside" and (row.cases or row.labels[0] in chosen)
        ]
        rows.sort(key=lambda row: (row.labels[0] not in chosen, -row.cases))
        return {
            "name": name,
            "count": len(rows),
            "values": [
                {
                    "label": row.labels[0],
                    "cases": row.cases,
                    "turns": row.turns,
                    "chosen": row.labels[0] in chosen,
                    "known": _askable(name, row.keys[0]),
                }
                for row in rows[:_VALUES]
            ],
        }

    @cached_property
    def _documented_years(self) -> tuple[set[int], range]:
        """The fiscal years with documents, and all from the first to the last."""
        columns = self.corpus.library.searcher.columns
        records = (columns.record("meeting.record", row) for row in range(columns.meetings))
        years = {record["fiscal_year"] for record in records if record["fiscal_year"]}
        return years, range(min(years, default=0), max(years, default=-1) + 1)

    def _years(self, state: State, hits: Hits) -> list[Json]:
        """Count cases by fiscal year, as if no years were chosen."""
        if state.years is not None:
            hits = self.hits(replace(state, years=None))
        documented, years = self._documented_years
        counted = {row.keys[0]: row for row in hits.facets("year")}
        found = []
        for year in years:
            row = counted.get(str(year))
            found.append(
                {
                    "year": year,
                    "data": year in documented,
                    "cases": (row.cases if row else 0) if year in documented else None,
                    "turns": (row.turns if row else 0) if year in documented else None,
                }
            )
        return found


def _askable(name: str, key: str) -> bool:
    """Return whether a value can be asked for: what isn't recorded only of outcomes."""
    return key != UNRECORDED or name == "outcome"


def _listed(hits: Hits, page: int) -> Json:
    pages = max(1, -(-hits.total // PAGE))
    page = min(page, pages)
    return {
        "page": page,
        "pages": pages,
        "hits": [_hit(hit) for hit in hits[(page - 1) * PAGE : page * PAGE]],
    }


def _hit(hit: Hit) -> Json:
    return {
        "id": hit.id,
        "short": hit.id.replace(hit.meeting["id"], hit.meeting["short"], 1),
        "case": hit.case and f"{hit.meeting['id']}/{hit.cases[0]['id']}",
        "title": hit.title or "",
        "date": hit.meeting["date"],
        "articles": [article["text"] for article in hit.articles][:6],
        "departments": [department["name"] for department in hit.departments],
        "outcome": outcome_label(hit.outcome) if hit.case else "",
        "passages": [_passage(one) for one in hit.passages[:_PASSAGES]],
        "more": max(0, len(hit.passages) - _PASSAGES),
    }


def _passage(passage: PassageHit) -> Json:
    words = [kind_label(passage.turn_kind or passage.kind)]
    if passage.role:
        words.insert(0, passage.speaker or role_label(passage.role))
    pieces = [[text, int(found)] for text, found in marked_pieces(passage) if text]
    return {"line": passage.line, "said": "・".join(words), "text": pieces}


def _kwic(hits: Hits, page: int) -> Json:
    lines = hits.kwic(window=_CONTEXT)
    pages = max(1, -(-lines.total // LINES))
    page = min(page, pages)
    rows = lines.rows((page - 1) * LINES, page * LINES)
    return {
        "page": page,
        "pages": pages,
        "total": lines.total,
        "lines": [
            {
                "left": row["left"],
                "match": row["match"],
                "right": row["right"],
                "line": row["line"],
                "date": row["date"],
                "case": next(iter(row["cases"]), None),
                "passage": row["passage"],
            }
            for row in rows
        ],
    }
