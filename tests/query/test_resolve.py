from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from strategies import REGISTERS

from kurume_search.errors import QueryError
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.passage import PassageKind
from kurume_search.model.provision import Provision
from kurume_search.model.terms import APPROVALS, KINDS, OUTCOMES, ROLES
from kurume_search.model.turn import Role, TurnKind
from kurume_search.query.ast import Expansion, Field, Range
from kurume_search.query.fields import FIELDS, field_named
from kurume_search.query.predicates import Between, Cites, OneOf, Predicate, Sitting
from kurume_search.query.resolve import resolve
from kurume_search.query.vocabulary import Vocabulary

KNOWN = Vocabulary(
    registers=REGISTERS, departments=("無名課",), laws=("規則",), councils=("町審査会",),
    procedures=("諮問", "答申確認"),
)  # fmt: skip


def asked(name: str, value: str) -> Predicate:
    return resolve(Field(name, value), KNOWN).predicate


def one_of(name: str, *values: str) -> OneOf:
    return OneOf(name, frozenset(values))


def test_terms_are_values_of_the_model() -> None:
    kinds = {*PassageKind, *TurnKind}

    assert set(ROLES.values()) == set(Role)
    assert set(KINDS.values()) == kinds
    assert set(OUTCOMES.values()) == set(OutcomeValue)
    assert set(APPROVALS) <= set(OutcomeValue)


def test_every_field_has_a_meaning_and_its_names_are_its_own() -> None:
    names = [name for info in FIELDS for name in (info.name, *info.others)]

    assert len(names) == len(set(names))
    assert all(field_named(name.upper()) is not None for name in names)
    for info in FIELDS:
        try:
            found = asked(info.name, "無いもの")
        except QueryError as error:
            assert "無いもの" in str(error)
        else:
            assert isinstance(found, get_args(Predicate))


@pytest.mark.parametrize(
    ("name", "value", "predicate"),
    [
        ("role", "委員", one_of("role", "member")),
        ("role", "Chair", one_of("role", "chair")),
        ("role", "座長", one_of("role", "chair")),
        ("kind", "質問", one_of("kind", "question")),
        ("kind", "件名", one_of("kind", "title")),
        ("speaker", "Ａ委員", one_of("speaker", "A委員")),
        ("outcome", "承認", one_of("outcome", "approved")),
        ("outcome", "承認*", one_of("outcome", *APPROVALS)),
        ("outcome", "approved*", one_of("outcome", *APPROVALS)),
        ("outcome", "記載なし", one_of("outcome", "unrecorded")),
        ("outcome", "review_upheld", one_of("outcome", "review_upheld")),
        ("procedure", "答申確認", one_of("procedure", "答申確認")),
        ("number", "諮問第12号", one_of("number", "諮問12", "?12")),
        ("topic", "オンライン結合", one_of("topic", "online")),
        ("topic", "server", one_of("topic", "server")),
        ("council", "久間市審議会", one_of("council", "k.council")),
        ("council", "町審査会", one_of("council", "~町審査会")),
        ("meeting", "2021-07-26", one_of("meeting", "2021-07-26")),
        ("meeting", "R3-2", Sitting(2021, 2)),
        ("article", "10-1-2", Cites(Provision(10, None, 1, 2), None)),
        ("article", "旧条例9条", Cites(Provision(9), frozenset({"k.old"}))),
        ("article", "規則9の2", Cites(Provision(9, 2), frozenset({"~規則"}))),
        ("law", "個人情報保護法", Cites(Provision(), frozenset({"j.act"}))),
        ("year", "R3", Between("year", 2021, 2021)),
        ("year", "令和3年度", Between("year", 2021, 2021)),
        ("since", "R2", Between("year", 2020, None)),
        ("since", "2021-07", Between("day", date(2021, 7, 1).toordinal(), None)),
        ("date", "2021-07", Between("day", date(2021, 7, 1).toordinal(),
                                    date(2021, 7, 31).toordinal())),
    ],
)  # fmt: skip
def test_values_are_understood(name: str, value: str, predicate: Predicate) -> None:
    assert asked(name, value) == predicate


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("DX課", {"shin", "ka", "kakari"}),  # what it came from, and what lay beneath that
        ("総務部", {"bu", "ka", "kakari"}),
        ("情報課", {"ka", "kakari", "shin"}),
        ("情報室", {"ka", "kakari", "shin"}),
        ("総務部情報課", {"ka", "kakari", "shin"}),
        ("総務部 情報課 情報係", {"kakari"}),
        ("総務部情報係", {"kakari"}),
        ("福祉課", {"ta"}),
        ("無名課", set()),
    ],
)
def test_departments_follow_what_lies_beneath_and_what_became_of_them(
    value: str, keys: set[str]
) -> None:
    found = asked("dept", value)

    assert isinstance(found, OneOf)
    assert {key for key in found.values if not key.startswith("~")} == keys


