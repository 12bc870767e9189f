"""Stage notes (注記): what is recorded, but said by nobody."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import NoteType
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.words.headwords import AROUND, section_initials, section_of
from kurume_search.parsing.words.speakers import ARROWS
from kurume_search.parsing.words.votes import is_vote
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Choice, Shapes, Sieve

# Rules are no sign of a word, as the hyphen and the mark of a long vowel are.
_RULES = "―—–─‐‑‒−━"
_DASHES = f"{_RULES}-ー"
_DASH = re.escape(_DASHES)
_PAIRED = re.compile(rf"[{_DASH}]{{1,3}}\s*[^{_DASH}\s].*[{_DASH}]{{1,3}}")
_BRACKETED = re.compile(r"\(.+\)。?|《.+》|≪.+≫|〔.+〕|\[.+\]|<.+>|〈.+〉")
_ARROW = re.compile(r"(?:→|⇒|⇨|➡)\s*\S.*")
_STAR = re.compile(r"※\s*\S.*")
_CRY = Shapes(*table("notes")["cries"]["words"])
_STAGE = re.compile("|".join(f"【(?:{words})】" for words in table("notes")["stages"]["words"]))
# What the clerk adds beside the talk: 〔欄外〕資料1の「48」は「38」の誤り.
_MARGIN = re.compile(
    rf"[〔\[《≪【<〈(]\s*(?:{'|'.join(table('notes')['margin']['words'])})[0-9]{{0,2}}\s*"
    r"[〕\]》≫】>〉)]\s*:?\s*\S"
)
_MARGIN_FIRSTS = frozenset("〔[《≪【<〈(")
_OUTER = f"【】 {_DASHES}()《》≪≫〔〕[]<>〈〉{ARROWS}※*"
# First sign of a line → what a note that begins with it looks like.
_FORMS = (
    dict.fromkeys(_DASHES, _PAIRED)
    | dict.fromkeys("(《≪〔[<〈", _BRACKETED)
    | dict.fromkeys(ARROWS, _ARROW)
    | {"※": _STAR, "【": _STAGE}
)
NOTE_MAX = 300
_CRY_MAX = 40
# What a stage note begins with; the tests hold that every cry begins with a sign that is known.
NOTE_FIRSTS = _CRY.firsts.union(_FORMS)
_ENDS = frozenset(")。》≫〕]>〉")  # what a note in brackets ends with
# Alone, these assent to what was said before; they decide nothing themselves.
ASSENT = ("了承", "承認", "了解", "同意")


@frozen()
class InlineResult:
    """A label of a result with its words behind it (結果：承認)."""

    section: str
    value: int


def is_note(text: str) -> bool:
    """Return whether a folded line has the form of a stage note."""
    if len(text) > NOTE_MAX:
        return False
    form = _FORMS.get(text[0])
    if form is None:  # nearly always
        return len(text) <= _CRY_MAX and _CRY.has(text)
    if adds_beside(text):
        return True
    if form is _BRACKETED:
        return text[-1] in _ENDS and bool(form.fullmatch(text)) and _balanced(text)
    return form.fullmatch(text) is not None


def adds_beside(text: str) -> bool:
    """Return whether a folded line is what the clerk adds beside the talk."""
    return text[0] in _MARGIN_FIRSTS and _MARGIN.match(text) is not None


# Of the signs that a note begins with these may be closed on a line below.
_BRACKETS = {"(": ")", "[": "]", "<": ">", "〈": "〉", "【": "】"}
_HYPHENS = "-ー"
# … and not within a number (令1-5) or a word (センター).
_HYPHEN = re.compile(r"(?<![0-9一-龥])-|-(?![0-9一-龥])")
_WHOLE = frozenset("。)」たる")
_CLOSERS = {"《": "》", "≪": "≫", "〔": "〕"} | dict.fromkeys(_RULES, _RULES)


def closers_of(text: str) -> str:
    """Return the signs that close a note which folded `text` opens and leaves open, or nothing."""
    if text[:1] in _HYPHENS:
        opened = text[1:2].strip() and text[-1] not in _DASHES and not _HYPHEN.search(text, 1)
        return _HYPHENS if opened else ""
    if (closer := _BRACKETS.get(text[:1])) is not None:
        return closer if _stays_open(text) else ""
    closers = _CLOSERS.get(text[:1], "")
    if closers and any(sign in text[1:] for sign in closers):
        return ""
    return closers


def closes(text: str, closers: str) -> bool:
    """Return whether a folded line closes the note above it.

    Signs that also stand in sentences and titles do so behind words in full.
    """
    told = text.rstrip("。") if closers in _BRACKETS.values() else text
    if told[-1:] not in closers:
        return False
    return closers in _CLOSERS.values() or told[-2:-1] in _WHOLE


def _stays_open(text: str) -> bool:
    """Return whether the bracket that begins a line is closed nowhere in it."""
    opener, closer = text[0], _BRACKETS[text[0]]
    depth = 0
    for sign in text:
        depth += (sign == opener) - (sign == closer)
        if depth == 0:
            return False
    return depth == 1


def _balanced(text: str) -> bool:
    """Return whether the first bracket closes only at the end: (甲)が(乙) is no note."""
    opener, depth = text[0], 0
    closer = {"(": ")", "《": "》", "≪": "≫", "〔": "〕", "[": "]", "<": ">", "〈": "〉"}[opener]
    for at, sign in enumerate(text):
        depth += (sign == opener) - (sign == closer)
        if depth == 0:
            return at >= len(text.rstrip("。")) - 1
    return False


_BEFORE = "→⇒■◆●○・•▪▲△▼▽★☆◇□◎"
_RESULT = (
    rf"(?:[{_BEFORE}]\s*)?(?:[【(\[<〈《≪〔]\s*(?P<b>[^\s】)\]>〉》≫〕][^】)\]>〉》≫〕]{{1,11}}?)\s*[】)\]>〉》≫〕]\s*:?\s*"
    # 結 果 can be set wide in a column of its own, which a tab parts from the words.
    r"|(?P<c>[^\s:。、](?: {0,4}[^\s:。、]){1,9}(?= *\t)"
    r"|(?:(?!・{3}|\.{3})[^\s:。、→⇒=…]){2,10}+|[^\s:。、](?:\s{1,4}[^\s:。、0-9]){1,3})"
    r"(?:\s*(?::|[→⇒=]|…+|・{3,}|\.{3,})\s*|\s{1,12}))(?=\S)"
)


# 結論(その一), 審議結果(諮問第3号): the label says of which case it is.
_OF_CASE = re.compile(r"\((?:[^()]{1,8}?第?|第)[0-9一二三四五六七八九十]{1,4}号?\)$")
_OF_RESULTS = ("results", "conditions", "reasons")
_BEFORE_RESULT = _BEFORE + AROUND + "《≪〔 \t"
_DECIDES = r"承認|可決|適当|認め|否決|賛成|了承|継続|決定"
_COUNT = (  # 13 議決の結果  議案第31号 可決; 6 表決結果  賛成3名により承認
    r"(?:[0-9]{1,2}[.)]?\s{1,8}+(?=[^。]{0,200}[0-9]\s?号"
    rf"|(?:審議|表決|採決|議決|審査|協議)の?結果[\s:]+[^。]{{0,80}}(?:{_DECIDES})))?"
)


@cache
def result_firsts() -> frozenset[str]:
    """Return what a line with a label of a result begins with."""
    return section_initials(_OF_RESULTS).union(_BEFORE_RESULT, "123456789")


@cache
def _result() -> re.Pattern[str]:
    """Match words before a result that may be a label of one, by the sign they begin with."""
    initials = "".join(sorted(section_initials(_OF_RESULTS)))
    opens = rf"(?=[{re.escape(_BEFORE_RESULT)}]*[{re.escape(initials)}])"
    return re.compile(_COUNT + opens + _RESULT)


def inline_result(line: Line) -> InlineResult | None:
    """Return the result label that `line` begins with, if words follow it."""
    match = _result().match(line.text)
    if match is None:
        return None
    words = "".join((match["b"] or match["c"]).split())
    section = section_of(words) or section_of(_OF_CASE.sub("", words))
    if section not in _OF_RESULTS or _is_noted_vote(line.text, match.end()):
        return None
    label = match.group().rstrip()
    end = len(label) - 1 if label.endswith("(") else match.end()  # 審議結果( レ )承認
    return InlineResult(section, end)


def _is_noted_vote(text: str, at: int) -> bool:
    """Return whether words behind a label only count votes, all in brackets: a note."""
    return text[0] in "(〔[<〈《≪" and is_note(text) and is_vote(text[at:].strip(_OUTER))


@cache
def _types() -> Choice[NoteType]:
    return Choice((NoteType(row["type"]), row["words"]) for row in table("notes")["note"])


@cache
def _agreement() -> Sieve:
    rows = table("notes")["note"]
    return Sieve(*next(row["words"] for row in rows if row["type"] == NoteType.AGREEMENT))


def words_of(text: str) -> str:
    """Return the words of a note without its dashes or brackets."""
    words = text.strip(_OUTER)
    if "(" in words and words.count("(") > words.count(")") and f"{words})" in text:
        words = f"{words})"  # 【承認(条件:…)】
    return words


def is_bare_assent(text: str) -> bool:
    """Return whether a note records assent to what was said before it, and no more."""
    if _ARROW.match(text):  # ⇒承認 states a result
        return False
    words = words_of(text)
    if words.strip("。") in ASSENT:
        return True
    return _agreement().has(words) and _types().of(words) is NoteType.AGREEMENT


# ⇒異議なし below what a chair puts to the council only answers it.
_UNOPPOSED = re.compile(
    r"(?:(?:委員|全員|一同|全委員)(?:から|より)?)*"
    r"(?:(?:異議|異論|異存)(?:は|も)?な[しい]"
    r"|(?:(?:異議|異論|異存)(?:は|も)?なく、?)?(?:了承|了解)(?:(?:さ?れ|し)た)?)"
)


def is_unopposed(text: str) -> bool:
    """Return whether a note says that nobody objects, and no more, behind an arrow too."""
    return _UNOPPOSED.fullmatch(words_of(text.lstrip(f"{ARROWS} ")).strip("。 ")) is not None


def type_of(text: str) -> NoteType:
    """Return what a folded note records, apart from outcomes."""
    return _types().of(words_of(text)) or NoteType.OTHER
