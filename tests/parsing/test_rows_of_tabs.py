"""Tables of turns that tabs part: rows with empty cells, and paragraphs within a cell."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """灯野広域連合個人情報保護審査会　会議録（平成20年度第1回）

開催日時
平成20年11月26日（水曜日）　午後3時～午後4時

"""
CALL = "それでは、諮問第１号「名簿を県に提供することについて」を議題とします。"


def minutes(*rows: str, head: str = "番号\t発言者\t発言の内容") -> Minutes:
    return read(HEAD + "\n".join([head, *rows]) + "\n")


@pytest.mark.parametrize(
    "more",
    [
        "\t\tその場合も、本審査会の答申の範囲で扱います。",
        "\t\t　その場合も、本審査会の答申の範囲で扱います。",
        "　\t　\tその場合も、本審査会の答申の範囲で扱います。",
        "その場合も、本審査会の答申の範囲で扱います。",
        "\n\t\tその場合も、本審査会の答申の範囲で扱います。",
    ],
    ids=["tabs", "set in", "spaces in the cells", "no tabs", "behind an empty line"],
)
def test_speech_goes_on_below_its_row_and_so_does_the_table(more: str) -> None:
    found = minutes(
        f"1\t会長\t{CALL}",
        "2\t警防課\t悪質なものは、告発をすることがあります。",
        more,
        "3\t乙川委員\t保存は何年ですか。",
        "4\t警防課\t１年です。",
    )

    assert found.turns[1].text.endswith("範囲で扱います。")
    assert [turn.speaker for turn in found.turns] == ["会長", "警防課", "委員", "警防課"]


@pytest.mark.parametrize(
    ("head", "blank"),
    [
        ("番号\t発言者\t発言の内容", "\t\t"),
        ("No.\t発言者\t発言要旨", "\t\t"),
        ("発言者\t備考\t発言内容", "\t\t"),
    ],
)
@pytest.mark.parametrize(
    "note",
    [
        "（全員異議なし。諮問第１号は、諮問のとおり認めることに決定）",
        "〔諮問第１号　諮問のとおり認める〕",
    ],
)
def test_a_note_stands_in_the_cell_of_speech_alone(head: str, blank: str, note: str) -> None:
    counted = head.startswith(("番号", "No."))
    rows = [
        ("会長", CALL),
        ("乙川委員", "何件ですか。"),
        ("警防課", "８名です。"),
        ("会長", "よろしいですか。"),
    ]
    lines = [
        f"{at}\t{who}\t{said}" if counted else f"{who}\t\t{said}"
        for at, (who, said) in enumerate(rows, 1)
    ]
    last = "5\t会長\t終わります。" if counted else "会長\t\t終わります。"
    found = minutes(*lines, blank + note, last, head=head)

    assert [held.raw for held in found.notes] == [note]
    assert found.cases[0].outcome.value == "approved"
    assert found.turns[-1].text == "終わります。"


def test_a_row_without_its_number_still_has_a_speaker() -> None:
    found = minutes(f"1\t会長\t{CALL}", "\t乙川委員\t何件ですか。", "2\t警防課\t８名です。")

    assert [turn.kind.value for turn in found.turns] == ["procedural", "question", "answer"]


def test_other_rows_of_tabs_below_a_table_are_no_turns() -> None:
    found = minutes(
        f"1\t会長\t{CALL}",
        "2\t警防課\t８名です。",
        "",
        "配布資料",
        "資料１\t警防課\t搬送の記録",
    )

    assert len(found.turns) == 2


def test_cells_of_a_word_processor_come_out_in_all_these_ways() -> None:
    found = minutes(
        "\t（開会）",
        f"1\t会長\t{CALL}",
        "2\t警防課\t資料のとおりです。",
        "\t\t1　目的",
        "\t\t2　方法",
        "3\t乙川委員\t何件ですか。",
        "\t（丙原委員　入室）",
        "\t乙川委員\tもう一つ、期間は何日ですか。",
        "4\t警防課\t3件で、",
        "\t\t期間は10日です。",
    )

    assert [turn.text for turn in found.turns[1:]] == [
        "資料のとおりです。1　目的2　方法",
        "何件ですか。",
        "もう一つ、期間は何日ですか。",
        "3件で、期間は10日です。",
    ]
    assert [held.raw for held in found.notes] == ["（開会）", "（丙原委員　入室）"]
