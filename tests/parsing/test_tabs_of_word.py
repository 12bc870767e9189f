"""Text of a word processor: tabs behind marks, labels and offices, and numbers that come twice."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting
from kurume_search.model.place import PartKind
from kurume_search.parsing.lines.doubled_marks import doubled_marks
from kurume_search.text.normalize import fold

TALK = """
1 諮問第4号 カメラの設置について
委員：期間は何日ですか。
福祉課：14日です。
会長：承認します。
"""


def meeting(*rows: str) -> Meeting:
    head = "平成28年度第2回灯野町個人情報保護審議会会議録\n"
    return read(head + "\n".join(rows) + "\n" + TALK).meeting


@pytest.mark.parametrize("mark", ["■\t", "・\t", "◇\t", "1.\t", "(1)\t", ""])
def test_label_and_values_are_parted_by_tabs_behind_a_mark(mark: str) -> None:
    found = meeting(
        f"{mark}日時\t平成28年11月17日（木）",
        "\t\t午後1時30分から午後3時10分まで",
        f"{mark}場所\t灯野町役場\t第1委員会室",
        f"{mark}出席委員\t甲川会長",
        "\t\t乙原副会長\t丙山委員",
        f"{mark}傍聴人\t0人",
    )

    assert found.date is not None
    assert (found.date.isoformat(), str(found.time_end)[:5]) == ("2016-11-17", "15:10")
    assert (found.venue or "").split() == ["灯野町役場", "第1委員会室"]
    assert [person.name for person in found.members] == ["甲川", "乙原", "丙山"]
    assert found.observers == 0


@pytest.mark.parametrize("mark", ["■\t", ""])
def test_office_title_and_name_stand_in_columns_of_their_own(mark: str) -> None:
    found = meeting(
        f"{mark}日時\t平成28年11月17日（木）",
        f"{mark}出席委員\t甲川会長、乙原委員",
        f"{mark}説明員\t企画課\t課長補佐\t戊岬",
        "\t\t住民福祉課\t係長\t己島",
        f"{mark}事務局\t総務課\t課長\t庚磯",
        "\t\t\t主任\t辛浜",
    )

    people = [(person.name, person.role) for person in (*found.explainers, *found.secretariat)]
    assert people == [
        ("戊岬", "課長補佐"),
        ("己島", "係長"),
        ("庚磯", "課長"),
        ("辛浜", "主任"),
    ]


def test_a_row_that_is_not_set_in_is_no_more_of_a_list() -> None:
    found = meeting(
        "日時\t平成28年11月17日（木）",
        "出席委員\t甲川会長、乙原委員",
        "事務局\t総務課\t課長\t庚磯",
        "整理欄\t課長\t丙山",
    )

    assert [person.name for person in found.secretariat] == ["庚磯"]


ITEMS = """平成28年度第2回灯野町個人情報保護審議会会議録
日時\t平成28年11月17日（木）
出席委員\t甲川会長、乙原委員

{0}開会
{1}署名委員の指名\t甲川会長、乙原委員
{2}諮問事項
{3}世帯の名簿を企画課に提供することについて
・\t委員から、何件かとの質問があり、企画課から、3件であるとの回答があった。
【審議結果】\t承認する。
{4}閉会
"""


@pytest.mark.parametrize(
    "marks",
    [
        ("1.\t1 ", "2.\t2 ", "3.\t3 ", "①\t① ", "4.\t4 "),
        ("1.\t1　", "2.\t2　", "3.\t3　", "(1)\t(1)　", "4.\t4　"),
        ("１．\t１．", "２．\t２．", "３．\t３．", "（１）\t（１）", "４．\t４．"),
        ("1 ", "2 ", "3 ", "① ", "4 "),
    ],
)
def test_a_number_that_comes_twice_is_one(marks: tuple[str, ...]) -> None:
    found = read(ITEMS.format(*marks))

    assert [item.title for item in found.agenda] == ["開会", "署名委員の指名", "諮問事項", "閉会"]
    assert [case.title for case in found.cases] == ["世帯の名簿を企画課に提供することについて"]
    assert found.cases[0].outcome.value == "approved"
    assert not [part for part in found.parts if part.kind is PartKind.UNCLAIMED]


@pytest.mark.parametrize(
    "text",
    [
        "1\t1 件\n2\t2 件\n",
        "1.\t11 件\n2.\t12 件\n",
        "3.\t3年保存\n4.\t4年保存\n",
        "1. 1 開会\n2. 2 閉会\n",
        "1.\t1 開会\n2.\t諮問\n",
    ],
    ids=["rows", "longer", "no end", "no tab", "once"],
)
def test_a_number_before_another_count_stays(text: str) -> None:
    assert doubled_marks(fold(text)) == {}
