"""Words that make a heading what it is: sections, kinds of items, procedures."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Any

from kurume_search.data import table
from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.words.titles import is_titular
from kurume_search.text.patterns import Choice, Shapes, Sieve

# A word that parts the talk, with a legend behind it, is no longer than this.
_SECTION_MAX = 48
# Sections that part the talk on one item and open none.
_SECTIONS = ("containers", "talk", "results", "conditions", "reasons")
PARTING = frozenset({"talk", "results", "conditions", "reasons"})


@cache
def _table() -> dict[str, Any]:
    return table("headings")


@cache
def words_of_items(kind: str) -> frozenset[str]:
    """Return the words that count items of a kind: case, report, positional or plain."""
    told = frozenset(_table()["item_words"][kind])
    return told | _made_words() if kind in ("case", "positional") else told


@cache
def _made_words() -> frozenset[str]:
    """Return the words that an act and a matter make; those listed say what they are."""
    rows = _table()["item_words"]
    made = {act + matter for act, matter in product(rows["acts"], rows["matters"])}
    return frozenset(made - set(rows["case"]))


def counts_points(word: str | None, number: str) -> bool:
    """Return whether an item can be a point of what somebody says (検討事項1, 案件A)."""
    return word in _made_words() or (len(number) == 1 and "A" <= number <= "Z")


@cache
def _sections() -> dict[str, str]:
    rows, both = _table()["sections"], _table()["cases_with_results"]
    joined = ("".join(words) for words in product(both["cases"], both["joins"], both["results"]))
    words = {word: name for name in reversed(_SECTIONS) for word in rows[name]}
    return dict.fromkeys(joined, "containers") | words


# A stage of a hearing: 実施機関からの理由説明, 異議申立人の意見陳述, インカメラ審理.
_STAGE = (
    r"(?:(?:(?:実施機関|諮問実施機関|処分庁|諮問庁|審査庁|担当課|所管課|事務局|審査請求人|異議申立人|不服申立人|請求人|参加人)(?:から|による|へ)?の)?"
    r"(?:非公開)?(?:理由|補足|概要|趣旨)?(?:説明|聴取|(?:意見|事情|口頭)聴取|意見陳述|口頭意見陳述|主張|質疑|質問)(?:の?(?:聴取|要旨|概要|内容)|について|の実施)?"
    r"|評議|合議|(?:論点|争点)(?:の)?整理|インカメラ審理|対象(?:公?文書|情報)の見分)"
)
_SIDE = (
    "(?:各?委員|審査請求人|異議申立人|不服申立人|請求人|参加人|処分庁|諮問庁|審査庁"
    "|実施機関|担当課|所管課)"
)
_TALK = re.compile(
    rf"(?:{_SIDE}(?:から|より)(?:{_SIDE})?(?:への|の)|各?委員(?:から)?の|委員から(?:寄せ|出さ|提出さ)れた|委員から寄せられた|審議会の|審査会の)?(?:主な|主たる)?(?:質疑|質問|意見|要望|発言|議論|論点|やり?取り)(?:応答|交換)?"
    r"(?:(?:・|、|及び|と|や)(?:主な)?(?:質疑|質問|意見|要望|回答|発言|応答))*(?:等|など|内容|の概要|の要旨|の内容|要旨|概要|事項)*"
    rf"(?:(?:及び|並びに|と)(?:これら?|それ)に対する(?:{_SIDE}の)?(?:回答|答弁|説明|考え方|見解|応答)"
    r"|(?:及び|と|に対する)(?:担当課|所管課|実施機関|事務局|市|町|村|区)の(?:回答|考え方|見解))?"
    rf"|{_STAGE}(?:(?:及び|並びに|、|・|と){_STAGE})*"
)


# What a list of results is called: 審議結果, 別記 諮問に係る審議の結果, 各案件の採決結果一覧.
_RESULTS = re.compile(
    r"(?:別[記紙表][0-9]?|参考)?(?:[^、。をはが]{0,8}(?:諮問|案件|事案|審査請求|議案|議題)(?:[0-9]{1,2}件)?)?"
    r"(?:に係る|に対する|に関する|についての|の|ごとの|別)?(?:審議会|審査会|委員会)?(?:の)?"
    r"(?:審議|審査|採決|表決|議決|投票|答申|点検)の?結果(?:の?一覧)?表?"
)
_RESULTS_BEGIN = frozenset("別参各諮案議本審個情採表投")


# A legend behind a heading: 質疑の概要(Qは委員、Aは担当課), 審議(◎会長 ○委員).
_LEGEND = re.compile(r"\([^()]*(?:[は=:…○〇◎●◇◆□■△▲▽▼☆★])[^()]*\)$")
# That only the gist is given: 議事(要旨).
_GIST = re.compile(r"\((?:要旨|概要|要約|要点|抜粋|抄)\)$")


# Words that part the talk are no longer than this.
_TALK_MAX = 28
_TALK_BEGINS = frozenset("各委審主質要意発議論や取実諮処担所事異不請参非理補概趣説聴口評合")
# Marks around a section word.
AROUND = ":、.。【】[]()<>《》〈〉≪≫■□◆◇●○・▲△▼▽★☆◎"


@cache
def section_initials(names: tuple[str, ...]) -> frozenset[str]:
    """Return the first characters of the words of sections."""
    own = (_TALK_BEGINS if "talk" in names else frozenset()) | (
        _RESULTS_BEGIN if "results" in names else frozenset()
    )
    return frozenset([*own, *(word[0] for word, name in _sections().items() if name in names)])


@cache
def may_begin_section() -> frozenset[str]:
    """Return the signs that a section word, or a mark around one, begins with."""
    return frozenset(AROUND) | section_initials(_SECTIONS)


@lru_cache(maxsize=1024)
def section_of(text: str) -> str | None:
    """Return what kind of section word `text` is (containers, talk, results …), or None."""
    if text.lstrip()[:1] not in may_begin_section():
        return None
    squeezed = "".join(text.split())
    if squeezed.endswith(")"):
        squeezed = _GIST.sub("", _LEGEND.sub("", squeezed))
    squeezed = squeezed.strip(AROUND)
    if found := _sections().get(squeezed):
        return found
    if len(squeezed) > _TALK_MAX:
        return None
    if squeezed[:1] in _RESULTS_BEGIN and _RESULTS.fullmatch(squeezed):
        return "results"
    if squeezed[:1] not in _TALK_BEGINS:
        return None
    return "talk" if _TALK.fullmatch(squeezed) else None


def is_prose(text: str) -> bool:
    """Return whether a stop parts words of `text`, which is no section word then.

    A stop can stand in a legend behind such a word: that is asked for in full.
    """
    at = text.find("。", 1)
    parted = at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
    return parted and text[-1] != ")"


def is_talk_word(text: str) -> bool:
    """Return whether a section word can part the talk on one item (審議, 概要)."""
    return "".join(text.split()) in _table()["sections"]["talk"]


def is_stage_aside(text: str) -> bool:
    """Return whether a line is a stage of the procedure in parentheses: (答申案の審議)."""
    stages = _table()["stages"]["words"]
    return text[:1] + text[-1:] == "()" and "".join(text[1:-1].split()) in stages


def is_wish_word(text: str) -> bool:
    """Return whether a word for talk heads the council's own demands below a result (要望)."""
    return "".join(text.split()) in _table()["wishes"]["words"]


