"""Labels of a header that a page from the web has glued to their values."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting

TITLE = "令和3年度第2回灯野市空家等対策協議会会議要旨\n\n"
TALK = """
会議の結果

議題1 特定空家等の認定について

質問：屋根はいつ落ちましたか。

回答：昨年の9月です。

【審議結果】承認する。
"""


def meeting(*rows: str) -> Meeting:
    return read(TITLE + "".join(f"{row}\n\n" for row in rows) + TALK).meeting


@pytest.mark.parametrize(
    ("members", "absent", "office", "seen", "openness"),
    [
        ("出席委員", "欠席委員", "事務局", "傍聴者", "公開の状況"),
        ("出席者", "欠席者", "出席職員", "傍聴人数", "会議の公開・非公開の別"),
        ("出席委員の氏名", "欠席委員の氏名", "事務局職員", "傍聴者数", "公開区分"),
    ],
)
def test_labels_are_read_where_a_day_is_glued_to_its_own(
    members: str, absent: str, office: str, seen: str, openness: str
) -> None:
    found = meeting(
        "開催日時令和4年1月26日（水曜日）午後3時00分～午後4時40分",
        "開催場所灯野市役所新館2階　災害対策本部室",
        f"{members}甲川会長、乙原副会長、丙山委員（3名）",
        f"{absent}なし",
        f"{office}住宅課：庚磯課長、辛浜主幹",
        f"{seen}2名",
        f"{openness}一部非公開（議題2）",
    )

    assert found.venue == "灯野市役所新館2階　災害対策本部室"
    assert [person.name for person in found.members] == ["甲川", "乙原", "丙山"]
    assert (found.members_declared, found.absent, found.observers) == (3, (), 2)
    assert [person.name for person in found.secretariat] == ["庚磯", "辛浜"]
    assert found.openness == "一部非公開"


def test_a_place_is_one_though_its_label_shows_no_place() -> None:
    found = meeting("日時令和4年1月26日", "会場灯野プラザ 会議室", "出席者甲川会長、乙原委員")

    assert found.venue == "灯野プラザ 会議室"
    assert [person.name for person in found.members] == ["甲川", "乙原"]


def test_words_that_begin_as_labels_do_stay_where_labels_are_set_off() -> None:
    found = meeting(
        "開催日時　令和4年1月26日（水曜日）",
        "出席者　甲川会長、乙原委員、",
        "事務局次長 丙山、事務局長 丁島",
    )

    assert not found.secretariat


def test_a_sentence_ends_the_header() -> None:
    found = meeting(
        "開催日時令和4年1月26日（水曜日）",
        "出席委員甲川会長、乙原委員",
        "定刻に開会した。",
        "事務局住宅課：庚磯課長",
    )

    assert not found.secretariat
