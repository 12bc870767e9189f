"""The index answers exactly what a query means."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from indexed import Corpus, both_ways, opened, vocabulary
from strategies import meetings, nodes, queries, word_queries

from kurume_search.analysis.morphemes import tokens
from kurume_search.query.ast import And, Field, Node, Not, Or, Query, Unit, walk
from kurume_search.query.concordance import concordant
from kurume_search.query.match import match
from kurume_search.query.sections import meeting_id
from kurume_search.search.answering.found import Found
from kurume_search.search.facets.facet import facets
from kurume_search.store.tags import Tag


@given(meetings(), st.lists(queries(), min_size=6, max_size=12), st.booleans())
@settings(max_examples=150)
def test_the_index_answers_what_the_query_means(
    corpus: Corpus, asked: list[Query], names: bool
) -> None:
    compare(corpus, asked, names=names)


@given(meetings(), st.lists(word_queries(), min_size=10, max_size=20), st.booleans())
@settings(max_examples=60)
def test_words_are_found_where_they_stand(corpus: Corpus, asked: list[Query], names: bool) -> None:
    compare(corpus, asked, names=names)


def compare(corpus: Corpus, asked: list[Query], *, names: bool) -> None:
    known = vocabulary(corpus)
    with opened(corpus) as searcher:
        assert searcher.vocabulary == known
        meant = [
            match(searcher.expanded(query, names=names), corpus, known, tokens, names=names)
            for query in asked
        ]
        answers = {}
        for way in both_ways(searcher):
            answers[way] = [searcher.search(query, names=names) for query in asked]
            for query, found, expected in zip(asked, answers[way], meant, strict=True):
                ids = list(found.ids())

                assert len(ids) == len(set(ids)) == found.total
                assert set(ids) == expected, query
                assert sorted(found.ids(ordered=False)) == sorted(ids)
                assert list(found.ids()[1:3]) == ids[1:3]
                assert [found.ids()[at] for at in range(len(ids[:2]))] == ids[:2]
        for alike in zip(*(map(everything_of, some) for some in answers.values()), strict=True):
            assert all(one == alike[0] for one in alike)


def everything_of(found: Found) -> list[object]:
    """Return all that a search tells, in order."""
    words = [(node, sorted(passages)) for node, passages in found.words()]
    spans = [sorted(found.finder.spans(node)) for node, _ in words]
    counts = [sorted(found.finder.counts(node).items()) for node, _ in words]
    pages = [[hit.id for hit in found.page(start, start + 2)] for start in (0, 1, 3)]
    return [
        list(found),
        pages,
        found.clauses,
        found.warnings,
        dict(found.by_law),
        words,
        spans,
        counts,
    ]


TAGS = ("い", "ろ", "論点:保存")
_tags = st.sampled_from([*TAGS, "無い印"]).map(lambda code: Field("tag", code))


@st.composite
def tag_queries(draw: st.DrawFn) -> Query:
    """Queries that join tags with anything else, in any unit."""
    parts = draw(st.lists(_tags | nodes, min_size=1, max_size=3))
    node: Node = draw(_tags)
    for part in parts:
        kind = draw(st.sampled_from([And, Or]))
        node = kind((node, Not(part) if draw(st.booleans()) else part))
    return Query(node, draw(st.sampled_from(Unit)))


@given(meetings(), st.lists(tag_queries(), min_size=4, max_size=8), st.data())
@settings(max_examples=50)
def test_tags_are_a_field_like_any_other(
    corpus: Corpus, asked: list[Query], data: st.DataObject
) -> None:
    things = [
        f"{meeting_id(minutes.meeting)}/{thing.id}"
        for minutes, _ in corpus
        for thing in (*minutes.cases, *minutes.turns)
    ]
    tagged = data.draw(
        st.dictionaries(st.sampled_from(things), st.sets(st.sampled_from(TAGS), min_size=1))
    )
    with opened(corpus) as searcher:
        spots = {name: searcher.tags().spot(name) for name in tagged}
        tags = [
            Tag(
                id=name, code=code, when=date(2026, 1, 1), sha256=spot.sha256, line=spot.line,
                line_end=spot.line_end, words=spot.words,
            )
            for name, spot in spots.items() if spot
            for code in tagged[name]
        ]  # fmt: skip
        searcher.read_tags = lambda: tags
        known = vocabulary(corpus).replace(tags=searcher.tags().codes)
        # In one meeting two things may have the same words and lines; those aren't followed.
        placed = {one.spot.id for one in searcher.tags().placed if one.spot}
        assume(placed == set(tagged))
        for _ in both_ways(searcher):
            for query in asked:
                expected = match(searcher.expanded(query), corpus, known, tokens, tags=tagged)

                assert set(searcher.search(query).ids()) == expected, query


@given(meetings(), st.lists(queries(), min_size=4, max_size=8))
@settings(max_examples=50)
def test_corresponding_provisions_and_synonyms_are_asked_like_any_other(
    corpus: Corpus, asked: list[Query]
) -> None:
    with opened(corpus) as searcher:
        known = searcher.vocabulary
        for query in asked:
            wider = concordant(query, known)
            found = set(searcher.search(wider).ids())

            assert found == match(searcher.expanded(wider), corpus, known, tokens)
            if not any(isinstance(node, Not) for node in walk(query.node)):
                assert found >= set(searcher.search(query, synonyms=False, readings=False).ids())


@given(meetings(), st.lists(queries(), min_size=4, max_size=8))
@settings(max_examples=30)
def test_facets_count_the_units_that_are_meant(corpus: Corpus, asked: list[Query]) -> None:
    with opened(corpus) as searcher:
        for query in asked:
            of_cases = query.replace(unit=Unit.CASE)
            counted = facets(searcher.search(of_cases), ["meeting"])
            meant = match(searcher.expanded(of_cases), corpus, searcher.vocabulary, tokens)

            assert counted.cases == len({name for name in meant if _is_case(name)})
            assert sum(row.cases for row in counted.rows) == counted.cases


def _is_case(name: str) -> bool:
    return name.rpartition("/")[2].startswith("c")
