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
