"""What a council demands where it grants, word for word: conditions and attached opinions.

A demand stands before the words that attach it (…ことを条件に), in a sentence of its own
behind the verdict (ただし、…すること。), in brackets (承認(条件:…)), or as a point of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.marks.list_marks import mark_of, unmarked
from kurume_search.parsing.words.speech import Sentence, sentences_of

_ATTACHED = (
    r"(?:(?:附帯|付帯)(?:の)?)?"
    r"(?:意見|要望|条件|決議|一文|文言|付言|なお書き|コメント|注文)(?:事項)?"
)
_ATTACH = r"(?:付|附|添|書き|加え|述べ|申し|出さ|盛り込)"
_GRANTS = r"(?=[^。]{0,20}(?:承認|認め|適当|妥当|可|て(?:も)?よい))"
# Where a demand ends, and the words behind it that attach it.
_END = re.compile(
    r"(?:こと)?を(?:条件|前提)(?:に|と)|という(?:条件|前提)(?:で|に|と|の)"
    rf"|を{_ATTACHED}と(?:し|する)"
    rf"|(?:よう(?:に)?|旨の|とする|との|という|ことの)、?{_ATTACHED}"
    rf"(?:を(?:答申(?:書)?に)?|が|も|として)?、?{_ATTACH}"
    rf"|(?<=求める)(?:旨の)?{_ATTACHED}(?:を)?{_ATTACH}"
    rf"|(?<=限る)こと|(?<=限定する)こと|(?<=に限り)、{_GRANTS}|のであれば、?{_GRANTS}"
    r"|(?:こと(?:と|を求め))?(?:した|する|(?<=[^し]た)|(?<=こと)を求めた)(?:上|うえ)で"
)
_MAY_END = re.compile(
    "条件|前提|意見|要望|決議|一文|文言|付言|書き|コメント|注文|限|であれば|[上え]で"
)
# 次の意見を付した上で, 採決した上で: what is done, not what is asked for.
_IS_DONE = re.compile(
    rf"(?:(?:{_ATTACHED}|[0-9]点|旨)(?:を|も)?(?:として)?(?:書き)?(?:付|附|添え)[^、。]{{0,2}}"
    r"|(?:審議|協議|議論|採決|確認)(?:を)?|(?:^|を)踏まえ?た?)$"
)
_IS_ATTACHED = re.compile(
    rf"[^、。]{{0,8}}{_ATTACHED}[^、。]{{0,6}}(?:付|附|添え)[^、。]{{0,4}}こと"
)
# A sentence behind a verdict, or before it, that demands something.
_LINK = re.compile(
    r"(?:ただし|但し|なお|また|あわせて|併せて|加えて|さらに|その際|そこで|おって)(?:は)?、?"
)
_DEMANDS = re.compile(
    r"(?:(?<=こと)(?:と(?:する|します|いたします)|を(?:守られたい|遵守されたい|求め(?:る|ます)))?"
    r"|ものと(?:する|します|される|された|した)"
    r"|(?:よう(?:に)?)?、?(?:を)?要望(?:する|します|した|いたします|しました|いたしました)"
    r"|(?<=れたい)|(?<=願いたい)|(?<=いただきたい)|(?<=もらいたい)|(?<=ほしい)|(?<=望ましい)"
    r"|(?<=望まれる)|(?<=望む))(?:です|と(?:考える|思います))?。?$"
)
# What stands before a demand and is none of it: the case, who speaks, the ground, the verdict.
_CASE = (
    r"(?:諮問|議案|案件|本件|この件|議題|審議会|審査会|部会|委員会|答申"
    r"|[0-9一二三四五六七八九十]号|[0-9]-[0-9]+|[0-9]番目|次第の[0-9]|[甲乙丙丁][0-9]+)"
)
_TOPIC = r"(?:について(?:は)?|に関しては|につきましては|としては?|には|は)"
_BEFORE = re.compile(
    r"(?:・|では、|それでは、|なお、|よって、|ただし、|但し、|また、|併せて、|あわせて、|さらに、"
    r"|まず、|次に、|最後に、|したがって、|そこで、|以上、|はい、"
    rf"|[^、。]{{0,24}}{_CASE}[^、。]{{0,24}}?{_TOPIC}、|[ア-ンa-z](?:について(?:は)?|につきましては|は)、"
    r"|[^、。]{0,40}(?:差し支えない|認める|適当(?:である)?|妥当(?:である)?)が、|[^、。]{0,16}(?:なければ|ないようですので)、"
    r"|[^、。]{0,30}(?:[0-9]条|条例)[^、。]{0,40}(?:については?|は)、"
    r"|[^、。]{0,40}(?:ので|ことから|あったため|踏まえ(?:て|まして)?|の結果|まとめますと|まとめると"
    r"|であるが|ですが|ますが|ましたが|ものの|に(?:当|あ)たっては)、"
    r"|[^、。]{0,20}(?:[0-9](?:名|人)|多数|一致|挙手|採決)(?:により|で|の賛成で)、"
    r"|賛成[0-9]{1,2}(?:名|人)?、"
    r"|[^、。]{0,8}(?:会長|委員長|部会長|座長|議長|委員)(?:から|より)、"
    r"|[^、。]{0,40}(?:認め(?:る(?:こと|もの)とし)?|承認(?:する(?:こと|もの)と)?し|承認と(?:いた)?し"
    r"|(?:適当|妥当|可|是|了|ない|とおり)(?:である|な)?(?:こと|もの)?と(?:いた)?し)(?:て|まして)?、)"
)
# The same without a comma behind it: 諮問第5号については閲覧を記録すること.
_OF_CASE = re.compile(
    rf"[^、。]{{0,12}}{_CASE}[^、。]{{0,8}}?(?:については|につきましては)|[^、。]{{0,4}}[0-9]-[0-9]+は"
)
# Words that take up what stands before them: …すること、この2点を条件に.
_COUNT = r"[0-9一二三四五六七八九]{1,2}(?:つ|点|件|項目)"
_UP = rf"(?:これら?|それ|以上|[こそ]の点|(?:この|その|以上の|今の|ただ今の|ただいまの)?{_COUNT})"
_TAKES_UP = re.compile(rf"(?:[、。]|(?<=」)){_UP}$")
# A demand that only points at words before it, or below.
_POINTS = re.compile(
    rf"{_UP}|(?:今|ただ今|ただいま|先ほど|以上|上記|[こそ]の|次|以下|下記|各委員)[^、。]{{0,20}}"
    r"(?:こと|点|意見|条件|要望|もの|削除|修正|とおり|[0-9一二三四五六七八九](?:つ|点))[^、。]{0,6}"
    r"|[^、。]{0,10}に(?:当|あ)たっては|(?:この|その)こと|上記|[そこ]のように?[^、。]{0,6}"
)
_SEVERAL = re.compile(
    r"(?<=こと)(?:、(?:及び|並びに|それと|また|かつ)?、?|及び|並びに|。)(?=[^。]{4,}(?:こと|[うくすつぬむるい])$)"
)
_QUOTED = re.compile(r"「([^「」]{4,})」")
# 承認(条件:…), 条件付き承認(…), 条件付き承認 (条件)…, 承認。条件:…
_LABEL = r"(?:(?:附帯|付帯|承認)?(?:条件|意見|要望)(?:事項)?)"
_IN_BRACKETS = re.compile(rf"\((?:{_LABEL}\s*[:は]\s*)?(?P<words>[^()]{{4,200}})(?:\)[。、]?)?$")
_LABELLED = re.compile(
    rf"(?:\({_LABEL}\)|【{_LABEL}】|(?:^|[、。(\s]){_LABEL}\s*:)\s*(?P<words>[^()]{{4,200}})"
)
_DEMANDED = re.compile(r"(?:こと|たい|もの|ない|する|る|望む)。?$")
_WHOLE = re.compile(r"(?:(?<!と)(?<!との)(?<!という)こと|[らさ]れたい|れたい|望む|望ましい)。?$")
# A point of a list under a verdict: (1)再委託をしないこと。
_POINT = re.compile(
    r"(?:^|(?<=[。\s)]))(?:\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン])\s*[).、．]?|[・•])\s*"
    r"(?P<point>[^。]{3,120}?(?:こと|もの|とする))(?=[。\s)]|$)"
)
_MARK = re.compile(
    r"\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン])(?:[).、．]\s*|\s+)|[・•]\s*"
)
_REFERS_DOWN = re.compile(r"(?:次|以下|下記|左記|次の[0-9一二三四五六七八九]{1,2}点)(?:の|に|を)")
_ANNOUNCES = re.compile(rf"{_REFERS_DOWN.pattern}[^。]{{0,10}}(?:意見|条件|要望|事項|点|こと)")
_LABEL_BEFORE = re.compile(rf"\({_LABEL}\)\s*")
_LEAST = 4
# What is left of words behind the number of their case can be one word: 暗号化を条件に.
_LEAST_LEFT = 2


def demands_of(statement: str) -> tuple[str, ...]:
    """Return the conditions that a verdict states, word for word; () where it only points.

    >>> demands_of("諮問第5号は、写しを作らないこと及び年度末に返すことを条件に承認する。")
    ('写しを作らないこと', '年度末に返す')
    >>> demands_of("ただいまの条件を付して承認する。")
    ()
    """
    if labelled := _labelled(statement):
        return labelled
    if _MAY_END.search(statement) is None:
        return ()
    for said in sentences_of(statement):
        for end in _END.finditer(said.text):
            words = said.text[: end.start()]
            if _IS_DONE.search(words) and end.group().endswith("で"):
                continue
            own = _own(words)
            if own and _POINTS.fullmatch(own) is None:
                return _several(own)
    return ()


def stated_in(words: str, before: str = "") -> tuple[str, ...]:
    """Return what a verdict demands, or the sentence before it that it points at.

    Args:
        words: The verdict, with what stands before it in its place.
        before: What stands before `words`.
    """
    if found := demands_of(words):
        return found
    above, _, _ = words.rstrip("。").rpartition("。")
    return last_demand(above or before) if points_back(words) else ()


def points_back(statement: str) -> bool:
    """Return whether a verdict only points at a demand before it (以上を条件として)."""
    if _MAY_END.search(statement) is None:
        return False
    for end in _END.finditer(statement):
        own = _own(statement[: end.start()].rpartition("。")[2])
        if own and _POINTS.fullmatch(own) is not None:
            return _REFERS_DOWN.match(own) is None
    return False


def demanded_in(
    words: str, verdict: str = "", *, near: bool = False, sure: bool = False
) -> tuple[str, ...]:
    """Return what the sentences beside a verdict demand (ただし、…すること。なお、…されたい。).

    Args:
        words: The sentences.
        verdict: It can announce them (次の意見を付す。…すること。), as one of them can.
        near: The first of them has to demand something.
        sure: It is known that they do, whatever links them to the verdict.
    """
    found: list[str] = []
    announced = sure or _ANNOUNCES.search(verdict) is not None
    for said in sentences_of(words):
        linked = announced or bool(found)
        announced = _ANNOUNCES.search(said.text) is not None
        own = () if said.asks else demands_of(said.text) or _alone(said, linked=linked)
        if not own and (found or near):
            break  # what stands further on is on something else
        found += own
    return tuple(found)


def points_under(statement: str, behind: str) -> tuple[str, ...]:
    """Return the points that a verdict announces, out of the folded words behind it."""
    if not _REFERS_DOWN.search(statement):
        return ()
    _, _, inside = statement.partition("承認")
    return tuple(match["point"] for match in _POINT.finditer(f"{inside} {behind}"))


def listed_in(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the points of a list on the lines below words that announce it, without marks."""
    found: list[list[Piece]] = []
    kind: str | None = None
    for at, held in enumerate(pieces[1:], 1):
        mark = mark_of(held)
        if mark is not None and kind in (None, mark.kind) and mark.follows(len(found)):
            if not found and not _REFERS_DOWN.search(joined(pieces[:at])):
                return ()
            kind = mark.kind
            found.append([held])
        elif found:
            found[-1].append(held)
    points = (unmarked(point)[0].rstrip("。") for point in found)
    return tuple(point for point in points if _DEMANDED.search(point))


