"""Speakers behind their words, and what the end of a line can't be taken for."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和４年度第２回梢野市個人情報保護審議会会議要旨\n\n日時　令和４年８月４日（木）午後２時\n\n"
)
CASE = "１　諮問第６号　名簿を消防署に提供することについて\n担当課　福祉課\n"
SAID = (
    ("対象となる人は何人か。", "Ａ委員", Role.MEMBER),
    ("二百人程度を見込んでいる。", "福祉課", Role.IMPLEMENTING_BODY),
    ("写しの扱いは協定に書いてあるのか伺いたい。", "Ｂ委員", Role.MEMBER),
    ("書いてある。", "福祉課", Role.IMPLEMENTING_BODY),
    ("では、諮問のとおり認めることとする。", "会長", Role.CHAIR),
)


def told(line: str) -> Minutes:
    return read(HEAD + CASE + "".join(line.format(words, who) + "\n" for words, who, _ in SAID))


@pytest.mark.parametrize(
    "line",
    ["－ {}（{}）", "{}〔{}〕", "・{}【{}】", "　{}　（{}）", "○{}――{}", "{}　　　{}", "{}…{}"],
)
def test_the_speaker_may_stand_behind_his_words_in_any_marks(line: str) -> None:
    minutes = told(line)

    assert [turn.role for turn in minutes.turns] == [role for *_, role in SAID]
    assert [turn.text for turn in minutes.turns] == [words for words, *_ in SAID]
    assert [turn.kind for turn in minutes.turns[:2]] == [TurnKind.QUESTION, TurnKind.ANSWER]
    assert minutes.notation.id.startswith("last-")
    assert minutes.cases[0].outcome.value == "approved"
    assert all(part.kind is not PartKind.UNCLAIMED for part in minutes.parts)


def test_words_over_several_lines_belong_to_the_label_that_ends_them() -> None:
    minutes = read(
        HEAD + CASE + "－　対象となる人は何人か。\n　　また、名簿は紙で\n－　２　－\n"
        "　　渡すのか。（Ａ委員）\n"
        "－　二百人程度である。紙で渡す。（福祉課）\n"
        "－　写しは禁じるのか。（Ｂ委員）\n－　禁じる。（福祉課）\n"
    )

    first = minutes.turns[0]
    assert first.text == "対象となる人は何人か。また、名簿は紙で渡すのか。"
    assert [turn.role for turn in minutes.turns].count(Role.MEMBER) == 2


def test_question_and_answer_may_share_a_line() -> None:
    minutes = read(
        HEAD + CASE + "・何人か。（Ａ委員）→二百人である。（福祉課）\n"
        "・写しは禁じるのか。（Ｂ委員）→禁じる。（福祉課）\n"
    )

    assert [turn.text for turn in minutes.turns] == [
        "何人か。", "二百人である。", "写しは禁じるのか。", "禁じる。",
    ]  # fmt: skip
    assert [len(exchange.answers) for exchange in minutes.exchanges] == [1, 1]


def test_offices_behind_titles_are_no_speakers() -> None:
    minutes = read(
        HEAD + "議題\n１　名簿を提供することについて（担当課）\n"
        "２　画像を提供することについて（事務局）\n"
        "３　帳票を廃止することについて（担当課）\n\n"
        "○会長　開会します。\n○事務局　資料を配ります。\n○会長　閉会します。\n"
    )

    assert minutes.notation.id == "circle"
    assert [turn.role for turn in minutes.turns] == [Role.CHAIR, Role.SECRETARIAT, Role.CHAIR]
