"""Heads of a form that stand on each of its pages, two lines of them."""

from parsing.reading import read

HEAD = "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
HEADS = "発 言 者\n議題・発言内容・決定事項\n"


def test_no_word_of_them_is_said_or_a_heading() -> None:
    minutes = read(
        f"{HEAD}{HEADS}議案第1号　名簿の提供について\n会長\n説明をお願いします。\n税務課長\n"
        f"三十件です。\n甲野委員\n-1-\n{HEADS}様式はありますか。\n税務課長\nまだございません。\n会長\n"
        f"承認することに決定します。\n-2-\n{HEADS}議案第2号　台帳の提供について\n会長\n"
        "説明をお願いします。\n税務課長\n十件です。\n会長\n承認することに決定します。\n-3-\n"
    )

    assert [case.title for case in minutes.cases] == ["名簿の提供について", "台帳の提供について"]
    assert [turn.text for turn in minutes.turns][2:4] == [
        "様式はありますか。",
        "まだございません。",
    ]
    assert not any("発言内容" in turn.text for turn in minutes.turns)


def test_who_speaks_first_on_two_pages_is_no_head() -> None:
    minutes = read(
        f"{HEAD}議題1　諮問第3号　名簿の提供について\n会長\n説明をお願いします。\n税務課長\n"
        "三十件です。\n-1-\n灯野市審議会\n会長\n意見はありますか。\n甲野委員\n様式はありますか。\n税務課長\nありません。\n"
        "-2-\n灯野市審議会\n会長\n承認することに決定します。\n"
    )

    assert [turn.text for turn in minutes.turns] == [
        "説明をお願いします。",
        "三十件です。",
        "意見はありますか。",
        "様式はありますか。",
        "ありません。",
        "承認することに決定します。",
    ]


def test_a_result_below_two_page_marks_is_kept() -> None:
    minutes = read(
        f"{HEAD}- 1 -\n会議の結果\n承認\n1 諮問第3号　名簿の提供について\n"
        "- 2 -\n会議の結果\n承認\n2 諮問第4号　台帳の提供について\n"
    )

    assert any(str(case.outcome.value) == "approved" for case in minutes.cases)
