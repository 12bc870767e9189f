"""Pages whose lines break anywhere: titles, ends and what was said go on in the next line."""

import pytest
from parsing.reading import read

HEAD = "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n\n"

WIDE = (
    HEAD + "諮問事項　2-4\n防犯灯の管理に係る{first}\n{second}\n"
    "担当課：総務部総務課\n○会長　始めます。\n"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("台帳の共有について（条例第 9 条", "第 3 項第 1 号）"),
        ("台帳の共有について（条例第", "9 条第 3 項）"),
        ("電子計算機の結合について（条例第 11 条第 1 項、第", "2 項）"),
    ],
)
def test_a_provision_that_goes_on_below_a_title_is_of_it(first: str, second: str) -> None:
    (case,) = read(WIDE.format(first=first, second=second)).cases

    assert case.number == "2-4"
    assert case.title == f"防犯灯の管理に係る{first}{second}"


def test_a_count_below_a_title_that_lost_its_bracket_is_an_item() -> None:
    minutes = read(
        HEAD + "1 諮問第4号　台帳の共有について（条例第9条\n○会長　始めます。\n\n2）その他\n"
        "○事務局　次回は5月です。\n"
    )

    assert [item.title for item in minutes.agenda][-1] == "その他"


def test_an_end_told_apart_below_a_turn_may_be_wrapped() -> None:
    minutes = read(
        HEAD + "諮問第4号　台帳の共有について\n○会長　始めます。\n○総務課長　誤りは直します。\n\n"
        "諮問第4号については、台帳を毎年見直すよう\n意見を付けて、適当とすることに決した。\n\n"
        "諮問第5号　画像の提供について\n○会長　始めます。\n"
    )

    assert [turn.text for turn in minutes.turns][1] == "誤りは直します。"
    assert minutes.cases[0].outcome.value == "approved_with_opinion"
    assert minutes.cases[0].outcome.place.line == 9


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("諮問第4号　名簿の住所の収集\nについて（健康課、子ども課）\n", "名簿の住所の収集について"),
        ("諮問第4号\n名簿の住所\nの収集について【健康課・子ども課】\n", "名簿の住所の収集について"),
        ("諮問第4号\n住所の収集について 担当課：健康課、子ども課\n", "住所の収集について"),
    ],
)
def test_offices_behind_the_last_line_of_a_title_are_its_bodies(lines: str, title: str) -> None:
    minutes = read(HEAD + lines + "○会長　始めます。\n○健康課　資料のとおりです。\n")

    (case,) = minutes.cases
    assert case.title == title
    assert [unit.unit for body in case.bodies for unit in body.units] == ["健康課", "子ども課"]


def test_words_in_brackets_that_end_a_title_and_name_no_office_are_of_it() -> None:
    minutes = read(HEAD + "諮問第4号　名簿の収集\nについて（健診の記録）\n○会長　始めます。\n")

    assert minutes.cases[0].title == "名簿の収集について（健診の記録）"
    assert minutes.cases[0].bodies == ()


BULLETS = """諮問第4号　名簿の提供について

　健康課から、渡す相手は薬局であると説明した。

《{heading}》
・渡した後の名簿は、薬局がいつまで持っているのかとの質問に、健康課から、半年で
　溶かすとの回答があった。
・溶かしたことを、条例第9条の「必要な措置」
　として書面で確かめるべきとの意見があった。
・薬剤師会からも、求めがあるはずだとの発言があった。
・写しを取らせないという方法もあるとの指摘に対し、健康課から、契約に書くとの認識が示された。

○結果
　承認
"""


def test_bullets_under_the_words_of_members_are_theirs_where_they_name_nobody() -> None:
    minutes = read(HEAD + BULLETS.format(heading="委員からの主な質問・意見"))

    assert [case.title for case in minutes.cases] == ["名簿の提供について"]
    assert [(turn.role.value, turn.kind.value) for turn in minutes.turns] == [
        ("implementing_body", "statement"),  # what was presented
        ("member", "question"),
        ("implementing_body", "answer"),
        ("member", "statement"),
        ("unknown", "statement"),  # somebody is named: 薬剤師会
        ("member", "statement"),
        ("implementing_body", "answer"),
    ]
    assert "措置」として書面" in minutes.turns[3].text
    assert {turn.cases for turn in minutes.turns} == {("c1",)}


