"""Votes in notes of their own: of which case they are, before and behind its decision."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.words.votes import (
    is_vote,
    value_of_votes,
    vote_noted,
    votes_counted,
)

HEAD = (
    "第3回灯野市個人情報保護審議会 会議録\n\n日時：令和5年7月26日\n出席委員：甲川会長、乙原委員\n"
)
FIRST = "\n1　諮問第4号　カメラの設置について\n委員：期間は。\n福祉課：14日です。\n"
NEXT = "\n2　諮問第5号　名簿の提供について\n委員：方法は。\n福祉課：紙です。\n会長：承認します。\n"
ENDS = "会長：諮問のとおり承認します。\n"


def minutes(end: str) -> Minutes:
    return read(f"{HEAD}{FIRST}{end}{NEXT}")


def votes(end: str) -> list[str | None]:
    found = minutes(end)

    assert [case.outcome.value for case in found.cases] == [OutcomeValue.APPROVED] * 2
    return [case.outcome.votes for case in found.cases]


BEHIND = {
    "（採決の結果、賛成5名、反対1名）": "賛成5名、反対1名",
    "（採決の結果　賛成5　反対1）": "賛成5 反対1",
    "※採決の結果、賛成五名、反対一名": "賛成五名、反対一名",
    "→賛成5名、反対1名": "賛成5名、反対1名",
    "（賛成：５名　反対：１名　棄権：１名）": "賛成:5名 反対:1名 棄権:1名",
    "（賛成多数）": "賛成多数",
    "〔挙手多数〕": "挙手多数",
    "―全会一致―": "全会一致",
    "【全員賛成】": "全員賛成",
    "≪採決の結果、挙手全員≫": "挙手全員",
    "（可否同数のため会長が決する）": "可否同数のため会長が決する",
}


@pytest.mark.parametrize(("note", "vote"), BEHIND.items())
def test_a_note_behind_the_decision_tells_its_vote(note: str, vote: str) -> None:
    assert votes(f"{ENDS}{note}\n") == [vote, None]


@pytest.mark.parametrize(
    "between", ["委員：承知しました。\n", "\n", "会長：御協力に感謝します。\n"]
)
def test_the_note_may_stand_apart_from_the_decision(between: str) -> None:
    assert votes(f"{ENDS}{between}（賛成5名、反対1名）\n") == ["賛成5名、反対1名", None]


BEFORE = {
    "（賛成5名、反対1名）": "賛成5名、反対1名",
    "（挙手全員）": "挙手全員",
    "（賛成者挙手　5人）": "賛成者挙手 5人",
    "（起立6名、着席2名）": "起立6名、着席2名",
    "（賛成3名、反対3名。可否同数のため会長が決する。）": "賛成3名、反対3名",
}


@pytest.mark.parametrize(("note", "vote"), BEFORE.items())
def test_a_note_before_the_decision_tells_its_vote(note: str, vote: str) -> None:
    called = "会長：採決を行います。賛成の方は挙手願います。\n"

    assert votes(f"{called}{note}\n{ENDS}") == [vote, None]


RESULTS = {
    "a block of results": "審議結果：承認\n（賛成5名、反対1名）\n",
    "a note of the result": "―承認―\n―賛成5名、反対1名―\n",
    "words below the decision": f"{ENDS}\n採決の結果、賛成5名、反対1名\n",
    "a label of its own": f"{ENDS}表決　賛成5名、反対1名\n",
    "the sentence before": "会長：賛成5名、反対1名です。よって、諮問のとおり承認します。\n",
    "a vote before the result": "（賛成5名、反対1名）\n審議結果：承認\n",
}


@pytest.mark.parametrize("end", RESULTS.values(), ids=RESULTS.keys())
def test_the_vote_of_a_result(end: str) -> None:
    found = minutes(end)

    assert [case.outcome.votes for case in found.cases] == ["賛成5名、反対1名", None]
    assert "承認" in (found.cases[0].outcome.raw or "")


def test_the_words_of_the_chair_decide_and_not_the_count() -> None:
    end = "会長：採決します。\n〔採決〕\n賛成　2名\n反対　4名\n会長：よって、承認しません。\n"
    found = minutes(end)

    assert found.cases[0].outcome.value is OutcomeValue.REJECTED
    assert found.cases[0].outcome.raw == "よって、承認しません。"


def test_a_case_put_in_parts_has_both_votes() -> None:
    end = (
        "会長：まず、東地区について賛成の方は挙手願います。\n（挙手全員）\n"
        "会長：次に、西地区について賛成の方は挙手願います。\n（挙手2名）\n"
        "会長：採決の結果、諮問第4号は、東地区については適当と認め、西地区については認めない。\n"
    )

    assert minutes(end).cases[0].outcome.votes == "挙手全員、挙手2名"


def test_a_vote_on_something_else_is_of_no_case() -> None:
    end = f"{ENDS}（全会一致）\n3　その他\n会長：副会長に乙原委員を推薦します。\n（賛成多数）\n"
    found = read(f"{HEAD}{FIRST}{end}")

    assert [case.outcome.votes for case in found.cases] == ["全会一致"]


ELSEWHERE = {
    "who leads is chosen": "会長：まず会長の選出です。\n（賛成多数）\n会長：では戻ります。\n",
    "a deputy is named": "会長：職務代理者は乙原委員でよろしいですか。\n（賛成多数）\n",
    "a pause is asked for": "会長：休憩してよろしいですか。\n（賛成多数）\n会長：再開します。\n",
    "hands are raised to ask": "会長：御質問は。\n（挙手多数）\n会長：では乙原委員どうぞ。\n",
    "hands are raised unasked": "福祉課：以上。\n（挙手2名）\n会長：乙原委員、お願いします。\n",
    "another assembly voted": "会長：前の市議会は反対3名でした。\n",
}


@pytest.mark.parametrize("said", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_vote_or_hands_for_something_else_are_not_the_vote_of_the_case(said: str) -> None:
    assert votes(f"{said}{ENDS}") == [None, None]


@pytest.mark.parametrize(
    ("said", "vote"),
    [
        ("前の市議会は反対3名でした。諮問のとおり承認します。", None),
        ("前回は反対3名でしたが、諮問のとおり承認します。", None),
        ("諮問のとおり承認します。昨年の審議では賛成9名でした。", None),
        ("採決の結果、賛成3名です。承認します。前回の議会では反対9名でした。", "賛成3名"),
        ("本審議会は、賛成5名、反対1名で、諮問のとおり承認します。", "賛成5名、反対1名"),
        ("協議会としては賛成5名、反対1名です。承認します。", "賛成5名、反対1名"),
    ],
)
def test_a_count_of_another_vote_beside_the_decision(said: str, vote: str | None) -> None:
    assert votes(f"会長：{said}\n") == [vote, None]


@pytest.mark.parametrize(
    "said",
    [
        "会長：賛成の方は。\n（挙手3名）\n会長：反対の方は。\n（挙手1名）\n",
        "会長：採決します。反対の方は挙手願います。\n（挙手1名）\n会長：賛成の方は挙手願います。\n（挙手3名）\n",
        "会長：賛成の方は挙手願います。\n（挙手3名）\n会長：棄権の方は。\n（挙手なし）\n",
    ],
)
def test_bare_hands_of_those_against_are_not_added_to_those_for(said: str) -> None:
    assert votes(f"{said}{ENDS}") == ["挙手3名", None]


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("御異議のない方は挙手を願います。", "挙手多数"),
        ("原案のとおりで御異議ありませんか。", "賛成多数"),
        ("会長に一任することに賛成の方は挙手願います。", "挙手全員"),
        ("挙手により決したいと思います。", "挙手5名"),
    ],
)
def test_hands_behind_what_puts_the_case_are_its_vote(asked: str, note: str) -> None:
    assert votes(f"会長：{asked}\n（{note}）\n{ENDS}") == [note, None]


def test_hands_behind_a_decision_that_are_raised_to_speak() -> None:
    assert votes(f"{ENDS}会長：御質問のある方は挙手願います。\n（挙手2名）\n") == [None, None]


def test_hands_alone_decide_nothing() -> None:
    found = minutes("会長：採決を行います。賛成の方は挙手願います。\n（挙手全員）\n")

    assert (found.cases[0].outcome.value, found.cases[0].outcome.votes) == (None, None)


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        ("全会一致で承認された。", None),
        ("委員2名着席", None),
        ("異議なし", None),
        ("採決の結果、賛成多数であった。", "賛成多数"),
        ("賛成六、反対一", None),
        ("一部賛成", None),
    ],
)
def test_what_a_note_says_of_a_vote(words: str, vote: str | None) -> None:
    assert vote_noted(words) == vote


def test_kanji_numbers_are_counted_as_others_are() -> None:
    assert is_vote("賛成五名、反対一名")
    assert value_of_votes("賛成一名、反対五名") is OutcomeValue.REJECTED
    assert value_of_votes("賛成十名、反対九名") is OutcomeValue.APPROVED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("賛成3名、条件付き賛成2名、反対1名", [("for", 3), ("conditional", 2), ("against", 1)]),
        ("賛成５名（うち条件付き賛成２名）、反対１名", [("for", 5), ("against", 1)]),
        ("可とする者4名、不可とする者2名", [("for", 4), ("against", 2)]),
        ("承認２、継続４", [("for", 2), ("continued", 4)]),
        ("賛成　二十一　反対　三", [("against", 3)]),
        ("挙手全員", []),
    ],
)
def test_counts_of_a_vote(words: str, expected: list[tuple[str, int]]) -> None:
    assert [(vote.option.value, vote.number) for vote in votes_counted(words)] == expected


def test_votes_with_conditions_are_votes_for_the_matter() -> None:
    assert value_of_votes("承認2名、条件付き承認3名、不承認4名") is OutcomeValue.APPROVED
