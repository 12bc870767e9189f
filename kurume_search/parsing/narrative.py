"""Contributions reported in running text (…との質問があり、…との回答があった)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.pieces import Joined
from kurume_search.parsing.speakers import Speaker, read_speaker
from kurume_search.text.sentences import sentences

_WHAT = r"質問|質疑|問い合わせ|問い掛け|問い|疑問|確認|照会|意見|要望|指摘|懸念|提案|発言|感想|助言|回答|答弁|説明|報告|返答|補足|答え|声|依頼"
_MARK = re.compile(
    rf"(?:」|』)?(?:と|など|等)(?:の|いう|いった|する|して|か?の)?(?:、)?(?P<what>{_WHAT})(?:等|など)?(?:が|も|を|は|の)?(?:それぞれ|併せて|複数|別途)?(?P<verb>(?:あり|あった|ありました|出され|出た|なされ|寄せられ|行われ|受け|述べ|し|され|求め|い).{{0,8}}?)?(?=[、。]|$)"
    rf"|(?:と|旨)(?:、)?(?P<verb2>質問し|質問があ|尋ね|質し|ただし|述べ|要望し|指摘し|回答し|回答があ|答え|説明し|説明があ|答弁し|発言し|意見を述べ|意見があ|要望があ|指摘があ|確認し)(?:た|て|、|られ|り|っ|まし)?[^、。]{{0,8}}(?=[、。]|$)"
)
_BY = re.compile(
    r"^(?:(?:また|さらに|更に|次に|なお|続いて|これに対し(?:て)?|その後|まず|これについて|その際|そして|一方|加えて|このほか|ほかに|関連して)、?\s*)*(?:(?P<by>[^、。「]{1,18}?)(?:から|より|が|は)(?:は)?、?\s*)?(?:(?:これに対し(?:て)?|さらに|また|まず|なお)、?)?「?"
)
_ASKS = re.compile(r"質問|質疑|問い|疑問|確認|照会|尋ね|質し|ただし")
_ANSWERS = re.compile(r"回答|答弁|返答|答え|補足")
_EXPLAINS = re.compile(r"説明|報告")
_BULLET = re.compile(r"[・•･*○\-]\s*(?=\S)|\([0-9]{1,2}\)\s*|[0-9]{1,2}[.)]\s*")
_KA = re.compile(r"か(?=[、。と」?]|$)")


def narrate(blocks: Sequence[Block], *, bullets: bool) -> list[Block]:
    """Return `blocks` with running text taken apart into reported turns and the rest.

    Args:
        blocks: The outline, in order.
        bullets: Read bulleted lines under a heading of talk as turns; only where the
            document has no notation for speakers.
    """
    found: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TEXT and block.pieces:
            found += _taken_apart(block, bullets=bullets)
        else:
            found.append(block)
    return found


def _taken_apart(block: Block, *, bullets: bool) -> Iterator[Block]:
    joined = Joined(block.pieces)
    contributions = list(_contributions(joined.text))
    if contributions:
        yield from _cut(block, joined, contributions)
        return
    bullet = _BULLET.match(joined.text)
    if bullets and bullet and block.section == "talk":
        pieces = list(joined.cut(bullet.end(), len(joined.text)))
        speaker = Speaker(Role.UNKNOWN, None, (), None)
        if pieces:
            yield Block(BlockKind.TURN, block.line, pieces, speaker=speaker, section=block.section)
            return
    yield block


Contribution = tuple[int, int, Speaker]


def _contributions(text: str) -> Iterator[Contribution]:
    """Yield (start, stop, speaker) of the words that are reported, in order."""
    asked = False
    for span in sentences(text):
        begin = span.start
        sentence_end = span.stop
        while begin < sentence_end:
            mark = _MARK.search(text, begin, sentence_end)
            if mark is None:
                break
            lead = _BY.match(text[begin : mark.start()])
            start = begin + (lead.end() if lead else 0)
            what = mark["what"] or mark["verb2"]
            by = lead["by"] if lead else None
            speaker = _speaker(by, what, asked=asked)
            if speaker and start < mark.start() and mark.start() - start >= 4:
                asked = asked or speaker.kind is TurnKind.QUESTION
                yield start, mark.start(), speaker
            begin = mark.end() + 1


def _speaker(by: str | None, what: str, *, asked: bool) -> Speaker | None:
    kind = (
        TurnKind.QUESTION if _ASKS.search(what)
        else TurnKind.ANSWER if _ANSWERS.search(what) or (asked and _EXPLAINS.search(what))
        else TurnKind.STATEMENT
    )  # fmt: skip
    if kind is TurnKind.STATEMENT and _EXPLAINS.search(what) and not by:
        return None
    read = read_speaker(by.removeprefix("ある").strip()) if by else None
    role = read.role if read else Role.UNKNOWN
    return Speaker(role, None, (), kind)


def _cut(block: Block, joined: Joined, contributions: Sequence[Contribution]) -> Iterator[Block]:
    at = 0
    for start, stop, speaker in contributions:
        if joined.text[at:start].strip("、。 "):
            yield Block(
                BlockKind.TEXT,
                joined.cut(at, start)[0].line,
                list(joined.cut(at, start)),
                section="frame",
            )
        pieces = list(joined.cut(start, stop))
        yield Block(BlockKind.TURN, pieces[0].line, pieces, speaker=speaker, section="reported")
        at = stop
    rest = joined.cut(at, len(joined.text))
    if rest:
        end = joined.text.find("。", at)
        frame = end + 1 if 0 <= end <= at + 30 else at
        if frame > at:
            yield Block(BlockKind.TEXT, rest[0].line, list(joined.cut(at, frame)), section="frame")
        if frame < len(joined.text):
            tail = list(joined.cut(frame, len(joined.text)))
            yield Block(BlockKind.TEXT, tail[0].line, tail, section=block.section)


def clauses(text: str) -> int:
    """Return how many か-clauses a reported question has, at least one."""
    return max(1, len(_KA.findall(text)))