def is_section_word(text: str) -> bool:
    """Return whether `text` is only a word that holds or parts items (質疑, 諮問事項 …)."""
    return len(text) <= _SECTION_MAX and section_of(text) is not None


@cache
def items_alone() -> Shapes:
    """Return the items that are called by their word alone, as words without spaces."""
    return Shapes(*_table()["items_alone"]["words"])


def is_item_word(text: str) -> bool:
    """Return whether `text` is an item that is called by its word alone (その他, 閉 会)."""
    if text.lstrip()[:1] not in items_alone().firsts:
        return False
    return items_alone().has("".join(text.rstrip(": ").split()))


@cache
def _case_label() -> re.Pattern[str]:
    words = "|".join(
        r"\s*".join(map(re.escape, word))
        for word in sorted(_table()["case_labels"]["words"], key=len, reverse=True)
    )
    return re.compile(
        rf"(?:[・■◆●○◇□※]\s*)?[\[(【<〈]?\s*(?:{words})\s*(?:[\])】>〉]\s*:?|:|\s)\s*\S"
    )


def is_case_label(text: str) -> bool:
    """Return whether a line tells something of the case besides who brings it (根拠:条例第9条)."""
    return _case_label().match(text) is not None


@cache
def case_label_firsts() -> frozenset[str]:
    """Return what the words of such a label begin with, without marks and brackets."""
    return frozenset(word[0] for word in _table()["case_labels"]["words"])


def counts_cases(word: str) -> bool:
    """Return whether a word that counts items (諮問案件, 報告) counts cases with them."""
    return word in words_of_items("case") or word in words_of_items("report")


def is_no_title(text: str) -> bool:
    """Return whether words behind the number of a case give it no title (…について)."""
    if text.startswith("("):  # 答申第88号(諮問第92号)について
        text = _OTHER_NUMBER.sub("", text)
    return text.strip() in _table()["no_titles"]["words"]


