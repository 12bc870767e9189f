"""Header tables with several fields in a row, and lines that hold several."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting, Person

TALK = (
    "\n1 諮問第4号 カメラの設置について\n委員：期間は。\n福祉課：14日です。\n会長：承認します。\n"
)


def meeting(rows: str) -> Meeting:
    return read(f"第3回灯野市個人情報保護審議会 会議録\n\n{rows}{TALK}").meeting


def names(people: tuple[Person, ...] | None) -> list[str]:
    return [person.name for person in people or ()]


FOUR_CELLS = {
    "pipes between": (
        "日時｜令和5年7月26日 午後2時｜場所｜市役所 第1会議室\n"
        "出席委員｜甲川会長、乙原委員｜欠席委員｜丙沢委員\n"
        "事務局｜総務課 丁田課長｜傍聴者｜2名\n"
    ),
    "pipes around": (
        "｜日　時｜令和5年7月26日 午後2時｜場　所｜市役所 第1会議室｜\n"
        "｜出席者｜甲川会長、乙原委員｜欠席者｜丙沢委員｜\n"
        "｜事務局｜総務課 丁田課長｜傍聴者｜2名｜\n"
    ),
    "short labels": (
        "| 日時 | 令和5年7月26日 午後2時 | 場所 | 市役所 第1会議室 |\n|---|---|---|---|\n"
        "| 出席 | 甲川会長、乙原委員 | 欠席 | 丙沢委員 |\n"
        "| 事務局 | 総務課 丁田課長 | 傍聴 | 2名 |\n"
    ),
    "tabs": (
        "開催日時\t令和5年7月26日 午後2時\t開催場所\t市役所 第1会議室\n"
        "出席\t甲川会長、乙原委員\t欠席\t丙沢委員\n"
        "事務局\t総務課 丁田課長\t傍聴人\t2名\n"
    ),
    "colons": (
        "日時：令和5年7月26日 午後2時　場所：市役所 第1会議室\n"
        "出席委員：甲川会長、乙原委員　欠席委員：丙沢委員\n"
        "傍聴者：2名　事務局：総務課 丁田課長\n"
    ),
    "brackets": (
        "【日時】令和5年7月26日 午後2時　【場所】市役所 第1会議室\n"
        "【出席委員】甲川会長、乙原委員　【欠席委員】丙沢委員\n"
        "【傍聴者】2名　【事務局】総務課 丁田課長\n"
    ),
    "a stroke": (
        "1 日時: 令和5年7月26日 午後2時 / 場所: 市役所 第1会議室\n"
        "2 出席委員: 甲川会長、乙原委員 / 欠席委員: 丙沢委員\n"
        "3 傍聴者: 2名 / 事務局: 総務課 丁田課長\n"
    ),
    "cells that go on": (
        "| 日時 | 令和5年7月26日 | 場所 | 市役所 |\n| | 午後2時 | | 第1会議室 |\n"
        "| 出席 | 甲川会長、 | 欠席 | 丙沢委員 |\n| | 乙原委員 | | |\n"
        "| 傍聴 | 2名 | 事務局 | 総務課 丁田課長 |\n"
    ),
}


@pytest.mark.parametrize("rows", FOUR_CELLS.values(), ids=FOUR_CELLS.keys())
def test_a_row_holds_two_fields(rows: str) -> None:
    found = meeting(rows)

    assert (str(found.date), found.time_start) == ("2023-07-26", "14:00")
    assert (found.venue or "").replace(" ", "") == "市役所第1会議室"
    assert names(found.members) == ["甲川", "乙原"]
    assert names(found.absent) == ["丙沢"]
    assert names(found.secretariat) == ["丁田"]
    assert found.observers == 2


def test_the_time_beside_the_day_and_the_observers_beside_the_place() -> None:
    found = meeting(
        "開催日｜令和5年7月26日｜時間｜午後2時～午後3時30分\n"
        "場所｜市役所 第1会議室｜傍聴者｜なし\n"
        "出席者｜委員｜甲川会長、乙原委員\n｜事務局｜丁田課長\n"
    )

    assert (found.time_start, found.time_end) == ("14:00", "15:30")
    assert (found.venue, found.observers) == ("市役所 第1会議室", 0)
    assert names(found.members) == ["甲川", "乙原"]
    assert names(found.secretariat) == ["丁田"]


def test_short_labels_in_rows_of_two() -> None:
    found = meeting(
        "| 日時 | 令和5年7月26日 |\n| 場所 | 市役所 |\n|  | 第1会議室 |\n"
        "| 出席 | 甲川委員、乙原委員、 |\n|  | 丙沢委員 |\n| 欠席 | なし |\n"
    )

    assert found.venue == "市役所 第1会議室"
    assert names(found.members) == ["甲川", "乙原", "丙沢"]
    assert found.absent == ()


def test_a_cell_that_could_be_a_label_is_the_value_of_the_one_before_it() -> None:
    found = meeting(
        "| 日時 | 令和5年7月26日 | 公開・非公開の別 | 公開 |\n| 傍聴 | なし | 場所 | 市役所 |\n"
    )

    assert (found.openness, found.observers, found.venue) == ("公開", 0, "市役所")


def test_a_label_that_no_list_has_ends_where_a_known_one_stands() -> None:
    found = meeting(
        "| 会議の成否 | 成立 | 場所 | 市役所 |\n| 日時 | 令和5年7月26日 | 回数 | 第3回 |\n"
    )

    assert (found.venue, str(found.date)) == ("市役所", "2023-07-26")


def test_how_each_member_attended_is_no_label() -> None:
    found = meeting(
        "日時：令和5年7月26日\n| 委員 | 甲川 | 出席 | 乙原 | 出席 |\n| 事務局 | 丁田課長 |\n"
    )

    assert {"甲川", "乙原"} <= set(names(found.members))
    assert names(found.secretariat) == ["丁田"]


def test_a_number_of_members_stands_in_the_label_of_its_own_cell() -> None:
    found = meeting("| 傍聴者(定員) | 3名 | 出席委員(5名) | 別紙のとおり |\n")

    assert (found.observers, found.members_declared) == (3, 5)


@pytest.mark.parametrize(
    ("mark", "second"), [("• ", "• "), ("（1）", "（2）"), ("① ", "② "), ("■", "■")]
)
@pytest.mark.parametrize("empty", ["| |", "|　|", "|  |"])
def test_a_list_of_items_goes_on_in_rows_without_a_label(
    mark: str, second: str, empty: str
) -> None:
    found = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n"
        f"| 日時 | 令和6年10月22日 |\n| 議題 | {mark}保育施設の利用調整について |\n"
        f"{empty} {second}図書館の貸出記録の保存について |\n| 場所 | 市役所 |\n\n"
        "保育施設の利用調整について\n会長：説明してください。\n保育課：3件です。\n（結果）承認\n\n"
        "図書館の貸出記録の保存について\n委員：何年残しますか。\n図書館：1年です。\n（結果）継続審議\n"
    )

    assert [case.title for case in found.cases] == [
        "保育施設の利用調整について",
        "図書館の貸出記録の保存について",
    ]
    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
    assert found.meeting.venue == "市役所"
