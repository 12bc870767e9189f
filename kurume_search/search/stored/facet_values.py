"""What a section, a meeting or a turn has under a field that facets count by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from kurume_search.model.terms import OUTCOMES, UNRECORDED, UNRECORDED_NAME
from kurume_search.query.terms import kind_label, outcome_label, role_label
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.stored.columns import KINDS, NOTHING, ROLES, Columns
from kurume_search.text.plain import plain

if TYPE_CHECKING:
    from kurume_search.search.stored.records import Record

OUTSIDE = "outside"  # not a case, so that nothing about cases can be recorded
NAMES = {UNRECORDED: UNRECORDED_NAME, OUTSIDE: "案件外"}
# Who brings a case; attendance isn't counted.
_BRINGS = frozenset({"holder", "user", "responsible"})
_TURN_KINDS = ("question", "answer", "statement", "procedural")
# All values of closed terms with their labels, in the order to list them: one that never
# occurs is a finding.
CLOSED = {
    "kind": {kind: kind_label(kind) for kind in _TURN_KINDS},
    "outcome": {
        **{value: outcome_label(value) for value in OUTCOMES.values()},
        UNRECORDED: NAMES[UNRECORDED],
    },
}
IN_TIME = ("year", "meeting")

Pair: TypeAlias = tuple[str, str]  # a value as a key, and for people
Keys: TypeAlias = tuple[str, ...]  # of several fields


def named(pairs: Iterable[Pair], *, outside: bool = False) -> tuple[Pair, ...]:
    """Return `pairs`, each once; that there are none is a value too."""
    key = OUTSIDE if outside else UNRECORDED
    return tuple(dict(pairs).items()) or ((key, NAMES[key]),)


def _kind(columns: Columns, turn: int) -> Pair:
    kind = KINDS[columns.raw("passage.turn_kind")[turn]]
    return kind, kind_label(kind)


def _role(columns: Columns, turn: int) -> Pair:
    code = columns.raw("passage.role")[turn]
    role = "unknown" if code == NOTHING else ROLES[code]
    return role, role_label(role)


def _speaker(columns: Columns, turn: int) -> Pair:
    """Return the label of a speaker with the meeting, outside which it means nothing."""
    code = columns.ints("passage.speaker")[turn]
    if not code:
        return UNRECORDED, NAMES[UNRECORDED]
    meeting = columns.record("meeting.record", columns.ints("passage.meeting")[turn])
    label = columns.value("speaker.keys")[code - 1]
    return f"{meeting['id']} {label}", f"{meeting['short']} {label}"


def _articles(record: Record) -> Iterator[Pair]:
    titles = {law["key"]: law["title"] for law in record["laws"]}
    for article in record["articles"]:
        if article["subject"]:
            law = article["law_id"] or (PRINTED + plain(article["law"]) if article["law"] else "")
            name = titles.get(article["law_id"]) or article["law"] or ""
            yield f"{law}:{article['key']}", f"{name}{article['provision']}"


def _laws(record: Record) -> Iterator[Pair]:
    return ((law["key"], law["title"]) for law in record["laws"])


def _departments(record: Record) -> Iterator[Pair]:
    for unit in record["case"]["departments"] if record["case"] else ():
        if _BRINGS.intersection(unit["parts"]):
            yield unit["id"] or PRINTED + plain(unit["name"]), unit["name"]


def _topics(record: Record) -> Iterator[Pair]:
    topics = record["case"]["topics"] if record["case"] else ()
    return ((topic["id"], topic["label"]) for topic in topics)


def _outcome(record: Record) -> Iterator[Pair]:
    if record["case"]:
        key = record["case"]["outcome"] or UNRECORDED
        yield key, NAMES.get(key) or outcome_label(key)


def _procedure(record: Record) -> Iterator[Pair]:
    if record["case"]:
        yield record["case"]["procedure"], record["case"]["procedure"]


def _year(meeting: Record) -> Pair:
    year = meeting["fiscal_year"]
    return (str(year), f"{year}年度") if year else (UNRECORDED, NAMES[UNRECORDED])


def _meeting(meeting: Record) -> Pair:
    return meeting["id"], meeting["short"]


def _council(meeting: Record) -> Pair:
    name = meeting["body"] or meeting["council"] or NAMES[UNRECORDED]
    return meeting["council"] or (PRINTED + plain(name) if meeting["body"] else UNRECORDED), name


OF_SECTIONS: dict[str, Callable[[Record], Iterator[Pair]]] = {
    "article": _articles, "law": _laws, "dept": _departments, "topic": _topics,
    "outcome": _outcome, "procedure": _procedure,
}  # fmt: skip
OF_MEETINGS: dict[str, Callable[[Record], Pair]] = {
    "year": _year, "meeting": _meeting, "council": _council,
}  # fmt: skip
OF_TURNS: dict[str, Callable[[Columns, int], Pair]] = {
    "role": _role, "kind": _kind, "speaker": _speaker,
}  # fmt: skip
FIELDS = (*OF_SECTIONS, *OF_TURNS, *OF_MEETINGS, "tag")
