"""Headers set in two columns of spaces, and what only looks like them."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting
from kurume_search.text.width import width

TITLE = "令和２年度　第２回　灯野区個人情報保護審議会　会議録\n\n"
TALK = """
■議　事

会　長　　　　定足数を満たしていますので、開会します。

①　介護認定調査票の作成におけるタブレット端末の利用に伴う外部の電子計算機との
　　結合について　　　　　　　　　　　　　　　　　　　（所管：介護保険課）
介護保険課　　訪問調査の結果を、タブレットから直接送るようにします。
乙川委員　　　通信が切れたとき、入力したものは残るのですか。
介護保険課　　暗号にして残り、通信が戻れば送られて消えます。
会　長　　　　よろしければ、承認することとします。

②　区立図書館の利用カードと区民施設予約カードの統合に係る個人情報の共通利用に
　　ついて　　　　　　　　　　　　　　　　　　　　　　（所管：文化振興課）
文化振興課　　２枚のカードを１枚にして、登録の手間を減らします。
丙田委員　　　履歴が見えることはありませんか。
会　長　　　　いただいた御意見を所管課に伝えます。

③　飼い主のいない猫の不妊去勢手術の助成に係る協力員の個人情報の町会への提供に
　　ついて　　　　　　　　　　　　　　　　　　　　　　（所管：生活衛生課）
生活衛生課　　氏名を町会長に知らせます。
会　長　　　　承認します。
"""


def _beside(rows: list[tuple[str, str]], column: int) -> str:
    lines = [
        left + "　" * ((column - width(left)) // 2) + right if right else left
        for left, right in rows
    ]
    return "\n".join(lines) + "\n"


ROWS = [
    ("日　時　令和2年10月29日（木）", "傍聴者　２人"),
    ("　　　　午後6時00分～7時35分", "会　議　公開"),
    ("会　場　灯野区役所　本館8階", "事務局　区政情報課"),
    ("　　　　801会議室", "　　　　　課長　　戊山"),
    ("", "　　　　　係長　　己谷"),
]
ROLL = "出　席　甲野会長、乙川委員、丙田委員、丁原委員、壬島委員、癸沢委員、甲森委員\n"


def _facts(meeting: Meeting) -> dict[str, object]:
    return {
        "date": str(meeting.date),
        "times": (meeting.time_start, meeting.time_end),
        "venue": "".join((meeting.venue or "").split()),
        "members": [person.name for person in meeting.members],
        "office": [person.name for person in meeting.secretariat],
        "observers": meeting.observers,
        "openness": meeting.openness,
    }


WANTED = {
    "date": "2020-10-29",
    "times": ("18:00", "19:35"),
    "venue": "灯野区役所本館8階801会議室",
    "members": ["甲野", "乙川", "丙田", "丁原", "壬島", "癸沢", "甲森"],
    "office": ["戊山", "己谷"],
    "observers": 2,
    "openness": "公開",
}


def _marked(rows: list[tuple[str, str]], mark: str) -> list[tuple[str, str]]:
    held = [
        tuple((mark if cell[:1].strip() else "　" * bool(mark and cell)) + cell for cell in row)
        for row in rows
    ]
    return [(left, right.removeprefix(mark) if right == mark else right) for left, right in held]


@pytest.mark.parametrize("mark", ["■", "○", "◆", ""])
@pytest.mark.parametrize("column", [44, 52, 60])
def test_each_column_is_read_downward(mark: str, column: int) -> None:
    text = TITLE + _beside(_marked(ROWS, mark), column) + mark + ROLL + TALK

    assert _facts(read(text).meeting) == WANTED


def test_a_colon_can_stand_behind_the_labels_and_columns_be_ragged() -> None:
    rows = [
        ("日　時：令和２年１０月２９日（木）", "傍聴者：２人"),
        ("　　　　午後６時～７時３５分", ""),
        ("", ""),
        ("会　場：灯野区役所", " 事務局：区政情報課長　戊山"),
        ("　　　　８０１会議室", "　　　　係長　己谷"),
    ]
    facts = _facts(
        read(TITLE + _beside(rows, 48) + ROLL.replace("　甲野", "：甲野") + TALK).meeting
    )

    assert facts["times"] == ("18:00", "19:35")
    assert facts["venue"] == "灯野区役所801会議室".replace("801", "８０１")
    assert (facts["office"], facts["observers"]) == (["戊山", "己谷"], 2)
    assert facts["members"] == WANTED["members"]


def test_short_labels_are_labels_beside_others() -> None:
    rows = [
        ("日時　令和2年10月29日（木）　午後6時", "場所　灯野区役所　301会議室"),
        ("出席　甲野会長、乙川委員、丙田委員", "欠席　丁原委員"),
        ("事務局　総務課長　戊山", "傍聴　なし"),
    ]
    meeting = read(TITLE + _beside(rows, 48) + TALK).meeting

    assert "".join((meeting.venue or "").split()) == "灯野区役所301会議室"
    assert [person.name for person in meeting.members] == ["甲野", "乙川", "丙田"]
    assert [person.name for person in meeting.absent or ()] == ["丁原"]
    assert [person.name for person in meeting.secretariat] == ["戊山"]
    assert meeting.observers == 0


def test_every_character_stays_in_one_part() -> None:
    text = TITLE + _beside(_marked(ROWS, "■"), 44) + "■" + ROLL + TALK

    parts = read(text).parts

    assert "".join(part.span.of(text) for part in parts) == text


PERSONS = """日時　令和2年10月29日（木）
場所　灯野区役所
出席者
会長　　甲野　　　　　委員　　乙川
委員　　丙田　　　　　委員　　丁原
"""
ONE_LINE = """日時　令和2年10月29日（木）　　　場所：灯野区役所
出席者　甲野会長、乙川委員、丙田委員、丁原委員
"""
VALUES = """日時　　開会　令和2年10月29日（木）　午後6時
　　　　閉会　　　　　　　　　　　　　午後7時35分
場所　　灯野区役所
出席者　　会長　甲野　　委員　乙川　　委員　丙田　　委員　丁原
"""


@pytest.mark.parametrize("header", [PERSONS, ONE_LINE, VALUES])
def test_near_misses_read_as_they_did(header: str) -> None:
    meeting = read(TITLE + header + TALK).meeting

    assert str(meeting.date) == "2020-10-29"
    assert "".join((meeting.venue or "").split()) == "灯野区役所"
    assert sorted(person.name for person in meeting.members) == ["丁原", "丙田", "乙川", "甲野"]


def test_circled_titles_that_wrap_are_cases_with_who_brings_them() -> None:
    minutes = read(
        TITLE + _beside(_marked(ROWS, "■"), 44) + "■" + ROLL + "■案　件　①　②　③\n" + TALK
    )

    assert [case.title for case in minutes.cases] == [
        "介護認定調査票の作成におけるタブレット端末の利用に伴う外部の電子計算機との結合について",
        "区立図書館の利用カードと区民施設予約カードの統合に係る個人情報の共通利用について",
        "飼い主のいない猫の不妊去勢手術の助成に係る協力員の個人情報の町会への提供について",
    ]
    units = [[unit.unit for body in case.bodies for unit in body.units] for case in minutes.cases]
    assert units == [["介護保険課"], ["文化振興課"], ["生活衛生課"]]
    assert [turn.cases for turn in minutes.turns if turn.speaker_raw == "丙田委員"] == [("c2",)]


@pytest.mark.parametrize("listed", ["①　②　③", "①、②、③", "①～③", "（1）（2）（3）", "(1) ・ (2)"])
def test_numbers_alone_behind_a_word_for_items_are_no_title(listed: str) -> None:
    minutes = read(f"{TITLE}日時　令和2年10月29日\n案件　{listed}\n{TALK}")

    assert all("タブレット" in (case.title or "") for case in minutes.cases[:1])
    assert len(minutes.cases) == 3


@pytest.mark.parametrize("room", ["801会議室", "3階　302研修室", "２０１会議室", "5特別応接室"])
def test_a_room_on_a_line_of_its_own_is_no_heading(room: str) -> None:
    text = f"{TITLE}日時　令和2年10月29日\n場所　灯野区役所\n　　　{room}\n出席者　甲野会長\n{TALK}"

    meeting = read(text).meeting

    assert room.split("　")[-1] in (meeting.venue or "")
    assert [person.name for person in meeting.members] == ["甲野"]
