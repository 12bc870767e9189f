"""Question sentences (質問文), by the rule of the field guide §9.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from kurume_search.data import table
from kurume_search.text.holding import holding
from kurume_search.text.patterns import Sieve, any_of, shortest
from kurume_search.text.sentences import sentences
from kurume_search.text.spans import Span

# So many characters at the end of a sentence say whether it asks.
_TAIL = 40
# No row of the table hits without one of these (the tests hold it to that).
_STEMS = (
    "教",
    "聞",
    "示",
    "説明",
    "回答",
    "明らか",
    "伺",
    "うかが",
    "尋",
    "質問",
    "知り",
    "確認",
    "願",
    "か",
)
_STEM = re.compile("|".join(_STEMS))
_MAY_ASK = (
    "は",
    "とは",
    "どう",
    "何",
    "なぜ",
    "いつ",
    "どこ",
    "いかが",
    "いくら",
    "誰",
    "〓",
    "っけ",
    "でしょう",
    "ですか",
    "なの",
    "だろう",
    "っけ",
    "なる",
)
_END = " 。、,.!」』)】…・"
_MARK = re.compile(r"[?？][。」』)\s]*$")
_QUOTED_END = re.compile(r"「[^「」]*」?$")
# か at the end asks, but for words that only sound so.
_NO_KA = re.compile(r"(?:いつの間に|いくつ|ほ|確|静|明ら|わず|豊|遥|僅|とやら|何|なん)か$")
# What was felt is cried out, not asked: どれほどありがたかったか, どんなに心強いことか.
_FELT = r"(?:あ?りがた|有り?難|うれし|嬉し|心強|心細|つら|辛|苦し|悲し|悔し|怖|恐ろし|助か|救わ)"
_EXCLAIMS = re.compile(
    rf"(?:どれほど|どれだけ|どんなに|いかに)(?:[^。、]{{0,16}}{_FELT}[^。、]{{0,8}}|[^。]{{2,40}}(?:こと|もの))か$"
)
# Who asks leave to speak has asked nothing yet: 私から1点よろしいですか.
_LEAVE = re.compile(
    r"(?:ちょっと|少し|すみません|済みません|関連して|では|それでは|、)*"
    r"(?:(?:私|わたし)(?:の(?:方|ほう))?から(?:も)?、?)?"
    r"(?:(?:一つ|1つ|一点|1点|二点|2点|少し|ちょっと)(?:だけ)?)?、?"
    r"(?:(?:質問|お(?:尋ね|聞き|伺い)|確認)(?:を)?(?:して|しても|させて(?:いただいて)?(?:も)?)|伺って(?:も)?)?、?"
    r"(?:よろしい|いい|よい|宜しい)(?:でしょう|です)?か"
)
_SPEAKS = re.compile(r"私|わたし|[一二12]つ|[一二12]点|ちょっと|少し|質問|尋ね|聞き|伺")
_SOMETHING = re.compile(r"(?:は|が|も)、?何か$")


@cache
def _table(name: str, key: str = "words") -> Sieve:
    rows = table("sentences")[name]
    return Sieve(*(word for row in rows for word in row[key]))


def words_match(name: str, sentence: str, key: str = "words") -> bool:
    """Return whether a folded sentence has words of a row of the table ``sentences``."""
    return _table(name, key).has(sentence.strip(_END))


def may_match(name: str, words: str) -> bool:
    """Return whether folded words hold a sign without which no sentence of theirs matches."""
    return _table(name, "words").may_match(words)


@cache
def _sign_of_any(names: tuple[str, ...]) -> re.Pattern[str] | None:
    signs = [_table(name, "words").signs for name in names]
    return any_of(shortest(chain.from_iterable(signs))) if all(signs) else None


def may_match_any(names: tuple[str, ...], words: str) -> bool:
    """Return whether `may_match` is true of one of `names`: one search for what each would do."""
    sign = _sign_of_any(names)
    return sign is None or sign.search(words) is not None


def may_match_among(name: str, texts: Sequence[str]) -> Sequence[int]:
    """Return the positions of the `texts` of which `may_match` is true, in order."""
    sign = _table(name, "words").sign
    return range(len(texts)) if sign is None else holding(sign, texts)


def asks(sentence: str) -> bool:
    """Return whether a folded sentence asks for something to be said."""
    if ("?" in sentence or "？" in sentence) and _MARK.search(sentence):
        return True
    core = sentence.strip(_END)
    # 「…か」 at the very end is quoted, not asked; the words before it decide.
    quotes = "」" in sentence or "』" in sentence  # asked first: few do
    if not core or (
        quotes and sentence.rstrip(" 。").endswith(("」", "』")) and not core.startswith("「")
    ):
        core = _QUOTED_END.sub("", core)
    if not core:
        return False
    if core.endswith(("か", "かね", "かな")):
        sounds_so = _NO_KA.search(core) and not _SOMETHING.search(core)
        if not sounds_so:
            return not (_EXCLAIMS.search(core) or _asks_leave(core))
    tail = core[-_TAIL:]
    if not tail.endswith(_MAY_ASK) and not _STEM.search(tail):
        return False
    if _table("announcement").has(tail):
        return False
    return _table("question").has(tail if len(core) > _TAIL else core)


def _asks_leave(core: str) -> bool:
    """Return whether a sentence only asks leave to speak."""
    short = len(core) <= _TAIL and core.endswith(("ですか", "ょうか", "いか"))
    return short and _LEAVE.fullmatch(core) is not None and _SPEAKS.search(core) is not None


def tells_question(sentence: str) -> bool:
    """Return whether a folded sentence tells what somebody asks, with no か (…について質問)."""
    if _table("announcement").has(sentence.strip(_END)):
        return False
    return words_match("told_question", sentence)


def asks_within(words: str) -> bool:
    """Return whether any sentence of folded words asks."""
    return any(map(asks, words.split("。")))


def is_prompt(sentence: str) -> bool:
    """Return whether a folded question of a chair only leads the meeting."""
    core = sentence.strip(_END + "?？")
    core = core[:-1] if core.endswith(("かね", "かな")) else core
    if _table("matter").has(core) and not _table("matter", "proceeding").has(core):
        return False
    return _table("prompt").has(core)


def question_spans(text: str) -> Iterator[Span]:
    """Yield the question sentences of folded `text`, as spans of it."""
    for span in sentences(text):
        if asks(span.of(text)):
            yield span
