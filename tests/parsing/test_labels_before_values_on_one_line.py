"""Copies on one line: labels before their values, results of appeals, circled items."""

from __future__ import annotations

import pytest
from parsing.reading import read

_COPY = "　　　".join(
    [
        "第12回灯野市個人情報保護審査会　概要",
        "１　日　　時：　２　会　　場：　３　出席者：　４　傍聴者数：　５　公開または非公開の別：",
        "令和２年２月１３日(木曜日)　午前１０ 時 ０５ 分∼０ 時 ００ 分",
        "灯野市役所北庁舎　３階　３０１会議室",
        "会長　大谷,会長職務代理　榊,委員　戸張　以上３名　担当課　総務課　羽鳥　事務局　丸山,小島",
        "２人",
        "一部公開",
        "○大谷会長　会議を始めます。戸張委員の席はこちらです。では①からお願いします。",
        "①諮問第31号　採用試験の評定票の一部開示決定に対する審査請求について",
        "〇羽鳥実施機関　面接員ごとの点数を開示しませんでした。条例第１７条第３号に当たります。",
        "◯戸張委員　面接員は何人いたのですか。",
        "〇羽鳥実施機関　３人でございます。",
        "○大谷会長　御意見は点数と所見とで分かれました。答申の案を作ります。次に②でございます。",
        "②諮問第32号　名簿を見守りの団体に提供することについて",
        "〇羽鳥実施機関　見守りのために渡します。",
        "◯戸張委員　何人分ですか。",
        "〇羽鳥実施機関　三十人分でございます。",
        "○大谷会長　以上で終わります。",
        "（追記）答申は、次のとおり出された。",
        "諮問第31号　一部認容（点数の欄は開示すべきである。）",
        "諮問第32号　承認",
    ]
)


def test_values_behind_all_labels_are_given_to_them() -> None:
    meeting = read(_COPY).meeting

    assert str(meeting.date) == "2020-02-13"
    assert (meeting.time_start, meeting.time_end) == ("10:05", "12:00")
    assert meeting.venue == "灯野市役所北庁舎　３階　３０１会議室"
    assert [held.name for held in meeting.members] == ["大谷", "榊", "戸張"]
    assert [held.name for held in meeting.secretariat] == ["丸山", "小島"]
    assert meeting.observers == 2


def test_results_of_appeals_stand_behind_their_numbers() -> None:
    values = [case.outcome.value for case in read(_COPY).cases]

    assert values == ["review_upheld_partly", "approved"]


def test_a_chair_who_calls_a_circled_number_speaks_of_both() -> None:
    led = [turn.cases for turn in read(_COPY).turns if turn.role == "chair"]

    assert led[:2] == [("c1",), ("c1", "c2")]


@pytest.mark.parametrize(
    ("line", "units", "staff"),
    [
        ("説明者：福祉部　介護課　課長　榊、係長　戸張", ["介護課"], ["榊", "戸張"]),
        (
            "説明者：福祉部　介護課　課長　榊、こども課　係長　戸張",
            ["介護課", "こども課"],
            ["榊", "戸張"],
        ),
    ],
)
def test_one_more_official_of_a_unit_is_no_unit(
    line: str, units: list[str], staff: list[str]
) -> None:
    text = "灯野市審議会会議録\n日時　令和4年10月12日\n\n1　諮問第5号　名簿の提供について\n"
    text += f"{line}\n（委員）何人か。\n"

    ((body,),) = [case.bodies for case in read(text).cases]

    assert [held.unit for held in body.units] == units
    assert [held.name for held in body.staff] == staff
