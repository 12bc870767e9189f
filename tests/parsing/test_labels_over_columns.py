"""Header tables whose labels stand in one row, and their values in the row below."""

from __future__ import annotations

import pytest
from parsing.reading import read

BODY = "\n議題1　名簿の提供について\n会長：説明を。\n市民課：三件です。\n委員：何件か。\n"
CELLS = {
    "開催日": "平成30年11月8日（木）",
    "開始": "13:30",
    "終了": "15:25",
    "場所": "灯野市民センター",
    "出席委員": "小池会長、鳴海委員",
    "欠席委員": "蛭田委員",
    "事務局": "総務課　岩動係長",
    "傍聴者": "2人",
    "公開の別": "公開",
}
TABLES = {
    "pipes": ("|", "|", ""),
    "ruled": ("|", "|", "---"),
    "tabs": ("\t", "", ""),
    "gaps": ("　　", "", ""),
    "wide gaps": ("     ", "", ""),
}


def written(labels: list[str], table: str, more: str = "") -> str:
    part, edge, rule = TABLES[table]
    head = edge + part.join(labels) + edge
    row = edge + part.join(CELLS[label] for label in labels) + edge
    drawn = f"|{'|'.join([rule] * len(labels))}|\n" if rule else ""
    return f"灯野市個人情報保護審議会　第３回会議録\n\n{head}\n{drawn}{row}\n{more}{BODY}"


@pytest.mark.parametrize("table", TABLES)
def test_each_value_is_of_the_label_above_it(table: str) -> None:
    meeting = read(written(list(CELLS), table)).meeting

    assert str(meeting.date) == "2018-11-08"
    assert (meeting.time_start, meeting.time_end) == ("13:30", "15:25")
    assert meeting.venue == "灯野市民センター"
    assert [person.name for person in meeting.members] == ["小池", "鳴海"]
    assert [person.name for person in meeting.absent or ()] == ["蛭田"]
    assert [person.name for person in meeting.secretariat] == ["岩動"]
    assert (meeting.observers, meeting.openness) == (2, "公開")


@pytest.mark.parametrize("table", ["pipes", "tabs", "gaps"])
@pytest.mark.parametrize(
    "labels",
    [["開催日", "場所", "傍聴者"], ["場所", "開催日", "公開の別"], ["開催日", "開始", "終了"]],
)
def test_a_few_labels_do(labels: list[str], table: str) -> None:
    meeting = read(written(labels, table)).meeting

    assert str(meeting.date) == "2018-11-08"
    assert meeting.venue == ("灯野市民センター" if "場所" in labels else None)


def test_persons_go_on_in_the_row_below() -> None:
    more = "||鈴木委員||\n"
    meeting = read(written(["開催日", "出席委員", "場所"], "pipes", more)).meeting

    assert [person.name for person in meeting.members] == ["小池", "鳴海", "鈴木"]


def test_rows_of_label_and_value_stay_such() -> None:
    rows = "".join(f"|{label}|{words}|\n" for label, words in CELLS.items())
    meeting = read(f"灯野市個人情報保護審議会　第３回会議録\n\n{rows}{BODY}").meeting

    assert (str(meeting.date), meeting.venue) == ("2018-11-08", "灯野市民センター")
    assert [person.name for person in meeting.absent or ()] == ["蛭田"]


@pytest.mark.parametrize("table", ["pipes", "tabs", "gaps", "wide gaps"])
def test_who_was_away_is_none_who_was_there(table: str) -> None:
    meeting = read(written(["出席委員", "欠席委員"], table)).meeting

    assert [person.name for person in meeting.members] == ["小池", "鳴海"]
    assert [person.name for person in meeting.absent or ()] == ["蛭田"]


@pytest.mark.parametrize("part", ["\t", "　　"])
def test_a_label_before_its_value_is_no_head_of_columns(part: str) -> None:
    rows = "".join(f"{label}{part}{words}\n" for label, words in CELLS.items())
    meeting = read(f"灯野市個人情報保護審議会　第３回会議録\n\n{rows}{BODY}").meeting

    assert (str(meeting.date), meeting.venue) == ("2018-11-08", "灯野市民センター")
    assert [person.name for person in meeting.members] == ["小池", "鳴海"]
    assert [person.name for person in meeting.absent or ()] == ["蛭田"]
