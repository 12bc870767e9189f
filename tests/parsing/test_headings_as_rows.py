"""Items that head their turns as rows of the table of turns, in tabs and in pipes."""

import pytest
from parsing.reading import read

HEAD = "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
SAID = [
    ("会長", "説明をお願いします。"),
    ("税務課", "三十件です。"),
    ("甲野委員", "様式はありますか。"),
    ("税務課", "まだございません。"),
    ("会長", "諮問のとおり承認します。"),
]


def written(form: str, columns: tuple[str, ...], heads: list[tuple[str, ...]]) -> str:
    """Return a table with turns of two items, each below a row that heads it."""
    rows = [columns]
    for head in heads:
        counted = enumerate(SAID, len(rows))
        rows += [head, *((str(n), who, words, "") for n, (who, words) in counted)]
    lines = (row[: len(columns)] for row in rows)
    if form == "pipes":
        return HEAD + "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"
    tabs = ("\t".join(row) for row in lines)
    return HEAD + "\n".join(row.rstrip("\t") if form == "short" else row for row in tabs) + "\n"


@pytest.mark.parametrize("form", ["pipes", "tabs", "short"])
@pytest.mark.parametrize(
    "columns",
    [("番号", "発言者", "発言内容", "備考"), ("番号", "発言者", "発言内容")],
)
@pytest.mark.parametrize(
    "head",
    [
        ("{number}", "{title}", "", ""),
        ("{number}　{title}", "", "", ""),
        ("", "{number}　{title}", "", ""),
        ("", "", "{number}　{title}", ""),
        ("議題{n}", "{number}", "{title}", ""),
    ],
)
def test_what_stands_below_such_a_row_is_on_its_item(
    head: tuple[str, ...], columns: tuple[str, ...], form: str
) -> None:
    items = [("諮問第3号", "名簿の提供について"), ("諮問第4号", "台帳の提供について")]
    heads = [
        tuple(cell.format(n=n, number=number, title=title) for cell in head)
        for n, (number, title) in enumerate(items, 1)
    ]
    minutes = read(written(form, columns, heads))

    assert [(case.number, case.title, str(case.outcome.value)) for case in minutes.cases] == [
        ("第3号", "名簿の提供について", "approved"),
        ("第4号", "台帳の提供について", "approved"),
    ]
    assert [(turn.text, turn.cases) for turn in minutes.turns] == [
        (words, (case.id,)) for case in minutes.cases for _, words in SAID
    ]


ASKED = [("何人分か。", "三十人である。"), ("委託するのか。", "しない。")]


@pytest.mark.parametrize("form", ["| {} |", "{}"])
@pytest.mark.parametrize("result", ["", "結果", "審議の結果、諮問のとおり承認された。"])
@pytest.mark.parametrize(
    "head",
    [("{number}　{title}", "", ""), ("{number}", "{title}", ""), ("", "{number}　{title}", "")],
)
def test_rows_of_questions_and_answers_stand_below_their_item(
    head: tuple[str, ...], result: str, form: str
) -> None:
    between = " | " if "|" in form else "\t"
    rows = [("番号", "質問・意見", "回答")]
    for number, title in (("諮問第3号", "名簿の提供について"), ("諮問第4号", "台帳の提供について")):
        rows.append(tuple(cell.format(number=number, title=title) for cell in head))
        rows += [(str(n), *pair) for n, pair in enumerate(ASKED, 1)]
        if result:
            rows.append((result, "承認", "") if result == "結果" else ("", result, ""))
    minutes = read(HEAD + "\n".join(form.format(between.join(row)) for row in rows) + "\n")

    assert [(case.number, case.title) for case in minutes.cases] == [
        ("第3号", "名簿の提供について"),
        ("第4号", "台帳の提供について"),
    ]
    assert [case.outcome.value is not None for case in minutes.cases] == [bool(result)] * 2
    assert [(turn.text, str(turn.kind), turn.cases) for turn in minutes.turns] == [
        (words, kind, (case.id,))
        for case in minutes.cases
        for pair in ASKED
        for words, kind in zip(pair, ("question", "answer"), strict=True)
    ]


@pytest.mark.parametrize("form", ["| {} |", "{}"])
def test_who_speaks_can_have_the_last_column(form: str) -> None:
    between = " | " if "|" in form else "\t"
    rows = [("発言内容", "発言者"), *((words, who) for who, words in SAID)]
    minutes = read(
        f"{HEAD}諮問第3号　名簿の提供について\n"
        + "\n".join(form.format(between.join(row)) for row in rows)
        + "\n\n【結果】承認\n"
    )

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]
    assert [str(turn.role) for turn in minutes.turns] == [
        "chair", "implementing_body", "member", "implementing_body", "chair",
    ]  # fmt: skip
