"""Okurigana: what is the same word with more or less of it, and what isn't."""

from __future__ import annotations

import pytest

from kurume_search.analysis.morphemes import tokens
from kurume_search.query.okurigana import may_vary, written_as

SAME = [
    "持ち出し 持出し 持出", "取り下げ 取下げ", "取り消し 取消し 取消", "受け付け 受付け 受付",
    "問い合わせ 問い合せ 問合わせ 問合せ", "届け出 届出", "書き込み 書込み", "読み取り 読取り",
    "聞き取り 聞取り", "受け入れ 受入れ", "差し止め 差止め", "積み立て 積立て",
    "繰り越し 繰越し", "申し込み書 申込書", "立ち入り調査 立入調査", "手続き 手続",
    "取り扱い件数 取扱件数", "入り口 入口",
]  # fmt: skip
# 立ち場 and 生花 are other words, 見直す and 届け出る verbs, and the rest has nothing to leave out.
ALONE = [
    "立場", "立ち場", "生花", "行方", "見直す", "届け出る", "取得", "個人情報", "目的外利用",
    "本人の同意", "考え", "サーバー", "LINE", "", "々々", "。",
]  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_each_leads_to_all_others(words: str) -> None:
    same = set(words.split())
    families = [{one, *written_as(one, tokens)} for one in same]

    assert all(family == families[0] for family in families)
    assert same <= families[0]


@pytest.mark.parametrize("word", ALONE)
def test_other_words_stand_alone(word: str) -> None:
    assert written_as(word, tokens) == ()


def test_most_words_are_told_without_a_dictionary() -> None:
    assert not may_vary("個人情報", tokens("個人情報"))
    assert not may_vary("考え", tokens("考え"))
    assert may_vary("持出し", tokens("持出し"))
