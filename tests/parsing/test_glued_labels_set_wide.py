"""Labels set wide and glued to their values, and rows of tabs behind such a label."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting

TITLE = "令和3年度第2回灯野市空家等対策協議会会議要旨\n"
TALK = """
議題1 特定空家等の認定について
質問：屋根はいつ落ちましたか。
回答：昨年の9月です。
会長：承認します。
"""


def meeting(*rows: str) -> Meeting:
    return read(TITLE + "".join(f"{row}\n" for row in rows) + TALK).meeting


@pytest.mark.parametrize(
    ("day", "place"),
    [("日 時", "場 所"), ("日　時", "場　所"), ("日　　時", "場　　所"), ("開催日時", "開催場所")],
)
def test_labels_set_wide_are_parted_by_what_their_values_look_like(day: str, place: str) -> None:
    found = meeting(
        f"{day}令和4年1月26日（水）午後1時30分から3時40分まで",
        f"{place}灯野市役所分庁舎2階第1会議室",
        "出席者甲川会長、乙原委員",
    )

    assert found.date is not None
    assert found.date.isoformat() == "2022-01-26"
    assert found.venue == "灯野市役所分庁舎2階第1会議室"
    assert [person.name for person in found.members] == ["甲川", "乙原"]


def test_tabs_part_the_values_behind_labels_that_are_glued_to_them() -> None:
    found = meeting(
        "日 時令和4年1月26日（水）午後1時30分から",
        "場 所灯野市役所第1会議室",
        "出席者会長\t甲川　委員\t乙原、丙山、丁島（計4名）",
        "欠席者なし",
        "事務局住宅課\t課長\t庚磯\t主事\t辛浜",
        "公開区分一部非公開\t傍聴人1名",
    )

    members = [(person.name, person.role) for person in found.members]
    assert [name for name, _ in members] == ["甲川", "乙原", "丙山", "丁島"]
    assert members[0][1] == "会長"
    assert [person.name for person in found.secretariat] == ["庚磯", "辛浜"]
    assert (found.members_declared, found.observers) == (4, 1)


def test_rows_of_tabs_stay_rows_where_labels_are_set_off() -> None:
    found = meeting(
        "日 時\t令和4年1月26日（水）",
        "場 所\t灯野市役所第1会議室",
        "出席者\t会長\t甲川",
        "事務局長\t課長\t庚磯",  # no label of the office
    )

    assert [person.name for person in found.members] == ["甲川"]
    assert found.secretariat == ()


@pytest.mark.parametrize("row", ["日 時刻表の改正について", "場 所長室にて"])
def test_words_that_go_on_behind_a_label_are_no_values(row: str) -> None:
    found = meeting("開催日　令和4年1月26日（水）", row)

    assert not found.venue
