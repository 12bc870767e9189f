"""Entries below others, called by their circled numbers, and several called together."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

LIST = """令和2年度第5回灯野市個人情報保護審議会 議事録

日時：令和2年11月6日（金）14時～16時
出席委員：甲川会長、乙原委員

次第
１　開会
２　議事
（１）審議事項
　　①徴収金システムの導入について（諮問第21号）
　　②給食費の口座情報の収集について（諮問第22号）
　　③医療的ケアの情報の共有について（諮問第23号）
（２）報告事項
　　①個人情報ファイル簿の作成状況について
３　その他

議事
"""


def minutes(said: str) -> Minutes:
    return read(LIST + said)


def test_circled_entries_are_called_one_after_the_other() -> None:
    found = minutes(
        "【甲川会長】議事（１）の①について、学校教育課から説明をお願いします。\n"
        "【学校教育課】一つのシステムで行うものです。\n"
        "【甲川会長】①を承認します。次に②について、説明をお願いします。\n"
        "【学校教育課】口座の情報を集めるものです。\n"
        "【甲川会長】②は条件付きで認めます。続いて③ですが、学校教育課お願いします。\n"
        "【学校教育課】指示書を共有するものです。\n"
        "【甲川会長】③は継続審議とします。\n"
    )

    assert [(case.number, case.outcome.value) for case in found.cases] == [
        ("21", "approved"),
        ("22", "approved_conditional"),
        ("23", "continued"),
    ]
    assert found.cases[1].title == "給食費の口座情報の収集について"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("①と②を一括して審議します。", 2),
        ("①、②は関連がありますので、併せて審議します。", 2),
        ("①から③までを一括して審議します。", 3),
        ("②について、説明を求めます。", 1),
    ],
)
def test_several_circled_entries_are_called_together(words: str, called: int) -> None:
    found = minutes(
        f"【甲川会長】まず{words}\n【学校教育課】説明します。\n【乙原委員】期間はどれだけですか。\n"
    )

    assert len(found.turns[-1].cases) == called


def test_points_of_a_speech_call_no_entries() -> None:
    found = minutes(
        "【甲川会長】①について、学校教育課から説明をお願いします。\n"
        "【学校教育課】一つのシステムで行うものです。\n"
        "【甲川会長】次に②利用目的、③保存期間の順に説明をお願いします。\n"
        "【学校教育課】目的は徴収です。\n"
    )

    assert [case.number for case in found.cases] == ["21"]


def test_items_are_called_together_by_their_word() -> None:
    found = read(
        "第3回灯野市個人情報保護審議会 会議録\n\n日時 令和4年5月20日 午後2時\n\n議題\n"
        "1 名簿の提供について\n2 画像の提供について\n3 台帳の閲覧について\n\n"
        "○会長 ただいまから開会します。議題1及び議題2を一括して議題とします。\n"
        "○福祉課 説明します。\n○委員 職員の研修はしますか。\n○福祉課 します。\n"
        "○会長 いずれも承認します。次に議題3の説明をお願いします。\n"
        "○福祉課 窓口で見せるものです。\n○会長 承認します。\n"
    )

    assert [case.title for case in found.cases] == [
        "名簿の提供について",
        "画像の提供について",
        "台帳の閲覧について",
    ]
    assert [case.outcome.value for case in found.cases] == ["approved"] * 3
    assert len(found.turns[2].cases) == 2


def test_an_overview_of_the_day_calls_only_what_it_begins_with() -> None:
    found = read(
        "第3回灯野市情報公開審査会 会議録\n\n日時 令和4年5月20日 午後2時\n"
        "議事 諮問第44号 報告書の部分開示決定に対する審査請求\n"
        "　　 諮問第45号 録音の不存在による不開示決定に対する審査請求\n\n"
        "○会長 本日は、諮問第44号と諮問第45号の審議を行います。初めに、諮問第44号について、説明を"
        "お願いします。\n○実施機関 不開示としました。\n○委員 理由は何ですか。\n"
        "○会長 答申案は次回確認します。次に、諮問第45号です。説明をお願いします。\n"
        "○実施機関 消去しました。\n○会長 諮問第45号は引き続き審議します。\n"
    )

    assert [turn.cases for turn in found.turns] == [
        ("c1",), ("c1",), ("c1",), ("c1", "c2"), ("c2",), ("c2",),
    ]  # fmt: skip
