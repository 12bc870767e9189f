"""Tables that give each case its result by number alone, with borders or one cell a line."""

import pytest
from parsing.reading import TWO_CASES, read

from kurume_search.model.meeting import Minutes

ROWS = [
    ("諮問第58号", "適当と認める", "令和6年11月5日"),
    ("諮問第59号", "継続審議", "－"),
]
THREE = ("諮問番号", "結果", "答申日")


def minutes(table: str, above: str = "（9）審議の結果\n\n") -> Minutes:
    return read(TWO_CASES + above + table)


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
    found = read(TWO_CASES.partition("諮問第58号")[0] + table + talk)

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
    found = read(TWO_CASES.partition("諮問第58号")[0] + table)

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
        TWO_CASES + f"諮問第60号　窓口に係る{leaves}取扱いについて\n{parts}\n（担当：区政課）\n\n"
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
    found = read(TWO_CASES + f"会長：{said}\n")

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
    found = read(TWO_CASES + f"その他\n事務局：{said}\n")

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
