"""Cases that are called only in the chair's words (…を議題といたします)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kurume_search.parsing.calls.announced import Announced
from kurume_search.parsing.calls.call import MATTERS, Call, Floor, words_call
from kurume_search.parsing.calls.numbers import (
    SUBJECT,
    Counted,
    circled_in,
    counted_in,
    entries_in,
    goes_on_to,
    mark_of,
    numbers_in,
    takes_together,
    whole_key,
)
from kurume_search.parsing.calls.titles import POINTS, only_names, plain, title_behind, title_next
from kurume_search.parsing.lines.pieces import Joined
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.words.headwords import is_general_report, kind_of, words_of_items
from kurume_search.parsing.words.hinted_calls import hands_over, hinted, named_in
from kurume_search.parsing.words.speech import Sentence, Speech
from kurume_search.parsing.words.titles import title_key
from kurume_search.text.normalize import fold_plain
from kurume_search.text.numerals import read_number

_COUNTED_BY_OWN = ("諮問", "諮問第", "審査請求", "審査請求第")
# Words before the number of a case that need no list in front; those of reports a title.
_COUNTED_BY = words_of_items("case")
_REPORTED_BY = words_of_items("report")
_ORDINAL = re.compile(
    r"(?:(?P<n>[0-9]{1,2}|[一二三四五六七八九十])\s*(?:件目|つ目|番目|点目)(?:の|は|です|と|、|に)"
    r"|第\s*(?P<th>[0-9]{1,2}|[一二三四五六七八九十])の(?:案件|議題|諮問|議案|事案|議事)"
    r"|(?P<which>最初|初め|はじめ|次|続いて|最後)の(?:案件|議題|諮問|議案|事案|審議))"
)
# The title that another one quotes: 「…について」の答申案について.
_IN_QUOTES = re.compile(r"「(?P<title>[^「」]{8,})」")
# A shorter title could be any words of a sentence.
_TITLE_LEAST = 6


def calls_in(
    joined: Speech,
    announced: Sequence[Announced],
    is_open: Callable[[str], bool],
    *,
    unheaded: bool = False,
    after: int = 0,
    idle: bool = False,
) -> list[Call]:
    """Return the calls in a turn, in order; a number already called is called no more.

    Where items are announced only those can be called; else 諮問第N号 with words of
    calling opens a case; 第N号 alone does where nothing in the document is headed or
    announced (`unheaded`). What stands before the column `after` calls nothing. Where the
    talk is on nothing (`idle`), words that open it call what they name.
    """
    floor = Floor(joined, announced, is_open, unheaded)
    for at, said in enumerate(joined.sentences):
        if said.start < after:
            continue
        found = _calls_of(said, floor)
        if len(found) > 1 and not takes_together(said.text):
            # 本日は第4号と第5号を審議します。まず第4号…: an overview, and the call behind it.
            every = {key for call in found for key in call.keys}
            behind = (_calls_of(held, floor) for held in joined.sentences[at + 1 :])
            first = next(filter(None, behind), [])
            if first and {key for call in first for key in call.keys} < every:
                return first
        if found:
            return _with_next(found, floor, at)
    return _to_talk_on(floor) if idle else []


def _with_next(found: list[Call], floor: Floor, at: int) -> list[Call]:
    """Add the call of the next matter, where the chair at once disposes of the one called.

    次の諮問第4号は、取下げの文書が出ていますので、審議しません。最後に諮問第5号です。
    """
    if len(found) > 1 or not floor.announced:
        return found
    sentences = floor.joined.sentences
    done = False
    for said in sentences[at:]:
        if done and words_call("next", said.text):
            own = {key for call in found for key in call.keys}
            follow = _by_number(said, floor) or _calls_of(said, floor)
            more = [call for call in follow if own.isdisjoint(call.keys)]
            if len(more) == 1:
                return [*(replace(call, left=True) for call in found), *more]
        done = done or (not said.asks and words_call("disposes", said.text))
    return found


def _to_talk_on(floor: Floor) -> list[Call]:
    """Return the call of the one matter that a chair names before opening the talk on it.

    諮問第4号は、前回、説明を聴きました。本日は、委員の間で意見を交わしたいと思います。
    """
    joined = floor.joined
    if not floor.left or not any(words_call("opens_talk", s.text) for s in joined.sentences):
        return []
    known = {key: floor.matters[place] for place in floor.left for key in floor.matters[place].keys}
    mentions = numbers_in(joined.text, known)
    named = {key for numbers, _, _ in mentions for key in numbers.keys}
    told = {id(known[key]): known[key] for key in named if key in known}
    if len(told) != 1 or not all(key in known for key in named):
        return []
    for numbers, start, stop in mentions:
        key = next((key for key in numbers.keys if key in known), None)
        if key is not None and SUBJECT.match(joined.text, stop):
            own = known[key]
            return [Call(own.keys, [], list(joined.cut(start, stop)), start, own)]
    return []


def _calls_of(said: Sentence, floor: Floor) -> list[Call]:
    """Return the calls in one sentence of a turn."""
    titled, rest = _without_titles(said.text, floor.announced)
    named = (floor.unheaded or bool(floor.announced)) and only_names(floor.joined, said)
    if not named and words_call("decides", rest):
        return []
    found: list[Call] = []
    if named or titled or words_call("calls", said.text) or goes_on_to(said.text):
        found = _by_number(said, floor) or _by_title(said, floor)
    if not found and not said.asks:
        found = _by_hint(said, floor)
    return found


def _without_titles(sentence: str, announced: Sequence[Announced]) -> tuple[bool, str]:
    """Say whether a sentence says a whole title with its number; return the rest of it.

    What a title says (臨時代理の承認を求めることについて) decides nothing.
    """
    titled, rest = False, sentence
    for told in announced:
        if len(told.title_text) >= _TITLE_LEAST and told.title_text in rest:
            rest = rest.replace(told.title_text, "")
            titled = titled or bool(told.keys)
    return titled, plain(rest)


def _by_hint(said: Sentence, floor: Floor) -> list[Call]:
    """Return the call of a matter by its place in order, or by words that only it has."""
    if not floor.announced:
        return _by_lead_in(said, floor) if floor.unheaded else []
    left = floor.left
    if not left:
        return []
    place = _place_in_row(said.text, floor.called)
    if place != left[0]:
        if not hands_over(said.text):
            return []
        place = hinted(said.text, [told.title_text for told in floor.matters], left)
    if place is None:
        return []
    told = floor.matters[place]
    words = list(floor.joined.cut(said.start, said.stop))
    return [Call(told.keys, [], words, said.start, told, sure=False)]


def _by_lead_in(said: Sentence, floor: Floor) -> list[Call]:
    """Return the call of a matter that its lead-in names (次第の2、…の件でございます)."""
    joined = floor.joined
    behind = next((held.stop for held in joined.sentences if held.start >= said.stop), said.stop)
    words = joined.text[said.start : behind]
    named = named_in(words, within=len(said.text), calls=words_call("calls", said.text))
    if named is None or POINTS.match(words, named.start):
        return []
    if numbers_in(words[len(said.text) : named.start], ()):
        return []  # the sentence behind calls by number
    title = words[named.start : named.stop]
    matter = kind_of(title) in MATTERS and not is_general_report(title)
    if not matter or floor.is_open(named.number or title_key(title)):
        return []
    keys = (named.number,) if named.number else ()
    place = list(joined.cut(said.start, said.stop))
    cut = list(joined.cut(said.start + named.start, said.start + named.stop))
    return [Call(keys, cut, place, said.start, None, sure=False)]


def _by_number(said: Sentence, floor: Floor) -> list[Call]:
    """Return the calls of cases by their numbers."""
    joined, at, sentence = floor.joined, said.start, said.text
    found: list[Call] = []
    mentions = numbers_in(sentence, (key for told in floor.announced for key in told.keys))
    known = {key: told for told in floor.announced for key in told.keys} if mentions else {}
    placed = words_of_items("positional") if floor.announced and not known else ()
    for numbers, start, stop in mentions:
        for key in numbers.keys if numbers.word not in placed else ():  # 案件1: by its place
            own = whole_key(key, known)
            if floor.is_open(key) or floor.is_open(own or key) or (known and own is None):
                continue
            told = known.get(own or key)
            bare = floor.unheaded and numbers.word is None
            reports = numbers.word in _REPORTED_BY
            if told is None and not bare and not reports and numbers.word not in _COUNTED_BY:
                continue
            place = list(joined.cut(at + start, at + stop))
            title = title_behind(joined, at, sentence, stop)
            if not title and (told is None or not told.title):
                title = title_next(joined, at, sentence, stop)
            if not title and told is None and (reports or (sentence[start] != "第" and bare)):
                continue
            keys = tuple(dict.fromkeys((own or key, key)))
            found.append(Call(keys, title, place, at + start, told, reports=reports))
    return found


# Words for the course of the whole meeting.
_COURSE = ("次第", "日程")


def _by_title(said: Sentence, floor: Floor) -> list[Call]:
    """Return the calls of announced matters by their titles, or by what counts them."""
    if not floor.left:
        return []
    joined, at, sentence, announced = floor.joined, said.start, said.text, floor.announced
    squeezed = title_key(sentence)
    counted = _counted(joined, at, sentence, announced)
    # 諮問第2号 has that number of its own, whatever stands second in the list.
    own = counted is not None and sentence[: counted.start].endswith(_COUNTED_BY_OWN)
    # 次第の2 is one of the outermost items, and not (2) below one of them; 議題2 is a matter.
    course = counted is not None and sentence.startswith(_COURSE, counted.start)
    items = announced if course else floor.matters
    outer = any((told.number or "(")[0] != "(" for told in items)
    outer = outer and counted is not None and not counted.inner
    nth = _place_in_row(sentence, floor.called)
    together = counted is not None and len(counted.numbers) > 1
    wanted = () if counted is None else counted.numbers
    worded = counted is not None and sentence[counted.start] in "議案"
    found: list[Call] = []
    for place in floor.left:
        told = floor.matters[place]
        key = title_key(told.title_text)
        by_title = len(key) >= _TITLE_LEAST and key[:14] in squeezed
        if not by_title and (quoted := _IN_QUOTES.search(told.title_text)):
            by_title = title_key(quoted["title"])[:14] in squeezed
        printed = read_number(fold_plain(told.number).strip("()")) if told.number else place + 1
        if printed is None and worded:
            printed = place + 1  # 議題1, where the list has 諮問第58号
        if counted is not None and counted.circled:
            by_count = printed in wanted and (told.number or " ")[0] in CIRCLED
        else:
            inner = outer and (told.number or "").startswith("(")
            by_count = printed in wanted and not inner and not own
            by_count = by_count or any(str(number) in told.keys for number in wanted)
        if by_title or by_count or place == nth:
            whole = list(joined.cut(at, at + len(sentence)))
            found.append(Call(told.keys, [], whole, at, told, sure=by_title or by_count))
            wanted = tuple(number for number in wanted if number != printed)
            if not together or not wanted:
                break
    return found


def _counted(
    joined: Joined, at: int, sentence: str, announced: Sequence[Announced]
) -> Counted | None:
    """Return by which numbers a sentence calls; circled ones only where some are announced."""
    if any((told.number or " ")[0] in CIRCLED for told in announced):
        pieces = joined.cut(at, at + len(sentence))
        printed = "".join(held.span().of(held.line.folded.source) for held in pieces)
        if counted := circled_in(printed):
            return counted
    return counted_in(sentence)


def _place_in_row(sentence: str, called: Sequence[bool]) -> int | None:
    """Return which of the announced matters 一件目の案件 or 次の議題 means, from 0."""
    match = _ORDINAL.search(sentence)
    if match is None:
        return None
    if printed := match["n"] or match["th"]:
        number = read_number(printed)
        return None if number is None else number - 1
    left = [place for place, done in enumerate(called) if not done]
    if not left or (match["which"] == "最後" and len(left) > 1):
        return None
    return left[0]


def calls_item(
    said: Iterable[Sentence], keys: Sequence[str], number: str | None, title: str
) -> bool:
    """Say whether a chair's sentences call the item or case of the heading behind them."""
    wanted = title_key(title)
    marks = [mark for mark in (mark_of(number or ""),) if mark]
    for sentence in said:
        if not words_call("calls", sentence.text):
            continue
        if any(key in keys for held, _, _ in find_case_numbers(sentence.text) for key in held.keys):
            return True
        if words_call("goes_on", sentence.text) or _ORDINAL.search(sentence.text):
            return True
        counted = counted_in(sentence.text)
        own = fold_plain((number or "").strip("()"))
        if counted and any(str(n) == own or str(n) in keys for n in counted.numbers):
            return True
        if any(own == held.printed[0] for held, _, _ in entries_in(sentence.text, marks)):
            return True
        if len(wanted) >= _TITLE_LEAST and wanted[:14] in title_key(sentence.text):
            return True
    return False


def leaves(words: str) -> bool:
    """Say whether a chair's words leave the cases for the next kind of item."""
    return words_call("leaves", words)


def moves_on(said: Iterable[Sentence]) -> bool:
    """Say whether one of a chair's sentences begins with going on to another kind of item."""
    return any(words_call("moves_on", sentence.text) for sentence in said)


def closes(words: str) -> bool:
    """Say whether a chair's words close the meeting."""
    return words_call("closes", words)
