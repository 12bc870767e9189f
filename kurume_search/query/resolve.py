"""Understands the values of fields, with the registers of a corpus at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from kurume_search.errors import QueryError
from kurume_search.model.terms import APPROVALS, KINDS, OUTCOMES, ROLES, UNRECORDED
from kurume_search.query.ast import Expansion, Field, Node, Range, walk
from kurume_search.query.departments import departments_named, followed
from kurume_search.query.fields import names_near
from kurume_search.query.predicates import Between, Cites, OneOf, Predicate, Sitting
from kurume_search.query.terms import PROCEDURES, UNRECORDED_TERMS, outcome_label
from kurume_search.query.values import is_meeting_id, numbers_asked, read_article, read_meeting
from kurume_search.query.vocabulary import PRINTED, Vocabulary
from kurume_search.text.plain import plain
from kurume_search.text.values import Value


class Resolved(Value):
    """A predicate, and what a reader should know about how it was understood."""

    predicate: Predicate
    expansions: tuple[Expansion, ...] = ()
    warnings: tuple[str, ...] = ()


def resolve(node: Field | Range, vocabulary: Vocabulary) -> Resolved:
    """Return what `node` asks for.

    Raises:
        QueryError: The value can't be read, or no register and no minutes know it.
    """
    alone = resolve_alone(node)
    if alone is not None:
        return alone
    assert isinstance(node, Field)  # noqa: S101 - a range is known by itself
    return _BY_NAME[node.name](node.value, vocabulary)


def resolve_alone(node: Field | Range) -> Resolved | None:
    """Return what `node` asks for if that takes no register and no minutes; else None.

    Raises:
        QueryError: The value can't be read.
    """
    if isinstance(node, Range):
        return _range(node.name, node.low, node.high)
    if not node.value.strip():
        raise QueryError(f"「{node.name}:」の値がありません。")
    return _ALONE[node.name](node.value) if node.name in _ALONE else None


def resolve_all(node: Node, vocabulary: Vocabulary) -> dict[Field | Range, Resolved]:
    """Return what every field in `node` asks for.

    Raises:
        QueryError: As `resolve`.
    """
    fields = dict.fromkeys(part for part in walk(node) if isinstance(part, Field | Range))
    return {field: resolve(field, vocabulary) for field in fields}


def _unknown(what: str, value: str, known: Iterable[str], hint: str = "") -> QueryError:
    near = names_near(value, known)
    return QueryError(f"{what}「{value}」は登録にも会議録にもありません。{hint}", near=near)


def _term(
    name: str, what: str, table: Mapping[str, str], hint: str = ""
) -> Callable[[str], Resolved]:
    """Return a reader of the closed terms `table` (Japanese) and their English values."""

    def read(value: str) -> Resolved:
        wanted = plain(value).casefold()
        if wanted in table:
            return Resolved(OneOf(name, frozenset({table[wanted]})))
        if wanted in table.values():
            return Resolved(OneOf(name, frozenset({wanted})))
        near = names_near(value, table) or tuple(dict.fromkeys(table))[:6]
        raise QueryError(f"{what}「{value}」はありません。{hint}", near=near)

    return read


def _outcome(value: str) -> Resolved:
    wanted = plain(value).casefold()
    if wanted in UNRECORDED_TERMS:
        return Resolved(OneOf("outcome", frozenset({UNRECORDED})))
    if wanted.rstrip("*") in ("承認", "approved") and wanted.endswith("*"):
        every = frozenset(APPROVALS)
        return Resolved(OneOf("outcome", every), (Expansion(value, _APPROVAL_NAMES, "outcome"),))
    return _term("outcome", "結果", OUTCOMES)(value)


_APPROVAL_NAMES = tuple(map(outcome_label, APPROVALS))


def _procedure(value: str, vocabulary: Vocabulary) -> Resolved:
    wanted = plain(value)
    known = (*PROCEDURES, *vocabulary.procedures)
    if wanted not in known:
        raise _unknown("手続", value, known)
    return Resolved(OneOf("procedure", frozenset({wanted})))


def _article(value: str, vocabulary: Vocabulary) -> Resolved:
    written = read_article(value)
    if written is None:
        raise QueryError(
            f"条文「{value}」を読めません。"
            "第10条第1項第2号、10-1-2、9の2、5-1-1の2 のように書きます。"
        )
    if written.law is None:
        return Resolved(Cites(written.provision, laws=None))
    laws, expansions = _laws(written.law, vocabulary)
    return Resolved(Cites(written.provision, laws), expansions)


def _law(value: str, vocabulary: Vocabulary) -> Resolved:
    from kurume_search.model.provision import Provision

    laws, expansions = _laws(value, vocabulary)
    return Resolved(Cites(Provision(), laws), expansions)


def _laws(name: str, vocabulary: Vocabulary) -> tuple[frozenset[str], tuple[Expansion, ...]]:
    """Return the keys of every law that `name` has meant for any council on any day."""
    wanted, registers = plain(name), vocabulary.registers
    rows = [
        law
        for law in registers.laws
        if wanted in (law.id, plain(law.title)) or wanted in (plain(n.text) for n in law.names)
    ]
    printed = {PRINTED + wanted} if wanted in vocabulary.laws else set()
    if not rows and not printed:
        known = {n.text for law in registers.laws for n in law.names} | set(vocabulary.laws)
        raise _unknown("法令", name, known | {law.title for law in registers.laws})
    titles = tuple(dict.fromkeys(law.title for law in rows))
    expansions = (Expansion(name, titles, "law"),) if titles and titles != (name,) else ()
    return frozenset({law.id for law in rows} | printed), expansions


def _department(value: str, vocabulary: Vocabulary) -> Resolved:
    rows = departments_named(value, vocabulary.registers)
    printed = {PRINTED + plain(value)} if plain(value) in vocabulary.departments else set()
    if not rows and not printed:
        raise _unknown("部署", value, _department_names(vocabulary))
    found = followed(rows, vocabulary.registers)
    # Where another council prints a name that this register knows, it is found by name.
    printed |= {PRINTED + plain(value)}
    more = tuple(dict.fromkeys(row.name for row in found if row not in rows))
    expansions = (Expansion(value, more, "department"),) if more else ()
    return Resolved(OneOf("dept", frozenset({row.id for row in found} | printed)), expansions)


def _department_literal(value: str, vocabulary: Vocabulary) -> Resolved:
    rows = departments_named(value, vocabulary.registers)
    printed = plain(value)
    if not rows and printed not in vocabulary.departments:
        raise _unknown("部署", value, _department_names(vocabulary))
    return Resolved(OneOf("dept", frozenset({*(row.id for row in rows), PRINTED + printed})))


def _department_names(vocabulary: Vocabulary) -> set[str]:
    rows = vocabulary.registers.departments
    names = {name for row in rows for name in (row.name, *row.aliases)}
    return names | set(vocabulary.departments)


def _topic(value: str, vocabulary: Vocabulary) -> Resolved:
    wanted = plain(value)
    topics = vocabulary.registers.topics
    found = frozenset(t.id for t in topics if wanted in (plain(t.id), plain(t.label)))
    if not found:
        if not topics:
            raise QueryError(
                f"話題「{value}」を探せません。topics.toml に話題が一つも登録されていません。"
            )
        raise _unknown("話題", value, [name for t in topics for name in (t.label, t.id)])
    return Resolved(OneOf("topic", found))


def _council(value: str, vocabulary: Vocabulary) -> Resolved:
    wanted = plain(value)
    rows = vocabulary.registers.councils
    found = {row.id for row in rows if wanted in (plain(n) for n in (row.id, row.name, *row.names))}
    if wanted in vocabulary.councils:
        found.add(PRINTED + wanted)
    if not found:
        raise _unknown("審議会", value, [*(row.name for row in rows), *vocabulary.councils])
    return Resolved(OneOf("council", frozenset(found)))


def _meeting(value: str) -> Resolved:
    if is_meeting_id(plain(value)):
        return Resolved(OneOf("meeting", frozenset({plain(value)})))
    written = read_meeting(value)
    if written is None:
        raise QueryError(f"会議「{value}」を読めません。R3-2、第2回、2021-07-26 のように書きます。")
    return Resolved(Sitting(written.fiscal_year, written.number))


def _speaker(value: str) -> Resolved:
    return Resolved(OneOf("speaker", frozenset({plain(value)})))


def _number(value: str) -> Resolved:
    return Resolved(OneOf("number", numbers_asked(value)))


def _tag(value: str, vocabulary: Vocabulary) -> Resolved:
    wanted = plain(value)
    tag = Resolved(OneOf("tag", frozenset({wanted})))
    if wanted in map(plain, vocabulary.tags):
        return tag
    near = "、".join(names_near(value, vocabulary.tags))
    hint = f"近い観点: {near}" if near else ""
    return tag.replace(warnings=(f"観点「{value}」の印はまだ付けられていません。{hint}",))


def _year(value: str) -> Resolved:
    return _range("year", value, value)


def _date(value: str) -> Resolved:
    return _range("date", value, value)


def _since(value: str) -> Resolved:
    from kurume_search.text.era import read_fiscal_year

    if read_fiscal_year(value) is None:
        return _range("date", value, None)
    told = "since: の年は年度（4月から翌年3月）です。"
    return _range("year", value, None).replace(warnings=(told,))


def _range(name: str, low: str | None, high: str | None) -> Resolved:
    if name == "year":
        first, last = (None if end is None else _fiscal_year(end) for end in (low, high))
        turned = first is not None and last is not None and last < first
        predicate = Between("year", last, first) if turned else Between("year", first, last)
    else:
        begin, end = (None if text is None else _period(text) for text in (low, high))
        turned = begin is not None and end is not None and end[1] < begin[0]
        begin, end = (end, begin) if turned else (begin, end)
        predicate = Between("day", begin and begin[0].toordinal(), end and end[1].toordinal())
    warnings = (f"{name}: の範囲を小さい順に直しました。",) if turned else ()
    return Resolved(predicate, (), warnings)


def _fiscal_year(text: str) -> int:
    if len(text) == 4 and text.isdecimal():
        return int(text)
    from kurume_search.text.era import read_fiscal_year

    year = read_fiscal_year(text)
    if year is None:
        raise QueryError(f"年度「{text}」を読めません。2021、R3、令和3年度 のように書きます。")
    return year


def _period(text: str) -> tuple[date, date]:
    from kurume_search.text.era import read_period

    period = read_period(text)
    if period is None:
        raise QueryError(
            f"日付「{text}」を読めません。2021-07-26、2021-07、R3.7.26 のように書きます。"
        )
    return period


_ROLE_HINT = "発言者の表示（A委員など）は speaker: で探します。"
_ALONE: dict[str, Callable[[str], Resolved]] = {
    "outcome": _outcome, "number": _number, "role": _term("role", "役割", ROLES, _ROLE_HINT),
    "kind": _term("kind", "種別", KINDS), "speaker": _speaker,
    "year": _year, "date": _date, "since": _since, "meeting": _meeting,
}  # fmt: skip
_BY_NAME: dict[str, Callable[[str, Vocabulary], Resolved]] = {
    "article": _article, "law": _law, "dept": _department, "dept!": _department_literal,
    "topic": _topic, "procedure": _procedure, "tag": _tag, "council": _council,
}  # fmt: skip
