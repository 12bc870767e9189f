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


NTH = (
    "平成30年度第2回の審査会は、平成30年11月6日（火）午前9時30分から、"
    "灯野町役場の第2会議室で開かれた。"
)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (NTH, 2),
        ("平成30年11月6日（火）、灯野町役場で、第12回審査会を開催した。", 12),
        ("平成30年11月6日（火）、灯野町役場で、今年度第三回目の会議が開かれた。", 3),
        ("平成30年11月6日（火）、灯野町役場で開催した。次の第4回会議は未定である。", None),
    ],
)
def test_prose_tells_which_meeting_it_was(told: str, number: int | None) -> None:
    found = read(f"灯野町個人情報保護審査会　会議の記録\n\n　{told}\n{TALK}").meeting

    assert found.number == number
    assert str(found.date) == "2018-11-06"


@pytest.mark.parametrize(
    "ended",
    [
        "会議は、次第の3を除いて公開とし、午前11時10分に終わった。",
        "なお、午前11時10分をもって閉会した。",
        "11時10分に散会した。",
    ],
)
def test_prose_tells_at_its_end_when_the_meeting_ended(ended: str) -> None:
    found = read(f"灯野町個人情報保護審査会　会議の記録\n\n　{NTH}{ended}\n{TALK}").meeting

    assert (found.time_start, found.time_end) == ("09:30", "11:10")


@pytest.mark.parametrize(
    "people",
    [
        "総務課の梁瀬課長と木暮主事が事務局として、企画課の和気課長と釜石主任が説明のために出席した。",
        "総務課の梁瀬課長及び木暮主事が事務局を務め、企画課の和気課長及び釜石主任が説明に当たった。",
        "事務局として総務課の梁瀬課長と木暮主事が、説明員として企画課の和気課長と釜石主任が出席した。",
    ],
)
def test_what_officials_are_there_for_parts_them(people: str) -> None:
    found = read(
        f"灯野町個人情報保護審査会　会議の記録\n\n　{NTH}{people}\n\n"
        "1　諮問第4号　名簿の提供について\n"
        "和気課長：説明する。\n巽委員：何件か。\n釜石主任：3件である。\n木暮主事：次回は2月である。\n"
    )

    assert [person.name for person in found.meeting.secretariat] == ["梁瀬", "木暮"]
    roles = [turn.role.value for turn in found.turns]
    assert roles == ["implementing_body", "member", "implementing_body", "secretariat"]


@pytest.mark.parametrize(
    "note",
    [
        "〔欄外〕資料1の「停留所48か所」は「38か所」の誤り。会議の後に差し替えた。",
        "（注）資料1の「48か所」は「38か所」の誤り。",
        "［訂正］資料1の「48か所」は「38か所」の誤り。",
        "【欄外注記】後日、企画課から、表示するとの連絡があった。",
        "《編注1》後日、企画課から、表示するとの連絡があった。",
    ],
)
@pytest.mark.parametrize("form", ["{}：{}\n", "（{}）{}\n", "○{}　{}\n"])
def test_what_the_clerk_adds_in_the_margin_is_said_by_nobody(note: str, form: str) -> None:
    said = ["10日分を残す。", "声も録るのか。", "客席の声は入らない。"]
    first, *more = [
        form.format(who, words)
        for who, words in zip(["企画課長", "巽委員", "企画課長"], said, strict=True)
    ]
    found = read(
        f"灯野町個人情報保護審査会　会議の記録\n\n日時　平成30年11月6日\n\n"
        f"1　諮問第4号　名簿の提供について\n{first}　{note}\n{''.join(more)}"
    )

    assert [turn.text for turn in found.turns] == said
    assert [held.raw for held in found.notes] == [note]


def test_an_appeal_without_a_subject_behind_closed_doors_is_no_case() -> None:
    found = read(
        f"灯野町個人情報保護審査会　会議の記録\n\n　{NTH}\n\n1　諮問第4号　名簿の提供について\n"
        "企画課長：説明する。\n巽委員：何件か。\n\n"
        "2　審査請求について（非公開）\n\n（ここから非公開）\n\n"
        "3　その他\n企画課長：次回は2月である。\n"
    )

    assert [case.title for case in found.cases] == ["名簿の提供について"]
