"""Sections of an appeal named after whose words they hold, with bullets of nobody below them."""

import pytest
from parsing.reading import read

HEAD = (
    "令和4年8月開催　灯野市情報公開審査会会議録\n\n日時　令和4年8月30日（火）\n\n7　議事（要旨）\n"
    "(1)議題(1)報告書の部分開示決定に対する審査請求について（第3回）\n処分庁：産業部観光課\n"
)
RESULT = "審議の結果\n次回、引き続き審議することとした。\n"


def talk(heads: str) -> str:
    """Return minutes with sections counted as `heads` says, of the sides of an appeal."""
    marks = iter(heads)
    return (
        f"{HEAD}{next(marks)}　審査請求人の主張（要旨）\n"
        "・黒塗りとした部分が広い。\n・氏名までは求めていない。\n"
        f"{next(marks)}　処分庁の説明（要旨）\n・用地の価格が推し量られる。\n"
        f"{next(marks)}　委員からの質問及びこれに対する回答\n"
        "・（委員）採らない案はあるのか。（処分庁）3案のうち1案である。\n"
        "・（会長）図面は含まれるか。（審査請求人）含まれる。ただし、地図は除く。\n"
        f"{next(marks)}　委員の意見\n・1枚丸ごと伏せる理由はない。\n"
        f"{next(marks)}　{RESULT}"
    )


@pytest.mark.parametrize("heads", ["アイウエオ", "①②③④⑤", "■■■■■"])
def test_each_bullet_is_of_the_side_that_its_section_names(heads: str) -> None:
    minutes = read(talk(heads))

    assert [(turn.text, str(turn.role), str(turn.kind)) for turn in minutes.turns] == [
        ("黒塗りとした部分が広い。", "appellant", "statement"),
        ("氏名までは求めていない。", "appellant", "statement"),
        ("用地の価格が推し量られる。", "agency_disposing", "statement"),
        ("採らない案はあるのか。", "member", "question"),
        ("3案のうち1案である。", "agency_disposing", "answer"),
        ("図面は含まれるか。", "chair", "question"),
        ("含まれる。ただし、地図は除く。", "appellant", "answer"),
        ("1枚丸ごと伏せる理由はない。", "member", "statement"),
    ]
    assert [(case.number, str(case.outcome.value)) for case in minutes.cases] == [
        ("議題1", "continued")
    ]


@pytest.mark.parametrize("dress", ["（{}）", "【{}】", "〔{}〕", "＜{}＞"])
def test_a_reply_can_stand_right_behind_its_question(dress: str) -> None:
    asks, tells = dress.format("委員"), dress.format("担当課")
    minutes = read(
        "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
        "議題1　諮問第3号　名簿の提供について\n"
        f"・{asks}何件か。{tells}三十件である。\n・{asks}様式はあるか。また、いつからか。{tells}ない。\n"
        f"・{asks}短くされたい。\n"
    )

    assert [(turn.text, str(turn.kind)) for turn in minutes.turns] == [
        ("何件か。", "question"),
        ("三十件である。", "answer"),
        ("様式はあるか。また、いつからか。", "question"),
        ("ない。", "answer"),
        ("短くされたい。", "statement"),
    ]


def test_a_section_ends_with_its_item() -> None:
    minutes = read(
        "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n場所　市役所\n\n"
        "1 諮問第3号　名簿の提供について\n(1) 処分庁の説明\n・名簿は100件である。\n"
        "2 諮問第4号　台帳の提供について\n・適当である。\n3 その他\n・次回は9月に開く。\n"
    )

    assert [turn.text for turn in minutes.turns] == ["名簿は100件である。"]
    assert [str(case.outcome.value) for case in minutes.cases] == ["None", "approved"]


def test_who_is_the_subject_of_a_sentence_replies_to_nothing() -> None:
    minutes = read(
        "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
        "議題1　諮問第3号　名簿の提供について\n"
        "【委員】誰が押すのか。【会長】が押すのか。\n【事務局】欄は二つある。【会長】の欄である。\n"
        "【委員】様式は。【事務局】で作るのか。\n"
    )

    assert [str(turn.role) for turn in minutes.turns] == ["member", "secretariat", "member"]
