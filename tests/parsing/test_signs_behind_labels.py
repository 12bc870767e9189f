"""Labels of the header parted from their values by whatever sign the clerk uses."""

import pytest
from parsing.reading import read

BODY = """

諮問第58号　窓口の録画について
会長：説明をお願いします。
委員：対象は何件ですか。
市民課：30件です。
"""


@pytest.mark.parametrize(
    "sign",
    [
        "：",
        "；",
        "＝",
        "／",
        "/",
        "→",
        "　→　",
        "⇒",
        "…",
        "……",
        "・・・",
        "｜",
        "······",
        "────",
        "___",
    ],
)
def test_any_sign_parts_a_label_from_its_value(sign: str) -> None:
    meeting = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n"
        f"日時{sign}令和6年10月22日（火）午前9時30分～午前11時45分\n場所{sign}市役所３階会議室\n"
        f"出席委員{sign}甲野会長、乙川委員\n欠席{sign}なし\n市側{sign}市民課：丙山課長\n傍聴者{sign}2人{BODY}"
    ).meeting

    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2024-10-22",
        "09:30",
        "11:45",
    )
    assert meeting.venue == "市役所３階会議室"
    assert [person.name for person in meeting.members] == ["甲野", "乙川"]
    assert meeting.absent == ()
    assert [person.name for person in meeting.explainers] == ["丙山"]
    assert meeting.observers == 2


def test_a_stroke_between_two_labels_is_of_both() -> None:
    meeting = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n"
        f"日時／場所：令和6年10月22日（火）午前9時30分　市役所３階会議室{BODY}"
    ).meeting

    assert (str(meeting.date), meeting.time_start) == ("2024-10-22", "09:30")


@pytest.mark.parametrize("sign", ["：", "・・・・・", "……", "...."])
def test_leaders_part_the_office_and_the_result_of_a_case(sign: str) -> None:
    (case,) = read(
        f"灯野市個人情報保護審議会　会議録\n\n諮問第58号　窓口の録画について\n担当{sign}市民課\n"
        f"会長：説明をお願いします。\n委員：対象は何件ですか。\n市民課：30件です。\n結果{sign}承認\n"
    ).cases

    assert [body.units[0].unit for body in case.bodies] == ["市民課"]
    assert case.outcome.value == "approved"


def test_strokes_part_who_speaks_and_the_words_below() -> None:
    turns = read(
        "灯野市個人情報保護審議会　会議録\n\n諮問第58号　窓口の録画について\n"
        "発言者／乙川委員\n要旨／対象は何件ですか。\n発言者／市民課長\n要旨／30件です。\n"
        "発言者／乙川委員\n要旨／期間は何日ですか。\n発言者／市民課長\n要旨／14日です。\n"
    ).turns

    assert [turn.text for turn in turns] == [
        "対象は何件ですか。", "30件です。", "期間は何日ですか。", "14日です。",
    ]  # fmt: skip
