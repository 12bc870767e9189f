"""Sentences that begin to report what somebody says, and leave the word that does to the next."""

from __future__ import annotations

import re

from kurume_search.model.turn import Role
from kurume_search.parsing.words.speakers import read_speaker

_FROM = re.compile(
    r"[・●○◦•\-\s]*(?:(?:また|さらに|更に|次に|続いて|続けて|なお|その後|一方|加えて)、?\s*)?"
    r"(?:ある|別の|他の|ほかの|複数の|同じ|一部の)?(?P<by>[^、。「」]{1,18}?)(?:から|より)[はも]?、"
)
# 課から、資料により報告があった。 It is told whole: nothing behind it is that side's own.
_ACTS = re.compile(
    r"(?:説明|報告|発言|陳述|あ?いさつ|挨拶|紹介|提[出示案]|宣[言告]|配[布付]|申[出請]|出席|退[席室])[^、。]{0,12}。$"
)


def leaves_open(text: str) -> bool:
    """Return whether the word that reports a folded sentence can stand in the next.

    The record itself asks nothing (どう扱ったのか。また、期間はとの質問), and who is named
    wants that word (委員から、点数が低い。放置してよいのかとの質問).
    """
    return text.endswith("か。") or _opens(text)


def _opens(text: str) -> bool:
    match = _FROM.match(text) if "から" in text or "より" in text else None
    if match is None or _ACTS.search(text, match.end()):
        return False
    speaker = read_speaker(match["by"])
    return speaker is not None and speaker.role is not Role.UNKNOWN
