"""Coding rules of KH Coder: read, written, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.errors import ExportError, UsageError
from kurume_search.export.coding_rules_reader import read_coding_rules, write_coding_rules
from kurume_search.query.coding_rules import (
    And,
    Binary,
    CodeRef,
    CodingRules,
    Condition,
    HeadingIs,
    Measure,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Rule,
    String,
    VariableIs,
    Word,
)
from kurume_search.query.coding_rules_parser import atom, parse_coding_rules

FILE = """\
#------ 語 ------
＊目的外利用
目的外+利用 or 目的外利用

*二回以上
収集 >= 2

＊品詞
ない-->形容詞->連用形 | ない-->形容詞

＊近さ
near(同意-本人) or near(同意-本人)[8]　or seq(本人-同意)[b9] or near(a-b-c)[d]

＊論理
( 収集 and not 提供 )
or ( 保管 &! 廃棄 )
or '本人の''同意'''

＊数
( No. >= 2 ) and ( No. <= 5 ) and lc > 10 and 収集 + 提供 * 2 == 4

＊場所
<>見出し1-->令和3年度第2回 and "<>部署-->こども 未来部" and <＊論理>

＊空
"""


def test_the_whole_notation_reads() -> None:
    rules = {rule.name: rule.condition for rule in parse_coding_rules(FILE)}

    assert rules["目的外利用"] == Or((Phrase(("目的外", "利用")), Word("目的外利用")))
    assert rules["二回以上"] == Binary(">=", Word("収集"), Number(2))
    assert rules["品詞"] == Or((Word("ない", "形容詞", "連用形"), Word("ない", "形容詞")))
    assert rules["近さ"] == Or(
        (
            Near(words=("同意", "本人")),
            Near(words=("同意", "本人"), distance=8),
            Near(words=("本人", "同意"), distance=9, within="b", ordered=True),
            Near(words=("a", "b", "c"), within="d"),
        )
    )
    assert rules["論理"] == Or(
        (
            And((Word("収集"), Not(Word("提供")))),
            And((Word("保管"), Not(Word("廃棄")))),
            String("本人の'同意'"),
        )
    )
    assert rules["数"] == And(
        (
            Binary(">=", Measure("No."), Number(2)),
            Binary("<=", Measure("No."), Number(5)),
            Binary(">", Measure("lc"), Number(10)),
            Binary(
                "==",
                Binary("+", Word("収集"), Binary("*", Word("提供"), Number(2))),
                Number(4),
            ),
        )
    )
    assert rules["場所"] == And(
        (
            HeadingIs(1, "令和3年度第2回"),
            VariableIs("部署", "こども 未来部"),
            CodeRef("論理"),
        )
    )
    assert rules["空"] is None


def test_the_file_round_trips(tmp_path: Path) -> None:
    rules = parse_coding_rules(FILE)
    path = write_coding_rules(rules, tmp_path / "規則.txt")

    assert read_coding_rules(path) == rules
    assert path.read_text("utf-8").startswith("＊目的外利用\n目的外+利用 or 目的外利用\n")
    with pytest.raises(ExportError, match="もうあります"):
        write_coding_rules(rules, path)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "utf-16", "euc_jp"])
def test_files_of_older_versions_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rules.cod"
    path.write_bytes(FILE.replace("\n", "\r\n").encode(encoding))

    assert read_coding_rules(path) == parse_coding_rules(FILE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("収集", "1 行目: 最初のコード名"),
        ("＊a\n収集 提供", "2 行目: 提供 の前に"),
        ("＊a\n収集 or", "2 行目: or のあと"),
        ("＊a\n( 収集", r"2 行目: \( に対する"),
        ("＊a\nor 収集", "2 行目: or の前に"),
        ("＊a\n収集 )", r"2 行目: \) の前に"),
        ("＊a\n<＊b>\n＊b\n収集", "2 行目: ＊b は、これより前に"),
        ("＊a\n収集\n＊a\n提供", "3 行目: ＊a が二度"),
        ("＊\n収集", "1 行目: ＊ のあとに"),
        ("＊a\n" + "( " * 10_000 + "x", "段より深く"),
        ("＊a\n" + "not " * 10_000 + "x", "段より深く"),
        ("＊a\nx" + " + x" * 10_000, "長すぎます"),
    ],
)
def test_what_cannot_be_read_names_its_line(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_coding_rules(text)


def test_ten_thousand_alternatives_are_read_and_written() -> None:
    rules = parse_coding_rules("＊a\n" + " or ".join(f"語{n}" for n in range(10_000)))

    assert parse_coding_rules(str(rules)) == rules


def test_words_that_would_be_read_as_something_else_are_refused(tmp_path: Path) -> None:
    for word in ("and", "a b", "a+b", "near(a-b)", "(", "12", ""):
        rules = CodingRules((Rule("a", Word(word)),))
        with pytest.raises(UsageError):
            write_coding_rules(rules, tmp_path / "x")


words = st.text("収集提供利用同意ー々A", min_size=1, max_size=4)
atoms = st.one_of(
    st.builds(Word, words),
    st.builds(Word, words, words, st.none() | words),
    st.builds(String, st.text("収'集 \"=<>", min_size=1, max_size=6)),
    st.builds(Phrase, st.lists(words, min_size=2, max_size=3).map(tuple)),
    st.builds(
        Near,
        words=st.lists(words, min_size=2, max_size=3).map(tuple),
        distance=st.integers(0, 99),
        within=st.sampled_from(["", "b", "d"]),
        ordered=st.booleans(),
    ),
    st.builds(HeadingIs, st.integers(1, 5), st.text("収集 \"'", min_size=1, max_size=5)),
    st.builds(VariableIs, words, st.text("収集 \"'", min_size=1, max_size=5)),
    st.builds(Number, st.integers(0, 999)),
    st.sampled_from([Measure("No."), Measure("lc"), Measure("lw")]),
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    operators = st.sampled_from(["+", "-", "*", "/", ">", ">=", "<", "<=", "=="])
    return st.one_of(
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Not, inner),
        st.builds(Binary, operators, inner, inner),
    )


@given(st.recursive(atoms, _joined, max_leaves=8))
def test_any_condition_parses_back(condition: Condition) -> None:
    rules = CodingRules((Rule("甲", condition), Rule("乙 丙", CodeRef("甲")), Rule("丁", None)))

    assert parse_coding_rules(str(rules)) == rules


@given(st.text("＊* 　\n()'\"<>-+near[b8]or|&!not語=#", max_size=60))
def test_any_text_is_rules_or_one_sentence(text: str) -> None:
    try:
        rules = parse_coding_rules(text)
    except UsageError as error:
        assert "行目" in str(error)
    else:
        assert len({rule.name for rule in rules}) == len(rules.rules)


def test_what_looks_like_a_function_but_is_none_is_a_word() -> None:
    assert atom("near(a)") == Word("near(a)")
    assert atom("C++") == Word("C++")
    assert atom("'") == Word("'")
