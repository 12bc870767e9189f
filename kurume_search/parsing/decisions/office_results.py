"""What the office or the body says of how a case ends: it withdraws, or announces the result."""

from __future__ import annotations

import re

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role
from kurume_search.parsing.outcomes.outcome import value_of

_WITHDRAWS = re.compile(
    r"(?:諮問|本件|本案件|この件|評価書|一度|いったん|一旦|今回)[^。]{0,24}(?:取り?下げ|撤回)"
    r"(?:(?:し)?(?:させて|いた(?:し|だ)|ます|たい|る(?:こと|$|。)|、[^。、]{0,10}(?:改めて|再度|直し|再提出))"
    r"|(?:る|する)?(?:旨の|との|の)(?:届|申し?出|申し?入れ|連絡|通知)[^、。]{0,3}(?:があ|がご|を受))"
)
# よって、案件1は承認されました: an office that counts the hands announces what was decided, and
# speaks of this meeting's case, not of another time.
_ANNOUNCES = re.compile(
    r"^(?!.*(?:前回|前年|昨年|先日|既に|すでに|過去))(?=.*(?:よって|以上|結果|(?:案件|議題|議案|諮問)第?[0-9一二三四五六七八九十]|本件|本案))"
    r".*(?:と(?:な|決ま|決|決定)(?:りました|した|しました|まりました|った|いたしました)|され(?:ました|た))。?$"
)


def said_by_office(words: str, role: Role) -> OutcomeValue | None:
    """Return how a case ends by a folded sentence of the office or the body, or None.

    Any of them may withdraw what it asked for; the secretariat alone may announce a result.
    """
    if ("下げ" in words or "撤回" in words) and _WITHDRAWS.search(words):
        return OutcomeValue.WITHDRAWN
    told = role is Role.SECRETARIAT and words.rstrip("。").endswith(("した", "った"))
    if told and _ANNOUNCES.match(words):
        value = value_of(words)
        return value if value in _ANNOUNCED else None
    return None


_ANNOUNCED = (
    OutcomeValue.APPROVED,
    OutcomeValue.REJECTED,
    OutcomeValue.APPROVED_CONDITIONAL,
    OutcomeValue.APPROVED_WITH_OPINION,
    OutcomeValue.PARTIALLY_APPROVED,
    OutcomeValue.CONTINUED,
)
