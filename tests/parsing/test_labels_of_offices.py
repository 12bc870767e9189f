"""Lines that name the office which does something about a case, by the act: 提供部署, 主務課室."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = "令和3年度第2回灯野市個人情報保護審議会 会議録\n日時　令和3年7月5日\n\n"
CASE = "諮問第1号　名簿の提供について\n{label}{sign}福祉部高齢福祉課\n会長：説明を。\n"
TALK = "{who}：三件です。\n委員：何件か。\n{who}：三件。\n会長：承認します。\n"
PARTS = {
    "諮問": "holder", "提供": "holder", "利用": "user", "説明": "attending", "担当": "responsible",
    "所管": "responsible", "主務": "responsible", "事務担当": "responsible", "申請": "responsible",
}  # fmt: skip


@pytest.mark.parametrize("sign", ["　", "："])
@pytest.mark.parametrize("office", ["課", "部署", "部局名", "課等", "課室", "所属"])
@pytest.mark.parametrize("act", PARTS)
def test_a_label_of_act_and_office_names_the_body(act: str, office: str, sign: str) -> None:
    text = HEAD + CASE.format(label=act + office, sign=sign) + TALK.format(who="高齢福祉課")
    (case,) = read(text).cases

    assert case.title == "名簿の提供について"
    assert [(str(body.part), [unit.unit for unit in body.units]) for body in case.bodies] == [
        (PARTS[act], ["高齢福祉課"])
    ]


@pytest.mark.parametrize("who", ["管理課", "収集課", "会計管理室"])
def test_an_office_that_is_called_so_speaks(who: str) -> None:
    text = HEAD + CASE.format(label="担当課", sign="　") + TALK.format(who=who)

    assert [turn.text for turn in read(text).turns if turn.speaker == who] == [
        "三件です。",
        "三件。",
    ]
