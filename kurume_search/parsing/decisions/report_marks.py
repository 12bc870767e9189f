"""The words that end a reported contribution (…との質問があり, …と答えた, …についての質疑)."""

from __future__ import annotations

import re

from kurume_search.data import table
from kurume_search.text.patterns import signs_of

TOLD = table("narrative")["told"]
_WHAT, _VERB = "|".join(TOLD["what"]), "|".join(TOLD["did"])
_ABOUT, _PLAIN = "|".join(TOLD["about"]), "|".join(TOLD["by"])
_VOICE = "|".join(TOLD["voice"])
SUMS_UP = "|".join(TOLD["sums_up"])
_ALIKE = "|".join(TOLD["alike"])
_URGED = "|".join(TOLD["urged"])
_OWN, _SOUGHT = "|".join(TOLD["own"]), "|".join(TOLD["sought"])
# 望まない旨の申出は受け付けるのかとの質問: what is asked about reports nothing itself.
_ASKED_ABOUT = r"は[^、。]{1,40}?か(?=[と、。?」]|$)"
# という回答を全て数えると, と答えた保護者: words used, not words reported.
_USED = r"を、?(?:全て|すべて|基|もと|含|数え|集計|分析|見る|見て|除)|し?た[一-龥ァ-ヶ]"
# 意見を整理する必要があるので: what is done with them is nobody's contribution.
_HANDLED = "|".join(TOLD["handled"])
# …するよう要望(甲野委員)。 and …の確認(甲野委員)。: who said it stands behind.
_NOTED = "|".join(TOLD["noted"])
_AGAIN = r"(?:(?:重ねて|再度|再び|更に|さらに|改めて|あらためて)の?、?)?"
# …との委員の質問に対し: who said it stands before the word.
_PERSONS = "|".join(TOLD["persons"])
_WHOSE = rf"(?:(?P<whose>[^、。「」とのはがをにも]{{0,8}}(?:{_PERSONS}))(?:から)?の)?"
# …することについて説明があった: who presents a matter in so many words says something of it.
_PRESENTED = "説明|報告"
_BEHIND_PRESENTED = (
    r"(?:があ(?:った|り)|が(?:行|な)[わさ]れ|を(?:行|受)|し(?:た|まし|(?=、))|され)"
    r"[^、。]{0,6}(?=[、。]|$)"
)
# …との質問があり / …と述べた; each ends a contribution.
_REPORTS = (
    rf"(?:と|など|旨)(?:(?:の|いう|いった|する|して){_WHOSE})?(?:、)?{_AGAIN}(?P<what>{_WHAT})(?!{_OWN}|{_ASKED_ABOUT}|{_USED})(?P<tail>[^、。]{{0,16}})"
    r"|(?:よう(?:に)?|を)(?:求め|望|要望す)る(?P<wish>意見|要望|声)[^、。]{0,12}"
    rf"|(?:よう(?:に)?|の)(?P<noted>{_NOTED})(?=\([^()、。]{{2,14}}\)(?:。|$))"
    rf"|よう(?:に)?、?(?P<urged>{_URGED})(?:た|、|られ)[^、。]{{0,12}}"
    r"|を(?:問う|尋ねる|質す|ただす|確かめる)(?P<asked>質問|質疑|意見|声|発言)[^、。]{0,12}"
    rf"|旨(?:の|を)(?P<summed>{SUMS_UP})[^、。]{{0,12}}"
    rf"|を、?(?P<sought>{_SOUGHT})[^、。]{{0,12}}"
    rf"|(?:と|旨)(?:、)?(?P<verb>{_VERB})(?!{_USED})(?:し|があ|され|られ)?[^、。]{{0,12}}"
    r"|との(?P<hearsay>こと|話)(?!(?:だ|です|である)が|なので)(?:(?:で|だ|が)[^、。]{0,12}|(?=。|$))"
    rf"|と、?(?P<who>[^、。「」と]{{1,10}}?)(?:[がは]|から(?=..があ))(?P<did>{_VERB})(?:し|があ|され|られ|た)[^、。]{{0,12}}"
    rf"|(?:こと|点|旨)(?:等|など)?を、?(?P<fact>{_VERB}|説明(?=し|され))(?:し|され|られ)?[^、。]{{0,12}}"
    rf"|(?:について|に関して|に関する|に係る)の?、?(?P<about>{_ABOUT})(?:(?:(?:が|も)(?:あ|出|寄せ)|あり)[^、。]{{0,14}}|(?=\(|。|$))"
    r"|として、?(?:[^、。]{1,6}の)?(?P<held>(?:反対|賛成)?意見|見解|懸念|異議)を(?:述べ|示し|示す|表し|表明し|唱え)[^、。]{0,6}"
    rf"|か(?:の|という)(?P<whether>{_ABOUT}|疑問)(?=(?:が|も)?(?:あ|出|寄せ)|\(|。|$)[^、。]{{0,14}}"
    rf"|(?:について|に関し|に関する|の|を)(?:て|の)?、?(?P<presented>{_PRESENTED}){_BEHIND_PRESENTED}"
    rf"|(?:へ|と)の(?P<voice>{_VOICE})の声[^、。]{{0,14}}"
)
# …について委員から質問があり
_SAID_PLAINLY = (
    rf"(?:から|より)(?:も、?(?:{_ALIKE}))?、?(?P<plain>{_PLAIN})"
    rf"(?:が(?!な[いかく])|も|を(?!{_HANDLED}))[^、。]{{1,14}}"
)
PLAINLY = re.compile(_SAID_PLAINLY)
MARK = re.compile(rf"{_REPORTS}|(?P<by>[^、。「」]{{1,14}}?){_SAID_PLAINLY}")
# The same where nobody says anything plainly: to look for who does at every column is slow.
MARK_OF_NOBODY = re.compile(rf"{_REPORTS}|(?!)(?P<by>)(?P<plain>)")
# What either holds; titles and notes have none of it.
SIGN = re.compile("|".join(map(re.escape, sorted(signs_of(MARK.pattern)))))
WHAT_GROUPS = (
    "what",
    "fact",
    "verb",
    "hearsay",
    "did",
    "plain",
    "wish",
    "noted",
    "urged",
    "asked",
    "about",
    "whether",
    "voice",
    "sought",
    "summed",
    "held",
    "presented",
)
