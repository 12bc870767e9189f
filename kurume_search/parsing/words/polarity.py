"""Which way the words of a decision point: granted, refused, or both in limbs (認否)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.text.patterns import quick, spelled

# What may stand between a word of decision and its negation: 承認|する ことは でき|ない.
_BETWEEN = (
    r"(?:し|され|でき|せ|られ|る|得|は|に|と|で|が|も|の|いう|言う|こと|もの|する|した|しよう|いえ|言え"
    r"|いい|言い|認め|判断|至ら|至り|思え|思われ|考え|なら|なり|ある|下し|出せ|足り|足る"
    r"|まで(?!も(?!至))|も(?=至)|べき|わけ(?=に)|いか|いき|値し|当たら|な(?=もの)){0,8}"
)
# A council does it, and not one who votes: 反対であると判断した, 反対することに決した.
_BY_ALL = (
    r"(?:と(?:判断|の(?:判断|結論|答申)|決)|旨(?:の|を)?答申|(?:という)?ことで(?:意見が)?一致"
    r"|こと(?:と|に)(?:し|す|決))"
)
_NEGATED = re.compile(
    rf"{_BETWEEN}(?:な(?:い|く(?!て)|かっ|し(?![にと]て?))|ず(?!れ)|ませ|まじ|ぬ|かね|難い|難し[いく]|がたい|困難"
    rf"|(?P<by_sense>時期尚早|不十分|反対(?=(?:であ|す)る{_BY_ALL})))"
)
# What was denied is denied again, or only held back: 時期尚早とはいえない, 値しないものではない.
_TWICE = re.compile(
    r"(?P<back>と(?:まで)?は(?:言え|いえ|認められ|考え(?:ない|られ))|では(?:な[いく]|あり)"
    r"|とは(?:思い|思わ))|(?:もの|わけ)では?(?:な[いく]|あり)"
)
# What there is no ground for, or no need of refusing: 承認しないこととする理由はない.
_GROUND = (
    r"(?:(?:こと|もの)?(?:と|に)?(?:する|した|すべき|しよう|る)?(?:に(?:は)?)?(?:こと)?(?:という|だけの|ほどの|とする)?"
    r"(?:理由|根拠|事情|材料|余地))(?:は|が|も|に(?:は)?)?(?:特に|特段)?"
    r"(?:な(?:い|く|し)|ありま|乏し|見(?:当たら|い(?:だ|出)[させ])|認められ(?:な|ま))"
)
_NEED = (
    r"(?:こと|もの)?(?:と)?(?:する|した)?(?:こと)?(?:(?:に|には)(?:及ば|当たら|あたら)(?:な|ず|ま)"
    r"|わけに(?:は|も)?(?:いか|いき)(?:な|ず|ま)"
    r"|(?:まで(?:の)?)?(?:必要(?:性)?(?:は|が|も)な(?:い|く)|もな(?:い|く)))"
)
# Nothing is granted or refused: 同意する必要はない, 承認するまでもない, 私は承認に反対です.
_UNASKED = re.compile(
    r"(?:する|る)?(?:(?:まで(?:の)?)?必要(?:性)?(?:は|が|も)(?:な|ありま)|までも(?:な|ありま)|(?:でき|られ|る|た)*わけ(?:が|で(?:は|も)|じゃ)(?:な|あり))"
    r"|(?:する|る)?(?:こと)?に(?:は)?反対(?:で(?:す|あ)|だ|する。?$|しま)"
)
_GROUNDLESS, _NEEDLESS = re.compile(_GROUND), re.compile(rf"{_GROUND}|{_NEED}")
# A topic, in the stretch up to a word of decision: 結合については、対策が足りないので、認めない.
_TOPIC = re.compile(
    r"(?P<topic>[^、,。]{1,12}?)(?:(?:については?|に関しては|に係るものは|(?<![^こ]と)は|のみ|だけ|に限り)|を(?=$))"
)
# The whole case, the council or a ground is no limb: 本件は, 審議会としては, 必要性は.
_NO_LIMB = re.compile(
    r"(?:本件|案件|この件|本議案|[0-9]号|審議会|審査会|部会|以上|諮問|性|必要|公益|趣旨|意義|理由|根拠|事情|事実|要件|危険|おそれ|影響|不利益|侵害|違反|問題|支障|違法|不当|同意|異議|意見|反対|賛成|とも|それで|ここで|今回|本日)"
    r"(?:について|に関して|として|に)?$"
)
# What is weighed, not what is asked for: 必要性は認められるものの.
_WEIGHED = re.compile(
    r"(?:性|趣旨|意義|事情|効果|メリット|利益|利点|目的|意図|努力|実績)(?:自体|そのもの)?(?:について|に関して)?(?:は|が|も)、?[^、,。]{0,8}$"
)
_CONCEDED = re.compile(r"[^、,。]{0,6}(?:が|ものの|けれども)、")
# Somebody's view, told before the decision: 承認すべきとの意見もあったが.
_REPORTED = re.compile(
    r"[^、,。]{0,14}?(?:と|との|とする|という|といった|旨の)(?:御|ご)?(?:意見|声|主張|指摘|考え(?:方)?|見解)(?:が|も|は|と、|に(?:は|対し)|を(?:いただ|頂|もら|伺))"
    r"|[^、,。]{0,10}?か(?:と|との|という)(?:御|ご)?(?:質問|問い|疑問|照会)"
)
# What somebody holds of the law, or is made sure of: 違法ではないと主張した, との判例がある.
_HELD = re.compile(
    r"(?:い|く|せん)?(?:こと)?(?:と|を|との|とする)(?:の)?"
    r"(?:説明|主張|弁明|反論|述べ|回答|判例|判決|裁判例|確認|確かめ)"
)
# Words of decision that only describe, or set a condition: 認めないことを条件に, 適当でない場合は.
_DEPENDS = re.compile(
    r"(?:し|する|した|とする|と|され|られ|れ|る|た|い){0,3}(?:こと(?:を(?:条件|前提)|とし(?:た上|たうえ|て)|(?:が|も)でき(?:る|ます))|限り|範囲|場合|とき|よう(?!答申)|ければ|者|方(?:に|は|が|へ)|部分|項目|情報|理由(?:を|に|として)|方向(?:で|に)(?:検討|調整))"
)
_REASON = re.compile(
    r"(?:られ|れ|る|た|い)*(?:ので|ため|から|ことから|として|と(?:して|の(?:意見|指摘|声)))"
)
# So far before a word of decision its topic is looked for.
_REACH = 60


class Polarity(NamedTuple):
    """What the words of decision in a statement say, taken together."""

    granted: bool
    refused: bool
    split: bool


class _Sign(NamedTuple):
    """A word of decision: whether it refuses, and its columns with a negation behind it.

    `last` is where the one before it ended; a topic of its own stands behind that.
    """

    refuses: bool
    last: int
    start: int
    stop: int

    def turned(self) -> _Sign:
        """Return the same with the other meaning."""
        return self._replace(refuses=not self.refuses)


@cache
def _words(name: str) -> re.Pattern[str]:
    held = table("outcomes")
    return quick("|".join(spelled(row, held["classes"]) for row in held[name]["words"]))


@lru_cache(maxsize=256)
def polarity_of(words: str) -> Polarity:
    """Return which way folded words of a statement point.

    Harm denied (支障はない, 問題は認められない) grants. Where both stand and neither is a limb
    with a topic of its own, the last one counts.
    """
    harmless = _words("harmless")
    denied = [
        hit.end()
        for hit in harmless.finditer(words)
        if not (_REPORTED.match(words, hit.end()) or _HELD.match(words, hit.end()))
    ]
    granted = bool(denied)
    rest = harmless.sub(lambda match: "〇" * len(match.group()), words) if granted else words
    signs: list[_Sign] = []
    last = reached = 0
    for match in _words("decisive").finditer(rest):
        start, end = match.span()
        if _REPORTED.match(rest, end):
            continue
        negated = _NEGATED.match(rest, end)
        if signs and start >= reached and _confirms(rest[reached:end]):
            if negated:
                signs[-1] = signs[-1].turned()
            continue
        stop = negated.end() if negated else end
        if _DEPENDS.match(rest, stop):
            continue
        refuses = (match["refused"] is not None) is (negated is None)
        undone = (_NEEDLESS if refuses else _GROUNDLESS).match(rest, stop)
        if _says_nothing(match, negated, undone) or _UNASKED.match(rest, stop):
            continue
        if twice := _TWICE.match(rest, undone.end() if undone else stop):
            if undone or not negated or twice["back"] is None:
                continue
            refuses, stop = not refuses, twice.end()
        if undone:
            refuses, stop = not refuses, undone.end()
        if not refuses and _CONCEDED.match(rest, end) and _WEIGHED.search(_before(rest, start)):
            continue
        signs.append(_Sign(refuses, last, start, stop))
        last, reached = end, stop
    if not signs:  # 反対する理由はないが、… alone leads up to something else
        return Polarity(not all(_YIELDS.match(words, at) for at in denied), False, False)
    refused = any(sign.refuses for sign in signs)
    granted = granted or any(not sign.refuses for sign in signs)
    if refused and granted:  # only then do limbs make a difference
        limbs = {sign.refuses for sign in signs if _is_limb(sign, rest)}
        if len(limbs) > 1:
            return Polarity(True, True, True)
        if limbs == {True} and any(_contrasts(words, hit) for hit in harmless.finditer(words)):
            return Polarity(True, True, True)
    return Polarity(not signs[-1].refuses, signs[-1].refuses, False)


def _says_nothing(
    word: re.Match[str], negated: re.Match[str] | None, undone: re.Match[str] | None
) -> bool:
    """Return whether a word of decision decides nothing as it stands."""
    if word["if_denied"] is not None:
        return not (negated or undone)  # 許可の申請
    if word["lacking"] is not None:
        return bool(negated or undone)  # 必要性に乏しいとはいえない
    return word["refused"] is not None and negated is not None and bool(negated["by_sense"])


_YIELDS = re.compile(r"(?:い|せん)?(?:が|けれども|ものの)、")
# 不適当と認める: the council finds what was said right before.
_FINDS = re.compile(
    r"(?:である(?:もの)?|なもの|な(?:い|く)|た?もの|た)?(?:と|とは|に|には)認め"
    r"|(?:(?:る?(?:べき(?:である)?と|の[がは]|こと[がは])|[がは])、?)?"
    r"(?:相当|適当|妥当|適切)"  # 不許可相当
)


def _confirms(words: str) -> bool:
    """Return whether a word of decision only finds that the one before it holds."""
    return _FINDS.fullmatch(words) is not None


_BUT = re.compile(r"(?:が|けれども|ものの)、")


def _contrasts(words: str, harmless: re.Match[str]) -> bool:
    """Return whether harm is denied of one limb: 学校への提供は差し支えないが、…."""
    return (
        bool(_BUT.match(words, harmless.end()))
        and not _WEIGHED.search(_before(words, harmless.start()))
        and _has_topic(words, 0, harmless.start())
    )


def _before(words: str, start: int) -> str:
    """Return the words right before a column."""
    return words[max(0, start - _REACH) : start]


def _is_limb(sign: _Sign, words: str) -> bool:
    """Return whether a word of decision is on a limb with a topic of its own."""
    return not _REASON.match(words, sign.stop) and _has_topic(words, sign.last, sign.start)


def _has_topic(words: str, start: int, stop: int) -> bool:
    """Return whether a topic that can be one limb of a split stands between two columns."""
    return any(not _NO_LIMB.search(match["topic"]) for match in _TOPIC.finditer(words[start:stop]))
