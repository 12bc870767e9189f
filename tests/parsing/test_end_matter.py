"""What stands behind the meeting (papers, signatures) is nobody's words."""

from __future__ import annotations

import pytest
from parsing.reading import read

_MINUTES = """第2回灯野市個人情報保護審議会会議録
日時　令和4年10月12日（水）午後2時
場所　市役所第1会議室
出席者　甲野会長、乙川委員
1　名簿の外部提供について
（甲野会長）事務局から説明をお願いします。
（事務局）資料1のとおりです。
（乙川委員）提供先はどこですか。
（事務局）自主防災組織です。
（甲野会長）では、承認することとします。
"""
_LAST = "以上で本日の審議会を閉会します。"
_ENDS = {
    "papers": "\n配付資料\n　資料1　届出書一覧\n　資料2　様式の変更について\n",
    "papers in columns": "\n資　料　　　1　届出書一覧\n　　　　　　2　様式の変更について\n",
    "papers by their matters": "\n資　料 １ 会議録（案）\n２ 案件１ 届出書\n特記事項 次回は11月\n",
    "papers as a list": "\n（閉会　午後4時15分）\n\n【資料】\n・次第\n・資料1　届出書一覧\n",
    "signatures": (
        "\n　会議の経過を記載して、その相違がないことを証するため、ここに署名する。\n\n"
        "　　令和4年11月9日\n\n　　　　議　長　　甲野　一郎\n"
    ),
    "made certain": "会議録の確定\n　確定年月日　令和4年11月30日\n　会長署名　　甲野　一郎\n",
    "who wrote it": "\n以上\n会議録作成：総務課　主事　丙山\n",
    "remarks": "\n特記事項　　本会議録は、令和4年11月9日に確定した。\n",
}


@pytest.mark.parametrize("name", _ENDS)
def test_what_stands_behind_the_meeting_is_said_by_nobody(name: str) -> None:
    plain = read(f"{_MINUTES}（甲野会長）{_LAST}\n")
    ended = read(f"{_MINUTES}（甲野会長）{_LAST}\n{_ENDS[name]}")

    assert [turn.text for turn in ended.turns] == [turn.text for turn in plain.turns]
    assert [item.title for item in ended.agenda] == [item.title for item in plain.agenda]
    assert [case.title for case in ended.cases] == [case.title for case in plain.cases]


@pytest.mark.parametrize(
    "words", ["資料の説明は以上です。", "それから、資料について。", "以上です。"]
)
def test_words_about_papers_are_still_said(words: str) -> None:
    minutes = read(f"{_MINUTES}（事務局）本日の資料を確認します。\n{words}\n")

    assert minutes.turns[-1].text.endswith(words)


def test_a_matter_behind_a_list_of_papers_is_treated() -> None:
    minutes = read(f"{_MINUTES}配付資料\n資料1　届出書一覧\n2　その他\n（事務局）次回は1月です。\n")

    assert minutes.turns[-1].text == "次回は1月です。"
