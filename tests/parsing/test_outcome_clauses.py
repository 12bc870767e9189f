"""Clauses beside what is decided: what was before, what somebody held, what was not done."""

import pytest

from kurume_search.parsing.outcomes.outcome import value_of

APPROVED = [
    "前回、継続審議となっておりました本件について、承認することに決定します。",
    "前回継続となった諮問第3号は、諮問のとおり承認します。",
    "前回保留としました諮問第4号については、原案のとおり承認いたします。",
    "前回からの継続審議の案件であるが、諮問のとおり承認することとした。",
    "継続審議の結果、承認",
    "継続審議としてはどうかとの御意見がありましたが、諮問のとおり承認することとします。",
    "保留にすべきとの意見もありましたが、採決の結果、承認と決しました。",
    "一部委員から不承認とすべきとの意見もありましたが、承認することといたします。",
    "次回に継続せず、本日承認することとします。",
    "継続するまでもないので、承認します。",
    "継続する必要はないものとして承認する。",
    "条件は付さず、諮問のとおり承認する。",
    "特に条件を付けることなく承認する。",
    "附帯意見を付けるまでには至らないので、承認する。",
    "付帯意見は付さず、承認とする。",
]
OTHERS = [
    ("承認することを保留しておりましたが、資料がそろわないため、再度継続とします。", "continued"),
    ("前回は承認を見送りましたが、今回も継続審議とします。", "continued"),
    ("次回に継続することとし、本日は承認しない。", "continued"),
    ("本件は前回に引き続き継続審議とする。", "continued"),
    ("本日は結論を保留し、次回に継続する。", "continued"),
    ("保留とする。", "deferred"),
    ("前回の意見を踏まえ、条件を付して承認する。", "approved_conditional"),
    ("条件を付すべきとの意見があり、条件を付して承認する。", "approved_conditional"),
    ("附帯意見を付けて承認する。", "approved_with_opinion"),
]


@pytest.mark.parametrize("words", APPROVED)
def test_what_was_held_before_or_not_done_decides_nothing(words: str) -> None:
    assert value_of(words) == "approved"


@pytest.mark.parametrize(("words", "value"), OTHERS)
def test_what_is_decided_behind_such_a_clause_counts(words: str, value: str) -> None:
    assert value_of(words) == value
