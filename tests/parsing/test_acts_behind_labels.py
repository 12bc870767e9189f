"""What somebody does, in parentheses behind his label: his words, not his name."""

import pytest
from parsing.reading import read


@pytest.mark.parametrize(
    "words",
    [
        "（資料3の答申案を読み上げ）",
        "（資料により説明）",
        "（議案書を朗読した）",
        "（配付資料を確認）",
        "（略）",
    ],
)
@pytest.mark.parametrize("mark", ["○", "◎", "◆"])
def test_what_somebody_does_is_no_part_of_his_label(words: str, mark: str) -> None:
    found = read(
        "令和6年度第2回灯野市情報公開審査会　会議録\n\n日時　令和6年10月22日（火）\n"
        "事務局　丙田課長、渡良瀬主査\n\n諮問第11号　台帳の一部公開決定に対する審査請求\n\n"
        f"{mark}甲野会長　説明をお願いする。\n{mark}渡良瀬主査　{words}\n"
        f"{mark}乙川委員　日付は合っているか。\n{mark}渡良瀬主査　合っている。\n"
    )

    assert [(turn.role.value, turn.text) for turn in found.turns[1:]] == [
        ("secretariat", words), ("member", "日付は合っているか。"), ("secretariat", "合っている。"),
    ]  # fmt: skip


@pytest.mark.parametrize("aside", ["（総務課）", "（説明）", "（代理）"])
def test_who_somebody_is_stays_in_his_label(aside: str) -> None:
    found = read(
        "令和6年度第2回灯野市情報公開審査会　会議録\n\n日時　令和6年10月22日（火）\n\n"
        "諮問第11号　台帳の一部公開決定に対する審査請求\n\n"
        f"○会長　説明をお願いする。\n○課長{aside}　資料のとおりである。\n"
        f"○委員　日付は合っているか。\n○課長{aside}　合っている。\n"
    )

    assert [turn.text for turn in found.turns[1:]] == [
        "資料のとおりである。", "日付は合っているか。", "合っている。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "form", ["{}\n　{}\n", "【{}】{}\n", "{}：{}\n", "○{}　{}\n", "（{}）{}\n", "　{}\n　　{}\n"]
)
@pytest.mark.parametrize(
    ("asks", "answers", "leads"),
    [
        ("問い", "答え", "まとめ"),
        ("質問", "回答", "発言"),
        ("再質問", "返答", "総括"),
        ("疑問", "弁明", "取りまとめ"),
        ("主張", "釈明", "議事進行"),
    ],
)
def test_a_label_says_whose_words_follow(asks: str, answers: str, leads: str, form: str) -> None:
    said = [
        (f"有村会長の{leads}", "説明をお願いします。"),
        ("河川課の説明", "図面は二枚です。"),
        (f"千種委員の{asks}", "余白は何ですか。"),
        (f"河川課の{answers}", "書き込みです。"),
        (f"馬渡委員の{asks}", "日付だけですか。"),
        (f"河川課の{answers}", "はい。"),
        (f"有村会長の{leads}", "承認します。"),
    ]
    found = read(
        "令和6年度第2回灯野市情報公開審査会　会議録\n\n日時　令和6年10月22日（火）\n\n"
        "諮問第11号　台帳の外部提供について\n"
        + "".join(form.format(label, words) for label, words in said)
    )

    assert [turn.text for turn in found.turns] == [words for _, words in said]
    assert [turn.role.value for turn in found.turns] == [
        "chair", "implementing_body", "member", "implementing_body", "member",
        "implementing_body", "chair",
    ]  # fmt: skip


TALK = (
    "甲野委員{0}名簿は何件ですか。\n福祉課{0}三十件です。\n乙川委員{0}同意は取りますか。\n{1}\n"
    "福祉課{0}取ります。\n会長{0}承認します。\n"
)


@pytest.mark.parametrize("gap", ["\n　", "　　"])
@pytest.mark.parametrize(
    "said",
    [
        "会長の整理\nを待って提供するのでしょうか。",
        "会長の進行　に従います。",
        "甲野委員の問い",
        "会長の総括",
    ],
)
def test_words_of_another_in_a_speech_begin_no_turn(said: str, gap: str) -> None:
    text = "令和6年度第2回灯野市審議会　会議録\n\n諮問第11号　台帳の外部提供について\n"
    found = read(text + TALK.format(gap, said))

    assert [turn.role.value for turn in found.turns] == [
        "member", "implementing_body", "member", "implementing_body", "chair",
    ]  # fmt: skip


def test_a_head_over_labels_is_nobody_s_turn() -> None:
    found = read(
        "令和6年度第2回灯野市審議会　会議録\n\n諮問第11号　台帳の外部提供について\n"
        "■委員の疑問\n○甲野委員　項目は何ですか。\n○福祉課　氏名です。\n"
        "○乙川委員　同意は取りますか。\n○福祉課　取ります。\n"
        "■会長の総括\n○会長　異議ありませんか。\n○会長　承認します。\n"
    )

    assert all(turn.text for turn in found.turns)
    assert len(found.turns) == 6


@pytest.mark.parametrize(
    "heads", [("会長の挨拶", "事務局の報告"), ("副会長のあいさつ", "会長の報告")]
)
def test_headings_of_the_agenda_are_no_labels(heads: tuple[str, str]) -> None:
    first, last = heads
    found = read(
        "令和6年度第2回灯野市審議会　会議録\n日時　令和6年7月5日\n\n"
        f"１　{first}\n　前回の答申について話があった。\n"
        "２　諮問第3号　名簿の提供について\n　承認する。\n"
        f"３　{last}\n　次回は8月である。\n"
    )

    assert not found.turns
    assert [item.title for item in found.agenda] == [first, "名簿の提供について", last]
    assert found.cases[0].outcome.value == "approved"
