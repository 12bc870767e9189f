"""Contributions reported in running text (…との質問があり、…との回答があった)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.decisions.open_reports import leaves_open
from kurume_search.parsing.decisions.proposals import proposal_told
from kurume_search.parsing.decisions.report_marks import (
    MARK,
    MARK_OF_NOBODY,
    PLAINLY,
    SIGN,
    SUMS_UP,
    TOLD,
    WHAT_GROUPS,
)
from kurume_search.parsing.words.speakers import Speaker, read_speaker
from kurume_search.text.frozen import frozen
from kurume_search.text.sentences import sentences
from kurume_search.text.spans import Span

_PRESENTS_LEAST = 30
_REPLIES_LEAST = 8  # これに対し、…を改めることについて説明があった answers in fewer
# What is done or planned; words that end otherwise (…の内容と理由) only name what was spoken of.
_MATTERS = ("こと", "もの", "案", "つ", "事業", "取組", "取り組み", "仕組み", "方針", "旨")
_PAPER = re.compile(
    r"、?(?:[^、。]{0,12}(?:資料|別紙|諮問書|図面|書面|スライド|評価書)[^、。]{0,12}"
    r"(?:により|によって|に基づき|に基づいて|に沿って|をもとに|を基に|を用いて|を使って)、?)?"
)
_LEAD = re.compile(
    r"(?:(?:また|さらに|更に|次に|なお|続いて|続けて|これ(?:ら)?(?:に対し(?:て)?|に関連して|を受けて?|について)|その後|まず|その際|こ(?:の|うした)(?:答え|回答|答弁|説明|指摘|意見|質問)(?:を受け(?:て)?|に対し(?:て)?|に関連して)|そして|一方|加えて|このほか|ほかに|関連して|それに対し(?:て)?)、?\s*|[^、。]{1,30}(?:報告|説明)(?:が|を)(?:あり|行い|受け|した後|受けた後|行った後)、)+"
)
# Another of the council says the same, whoever it is.
_JOINS_IN = re.compile(r"これに(?:同調|賛同|賛成|同意)し")
# What stands above is answered, whatever it was.
_REPLIES = re.compile(
    r"これ(?:ら)?(?:に対し|を受け)|それに対し|(?:質問|意見|指摘)(?:を受け|に対し)"
)
# 機器の廃棄について、委員から、 and 冒頭、課から、: who says it stands behind what it is on.
_ON = (
    r"(?:(?:冒頭|初めに|はじめに|最初に|最後に|[^、。「」]{1,40}(?:について|に関して?)は?)、"
    r"(?=[^、。「」]{1,18}?(?<![るただいす])(?:から|より)[はも]?、))?"
)
_BY = re.compile(
    _ON + r"(?P<by>[^、。「」]{1,18}?)"
    r"(?:(?:から|より|が|は)[はも]?(?:(?<=ら)(?:[^、。「」]{2,12}(?:に対し|に向け)て?|(?:重ねて|再度|再び|更に|さらに|改めて|続けて)))?"
    r"|の(?:説明|話)(?:によれば|によると|では))(?:、|(?=「))"
)
_FROM = re.compile(r"(?:から|より)[はも]?、?$")  # 消防本部から、; behind は stands a subject too
# 乙委員から、高い、丙委員から、安くすべきである、との意見: each of them holds what stands before
# the next one.
_NEXT = re.compile(
    r"(?<=[るたいだうくむすかん])(?<!さらに)(?:こと)?、(?P<by>[^、。「」はがをにで]{2,14}?)(?:から|より)[はも]?、"
)
_OF = re.compile(r"(?P<by>[^、。「」]{1,18}?)の、")  # 会長の、…かという問いには
# …との質問(甲川委員): who said it stands behind.
_SAID_BY = re.compile(r"[^、。(]{0,16}\((?P<by>[^()、。]{2,14})\)")
# …との質問が委員からあり: who said it stands before the verb.
_MID = re.compile(
    r"(?:が|も)、?(?P<by>[^、。がもは]{2,14}?)(?:から|より)(?:も)?、?"
    r"(?=あ[りっ]|出(?:さ|た|され)|寄せ|な(?:さ|され)|示さ)"
)
# …との意見が付された: the council attaches it to what it decides.
_ATTACHED = re.compile(r"(?:が|を|も)(?:付(?:け|さ|し|す)|附(?:け|さ|し|す)|添え)")
_ONE_OF = re.compile(r"^(?:ある|別の|他の|複数の|同じ|一部の|各|ほかの)")
# いつ改めて諮問されるのかとの発言 asks; 広げるべきではないかとの発言 holds a view.
_PUTS = re.compile(r"(?<!ない)(?<!べき)(?<!ある)か$")
# 会長から開会の宣言があり、…との報告があった, …ほかに意見はないかとの発言があった.
_OPENS = re.compile(
    r"^[^、。]{2,12}(?:から|より|が|は)、?[^、。]{0,10}(?:開会|閉会)(?:の(?:宣言|宣告)|[をが](?:宣|告))"
    r"|(?:ほか|他)に(?:御|ご)?(?:意見|質問|質疑|発言)[^、。]{0,6}ないかと"
)
_SUBJECT = re.compile(
    r"(?P<by>[^、。「」はが]{2,10}?)(?:は|が|(?:から|より)(?=[^、。]{0,10}[開閉]会(?:の|が)(?:宣言|宣告)))"
)
_SUMMED_UP = re.compile(
    rf"旨(?:の|を)(?:{SUMS_UP}|発言)|(?<=[審協]議する)との発言"
    # 承認します、と発言がありました: the very words of who leads.
    r"|(?:します|いたします|(?:こと|もの)?とする|承認する|決定する)、?との?(?:発言|宣言|宣告|話|言葉|まとめ|述べ)"
)
_ASKS = re.compile("|".join(TOLD["asks"]))
_ANSWERS = re.compile("|".join(TOLD["answers"]))
_KA = re.compile(
    r"か(?!、(?:それとも|又は|または|あるいは|もしくは))"
    r"(?=[、。と」?]|$|を、?(?:教え|尋ね|聞|伺|知り|確かめ|確認|問|示|説明))"
)
PARTIES = (Role.APPELLANT, Role.AGENCY_DISPOSING, Role.INTERVENOR)
_COUNCIL = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER)
_SIDE = (Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT)
# Said by a side right behind a remark of the council, these reply to it.
_HELD = ("述べ", "発言", "見解", "考え", "認識")
_LEAST = 2  # of fewer characters nothing is reported (との説明があった)


@frozen()
class Contribution:
    """Columns of one reported contribution, and who made it."""

    start: int
    stop: int
    speaker: Speaker


def contributions(
    text: str,
    begin: int = 0,
    *,
    asked: bool = False,
    by: Role = Role.UNKNOWN,
    before: Role | None = None,
    labelled: bool = False,
) -> Iterator[Contribution]:
    """Yield what is reported, in order: from who says it to the word that reports it.

    Args:
        text: Folded words.
        begin: Where they begin behind the mark of a list.
        asked: A question stands before them.
        by: Who asks and remarks where nobody is named, as the heading says.
        before: Who spoke right before in the same paragraph.
        labelled: The document labels its speakers; what it tells of a presentation is a note.
    """
    if SIGN.search(text, begin) is None:
        return
    made, held = asked, None
    mark_in = (MARK if PLAINLY.search(text) else MARK_OF_NOBODY).search
    for span in _told_together(text):
        at = max(span.start, begin)
        while at < span.stop:
            mark = mark_in(text, at, span.stop)
            if mark is None:
                break
            lead = _LEAD.match(text, at, mark.start())
            start = lead.end() if lead else at
            who_by = _BY.match(text, start, mark.end()) or _of_person(text, start, mark.start())
            group = next(name for name in WHAT_GROUPS if mark[name])
            what = "声" if mark["voice"] else mark[group]
            behind = _SAID_BY.match(text, mark.end(group)) or _MID.match(text, mark.end(group))
            behind = behind if behind and read_speaker(behind["by"]) else None
            by_word = mark["who"] or mark["whose"] or mark["by"]
            told = by_word or (who_by["by"] if who_by else None)
            who = told or (behind["by"] if behind else _tight(text[start : mark.start()]))
            stop = max(behind.end() if behind else 0, mark.end())
            if mark["tail"] and _ASKS.search(mark["tail"]):  # 懸念を込めた質問
                what = mark["tail"]
            elif what == "発言" and (mark["asked"] or _PUTS.search(text, start, mark.start())):
                what = "質問"
            speaker = _speaker(who, what, replying=made, remarked=before in _COUNCIL)
            if speaker.role is Role.UNKNOWN and speaker.kind is not TurnKind.ANSWER:
                named = by_word or (who_by and _FROM.search(who_by.group()))
                joins = _JOINS_IN.match(text, start)
                speaker = speaker if named else replace(speaker, role=Role.MEMBER if joins else by)
            replies = lead is not None and _REPLIES.search(lead.group()) is not None
            if replies and speaker.role in _SIDE and speaker.kind is TurnKind.STATEMENT:
                speaker = replace(speaker, kind=TurnKind.ANSWER)
            asked = asked or replies
            told_of = mark["presented"] is not None
            least = _REPLIES_LEAST if replies else _PRESENTS_LEAST
            if told_of and (labelled or not _presents(text, who_by, mark, speaker, least)):
                at = _past(text, stop, span.stop)
                continue
            if mark.group().endswith("こと") and not made and speaker.role is Role.UNKNOWN:
                at = _past(text, stop, span.stop)  # 諮問に至ったとのこと。 tells of the matter
                continue
            presents = (what == "説明" or told_of) and not asked
            of_record = mark["urged"] or _ATTACHED.match(text, mark.end(group))
            by_plain = mark["what"] is None and not told_of
            if (presents and (speaker.role is Role.UNKNOWN or by_plain)) or (
                of_record and speaker.role is Role.UNKNOWN
            ):
                at = _past(text, stop, span.stop)
                continue
            if presents:  # that is what a side holds, too
                speaker = replace(speaker, kind=TurnKind.STATEMENT)
            if mark.start() - (who_by.end() if who_by else start) >= _LEAST or mark["plain"]:
                words = text[start:stop]
                if speaker.role is Role.CHAIR and (proposal_told(words) or _OPENS.search(words)):
                    speaker = replace(speaker, kind=TurnKind.PROCEDURAL)
                made, before = made or not presents, speaker.role
                asked = asked or speaker.kind is TurnKind.QUESTION
                answered = held is not None and held.speaker.kind is TurnKind.ANSWER
                if held and answered and mark["hearsay"] and speaker.role is Role.UNKNOWN:
                    held = replace(held, stop=stop)  # …との回答があった。…とのことであった。
                else:
                    *first, last = _each(text, Contribution(start, stop, speaker), mark.start())
                    yield from (held, *first) if held else first
                    held = last
            at = _past(text, stop, span.stop)
    if held is not None:
        yield held


def _each(text: str, told: Contribution, end: int) -> Iterator[Contribution]:
    """Yield a contribution, or one by one those of several that are reported by one word.

    Args:
        text: Folded words.
        told: From who says it to the word that reports it.
        end: Where that word begins.
    """
    start, speaker = told.start, told.speaker
    others = list(_NEXT.finditer(text, start, end))
    by = _BY.match(text, start, end) if others else None  # nearly never
    for after in others if by and _FROM.search(by.group()) else ():
        other = read_speaker(_ONE_OF.sub("", after["by"]))
        if other is None or not other.sure or not _side_by_side(speaker.role, other.role):
            continue
        yield Contribution(start, after.start("by"), speaker)
        start, speaker = after.start("by"), replace(speaker, role=other.role)
    yield Contribution(start, told.stop, speaker)


def _side_by_side(one: Role, other: Role) -> bool:
    """Return whether two can be reported by one word: both of the council, or both of a side."""
    return any(one in group and other in group for group in (_COUNCIL, _SIDE))


def _presents(
    text: str, by: re.Match[str] | None, mark: re.Match[str], speaker: Speaker, least: int
) -> bool:
    """Return whether a side that is named presents a matter in words of its own.

    資料1により説明があった says nothing, and …の概要について説明があった as good as nothing.
    """
    if by is None or speaker.role not in _SIDE:
        return False
    paper = _PAPER.match(text, by.end(), mark.start())
    words = text[paper.end() if paper else by.end() : mark.start()]
    return len(words) >= least and words.rstrip("、").endswith(_MATTERS)


def _told_together(text: str) -> Iterator[Span]:
    """Yield the sentences of folded `text`, one left open with the one behind that reports it.

    どう扱ったのか。また、期間はどれだけかとの質問: the voice of the record itself asks nothing.
    """
    start: int | None = None
    held = list(sentences(text))
    for span, below in zip_longest(held, held[1:]):
        words, first = span.of(text), span.start if start is None else start
        start = None
        if below is not None and leaves_open(words) and not MARK.search(words):
            start = None if _who_begins(below.of(text)) else first
        if start is None:
            yield Span(first, span.stop)


def kinds_told(text: str) -> list[TurnKind | None]:
    """Return what each contribution that folded `text` reports does, in order."""
    return [held.speaker.kind for held in contributions(text)]


def sums_up(text: str) -> bool:
    """Say whether folded words report that somebody says what is decided (…旨の総括)."""
    return _SUMMED_UP.search(text) is not None


def begins_report(text: str) -> bool:
    """Say whether folded words begin to tell what somebody said (別の委員から、…)."""
    speaker = _who_begins(text)
    return speaker is not None and speaker.sure


def named_first(text: str) -> str | None:
    """Return whom reported words begin with, as printed (文書課長から、…); None if they do not."""
    lead = _LEAD.match(text)
    by = _BY.match(text, lead.end() if lead else 0)
    return by["by"] if by else None


def _who_begins(text: str) -> Speaker | None:
    """Return who is named where folded words begin (別の委員から、…), None if nobody known is."""
    lead = _LEAD.match(text)
    by = _BY.match(text, lead.end() if lead else 0)
    speaker = read_speaker(_ONE_OF.sub("", by["by"]).removeprefix("同")) if by else None
    return None if speaker is None or speaker.role is Role.UNKNOWN else speaker


def _tight(words: str) -> str | None:
    """Return who speaks without a comma behind (担当課は一年であると答えた, 会長から開会の…)."""
    match = _SUBJECT.match(words)
    speaker = read_speaker(match["by"]) if match else None
    sure = speaker is not None and speaker.sure and speaker.role is not Role.UNKNOWN
    return match["by"] if match and sure else None


def _of_person(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Match a person whose words are told of as theirs (会長の、…かという問い)."""
    match = _OF.match(text, start, stop)
    speaker = read_speaker(match["by"]) if match else None
    sure = speaker is not None and speaker.sure and speaker.role is not Role.UNKNOWN
    return match if sure else None


