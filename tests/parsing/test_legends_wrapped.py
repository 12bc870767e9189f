"""Legends that wrap in the header, and cases that only the number of a file counts."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = "平成１１年度第２回梢野区個人情報保護審議会　記録\n\n日　　時：平成１１年７月１５日（木）\n"
TALK = """（実）資料一により説明する。見守りを求める声が強い。
（委）守秘の義務はあるのか。
（実）法に定めがある。
（職）断る道は用意してあるのか。
（会）諮問のとおり認める旨の答申でよろしいか。
（一同）異議なし。
"""
ROLES = [
    Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY,
    Role.VICE_CHAIR, Role.CHAIR, Role.MEMBER,
]  # fmt: skip


def minutes(
    number: str, legend: str = "（会＝会長、職＝会長職務代理、委＝委員、実＝実施機関）"
) -> Minutes:
    return read(
        f"{HEAD}{legend}\n\n{number}　名簿を民生委員に提供すること（条例第十四条第二項）\n{TALK}"
    )


@pytest.mark.parametrize(
    "legend",
    [
        "略号：会……会長、職……会長職務代理、委……委員、実……実施機関（説明\n　　　の者）、事……事務局",
        "略号　会…会長、職…職務代理、委…委員、\n　　　実…実施機関、事…事務局",
        "凡例：会＝会長、職＝職務代理、委＝委員、\n　　　実＝実施機関（説明員）、事＝事務局",
        "※　（会）…会長　（職）…会長職務代理　（委）…委員　（実）…実施機関",
        "（発言者の略称は、会：会長、職：会長職務代理、委：委員、\n実：実施機関とする。）",
    ],
    ids=["within brackets", "behind a comma", "equals", "with brackets", "a sentence"],
)
def test_a_legend_can_wrap(legend: str) -> None:
    found = minutes("諮問第３号", legend)

    assert [turn.role for turn in found.turns] == ROLES
    assert found.cases[0].outcome.value == "approved"


@pytest.mark.parametrize(
    "number",
    ["１１個審第３号", "11情個審第３号", "平１１個審第３号", "３０総情第１２号", "個審第３号"],
)
def test_the_number_of_a_file_counts_a_case(number: str) -> None:
    found = minutes(number)

    assert [case.title for case in found.cases] == [
        "名簿を民生委員に提供すること（条例第十四条第二項）"
    ]
    assert {turn.cases for turn in found.turns} == {("c1",)}


@pytest.mark.parametrize("words", ["11年第３号", "２回第３号", "３条例第４号", "12件第３号"])
def test_a_count_before_a_number_is_no_mark_of_a_file(words: str) -> None:
    found = (
        minutes("諮問第３号").cases
        + read(
            f"{HEAD}\n諮問第１号　名簿の提供について\n（委員）何件か。\n（総務課）十件である。\n"
            f"（委員）{words}の様式はどうか。\n（総務課）別に定める。\n"
        ).cases
    )

    assert len(found) == 2


@pytest.mark.parametrize("number", ["撫福第３号", "４個審第３号", "諮問第３号"])
def test_the_number_of_a_file_is_filled_in_below_its_place(number: str) -> None:
    form = "【案件{}】\n番号\n{}\n件名\n{}について\n審議結果\n承認する。\n\n"
    found = read(
        HEAD + "\n" + "".join(
            form.format(at, number.replace("３", str(at)), title)
            for at, title in enumerate(["名簿の提供", "画像の収集", "端末の結合"], 1)
        )
    )  # fmt: skip

    assert [case.title for case in found.cases] == [
        "名簿の提供について", "画像の収集について", "端末の結合について",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("近所の目がどれほどありがたかったか。賛成である。", TurnKind.STATEMENT),
        ("見守りの声がどんなに心強いことか。", TurnKind.STATEMENT),
        ("一人で暮らす親のことが、いかに心細いものか。", TurnKind.STATEMENT),
        ("費用はどれほど掛かったか。", TurnKind.QUESTION),
        ("対象者はどれだけいるのか。", TurnKind.QUESTION),
    ],
)
def test_what_was_felt_is_cried_out_and_not_asked(said: str, kind: TurnKind) -> None:
    found = minutes("諮問第３号\n（委）" + said + "\n諮問第４号")

    assert found.turns[0].kind is kind
