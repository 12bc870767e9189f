"""Lists of persons: signs of given names, names that a line break cuts, offices around them."""

from __future__ import annotations

import pytest
from parsing.reading import read

_HEAD = "灯野市個人情報保護審議会会議録\n日時　令和4年10月12日\n"
_TALK = "\n1　名簿の提供について\n（会長）説明を求める。\n（事務局）資料のとおりである。\n"


def _members(roll: str) -> list[tuple[str, str | None]]:
    return [(held.name, held.role) for held in read(_HEAD + roll + _TALK).meeting.members]


def _office(roll: str) -> list[tuple[str, str | None]]:
    return [(held.name, held.role) for held in read(_HEAD + roll + _TALK).meeting.secretariat]


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        (
            "出席委員　大谷会長、戸張（健）副会長、戸張（美）委員、羽鳥委員\n",
            [("大谷", "会長"), ("戸張(健)", "副会長"), ("戸張(美)", "委員"), ("羽鳥", "委員")],
        ),
        (
            "出席委員\n・会長　大谷\n・委員　戸張(健)\n・委員　戸張(美)\n",
            [("大谷", "会長"), ("戸張(健)", "委員"), ("戸張(美)", "委員")],
        ),
        (
            "出席者　座長　戸張(健)(弁護士)、委員　戸張(美)(公募)、委員　羽鳥(公募)\n",
            [("戸張(健)", "座長"), ("戸張(美)", "委員"), ("羽鳥", "委員")],
        ),
        (
            "出席委員　戸張（健）　戸張（美）　小島　丸山\n",
            [("戸張(健)", "委員"), ("戸張(美)", "委員"), ("小島", "委員"), ("丸山", "委員")],
        ),
        (  # how they serve is no sign of a name
            "出席委員　戸張（学）、戸張（公）、小島（学）\n",
            [("戸張", "委員"), ("戸張", "委員"), ("小島", "委員")],
        ),
        (  # nor is what stands behind one name alone
            "出席委員　大谷会長、戸張（医）、小島（薬）\n",
            [("大谷", "会長"), ("戸張", "委員"), ("小島", "委員")],
        ),
    ],
)
def test_signs_of_given_names_stay_with_the_surnames_they_tell_apart(
    roll: str, people: list[tuple[str, str]]
) -> None:
    assert _members(roll) == people


def test_who_shares_a_surname_is_hidden_with_the_sign() -> None:
    text = _HEAD + "出席委員　大谷会長、戸張（健）委員、戸張（美）委員\n" + _TALK

    spans = [held.name_span for held in read(text).meeting.members]

    assert [text[span.start : span.stop] for span in spans] == ["大谷", "戸張（健）", "戸張（美）"]


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        (
            "出席者　委員長　大谷（弁護士）、委員　小\n島（公募）、委員　丸山（医師会）\n",
            [("大谷", "委員長"), ("小島", "委員"), ("丸山", "委員")],
        ),
        (
            "出席者　会長　大 谷，委員　長 谷\n川，委員　丸 山　以上3名\n",
            [("大谷", "会長"), ("長谷川", "委員"), ("丸山", "委員")],
        ),
        (  # the last of the list, with what stands behind the others
            "出席者　会長　大谷（弁護士）、委員　小\n島（公募）\n",
            [("大谷", "会長"), ("小島", "委員")],
        ),
        (
            "出席者　会長　戸張(健)(弁護士)、委員　戸\n張(美)(公募)、委員　羽鳥(公募)\n",
            [("戸張(健)", "会長"), ("戸張(美)", "委員"), ("羽鳥", "委員")],
        ),
        (  # a comma before the break parts two
            "出席者　会長　大谷、委員　小島、\n委員　丸山\n",
            [("大谷", "会長"), ("小島", "委員"), ("丸山", "委員")],
        ),
        (  # names of a list whose title is printed once
            "出席者　会長　大谷、委員　小島\n丸山、戸張\n",
            [("大谷", "会長"), ("小島", "委員"), ("丸山", "委員"), ("戸張", "委員")],
        ),
    ],
)
def test_a_name_behind_its_title_is_one_where_a_line_break_cuts_it(
    roll: str, people: list[tuple[str, str]]
) -> None:
    assert _members(roll) == people


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        (
            "出席者　部会長　大谷、部会長職務代理　榊、委員　小島\n",
            [("大谷", "部会長"), ("榊", "部会長職務代理"), ("小島", "委員")],
        ),
        (
            "出席者　大谷部会長、榊部会長職務代理者、小島委員\n",
            [("大谷", "部会長"), ("榊", "部会長職務代理者"), ("小島", "委員")],
        ),
        (
            "出席者　座長　大谷、座長職務代理者　榊、委員　小島\n",
            [("大谷", "座長"), ("榊", "座長職務代理者"), ("小島", "委員")],
        ),
        ("出席者　服部会長、小島委員\n", [("服部", "会長"), ("小島", "委員")]),
    ],
)
def test_who_acts_for_the_chair_of_a_division_has_a_title_of_its_own(
    roll: str, people: list[tuple[str, str]]
) -> None:
    assert _members(roll) == people


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        ("事務局　総務部　情報課（榊課長、戸張主任）\n", [("榊", "課長"), ("戸張", "主任")]),
        (
            "事務局　総務課（榊課長、戸張主任）、情報課（羽鳥係長、小島主事）\n",
            [("榊", "課長"), ("戸張", "主任"), ("羽鳥", "係長"), ("小島", "主事")],
        ),
        ("事務局　企業局　総務部　経営課（榊、戸張）\n", [("榊", None), ("戸張", None)]),
    ],
)
def test_officials_in_parentheses_behind_each_of_their_offices(
    roll: str, people: list[tuple[str, str | None]]
) -> None:
    assert _office(roll) == people
