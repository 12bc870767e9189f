"""The table of roles as patterns: what a label says that its speaker is to the meeting."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import shortest

OFFICES = (
    "課", "室", "係", "局", "部", "センター", "所", "館", "園", "担当", "グループ", "班", "署",
)  # fmt: skip


@frozen()
class RoleRow:
    """A row of the table of roles: words that name a role, and the kind of turn they mean."""

    role: Role
    words: re.Pattern[str]
    kind: TurnKind | None


@cache
def role_rows() -> tuple[RoleRow, ...]:
    """Return the rows of the table, the first that hits decides."""
    kinds = {"asks": TurnKind.QUESTION, "answers": TurnKind.ANSWER, "states": TurnKind.STATEMENT}
    rows = []
    for row in table("roles")["role"]:
        words = "|".join(map(re.escape, sorted(row["words"], key=len, reverse=True)))
        kind = next((kinds[key] for key in kinds if row.get(key)), None)
        rows.append(RoleRow(Role(row["role"]), re.compile(words), kind))
    return tuple(rows)


@cache
def role_words() -> re.Pattern[str]:
    """Match what every word for a role has: who looks for one asks this first."""
    words = {word for row in table("roles")["role"] for word in row["words"]}
    return re.compile("|".join(map(re.escape, sorted(shortest(words)))))


@cache
def counts() -> str:
    """Return a pattern for how what is said is counted: the end of 質問1, 質疑2-1, 問(3)."""
    return f"(?:{'|'.join(table('roles')['counts']['words'])})"


@cache
def represented() -> re.Pattern[str]:
    """Match the whole of a label that is a group which a member stands for (住民代表)."""
    return re.compile("|".join(table("roles")["represented"]["words"]))


# What each of these has.
_REPRESENTED = (
    "代表",
    "経験者",
    "協会",
    "連合会",
    "連絡会",
    "協議会",
    "会議所",
    "クラブ",
    "事業者",
)


@cache
def label_sign() -> re.Pattern[str]:
    """Match what every label has (a word for a role, an office, a seat); most words have none."""
    words = {word for row in table("roles")["role"] for word in row["words"]}
    words |= {*table("units")["titles"], *OFFICES, *_REPRESENTED, "番"}
    return re.compile("|".join(map(re.escape, sorted(shortest(words)))))
