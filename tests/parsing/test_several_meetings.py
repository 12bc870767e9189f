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
        ("【第1回】", "【第2回】"),
        ("＜第１回会議＞", "＜第２回会議＞"),
        ("○第1回", "○第2回"),
        ("第1回（平成26年5月20日）", "第2回（平成26年8月19日）"),
        ("第1回　平成26年5月20日（火）開催", "第2回　平成26年8月19日（火）開催"),
        ("（第1回）", "（第2回）"),
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


def _brief(*titles: str, below: str) -> str:
    """Return the minutes of a year: a few lines for each meeting."""
    return f"{COUNCIL}　会議概要（平成26年度）\n\n" + "\n".join(
        f"{title}\n{below.format(month=4 + at)}"
        f"議題　諮問第{at + 1}号　名簿{at + 1}について\n結果　承認\n"
        for at, title in enumerate(titles)
    )


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("title", ["第{}回", "■ 第{}回会議", "〔第{}回〕", "平成26年度第{}回"])
def test_the_last_of_several_brief_records_is_a_meeting_too(count: int, title: str) -> None:
    titles = [title.format(at + 1) for at in range(count)]
    found = parse_minutes(
        source(_brief(*titles, below="日時：平成26年{month}月3日　午前10時から\n場所：庁舎\n"))
    )

    assert [held.meeting.number for held in found] == list(range(1, count + 1))
    assert [case.number for held in found for case in held.cases] == [
        f"第{at + 1}号" for at in range(count)
    ]
    assert all(len(held.cases) == 1 for held in found)
    assert {held.meeting.doc_kind for held in found} == {"会議概要"}  # as the title above all says


@pytest.mark.parametrize(
    "title",
    [
        "第{n}回　平成26年{m}月3日（木）",
        "第{n}回（平成26年{m}月3日）",
        "■第{n}回会議（平成26年{m}月3日開催）",
        "【第{n}回】平成26年{m}月3日",
        "第{n}回　2014.{m}.3",
        "第{n}回　平成26年{m}月3日（木）　午前10時～正午　市役所",
        "{n}　第{n}回（平成26年{m}月3日（木））",
        "{n}．第{n}回会議　平成26年{m}月3日",
    ],
)
def test_a_title_can_say_the_day_itself_above_the_header(title: str) -> None:
    titles = [title.format(n=at + 1, m=4 + at) for at in range(3)]
    found = parse_minutes(source(_brief(*titles, below="場所　本庁舎\n")))

    assert [str(held.meeting.date) for held in found] == ["2014-04-03", "2014-05-03", "2014-06-03"]
    assert [held.meeting.number for held in found] == [1, 2, 3]


def test_a_list_of_the_meetings_of_a_year_is_none() -> None:
    listed = "".join(f"第{at}回　平成26年{at + 3}月3日（木）\n" for at in range(1, 6))
    text = PART.format(title=f"{COUNCIL}　第31回会議要旨", day="5月20日", number=40, matter="名簿")

    assert len(parse_minutes(source(text + "\n開催状況\n" + listed))) == 1
    assert (
        len(parse_minutes(source(text + "\n第1回　平成26年5月2日\n議題　名簿\n結果　承認\n"))) == 1
    )


def test_what_the_chair_says_of_the_next_meeting_does_not_take_it_away() -> None:
    last = "会長から、次回は8月の予定であるとの説明があった。\n"
    texts = [
        PART.format(title=f"第{at}回", day=day, number=39 + at, matter="名簿") + last
        for at, day in ((1, "5月20日"), (2, "8月19日"))
    ]

    assert len(parse_minutes(source("\n".join([f"{COUNCIL}　会議要旨\n", *texts])))) == 2


def test_a_notice_of_the_next_meeting_is_none_though_more_stands_below() -> None:
    text = PART.format(title=f"{COUNCIL}　第31回会議要旨", day="5月20日", number=40, matter="名簿")
    more = "第32回会議\n日時　平成26年8月19日\n場所　市役所\n資料\n資料1\n資料2\n問合せ\n総務課\n"

    assert (
        len(parse_minutes(source(text + "\n次回の会議は、次のとおり予定している。\n" + more))) == 1
    )


def test_the_title_can_say_the_times_too() -> None:
    titles = [
        "第1回　平成26年4月3日（木）　午前10時～正午",
        "第2回　平成26年5月3日（土）　午後2時～3時",
    ]
    found = parse_minutes(source(_brief(*titles, below="場所　本庁舎\n")))

    assert [(held.meeting.time_start, held.meeting.time_end) for held in found] == [
        ("10:00", "12:00"),
        ("14:00", "15:00"),
    ]


def test_a_meeting_of_a_series_is_one_though_little_was_done() -> None:
    titles = [f"第{at}回審議会" for at in (1, 2, 3)]
    text = _brief(*titles, below="開催日：平成26年{month}月3日\n")
    cut = text.rindex("議題　")
    found = parse_minutes(source(f"{text[:cut]}報告事項：運用状況について\n"))

    assert [held.meeting.number for held in found] == [1, 2, 3]
