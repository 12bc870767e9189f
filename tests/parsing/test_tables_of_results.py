"""Tables that give each case its result by number alone, with borders or one cell a line."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分

諮問第58号　保育施設の利用調整について
会長：説明してください。
委員：何件ですか。
保育課：3件です。

諮問第59号　区役所の窓口の録画について
委員：何日ですか。
広報課：3日です。

"""
ROWS = [
    ("諮問第58号", "適当と認める", "令和6年11月5日"),
    ("諮問第59号", "継続審議", "－"),
]
THREE = ("諮問番号", "結果", "答申日")


def minutes(table: str, above: str = "（9）審議の結果\n\n") -> Minutes:
    return read(HEAD + above + table)


def values(found: Minutes) -> list[str | None]:
    return [case.outcome.value for case in found.cases]


def _stacked(rows: list[tuple[str, ...]], cell: str, row: str) -> str:
    return row.join(cell.join(held) for held in rows) + "\n"


@pytest.mark.parametrize("above", ["（9）審議の結果\n\n", "審議結果\n\n", "", "【答申一覧】\n\n"])
@pytest.mark.parametrize(
    "heads", [THREE, ("番号", "審議結果", "答申日"), ("諮問番号", "結　果", "備考")]
)
@pytest.mark.parametrize(
    ("cell", "row"), [("\n", "\n\n"), ("\n", "\n"), ("\n\n", "\n\n"), ("\n\n", "\n\n\n")]
)
def test_each_cell_can_have_a_line(above: str, heads: tuple[str, ...], cell: str, row: str) -> None:
    found = minutes(_stacked([heads, *ROWS], cell, row), above)

    assert values(found) == ["approved", "continued"]
    assert [case.title for case in found.cases] == [
        "保育施設の利用調整について", "区役所の窓口の録画について",
    ]  # fmt: skip
    assert [case.outcome.raw for case in found.cases] == ["適当と認める", "継続審議"]


@pytest.mark.parametrize("sign", ["｜", "\t"])
@pytest.mark.parametrize(
    "heads", [THREE, ("番号", "審議結果", "答申日"), ("諮問番号", "答申日", "結論")]
)
def test_a_table_with_borders_needs_no_titles(sign: str, heads: tuple[str, ...]) -> None:
    order = [0, 1, 2] if heads[1] != "答申日" else [0, 2, 1]
    rows = [heads, *(tuple(held[at] for at in order) for held in ROWS)]
    found = minutes("\n".join(sign + sign.join(held) + sign for held in rows) + "\n")

    assert values(found) == ["approved", "continued"]


def test_an_empty_cell_is_lost_when_each_has_a_line() -> None:
    rows = [THREE, ("諮問第58号", "適当と認める"), ("諮問第59号", "継続審議", "未定")]

    assert values(minutes(_stacked(rows, "\n", "\n\n"))) == ["approved", "continued"]


@pytest.mark.parametrize(("cell", "row"), [("\n", "\n\n"), ("\n\n", "\n\n")])
def test_rows_with_titles_are_cases_of_their_own(cell: str, row: str) -> None:
    rows = [
        ("番号", "件名", "所管課", "審議結果"),
        ("諮問第1号", "名簿の提供について", "福祉課", "諮問のとおり承認"),
        ("諮問第2号", "画像の収集について", "防災課", "継続審議"),
    ]
    table = "審議結果\n\n" + _stacked(rows, cell, row)
    talk = "\n○会長　開会します。\n○委員　承知しました。\n○会長　閉会します。\n"
    found = read(HEAD.partition("諮問第58号")[0] + table + talk)

    assert [case.title for case in found.cases] == ["名簿の提供について", "画像の収集について"]
    assert values(found) == ["approved", "continued"]
    assert [unit.unit for case in found.cases for body in case.bodies for unit in body.units] == [
        "福祉課",
        "防災課",
    ]
    assert len(found.turns) == 3


def test_a_title_in_a_cell_can_wrap() -> None:
    table = (
        "番号\n件名\n審議結果\n\n諮問第1号\n災害時の避難の支援に用いる名簿を\n"
        "自治会に提供することについて\n承認\n\n諮問第2号\n画像の収集について\n不承認\n"
    )
    found = read(HEAD.partition("諮問第58号")[0] + table)

    assert [case.title for case in found.cases] == [
        "災害時の避難の支援に用いる名簿を自治会に提供することについて", "画像の収集について",
    ]  # fmt: skip
    assert values(found) == ["approved", "rejected"]


