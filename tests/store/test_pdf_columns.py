"""PDF pages in two columns: each is read down, above and below what goes across them."""

from __future__ import annotations

import pytest
from sample_files import Word, make_pdf
from typeset import PITCH, SIZE, Sheet, wrapped

from kurume_search.store.formats.pdf.reading import read_pdf

TALK = [
    "（委員）本人の同意を得ることができない場合とは、具体的にどのような場合を想定しているのか。",
    "（実施機関）災害が発生し、又は発生するおそれがあり、本人に連絡を取る時間がない場合である。",
    "（委員）提供した後の名簿の管理はどのようにするのか、また誰が確かめるのか伺いたい。",
    "（実施機関）鍵の掛かる書庫に保管し、持ち出しは課長の許可を必要とすることとしている。",
]
TITLE = "令和５年度第２回みなみ市情報公開・個人情報保護審議会会議録"
CASE = "２　諮問第２号　住民基本台帳システムのオンライン結合について（市民課、福祉総務課）"


def words_of(content: bytes) -> str:
    return "".join(read_pdf(content, "x").text.split())


def typeset(talk: list[str]) -> list[str]:
    return wrapped("\n".join(talk), 19 * SIZE)


def columns(sheet: Sheet, talk: list[str]) -> str:
    """Set `talk` in two columns of one height, and return it as it is to be read."""
    sheet.columns("\n".join(talk), lines=(len(typeset(talk)) + 1) // 2)
    return "".join(talk)


def test_a_title_above_columns() -> None:
    sheet = Sheet()
    sheet.line(TITLE, 120.0)
    said = columns(sheet, TALK * 3)

    assert words_of(sheet.pdf()) == TITLE + said


def test_a_heading_across_parts_what_is_above_from_what_is_below() -> None:
    sheet = Sheet()
    sheet.line(TITLE, 120.0)
    first = columns(sheet, TALK * 2)
    sheet.line(CASE)
    second = columns(sheet, TALK)

    assert words_of(sheet.pdf()) == TITLE + first + "".join(CASE.split()) + second


def test_a_table_across_columns() -> None:
    sheet = Sheet()
    sheet.table([["開催日時", "令和５年７月１４日"], ["場所", "市役所"]], [72, 130, 520])
    first = columns(sheet, TALK * 3)
    sheet.table([["番号", "結果"], ["諮問第１号", "承認"]], [72, 200, 520])
    second = columns(sheet, TALK[:2])

    table = "|開催日時|令和５年７月１４日||場所|市役所|"
    assert words_of(sheet.pdf()) == f"{table}{first}|番号|結果||諮問第１号|承認|{second}"


def test_columns_end_on_the_last_page() -> None:
    sheet = Sheet()
    first = columns(sheet, TALK * 4)
    sheet.turn()
    second = columns(sheet, ["（会長）それでは承認することとしてよいか。", "（委員）異議なし。"])

    assert words_of(sheet.pdf()) == f"{first}{second}-2-"


@pytest.mark.parametrize("x", [72.0, 290.0, 470.0])
def test_running_heads_and_page_numbers_stand_apart(x: float) -> None:
    sheet = Sheet()
    sheet.words[0] += [(x, 830.0, "審議会"), (x, 30.0, "- 1 -")]
    said = columns(sheet, TALK * 4)

    assert words_of(sheet.pdf()) == f"審議会{said}-1-"


def test_columns_whose_lines_stand_at_other_heights() -> None:
    lines = typeset(TALK * 4)
    half = len(lines) // 2
    page: list[Word] = [(72.0, 780.0 - PITCH * n, line) for n, line in enumerate(lines[:half])]
    page += [(312.0, 774.0 - PITCH * n, line) for n, line in enumerate(lines[half:])]

    assert words_of(make_pdf([page])) == "".join(TALK * 4)


def test_a_short_last_column() -> None:
    sheet = Sheet()
    sheet.columns("\n".join(TALK * 4), lines=len(typeset(TALK * 4)) - 9)

    assert words_of(sheet.pdf()) == "".join(TALK * 4)


SIDES = [
    ("委員", "本人の同意を得ることができない場合とは何か。"),
    ("防災安全課長", "災害が発生するおそれがある場合である。"),
]


@pytest.mark.parametrize("right", [150.0, 290.0, 312.0])
def test_speakers_beside_what_they_said_are_no_column(right: float) -> None:
    page = [
        (x, 780.0 - PITCH * n, words)
        for n, pair in enumerate(SIDES * 6)
        for x, words in zip((72.0, right), pair, strict=True)
    ]

    lines = read_pdf(make_pdf([page]), "x").text.splitlines()

    assert [line.split("\u3000")[0] for line in lines] == [who for who, _ in SIDES * 6]
    assert all(line.endswith(said) for line, (_, said) in zip(lines, SIDES * 6, strict=True))


def test_a_list_whose_columns_leave_the_middle_free_is_read_by_rows() -> None:
    rows = [
        ("諮問第１号", "名簿の外部提供の件", "防災安全課", "承認、条件なし"),
        ("諮問第２号", "台帳の結合の件", "市民課", "継続審議とする"),
    ] * 6
    page = [
        (x, 780.0 - PITCH * n, words)
        for n, row in enumerate(rows)
        for x, words in zip((72.0, 150.0, 312.0, 420.0), row, strict=True)
    ]

    lines = read_pdf(make_pdf([page]), "x").text.splitlines()

    assert [line.split("\u3000")[0] for line in lines] == [row[0] for row in rows]
    assert ["".join(line.split()) for line in lines] == ["".join(row) for row in rows]


def test_prose_in_one_column_is_read_line_by_line() -> None:
    sheet = Sheet()
    sheet.line(TITLE, 120.0)
    sheet.prose(*TALK * 4)
    lines = [TITLE, *(line for text in TALK * 4 for line in wrapped(text, 450.0))]

    assert [line.strip() for line in read_pdf(sheet.pdf(), "x").text.splitlines()] == lines


@pytest.mark.parametrize("shift", [-14.0, 0.0, 14.0])
def test_columns_of_short_talk_beside_a_gap_out_of_the_middle(shift: float) -> None:
    talk = [
        "（委員）何人か、また誰が確かめるのか、その方法とともに伺いたい。",
        "（課長）二人であり、課長が確かめる。",
    ] * 8
    lines = [line for text in talk for line in wrapped(text, 19 * SIZE + shift)]
    half = len(lines) // 2
    page: list[Word] = [(30.0, 820.0, "印刷の日")]
    page += [(72.0, 780.0 - PITCH * n, line) for n, line in enumerate(lines[:half])]
    page += [(290.0 + shift, 780.0 - PITCH * n, line) for n, line in enumerate(lines[half:])]

    assert words_of(make_pdf([page])) == "印刷の日" + "".join(talk)
