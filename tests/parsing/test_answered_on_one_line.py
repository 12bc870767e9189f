"""Questions with their answers on the same line, behind an arrow, a gap or in parentheses."""

import pytest
from parsing.reading import read

from kurume_search.parsing.words.answers_beside import answers_apart
from kurume_search.text.normalize import fold

HEAD = (
    "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）午前9時30分\n\n"
)
FORMS = [
    "【委員】{}→【保育課】{}",
    "（委員）{}　⇒　（保育課）{}",
    "＜委員＞{}→＜保育課＞{}",
    "【乙川委員】{}　【保育課長】{}",
    "委員：{}→保育課：{}",
    "委員：{}（保育課：{}）",
    "○委員　{}→○保育課長　{}",
]
SAID = [("対象は何件ですか。", "30件です。"), ("保存期間は何年ですか。", "5年です。")]


@pytest.mark.parametrize("bullet", ["", "・", "○ ", "({}) "])
@pytest.mark.parametrize("form", FORMS)
def test_the_answer_is_a_turn_of_its_own(form: str, bullet: str) -> None:
    if form[0] in "○" and bullet:
        return
    lines = [bullet.format(at) + form.format(*held) for at, held in enumerate(SAID, 1)]
    text = f"{HEAD}諮問第58号　保育施設の利用調整について\n" + "\n".join(lines) + "\n（結果）承認\n"
    minutes = read(text)

    assert [turn.text for turn in minutes.turns] == [said for held in SAID for said in held]
    assert [str(turn.kind) for turn in minutes.turns] == ["question", "answer"] * 2
    assert minutes.cases[0].outcome.value == "approved"


def test_more_than_two_can_speak_on_a_line() -> None:
    line = "・【委員】何件か。→【保育課】30件です。→【委員】分かりました。\n"
    minutes = read(
        f"{HEAD}諮問第58号　保育施設の利用調整について\n{line}{line.replace('何件', '何人')}"
    )

    assert [turn.speaker for turn in minutes.turns] == ["委員", "保育課", "委員"] * 2


def test_questions_marked_by_a_word_can_stand_in_bullets() -> None:
    lines = "・問　何件か。　答　30件です。\n・問　何年か。　答　5年です。\n（結果）承認\n\n"
    first = f"{HEAD}諮問第58号　保育施設の利用調整について\n{lines}"
    minutes = read(f"{first}諮問第59号　区役所の窓口の録画について\n{lines}")

    assert [str(turn.kind) for turn in minutes.turns] == ["question", "answer"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "【委員】申請→審査→決定の順か。\n【保育課】申請→決定の順です。\n",
        "委員：様式（別記：第1号）はあるか。\n保育課：様式（別記：第2号）です。\n",
        "【委員】何件か。→【保育課】30件です。\n",  # once is no notation
        "・資料（A：B）　【別紙】のとおり\n・資料（C：D）　【別添】のとおり\n",
    ],
)
def test_arrows_and_parentheses_in_what_is_said_part_nothing(text: str) -> None:
    folded = fold(text)

    assert answers_apart(folded) == (folded, ())
