"""Correspondence analysis, topics and concepts: published figures, and the slow way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, opened
from scipy.stats import chi2_contingency
from strategies import meetings, minutes_of

from analytics.counting_words import reading, turn_rows, words_of
from kurume_search.analytics.running.passage_sets import all_turns
from kurume_search.analytics.words.concepts import concepts
from kurume_search.analytics.words.correspondence import analyse
from kurume_search.analytics.words.topic_discovery import discover_topics
from kurume_search.errors import UsageError
from kurume_search.query.coding_rules_parser import parse_coding_rules

# Smoking in a firm: M. J. Greenacre (1984), table 3.1; rows are staff groups SM JM SE JE SC,
# columns none, light, medium, heavy.
SMOKERS = np.array([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]])


def test_greenacres_smokers() -> None:
    found = analyse(SMOKERS)

    assert found.inertias == pytest.approx([0.0748, 0.0100, 0.0004], abs=5e-5)
    assert found.inertias / found.inertias.sum() == pytest.approx([0.878, 0.118, 0.005], abs=5e-4)
    # A dimension's direction means nothing: as published, but for the sign of a dimension.
    assert np.abs(found.rows[:, 0]) == pytest.approx([0.066, 0.259, 0.381, 0.233, 0.201], abs=5e-4)
    assert np.abs(found.rows[:, 1]) == pytest.approx([0.194, 0.243, 0.011, 0.058, 0.079], abs=5e-4)
    assert np.sign(found.rows[:, 0]).tolist() == [1, -1, 1, -1, 1]
    assert np.abs(found.columns[:, 0]) == pytest.approx([0.393, 0.099, 0.196, 0.294], abs=5e-4)
    assert np.abs(found.columns[:, 1]) == pytest.approx([0.030, 0.141, 0.007, 0.198], abs=5e-4)


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(1, 60), min_size=width, max_size=width), min_size=2, max_size=7
        )
    )
)
def test_inertia_is_chi_square_over_the_sum(rows: list[list[int]]) -> None:
    table = np.array(rows)
    found = analyse(table)

    chi_square = chi2_contingency(table, correction=False)[0]
    assert found.inertias.sum() == pytest.approx(chi_square / table.sum(), abs=1e-9)
    # The centre of either cloud, weighed by mass, is the origin.
    assert found.row_mass @ found.rows == pytest.approx(0, abs=1e-9)
    assert found.column_mass @ found.columns == pytest.approx(0, abs=1e-9)


RULES = {
    "word": ("利用", lambda said: said.count("利用") > 0),
    "twice": ("利用 >= 2", lambda said: said.count("利用") >= 2),
    "sum": ("利用 + 情報 > 2", lambda said: said.count("利用") + said.count("情報") > 2),
    "both": ("利用 and 結合", lambda said: "利用" in said and "結合" in said),
    "either": ("利用 or 結合", lambda said: "利用" in said or "結合" in said),
    "not": ("not 利用", lambda said: "利用" not in said),
    "only": ("利用 and not 情報", lambda said: "利用" in said and "情報" not in said),
    "share": ("利用 / 情報 >= 1", lambda said: said.count("利用") >= said.count("情報") > 0),
}


@settings(max_examples=10)
@given(meetings(), st.sampled_from(["turn", "case"]))
def test_codes_are_given_where_conditions_hold(corpus: Corpus, unit: str) -> None:
    text = "\n\n".join(f"＊{name}\n{rule}" for name, (rule, _) in RULES.items())
    with opened(corpus) as searcher:
        read, columns = reading(searcher), searcher.columns
        found = concepts(read, all_turns(columns), parse_coding_rules(text), unit=unit)

        # A search finds a word inside a compound too, so compounds are taken apart.
        terms = {row: [] for row in turn_rows(searcher)}
        for row, said in terms.items():
            base = searcher.leaves.starts[row]
            for word in words_of(searcher, row):
                for place in range(base + word.first, base + word.last + 1):
                    number = searcher.leaves.words[place]
                    said += [searcher.leaves.term(number - 1)] if number else []
        units = list(terms.values())
        if unit == "case":
            passage = columns.ints("placement.passage")
            turns = [
                [passage[p] for p in columns.some("section.placements", s) if passage[p] in terms]
                for s in range(columns.sections)
                if columns.ints("section.case")[s]
            ]
            units = [[t for row in rows for t in terms[row]] for rows in turns if rows]
        assert found.total == len(units)
        if not units:
            assert found.rows == ()
            return
        wanted = {name: sum(holds(said) for said in units) for name, (_, holds) in RULES.items()}
        got = {row.concept: row.units for row in found.rows}
        uncoded = got.pop("")
        assert got == wanted
        assert uncoded == found.total - found.coded
        assert all(len(row.ids) == row.units for row in found.rows)


def coded(rules: str, *turns: str) -> list[int]:
    """Return which turns get the last code of `rules`."""
    with opened([minutes_of(*turns)]) as searcher:
        found = concepts(reading(searcher), all_turns(searcher.columns), parse_coding_rules(rules))
        row = [row for row in found.rows if row.concept][-1]
        return [int(name.rpartition("t")[2]) for name in row.ids]


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("個人+情報", [1]),
        ("near(同意-本人)[3]", [2, 3]),
        ("seq(本人-同意)[3]", [2]),
        ("seq(本人-同意)[1]", []),
        ("near(同意-保存)", [3]),
        ("near(同意-保存)[b]", []),
        ("'本人の同'", [2]),
        ("lc > 10 and 同意", [3]),
        ("No. == 2", [2]),
        ("情報-->名詞", [1]),
        ("情報-->動詞", []),
        ("<>役割-->委員 and 同意", [2, 3]),
        ("<>年度-->2021", []),
    ],
)
def test_what_a_condition_means(rule: str, wanted: list[int]) -> None:
    turns = ("個人情報の管理", "本人の同意", "同意は本人が書く。保存する。", "情の報")

    assert coded(f"＊試\n{rule}", *turns) == wanted


def test_a_code_may_refer_to_one_above() -> None:
    assert coded("＊甲\n同意\n\n＊乙\nnot <＊甲>", "同意する。", "保存する。") == [2]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("＊甲\n同意->連用形", "活用形"),
        ("＊甲\n同意-->ナ形", "品詞「ナ形」"),
        ("＊甲\n<>見出し1-->第1回", "見出し"),
        ("＊甲\n<>天気-->晴", "外部変数「天気」"),
        ("", "コーディングルールが空"),
    ],
)
def test_what_cannot_be_counted_is_one_sentence(rules: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        coded(rules, "同意する。")


SUBJECTS = (
    ("避難所の名簿を自主防災組織に渡す。", "避難する世帯の名簿を防災訓練で使う。",
     "防災組織は避難所の名簿を預かる。", "避難所を開く防災訓練をする。"),
    ("水道の検針を自動にする。", "水道料金の検針票を送る。",
     "検針の水量を水道課が読む。", "水道の水量を自動で検針する。"),
)  # fmt: skip


def test_topics_are_found_again_by_other_seeds() -> None:
    turns = [text for subject in SUBJECTS for text in subject] * 3
    with opened([minutes_of(*turns)]) as searcher:
        read = reading(searcher)
        asked = {"count": 2, "unit": "turn", "words": 4, "min_units": 2, "max_share": 1.0}

        found = discover_topics(read, all_turns(searcher.columns), **asked)
        again = discover_topics(read, all_turns(searcher.columns), **asked)

    assert found == again
    assert found.stability > 0.8
    words = [set(topic.words) for topic in found.rows]
    assert {"水道", "検針"} <= words[0] | words[1]
    assert not any({"避難", "検針"} <= one or {"防災", "水道"} <= one for one in words)
    assert sum(topic.units for topic in found.rows) == found.units == len(turns)
    assert sum(topic.share for topic in found.rows) == pytest.approx(1)


def test_too_little_for_topics_says_so() -> None:
    with opened([minutes_of("水道の検針をする。")]) as searcher:
        read, turns = reading(searcher), all_turns(searcher.columns)

        assert discover_topics(read, turns, unit="turn").remarks[0].code == "too-small"
        assert discover_topics(read, turns, unit="case").remarks[0].code == "empty"
        with pytest.raises(UsageError):
            discover_topics(read, turns, count=1)
        with pytest.raises(UsageError):
            discover_topics(read, turns, max_share=0)
