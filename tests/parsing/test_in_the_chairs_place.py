"""Vice chairs who preside for a time, and words of the page between turns."""

from __future__ import annotations

import pytest
from parsing.reading import read

_MINUTES = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日

1　名簿を地域の見守りに利用することについて
会長：総務課、お願いします。
総務課：資料のとおりです。
会長：私は関係者ですので退席します。
職務代理：{takes}
委員：何人分ですか。
総務課：三十人分です。
職務代理：では、総務課の回答を待つこととします。

2　台帳の閲覧について
会長：席に戻りました。総務課、お願いします。
総務課：資料のとおりです。
職務代理：写しは禁じるべきだと思います。
総務課：禁じます。
会長：承認いたします。
"""


@pytest.mark.parametrize(
    "takes",
    [
        "ここからは私が進めます。",
        "では、しばらく代わりを務めます。",
        "議長を代わります。総務課からお願いします。",
    ],
)
def test_a_vice_chair_leads_until_the_chair_speaks_again(takes: str) -> None:
    turns = [turn for turn in read(_MINUTES.format(takes=takes)).turns if turn.role == "vice_chair"]

    assert [turn.kind for turn in turns] == ["procedural", "procedural", "statement"]


def test_a_vice_chair_who_only_speaks_leads_nothing() -> None:
    turns = read(_MINUTES.format(takes="写しが心配です。")).turns

    kinds = [turn.kind for turn in turns if turn.role == "vice_chair"]

    assert kinds[0] == "statement"
    assert kinds[-1] == "statement"


@pytest.mark.parametrize("link", ["前の会議　｜　次の会議", "次の会議を見る", "＜ 前の会議録へ"])
def test_links_to_other_meetings_are_of_the_page(link: str) -> None:
    text = _MINUTES.format(takes="ここからは私が進めます。") + link + "\n"

    last = read(text).turns[-1]

    assert last.text == "承認いたします。"


def test_an_item_from_which_the_talk_begins_is_called() -> None:
    text = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日

会長：議事の順序は番号とは異なる。日程第１から入る。

日程第１ 議案第34号　住民税の情報を窓口で検索することについて

委員：窓口では所得も見られるのか。
税務課長：見られる。
会長：承認する。
"""
    first = read(text).turns[0]

    assert (first.kind, first.cases) == ("procedural", ("c1",))
