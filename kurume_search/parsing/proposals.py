"""What a chair proposes for a case, and what words that only refer back to it decide.

A question decides nothing (承認してよろしいか). Assent behind it does (異議なし), and so do
closing words that have no verdict of their own (御異議がないので、そのように決定します): both
take the value of what was proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.blocks import Block
from kurume_search.parsing.calls import words_call
from kurume_search.parsing.outcomes import Verdict, answers_by_draft, value_of
from kurume_search.parsing.speech import Sentence
from kurume_search.text.frozen import frozen

# A proposal ends in the question for assent, or in the call for hands.
_END = re.compile(
    r"(?:という)?(?:こと|形|方向|もの|結論|内容)?(?:で|に|と|として|とし(?:て|ては))?(?:は)?(?:、)?"
    r"(?:(?:御|ご)?(?:異議|異論|異存|(?:反対|賛成|賛同)(?!する|し(?!て(?:いた|くだ))))|よろし|よい|良い|いかが|いい(?:です|でしょう)|差し?支え(?:な|あり|ござい)[^、。]{0,10}か|どう(?:です|でしょう|か))[^。]*。?$"
)
_HANDS = re.compile(
    r"(?:賛成|賛同|同意)[^。]{0,16}(?:挙手|起立|お手)|(?:挙手|起立)[^。]{0,10}(?:願|求|くだ)"
)
_AGAINST = re.compile(r"反対の(?:方|委員|諸君|皆)")
# Words of a question on a case, and none on a step (再開してよいか).
_ON_A_CASE = re.compile(
    r"諮問|本件|本案件|本議案|この件|この案件|原案|とおり|どおり|適当|妥当|適切|答申|可決|承認|認め|可と|是と"
    r"|相当|容認|許容|継続|次回|一任|預か|条件|意見を付|保留|棄却|認容|却下|開示|公開|取り?消|了承|委ね|任せ|結論|構わな|差し支え|すべき"
)
_A_STEP = re.compile(
    r"(?:参考人|説明員|出席を求め|順序|順番|休憩|再開|入室|退室|退席|傍聴|発言|着席|撮影|録音|会議録|議事録|会議概要|署名|動議)"
    r"|(?:審議|会議|これより|ここから|以降)[^。]{0,8}非?公開(?:と|で|に)"
)
_BACK = re.compile(
    r"(?:その|この|さ|かよ)(?:よう)(?:に|な(?:形|方向|取扱い|内容|結論)(?:で|に|と))?[^。]{0,14}"
    r"(?:決|いた|させ|取り?(?:計|扱|まと)|答申|し(?:ます|たい|た。|た$)|する|進め)"
    r"|(?:そう|こう)(?:いた|させ|決)|(?:そう|こう)いう(?:こと|形|方向|内容|結論)(?:で|に|と)[^。]{0,14}(?:決|いた|させ|まと|答申)"
    r"|(?:その|この|ただ(?:今|いま)の)(?:とおり|通り|方向|内容|形|旨|案|扱い)(?:で|に|を|と|として)?、?[^。]{0,10}(?:決|いた|させ|答申|取り?まと|する|します)"
)
_AGREED = re.compile(
    r"^(?:(?:はい|では|それでは|よって|ありがとうございます|特に|皆様|全員)[、。]?)*"
    r"(?:[(「]?異議(?:な[しい]|無し)[)」]?|(?:御|ご)?異(?:議|論|存)(?:は|が|も)?(?:特に)?"
    r"(?:な[しい]|無し|ありません|ございません)(?:よう)?(?:(?:もの)?と認め(?:ます|る)|です|ね)?|(?:挙手|起立|賛成)(?:全員|多数)(?:です|であります|と認めます)?)"
    r"(?:の声(?:あり|多数)?|と呼ぶ者あり)?[)。」]*$"
)
_FOR_THE_CALL = re.compile(
    r"^[^。]{0,40}?(?:の?で|から|異(?:議|論|存)[^、。]{0,8}と認め(?:ます)?|により|よって)、"
)


@frozen()
class Proposal:
    """A chair's proposal, put as a question.

    Attributes:
        words: What would be decided; empty for a step that is no decision on the case.
        stated: The chair said so in a sentence of its own, which decides by itself.
    """

    words: str
    stated: bool = False


# これに御異議ございませんか, よろしいですか: what is put stands in the sentence before.
_REFERS = re.compile(
    r"(?:(?:では|それでは|以上|ただ(?:今|いま)の|皆(?:様|さん)|この|その|そ|こ)[、]?)*"
    r"(?:れ|とおり|よう|内容|方向|形|案|こと)?(?:に|で|と)?(?:取り?(?:計ら|まと)|させて|決定|進め|し)?[^、。]{0,14}"
)


# A chair's turn is read for its verdicts, once for each open case, and for what it proposes.
@lru_cache(maxsize=256)
def proposed(sentence: Sentence, before: Proposal | None = None) -> Proposal | None:
    """Return what a chair's sentence puts to the council, or None.

    Args:
        sentence: Of the chair's turn.
        before: What the sentence right before it in the turn puts or states, if any.
    """
    text = sentence.text
    if not (sentence.asks or _HANDS.search(text)):
        return None
    end = _END.search(text)
    if end is None or _AGAINST.search(text):
        return None
    words = _SOFT.sub("", text[: end.start()])
    if _A_STEP.search(text):
        return _STEP
    if before is not None and _REFERS.fullmatch(words) and not value_of(words):
        if _ON_A_CASE.search(before.words):
            return before
        return Proposal(words) if answers_by_draft(words) else _STEP
    return Proposal(words) if _ON_A_CASE.search(words) or value_of(words) else _STEP


_STEP = Proposal("")


def _read(said: Sequence[Sentence]) -> Iterator[tuple[Sentence, Proposal | None]]:
    """Yield the sentences of a chair's turn, each with what it proposes."""
    before: Proposal | None = None
    for sentence in said:
        found = proposed(sentence, before)
        yield sentence, found
        before = found or (None if sentence.asks else Proposal(sentence.text, stated=True))


