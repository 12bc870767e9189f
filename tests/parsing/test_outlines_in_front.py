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
TALK = "会長：説明をお願いします。\n福祉課：御説明いたします。\n委員：何人ですか。\n福祉課：30人です。\n"


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
