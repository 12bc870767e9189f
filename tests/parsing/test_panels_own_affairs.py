"""Panels whose items hold appeals, or are on the panel itself."""

from __future__ import annotations

from parsing.reading import read

from kurume_search.model.meeting import Minutes

_MINUTES = """令和5年度第8回灯野市情報公開審査会　開催結果

開催日時
令和5年12月14日　午後1時30分から

議題
1　審査請求に係る調査審議（非公開）
2　口頭意見陳述（非公開）
3　{own}（公開）

議題1　審査請求に係る調査審議（非公開）

公諮問第27号
件名　小学校の事故に関する報告書の部分公開決定に対する審査請求
処分庁　教育委員会教職員課
審議の結果　原処分は妥当であるとの結論に達した。

議題2　口頭意見陳述（非公開）

公諮問第30号
件名　契約書の不存在による非公開決定に対する審査請求
処分庁　公園管理課
審議の結果　審査請求人から意見を聴取した。{next}

議題3　{own}（公開）

（委員）期間はどの程度短くなる見込みか。
（事務局）8か月程度になると見込んでいる。
（会長）案のとおりとする。
"""


def _read(
    own: str = "審査会の運営について", end: str = "答申案の検討は、次回から始める。"
) -> Minutes:
    return read(_MINUTES.format(own=own, next=end))


def test_only_the_appeals_of_an_item_are_cases() -> None:
    assert [case.number for case in _read().cases] == ["公諮問第27号", "公諮問第30号"]


def test_what_is_taken_up_from_the_next_meeting_on_is_continued() -> None:
    for end in ("答申に向けた検討は次回から行う。", "審議は、次回以降に始めることとした。"):
        assert _read(end=end).cases[1].outcome.value == "continued"


def test_the_panels_own_affairs_are_no_case() -> None:
    for own in ("部会の運営について", "本審査会の開催回数について", "審査会の日程"):
        minutes = _read(own=own)

        assert len(minutes.cases) == 2
        assert {turn.cases for turn in minutes.turns} == {()}
