"""Citations of results, and of meetings, cases and turns by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.api.showing.describing import describe, describe_hits
from kurume_search.errors import NotFoundError

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits


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

    description = describe(corpus)
    if name is None:
        return cite(citable.cite_corpus(description), form)
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
        return cite(citable.cite_meeting(document, description, title=title), form)
    if inner.startswith("c"):
        return cite(citable.cite_case(document, inner, description), form)
    if inner.startswith("t"):
        return cite(citable.cite_turn(document, inner, description), form)
    raise NotFoundError(f"「{name}」は会議・案件・発言の ID ではありません。")
