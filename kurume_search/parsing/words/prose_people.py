"""Persons whom a sentence names behind their office (会長の甲野、委員の乙部及び丙田が出席し)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MEMBERS = r"副?会長|副?委員長|副?部会長|副?座長|(?:会長)?職務代理者?|委員|議長"
_OFFICIALS = (
    r"(?:[一-龥]{1,8})?"
    r"(?:課長補佐|課長|室長|局長|次長|部長|所長|館長|係長|主幹|参事|主査|主任|主事|書記)"
)
_NAME = r"[^、。はがのをに及並とで\s()0-9]{1,5}"
_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_AND = r"、|及び|並びに|と"
_TITLED = rf"(?:{_MEMBERS}|{_OFFICIALS})の{_NAME}"
_RUN = re.compile(
    rf"(?P<run>{_TITLED}(?:(?:{_AND})(?:{_TITLED}|{_NAME}))*)(?:の(?P<n>{_N}(?:名|人)))?(?:は|が)、?"
    r"(?P<did>[^、。]{0,14}?(?:欠席|出席|列席|陪席|臨席|同席))"
)
_EACH = re.compile(
    rf"(?:^|{_AND})(?:(?P<title>(?P<member>{_MEMBERS})|{_OFFICIALS})の)?(?P<name>{_NAME})"
)
_OFFICE = re.compile(r"庶務|事務局|書記")
_EXPLAINS = re.compile(r"説明")

Named = tuple[str, tuple[int, int], tuple[int, int] | None]


def people_named(words: str) -> Iterator[Named]:
    """Yield the field, the columns of the name and those of the title of each such person.

    Only members have a title: those of officials tell which field they are of.
    """
    if "席" not in words:
        return
    for run in _RUN.finditer(words):
        did, base = run["did"], run.start("run")
        title: tuple[int, int] | None = None
        member = False
        for each in _EACH.finditer(run["run"]):
            if each["title"]:
                low, high = each.span("title")
                title, member = (base + low, base + high), each["member"] is not None
            if "欠席" in did:
                field = "absent"
            elif _OFFICE.search(did) or not member:
                field = "explainers" if _EXPLAINS.search(did) else "secretariat"
            else:
                field = "members"
            low, high = each.span("name")
            yield field, (base + low, base + high), title if member else None
        if run["n"] and member and "欠席" not in did:
            yield "members", run.span("n"), None