def test_departments_can_be_taken_literally() -> None:
    assert asked("dept!", "情報課") == one_of("dept", "ka", "~情報課")
    assert asked("dept!", "総務部") == one_of("dept", "bu", "~総務部")


def test_what_was_added_is_said() -> None:
    assert resolve(Field("dept", "総務部"), KNOWN).expansions == (
        Expansion("総務部", ("情報課", "情報係"), "department"),
    )
    assert resolve(Field("dept", "福祉課"), KNOWN).expansions == ()


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("dept", "情報化", "情報課"), ("dept!", "情報科", "情報課"),
        ("topic", "オンライン決済", "オンライン結合"),
        ("role", "委委員", "委員"), ("kind", "質疑応答", "質疑"), ("outcome", "承諾", "承認"),
        ("law", "個人情報法", "個人情報保護法"), ("council", "久間審議会", "久間市審議会"),
        ("procedure", "諮門", "諮問"), ("article", "無い法9条", None),
        ("article", "第百万条あ", None), ("year", "abc", None), ("date", "いつか", None),
        ("since", "abc", None), ("meeting", "あ", None),
        ("dept", " ", None),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_an_error_with_near_names(
    name: str, value: str, near: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        resolve(Field(name, value), KNOWN)

    assert "\n" not in str(caught.value)
    if near is not None:
        assert near in caught.value.near


def test_reversed_ranges_are_put_right_and_said() -> None:
    found = resolve(Range("year", "R5", "R3"), KNOWN)
    days = resolve(Range("date", "2022-03", "2021-07"), KNOWN)

    assert found.predicate == Between("year", 2021, 2023)
    assert days.predicate == Between(
        "day", date(2021, 7, 1).toordinal(), date(2022, 3, 31).toordinal()
    )
    assert found.warnings
    assert days.warnings
    assert not resolve(Range("year", "R3", "R5"), KNOWN).warnings


@pytest.mark.parametrize(
    ("wanted", "cited", "covers"),
    [
        ((9, None, None, None), (9, None, 3, 4), True),
        ((9, None, None, None), (9, 2, None, None), False),
        ((9, None, None, None), (19, None, None, None), False),
        ((10, None, 1, 2), (10, None, None, 2), True),  # the paragraph is unstated
        ((10, None, 1, 2), (10, None, 2, 2), False),
        ((10, None, 1, 2), (10, None, 1, None), False),
        ((10, None, 1, None), (10, None, None, None), False),
        ((10, None, None, 2), (10, None, 1, 2), True),
        ((5, None, 1, 1), (5, None, 1, 1, 2), False),
        ((5, None, 1, 1, 2), (5, None, 1, 1), False),
        ((5, None, 1, 1, 2), (5, None, None, 1, 2), True),
        ((5, None, 1), (5, None, 1, 1, 2), True),
        ((5,), (5, None, 1, 1, 2), True),
    ],
)
def test_an_article_covers_what_is_beneath_it(
    wanted: tuple[int | None, ...], cited: tuple[int | None, ...], covers: bool
) -> None:
    assert Cites(Provision(*wanted), laws=None).covers(Provision(*cited)) is covers
