"""Labels of the header further on in a line (日時：…　場所：…, 【日時】…　【場所】…)."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.parsing.header.fields import FieldLabel, labels
from kurume_search.parsing.lines.shapes import PEOPLE

# Fields that two gaps or a colon set off anywhere, and those of people, which only a colon or
# brackets do: a gap before 事務局 can be one between persons.
_PLAIN = ("date", "time", "time_end", "venue", "observers", "openness", "number")
# A label of one sign, or one that is a value as well, is none here.
_NEVER = frozenset({"開会", "閉会", "公開", "出席", "欠席", "傍聴", "回答", "期間", "於"})
# In lenticular brackets these are labels all the same (【公開の別】公開 【傍聴】3名).
_BRACKETED = "傍聴|出席|欠席"


def _words(fields: tuple[str, ...]) -> str:
    held = [word for word, field in labels().items() if field in fields and word not in _NEVER]
    longest = sorted(held, key=len, reverse=True)
    return "|".join(r"\s*".join(map(re.escape, word)) for word in longest)


@cache
def _inside() -> re.Pattern[str]:
    plain, people = _words(_PLAIN), _words(PEOPLE)
    remark = r"(?:\([^()]{1,12}\))?"
    return re.compile(
        rf"(?<=\s)(?:[/・●○◇■]\s*)?(?:[【\[<〈]\s*(?P<a>{plain}|{people})\s*[】\]>〉]\s*:?\s*"
        rf"|【\s*(?P<d>{_BRACKETED})\s*】\s*:?\s*"
        rf"|(?P<b>{plain}|{people}){remark}\s*:\s*|(?<=\s\s)(?P<c>{plain})\s{{2,}})(?=\S)"
    )


def labels_inside(text: str, label: FieldLabel) -> list[tuple[int, FieldLabel]]:
    """Return the labels that stand in the value of `label`, each with where it begins.

    >>> date = FieldLabel("date", "日時", 3)
    >>> [held.field for _, held in labels_inside("日時:5月1日 場所:市役所", date)]
    ['venue']
    """
    words = text[label.value :]
    if not (":" in words or "  " in words or "【" in words or "[" in words):
        return []  # nearly always
    found: list[tuple[int, FieldLabel]] = []
    seen = {label.field}
    for match in _inside().finditer(text, label.value + 1):
        name = "".join((match["a"] or match["b"] or match["c"] or match["d"]).split())
        field = labels()[name]
        of_list = label.field in PEOPLE and field in PEOPLE and field != "absent"
        if field in seen or of_list:
            continue  # a list of all who attend is parted elsewhere
        seen.add(field)
        found.append((match.start(), FieldLabel(field, name, match.end())))
    return found
