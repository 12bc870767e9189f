"""Several meetings on one page: where the next begins, and whose they are."""

import pytest
from parsing.reading import source

from kurume_search.model.meeting import Minutes
from kurume_search.parsing.minutes import parse_minutes

COUNCIL = "海野市情報公開・個人情報保護審議会"
PART = """{title}
日時　平成26年{day}（火）午前10時～11時30分
場所　市民会館　会議室
出席委員　秋葉会長、石原委員、上野委員
議事
（1）諮問第{number}号　{matter}について
・委員から、何件かとの質問があり、担当課から、五件であるとの回答があった。
→　承認された。
"""


def _both(first: str, second: str, *, day: str = "8月19日") -> tuple[Minutes, ...]:
    return parse_minutes(
        source(
            f"{COUNCIL}　会議要旨\n\n"
            + PART.format(title=first, day="5月20日", number=40, matter="明細の利用")
            + "\n"
            + PART.format(title=second, day=day, number=41, matter="台帳の公表")
        )
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第31回会議", "第32回会議"),
        ("第31回", "第32回"),
        ("■第1回会議", "■第2回会議"),
        ("平成26年度第1回会議録", "平成26年度第2回会議録"),
        (f"{COUNCIL}　平成26年5月定例会", f"{COUNCIL}　平成26年8月定例会"),
        (f"{COUNCIL}　会議録", f"{COUNCIL}　会議録"),
    ],
)
def test_a_title_above_another_date_begins_a_meeting(first: str, second: str) -> None:
    one, other = _both(first, second)

    assert [str(held.meeting.date) for held in (one, other)] == ["2014-05-20", "2014-08-19"]
    assert [held.meeting.body for held in (one, other)] == [COUNCIL, COUNCIL]
    assert [case.number for held in (one, other) for case in held.cases] == ["第40号", "第41号"]


def test_the_same_title_above_the_same_date_is_a_running_head() -> None:
    assert len(_both(f"{COUNCIL}　会議録", f"{COUNCIL}　会議録", day="5月20日")) == 1


@pytest.mark.parametrize("above", ["次回の開催予定\n", "（今後の予定）\n", ""])
def test_the_next_meeting_told_at_the_end_is_none(above: str) -> None:
    text = PART.format(title=f"{COUNCIL}　第31回会議要旨", day="5月20日", number=40, matter="名簿")
    told = parse_minutes(
        source(text + f"\n{above}第32回会議\n日時　平成26年8月19日\n場所　市役所\n")
    )

    assert len(told) == 1
