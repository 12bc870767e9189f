"""Tables of results with any columns, in any order, and rows without numbers."""

import pytest
from parsing.reading import TWO_CASES, read

from kurume_search.model.meeting import Minutes


def minutes(table: str, above: str = "（9）審議の結果\n\n") -> Minutes:
    return read(TWO_CASES + above + table)


def values(found: Minutes) -> list[str | None]:
    return [case.outcome.value for case in found.cases]


def _stacked(rows: list[tuple[str, ...]], cell: str, row: str) -> str:
    return row.join(cell.join(held) for held in rows) + "\n"


CELLS = {
    "番号": ("第58号", "第59号", "第60号"),
    "案件": ("保育施設の利用調整について", "窓口の録画", "名簿の提供"),
    "件名": ("保育施設の利用調整について", "区役所の窓口の録画について", "名簿の外部提供について"),
    "担当課": ("保育課", "広報課", "福祉課"),
    "根拠": ("条例第8条第1項", "条例第9条", "条例第8条第1項"),
    "結果": ("承認", "意見を付して承認", "会長に一任"),
    "付した意見": ("―", "1年後に、件数を報告すること。", "―"),
    "意見等": ("なし", "1年後に、件数を報告すること。", "なし"),
    "備考": ("―", "1年後に、件数を報告すること。", "―"),
    "答申日": ("11月5日", "11月5日", "―"),
}
THIRD = (
    "諮問第60号　名簿の外部提供について\n委員：何件ですか。\n福祉課：3件です。\n\n審議の結果\n\n"
)


@pytest.mark.parametrize(
    "heads",
    [
        "番号 案件 結果 付した意見",
        "番号 件名 担当課 結果 意見等",
        "番号 件名 担当課 根拠 結果 答申日 備考",
        "番号 結果 案件",
        "番号 案件 付した意見 結果",
        "案件 番号 結果",
        "件名 番号 担当課 結果 備考",
        "結果 番号 案件",
        "担当課 件名 結果",
        "件名 担当課 結果",
        "件名 根拠 結果 答申日",
        "件名 結果 付した意見",
    ],
)
@pytest.mark.parametrize(
    ("cell", "row"), [("\n", "\n\n"), ("\n", "\n"), ("\n\n", "\n\n"), ("\n\n", "\n\n\n")]
)
def test_columns_can_be_any_in_any_order(heads: str, cell: str, row: str) -> None:
    rows = [tuple(heads.split()), *zip(*(CELLS[head] for head in heads.split()), strict=True)]
    found = minutes(_stacked(rows, cell, row), THIRD)

    assert values(found) == ["approved", "approved_with_opinion", "deferred"]
    assert [case.number for case in found.cases] == ["第58号", "第59号", "第60号"]
    assert [case.outcome.raw for case in found.cases] == list(CELLS["結果"])


@pytest.mark.parametrize("sign", ["｜", "\t", "\n", "\n\n"])
@pytest.mark.parametrize("head", ["付した意見", "意見等", "審議会からの意見", "要望事項", "備考"])
def test_an_opinion_beside_a_result_is_kept_with_it(sign: str, head: str) -> None:
    heads = ("番号", "結果", head)
    rows = [heads, *zip(CELLS["番号"][:2], CELLS["結果"], CELLS["備考"], strict=False)]
    edge = "" if sign.startswith("\n") else sign
    found = minutes("\n".join(edge + sign.join(held) + edge for held in rows) + "\n")

    assert values(found) == ["approved", "approved_with_opinion"]
    assert [case.outcome.conditions for case in found.cases] == [
        (), ("1年後に、件数を報告すること。",),
    ]  # fmt: skip


def test_a_row_that_lost_its_last_cell_keeps_the_others_apart() -> None:
    rows = [
        ("番号", "件名", "所管課", "結果", "備考"),
        ("諮問第1号", "名簿の提供について", "福祉課", "承認"),
        ("諮問第2号", "画像の収集について", "防災課", "継続審議", "次回に報告"),
    ]
    found = read(TWO_CASES.partition("諮問第58号")[0] + _stacked(rows, "\n", "\n\n"))

    assert [case.title for case in found.cases] == ["名簿の提供について", "画像の収集について"]
    assert [unit.unit for case in found.cases for body in case.bodies for unit in body.units] == [
        "福祉課", "防災課",
    ]  # fmt: skip
    assert values(found) == ["approved", "continued"]


