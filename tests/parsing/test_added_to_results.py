"""What is added to results, what the office announces, and questions told in nouns."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）
場所　市役所

諮問第58号　窓口の録画について
"""


def minutes(talk: str, result: str = "") -> Minutes:
    return read(f"{HEAD}{talk}{result}\n")


@pytest.mark.parametrize("lead", ["審議結果　", "（結果）", "【審議結果】\n", "→　"])
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("名簿の提供は認められない。なお、案内状の配布を依頼することは差し支えない。", "rejected"),
        ("提供は認めない。ただし、集計したものの提供は妥当である。", "rejected"),
        ("諮問のとおり承認する。なお、名簿の送付は認めない。", "approved"),
        ("適当と認める。なお、期間は1年とすることが適当である。", "approved"),
    ],
)
def test_what_is_added_says_more_of_a_result(lead: str, words: str, value: str) -> None:
    found = minutes("委員：対象は何件か。\n市民課：3件である。\n", f"{lead}{words}")

    assert found.cases[0].outcome.value == value


@pytest.mark.parametrize(
    "question",
    ["何件かとの質問。", "何件か、との問い。", "何件かという照会。", "何件か、との御質問でした。"],
)
def test_questions_told_in_nouns_are_questions(question: str) -> None:
    found = minutes(f"［委員Ａ］対象は{question}\n［説明者（医事課）］30件であるとの回答。\n")

    assert [turn.kind for turn in found.turns] == ["question", "answer"]
    assert len(found.turns[0].question_spans) == 1


@pytest.mark.parametrize(
    "words", ["期間が長いとの意見。", "対象を減らすべきとの要望。", "了解との発言。"]
)
def test_other_words_told_in_nouns_ask_nothing(words: str) -> None:
    found = minutes(f"［委員Ａ］{words}\n［説明者（医事課）］検討するとの回答。\n")

    assert found.turns[0].kind == "statement"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("諮問第58号は、諮問のとおり承認となりました。", "approved"),
        ("全員賛成です。よって、本件は承認されました。", "approved"),
        ("採決の結果、諮問第58号は否決と決まりました。", "rejected"),
        ("本件は、前回の会議で承認されました。", None),
        ("別の案件は昨年承認されました。", None),
    ],
)
def test_the_office_may_announce_what_was_decided(words: str, value: str | None) -> None:
    found = minutes(
        f"会長：説明をお願いします。\n委員：何件か。\n市民課：3件である。\n事務局：{words}\n"
    )

    assert found.cases[0].outcome.value == value
