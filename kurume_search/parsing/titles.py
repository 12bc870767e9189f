"""Titles of items and cases: noun phrases, often with について (件名)."""

from __future__ import annotations

import re

from kurume_search.text.remembered import remembered

_COMPLETE = re.compile(
    r"(?:について|の件|に関する件|報告|について(?:の)?(?:報告|審議|協議)|その他|[)）]|[」』])\s*(?:[(（【\[][^()（）【】]{0,40}[)）】\]])*$"
)
_TITULAR = re.compile(
    r"(?:について|の件|報告|その他|事項|審議|概要|状況|結果|挨拶|あいさつ|案件|議題|紹介|選出|互選|確認|開会|閉会|協議|質疑|説明|審査|件|こと|承認|点検|諮問|答申|請求|処分|不作為|決定|聴取|公表|改訂|制定|廃止|導入|構築|実施|運用|業務|事業|日程|連絡|予定|案|委嘱|指名|署名委員|開催|等|伝達|交付|手交|情報|提供|利用|収集|結合|改正|条例|について\(.*\)|非公開)"
    r"(?:\s*[(（【\[<].{0,60}[)）】\]>])*$"
)
TITLE_MAX = 260


def is_complete(title: str) -> bool:
    """Say whether a title ends as titles end, so that the next line is no part of it."""
    return bool(_COMPLETE.search(title))


def is_titular(words: str) -> bool:
    """Say whether words look like a title: a noun phrase, not a sentence."""
    return 0 < len(words) <= TITLE_MAX and "。" not in words and bool(_TITULAR.search(words))


_TITLE_NOISE = re.compile(r"[「」『』\s、。,()（）【】]")
# What stands behind the subject is no longer than this.
_TAIL_MAX = 200
# What may stand behind the subject: its ground, its number, marks of openness.
_TITLE_TAIL = re.compile(r"(?:[」』]|\s|について|の件|[(（【\[][^()（）【】\[\]]{0,40}[)）】\]])+$")


@remembered(256)
def title_key(title: str) -> str:
    """Return a title as two prints of it are compared."""
    head, tail = title[:-_TAIL_MAX], title[-_TAIL_MAX:]
    return _TITLE_NOISE.sub("", head + _TITLE_TAIL.sub("", tail))
