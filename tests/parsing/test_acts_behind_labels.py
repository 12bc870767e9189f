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
