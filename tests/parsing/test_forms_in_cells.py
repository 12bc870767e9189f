"""Forms on one sheet: all of the talk in one cell, results counted by the items in another."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

FORM = (
    "（様式第１号）\n会　議　概　要\n\n会議の名称\t令和４年度第２回梢野市個人情報保護審議会\n"
    "開催日時\t令和４年７月５日（火）１０時～１１時\n"
    "出席者\t【委　員】甲斐会長、乙部委員（定数３名中２名出席）\n\t【事務局】総務課　丙田課長\n"
    "議　題\t１　窓口の受付簿（第２号様式）\n\t　　の電子化について〔諮問(個)第４号〕\n"
    "\t２　見守り名簿の提供について\n\t　　〔諮問(個)第５号〕\n\t３　その他\n"
    "審議経過\t{legend}\n\n"
    "\t{mark}議題１\n\t総務課長から資料１により説明。\n\t{m}保存の期間は。\n\t{a}一年。写しは、その都度\n"
    "\t廃棄する。\n\n\t{mark}議題２（非公開。傍聴者退室）\n\t{m}同意は取らないのか。\n\t{a}取る。\n\n"
    "\t{mark}その他\n\t{s}次回は３月。\n"
    "{result}\t１　修正の上、承認。\n\t２　継続審議とする。\n公表の方法\t市ホームページ\n"
)


@pytest.mark.parametrize(
    ("legend", "labels", "mark", "result"),
    [
        ("（委）委員　（担）担当課　（事）事務局", "（委） （担） （事）", "＊", "結　果"),
        ("【委】委員、【担】担当課、【事】事務局", "【委】 【担】 【事】", "◆", "審　議　結　果"),
        ("凡例　［委］委員　［課］所管課　［事］事務局", "［委］ ［課］ ［事］", "", "審議結果"),
        ("※委＝委員、担＝担当課、事＝事務局", "委： 担： 事：", "■", "結　論"),
        ("〈Ｑ〉委員　〈Ａ〉担当課　〈事〉事務局", "〈Ｑ〉 〈Ａ〉 〈事〉", "○", "審議の結果"),
    ],
)
def test_a_cell_holds_talk_and_another_the_results(
    legend: str, labels: str, mark: str, result: str
) -> None:
    m, a, s = labels.split()
    minutes = read(FORM.format(legend=legend, mark=mark, result=result, m=m, a=a, s=s))

    first, second = minutes.cases
    assert first.title == "窓口の受付簿（第２号様式）の電子化について"
    assert second.title == "見守り名簿の提供について"
    assert first.outcome.value is OutcomeValue.APPROVED_WITH_OPINION
    assert second.outcome.value is OutcomeValue.CONTINUED
    sides = [Role.MEMBER, Role.IMPLEMENTING_BODY]
    assert [turn.role for turn in minutes.turns] == [*sides, *sides, Role.SECRETARIAT]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",), ()]
    assert minutes.turns[1].text == "一年。写しは、その都度廃棄する。"
    assert [person.name for person in minutes.meeting.members] == ["甲斐", "乙部"]
    assert minutes.meeting.doc_kind == "会議概要"


@pytest.mark.parametrize(
    "call", ["＜議題{}＞", "【議題{}】", "議題{}について", "＊議題{}", "議題{}"]
)
@pytest.mark.parametrize("gap", ["\t", "　　　", "      "])
def test_cells_can_be_parted_by_gaps_and_items_called_in_any_marks(call: str, gap: str) -> None:
    form = FORM.format(
        legend="（委）委員　（担）担当課　（事）事務局", mark="＊", result="結　果",
        m="（委）", a="（担）", s="（事）",
    )  # fmt: skip
    for number in "１２":
        form = form.replace(f"＊議題{number}", call.format(number))
    minutes = read(form.replace("\n\t", f"\n{gap}　").replace("\t", gap))

    values = [(case.title, case.outcome.value, case.outcome.raw) for case in minutes.cases]
    assert values == [
        ("窓口の受付簿（第２号様式）の電子化について", "approved_with_opinion", "修正の上、承認。"),
        ("見守り名簿の提供について", "continued", "継続審議とする。"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",), ()]


def test_results_counted_by_the_items_need_no_number_of_a_case() -> None:
    minutes = read(
        "第２回梢野市個人情報保護審議会会議要旨\n\n日時　令和４年７月５日（火）\n\n"
        "１　受付簿を電子化することについて\n委員：保存の期間は何年か。\n担当課：一年である。\n\n"
        "２　名簿を提供することについて\n委員：同意は取らないのか。\n担当課：取る。\n\n"
        "審議結果\n１　原案のとおり承認する。\n２　不適当である。\n"
    )

    values = [case.outcome.value for case in minutes.cases]
    assert values == [OutcomeValue.APPROVED, OutcomeValue.REJECTED]


def test_conditions_counted_below_one_result_are_no_results_of_items() -> None:
    minutes = read(
        "第２回梢野市個人情報保護審議会会議要旨\n\n日時　令和４年７月５日（火）\n\n"
        "１　受付簿を電子化することについて\n委員：保存の期間は何年か。\n担当課：一年である。\n\n"
        "２　名簿を提供することについて\n委員：同意は取らないのか。\n担当課：取る。\n\n"
        "審議結果\n次の条件を付して承認する。\n１　同意を得ること。\n２　一年で廃棄すること。\n"
    )

    first, second = minutes.cases
    assert first.outcome.value is None
    assert second.outcome.value is OutcomeValue.APPROVED_CONDITIONAL
