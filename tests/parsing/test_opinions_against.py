"""Opinions of those who were against what was decided put no condition on it."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和４年度第２回 灯野市個人情報保護審議会 会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
    "諮問第５号　名簿を福祉課が利用することについて\n"
    "○委員　期間はどれだけか。\n○福祉課長　一年です。\n"
)


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        ("賛成多数により承認する。反対の意見は答申書に書き添える。", OutcomeValue.APPROVED),
        ("賛成多数により承認する。少数意見を付すこととした。", OutcomeValue.APPROVED),
        ("承認する。なお、周知を求める意見を付す。", OutcomeValue.APPROVED_WITH_OPINION),
        ("承認する。周知の点は答申書に書き添える。", OutcomeValue.APPROVED_WITH_OPINION),
    ],
)
def test_minority_opinions_are_no_opinion_of_the_council(end: str, outcome: OutcomeValue) -> None:
    minutes = read(f"{HEAD}（結果）{end}\n")

    assert [case.outcome.value for case in minutes.cases] == [outcome]
