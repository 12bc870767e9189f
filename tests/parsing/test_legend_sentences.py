"""Legends worded as a sentence, however it goes, and what stands beside their marks."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

HEAD = (
    "第３回梢野市個人情報保護審議会　会議要旨\n\n開催日　令和５年６月７日（水）\n"
    "出席者　委員４名（会長：甲斐、副会長：乙部、委員：丙田、丁野）\n欠席者　委員１名（戊谷）\n\n"
)
TALK = (
    "A　期間はどれだけか。\nB　一年でございます。\nA　短くすべきではないでしょうか。\n"
    "B　検討いたします。\nC　短くする方向でまとめてください。\n"
)


@pytest.mark.parametrize(
    ("told", "marks"),
    [
        ("発言の前の記号は、▼が委員、▽が市の説明員、◆が会長又は副会長の発言を示します。", "▼▽◆"),
        ("※文中の□が委員、■が総務課、◎が会長の発言である。", "□■◎"),
        ("記号の意味：◇印は委員、◆印は担当課、☆印は会長の発言です。", "◇◆☆"),
        ("委員の発言には○を、区の職員の発言には●を、会長の発言には◎を付しています。", "○●◎"),
        ("以下、「△」が委員の質問、「▽」が市の回答、「▲」が会長・副会長の発言である。", "△▽▲"),
        ("※　△を付した発言が委員、▲を付した発言が町側、★を付した発言が座長", "△▲★"),
    ],
)
def test_a_sentence_says_whose_the_marks_are(told: str, marks: str) -> None:
    talk = TALK.translate(str.maketrans("ABC", marks))
    minutes = read(
        f"{HEAD}{told}\n\n(1) 諮問事項\n\n諮問第５号\n台帳の共有について\n所管：総務課\n{talk}"
        "審議結果　諮問のとおり承認する。\n"
    )

    sides = [Role.MEMBER, Role.IMPLEMENTING_BODY]
    assert [turn.role for turn in minutes.turns] == [*sides, *sides, Role.CHAIR]
    assert minutes.turns[0].text == "期間はどれだけか。"
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_a_word_for_a_role_behind_a_mark_says_more_than_the_mark() -> None:
    minutes = read(
        f"{HEAD}▼が委員、▽が区の説明員、◆が会長又は副会長の発言である。\n\n諮問第５号\n"
        "台帳の共有について\n▼　期間はどれだけか。\n▽　一年でございます。\n"
        "◆副会長　短くすべきである。\n▽事務局　次回お示しします。\n▼　賛成です。\n"
        "▲審議結果　引き続き審議する。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.VICE_CHAIR, Role.SECRETARIAT, Role.MEMBER,
    ]  # fmt: skip
    assert minutes.turns[-1].text == "賛成です。"
    assert minutes.cases[0].outcome.value is OutcomeValue.CONTINUED


@pytest.mark.parametrize("mark", ["▲", "△", "★", "◎", "□"])
def test_any_mark_can_open_a_result(mark: str) -> None:
    minutes = read(
        f"{HEAD}１　諮問第５号　台帳の共有について\n委員：期間はいつか。\n担当課：一年である。\n"
        f"{mark}審議結果\n諮問のとおり\n２　諮問第６号　画像の提供について\n"
        "委員：誰が見るのか。\n担当課：職員である。\n"
        f"{mark}審議結果　不適当と認める。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED, OutcomeValue.REJECTED,
    ]  # fmt: skip
    assert len(minutes.turns) == 4


def test_a_count_of_members_can_have_them_all_in_parentheses() -> None:
    meeting = read(f"{HEAD}○会長　開会します。\n").meeting

    found = [(person.name, person.role) for person in meeting.members]
    assert found == [("甲斐", "会長"), ("乙部", "副会長"), ("丙田", "委員"), ("丁野", "委員")]
    assert [person.name for person in meeting.absent or ()] == ["戊谷"]
    assert meeting.members_declared == 4


def test_a_legend_may_wrap_within_its_sentence() -> None:
    minutes = read(
        f"{HEAD}なお、文中の▼が委員、▽が市の\n説明員、◆が会長の発言である。\n\n諮問第５号\n"
        "台帳の共有について\n▼　期間はどれだけか。\n▽　一年でございます。\n◆　承認とします。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "number", ["令６諮問第{}号", "Ｒ６諮問第{}号", "諮問（個）第{}号", "諮問第{}号"]
)
def test_cases_taken_together_are_told_apart_by_their_bare_numbers(number: str) -> None:
    minutes = read(
        f"{HEAD}▼が委員、▽が区の説明員の発言である。\n\n■{number.format('８')}\n"
        f"証明書の電子申請について\n■{number.format('９')}\n発行情報の提供について\n"
        "所管：防災課\n（一括して審議）\n▽　第８号は、窓口の混雑を避けるものです。\n"
        "▼　第９号の情報は何に使うのですか。\n▽　説明に使います。\n▼　２件とも結構です。\n"
        "審議結果　諮問のとおり\n"
    )

    assert [turn.cases for turn in minutes.turns] == [
        ("c1",), ("c2",), ("c2",), ("c1", "c2"),
    ]  # fmt: skip
