"""Running text and bullets taken apart into the turns that they report, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import FURNITURE, HEADING, NOTE, TEXT, TURN, Block
from kurume_search.parsing.decisions.narrative import PARTIES, Contribution, contributions
from kurume_search.parsing.lines.pieces import Joined
from kurume_search.parsing.marks.list_marks import BULLET, POINTS
from kurume_search.parsing.notations.points_below import heads_points, points_apart
from kurume_search.parsing.notations.quoted_speech import Quoted, quoted_speech
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.words.headwords import PARTING, is_section_word
from kurume_search.parsing.words.questions import asks, words_match
from kurume_search.parsing.words.speakers import ARROWS, Speaker, read_speaker

# 委員から次の意見が出された。 The bullets below are what they said.
_AS_FOLLOWS = re.compile(
    r"(?P<by>[^、。「」()]{2,12})(?:\([^()]{1,16}\))?(?:から(?:は)?|より)、?"
    r"(?:次|以下)の(?:とおり|ような)?、?(?:主な)?"
    r"(?:意見|質問|要望|指摘|発言|質疑|陳述|主張)[^。]{0,20}。?$"
)
# 請求人から意見を聴いた。その要旨は、次のとおりである。 So are these of one heard.
_HEARD = re.compile(
    r"(?:^|[、。])(?P<by>[^、。「」()]{2,12}?)(?:\([^()]{1,8}\))?(?:から|より|が|は|の)"
    r"[^。]{0,30}(?:意見|陳述|主張|説明|発言|回答)[^。]{0,24}?"
    r"(?:。(?:その|[^、。]{2,4}の)?(?:主な)?(?:要旨|概要|内容|主張|意見|陳述)|の(?:要旨|概要|内容))"
    r"は、?(?:おおむね|概ね)?(?:次|以下)のとおり(?:で(?:ある|あった|す|した))?。?$"
)
# 主な意見は次のとおり。 What is asked and thought in a council is its members', if nobody is named.
_LEADS_TO = re.compile(
    r"[・○■ ]*(?:本件に(?:対する|ついての))?(?:各?委員(?:から)?の)?(?:主な)?"
    r"(?:質問|質疑|意見|要望|指摘|発言)(?:(?:・|、|及び|や)(?:質問|質疑|意見|要望|指摘))*(?:等|など)?は、?"
    r"(?:おおむね|概ね)?(?:次|以下)の(?:とおり|通り)(?:です|である|であった|でした)?。?"
)
# Who answers, where anybody who does has a label.
_REPLIES = (Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT, Role.UNKNOWN)
_ARROW = re.compile(r"(?:(?<!\s)\s+)?(?:→|⇒|⇨|➡)\s*")  # a gap is looked through once


def narrate(blocks: list[Block], *, labelled: bool, replies: Speaker | None = None) -> list[Block]:
    """Return `blocks` with running text taken apart into reported turns and the rest.

    Args:
        blocks: The outline, in order.
        labelled: The document labels its speakers; then bullets are no turns, but for those
            below a heading of what the members said.
        replies: Whose words a legend says that arrows open, if one does.
    """
    found: list[Block] = []
    asked = False  # a question was reported since the last heading
    follows: Speaker | None = None  # whose words the bullets below are
    named = labelled
    one_sided = labelled and not any(
        block.speaker and block.speaker.role in _REPLIES for block in blocks
    )
    for block in points_apart(blocks) if labelled else blocks:
        if block.kind is HEADING:
            named = labelled and not (block.by is Role.MEMBER and heads_points(block))
        may_answer = block.kind is NOTE and found and (one_sided or not named)
        if may_answer and _answers(block, found[-1], replies, one_sided=one_sided):
            block = _answer(block, replies)  # noqa: PLW2901
        if block.kind is not TEXT:
            asked = asked and (block.kind is not HEADING or block.section in PARTING)
            follows = follows if block.kind is FURNITURE else None
            found.append(block)
            continue
        words = block.text
        if follows is not None and (bullet := BULLET.match(words)):
            found.append(_listed(block, bullet.end(), follows))
            continue
        follows = _announced(words) if "次の" in words or "以下の" in words else None
        if follows is not None and _LEADS_TO.fullmatch(words):
            block.section = "frame"
            found.append(block)
            continue
        if block.by in PARTIES and block.pieces and not any(contributions(words)):
            bullet = BULLET.match(words)  # 処分庁の主張: below it stands what that side holds
            found.append(_listed(block, bullet.end() if bullet else 0, Speaker(block.by, None)))
            continue
        if block.pieces:
            taken = list(_taken_apart(block, labelled=named, asked=asked))
            left = len(taken) == 1 and taken[0] is block and words_match("interlude", words)
            asked = not left and (asked or any(_is_question(held) for held in taken))
            found += taken
        else:
            found.append(block)
    return found


def _answers(note: Block, above: Block, replies: Speaker | None, *, one_sided: bool) -> bool:
    """Return whether words behind an arrow, right below a bullet of the talk, reply to it.

    Where only those who ask have labels (`one_sided`), they reply to what stands under one.
    """
    bullet = above.section == "bullet" or above.line.text[:1] in POINTS or one_sided
    if above.kind is not TURN or not bullet or note.text[0] not in ARROWS:
        return False
    below = note.line.number == above.pieces[-1].line.number + 1
    if replies is not None or not below:
        return below
    ends = (value_of(said.text) for said in note.speech.sentences if not said.asks)
    return value_of(note.text) is None and not any(ends)


def _answer(note: Block, replies: Speaker | None) -> Block:
    joined = Joined(note.pieces)
    arrow = _ARROW.match(joined.text)
    pieces = list(joined.cut(arrow.end() if arrow else 0, len(joined.text)))
    told = next(contributions(joined.text, arrow.end() if arrow else 0, asked=True), None)
    role = told.speaker.role if told else Role.UNKNOWN
    if role is Role.UNKNOWN and replies is not None:
        role = replies.role
    speaker = Speaker(role, None, (), TurnKind.ANSWER)
    return Block(TURN, note.line, pieces, speaker=speaker, section="bullet")


def _announced(words: str) -> Speaker | None:
    """Return whose words folded text announces in the bullets below it."""
    if _LEADS_TO.fullmatch(words):
        return Speaker(Role.MEMBER, None)
    if told := _AS_FOLLOWS.search(words):
        return read_speaker(told["by"].removeprefix("また"))
    heard = _HEARD.search(words)
    speaker = read_speaker(heard["by"]) if heard else None
    return speaker if speaker is not None and speaker.role in PARTIES else None


def _listed(block: Block, begin: int, speaker: Speaker) -> Block:
    """Return a bullet as a turn of those whose words the list was announced to be."""
    joined = Joined(block.pieces)
    pieces = list(joined.cut(begin, len(joined.text)))
    hint = TurnKind.QUESTION if asks(joined.text) else TurnKind.STATEMENT
    by = Speaker(speaker.role, None, (), hint)
    return Block(TURN, block.line, pieces, speaker=by, section="bullet")


def _is_question(block: Block) -> bool:
    """Return whether a turn awaits a reply: a question, or what a member remarks in a bullet."""
    if block.speaker is None:
        return False
    remarks = block.section == "bullet" and block.speaker.role is Role.MEMBER
    return remarks or block.speaker.kind is TurnKind.QUESTION


def _taken_apart(block: Block, *, labelled: bool, asked: bool) -> Iterator[Block]:
    joined = Joined(block.pieces)
    bullet = BULLET.match(joined.text)
    begin = bullet.end() if bullet else 0
    if bullet and not labelled:
        turns = list(_bulleted(block, joined, begin))
        if turns:
            yield from turns
            return
    made = list(_reported(joined.text, begin, block.by, labelled=labelled, asked=asked))
    if made:
        yield from _cut(block, joined, made)
    else:
        yield block


def _reported(
    text: str, begin: int, by: Role, *, labelled: bool, asked: bool
) -> Iterator[Contribution | Quoted]:
    """Yield what is told in folded `text`, and what is quoted behind who says it."""
    at, before = begin, None
    quotes = () if labelled or not ("「" in text or "『" in text) else quoted_speech(text, begin)
    for said in quotes:
        for told in contributions(
            text[: said.who], at, asked=asked, by=by, before=before, labelled=labelled
        ):
            before, asked = told.speaker.role, asked or told.speaker.kind is TurnKind.QUESTION
            yield told
        asks_now = asks(text[said.start : said.stop])
        replies = before in (Role.MEMBER, Role.CHAIR) and asked and not asks_now
        kind = TurnKind.ANSWER if replies else None
        yield replace(said, speaker=replace(said.speaker, kind=kind))
        at, before, asked = said.close, said.speaker.role, asks_now
    yield from contributions(text, at, asked=asked, by=by, before=before, labelled=labelled)


def _bulleted(block: Block, joined: Joined, start: int) -> Iterator[Block]:
    """Yield the turns of a bullet under a heading of talk: a remark, or question → answer."""
    arrow = _ARROW.search(joined.text, start)
    if arrow and states_outcome(joined.text[arrow.end() :].strip("。 ")):
        return  # ・名簿の提供について → 承認
    if arrow and arrow.end() < len(joined.text):
        for low, high, kind in (
            (start, arrow.start(), TurnKind.QUESTION),
            (arrow.end(), len(joined.text), TurnKind.ANSWER),
        ):
            if pieces := list(joined.cut(low, high)):
                speaker = _told_by(joined.text[low:high], kind)
                yield Block(TURN, pieces[0].line, pieces, speaker=speaker, section="bullet")
        return
    if block.section != "talk" or next(contributions(joined.text), None) is not None:
        return
    if is_section_word(joined.text[start:]):
        return  # ■報告: the next part begins
    if pieces := list(joined.cut(start, len(joined.text))):
        speaker = Speaker(block.by, None)
        yield Block(TURN, block.line, pieces, speaker=speaker, section="bullet")


def _told_by(words: str, kind: TurnKind) -> Speaker:
    """Return who says one side of an arrow, and what he does, where the words report it."""
    answers = kind is TurnKind.ANSWER
    told = next(contributions(words, asked=answers), None)
    if told is not None:
        return replace(told.speaker, kind=kind) if answers else told.speaker
    hint = kind if answers or asks(words) else TurnKind.STATEMENT
    return Speaker(Role.UNKNOWN, None, (), hint)


def _cut(block: Block, joined: Joined, made: Sequence[Contribution | Quoted]) -> Iterator[Block]:
    at = 0
    for held in made:
        yield from _rest(block, joined, at, held.start)
        pieces = list(joined.cut(held.start, held.stop))
        yield Block(TURN, pieces[0].line, pieces, speaker=held.speaker, section="reported")
        at = held.stop
    yield from _rest(block, joined, at, len(joined.text))


def _rest(block: Block, joined: Joined, start: int, stop: int) -> Iterator[Block]:
    """Yield what stands between contributions: frame words, or text of its own."""
    words = joined.text[start:stop]
    if not words.strip("、。 "):
        return
    frame = len(words.strip("、。 ")) < 20 and "。" not in words.strip("。 ")
    begin = start + (1 if words[0] in "。、" else 0)
    pieces = list(joined.cut(begin, stop))
    yield Block(
        TEXT,
        pieces[0].line,
        pieces,
        section="frame" if frame and block.section != "alone" else block.section,
    )