def last_demand(words: str) -> tuple[str, ...]:
    """Return the last sentence of the words before a verdict that points at it, as demands."""
    said = (
        _own(_LINK.sub("", held.text, count=1).rstrip("。")) for held in sentences_of(words)[-1:]
    )
    return tuple(own for held in said if not _POINTS.fullmatch(held) for own in _several(held))


def is_demand(words: str) -> bool:
    """Return whether the words of a cell end as a demand does (年1回報告すること)."""
    return len(words) >= _LEAST and _WHOLE.search(words) is not None


def attached_in(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the demands in an entry of a list, without its mark; several of one line apart."""
    bare, _ = unmarked(pieces)
    text = _LABEL_BEFORE.sub("", bare, count=1)
    if text[:1] + text[-1:] == "「」" or mark_of(pieces[0]) is not None:
        text = text.strip("「」").rstrip("。")
    points = [match["point"] for match in _POINT.finditer(joined(pieces))]
    said = [held.text for held in sentences_of(text)]
    if len(points) > 1:
        return tuple(points)
    return tuple(said) if all(held.endswith("こと。") for held in said) else (text,)


def _alone(said: Sentence, *, linked: bool) -> tuple[str, ...]:
    """Return what a sentence demands by itself, behind a link or behind another such one."""
    text = said.text.strip()
    link = _LINK.match(text)
    end = _DEMANDS.search(text)
    if end is None or not (link or linked or end.group().strip("。")):
        return ()
    begin = link or (_MARK.match(text) if linked else None)
    own = _own(text[begin.end() if begin else 0 : end.start()])
    only_announced = _REFERS_DOWN.match(own) or _IS_ATTACHED.fullmatch(own)
    if len(own) < _LEAST or only_announced or _own_business().search(own):
        return ()  # 次の点に留意されたい
    return _several(own)


@cache
def _own_business() -> re.Pattern[str]:
    """Match what the council and its office do themselves."""
    return re.compile("|".join(table("outcomes")["own_business"]["words"]))


def _labelled(statement: str) -> tuple[str, ...]:
    """Return what a label or the brackets behind a verdict hold."""
    if "(" not in statement and ":" not in statement and "【" not in statement:
        return ()
    match = _LABELLED.search(statement) or _IN_BRACKETS.search(statement)
    if match is None or not _DEMANDED.search(match["words"]):
        return ()
    return tuple(part for held in sentences_of(match["words"]) for part in _several(held.text))


def _own(words: str) -> str:
    """Return a demand without what stands before it, and without words that take it up."""
    words = _TAKES_UP.sub("", words.strip("、 "))
    if "(" in words and ")" not in words:
        words = words.rpartition("(")[2]
    for pattern in (_BEFORE, _OF_CASE):
        while (match := pattern.match(words)) and len(words) - match.end() >= _LEAST_LEFT:
            words = words[match.end() :].lstrip("、 ")
    quoted = _QUOTED.search(words)
    if quoted and len(words) - len(quoted.group()) <= _LEAST:
        return quoted[1]
    return words.strip("、 ")


def _several(words: str) -> tuple[str, ...]:
    """Return demands in a row, each one by itself (Aすること、Bすること)."""
    return tuple(_parts(words.strip("、。 "))) if words else ()


def _parts(words: str) -> Iterator[str]:
    at = 0
    for cut in _SEVERAL.finditer(words):
        yield words[at : cut.start()].strip("、 ")
        at = cut.end()
    yield words[at:].strip("、 ")
