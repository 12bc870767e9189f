"""What only assents to a proposal leaves the decision to the words that put it."""

from __future__ import annotations

import pytest
from parsing.reading import read

_MINUTES = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日

議案第3号　名簿を地域の見守りに利用することについて
委員：何人か。
総務課：三十人である。
会長：{put}
{assent}

議案第4号　台帳の閲覧について
委員：何人か。
総務課：三十人である。
会長：承認する。
"""
_LEFT = "意見がまとまらないので、回答を私が見た上で決めることとし、会長一任とさせてもらってよいか。"
_GRANTED = "議案第3号は原案のとおり承認してよいか。"


@pytest.mark.parametrize(
    "assent", ["（異議なし）", "(各委員異議なし)", "⇒異議なし", "⇒ 異議なし。", "→異議なく了承"]
)
def test_what_is_left_to_the_chair_stays_so_whatever_assents(assent: str) -> None:
    text = _MINUTES.format(put=_LEFT, assent=assent)

    outcome = read(text).cases[0].outcome

    assert outcome.value == "deferred"
    assert outcome.place is not None
    assert outcome.place.line == 7
    assert outcome.where == "chair_turn"
    assert outcome.raw == _LEFT


@pytest.mark.parametrize(
    ("assent", "line", "where"),
    [
        ("（異議なし）", 7, "chair_turn"),
        ("（「はい」の声）", 7, "chair_turn"),
        ("⇒異議なし", 8, "stage_note"),  # states itself how it ended
        ("（「異議なし」と呼ぶ者あり）", 8, "stage_note"),
        ("（拍手）", 8, "stage_note"),
    ],
)
def test_a_grant_stands_where_its_words_are_put(assent: str, line: int, where: str) -> None:
    outcome = read(_MINUTES.format(put=_GRANTED, assent=assent)).cases[0].outcome

    assert outcome.place is not None
    assert (outcome.value, outcome.place.line, outcome.where) == ("approved", line, where)


def test_closing_words_of_the_chair_go_before_what_was_put() -> None:
    text = _MINUTES.format(put=_GRANTED, assent="（異議なし）\n会長：では、そのように決定する。")

    outcome = read(text).cases[0].outcome

    assert outcome.place is not None
    assert (outcome.value, outcome.place.line) == ("approved", 9)


@pytest.mark.parametrize(
    ("start", "end", "read_end"),
    [
        ("9時30分", "0時00分", "12:00"),
        ("午後1時30分", "3時10分", "15:10"),
        ("13時30分", "15時10分", "15:10"),
        ("午前10時", "11時45分", "11:45"),
    ],
)
def test_an_end_with_a_label_of_its_own_is_behind_the_start(
    start: str, end: str, read_end: str
) -> None:
    text = _MINUTES.replace(
        "日時　令和4年10月12日\n",
        f"開会の日時：令和4年10月12日 {start}\n閉会の日時：令和4年10月12日 {end}\n",
    ).format(put=_GRANTED, assent="（異議なし）")

    assert read(text).meeting.time_end == read_end


@pytest.mark.parametrize(
    ("put", "value"),
    [
        (
            "意見の反映は座長が調整し、案を了とするかどうかの判断も会長に任せることでよろしいか。",
            "deferred",
        ),
        ("原案を認めるかどうかの決定は、座長に一任することで御異議ありませんか。", "deferred"),
        ("案を承認するか否かの判断も含め、結論は会長に一任してよいか。", "deferred"),
        ("議案第3号は原案のとおり承認してはどうか。", "approved"),
        ("表示を直すかどうかは任せ、議案第3号は原案のとおり承認してよいか。", "approved"),
    ],
)
def test_whether_it_is_to_be_granted_is_no_end_of_what_is_put(put: str, value: str) -> None:
    outcome = read(_MINUTES.format(put=put, assent="（異議なし）")).cases[0].outcome

    assert outcome.value == value


@pytest.mark.parametrize(
    "limb",
    [
        "住所の提供については、必要が認められないので、今回は認めないと。",
        "住所の提供は適当でないということである。",
        "住所の提供は認められない。",
    ],
)
@pytest.mark.parametrize(
    "put",
    [
        "議案第3号は、氏名の利用は適当、住所の提供は適当でないという答申でよいか。",
        "氏名の利用は認めるが、住所の提供は認めないということでよろしいでしょうか。",
        "本件は、氏名については承認、住所については不承認としてよいか。",
    ],
)
@pytest.mark.parametrize("assent", ["（「結構である」の声）", "（異議なし）"])
def test_a_limb_told_before_all_are_put_decides_nothing_by_itself(
    limb: str, put: str, assent: str
) -> None:
    text = _MINUTES.format(put=f"整理すると、氏名の利用は異論がない。{limb}{put}", assent=assent)

    outcome = read(text).cases[0].outcome

    assert (outcome.value, outcome.raw) == ("partially_approved", put)


def test_a_decision_before_a_question_of_a_step_stays_one() -> None:
    put = "住所の提供は認められないと決定する。ここで休憩してよろしいでしょうか。"
    outcome = read(_MINUTES.format(put=put, assent="（異議なし）")).cases[0].outcome

    assert (outcome.value, outcome.raw) == ("rejected", "住所の提供は認められないと決定する。")
