"""The fields of the query language: their names in both languages, and what they select."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from kurume_search.text.plain import fold_plain
from kurume_search.text.values import Value


class Level(Enum):
    """What a field is recorded of, and so what it selects."""

    PASSAGE = "passage"  # narrows the passages that words are looked for in
    SECTION = "section"  # a case, or an agenda item outside cases
    MEETING = "meeting"


class FieldInfo(Value):
    """One field.

    Attributes:
        name: As `str(query)` writes it.
        others: Other names it answers to.
        ranged: Takes ``low..high``.
    """

    name: str
    level: Level
    others: tuple[str, ...] = ()
    ranged: bool = False


FIELDS = (
    FieldInfo("article", Level.SECTION, ("条", "条文", "引用条文")),
    FieldInfo("law", Level.SECTION, ("法", "法令", "法律", "条例")),
    FieldInfo("dept", Level.SECTION, ("department", "部署", "部局", "課", "担当課")),
    FieldInfo("dept!", Level.SECTION, ("department!", "部署!", "部局!", "課!", "担当課!")),
    FieldInfo("topic", Level.SECTION, ("話題", "主題")),
    FieldInfo("outcome", Level.SECTION, ("結果", "審議結果")),
    FieldInfo("procedure", Level.SECTION, ("手続", "手続き")),
    FieldInfo("number", Level.SECTION, ("番号", "諮問番号")),
    FieldInfo("tag", Level.SECTION, ("観点", "タグ")),
    FieldInfo("role", Level.PASSAGE, ("発言者", "役割")),
    FieldInfo("kind", Level.PASSAGE, ("種別", "種類")),
    FieldInfo("speaker", Level.PASSAGE, ("発言者名", "話者")),
    FieldInfo("year", Level.MEETING, ("年度", "fiscal_year"), ranged=True),
    FieldInfo("date", Level.MEETING, ("日付", "開催日", "日"), ranged=True),
    FieldInfo("since", Level.MEETING, ("以降",)),
    FieldInfo("meeting", Level.MEETING, ("会議", "回")),
    FieldInfo("council", Level.MEETING, ("審議会", "会議体")),
)
# Half of what two equal names reach; below it a name helps nobody.
_FAR = 100.0
UNIT_NAMES = ("unit", "単位")

_BY_NAME = {name: info for info in FIELDS for name in (info.name, *info.others)}


def field_named(name: str) -> FieldInfo | None:
    """Return the field that `name` names in either language, any width and case, or None.

    >>> field_named("部署").name
    'dept'
    """
    return _BY_NAME.get(fold_plain(name).casefold())


def level_of(name: str) -> Level:
    """Return what the field of that English name selects."""
    return _BY_NAME[name].level


def names_near(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return the names of `known` most like `name`, best first; none if all are far."""
    # Only a mistake pays for this import.
    from rapidfuzz import fuzz

    wanted = fold_plain(name).casefold()

    def likeness(other: str) -> float:
        # A part that fits well (課 of 情報政策課) counts, the whole counts as much.
        folded = fold_plain(other).casefold()
        # A few characters of a long name (花立 of 花立市情報公開審査会) are like it by no measure.
        inside = _FAR if len(wanted) > 1 and wanted in folded else 0.0
        return float(fuzz.ratio(wanted, folded) + fuzz.WRatio(wanted, folded)) + inside

    rated = sorted(((likeness(other), other) for other in set(known)), key=lambda r: (-r[0], r[1]))
    return tuple(other for rate, other in rated[:limit] if rate >= _FAR)


def field_names_near(name: str) -> tuple[str, ...]:
    """Return names of fields like `name`; the common ones if none is."""
    return names_near(name, _BY_NAME) or ("article", "dept", "topic", "year", "role", "kind")
