"""Reported speech of several sentences, and words that are heard of and not said."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和５年度第２回灯野市空家等対策協議会　会議要旨\n日時　令和５年８月２３日（水）午後２時\n\n"
    "議題１　管理不全空家等の認定について\n\n"
)
QUESTION, ANSWER, STATEMENT = TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT
MEMBER, OFFICE = Role.MEMBER, Role.SECRETARIAT


def told(words: str) -> list[tuple[Role, TurnKind, str]]:
    minutes: Minutes = read(HEAD + words + "\n\n協議結果\n認定する。\n")
    return [(turn.role, turn.kind, turn.text) for turn in minutes.turns]


@pytest.mark.parametrize("mark", ["• ", "・", "○", "", "　"])
@pytest.mark.parametrize("who", ["甲川委員から、", "別の委員からは、", "また、委員より、"])
@pytest.mark.parametrize(
    ("first", "rest", "kind"),
    [
        ("屋根だけを見れば危ない。", "このまま置いてよいのかとの質問があり、", QUESTION),
        ("隣の家まで近い。", "急ぐべきであるとの意見があり、", STATEMENT),
    ],
)
def test_who_is_named_says_all_sentences_up_to_the_word_that_reports_them(
    mark: str, who: str, first: str, rest: str, kind: TurnKind
) -> None:
    found = told(f"{mark}{who}{first}{rest}事務局から、撤去を求めているとの回答があった。")

    assert [held[:2] for held in found] == [(MEMBER, kind), (OFFICE, ANSWER)]
    assert first in found[0][2]


@pytest.mark.parametrize(
    "first",
    [
        "事務局から、資料２により報告があった。",
        "事務局から、図面が配布された。",
        "会長から、開会のあいさつがあった。",
    ],
)
def test_what_is_told_whole_opens_nothing(first: str) -> None:
    found = told(f"{first}点数が低いのではないかとの質問があった。")

    assert found[-1][2].startswith("点数が低い")


@pytest.mark.parametrize(
    "heard",
    [
        "引き取りたいという申出があったと聞くが、",
        "壊してほしいとの要望が出ていると承知しているが、",
        "危ないとの指摘が寄せられていると伺ったが、",
    ],
)
def test_words_that_are_heard_of_are_part_of_the_question(heard: str) -> None:
    found = told(
        f"・乙原委員から、親族から{heard}本当かとの質問があり、事務局から、電話で受けたとの回答があった。"
    )

    assert [held[:2] for held in found] == [(MEMBER, QUESTION), (OFFICE, ANSWER)]
    assert heard in found[0][2]
