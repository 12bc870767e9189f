"""Marks beside the names of a roll, its legend, and a chair who is called by name only."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.header.roll_marks import marks_in

TALK = (
    "\n1　諮問第4号　カメラの設置について\n{chair}　諮問第4号について御質問はありますか。\n"
    "{member}　期間はどれだけですか。\n{office}　14日間です。\n"
    "{chair}　それでは、諮問どおり承認します。\n"
)
COLONS = TALK.replace("}　", "}：").format(
    chair="三宅委員", member="小川委員", office="福祉課長"
)  # fmt: skip
CIRCLES = TALK.format(chair="○三宅委員", member="○小川委員", office="○福祉課長")


def minutes(roll: str, talk: str = COLONS) -> Minutes:
    return read(f"第3回灯野市個人情報保護審議会 会議録\n\n日時：令和5年7月26日\n{roll}{talk}")


ROLLS = {
    "in a row": "出席委員：◎三宅委員、○小川委員、田中委員（◎は会長、○は副会長）\n",
    "in columns": "委員　◎三宅　○小川　田中\n（◎は会長、○は副会長）\n",
    "in the label": "出席者（◎会長、○副会長）\n　◎三宅委員\n　○小川委員\n　田中委員\n",
    "in a note below": "出席委員：◎三宅、○小川、田中\n※◎＝会長、○＝副会長\n",
    "in a cell below": (
        "| 出席者 | ◎三宅委員、○小川委員、田中委員 |\n| | （◎会長　○副会長） |\n"
    ),
    "with stars": "出席委員：☆三宅委員、★小川委員、田中委員（☆会長、★副会長）\n",
    "in points": "出席委員\n・◎三宅\n・○小川\n・田中\n凡例　◎会長　○副会長\n",
    "behind names": "出席委員：三宅◎、小川○、田中（会長◎、副会長○）\n",
    "with other circles": "出席委員：◎三宅、〇小川、田中（敬称略。◎会長　○副会長）\n",
}  # fmt: skip


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
def test_the_legend_of_a_roll_gives_the_titles(roll: str) -> None:
    found = minutes(roll)

    assert [(held.name, held.role) for held in found.meeting.members] == [
        ("三宅", "会長"),
        ("小川", "副会長"),
        ("田中", "委員"),
    ]


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
def test_whom_the_legend_calls_chair_leads_under_the_label_of_a_member(roll: str) -> None:
    for talk in (COLONS, CIRCLES):
        found = minutes(roll, talk)

        assert [turn.role for turn in found.turns] == [
            Role.CHAIR, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
        ]  # fmt: skip
        assert found.turns[0].kind is TurnKind.PROCEDURAL
        assert found.cases[0].outcome.value is OutcomeValue.APPROVED


def test_full_names_in_columns_have_their_marks() -> None:
    found = minutes("出席委員：◎三宅　花子　○小川　太郎　田中　一郎（◎会長　○副会長）\n")

    assert [(held.name, held.role) for held in found.meeting.members] == [
        ("三宅 花子", "会長"),
        ("小川 太郎", "副会長"),
        ("田中 一郎", "委員"),
    ]
    assert found.turns[0].role is Role.CHAIR


def test_a_roll_that_prints_the_title_tells_the_chair_as_well() -> None:
    found = minutes("出席委員：三宅委員（委員長）、小川委員、田中委員\n")

    assert (found.turns[0].role, found.turns[0].speaker) == (Role.CHAIR, "委員長")


OTHERS = {
    "no legend": ("出席委員：◎三宅委員、○小川委員、田中委員\n", COLONS),
    "another leads": (
        ROLLS["in a row"],
        (
            "\n1　諮問第4号　カメラの設置について\n会長：御質問はありますか。\n"
            "三宅委員：期間はどれだけですか。\n福祉課長：14日間です。\n"
        ),
    ),
    "two of that name": (
        "出席委員：◎三宅花子、三宅次郎、小川太郎（◎は会長）\n",
        COLONS,
    ),
    "a longer name": ("出席委員：◎三宅川花子、小川太郎（◎は会長）\n", COLONS.replace("三宅", "三")),
}  # fmt: skip


@pytest.mark.parametrize(("roll", "talk"), OTHERS.values(), ids=OTHERS.keys())
def test_nobody_is_made_chair_on_a_guess(roll: str, talk: str) -> None:
    found = minutes(roll, talk)
    named = [turn for turn in found.turns if turn.speaker == "委員"]

    assert named
    assert {turn.role for turn in named} == {Role.MEMBER}


def test_letters_in_the_body_are_joined_with_nobody_in_the_header() -> None:
    talk = COLONS.replace("三宅委員", "Ａ委員").replace("小川委員", "Ｂ委員")
    found = minutes(ROLLS["in a row"], talk)

    assert Role.CHAIR not in {turn.role for turn in found.turns}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("(◎は会長、○は副会長)", {"◎": "会長", "○": "副会長"}),
        ("※◎:委員長 〇:職務代理者", {"◎": "委員長", "○": "職務代理者"}),
        ("◎印は部会長を示す", {"◎": "部会長"}),
        ("甲野、乙川(◎…座長)", {"◎": "座長"}),
        ("○会長 甲野 ○委員 乙川", {}),
        ("○会長", {}),
        ("○甲野会長、○乙川委員", {}),
        ("(○は出席、×は欠席)", {}),
    ],
)
def test_what_is_a_legend_of_a_roll(text: str, marks: dict[str, str]) -> None:
    assert dict(marks_in([text])) == marks


@pytest.mark.parametrize("title", ["商工会会長", "前会長", "第一部会長"])
def test_who_leads_something_else_is_no_chair_here(title: str) -> None:
    found = minutes(f"出席委員：三宅一郎（{title}）、小川、田中\n")

    assert Role.CHAIR not in {turn.role for turn in found.turns}
