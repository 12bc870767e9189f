"""What can be counted over time: measures, periods, denominators and splits by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kurume_search.data import table
from kurume_search.errors import UsageError, check_text
from kurume_search.query.fields import names_near
from kurume_search.text.plain import fold_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that can be asked for by name.

    Attributes:
        id: English, as results carry it.
        names: Others that people type.
        of: Of a split: what has the value (``section``, ``turn``, ``meeting``); of a
            measure: what `of` names (``needed``, ``article`` …), empty: nothing.
    """

    id: str
    label: str
    label_en: str
    names: tuple[str, ...] = ()
    of: str = ""

    def label_in(self, lang: str) -> str:
        """Return the label in ``ja`` or ``en``."""
        return self.label_en if lang == "en" else self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Term):
    """Something to count.

    Attributes:
        base: ``turns``, ``cases``, ``threads`` or ``query``: what is counted.
        unit: Of the count.
        split: What it is split by unless asked otherwise, or None.
        rule: The counting rule, a sentence.
    """

    base: str
    unit: str
    unit_en: str
    rule: str
    rule_en: str
    split: str | None = None

    @property
    def is_rate(self) -> bool:
        """Whether it has a denominator of its own."""
        return self.id == "approval_rate"


Kind = Literal["measure", "by", "per", "split"]
_TITLES = {
    "measure": "数えるもの",
    "by": "期間の区切り",
    "per": "割る数",
    "split": "分ける項目",
}


@cache
def terms(kind: Kind) -> tuple[Term, ...]:
    """Return everything of a kind, in the order to list it."""
    made = Measure if kind == "measure" else Term
    return tuple(made(**_known(row)) for row in table("measures")[kind])


def _known(row: dict[str, Any]) -> dict[str, Any]:
    left = {key: value for key, value in row.items() if not key.endswith("examples")}
    return {**left, "names": tuple(left.get("names", ()))}


@cache
def _by_name(kind: Kind) -> dict[str, Term]:
    return {_plain(name): term for term in terms(kind) for name in (term.id, *term.names)}


def _plain(name: str) -> str:
    return fold_plain(name).strip().casefold()


def term_named(kind: Kind, name: str) -> Term:
    """Return what `name` names in either language.

    >>> term_named("by", "年度").id
    'fiscal_year'

    Raises:
        UsageError: Nothing is called so; `near` has names like it.
    """
    check_text(_TITLES[kind], name)
    found = _by_name(kind).get(_plain(name))
    if found is None:
        ids = [term.id for term in terms(kind)]
        near = names_near(name, _by_name(kind))
        raise UsageError(
            f"{_TITLES[kind]}に「{name}」はありません。使えるもの: {'、'.join(ids)}。", near=near
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be counted, checked: the parts go together."""

    measure: Measure
    by: Term
    per: Term | None = None
    split: Term | None = None
    of: str | None = None
    pool: bool = False
    concordant: bool = False


def asked(
    measure: str,
    *,
    by: str = "fiscal_year",
    per: str | None = None,
    split: str | None = None,
    of: str | None = None,
    pool: bool = False,
    concordant: bool = False,
) -> Asked:
    """Return what the names ask for.

    Raises:
        UsageError: A name isn't known, or two of them don't go together.
    """
    what = term_named("measure", measure)
    check_text("of", of or "")
    assert isinstance(what, Measure)  # noqa: S101 - our own table
    of = (of or "").strip() or None
    shown = split or what.split
    if shown is None and of is None and what.id in _by_name("split"):
        shown = what.id  # which topic, or department, isn't said: each
    found = Asked(
        measure=what,
        by=term_named("by", by),
        per=None if per is None else term_named("per", per),
        split=None if shown is None else term_named("split", shown),
        of=of,
        pool=pool,
        concordant=concordant,
    )
    _check(found)
    return found


def _check(found: Asked) -> None:
    what, per, split = found.measure, found.per, found.split
    name = what.label
    if found.of is None and what.of == "needed":
        raise UsageError(f"「{name}」には、数える語か検索式を of(--of)で指定します。")
    if found.of is not None and not what.of:
        raise UsageError(f"「{name}」に of(--of)は使えません。絞り込みは within で指定します。")
    if per is not None:
        _check_per(what, per, split, found.by)
    if split is None:
        return
    if what.split and split.id != what.split:
        raise UsageError(
            f"「{name}」はいつも{what.label}に分かれます。{split.label}で分けるには "
            "measure を cases か approval_rate にします。"
        )
    if what.base != "turns" and split.of == "turn":
        raise UsageError(f"「{name}」は案件を数えるので、{split.label}では分けられません。")
    if what.is_rate and split.id == "outcome":
        raise UsageError("承認率は結果では分けられません。measure を outcomes にします。")
    if what.base == "query" and split.of == "turn":
        raise UsageError(f"検索式に合うものは、{split.label}では分けられません。")


def _check_per(what: Measure, per: Term, split: Term | None, by: Term) -> None:
    if what.is_rate:
        raise UsageError("承認率には決まった分母(承認+不承認)があるので、per は使えません。")
    if per.id == "10k_characters" and what.id == "characters":
        raise UsageError("文字数を文字数では割れません。per に meeting か case を指定します。")
    if per.id == "case" and what.id == "cases" and split is None:
        raise UsageError("案件を案件で割ると、いつも 1 です。split で分けるか per を変えます。")
    if per.id == "month" and by.id == "meeting":
        raise UsageError("会議ごとの数を月では割れません。by に fiscal_year などを指定します。")
