"""Words don't reach from one passage into the next, whatever lies between."""

from __future__ import annotations

from pathlib import Path

import pytest
from indexed import both_ways, build
from strategies import minutes_of

from kurume_search.query.ast import Exact, Query, Unit, Words

CORPUS = [
    minutes_of(
        "個人", "情報の保護", "個人、情報", "個人、「情報」の", "入替えサーバ", "入れ替え、サーバー"
    )
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"個人、情報"', ["t003", "t004"]),
        ("個人情報", []),
        ("個人 NEAR/2 情報", ["t003", "t004"]),
        ("個人 NEAR/1 情報", []),
        ("情報 NEAR/9 入替え", []),
        ("=個人、情報", ["t003"]),
        ('"個人、情"*', ["t003", "t004"]),
        ('"の個人"', []),
        ("入替え", ["t005", "t006"]),
        ("=入替え", ["t005"]),
        ("=入れ替え", ["t006"]),
        ('="入れ替え、サーバー"', ["t006"]),
        ("'、情'", ["t003"]),
        ("'人情'", []),
        ("サーバ NEAR/1 入替え", ["t005"]),
        ("個人 NEAR/9 個人", []),
    ],
)
def test_words_stay_in_their_passage(tmp_path: Path, text: str, found: list[str]) -> None:
    searcher = build(CORPUS, tmp_path / "build")
    for way in both_ways(searcher):
        hits = searcher.search(searcher.parse(f"{text} unit:turn"))

        assert sorted(one.rpartition("/")[2] for one in hits.ids()) == found, way


def test_width_and_case_do_not_part_what_is_cut_otherwise(tmp_path: Path) -> None:
    searcher = build(
        [minutes_of("ＬＩＮＥＷＯＲＫＳを使う", "lineworksを使う", "LINE WORKSを使う")], tmp_path
    )

    for typed in ("LINEWORKS", "ＬＩＮＥＷＯＲＫＳ", "LineWorks"):
        found = searcher.search(Query(Words(typed), Unit.TURN), synonyms=False).ids()
        assert [name[-4:] for name in found] == ["t001", "t002"], typed
    exact = searcher.search(Query(Exact("lineworks"), Unit.TURN)).ids()
    assert [name[-4:] for name in exact] == ["t002"]
