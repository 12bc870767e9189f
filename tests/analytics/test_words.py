"""What is counted from columns is what cutting every text anew counts."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, opened
from strategies import meetings, minutes_of

from analytics.counting_words import COMPOUNDS, named, reading, shown, turn_rows, words_of
from kurume_search.analytics.running.passage_sets import (
    PassageSet,
    all_passages,
    all_turns,
    rest_of,
    turns_of,
)
from kurume_search.analytics.running.places import places_of
from kurume_search.analytics.running.turn_groups import turn_groups
from kurume_search.analytics.statistics.association import jaccard, log_dice, log_likelihood
from kurume_search.analytics.statistics.spread import gries_dp
from kurume_search.analytics.words.collocates import collocates
from kurume_search.analytics.words.cooccurrence import cooccurrence
from kurume_search.analytics.words.correspondence import correspondence
from kurume_search.analytics.words.dispersion import dispersion
from kurume_search.analytics.words.keyness import keyness
from kurume_search.analytics.words.ngrams import ngrams
from kurume_search.query.ast import Unit
from kurume_search.search.kwic import Concordance

FEW = settings(max_examples=10)
NODES = ("利用", "個人情報", "サーバ", "給付金", "LINE", "子どもの笑顔")


@FEW
@given(meetings(), st.booleans())
def test_the_stream_is_what_sudachi_cuts(corpus: Corpus, names: bool) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher, names=names)
        stream = read.stream
        for row in range(searcher.columns.passages):
            low, high = stream.starts[row], stream.starts[row + 1]
            base = searcher.leaves.starts[row]

            got = [
                (
                    shown(read, int(stream.words[at])),
                    stream.pos_names[stream.pos[at]],
                    int(stream.places[at]) - base,
                    int(stream.places[at] + stream.spans[at]) - base - 1,
                )
                for at in range(low, high)
            ]

            assert got == [tuple(word) for word in words_of(searcher, row, names=names)]


def halves(turns: PassageSet, picked: list[bool]) -> PassageSet:
    chosen = [row for row, pick in zip(turns.rows.tolist(), picked, strict=False) if pick]
    return PassageSet(turns.columns, "half", np.array(chosen, dtype=np.int64))


@FEW
@given(meetings(), st.lists(st.booleans(), min_size=40, max_size=40))
def test_keyness_counts_what_is_there(corpus: Corpus, picked: list[bool]) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher)
        whole = all_turns(searcher.columns)
        target = halves(whole, picked)
        found = keyness(read, target, rest_of(target), min_count=1, limit=None)

        counts = [Counter[str](), Counter[str]()]
        holders: dict[str, set[int]] = {}
        for row in turn_rows(searcher):
            inside = row in set(target.rows.tolist())
            said = [word.word for word in words_of(searcher, row) if word.counts]
            counts[not inside].update(said)
            if inside:
                for word in said:
                    holders.setdefault(word, set()).add(row)
        assert found.size == sum(counts[0].values())
        assert found.reference_size == sum(counts[1].values())
        if not len(target) or len(target) == len(whole):
            assert found.rows == ()
            assert [remark.code for remark in found.remarks] == ["empty"]
            return
        if not sum(counts[0].values()) or not sum(counts[1].values()):
            assert found.rows == ()
            return
        assert {r.word: (r.count, r.reference_count) for r in found.rows} == {
            named(read, word): (counts[0][word], counts[1][word]) for word in counts[0] | counts[1]
        }
        having = {named(read, word): rows for word, rows in holders.items()}
        meeting = searcher.columns.ints("passage.meeting")
        sizes, places = Counter[int](), dict[str, Counter[int]]()
        for passage in target.rows.tolist():
            for word in words_of(searcher, passage):
                if word.counts:
                    sizes[meeting[passage]] += 1
                    of_word = places.setdefault(named(read, word.word), Counter())
                    of_word[meeting[passage]] += 1
        for row in found.rows:
            rows = having.get(row.word, set())
            assert row.turns == len(row.ids) == len(rows)
            assert row.documents == len({meeting[passage] for passage in rows})
            held = [places.get(row.word, Counter())[at] for at in sizes]
            assert row.dp == pytest.approx(gries_dp(held, list(sizes.values())))
            assert row.log_likelihood == pytest.approx(
                float(log_likelihood(row.count, found.size, row.reference_count,
                                     found.reference_size))
            )  # fmt: skip
        told = [round(r.log_likelihood, 9) for r in found.rows]  # as rows are put in order
        assert told == sorted(told, reverse=True)


@FEW
@given(meetings(), st.sampled_from(NODES), st.integers(1, 4))
def test_collocates_are_the_words_around(corpus: Corpus, node: str, window: int) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher)
        turns = all_turns(searcher.columns)
        query = searcher.parse(node, unit=Unit.TURN)
        found = searcher.search(query, synonyms=False)
        at = places_of(read, found, turns)
        told = collocates(read, node, at, turns, window=window, min_count=1, limit=None)

        near: Counter[str] = Counter()
        every: Counter[str] = Counter()
        size = near_size = 0
        places = set(zip(at.passages.tolist(), at.first.tolist(), at.last.tolist(), strict=True))
        for row in turn_rows(searcher):
            words = words_of(searcher, row)
            base = int(read.stream.starts[row])
            nodes = {
                k for passage, first, last in places if passage == row
                for k in range(first - base, last - base + 1)
            }  # fmt: skip
            for k, word in enumerate(words):
                if k in nodes:
                    continue
                # A distance is counted from the whole place of the node.
                close = any(
                    0 < first - base - k <= window or 0 < k - (last - base) <= window
                    for passage, first, last in places
                    if passage == row
                )
                size += 1
                near_size += close
                if word.counts:
                    every[word.word] += 1
                    near[word.word] += close
        assert told.occurrences == len(at)
        if not len(at):
            assert told.remarks[0].code == "unknown-word"
            return
        assert (told.size, told.near) == (size, near_size)
        assert {r.word: (r.together, r.count) for r in told.rows} == {
            named(read, word): (n, every[word]) for word, n in near.items() if n
        }
        for row in told.rows:
            assert row.left + row.right == row.together
            assert row.turns == len(row.ids)
            assert row.log_dice == pytest.approx(float(log_dice(row.together, row.count, len(at))))


@FEW
@given(meetings(), st.sampled_from(["turn", "case"]))
def test_cooccurrence_counts_units_with_both(corpus: Corpus, unit: str) -> None:
    with opened(corpus) as searcher:
        read, columns = reading(searcher), searcher.columns
        found = cooccurrence(
            read, all_turns(columns), unit=unit, words=1_000, min_units=1, min_together=1,
            limit=None,
        )  # fmt: skip

        said = {
            row: {word.word for word in words_of(searcher, row) if word.counts}
            for row in turn_rows(searcher)
        }
        units = list(said.values())
        if unit == "case":
            passage = columns.ints("placement.passage")
            units = [
                set().union(
                    *(said.get(passage[p], set()) for p in columns.some("section.placements", s))
                )
                for s in range(columns.sections)
                if columns.ints("section.case")[s]
            ]
        both = Counter(
            frozenset(pair) for words in units for pair in combinations(sorted(words), 2)
        )
        having = Counter(word for words in units for word in words)
        assert {frozenset((e.source, e.target)): e.together for e in found.edges} == {
            frozenset(named(read, w) for w in pair): n for pair, n in both.items()
        }
        units_of = {named(read, word): n for word, n in having.items()}
        for edge in found.edges:
            assert len(edge.ids) == edge.together
            x, y = units_of[edge.source], units_of[edge.target]
            assert edge.jaccard == pytest.approx(float(jaccard(edge.together, x, y)))
        assert {node.word: node.units for node in found.nodes} == {
            named(read, w): having[w] for w in having if any(w in pair for pair in both)
        }


@FEW
@given(meetings(), st.integers(1, 4))
def test_ngrams_are_runs_without_a_mark(corpus: Corpus, n: int) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher)
        found = ngrams(read, all_turns(searcher.columns), n=n, min_count=1, limit=None)

        runs: Counter[tuple[str, ...]] = Counter()
        for row in turn_rows(searcher):
            words = words_of(searcher, row)
            for k in range(len(words) - n + 1):
                run = words[k : k + n]
                unbroken = all(b.first == a.last + 1 for a, b in pairwise(run))
                if unbroken and run[0].counts and run[-1].counts:
                    runs[tuple(named(read, word.word) for word in run)] += 1
        assert {r.words: r.count for r in found.rows} == dict(runs)


@FEW
@given(meetings(), st.sampled_from(["利用", "個人情報", "子どもの笑顔", "'サーバ'", "オン*"]))
def test_dispersion_has_every_place_once(corpus: Corpus, word: str) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher)
        whole = all_passages(searcher.columns)
        found = searcher.search(searcher.parse(word, unit=Unit.TURN), synonyms=False)
        told = dispersion(read, word, places_of(read, found, whole), whole)

        # What KWIC lists is counted, and nothing else.
        lines = () if not found.total else Concordance(
            found, searcher.leaves, window=0, sort=()
        )  # fmt: skip
        assert told.count == len(lines)

        assert sum(row.count for row in told.rows) == told.count
        assert sum(row.size for row in told.rows) == told.size == read.inside(whole).sum()
        for row in told.rows:
            assert list(row.positions) == sorted(row.positions)
            assert all(0 <= position < 1 for position in row.positions)
            assert len(row.positions) == len(row.lines) == len(row.ids) == row.count
            assert row.rate is None or row.low <= row.rate <= row.high


@FEW
@given(meetings(), st.sampled_from(["year", "dept", "topic", "role", "kind", "meeting"]))
def test_groups_are_what_facets_count(corpus: Corpus, by: str) -> None:
    from kurume_search.search.facets.facet import facets

    with opened(corpus) as searcher:
        turns = all_turns(searcher.columns)
        groups = turn_groups(turns, by, unrecorded=True)

        found = searcher.search(searcher.parse("", unit=Unit.TURN))
        wanted = {row.keys[0]: row.turns for row in facets(found, [by]).rows if row.turns}
        sizes = np.bincount(groups.belongs.units, minlength=len(groups.keys)).tolist()
        assert dict(zip(groups.keys, sizes, strict=True)) == wanted


@FEW
@given(meetings(), st.sampled_from(list(Unit)), st.sampled_from(["", "利用", "dept:情報課"]))
def test_sets_of_turns_are_those_that_facets_count(corpus: Corpus, unit: Unit, query: str) -> None:
    from kurume_search.search.facets.facet import facets

    with opened(corpus) as searcher:
        found = searcher.search(searcher.parse(query, unit=unit))

        assert len(turns_of(found)) == facets(found, ["kind"]).turns


@FEW
@given(meetings())
def test_the_table_of_a_map_is_what_groups_say(corpus: Corpus) -> None:
    with opened(corpus) as searcher:
        read = reading(searcher)
        found = correspondence(read, all_turns(searcher.columns), by="role", words=500, min_count=1)
        if not found.rows:
            assert found.remarks[0].code in ("too-small", "empty")
            return
        roles = {}
        groups = turn_groups(all_turns(searcher.columns), "role")
        belongs = zip(groups.belongs.passages.tolist(), groups.belongs.units.tolist(), strict=True)
        for row, group in belongs:
            for word in words_of(searcher, row):
                if word.counts:
                    key = (named(read, word.word), groups.keys[group])
                    roles[key] = roles.get(key, 0) + 1

        got = {
            (word.key, group.key): n
            for word, counts in zip(found.words, found.table, strict=True)
            for group, n in zip(found.groups, counts, strict=True)
            if n
        }
        assert got == roles
        assert found.chi_square == pytest.approx(found.total_inertia * sum(map(sum, found.table)))


def test_compounds_are_joined_the_longest_first() -> None:
    corpus = [minutes_of("個人情報保護の委託先は、個人情報と個人の情報を保護する。")]
    with opened(corpus) as searcher:
        read = reading(searcher)

        (row,) = turn_rows(searcher)
        assert [w.word for w in words_of(searcher, row) if w.pos == "複合語"] == [
            "個人情報保護", "委託先", "個人情報",
        ]  # fmt: skip
        assert read.stream.compounds is COMPOUNDS
        assert len(read.stream) == len(words_of(searcher, row))


@FEW
@given(meetings())
def test_adding_a_meeting_never_lowers_a_count(corpus: Corpus) -> None:
    counted = []
    for some in (corpus[:-1], corpus):
        with opened(some) as searcher:
            read = reading(searcher)
            turns = all_turns(searcher.columns)
            runs = ngrams(read, turns, n=1, min_count=1, limit=None)
            counted.append({row.words: (row.count, row.turns, row.documents) for row in runs.rows})

    before, after = counted
    for word, numbers in before.items():
        # Latin letters are shown as they are written most often, which more text may change.
        if word in after or not word[0].isascii():
            assert all(a <= b for a, b in zip(numbers, after[word], strict=True))


@FEW
@given(meetings(), st.lists(st.booleans(), min_size=40, max_size=40))
def test_parts_sum_to_the_whole(corpus: Corpus, picked: list[bool]) -> None:
    with opened(corpus) as searcher:
        read, whole = reading(searcher), all_turns(searcher.columns)
        part = halves(whole, picked)
        runs = [
            {row.words: row.count for row in ngrams(read, turns, n=1, min_count=1, limit=None).rows}
            for turns in (whole, part, rest_of(part))
        ]

        assert runs[0] == dict(Counter(runs[1]) + Counter(runs[2]))
        assert sum(runs[0].values()) == len(read.counted(whole))
