"""Tables of two columns whose rows have one stroke between the cells, and none around them."""

from __future__ import annotations

from parsing.reading import read

_HEADER = """会議録
会議の名称 | 令和4年度第3回灯野市個人情報保護審議会
開催日時 | 令和4年10月12日（水）　14時00分開会　15時30分閉会
開催場所 | 灯野市役所　201会議室
会長 | 大谷真理
出席委員 | 大谷真理、小島茂、戸張さとみ　（3人）
欠席委員 | 羽鳥進
担当課職員 | 福祉部介護課長　榊
次第 | 1　開会
 | 2　諮問案件の審議
 | （1）諮問第8号　介護の認定の情報を見守りに利用することについて
 | （2）諮問第9号　図書館の督促の事務を委託することについて
 | 3　その他
傍聴人数 | 0人

"""
_TALK = """発言者 | 発言の内容
会長 | 開会します。諮問第8号について説明をお願いします。
 | 【諮問第8号　介護の認定の情報を見守りに利用することについて】
介護課長 | 認定を受けた方の住所を、見守りの協力員に渡すものです。
 | 対象は三十人です。
小島委員 | 本人の同意は得るのですか。
介護課長 | 申請書で得ています。
会長 | 諮問第8号は承認することとしてよろしいですか。
各委員 | 異議なし
会長 | では承認します。次に諮問第9号をお願いします。
 | 【諮問第9号　図書館の督促の事務を委託することについて】
図書館長 | 実は、直営で行うことになりましたので、諮問を取り下げます。
会長 | 諮問第9号は取下げの扱いといたします。以上で閉会します。
"""


def test_each_line_is_a_row_of_label_and_value() -> None:
    meeting = read(_HEADER + _TALK).meeting

    assert meeting.venue == "灯野市役所　201会議室"
    assert [(held.name, held.role) for held in meeting.members] == [
        ("大谷真理", "会長"),
        ("小島茂", "委員"),
        ("戸張さとみ", "委員"),
    ]
    assert meeting.members_declared == 3
    assert meeting.observers == 0
    assert [held.name for held in meeting.explainers] == ["榊"]


def test_each_line_is_a_turn_below_the_head_of_the_talk() -> None:
    minutes = read(_HEADER + _TALK)

    assert [turn.role for turn in minutes.turns] == [
        "chair",
        "implementing_body",
        "member",
        "implementing_body",
        "chair",
        "member",
        "chair",
        "implementing_body",
        "chair",
    ]
    assert not any("|" in turn.text or "【" in turn.text for turn in minutes.turns)
    assert minutes.turns[1].text.endswith("対象は三十人です。")


def test_rows_of_nobody_call_the_cases() -> None:
    text = _HEADER + _TALK
    cases = read(text).cases

    lines = text.split("\n")
    assert [lines[case.heading.line - 1] for case in cases] == [
        " | 【諮問第8号　介護の認定の情報を見守りに利用することについて】",
        " | 【諮問第9号　図書館の督促の事務を委託することについて】",
    ]
    assert [case.outcome.value for case in cases] == ["approved", "withdrawn"]


def test_items_listed_in_cells_below_an_empty_label_are_items() -> None:
    plain = _TALK.replace("【", "").replace("】", "")

    titles = [item.title for item in read(_HEADER + plain).agenda]

    assert "諮問案件の審議" in titles
    assert "その他" in titles


def test_a_stroke_behind_each_speaker_without_the_head_of_a_table_parts_him_from_his_words() -> (
    None
):
    talk = _TALK.split("\n", 1)[1].replace(
        "会長 | 開会", "事務局 | 資料を配りました。\n会長 | 開会"
    )

    turns = read(_HEADER + talk).turns

    assert [turn.role for turn in turns[:3]] == ["secretariat", "chair", "implementing_body"]


def test_strokes_in_sentences_are_no_table() -> None:
    text = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日

1　名簿の提供について
（会長）画面には、氏名|住所の順に出る。
（委員）甲|乙とは何か。
（総務課）区切りの記号である。住所|氏名でもよい。
（会長）承認する。
"""
    roles = [turn.role for turn in read(text).turns]

    assert roles == ["chair", "member", "implementing_body", "chair"]
