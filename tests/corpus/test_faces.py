"""Every result explains itself and is a frame with headings for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.analytics.trends.coverage import Sitting, coverage
from kurume_search.sample import write_sample

RESULTS = {
    "hits": lambda c: c.search("オンライン結合"),
    "kwic": lambda c: c.search("オンライン結合").kwic(),
    "facets": lambda c: c.search("オンライン結合").facets("outcome"),
    "exchanges": lambda c: c.exchanges("オンライン結合"),
    "precedents": lambda c: c.precedents("オンライン結合"),
    "trend": lambda c: c.trend("questions"),
    "keyness": lambda c: c.keyness("kind:質問", "kind:回答"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_it_has_every_face(name: str) -> None:
    result: Any = RESULTS[name](ks.open_corpus())

    assert len(str(result.explain())) > 20
    english, japanese = result.to_pandas(), result.to_pandas(labels="ja")
    assert len(english) == len(japanese) == len(result.to_rows())
    assert list(english.columns) == list(result.row_names)
    assert any(not column.isascii() for column in japanese.columns)
    assert list(result.to_polars(labels="ja").columns) == list(japanese.columns)


def test_coverage_says_how_gaps_are_told() -> None:
    told = ks.open_corpus().coverage().explain()

    assert "2021年度: 会議 1(第2回)、欠番 第1回" in told
    assert "分かりません" in told


def test_coverage_is_that_of_the_minutes(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", years=range(2018, 2024), meetings=5, seed=3)
    corpus = ks.open_corpus(tmp_path / "sample")
    sittings = [
        Sitting(
            id=name,
            council=minutes.meeting.council or "",
            fiscal_year=minutes.meeting.fiscal_year,
            number=minutes.meeting.number,
            day=minutes.meeting.date,
            closed=(minutes.meeting.openness or "").startswith("非公開"),
            read=minutes.notation.id != "not-recognised",
        )
        for name, (minutes, _) in zip(
            corpus.library.meeting_ids(), corpus.library.all_minutes(), strict=True
        )
        if minutes.letter is None
    ]

    assert len(sittings) > 20
    assert tuple(corpus.coverage()) == coverage(sittings)
