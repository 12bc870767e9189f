"""Lists of results over or below the talk that name the cases by a count, a number or a title."""

import pytest
from parsing.reading import read

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分
出席者　甲野会長、乙川委員、長谷部委員
事務局　総務課長　丙山、主査　丁田

"""
FIRST, SECOND = "保育施設の利用調整に係る目的外利用について", "区役所の窓口の録画について"
TALK = """会長：説明をお願いします。
保育課：資料に基づき説明します。
委員：対象は何件ですか。
保育課：30件です。
"""
HEADED = {
    "counted": (f"１　{FIRST}", f"２　{SECOND}"),
    "by number": (f"諮問第58号　{FIRST}", f"諮問第59号　{SECOND}"),
    "by title": (f"■{FIRST}", f"■{SECOND}"),
    "in brackets": (f"【{FIRST}】", f"【{SECOND}】"),
}
BARE = [
    "1　承認\n2　継続審議",
    "（1）　承認（全員一致）\n（2）　継続審議",
    "①　諮問のとおり承認することに決定\n②　継続して審議することに決定",
    "1 … 承認\n2 … 継続審議",
    "1：承認\n2：継続審議",
    "ア　承認\nイ　継続審議",
    "| 1 | 承認 |\n| 2 | 継続審議 |",
    "| 番号 | 結果 |\n| 1 | 承認 |\n| 2 | 継続審議 |",
]
TITLED = [
    f"1　{FIRST}　諮問のとおり承認する。\n2　{SECOND}　継続して審議する。",
    f"・{FIRST}　→　承認\n・{SECOND}　→　継続審議",
    f"{FIRST}（承認）\n{SECOND}（継続審議）",
    f"・{FIRST}については、承認する。\n・{SECOND}については、継続審議とする。",
]
HEADS = [
    "審議結果",
    "【審議結果】",
    "決定事項",
    "■決定事項一覧",
    "６　審議の結果",
    "〔議決結果〕",
    "会議結果",
]


def talk(headed: str) -> str:
    return "".join(f"{heading}\n{TALK}" for heading in HEADED[headed])


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(case.title, case.outcome.value) for case in read(text).cases]


ENDED = [(FIRST, "approved"), (SECOND, "continued")]


@pytest.mark.parametrize("headed", HEADED)
@pytest.mark.parametrize("rows", BARE)
def test_results_by_count_are_of_the_cases_in_order(rows: str, headed: str) -> None:
    front = f"{HEAD}審議結果\n{rows}\n\n審議内容\n{talk(headed)}"
    below = f"{HEAD}{talk(headed)}\n審議結果\n{rows}\n"

    assert told(front) == told(below) == ENDED


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("rows", [BARE[0], *TITLED])
def test_a_list_of_results_in_front_is_known_by_what_heads_it(rows: str, head: str) -> None:
    text = f"{HEAD}{head}\n{rows}\n\n審議内容\n{talk('by number')}"
    minutes = read(text)

    assert told(text) == told(text.replace("\n", "\n\n")) == ENDED
    assert len(minutes.turns) == 8
    assert [member.name for member in minutes.meeting.members] == ["甲野", "乙川", "長谷部"]


def test_the_line_of_the_list_stands_for_what_the_talk_leaves_open() -> None:
    text = f"{HEAD}決定事項\n（1）諮問第58号　承認\n（2）諮問第59号　継続審議\n\n審議内容\n"
    minutes = read(text + talk("by number"))
    lines = [case.outcome.place.line for case in minutes.cases if case.outcome.place]

    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    assert lines == [8, 9]


def test_more_results_than_cases_are_of_the_items() -> None:
    text = f"{HEAD}審議結果\n1　承認\n2　継続審議\n3　了承\n\n審議内容\n{talk('by title')}"

    assert [case.outcome.value for case in read(text).cases] == [None, None]


def test_a_list_that_goes_on_with_a_matter_without_an_end_is_one_of_cases() -> None:
    text = f"{HEAD}議題及び結果\n(1) 諮問第58号　承認\n(2) 諮問第59号　次回に説明を聴く\n\n"
    minutes = read(text + talk("by number"))

    assert [case.title for case in minutes.cases] == [FIRST, SECOND]


def test_behind_a_list_of_items_the_results_are_no_items() -> None:
    listed = f"議題\n１　{FIRST}\n２　{SECOND}\n\n"
    text = f"{HEAD}{listed}審議結果\n１　承認\n２　継続審議\n\n審議内容\n{talk('counted')}"

    assert told(text) == ENDED
    assert [item.place.line for item in read(text).agenda] == [16, 21]
