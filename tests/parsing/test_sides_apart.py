"""Matters headed by the unit that brings them, their questions first and their answers behind."""

from __future__ import annotations

import pytest
from parsing.reading import read

_MINUTES = """灯野町個人情報保護審議会　審議の要領
開催日時　平成27年5月28日（木）午後1時30分
開催場所　町役場

{unit1}
　申告書の控えを、保険税の軽減の判定に用いることについて
（条例第8条第2項第5号）
{asked1}
　{q1}　控えには、家族の病歴に触れたものもあると聞く。ど
　　　　　　　　の欄までを用いるのか。
　{q2}　判定に用いたことを、本人に知らせるか。
　{q3}　封筒は今までどおりでよいか。
{answered1}
　{a1}　　　　　所得の欄に限る。
　{a23}　　納税通知書に記す。封筒は従来のものを用いる。

{unit2}
　卒業生の進路の記録を、同窓会の名簿の作成のため提供するこ
とについて（条例第9条第1項第4号）
{asked2}
　{q1}　同窓会は、町の機関か。
{answered2}
　{a1}　　　　　任意の団体である。
"""
_WAYS = {
    "kanji": ("{}の件 委員の問い {}の答え 問一（三番） 問二（五番） 問三（三番） 答一 答二・答三"),
    "digits": (
        "{}関係 委員からの質問 {}の回答 問１（３番） 問２（甲野委員） 問３（会長） 答１ 答２・３"
    ),
    "words": (
        "■{}の件 委員の問い {}の答え 質問1（甲委員） 質問2（乙委員） 質問3（甲委員）"
        " 回答1 回答2・回答3"
    ),
    "reply": (
        "【{}の件】 ◆委員による質疑 ◆{}による答弁 質疑一（甲委員） 質疑二（乙委員）"
        " 質疑三（甲委員） 答弁一 答弁二・三"
    ),
}


def written(how: str) -> str:
    unit, asked, answered, q1, q2, q3, a1, a23 = _WAYS[how].split()
    return _MINUTES.format(
        unit1=unit.format("住民課"), unit2=unit.format("教育委員会"), asked1=asked, asked2=asked,
        answered1=answered.format("住民課"), answered2=answered.format("教育委員会"),
        q1=q1, q2=q2, q3=q3, a1=a1, a23=a23,
    )  # fmt: skip


@pytest.mark.parametrize("how", _WAYS)
def test_each_unit_brings_a_matter(how: str) -> None:
    minutes = read(written(how))

    assert [case.title for case in minutes.cases] == [
        "申告書の控えを、保険税の軽減の判定に用いることについて（条例第8条第2項第5号）",
        "卒業生の進路の記録を、同窓会の名簿の作成のため提供することについて（条例第9条第1項第4号）",
    ]


@pytest.mark.parametrize("how", _WAYS)
def test_counted_answers_are_of_the_unit_that_their_head_names(how: str) -> None:
    minutes = read(written(how))
    first, second = (case.id for case in minutes.cases)

    assert [(str(turn.kind), turn.cases) for turn in minutes.turns] == [
        *[("question", (first,))] * 3,
        *[("answer", (first,))] * 2,
        ("question", (second,)),
        ("answer", (second,)),
    ]
    assert {str(turn.role) for turn in minutes.turns if turn.kind == "answer"} == {
        "implementing_body"
    }
    assert not [turn for turn in minutes.turns if "の件" in turn.text or "回答" in turn.text]


@pytest.mark.parametrize("how", _WAYS)
@pytest.mark.parametrize("row", ["一、{}　　　　　{}", "（1）{}　　{}", "・{}　……　{}", "{}　　{}"])
def test_a_list_of_results_names_the_units(how: str, row: str) -> None:
    unit = _WAYS[how].split()[0].strip("■【】")
    ends = (("住民課", "適当と認める。"), ("教育委員会", "適当と認めない。"))
    rows = "".join(f"　{row.format(unit.format(who), end)}\n" for who, end in ends)
    text = written(how).replace("開催日時", f"（表紙）審議の結果\n{rows}\n開催日時")

    assert [str(case.outcome.value) for case in read(text).cases] == ["approved", "rejected"]


def test_one_unit_alone_heads_nothing() -> None:
    text = written("kanji").partition("\n教育委員会の件")[0]

    assert not [case for case in read(text).cases if "住民課の件" in (case.title or "")]