def names_nothing(words: str) -> bool:
    """Return whether words behind the number of an item give it no title (【案件1の審議】)."""
    return not words.strip() or is_no_title(words)


_ASIDE = re.compile(r"\([^()号]{1,24}\)")


def is_aside(text: str) -> bool:
    """Return whether words behind the number of an item only tell how it was taken.

    >>> is_aside("(公開に戻る)"), is_aside("(名簿の提供について)")
    (True, False)
    """
    return _ASIDE.fullmatch(text) is not None and not is_titular(text[1:-1])


def only_points(text: str) -> bool:
    """Return whether words behind the number of an item give it no title.

    >>> only_points("について(公開に戻る)"), only_points("名簿の提供について")
    (True, False)
    """
    at = text.rfind("(")
    own = text[:at] if at >= 0 and is_aside(text[at:]) else text
    return not own or is_no_title(own)


_OTHER_NUMBER = re.compile(r"^\([^()]{0,8}第?\s*[0-9一二三四五六七八九十百]{1,5}\s*号?\)\s*")


@cache
def _title_labels() -> re.Pattern[str]:
    words = "|".join(
        r"\s*".join(map(re.escape, word))
        for word in sorted(_table()["title_labels"]["words"], key=len, reverse=True)
    )
    parted = "|".join(_table()["title_labels"]["parted"])
    return re.compile(
        rf"(?:[・■◆●○◇□※]\s*)?(?:[【\[(<〈]\s*(?:{words})\s*[】\])>〉]\s*:?\s*|(?:{words})(?:\s*:\s*|\s+)"
        rf"|(?:{parted})\s*:\s*)(?=\S)"
    )


def title_from(text: str) -> int:
    """Return the column where a title begins behind its label (件名:…), 0 without a label."""
    match = _title_labels().match(text)
    return match.end() if match else 0


@cache
def _kinds() -> Choice[AgendaKind]:
    return Choice((AgendaKind(row["kind"]), row["words"]) for row in _table()["kind"])


def kind_of(title: str, tags: tuple[str, ...] = (), word: str | None = None) -> AgendaKind:
    """Return what an item is for, by the words of its title."""
    if "非公開" in tags:
        return AgendaKind.CLOSED
    if word in words_of_items("report") or "報告" in tags or "報告事項" in tags:
        return AgendaKind.REPORT
    if word in words_of_items("case"):
        return AgendaKind.DELIBERATION
    signs = title.split() if " " in title else ()
    if len(signs) > 1 and all(len(sign) == 1 for sign in signs):
        title = "".join(signs)  # set wide: そ  の  他
    return _kinds().of(title) or AgendaKind.DELIBERATION


@cache
def _general() -> Sieve:
    return Sieve(*_table()["general_reports"]["words"])


# Names of units; 課題 is none, and 係る is no 係.
_UNITS = re.compile(
    r"[^\s、。,・のをがはにでへと()「」]{1,14}?(?:課(?![題税程])|室(?!内)|センター|研修所|事務局)"
)
# What a title ends in behind its subject: について, its ground in parentheses, (報告).
_BEHIND_SUBJECT = re.compile(
    r"(?:について|に関して|に関すること|の件|(?:の|についての|に関する)?報告|[(【\[][^()【】\[\]]*[)】\]]|[」』\s])+$"
)
# An act that the title names; the words before it say what with, by whom and for whom.
_ACT = re.compile(r"を(?P<act>[^を]{1,60})こと$")
_ACT_NOUN = re.compile(
    r"の(?:目的外|外部|第三者|本人外|オンライン)?(?:利用|提供|収集|取得|結合|共有)$"
)


# What became of one matter: 前回答申した見守りカメラの運用状況, 条件を付して承認された事業の実績.
_FOLLOWS = re.compile(
    r"(?:答申|承認|条件を付)(?:を受け|を得)?(?:した|された|いただいた|頂いた|た)(?!結果|件数|もの|案件|事案)[^。、]{4,}"
)


def is_general_report(title: str) -> bool:
    """Return whether a report is of a general kind (運用状況, 監査結果): an item, no case."""
    if ("答申" in title or "承認" in title or "付" in title) and _FOLLOWS.search(title):
        return False
    subject = _BEHIND_SUBJECT.sub("", title)
    if _ACT_NOUN.search(subject):
        return False
    if act := _ACT.search(subject):
        return _general().has(_UNITS.sub("", act["act"]))
    return _general().has(_UNITS.sub("", title))


@cache
def _procedures() -> Choice[str]:
    return Choice((row["name"], row["words"]) for row in _table()["procedure"])


def procedure_of(words: str) -> str | None:
    """Return the procedure that a heading's words name, or None."""
    return _procedures().of(words)
