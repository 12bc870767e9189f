"""An outline of the results in front (議事の概要), and the course of the talk behind it."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和４年度第２回灯野市個人情報保護審議会会議録

日時　令和４年８月５日（金）午後２時
場所　市役所
出席者　甲山会長、乙川委員

"""
TITLES = (
    "検診の記録を大学に提供することについて",
    "窓口の録画の保存期間の見直しについて",
    "名簿の目的外利用について",
)
RESULTS = (
    "　担当課から説明があり、質疑の後、原案のとおり承認した。",
    "　審議の結果、条件を付して承認することとした。",
    "　継続して審議することとした。",
)
TALK = """会長：説明をお願いします。
福祉課：御説明いたします。
委員：何人ですか。
福祉課：30人です。
"""


def minutes(over: str, entry: str, course: str, heading: str) -> Minutes:
    told = [
        f"{entry.format(t=title, i=at)}\n{result}\n"
        for at, (title, result) in enumerate(zip(TITLES, RESULTS, strict=True), 1)
    ]
    said = [f"{heading.format(t=title, i=at)}\n{TALK}\n" for at, title in enumerate(TITLES, 1)]
    opening = f"\n{course}\n会長：ただいまから審議会を開会します。\n\n"
    return read(f"{HEAD}{over}\n{''.join(told)}{opening}{''.join(said)}")


@pytest.mark.parametrize("heading", ["件名：{t}", "({i}) {t}", "■{t}", "【{t}】", "議題{i}　{t}"])
@pytest.mark.parametrize("course", ["6　会議経過", "【質疑】", "発言内容"])
@pytest.mark.parametrize("entry", ["(1) 件名：{t}", "({i}) {t}", "・{t}", "①{t}", "（{i}）「{t}」"])
@pytest.mark.parametrize("over", ["5　議事の概要", "議題及び結果", "審議結果", "決定事項"])
def test_a_case_of_the_outline_is_the_one_whose_talk_is_called_behind_it(
    over: str, entry: str, course: str, heading: str
) -> None:
    found = minutes(over, entry, course, heading)

    assert [case.outcome.value for case in found.cases] == [
        "approved",
        "approved_conditional",
        "continued",
    ]
    assert [turn.cases for turn in found.turns] == [
        (),
        *[(case.id,) for case in found.cases for _ in range(4)],
    ]


def test_appeals_of_one_title_stay_apart() -> None:
    title = "保有個人情報の部分開示決定に対する審査請求について"
    each = f"{title}\n結果：棄却\n（会長）説明をお願いします。\n（処分庁）説明します。\n\n"
    found = read(f"{HEAD}（１）{each}（２）{each}（３）{each}")

    assert len(found.cases) == 3
    assert [turn.cases for turn in found.turns] == [(f"c{at // 2 + 1}",) for at in range(6)]


def test_a_list_of_results_by_number_leaves_the_headings_of_the_talk() -> None:
    found = read(
        "第168回　帷子野市個人情報保護審議会　会議録\n\n議題\t１　会議録の承認\n２　審議事項\n"
        "(1)　諮問第58号　窓口の録画について\n(2)　諮問第59号　名簿の利用について\n"
        "日時\t令和３年２月９日（火）午後１時30分\n出席者\t甲山会長、乙川委員\n"
        "決定事項\t１　諮問第58号及び諮問第59号は、諮問のとおり承認する。\n議事\t【開会】\n"
        "（甲山会長）ただ今から、第168回審議会を開催します。\n\n"
        "【審議事項(1)】諮問第58号　窓口の録画について\n（所管課）＜資料に基づき説明＞\n"
        "（乙川委員）何日残しますか。\n（所管課）14日です。\n\n"
        "【審議事項(2)】諮問第59号　名簿の利用について\n（所管課）＜資料に基づき説明＞\n"
    )

    assert [(case.heading.line, case.outcome.value) for case in found.cases] == [
        (13, "approved"),
        (18, "approved"),
    ]
    assert [turn.cases for turn in found.turns] == [(), *[("c1",)] * 3, ("c2",)]
