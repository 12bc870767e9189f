"""A header told in sentences: when, where and who, with no label before them."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting

TALK = """

1 諮問第4号 見守りカメラの設置について
委員：録画の期間は。
福祉課：14日です。
会長：承認します。
"""
IN_ONE = (
    "令和2年8月4日（火）午前10時から午前11時40分まで、灯野市役所第1会議室において、"
    "第2回の審査会を開催した。出席した委員は、甲川会長、乙原委員及び丙田委員の3名であった。"
    "傍聴者は2名であった。"
)
IN_TWO = (
    "令和2年8月4日（火）、灯野市役所第1会議室で、午前10時から午前11時40分まで開催した。\n\n"
    "出席委員は、甲川会長、乙原委員、丙田委員であり、傍聴人は2人であった。"
)
WRAPPED = (
    "　令和2年8月4日（火）午前10時から午前11\n時40分まで、灯野市役所第1会議室において、\n"
    "会長に甲川委員、委員に乙原委\n員、丙田委員の3人が出席\nして開かれた。傍聴人は2人であった。"
)


def meeting(told: str) -> Meeting:
    return read(f"令和2年度第2回灯野市個人情報保護審査会 概要\n\n{told}{TALK}").meeting


@pytest.mark.parametrize("told", [IN_ONE, IN_TWO, WRAPPED])
def test_prose_tells_day_place_and_people(told: str) -> None:
    found = meeting(told)

    assert str(found.date) == "2020-08-04"
    assert (found.time_start, found.time_end) == ("10:00", "11:40")
    assert found.venue == "灯野市役所第1会議室"
    assert [person.name for person in found.members] == ["甲川", "乙原", "丙田"]
    assert found.observers == 2


def test_prose_parts_those_away_and_the_office_from_members() -> None:
    found = meeting(
        "令和2年8月4日、灯野市役所で開催した。甲川会長、乙原委員が出席し、丁沢委員は欠席した。"
        "事務局からは総務課の戊山課長と己岡主査が出席した。傍聴者はいなかった。"
    )

    assert [person.name for person in found.members] == ["甲川", "乙原"]
    assert [person.name for person in found.absent or ()] == ["丁沢"]
    assert [person.name for person in found.secretariat] == ["戊山", "己岡"]
    assert found.observers == 0


@pytest.mark.parametrize(
    "told",
    [
        "この概要は、令和2年9月1日に公表したものです。",
        "諮問は令和2年7月1日付けでされ、答申を求められている。",
        "令和2年8月4日の会議の内容を、次のとおりまとめた。",
    ],
)
def test_other_days_in_prose_open_no_header(told: str) -> None:
    assert meeting(told).date is None


def test_a_day_above_a_header_with_labels_tells_none_of_it() -> None:
    found = read(
        "灯野市トップページ\n掲載日：令和2年9月1日更新\n"
        "令和2年度第2回灯野市個人情報保護審査会　会議録\n"
        "1　日時　令和2年8月4日（火）午前10時から午前11時40分まで\n2　場所　灯野市役所第1会議室\n"
        "3　出席者　甲川会長、乙原委員、丙田委員\n4　議事\n"
        "（会長）それでは、開会します。本日は3名の委員が出席しています。\n" + TALK
    ).meeting

    assert str(found.date) == "2020-08-04"
    assert found.venue == "灯野市役所第1会議室"
    assert [person.name for person in found.members] == ["甲川", "乙原", "丙田"]
