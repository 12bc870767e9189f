"""What stands apart below a table is in none of its cells."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和４年度第２回 灯野市個人情報保護審議会 会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
)
CALLED = "諮問第５号　名簿を福祉課が利用することについて\n\n"
TABLE = "| Q・A | 要旨 |\n|---|---|\n| A委員 | 期間はどれだけか。 |\n| 総務課 | 一年である。 |\n"
TOLD = "審議会は、次の会議で名簿の写しを見ることとした。"


@pytest.mark.parametrize("end", ["", "\n【結果】承認する。\n"])
def test_a_paragraph_below_a_table_of_turns_is_no_words_of_the_last(end: str) -> None:
    minutes = read(f"{HEAD}{CALLED}{TABLE}\n{TOLD}\n{end}")

    assert [turn.text for turn in minutes.turns] == ["期間はどれだけか。", "一年である。"]
    if end:
        assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED]
