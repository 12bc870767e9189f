from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import nodes, typed

from kurume_search.errors import QueryError
from kurume_search.query.ast import (
    And,
    Everything,
    Exact,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Query,
    Range,
    Unit,
    Words,
)
from kurume_search.query.parse import parse_query
from kurume_search.query.spot import pointed
from kurume_search.text.width import width

A, B, C = Words("あ"), Words("い"), Words("う")

READ = [
    ("", Everything()),
    ("*", Everything()),
    ("　", Everything()),
    ("目的外利用", Words("目的外利用")),
    ("目的外利用 福祉", And((Words("目的外利用"), Words("福祉")))),
    ("目的外利用　福祉", And((Words("目的外利用"), Words("福祉")))),
    ("あ AND い", And((A, B))),
    ('"本人の同意"', Words("本人の同意")),
    ("“本人の同意”", Words("本人の同意")),
    ("＂本人の同意＂", Words("本人の同意")),
    ('"a""b"', Words('a"b')),
    ("'届出書'", Literal("届出書")),
    ("‘届出書’", Literal("届出書")),
    ("あ OR い", Or((A, B))),
    ("あ｜い|う", Or((A, B, C))),
    ("あ い OR う", Or((And((A, B)), C))),
    ("あ (い OR う)", And((A, Or((B, C))))),
    ("あ（い｜う）", And((A, Or((B, C))))),
    ("(あ い) う", And((And((A, B)), C))),
    ("((あ))", A),
    ("-あ", Not(A)),
    ("−あ", Not(A)),
    ("－あ", Not(A)),
    ("NOT あ", Not(A)),
    ("--あ", Not(Not(A))),
    ("-(あ い)", Not(And((A, B)))),
    ("情報-公開", Words("情報-公開")),
    ("あ NEAR/5 い", Near(A, B, 5)),
    ("あ NEAR/5 い う", And((Near(A, B, 5), C))),
    ("あ NEAR/５ い NEAR/2 う", Near(Near(A, B, 5), C, 2)),
    ("-あ NEAR/5 い", Not(Near(A, B, 5))),
    ("あ NEAR/5 (い OR う)", Near(A, Or((B, C)), 5)),
    ("プロファイ*", Prefix("プロファイ")),
    ("プロファイ＊", Prefix("プロファイ")),
    ('"個人 情"*', Prefix("個人 情")),
    ("=取扱い", Exact("取扱い")),
    ("＝取扱い", Exact("取扱い")),
    ('="取扱い"', Exact("取扱い")),
    ("article:10-1-2", Field("article", "10-1-2")),
    ("条:第10条第1項第2号", Field("article", "第10条第1項第2号")),
    ('条:"旧条例9条"', Field("article", "旧条例9条")),
    ("部署：情報政策課", Field("dept", "情報政策課")),
    ("ＤＥＰＴ：情報政策課", Field("dept", "情報政策課")),
    ("dept!:情報政策課", Field("dept!", "情報政策課")),
    ("部署！：情報政策課", Field("dept!", "情報政策課")),
    ("話題:オンライン結合", Field("topic", "オンライン結合")),
    ("発言者:委員", Field("role", "委員")),
    ("種別:質問", Field("kind", "質問")),
    ("結果:承認*", Field("outcome", "承認*")),
    ("手続:諮問", Field("procedure", "諮問")),
    ("year:2015..2023", Range("year", "2015", "2023")),
    ("年度:R3..R5", Range("year", "R3", "R5")),
    ("年度：令和3年度～令和5年度", Range("year", "令和3年度", "令和5年度")),
    ("year:..2022", Range("year", None, "2022")),
    ("year:2023..", Range("year", "2023", None)),
    ("year:R3", Field("year", "R3")),
    ("date:2021-07..2022-03", Range("date", "2021-07", "2022-03")),
    ("since:R2", Field("since", "R2")),
    ("number:諮問第12号", Field("number", "諮問第12号")),
    ("meeting:R3-2", Field("meeting", "R3-2")),
    ("law:個人情報保護法", Field("law", "個人情報保護法")),
    ("speaker:A委員", Field("speaker", "A委員")),
    ("tag:要検討", Field("tag", "要検討")),
    ("-部署:情報政策課", Not(Field("dept", "情報政策課"))),
    ("unit:turn あ", A),
    ("日時： 令和3年", And((Words("日時："), Words("令和3年")))),
    ("10:30", Words("10:30")),
    ("OR", Words("OR")),
    ("あ '・' \"★\"", And((A, Literal("・"), Words("★")))),
    ("あ or い", And((A, Words("or"), B))),
]


@pytest.mark.parametrize(("text", "node"), READ)
def test_the_language_is_read(text: str, node: Node) -> None:
    assert parse_query(text, strict=True).node == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ('"本人の', Words('"本人の')),
        ("(あ い", And((Words("(あ"), B))),
        ("あ) い", And((Words("あ)"), B))),
        ("'あ", Words("'あ")),
        ("あ OR", A),
        ("| あ", A),
        ("あ NOT", A),
        ("() あ", A),
        ("あ - い", And((A, B))),
        ("★", Literal("★")),
        (")", Literal(")")),
    ],
)
def test_broken_input_is_read_literally_with_a_warning(text: str, node: Node) -> None:
    query = parse_query(text)

    assert query.node == node
    assert query.warnings or text == "★"


