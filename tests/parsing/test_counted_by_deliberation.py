"""Matters counted by 審議 alone, and what stands around a list of marked entries."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.parsing.words.questions import is_prompt

_MINUTES = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日

{one}　名簿を地域の見守りに利用することについて
（委員）何人か。
（総務課）三十人である。
{two}　避難所の台帳の利用について
（委員）いつからか。
（総務課）四月からである。{more}
（会長）{one}と{two}をまとめてお諮りします。よろしいですか。
（{one}は承認された。{two}については、公益上の必要が認められない。）
"""


@pytest.mark.parametrize(
    ("one", "two"), [("審議一", "審議二"), ("審議１", "審議２"), ("審議 1", "審議 2")]
)
def test_a_note_tells_of_each_matter_by_its_count(one: str, two: str) -> None:
    minutes = read(_MINUTES.format(one=one, two=two, more=""))

    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert minutes.turns[-1].cases == ("c1", "c2")


@pytest.mark.parametrize(
    "said",
    ["審議１回では決めきれない。", "審議一般のことは問わない。", "審議一の結果は残念だった。"],
)
def test_what_counts_something_else_or_compares_leaves_the_open_matter(said: str) -> None:
    minutes = read(_MINUTES.format(one="審議１", two="審議２", more=f"\n（委員）{said}"))

    assert minutes.turns[4].cases == ("c2",)


_LISTED = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日
議題
・前回の答申書の確認
・第４号諮問事案　名簿を地域の見守りに利用することについて
・第５号報告事案　通知書の誤送付について
・第６号諮問事案　台帳の閲覧の記録の不開示決定に対する審査請求について
前回の答申書の確認
（会長）第３号の答申書について、承認してよいか。
第４号諮問事案　名簿を地域の見守りに利用することについて
（委員）何人か。
（総務課）三十人である。
（会長）承認する。
第５号報告事案　通知書の誤送付について
（総務課）一件の誤りがあった。
（会長）報告のとおり了承する。
第６号諮問事案　台帳の閲覧の記録の不開示決定に対する審査請求について
（会長）公開しなかったのは、氏名のほかに何かあるか。
（総務課）日付がある。
（会長）決定は妥当である。
"""


def test_the_first_entry_of_a_list_right_below_it_begins_the_talk() -> None:
    minutes = read(_LISTED)

    assert [(case.number, case.heading.line) for case in minutes.cases] == [
        ("第4号", 10),
        ("第6号", 17),
    ]
    assert minutes.turns[0].cases == ()
    assert minutes.turns[1].cases == ("c1",)
    assert [(item.title, item.kind) for item in minutes.agenda][1] == (
        "通知書の誤送付について",
        "report",
    )


@pytest.mark.parametrize(
    ("question", "prompt"),
    [
        ("公開しなかったのは、氏名のほかに何かあるか", False),
        ("渡す情報は、住所のほかに何かありますか", False),
        ("このほかに何かありますか", True),
        ("ほかに何かあるか", True),
        ("議題は、以上のほかに何かありますか", True),
        ("御意見は、今のもののほかに何かございますか", True),
    ],
)
def test_who_asks_what_a_thing_has_besides_asks_about_it(question: str, prompt: bool) -> None:
    assert is_prompt(question) is prompt
