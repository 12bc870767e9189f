"""Headings over the talk on several cases with headings of their own (議題1及び議題2の質疑)."""

from __future__ import annotations

import re

from kurume_search.parsing.marks.case_numbers import find_case_numbers

# No such heading is longer.
_LONGEST = 48
_SEVERAL = 2
# What may stand before the first number, and what of the procedure behind the last: a title is
# none of it.
_MARKS = r"[\s【\[(〔<■□◆◇●○・]*"
_BEFORE = re.compile(rf"{_MARKS}(?:[(]?[0-9一二三四五六七八九十]{{1,2}}[).、]?\s+)?{_MARKS}")
_STAGE = (
    r"(?:説明|質疑(?:応答)?|質問|審議|審査|協議|議論|討議|討論|意見交換|採決|表決|議決|採択|答申)"
)
_TOGETHER = r"(?:一括(?:し(?:て|た)の?)?)"
_STAGES = rf"{_STAGE}(?:(?:及び|・|と|、){_STAGE})?"
_ENDS = r"[\s】\])〕>]*"
_BEHIND = re.compile(
    rf"[\s】\])〕>:]*(?:の|に係る|に関する|に対する|について(?:の)?)?"
    rf"\s*(?:[(〔]?{_TOGETHER}?(?:{_STAGES})?(?:\(一括\))?)?{_ENDS}"
)
# … and words that name no number: 2件の質疑, 質疑(一括), 一括質疑.
_ALL = re.compile(
    rf"{_MARKS}(?:(?:[2-9二三四五六]|両)(?:件|案件?|議題)(?:について)?の?{_TOGETHER}?{_STAGES}"
    rf"|{_TOGETHER}{_STAGES}|{_STAGES}\s?\(一括\)){_ENDS}"
)


def joint_keys(words: str) -> tuple[str, ...] | None:
    """Return the keys of the cases that a folded heading says are talked of together.

    Returns:
        None if it is no such heading; none if it names no numbers, and is on all that are open.

    >>> joint_keys("議題1及び議題2の質疑"), joint_keys("2件の質疑"), joint_keys("議題1 名簿の提供")
    (('議題1', '議題2'), (), None)
    """
    if len(words) > _LONGEST or words.endswith("。"):
        return None
    if _ALL.fullmatch(words):
        return ()
    mentions = find_case_numbers(words)
    keys = tuple(dict.fromkeys(key for found, _, _ in mentions for key in found.keys))
    if len(keys) < _SEVERAL:
        return None
    (_, first, _), (_, _, last) = mentions[0], mentions[-1]
    joint = _BEFORE.fullmatch(words, 0, first) and _BEHIND.fullmatch(words, last)
    return keys if joint else None
