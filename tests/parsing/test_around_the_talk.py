"""Lines around the talk that look like labels, or like more of it."""

import pytest
from parsing.reading import read

TALK = (
    "諮問第1号　台帳の件について\n\n会長　　説明を求める。\n総務課長　　三件である。\n"
    "委員　　何日か。\n総務課長　　三日である。\n会長　　これで終わります。\n"
)
HEAD = (
    "第87回　灯野市情報公開・個人情報保護審査会　議事概要\n\n"
    "日時　令和６年２月１４日（水）　午後２時\n出席委員　　真壁会長、田中委員\n{}\n\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "お問い合わせ　総務部行政管理課　　電話 0000-00-0000",
        "お問い合わせ先　区政情報課　区政情報係　電話 0000-00-0000",
        "問合せ先：総務課　　電話 0000-00-0000",
    ],
)
@pytest.mark.parametrize(
    "above", ["", "関連ファイル\n", "添付ファイルのダウンロード\n", "ダウンロード\n\n"]
)
def test_whom_to_ask_about_a_page_says_nothing(line: str, above: str) -> None:
    found = read(HEAD.format("") + TALK + f"\n{above}{line}\n")

    assert len(found.turns) == 5
    assert found.turns[-1].text == "これで終わります。"


def test_a_question_is_no_address() -> None:
    found = read(
        HEAD.format("")
        + "諮問第1号　台帳の件について\n\n問　　問い合わせ先はどこか。\n答　　総務課である。\n"
        "問　　何日か。\n答　　三日である。\n"
    )

    assert [turn.text for turn in found.turns][:2] == ["問い合わせ先はどこか。", "総務課である。"]


@pytest.mark.parametrize("label", ["説明者", "説明員", "担当課", "事務局"])
@pytest.mark.parametrize(
    "people",
    [
        "こども未来部こども家庭センター　甲野所長",
        "くらしの安全あんしん課　甲野課長、乙川主事",
        "こども未来部こども家庭課、みどりまちづくり推進課",
    ],
)
def test_offices_in_kana_are_no_speech(label: str, people: str) -> None:
    found = read(HEAD.format(f"{label}　　　{people}\n閉会時刻　　午後４時") + TALK)

    assert found.turns[0].text == "説明を求める。"
    assert found.meeting.time_end is not None