def _past(text: str, at: int, stop: int) -> int:
    while at < stop and text[at] in "、。 ":
        at += 1
    return at


def _speaker(who: str | None, what: str, *, replying: bool, remarked: bool) -> Speaker:
    """Return who made a contribution, and its kind.

    Args:
        who: As the words name them.
        what: The noun or verb that reports it.
        replying: Something was said before it, on the same matter.
        remarked: The council spoke right before, in the same words.
    """
    if _ASKS.search(what):
        kind = TurnKind.QUESTION
    elif _ANSWERS.search(what) or what == "説明":
        kind = TurnKind.ANSWER
    elif what in TOLD["sums_up"]:
        kind = TurnKind.PROCEDURAL
    else:
        kind = TurnKind.STATEMENT
    words = _ONE_OF.sub("", who or "").strip()
    if words.startswith("同") and len(words) <= 3:  # 同委員, 同課
        again = read_speaker(words[1:])
        role = again.role if again is not None and again.sure else Role.IMPLEMENTING_BODY
        return Speaker(role, None, (), kind)
    if words.endswith(("委員会", "警察", "市", "町", "村")):
        return Speaker(Role.IMPLEMENTING_BODY, None, (), kind)
    read = read_speaker(words) if words else None
    stated = kind is TurnKind.STATEMENT and what in ("発言", "こと", "話")
    if read and read.role in _SIDE and ((replying and stated) or what == "応じ"):
        kind = TurnKind.ANSWER
    if read is None and replying and what == "こと":  # …との質問があり、…とのことであった
        kind = TurnKind.ANSWER
    if read and remarked and what in _HELD and read.role in (*_SIDE, Role.AGENCY_DISPOSING):
        kind = TurnKind.ANSWER
    return Speaker(read.role if read else Role.UNKNOWN, None, (), kind)


def clauses(text: str) -> list[tuple[int, int]]:
    """Return the columns of the か-clauses of a reported question, at least one."""
    ends = [match.end() for match in _KA.finditer(text)] or [len(text)]
    return list(zip([0, *ends[:-1]], ends, strict=True))