def test_titles_alone_have_their_results_below() -> None:
    table = "件名\n結果\n保育施設の利用調整について\n承認\n区役所の窓口の録画について\n継続審議\n"

    assert values(minutes(table)) == ["approved", "continued"]


def test_what_follows_the_table_is_in_none_of_its_cells() -> None:
    table = _stacked([THREE, *ROWS], "\n", "\n")
    found = minutes(table + "以上のとおり答申することとした。\n○会長　これで閉会します。\n")

    assert values(found) == ["approved", "continued"]
    assert [case.outcome.raw for case in found.cases] == ["適当と認める", "継続審議"]


@pytest.mark.parametrize(
    "form",
    [
        "番号\n諮問第58号\n結果\n承認\n",
        "諮問番号\n結果\n\n審議の経過は次のとおりである。\n",
        "結果\n承認\n",
    ],
)
def test_labels_with_their_values_below_are_no_table(form: str) -> None:
    found = minutes(form)

    assert [case.number for case in found.cases] == ["第58号", "第59号"]


@pytest.mark.parametrize(
    "parts",
    [
        "（1）　窓口の録画　（2）　電話の録音　（3）　文字起こし",
        "（1）　窓口の録画\n（2）　電話の録音\n（3）　文字起こし",
        "①窓口の録画　②電話の録音",
        "　ア　窓口の録画\n　イ　電話の録音",
    ],
)
@pytest.mark.parametrize("leaves", ["次の各号の", "以下の3件の", "次に掲げる事務の"])
def test_the_parts_of_a_case_stand_below_its_title(parts: str, leaves: str) -> None:
    found = read(
        HEAD + f"諮問第60号　窓口に係る{leaves}取扱いについて\n{parts}\n（担当：区政課）\n\n"
        "委員：何日ですか。\n区政課：3日です。\n会長：これを認める。御異議ありませんか。\n"
        "（異議なし）\n"
    )

    assert [case.number for case in found.cases] == ["第58号", "第59号", "第60号"]
    assert found.cases[2].title == f"窓口に係る{leaves}取扱いについて"
    assert [unit.unit for body in found.cases[2].bodies for unit in body.units] == ["区政課"]
    assert found.cases[2].outcome.value == "approved"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("措置としては十分であるとしてよろしいですね。", "procedural"),
        ("それで結構ですね。", "procedural"),
        ("扱いを整理して、次の会議に出してください。", "procedural"),
        ("次回までに、案を示していただきたい。", "procedural"),
        ("その点は私も気になっていました。", "statement"),
    ],
)
def test_a_chair_sums_up_in_other_words(said: str, kind: str) -> None:
    found = read(HEAD + f"会長：{said}\n")

    assert found.turns[-1].kind.value == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("前回、鳥越委員から御質問のありました公表の件数は、418件です。", "answer"),
        ("前回の会議で乙川委員よりお尋ねの点ですが、418件でした。", "answer"),
        ("前回の御指摘を反映した案を作りました。", "statement"),
        ("前回から変わりありません。", "statement"),
    ],
)
def test_what_somebody_asked_last_time_is_answered(said: str, kind: str) -> None:
    found = read(HEAD + f"その他\n事務局：{said}\n")

    assert found.turns[-1].kind.value == kind


@pytest.mark.parametrize("last", ["備考", "摘要", "答申日"])
def test_a_table_of_results_at_the_end_is_no_list_of_papers(last: str) -> None:
    rows = [
        ("番号", "件名", "結果", last),
        ("1", "保育施設の利用調整について", "承認", "附帯意見"),
        ("2", "区役所の窓口の録画について", "取下げ", "－"),
    ]
    found = minutes(_stacked(rows, "\n", "\n"), "審議結果\n")

    assert [value and value.removesuffix("_with_opinion") for value in values(found)] == [
        "approved", "withdrawn",
    ]  # fmt: skip


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
    found = read(HEAD.partition("諮問第58号")[0] + _stacked(rows, "\n", "\n\n"))

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
