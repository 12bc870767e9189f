"""The title that stands beside the number of a case in a chair's words."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.numbers import numbers_in
from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.parsing.words.speech import Sentence, Speech
from kurume_search.parsing.words.titles import is_titular

_QUOTED = re.compile(r"[、,:\s]*「(?P<title>[^「」。]{4,160})」")
# What a title that is said ends in; behind について stands what is asked for, if anything is.
_END = (
    r"(?:について(?:の(?:審査請求|異議申立て|不服申立て)(?:事件|事案)?)?|の件"
    r"|に(?:係る|対する)(?:審査請求|異議申立て|不服申立て)(?:事件|事案)?)"
)
_TITLED = re.compile(
    rf"[、,:\s]*(?P<title>(?=[^\s、,:])[^。]{{4,160}}?{_END})(?=[、,をにでの。]|$)"
)
_TITLE = re.compile(
    r"[、,:「\s]*(?P<title>[^。]{6,160}?)(?:」)?(?:を|に|の|と)?(?:議題と|審議|上程|移り|入り|について、?(?:事務局|担当|実施|説明|お諮り|御審議|ご審議)|でございます|です。|を議題)"
)
_LEAD_IN = re.compile(
    r"(?:(?:それでは|では|次に|次は|続きまして|続いて|まず|まずは|はじめに|初めに|最初に|引き続き|早速(?:です)?(?:が)?|審議に入ります。?)、?)*"
)
# Words that point at what was said before name no matter.
POINTS = re.compile(r"(?:その|この|それ|これ|先ほど|今の|ただ今|御質問|質問|意見|資料)")

# Nothing but the call stands behind the number: its title is the next sentence.
_ONLY_CALLED = re.compile(
    r"(?:(?:です|でございます|であります|に(?:入|移|参|まい)ります|になります|が(?:あり|ござい)ます)(?:ね|か|が)?)?。?\s*"
)
# Whose matter it is stands before its title: 学校教育課さんの、…; 土木課の案件で、….
_WHOSE = (
    r"(?:[^、。のをは]{1,12}(?:課|室|係|局|センター)(?:長)?(?:さん)?(?:の|の案件で|から|より)、)?"
)
_BY_WHOM = re.compile(_WHOSE)
# Behind it, who presents it: …について、土木課から; …についてを、これは福祉課さん。
_PRESENTED = (
    r"(?:を?、(?:これ(?:は|を)、?)?[^、。]{1,12}(?:課|室|係|局|長|センター|担当)(?:さん)?(?:から|より)?"
    r"(?:お願い(?:し|いた)します)?)?"
)
# Between the number of a case and its title: 諮問第8号は、…でございます; 第8号は総務課さんの、….
_JOIN = re.compile(
    r"(?:は|ですが|ですね|でしょうか|になりますか|につきまして(?:は)?|といたしまして)?、?(?:件名は、?)?"
    rf"{_WHOSE}"
)
# A sentence that ends with the title does no more than name the matter: …についてです。
_NAMED = re.compile(
    rf"「?(?P<title>[^。、][^。]{{5,160}}?{_END})」?(?:の答申(?:書)?案|の答申)?"
    rf"(?:、?(?:です|でございます|であります|になります|なんです)(?:ね|が|けれども)?|{_PRESENTED})。?$"
)
_QUOTED_DRAFT = re.compile(r"「[^「」]{6,}」の?答申(?:書)?(?:の)?案")
# What an appeal is on decides nothing: 一部公開決定に関する審査請求.
_APPEALED = re.compile(
    r"(?:開示|公開|訂正|停止|不存在|拒否|却下)[^、。]{0,8}?決定(?:処分)?等?(?=に(?:係|関|対|つい)|の[^、。]{0,6}(?:審査|件)|取消)"
)


def plain(words: str) -> str:
    """Return a chair's words without drafts of answers in quotes, and decisions that are appealed.

    The words for how a case ended that stand in these decide nothing.
    """
    words = _APPEALED.sub("", words) if "決定" in words else words
    return _QUOTED_DRAFT.sub("", words)


def title_next(joined: Speech, at: int, sentence: str, stop: int) -> list[Piece]:
    """Return the title that its own sentence begins with (諮問第8号です。…についてを議題と…)."""
    if not _ONLY_CALLED.fullmatch(sentence, stop):
        return []
    behind = next((held for held in joined.sentences if held.start > at), None)
    whose = _BY_WHOM.match(behind.text) if behind else None
    match = _TITLED.match(behind.text, whose.end()) if behind and whose else None
    if match is None or behind is None or POINTS.match(match["title"]):
        return []
    start, end = match.span("title")
    return list(joined.cut(behind.start + start, behind.start + end))


def only_names(joined: Speech, said: Sentence) -> bool:
    """Return whether a sentence does no more than name one case (諮問第2号、…についてです。)."""
    mentions = numbers_in(said.text, ())
    return len(mentions) == 1 and _names_title(joined, said.start, said.text, mentions[0][2])


def _names_title(joined: Speech, at: int, sentence: str, stop: int) -> bool:
    joins = _JOIN.match(sentence, stop)
    named = _NAMED.match(sentence, joins.end() if joins else stop)
    if named is not None:
        return not POINTS.match(named["title"]) and is_titular(named["title"])
    return bool(title_next(joined, at, sentence, stop))


def title_behind(joined: Joined, at: int, sentence: str, stop: int) -> list[Piece]:
    """Return the title behind a number (諮問第8号、…について; 諮問第8号「…」), or before it."""
    if sentence[stop : stop + 1] == ")" and (before := _title_before(joined, at, sentence, stop)):
        return before
    joins = _JOIN.match(sentence, stop)
    stop = joins.end() if joins else stop
    match = next(
        (m for m in (p.match(sentence, stop) for p in (_QUOTED, _TITLED, _TITLE)) if m), None
    )
    if match is None:
        return []
    start, end = match.span("title")
    words = match["title"]
    quoted = match.re is _QUOTED
    if words[0] in "はがをにともの、" or not (quoted or is_titular(words.rstrip("を、 "))):
        return []
    end -= len(words) - len(words.rstrip("を、 "))
    return list(joined.cut(at + start, at + end))


def _title_before(joined: Joined, at: int, sentence: str, stop: int) -> list[Piece]:
    """Return the title that has its number in parentheses behind it (…について(諮問第8号))."""
    end = sentence.rfind("(", 0, stop)
    lead = _LEAD_IN.match(sentence)
    start = lead.end() if lead else 0
    words = sentence[start:end].strip("「」 ") if end > 0 else ""
    if not is_titular(words) or len(words) < 6:
        return []
    start = sentence.index(words, start)
    return list(joined.cut(at + start, at + start + len(words)))
