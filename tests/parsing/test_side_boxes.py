"""The header in a box amid the talk, and cases called by the paper that is before the members."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

HEAD = "平成29年度第2回審議会　要点\n\n"
BOX = (
    "会議名　霧坂町個人情報保護審議会（第2回）",
    "とき　2017.8.22（火）14:00 - 15:50",
    "ところ　役場　大会議室",
    "委員　蓮沼（会長）、鴫原（副会長）、保科、真中　４名全員",
    "事務局　総務課　桐生課長",
    "傍聴　１人",
)
FIRST = """（委員）費用はいくらか。
（医事課）90万円である。
（会長）認めないことと決する。
"""
SECOND = """（委員）辞めた後はどうするのか。
（福祉課）毎年４月に回収する。
（会長）ほかにないので、認めることと決する。
"""


def _papers(form: str, *, between: str = "\n") -> str:
    first = form.format(n=1, title="滞納している者の住所を、住民基本台帳により確認")
    return (
        f"{first}\n　　　　することについて（条例８条２項５号）\n（医事課）住所を知りたい。\n"
        f"{FIRST}{between}"
        + form.format(n=2, title="名簿を協力員に渡すことについて")
        + f"\n（福祉課）名簿を渡したい。\n{SECOND}"
    )


@pytest.mark.parametrize(
    "form",
    [
        "資料{n}　{title}",
        "資料No.{n}　{title}",
        "【資料{n}】{title}",
        "別紙{n}：{title}",
        "（資料{n}）{title}",
    ],
)
def test_papers_call_their_cases(form: str) -> None:
    minutes = read(HEAD + _papers(form))

    assert [case.title for case in minutes.cases] == [
        "滞納している者の住所を、住民基本台帳により確認することについて（条例８条２項５号）",
        "名簿を協力員に渡すことについて",
    ]
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.REJECTED, OutcomeValue.APPROVED,
    ]  # fmt: skip
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 8


def test_a_list_of_papers_calls_nothing() -> None:
    listed = "配付資料\n資料１　名簿の提供について\n資料２　住所の確認について\n\n"
    minutes = read(HEAD + listed + "諮問第４号　名簿の提供について\n" + SECOND)

    assert [case.number for case in minutes.cases] == ["第4号"]


def test_papers_below_numbered_cases_call_nothing() -> None:
    papers = f"資料１　名簿の案について\n{FIRST}資料２　条文について\n{SECOND}"
    body = f"諮問第４号　名簿の提供について\n{papers}"

    assert [case.number for case in read(HEAD + body).cases] == ["第4号"]


@pytest.mark.parametrize("border", ["┆", "┊", "│", "┃", "┆ ", "　┆"])
def test_a_side_box_has_the_header_wherever_it_stands(border: str) -> None:
    box = "".join(f"{border}{line}\n" for line in BOX)

    minutes = read(HEAD + _papers("資料{n}　{title}", between=f"\n{box}1/2\n"))

    meeting = minutes.meeting
    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2017-08-22", "14:00", "15:50",
    )  # fmt: skip
    assert meeting.venue == "役場　大会議室"
    assert [person.name for person in meeting.members] == ["蓮沼", "鴫原", "保科", "真中"]
    assert (meeting.observers, meeting.members_declared) == (1, 4)
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.REJECTED, OutcomeValue.APPROVED,
    ]  # fmt: skip


def test_a_sentence_goes_on_behind_the_box() -> None:
    box = "".join(f"┆{line}\n" for line in BOX)
    text = (
        HEAD
        + "諮問第４号　名簿の提供について\n（委員）辞めた後の\n"
        + box
        + "名簿はどうするのか。\n"
    )

    turns = read(text + "（福祉課）回収する。\n（会長）承認する。\n").turns

    assert turns[0].text == "辞めた後の名簿はどうするのか。"
    assert turns[0].role is Role.MEMBER


def test_borders_of_a_table_are_no_box() -> None:
    rows = "│日時│平成29年8月22日│\n│場所│役場│\n│傍聴│なし│\n"

    meeting = read(HEAD + rows + "\n諮問第４号　名簿の提供について\n" + SECOND).meeting

    assert (str(meeting.date), meeting.venue, meeting.observers) == ("2017-08-22", "役場", 0)
