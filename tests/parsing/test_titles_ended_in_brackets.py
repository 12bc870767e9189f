"""Titles over two lines below a number, of which the second stands in parentheses (…について)."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和4年度第1回灯野市個人情報保護審議会議事要旨
日時　令和4年9月28日（水）午後1時30分
出席者　甲川会長、乙原委員、丙山委員

"""
TALK = """所管課：市民課
委員：期間は何日ですか。
会長：承認します。
"""


def title(*lines: str) -> str | None:
    found: Minutes = read(HEAD + "\n".join(lines) + "\n" + TALK)
    return found.cases[0].title


@pytest.mark.parametrize("number", ["①諮問第4号", "諮問第4号", "議題1　諮問第4号", "(1) 諮問第4号"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("「滞納整理業務」における個人情報の本人外収集", "（記録の収集について）"),
        ("避難行動要支援者名簿の外部提供", "（電力会社への提供について）"),
    ],
)
def test_what_the_title_is_about_stands_below_it(number: str, above: str, below: str) -> None:
    assert title(number, above, below) == above + below


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("避難行動要支援者名簿の外部提供について", "（電力会社への提供について）"),
        ("避難行動要支援者名簿の外部提供", "（電力会社へ渡すもの）"),
        ("避難行動要支援者名簿の外部提供", "（条例第9条第1項第4号関係）"),
        ("避難行動要支援者名簿の外部提供", "（事務局から説明）"),
    ],
)
def test_other_words_in_parentheses_are_no_more_of_it(above: str, below: str) -> None:
    assert title("①諮問第4号", above, below) == above
