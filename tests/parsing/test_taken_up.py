"""Cases explained together, of which a chair takes up one at a time, or only seems to."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = "令和５年度第２回灯野市個人情報保護審議会　会議録\n\n日時　令和５年８月４日（金）\n\n"
LIST = "議題\n　諮問第１号　名簿の提供について\n　諮問第２号　カメラの設置について\n\n"
BOTH = "○会長　諮問第１号と諮問第２号を一括して審議します。説明をお願いします。\n"
BOTH += "○事務局　資料のとおりです。\n"
ON_2 = "○会長　最初に、諮問第２号について御質問を{}。\n○委員　画質は。\n○事務局　良いです。\n"
ON_1 = "○委員　諮問第１号の名簿について伺います。紙ですか。\n○事務局　紙です。\n"


def minutes(said: str) -> Minutes:
    return read(f"{HEAD}{LIST}{BOTH}{said}")


def values(said: str) -> list[str | None]:
    found = minutes(said)
    assert len(found.cases) == 2
    return [case.outcome.value and str(case.outcome.value) for case in found.cases]


@pytest.mark.parametrize(
    "said",
    [
        "先に諮問第１号の答申案を議論した経緯がありますので、全体について御意見をどうぞ。",
        "先に諮問第１号を審議しましたので、御意見をどうぞ。",
        "次に、諮問第１号も含め全体の御質問をお願いします。",
        "最初に諮問第１号からまとめて御意見を伺います。",
        "先ほど諮問第１号の質疑の時間を取りました。御意見をどうぞ。",
    ],
)
@pytest.mark.parametrize(
    "ends", ["○会長　異議なしと認め、承認します。\n", "○会長　採決します。承認とします。\n"]
)
def test_a_case_named_in_passing_is_not_taken_up(said: str, ends: str) -> None:
    found = f"○会長　{said}\n○委員　特にありません。\n{ends}"

    assert values(found) == ["approved", "approved"]
    assert minutes(found).turns[-1].cases == ("c1", "c2")


@pytest.mark.parametrize("ask", ["", "お願いします", "どうぞ", "お受けします", "いただきます"])
def test_a_question_on_the_other_one_is_on_that(ask: str) -> None:
    *_, first, answer, other, reply = minutes(ON_2.format(ask) + ON_1).turns

    assert (first.cases, answer.cases) == (("c2",), ("c2",))
    assert (other.cases, reply.cases) == (("c1",), ("c1",))


def test_the_chair_may_call_on_who_answers() -> None:
    *_, reply = minutes(ON_2.format("") + ON_1.replace("○事務局", "○会長　どうぞ。\n○事務局")).turns

    assert reply.cases == ("c1",)


@pytest.mark.parametrize(
    "asked", ["諮問第１号と同じ機種ですか。", "諮問第１号のときは紙でした。違いますか。"]
)
def test_the_other_one_may_only_be_compared_with(asked: str) -> None:
    *_, question, reply = minutes(f"{ON_2.format('')}○委員　{asked}\n○事務局　違います。\n").turns

    assert (question.cases, reply.cases) == (("c2",), ("c2",))


@pytest.mark.parametrize(
    "ends",
    [
        "○会長　採決します。承認とします。\n",
        "○会長　異議なしと認め、承認します。\n",
        "○会長　原案のとおり承認してよろしいですか。\n（異議なし）\n",
        "○会長　承認してよろしいですか。\n（異議なし）\n○会長　そのように決定します。\n",
    ],
)
def test_a_verdict_without_a_name_is_on_all_that_are_left(ends: str) -> None:
    assert values(ON_2.format("") + ON_1 + ends) == ["approved", "approved"]


@pytest.mark.parametrize(
    "ends",
    [
        "○会長　採決します。賛成の方は。\n（挙手全員）\n○会長　承認とします。\n",
        "○会長　採決します。承認とします。\n（挙手全員）\n",
    ],
)
def test_the_vote_on_all_that_are_left_is_of_each(ends: str) -> None:
    found = minutes(ON_2.format("") + ON_1 + ends)

    assert [case.outcome.votes for case in found.cases] == ["挙手全員", "挙手全員"]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("○会長　諮問第２号を採決します。承認とします。\n", [None, "approved"]),
        (
            "○会長　諮問第２号を採決します。\n（挙手全員）\n○会長　承認とします。\n",
            [None, "approved"],
        ),
        (
            "○会長　諮問第２号は承認してよろしいですか。\n（異議なし）\n○会長　承認とします。\n",
            [None, "approved"],
        ),
        ("○会長　諮問第１号は継続とします。\n○会長　承認とします。\n", ["continued", "approved"]),
    ],
)
def test_a_verdict_on_one_leaves_the_other(ends: str, expected: list[str | None]) -> None:
    assert values(ON_2.format("") + ends) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("○会長　継続とします。\n", ["approved", "continued"]),
        ("○委員　特にありません。\n", ["approved", None]),
    ],
)
def test_what_was_decided_before_the_next_is_taken_up_is_on_the_first(
    second: str, expected: list[str | None]
) -> None:
    said = (
        "○会長　最初に、諮問第１号の御質問をお願いします。\n○委員　紙ですか。\n○事務局　紙です。\n"
        "○会長　では、承認とします。\n○会長　次に、諮問第２号の御質問をお願いします。\n"
    )
    found = minutes(f"{said}{second}")

    assert values(f"{said}{second}") == expected
    assert [turn.cases for turn in found.turns if "では、承認" in turn.text] == [("c1",)]
