"""A slice of a result is a result of the same kind, of these rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus as Texts
from indexed import both_ways, opened
from strategies import meetings, queries, word_queries

import kurume_search as ks
from kurume_search.query.ast import Query, Unit
from kurume_search.search.answering.found import Found
from kurume_search.search.answering.part import part_of
from kurume_search.search.facets.facet import facets

STEPS = st.one_of(st.none(), st.integers(-3, 3).filter(bool))
ENDS = st.one_of(st.none(), st.integers(-6, 6))
SLICES = st.builds(slice, ENDS, ENDS, STEPS)


@pytest.fixture(scope="module")
def corpus() -> ks.Corpus:
    return ks.open_corpus()


def shown(found: Found) -> list[tuple[str, float, tuple[str, ...]]]:
    return [(hit.id, hit.score, tuple(p.id for p in hit.passages)) for hit in found]


@given(
    meetings(), queries() | word_queries(),
    st.sampled_from(Unit), SLICES, SLICES,
)  # fmt: skip
@settings(max_examples=25)
def test_a_part_is_what_a_list_would_be_cut_to(
    texts: Texts, query: Query, unit: Unit, first: slice, second: slice
) -> None:
    with opened(texts) as searcher:
        for _ in both_ways(searcher):
            found = searcher.search(query.replace(unit=unit))
            part = part_of(part_of(found, first), second)

            assert shown(part) == shown(found)[first][second]
            assert list(part.ids()) == list(found.ids())[first][second]
            assert list(part.ranks) == list(range(found.total))[first][second]
            assert part.whole.total == found.total


@given(meetings(), queries() | word_queries(), st.integers(0, 9))
@settings(max_examples=25)
def test_what_is_counted_in_parts_adds_up_to_the_whole(texts: Texts, query: Query, at: int) -> None:
    def counted(found: Found) -> Counter[tuple[str, ...]]:
        rows = facets(found, ["kind"]).rows
        return Counter({row.keys: row.turns for row in rows if row.turns})

    with opened(texts) as searcher:
        for _ in both_ways(searcher):
            found = searcher.search(query.replace(unit=Unit.TURN))
            parts = part_of(found, slice(at)), part_of(found, slice(at, None))

            assert sum(map(counted, parts), Counter()) == counted(found)
            words = [list(part.words()) for part in parts]
            places = [{row for _, rows in some for row in rows} for some in words]
            assert places[0] | places[1] == {row for _, rows in found.words() for row in rows}
            assert not places[0] & places[1]


CUTS: Sequence[slice] = (
    slice(2), slice(1, None), slice(None, None, -1), slice(-3, None, 2), slice(0), slice(None),
)  # fmt: skip


@pytest.mark.parametrize("at", CUTS, ids=repr)
def test_every_result_is_cut_to_its_own_kind(corpus: ks.Corpus, at: slice) -> None:
    hits = corpus.search("個人情報", unit="turn")
    results = [
        hits, hits.kwic(), corpus.exchanges("個人情報"), hits.facets("kind"),
        corpus.precedents("個人情報の目的外利用", limit=4),
        corpus.keyness("kind:質問"), corpus.collocates("個人情報", min_count=1),
        corpus.dispersion("個人情報"), corpus.ngrams(min_count=2),
        corpus.cooccurrence(min_together=2), corpus.correspondence(by="role"),
    ]  # fmt: skip
    for whole in results:
        part = whole[at]

        assert type(part) is type(whole)
        assert part.to_rows() == whole.to_rows()[at]
        assert len(part) == len(part.to_rows()) == len(list(part))
        assert len(part.to_pandas()) == len(part)
        assert "<table>" in part._repr_html_()
        assert part.explain() is not None
        if len(part):
            assert part.to_rows()[-1] == part[-1:].to_rows()[0]
        with pytest.raises(IndexError):
            part[len(part)]


@given(ends=st.tuples(ENDS, ENDS))
@settings(max_examples=10)
def test_a_part_of_a_network_or_a_map_is_drawn_of_these_alone(
    corpus: ks.Corpus, ends: tuple[int | None, int | None]
) -> None:
    network = corpus.cooccurrence(min_together=2)[slice(*ends)]
    words = {word for edge in network for word in (edge.source, edge.target)}

    assert {node["word"] for node in network.nodes.records()} == words
    assert len(network.plot().table.rows) == len(network)
    drawn = corpus.correspondence(by="role")[slice(*ends)].to_json()
    kinds = Counter(row["point"] for row in drawn["rows"])
    assert [len(drawn["table"]), *{len(row) for row in drawn["table"]}] == [
        kinds["word"], *([kinds["group"]] if kinds["word"] else []),
    ]  # fmt: skip


def test_an_int_stays_one_row(corpus: ks.Corpus) -> None:
    hits = corpus.search("個人情報", unit="turn")

    assert hits[1:][0].id == hits[1].id == list(hits)[1].id
    assert hits.kwic()[-1].line == list(hits.kwic())[-1].line


def test_a_part_says_of_how_many_it_is(corpus: ks.Corpus) -> None:
    hits = corpus.search("個人情報", unit="turn")
    some = hits[2:4]

    assert (len(some), some.total) == (2, hits.total)
    told = f"全{hits.total}件のうち、3番目から4番目までの2件だけです。"
    for result in (some, some[::-1]):
        assert result.warnings[0] == told
        assert told in result._repr_html_()
        assert told in result.describe().notes
        assert told in result.to_json()["warnings"]
    assert hits[:].warnings == hits.warnings
    assert hits[1::2].warnings[0].endswith("2件ごとの7件だけです。")
    assert hits.kwic()[:1].describe().notes[0] == "全17件のうち、1番目だけです。"


def test_what_is_made_of_a_part_is_of_the_part(corpus: ks.Corpus) -> None:
    hits = corpus.search("個人情報", unit="turn")
    some = hits[:3]

    assert {line.passage.id for line in some.kwic()} == {hit.id for hit in some}
    assert some.cite() != hits.cite()
    words = corpus.keyness(some, hits).value
    assert 0 < words.size < words.reference_size
    assert some.explain().search.total == hits.total
    assert hits[:0].explain().search.killers == ()


@pytest.mark.parametrize(
    ("query", "unit", "told"),
    [
        ("情報", "case", "7件(案件4・案件以外3)"), ("情報", "turn", "20件(発言10・発言以外10)"),
        ("", "case", "4案件"), ("情報", "item", "4議題"), ("審議会", "meeting", "1会議"),
        ("xyzzy", "case", "0案件"), ("kind:質問", "turn", "19発言"),
    ],
)  # fmt: skip
def test_what_is_no_case_or_no_turn_is_told_apart(
    corpus: ks.Corpus, query: str, unit: str, told: str
) -> None:
    hits = corpus.search(query, unit=unit)
    named = {"case": lambda hit: hit.cases, "turn": lambda hit: "/t" in hit.id}.get(unit)

    assert hits.counted == told
    assert hits.others == sum(not named(hit) for hit in hits) if named else not hits.others
    assert told in repr(hits) and told in hits._repr_html_()


def test_text_says_what_a_reader_should_know(corpus: ks.Corpus) -> None:
    hits = corpus.search('"個人情報 year:R3')
    assert len(hits.warnings) == 2
    for shown in (hits, hits.kwic(), corpus.exchanges('"個人情報 year:R3'), hits.facets("kind")):
        assert set(hits.warnings) <= set(repr(shown).splitlines())


def test_single_rows_and_lists_show_themselves(corpus: ks.Corpus) -> None:
    hits = corpus.search("個人情報", unit="turn")
    rows = [hits[0], hits.kwic()[0], corpus.precedents("個人情報の目的外利用")[0], hits.cases[0]]
    lists = [hits.cases, corpus.letters, corpus.tags, corpus.subsets]

    for one in (*rows, *lists):
        assert "<table" in one._repr_html_()
        assert len(repr(one)) < 700
        assert "Span(" not in repr(one) and "{'" not in repr(one)
    assert hits[0] == next(iter(hits)) == hits[:1][0]
    assert type(hits.cases[:1]) is type(hits.cases)
    assert hits.cases[:1] == hits.cases[:1] != hits.cases
    assert "<mark>個人情報</mark>" in hits[0]._repr_html_()