_SOFT = re.compile(
    r"(?:と思い(?:ます|たい)|思います)(?:が|けれども)?、?$|(?:いたし|し)たいと思い(?:ます)?(?:が)?、?$"
)


def proposal_in(block: Block, before: Proposal | None) -> Proposal | None:
    """Return the last proposal of a chair's turn, or the one that stood before it."""
    made = [found for _, found in _read(block.speech.sentences) if found is not None]
    return made[-1] if made else before


def value_of_proposal(words: str, *, review: bool, report: bool) -> OutcomeValue | None:
    """Return what assent to a proposal decides."""
    if not words:
        return None
    value = value_of(words, review=review, report=report)
    drafted = value is None and not review and answers_by_draft(words)
    return OutcomeValue.APPROVED if drafted else value


def chair_verdicts(
    said: Sequence[Sentence], before: Proposal | None, *, review: bool, report: bool
) -> Iterator[Verdict]:
    """Yield what a chair's sentences decide, by their own words or by what they refer to.

    Args:
        said: The sentences of a turn.
        before: What was proposed before the turn and is still open.
        review: The case is an appeal.
        report: The case was only reported.
    """
    pending = before
    for sentence, found in _read(said):
        text = sentence.text
        if found is not None:
            pending = found
            continue
        if sentence.asks or words_call("only_calls", text):
            continue
        agreed = _agreed(pending, review=review, report=report)
        meant = ""
        if _AGREED.match(text) and pending is not None:
            value, meant = agreed, pending.words
        elif _BACK.search(text):
            own = value_of(_FOR_THE_CALL.sub("", text), review=review, report=report)
            # そのとおり答申する is what was agreed, with its opinion or condition.
            plain = (None, OutcomeValue.NOTED, OutcomeValue.APPROVED)
            back = agreed is not None and own in plain
            value = agreed if back else own
            meant = pending.words if pending is not None and back else ""
        else:
            value = value_of(text, review=review, report=report)
        if value:
            yield Verdict(value, sentence, meant)


def _agreed(pending: Proposal | None, *, review: bool, report: bool) -> OutcomeValue | None:
    """Return what words decide that only refer back: nothing anew of what was stated."""
    if pending is None or pending.stated:
        return None
    return value_of_proposal(pending.words, review=review, report=report)