@pytest.mark.parametrize(
    ("text", "at"),
    [('あ "本人の', 2), ("い (あ", 2), ("あ)", 1), ("あ OR", 2), ("あ NOT", 2), ("()", 0)],
)
def test_strict_refuses_it_and_tells_the_spot(text: str, at: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text, strict=True)

    assert caught.value.at == at


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("dep:情報", "dept"),
        ("部暑:情報", "部署"),
        ("foo:bar", "article"),
        ("unit:cases", "case"),
        ("dept:", None),
        ("year:..", None),
        ("あ NEAR/x い", None),
        ("あ NEAR/0 い", None),
        ("あ NEAR/5", None),
        ("NEAR/5 あ", None),
        ("あ NEAR/5 'い'", None),
        ("あ NEAR/99999999999999999999 い", None),
        ("-unit:turn", None),
    ],
)
def test_what_does_not_exist_is_an_error_with_near_names(text: str, near: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)

    assert "\n" not in str(caught.value)
    if near is not None:
        assert near in caught.value.near


@pytest.mark.parametrize(
    "text",
    ["あ" * 100_000, "あ OR " * 3_000 + "い", "(" * 5_000 + "あ" + ")" * 5_000, "NOT " * 900 + "あ",
     '"' * 19_999, "(" * 19_999, "=" * 19_999, "“" * 10_000 + "あ", "あ:" * 9_000, "・" * 19_999],
)  # fmt: skip
def test_the_endless_is_answered_in_bounded_time(text: str) -> None:
    began = time.process_time()
    try:
        parse_query(text)
    except QueryError as error:
        assert len(str(error)) < 20_200
    assert time.process_time() - began < 3


def test_unit_is_read_and_the_text_wins() -> None:
    assert parse_query("あ").unit is Unit.CASE
    assert parse_query("あ", unit=Unit.TURN).unit is Unit.TURN
    assert parse_query("あ 単位:会議", unit=Unit.TURN).unit is Unit.MEETING
    assert parse_query("あ 単位:会議", unit=Unit.TURN).warnings


def test_words_that_are_one_term_are_joined() -> None:
    multiword = ["LINE WORKS"]

    assert parse_query("line　works", multiword=multiword).node == Words("line works")
    assert parse_query('LINE "WORKS"', multiword=multiword).node == And(
        (Words("LINE"), Words("WORKS"))
    )
    assert parse_query("LINE -WORKS", multiword=multiword).node == And(
        (Words("LINE"), Not(Words("WORKS")))
    )


@given(nodes, st.sampled_from(Unit))
def test_str_parses_back(node: Node, unit: Unit) -> None:
    query = Query(node, unit)
    again = parse_query(str(query), strict=True)

    assert (again.node, again.unit) == (node, unit)


@given(typed)
def test_whatever_is_typed_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError as error:
        assert error.at is None or 0 <= error.at <= len(text)
        return
    again = parse_query(str(query), strict=True)

    assert (again.node, again.unit) == (query.node, query.unit)


@pytest.mark.parametrize(
    ("raw", "what", "at"),
    [
        ('"情報 公開', "引用符", 0), ("情報 “公開", "引用符", 3), ("条例 '届出書", "引用符", 3),
        ("＂情報", "引用符", 0), ("(情報 公開", "括弧", 0), ("情報）", "括弧", 2),
    ],
)  # fmt: skip
def test_what_has_no_partner_is_told_with_its_place(raw: str, what: str, at: int) -> None:
    told = f"{at + 1}文字目の{what}「{raw[at]}」に対になるものが"

    query = parse_query(raw)
    assert query.warnings == (f"{told}ないので、文字として扱いました。",)
    assert query.odd == (at,)
    with pytest.raises(QueryError, match=f"{re.escape(told)}ありません。") as caught:
        parse_query(raw, strict=True)
    assert caught.value.at == at
    shown, caret = caught.value.__notes__[0].split("\n")
    assert shown == raw
    assert caret == " " * width(raw[:at]) + "^"
    assert caught.value._render_traceback_()[1:] == [shown, caret]


@pytest.mark.parametrize(
    ("raw", "value"), [('条:"9条', "9条"), ("部署:“情報", "情報"), ('条:"', '"'), ("部署:'a", "a")]
)
def test_a_quote_that_nothing_closes_is_no_part_of_a_value(raw: str, value: str) -> None:
    node = parse_query(raw).node

    assert isinstance(node, Field)
    assert node.value == value
    assert parse_query(raw).odd


@given(st.text(max_size=120), st.data())
def test_a_caret_stands_under_its_spot(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=3))
    shown, carets = pointed(text, places).split("\n")
    under = [width(carets[:at]) for at, sign in enumerate(carets) if sign == "^"]

    assert carets.strip("^ ") == "" and 1 <= len(under) <= len(set(places))
    cut = shown.startswith("…") and len(text) > 60
    ends = [sum(width(sign) for sign in shown[:at]) for at in range(len(shown) + 1)]
    assert set(under) <= set(ends)
    if not cut:
        plain = "".join(sign if sign.isprintable() and width(sign) else " " for sign in text)
        assert under[0] == width(plain[: min(places)])
