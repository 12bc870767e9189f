"""Stages of the procedure below the titles of appeals, whose numbers of two series end them."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = """令和5年度第3回灯野市行政不服審査会（第1部会）　会議概要

開催日時　令和5年7月4日（火）　午後1時30分から
開催場所　灯野市役所　第2会議室
出席委員　甲野部会長、乙山委員、丙川委員

審議の概要
"""


@pytest.mark.parametrize("stage", ["答申案の審議", "審議", "答申（案）の検討", "調査審議"])
@pytest.mark.parametrize("label", ["【{}】", "{}：", "〔{}〕"])
def test_a_stage_in_parentheses_leaves_the_talk_to_the_case_above(stage: str, label: str) -> None:
    chair, office, member = (label.format(who) for who in ("部会長", "事務局", "乙山委員"))
    minutes = read(
        HEAD
        + "１　職員の処分に係る文書の部分公開決定に対する審査請求（審公第8号）\n"
        + f"　　（{stage}）\n"
        + f"{office}条例第7条第1号に当たるとする案です。\n"
        + f"{member}理由は分かれていますか。\n"
        + f"{office}分けています。\n"
        + f"{chair}では、審査請求を棄却すべきであるとすることで決定します。\n"
        + "２　災害時の要支援者の名簿に係る保有個人情報の不訂正決定に対する審査請求についての\n"
        + "　　調査審議（審個第3号）\n"
        + f"　　（{stage}）\n"
        + f"{office}前回の続きです。\n"
        + f"{chair}次回に改めて審議することとします。\n"
    )

    assert [case.number for case in minutes.cases] == ["審公第8号", "審個第3号"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 4 + [("c2",)] * 2
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.REVIEW_DISMISSED,
        OutcomeValue.CONTINUED,
    ]
    assert [cited.cases for cited in minutes.citations] == [("c1",)]


def test_a_counted_point_of_speech_begins_no_case_without_a_number_below() -> None:
    minutes = read(
        HEAD
        + "１　職員の処分に係る文書の部分公開決定に対する審査請求（審公第8号）\n"
        + "【事務局】論点は次のとおりです。\n"
        + "２　名簿を事務所の窓口に備え置いたまま、誰でも見られるようにしていたことについての\n"
        + "　　説明が足りていないとの主張です。\n"
        + "【部会長】では、審議します。\n"
    )

    assert [case.number for case in minutes.cases] == ["審公第8号"]
    assert len(minutes.turns) == 2
