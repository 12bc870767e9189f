"""Minutes kept as one form for every case, its labels in any marks, values beside or below."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和４年度第１回鳩ノ森区個人情報保護審査会議事要旨\n\n開催日時：令和４年５月２３日（月）\n\n"
)
FORMS = (
    (
        ("諮問番号", "第７号"),
        ("件名", "入所の選考に計算の結果を用いることについて"),
        ("担当課", "保育課"),
        ("根拠条項", "条例第１５条"),
        ("質疑", "何を基に選ぶのか。"),
        ("回答", "点数を基に選ぶ。"),
        ("審議結果", "承認する。"),
    ),
    (
        ("諮問番号", "第８号"),
        ("件名", "公園の利用者を数えることについて"),
        ("担当課", "公園課"),
        ("質疑", "持ち主が分かるのではないか。"),
        ("回答", "分からない。"),
    ),
)
WAYS = (
    "{l}\n　{v}", "{l}：{v}", "{l}　　{v}", "【{l}】{v}", "【{l}】\n{v}", "■{l}　{v}",
    "〔{l}〕　{v}", "（{l}）{v}", "＜{l}＞\n　{v}", "| {l} | {v} |",
)  # fmt: skip


def filled_in(way: str, *, numbered: bool = True) -> str:
    blocks = (
        "\n".join(way.format(l=l, v=v) for l, v in form if numbered or l != "諮問番号")  # noqa: E741
        for form in FORMS
    )
    return HEAD + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_every_form_is_a_case(way: str, *, numbered: bool) -> None:
    minutes = read(filled_in(way, numbered=numbered))

    first, second = minutes.cases
    assert (first.number, second.number) == (("第7号", "第8号") if numbered else (None, None))
    assert [case.title for case in minutes.cases] == [form[1][1] for form in FORMS]
    assert [case.bodies[0].units[0].unit for case in minutes.cases] == ["保育課", "公園課"]
    assert [cited.provision.article for cited in first.citations] == [15]
    assert (first.outcome.value, second.outcome.value) == (OutcomeValue.APPROVED, None)
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_one_label_alone_makes_no_form() -> None:
    minutes = read(
        HEAD + "１　諮問第７号\n件名\n名簿を渡すことについて\n\n○会長　説明を求めます。\n"
        "○総務課長　渡します。\n○委員　なぜですか。\n"
    )

    assert len(minutes.cases) == 1


# Which of the fields stand on one line, by their places above; the rest have lines of their own.
LINES = (
    ((0, 2), (1,), (3,)), ((0, 2, 3), (1,)), ((1,), (0, 2), (3,)), ((0,), (1, 2), (3,)),
    ((0, 1), (2, 3)), ((2, 0), (1,), (3,)), ((0, 3), (1,), (2,)),
)  # fmt: skip
BESIDE = {
    "cells": ("| {l} | {v} ", "|"),
    "an empty cell behind": ("| {l} | {v} ", "|  |"),
    "borders": ("│{l}│{v}", "│"),
    "tabs": ("{l}\t{v}\t", ""),
    "colons": ("{l}：{v}　", ""),
    "brackets": ("【{l}】{v}　", ""),
    "gaps": ("{l}　{v}　　　", ""),
}


@pytest.mark.parametrize("way", BESIDE)
@pytest.mark.parametrize("lines", LINES)
def test_a_line_of_a_form_holds_several_fields(
    way: str, lines: tuple[tuple[int, ...], ...]
) -> None:
    each, end = BESIDE[way]

    def filled(form: tuple[tuple[str, str], ...]) -> str:
        rows = ("".join(each.format(l=form[at][0], v=form[at][1]) for at in row) for row in lines)
        talk = "質疑\n問　何を基に選ぶのか。\n答　点数を基に選ぶ。\n審議結果：承認する。\n"
        return "\n".join([*(row.rstrip("\t　") + end for row in rows), talk])

    second = (*FORMS[1][:3], ("根拠条項", "条例第７条"))
    minutes = read(HEAD + "\n".join(map(filled, (FORMS[0][:4], second))))

    assert [case.number for case in minutes.cases] == ["第7号", "第8号"]
    assert [case.title for case in minutes.cases] == [form[1][1] for form in FORMS]
    units = [[unit.unit for body in case.bodies for unit in body.units] for case in minutes.cases]
    assert units == [["保育課"], ["公園課"]]
    assert [cited.provision.article for cited in minutes.citations] == [15, 7]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_heads_of_columns_are_no_fields() -> None:
    minutes = read(
        HEAD + "| 諮問番号 | 件名 | 担当課 | 審議結果 |\n"
        "| 第７号 | 入所の選考について | 保育課 | 承認 |\n"
        "| 第８号 | 公園の利用者を数えることについて | 公園課 | 継続審議 |\n"
    )

    assert [case.title for case in minutes.cases] == [
        "入所の選考について", "公園の利用者を数えることについて",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["件　名　", "案件名：", "諮問件名　", "【件名】"])
def test_a_title_behind_its_label_goes_on_below(label: str) -> None:
    found = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日\n\n"
        f"■ 1件目(1/2)\n　{label}保育所の記録を小学校の就学の\n　　相談に用いることについて\n"
        "○甲野会長　説明をお願いします。\n○保育課長　3件です。\n⇒ 差し支えない\n\n"
        f"■ 2件目(2/2)\n　{label}窓口の録画の保存の期間を延ば\n　　すことについて\n"
        "○甲野会長　説明をお願いします。\n○区民課長　3日です。\n⇒ 継続審議\n"
    )

    assert [case.title for case in found.cases] == [
        "保育所の記録を小学校の就学の相談に用いることについて",
        "窓口の録画の保存の期間を延ばすことについて",
    ]
