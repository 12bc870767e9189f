"""Rows of a header whose labels no list knows: they end the value above."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting

TALK = (
    "\n1 諮問第4号 カメラの設置について\n委員：期間は。\n福祉課：14日です。\n会長：承認します。\n"
)


def meeting(rows: str) -> Meeting:
    return read(f"第3回灯野市個人情報保護審議会 会議録\n\n{rows}{TALK}").meeting


GAPS = (
    "開催日時　　令和4年5月20日　午後2時\n開催場所　　市役所　第1会議室\n"
    "会議の成否　成立\n出席委員　　甲川会長、乙原委員\n"
)
COLONS = (
    "開催日時：令和4年5月20日 午後2時\n開催場所：市役所 第1会議室\n"
    "会議の成否：成立\n出席委員：甲川会長、乙原委員\n"
)


@pytest.mark.parametrize("rows", [GAPS, COLONS], ids=["gaps", "colons"])
def test_an_unknown_label_ends_the_value_above(rows: str) -> None:
    found = meeting(rows)

    assert "成立" not in (found.venue or "")
    assert [person.name for person in found.members] == ["甲川", "乙原"]


def test_who_leads_is_one_of_the_members() -> None:
    found = meeting(
        "開催日時　　令和4年5月20日　午後2時\n開催場所　　市役所　第1会議室\n"
        "議　　長　　甲川会長\n出席委員　　乙原委員\n"
    )

    assert [person.name for person in found.members] == ["甲川", "乙原"]


def test_a_value_that_wraps_is_no_label() -> None:
    found = meeting(
        "開催日時　令和4年5月20日　午後2時\n開催場所　市役所　議会棟\n　　　　　第1委員会室\n"
        "出席委員　甲川会長、乙原委員\n"
    )

    assert found.venue is not None
    assert found.venue.endswith("第1委員会室")


def test_officials_of_the_city_are_not_those_away() -> None:
    found = meeting(
        "開催日時：令和4年5月20日 午後2時\n出席委員：甲川会長、乙原委員\n欠席委員：なし\n"
        "区側出席者：情報課長（丙田）\n"
    )

    assert found.absent == ()


def test_town_planning_is_part_of_no_name_of_a_town() -> None:
    body = "緑川県都市計画審議会"
    named = read(f"第54回{body} 議事録\n\n日時 平成30年2月7日 午後1時\n{TALK}").meeting

    assert (named.municipality, named.body) == ("緑川県", body)


def test_officials_between_members_and_office_are_no_members() -> None:
    found = meeting(
        "日　時　平成31年3月19日　午後1時30分\n出席者　委員　甲川会長、乙原委員\n"
        "　　　　消防本部警防課　丙田課長\n　　　　事務局　総務課　丁沢課長\n"
    )

    assert [person.name for person in found.members] == ["甲川", "乙原"]
    assert [person.name for person in found.secretariat] == ["丁沢"]


@pytest.mark.parametrize("words", ["審議案件及び審議結果", "審議結果", "本日の議題及び会議の結果"])
def test_the_words_over_a_table_are_nobody(words: str) -> None:
    found = meeting(f"日時　令和5年6月30日　午後1時\n委員　甲川会長\n事務局　丁沢主任\n\n{words}\n")

    assert [person.name for person in found.secretariat] == ["丁沢"]


@pytest.mark.parametrize("words", ["なし（書面開催のため）", "書面による", "書面会議"])
def test_a_meeting_by_letter_has_no_place(words: str) -> None:
    found = meeting(f"日時：令和2年5月8日\n場所：{words}\n出席委員：甲川会長\n")

    assert found.venue is None


def test_observers_are_told_in_the_words_on_openness() -> None:
    found = meeting("日時　令和2年5月8日\n委　員　甲川会長\n公　開　公開した。傍聴は3名。\n")

    assert found.observers == 3


def test_who_sits_and_who_consults_are_told_apart_in_one_roll() -> None:
    found = meeting(
        "日　時　令和4年6月27日　午前9時30分\n出席者　審査会委員　甲川会長、乙原委員\n"
        "　　　　諮問実施機関　学校教育課　丙田課長\n　　　　事務局　丁沢係長\n"
    )

    assert [person.name for person in found.members] == ["甲川", "乙原"]


def test_groups_of_a_roll_set_wide_in_brackets_are_nobody() -> None:
    found = meeting(
        "日　時　平成26年11月20日　15:00\n出席者　〔委　員〕甲川会長、乙原委員\n"
        "　　　　〔事務局〕丙田係長\n　　　　〔説明員〕丁沢課長\n"
    )

    assert [person.name for person in found.members] == ["甲川", "乙原"]
    assert [person.name for person in found.secretariat] == ["丙田"]


def test_a_written_meeting_ends_on_the_last_of_its_days() -> None:
    found = meeting(
        "1 書面開催の理由\n　感染の拡大を防ぐため、書面により審議した。\n"
        "2 審議期間\n　令和2年5月11日（月）から同月25日（月）まで\n"
        "3 回答した委員\n　甲川会長、乙原委員\n"
    )

    assert (str(found.date), found.session_type) == ("2020-05-25", "書面開催")


def test_a_number_of_members_of_a_kind_names_nobody() -> None:
    found = meeting("日時　令和5年10月3日　18：00\n出席者　策定委員10名、事務局4名\n")

    assert found.members == ()
    assert found.members_declared == 10


def test_who_leads_is_named_in_full_among_those_present_too_and_is_one_member() -> None:
    found = meeting(
        "開催日時\t令和4年5月20日　午後2時\n開催場所\t市役所　第1会議室\n"
        "議長（委員長・会長）氏名\t会長　甲川　一郎\n"
        "出席者（委員）氏名\t甲川　一郎、乙原　二葉（計2名）\n"
        "欠席者（委員）氏名\t丙沢　三郎（計1名）\n説明員の職・氏名\t防災課長　丁田　四郎\n"
        "事務局職員職・氏名\t総務課長　戊村　五月、総務課主任　己本　六実\n"
    )

    assert [(held.name, held.role) for held in found.members] == [
        ("甲川 一郎", "会長"),
        ("乙原 二葉", "委員"),
    ]
    assert [held.name for held in found.absent or ()] == ["丙沢 三郎"]
    assert [held.name for held in found.explainers] == ["丁田 四郎"]
    assert [held.name for held in found.secretariat] == ["戊村 五月", "己本 六実"]
    assert found.members_declared == 2
    assert found.venue is not None
    assert found.venue.endswith("第1会議室")


def test_members_by_seat_have_the_names_that_stand_before_their_titles() -> None:
    found = meeting(
        "日時　令和4年5月20日　午後2時\n"
        "出席委員　1番　内堀委員　　2番　土屋副会長　　3番　柳沢委員\n"
        "欠席委員　4番　小山委員\n"
    )

    assert [(held.name, held.role) for held in found.members] == [
        ("内堀", "委員"),
        ("土屋", "副会長"),
        ("柳沢", "委員"),
    ]
    assert [held.name for held in found.absent or ()] == ["小山"]


@pytest.mark.parametrize(
    ("row", "ends"),
    [
        ("| 諮問第1号 | 承認 |", {"第1号": "approved"}),
        ("| 議案第3号 | 継続審議 |", {"第3号": "continued"}),
        ("| 諮問第1号　名簿の外部提供 | 原案のとおり承認 |", {"第1号": "approved"}),
        (
            "| 諮問第1号 | 承認 |\n| 諮問第2号 | 不承認 |",
            {"第1号": "approved", "第2号": "rejected"},
        ),
    ],
)
def test_a_result_between_rows_of_the_header_is_no_field(row: str, ends: dict[str, str]) -> None:
    minutes = read(
        "第3回灯野市個人情報保護審議会 会議録\n\n| 日時 | 令和4年5月20日 |\n| 場所 | 市役所 |\n"
        f"{row}\n| 欠席 | なし |\n{TALK}"
    )

    found = {case.number: case.outcome.value for case in minutes.cases if case.outcome}
    assert found == {**ends, "第4号": "approved"}
    assert "other" not in dict(minutes.meeting.fields)
    assert minutes.meeting.venue == "市役所"
    assert minutes.meeting.absent == ()


@pytest.mark.parametrize("row", ["| その他 | なし |", "| 会議の成否 | 成立 |"])
def test_a_row_that_tells_no_end_stays_a_field(row: str) -> None:
    found = meeting(f"| 日時 | 令和4年5月20日 |\n| 場所 | 市役所 |\n{row}\n| 欠席 | なし |\n")

    assert "other" in dict(found.fields)
    assert found.absent == ()


@pytest.mark.parametrize(
    "rows",
    [
        "| 出席委員 | 会長 | 甲野 健 |\n|  | 副会長 | 乙山 恵 |\n|  | 委員 | 丙川、丁田 |\n",
        "| 出席委員 | 会 長 | 甲野 健 | 副会長 | 乙山 恵 |\n|  | 委 員 | 丙川 | 委 員 | 丁田 |\n",
    ],
)
def test_a_title_in_a_cell_is_that_of_the_name_behind_it(rows: str) -> None:
    found = meeting(f"| 日時 | 令和4年5月20日 |\n{rows}| 欠席 | なし |\n")

    assert {held.name: held.role for held in found.members} == {
        "甲野 健": "会長",
        "乙山 恵": "副会長",
        "丙川": "委員",
        "丁田": "委員",
    }
    spans = [held.name_span for held in found.members]
    assert spans == sorted(spans)


def test_a_title_before_several_names_is_nobodys() -> None:
    found = meeting("| 出席者 | 議長 | 甲野、乙山 |\n| 欠席 | なし |\n")

    assert [held.name for held in found.members] == ["甲野", "乙山"]