def test_a_heading_that_says_nothing_of_who_speaks_gives_nobody() -> None:
    minutes = read(HEAD + BULLETS.format(heading="主な質問・意見"))

    assert [turn.role.value for turn in minutes.turns][1::2] == ["unknown", "unknown", "unknown"]


def test_a_title_with_a_bullet_under_the_talk_still_is_an_item() -> None:
    text = BULLETS.format(heading="委員の意見")
    minutes = read(HEAD + text.replace("○結果", "◆諮問第5号　画像の収集について\n\n○結果"))

    assert [case.number for case in minutes.cases] == ["第4号", "第5号"]


def test_a_large_mark_under_the_talk_marks_a_title_or_what_is_said() -> None:
    text = BULLETS.format(heading="委員からの意見").replace(
        "・渡した後", "◆窓口の録画について\n・渡した後"
    )
    minutes = read(HEAD + text)

    assert [case.title for case in minutes.cases][-1] == "窓口の録画について"
    assert len([turn for turn in minutes.turns if turn.cases == ("c2",)]) == 6

    minutes = read(HEAD + BULLETS.format(heading="委員からの意見").replace("・", "◆"))
    assert [case.title for case in minutes.cases] == ["名簿の提供について"]
    assert len(minutes.turns) == 7


def test_a_large_mark_right_below_the_heading_of_the_talk_parts_it() -> None:
    text = BULLETS.format(heading="委員からの意見").replace(
        "・渡した後", "◆論点の一つ目\n・渡した後"
    )
    (case,) = (minutes := read(HEAD + text)).cases

    assert (case.title, case.outcome.value) == ("名簿の提供について", "approved")
    assert [turn.cases for turn in minutes.turns] == [(case.id,)] * 7


def test_a_point_of_the_result_that_fills_its_line_goes_on_below() -> None:
    minutes = read(
        HEAD + "諮問第4号　名簿の提供の可否に係る審査請求について\n\n<主な意見>\n"
        "・渡す相手を絞るべきとの意見があった。\n\n<結果>\n"
        "・渡す相手の範囲と期間を改めた案を健康課が示すのを待って、次の会議で諮問\n"
        "の可否を改めて審議することとした。\n\nその他\n事務局から、日程の連絡があった。\n"
    )

    assert [case.number for case in minutes.cases] == ["第4号"]
    assert minutes.cases[0].outcome.value == "continued"


def test_a_title_that_fills_its_line_above_the_talk_is_a_heading() -> None:
    minutes = read(
        HEAD + "諮問事項\n<審議>\n"
        "(1) 高齢者の見守りに係る名簿を地区の民生委員及び社会福祉協議会に渡すことについて\n"
        "健康課から、渡す項目は住所のみであるとの説明があった。\n"
    )

    (case,) = minutes.cases
    assert case.title is not None
    assert case.title.startswith("高齢者の見守り")


ARROWS = """諮問第4号　名簿の提供について

<質疑等>
▪ 渡す回数は何回か。
　⇒ 年に一度である。名簿は紙で
　　渡す。
▪ 写しは取らせないでほしい。
　⇒ 契約に書く。
{result}
"""


@pytest.mark.parametrize("result", ["⇒ 諮問のとおり承認", "\n⇒ 次回も審議を続ける。"])
def test_words_behind_an_arrow_right_below_a_bullet_reply_to_it(result: str) -> None:
    minutes = read(HEAD + ARROWS.format(result=result))

    assert [(turn.kind.value, turn.text) for turn in minutes.turns] == [
        ("question", "渡す回数は何回か。"),
        ("answer", "年に一度である。名簿は紙で渡す。"),
        ("statement", "写しは取らせないでほしい。"),
        ("answer", "契約に書く。"),
    ]
    assert minutes.cases[0].outcome.value in ("approved", "continued")


@pytest.mark.parametrize(
    "begun",
    [
        "諮問第2号（画像の提供の件）について、",
        "諮問第2号「画像の提供」に関しては、",
        "諮問第2号は、",
    ],
)
def test_a_sentence_that_begins_with_a_case_calls_none(begun: str) -> None:
    minutes = read(
        HEAD
        + f"1 答申案の確認\n{begun}事務局がまとめた答申の\n案を確認し、一部を直して確定した。\n\n"
        "2 諮問第4号　名簿の提供について\n○会長　始めます。\n○健康課　資料のとおりです。\n"
    )

    assert [case.number for case in minutes.cases] == ["第4号"]
