"""Labels of bodies that a lost tab has glued to the offices behind them (所管課財務部納税課)."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和4年度第1回灯野市個人情報保護審議会議事要旨
日時　令和4年9月28日（水）午後1時30分
出席者　甲川会長、乙原委員、丙山委員

①諮問第4号
見守りカメラの映像の外部提供について
"""
TALK = """
委員：期間は何日ですか。
会長：承認します。
"""


def case(line: str) -> Minutes:
    return read(f"{HEAD}{line}\n{TALK}")


@pytest.mark.parametrize(
    ("line", "label", "units"),
    [
        ("所管課財務部納税課", "所管課", ["納税課"]),
        ("担当課税務課", "担当課", ["税務課"]),
        ("担当部署危機管理室", "担当部署", ["危機管理室"]),
        ("実施機関福祉部高齢課、市民課", "実施機関", ["高齢課", "市民課"]),
        ("諮問機関建設部道路課及び公園課", "諮問機関", ["道路課", "公園課"]),
    ],
)
def test_offices_stand_right_behind_their_label(line: str, label: str, units: list[str]) -> None:
    (found,) = case(line).cases

    (body,) = found.bodies
    assert (body.role, [unit.unit for unit in body.units]) == (label, units)
    assert found.title == "見守りカメラの映像の外部提供について"


@pytest.mark.parametrize(
    "line",
    [
        "担当課長会議室",  # another word
        "事業課題解決室",
        "実施機関担当課",  # two labels, no office
        "担当課市民課は欠席",
        "所管課の意見",
    ],
)
def test_words_that_only_begin_as_a_label_name_no_body(line: str) -> None:
    assert not case(line).cases[0].bodies