def test_rows_can_be_counted_by_any_word() -> None:
    rows = [
        ("区分", "件名", "結果"),
        ("審議1", "保育施設の利用調整について", "承認"),
        ("審議2", "区役所の窓口の録画について", "継続審議"),
    ]
    found = minutes(_stacked(rows, "\n", "\n"), "会議の結果\n")

    assert values(found) == ["approved", "continued"]
    assert len(found.cases) == 2


@pytest.mark.parametrize(
    "form",
    [
        "件名\n担当課\n結果\n保育施設の利用調整について\n保育課\n承認\n",  # one of each, all told
        "件名\n保育施設の利用調整について\n担当課\n保育課\n結果\n承認\n",
        "担当課\n件名\n結果\n委員からは、次の意見があった。\n名簿は要らない。\n承認すべきである。\n",
    ],
)
def test_rows_that_nothing_counts_are_two_at_least(form: str) -> None:
    found = minutes(form)

    assert [case.number for case in found.cases] == ["第58号", "第59号"]


REPORTED = (
    "区分　　件名　　　　　　　　　　　　　　結果\n"
    "審議1　　保育施設の利用調整について　　　承認\n"
    "審議2　　区役所の窓口の録画について　　　継続審議\n"
    "報告1　　{report}　　　―\n"
)


@pytest.mark.parametrize(
    "report",
    ["令和6年度上半期の開示請求の状況", "個人情報の漏えいについて", "制度の運用状況について"],
)
@pytest.mark.parametrize("talk", ["", "報告1　{report}\n\n委員：多いのか。\n総務課：7件少ない。\n"])
def test_a_general_report_in_a_table_is_an_item_and_no_case(report: str, talk: str) -> None:
    found = minutes(REPORTED.format(report=report) + "\n" + talk.format(report=report))

    assert [case.title for case in found.cases] == [
        "保育施設の利用調整について", "区役所の窓口の録画について",
    ]  # fmt: skip
    assert [item.kind.value for item in found.agenda if item.title == report] == ["report"]
    assert found.turns[-1].cases == () or not talk


def test_a_report_on_one_matter_stays_a_case() -> None:
    report = "防犯カメラの画像を警察に提供したことについて"
    found = minutes(REPORTED.format(report=report))

    assert [(case.title, case.procedure) for case in found.cases][2:] == [(report, "報告")]


@pytest.mark.parametrize("sign", ["\n", "\n\n", "｜", "\t"])
@pytest.mark.parametrize(
    ("short", "number"),
    [
        ("保育施設の利用調整", "第58号"),
        ("保育施設の利用の調整", "第58号"),
        ("窓口の録画", "第59号"),
        ("区役所窓口の録画", "第59号"),
    ],
)
def test_a_title_can_be_cut_short_where_no_number_stands(
    sign: str, short: str, number: str
) -> None:
    rows = [
        ("件名", "担当課", "結果"), (short, "保育課", "継続審議"),
        ("図書館の本の並べ方について", "図書館", "承認"),
    ]  # fmt: skip
    edge = "" if sign.startswith("\n") else sign
    row = "\n" if edge else sign
    found = minutes(row.join(edge + sign.join(held) + edge for held in rows) + "\n")

    told = {case.number: case.outcome.value for case in found.cases[:2]}
    assert told == {"第58号": None, "第59号": None} | {number: "continued"}
    assert [case.title for case in found.cases[2:]] == ["図書館の本の並べ方について"]


@pytest.mark.parametrize("title", ["公民館の画像の収集", "保育の無料化", "区役所の録音の扱い"])
def test_a_title_that_is_only_like_another_is_of_a_case_of_its_own(title: str) -> None:
    rows = [("件名", "結果", "備考"), (title, "承認", "―"), ("本の並べ方について", "承認", "―")]
    found = minutes(_stacked(rows, "\n", "\n"))

    assert values(found)[:2] == [None, None]
    assert len(found.cases) == 4
