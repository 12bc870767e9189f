"""Which meeting of the year it was, wherever its title says so, and however."""

from __future__ import annotations

import pytest
from parsing.reading import read

NAME = "灯野市個人情報保護審議会"
TITLES = [
    "平成30年度第３回{}会議録",
    "平成30年度{}（第３回）会議録",
    "{}　平成30年度３回目の会議の記録",
    "{}　平成30年度　3回目",
    "平成30年度3回目{}会議録",
    "平成30年度 第3回目 {} 会議概要",
    "{}平成30年度第3回定例会会議録",
    "{}会議録（平成30年度・第3回）",
    "第3回{}（平成30年度）会議録",
    "平成30年度第三回{}会議録",
    "平成３０年度　第　３　回　{}　会議録",
    "Ｈ30第3回{}議事録",
    "平成30（2018）年度第3回{}会議録",
    "2018年度第3回{}会議録",
    "{}会議録〔第3回〕",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_number_of_the_meeting_is_read(title: str) -> None:
    meeting = read(
        f"{title.format(NAME)}\n\n日時　平成30年11月8日（木）午後1時30分\n場所　市役所\n"
    ).meeting

    assert (meeting.number, meeting.body, meeting.fiscal_year) == (3, NAME, 2018)
