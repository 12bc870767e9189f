"""What is told to be put to the council, and assented to.

会長から、承認してよいかとの発言があり、異議なし: what who leads puts decides, if nobody objects.
"""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.decisions.proposals import value_of_proposal
from kurume_search.parsing.decisions.rulings import Candidate, Rank
from kurume_search.text.frozen import frozen

_MAY = re.compile(r"(?:よ|良|宜し|よろし)いか|(?:異議|異論|異存)(?:は|が)?ないか|について、?諮")
_LEADS = r"(?:会長|議長|委員長|座長|部会長)(?:代理)?(?:から|より|が|は)?、?"
_WHO = (
    r"(?:(?:出席)?(?:各|全)?委員(?:全員|一同)?|全員|一同|満場)?"
    r"(?:から|より|が|は|の|に)?、?(?:も|とも|特に)?"
)
_PUT = re.compile(
    rf"{_LEADS}(?P<put>[^。]{{2,100}}?)(?:(?:も)?(?:よ|良|宜し|よろし)いか(?:どうか)?"
    r"|に(?:御|ご)?(?:異議|異論|異存)(?:は|が)?ないか|について(?=、?諮))"
    r"[^。、]{0,16}(?:発言|[諮図問]|確認|提案|提起|尋ね)[^。、]{0,12}(?:[、。]\s*|$)(?P<then>.*)$",
    re.DOTALL,
)
_AGREED = re.compile(
    rf"{_WHO}(?:異議|異論|異存)(?:は|も|が)?(?:な[しいくか]|無[しいくか]|ありません|出な|出され?な)[^。]{{0,24}}。?"
    rf"|{_WHO}(?:全会一致で|全員一致で)?(?:了承|了解|賛成|同意|承認)(?:を(?:得た|得る))?(?:(?:し|さ?れ|が得られ)た)?(?:。|$).*",
    re.DOTALL,
)
_OBJECTED = re.compile(r"反対|(?:との|旨の|という)意見|ただし|なお、[^。]*(?:反対|異議)")


@frozen()
class PutAndAgreed:
    """What was put, as `value_of_proposal` reads it, and whether assent is told behind it."""

    put: str
    agreed: bool

    def decisions(self, block: Block, *, review: bool, report: bool) -> list[Candidate]:
        """Return what assent decides of a case; nothing, where it was only put."""
        value = value_of_proposal(self.put, review=review, report=report)
        if value is None or not self.agreed:
            return []
        return [Candidate(value, Rank.TEXT, block.text, tuple(block.pieces), block, self.put)]


def put_and_agreed(words: str) -> PutAndAgreed | None:
    """Return what folded words tell was put to the council by who leads it, or None.

    >>> put_and_agreed("会長から、承認してよいかとの発言があり、異議なし。")
    PutAndAgreed(put='承認して', agreed=True)
    """
    match = _PUT.search(words) if _MAY.search(words) else None
    if match is None:
        return None
    put = match["put"].removesuffix("で").removesuffix("も")
    told = match["then"].strip()
    agreed = _AGREED.fullmatch(told) is not None and _OBJECTED.search(told) is None
    return PutAndAgreed(put, agreed) if agreed or not told else None
