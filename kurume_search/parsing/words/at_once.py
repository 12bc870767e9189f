"""Words that decide several cases at once without naming each: all of them, or the rest.

以上3件は、いずれも適当と認める; 諮問第6号は継続とし、その他の案件は承認とする;
諮問第6号を除き、承認する.
"""

from __future__ import annotations

import re

from kurume_search.text.numerals import read_number

_N = r"(?P<n>[0-9]{1,2}|[二三四五六七八九十])"
_MATTERS = r"(?:諮問)?(?:案件|議案|議題|事案|諮問(?:事項)?)"
_EACH = r"(?:いずれも|全て|すべて|全部|とも(?:に)?)"
# So many cases, or all of them.
_ALL = re.compile(
    rf"(?:^|[、。は])(?:以上の?|ただ(?:今|いま)の|本日の|これらの|この)?{_N}(?:件|案件|議案)(?:の{_MATTERS})?"
    r"(?:とも|は|を|について|に関して|、?(?:いずれも|全て|すべて|全部|一括して))"
    rf"|(?P<all>(?:以上|ただ(?:今|いま)|本日|これら)の?(?:{_MATTERS})[^。]{{0,12}}{_EACH}|{_MATTERS}(?:については?|は)、?{_EACH}"
    r"|^(?:いずれも|全て|すべて|全件)(?!の))"
)
_MAY_ALL = re.compile("件|いずれ|全て|すべて|全部|とも")
# What is left: その他の案件については, 残りの2件は.
_REST = re.compile(
    rf"(?:その他|その余|残り|残余|(?:その)?ほか|それ以外|他)の?(?:{_MATTERS}|[0-9二三四五六七八九]?件)?"
    r"(?:については?|に関しては|につきましては|は)、?"
)
_MAY_REST = re.compile("他|余|残|ほか|以外")
# All but these: 諮問第6号を除き、 諮問第6号以外は.
_BUT = re.compile(r"[^、。]{2,40}?(?:を除(?:き|いて|く)|以外(?=の|は|に))")


def covers_all(words: str, count: int) -> bool:
    """Return whether folded words are on all of so many undecided cases, and name none.

    >>> covers_all("以上3件は、全て適当と認めます。", 3), covers_all("以上3件は承認します。", 2)
    (True, False)
    """
    match = _ALL.search(words) if count > 1 and _MAY_ALL.search(words) else None
    if match is None:
        return False
    return bool(match["all"]) or read_number(match["n"]) == count


_MAY_REACH = re.compile(
    "[0-9二三四五六七八九十]件|いずれも|全て|すべて|全部|全件|その[他余ほ]|残|ほかの|他の|以外|を除"
)


def may_reach(words: str) -> bool:
    """Return whether words can be on cases that they don't name; most are on none."""
    return _MAY_REACH.search(words) is not None


def reaches_rest(words: str) -> bool:
    """Return whether words are on the cases that they don't name, or on all but some."""
    return rest_at(words) is not None or left_out(words) is not None


def rest_at(words: str) -> int | None:
    """Return where words turn to the cases that they don't name, or None."""
    match = _REST.search(words) if _MAY_REST.search(words) else None
    return None if match is None else match.start()


def is_on_rest(limb: str) -> bool:
    """Return whether a limb begins with the cases that are left."""
    return _REST.match(limb.lstrip("、 ")) is not None


def left_out(words: str) -> str | None:
    """Return the words that leave cases out (諮問第6号を除き), or None."""
    if "除" not in words and "以外" not in words:
        return None
    match = _BUT.search(words)
    return match.group() if match else None
