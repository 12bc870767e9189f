"""Full names in two columns with a title right behind them, in lists of who came."""

import pytest
from parsing.reading import read

HEAD = "令和5年度第2回灯野市個人情報保護審議会　会議録\n\n日時：令和5年11月20日\n出席委員：{}\n\n"
TALK = "諮問第8号　名簿の提供について\n会長：説明を求める。\n委員：いつか。\n"
FULL = [("甲野 敏", "会長"), ("乙川 とも子", "副会長"), ("丙山 修", "委員"), ("丁田 京子", "委員")]


def members(listed: str) -> list[tuple[str, str | None]]:
    meeting = read(HEAD.format(listed) + TALK).meeting
    return [(person.name, person.role) for person in meeting.members]


@pytest.mark.parametrize("between", ["、", "，", "　　", "\n　　　　", "、\n　　　　"])
@pytest.mark.parametrize("gap", [" ", "　"])
def test_a_title_right_behind_the_given_name_is_of_the_whole_name(between: str, gap: str) -> None:
    listed = between.join(name.replace(" ", gap) + title for name, title in FULL)

    assert members(listed) == FULL


def test_family_names_with_one_title_behind_the_last_are_persons_of_their_own() -> None:
    assert members("甲野会長、乙川 丙山委員") == [
        ("甲野", "会長"),
        ("乙川", "委員"),
        ("丙山", "委員"),
    ]


def test_each_of_those_named_last_is_a_member() -> None:
    assert members("甲野会長、乙川、丙山各委員") == [
        ("甲野", "会長"),
        ("乙川", "委員"),
        ("丙山", "委員"),
    ]
