"""Points of nobody below a heading of what the members said, one of them with its speaker."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

HEAD = """令和３年度第２回　霧江区個人情報保護審議会　議事要旨

日時　令和３年１１月９日（火）　午後２時～午後３時４０分
場所　霧江区役所　４階　大会議室

"""
CASE = """諮問第{number}号　{title}
担当　地域振興課

【諮問の概要】
　町会に、転入した世帯の数を町丁ごとに知らせるもの。

{heading}
{points}
【審議結果】
　諮問のとおり承認する。

"""
NOBODY = ["加入の案内に使うことは有意義である。", "町丁の世帯が少ないと、家が知れる。"]
LEADER = "審議会として、年に１度は件数の報告を受けることとしたい。"
HEADINGS = ["【委員の主な意見】", "＜委員からの意見＞", "【委員意見】", "〔委員の意見・要望〕"]
LABELS = ["（会長）", "【会長】", "会長："]


def _minutes(points: list[list[str]], heading: str, gap: str = "") -> str:
    return HEAD + "".join(
        CASE.format(
            number=21 + at,
            title=f"世帯の数を{unit}に知らせることについて",
            heading=heading,
            points="".join(f"{point}\n{gap}" for point in held),
        )
        for at, (unit, held) in enumerate(zip(("町会", "商店会"), points, strict=True))
    )


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("mark", ["・", "○", "◆　", "- "])
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_who_is_named_in_one_point_speaks_for_it_alone(
    heading: str, label: str, mark: str, gap: str
) -> None:
    plain = [f"{mark}{words}" for words in NOBODY]
    named = f"{mark}{label}{LEADER}"
    found = read(_minutes([[*plain, named], [plain[0], named, plain[1]]], heading, gap))

    assert [(turn.role, turn.text) for turn in found.turns] == [
        *((Role.MEMBER, words) for words in NOBODY),
        (Role.CHAIR, LEADER),
        (Role.MEMBER, NOBODY[0]),
        (Role.CHAIR, LEADER),
        (Role.MEMBER, NOBODY[1]),
    ]
    assert {turn.kind for turn in found.turns} == {TurnKind.STATEMENT}
    assert [case.outcome.raw for case in found.cases] == ["諮問のとおり承認する。"] * 2


def test_a_point_that_asks_is_a_question_and_what_stands_behind_an_arrow_answers_it() -> None:
    asked = ["・町丁は全部で何か所あるのか。", "→　９２である。"]
    found = read(_minutes([[f"・{NOBODY[0]}", f"・（会長）{LEADER}"], asked], "【委員の意見】"))

    assert [(turn.role, turn.kind) for turn in found.turns][2:] == [
        (Role.MEMBER, TurnKind.QUESTION),
        (Role.UNKNOWN, TurnKind.ANSWER),
    ]


def test_what_one_member_counts_up_below_his_name_stays_his() -> None:
    listed = ["・（丁田委員）次の２点を求めたい。", *(f"・{words}" for words in NOBODY)]
    found = read(_minutes([listed, [f"・（会長）{LEADER}"]], "【委員の主な意見】"))

    assert len(found.turns) == 2
    assert found.turns[0].text.count("。") == 3


def test_points_below_an_explanation_are_nobodys_words() -> None:
    points = [f"・{words}" for words in NOBODY]
    found = read(_minutes([points, [*points, f"・（会長）{LEADER}"]], "【説明の要旨】"))

    assert Role.MEMBER not in {turn.role for turn in found.turns}
