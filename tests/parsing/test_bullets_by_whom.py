"""Bullets that say whose words follow, wrapped by the page, and offices that a roll names."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = """令和６年度第３回灯野広域連合介護保険運営委員会　会議要旨

日　　時　　令和７年３月２４日（月）　午後１時３０分～午後３時１０分
出席委員　　甲川委員長、乙原委員、丙山委員
事 務 局　　丁島事務局長、戊岬介護保険課長、己畑地域支援課長

１　開　会
２　あいさつ
"""
CASE = """３　議　事
【議題１】サービス事業所の指定について
・委員から、夜間の職員を何人配置するのかとの質問があり、{who}から、計２人を配置する
　との回答があった。
【結論】原案のとおり承認された。
"""


@pytest.mark.parametrize("mark", ["・", "○", "◆", "(1) "])
@pytest.mark.parametrize("who", ["広域連合長", "消防本部", "福祉施設", "県の担当者"])
def test_a_bullet_that_says_whose_words_it_tells_is_no_title(mark: str, who: str) -> None:
    told = (
        f"{mark}{who}から、第９期の計画の初年度が終わるに当たり、構成する３つの市と町\n"
        "　の委員の協力に感謝するとの挨拶があった。\n\n"
    )
    found = read(HEAD + told + CASE.format(who="介護保険課長"))

    assert [case.title for case in found.cases] == ["サービス事業所の指定について"]


@pytest.mark.parametrize("mark", ["・", "○"])
def test_a_title_that_names_whose_report_it_is_stays_one(mark: str) -> None:
    text = HEAD.replace("２　あいさつ\n", "２　議　事\n")
    text += f"{mark}広域連合から市に移す事務の範囲の見直しについて\n" + CASE.format(who="課")
    found = read(text)

    assert "広域連合から市に移す事務の範囲の見直しについて" in [item.title for item in found.agenda]


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("介護保険課長", Role.SECRETARIAT),
        ("地域支援課長", Role.SECRETARIAT),
        ("支援課長", Role.IMPLEMENTING_BODY),
        ("土木課長", Role.IMPLEMENTING_BODY),
    ],
)
def test_the_title_of_somebody_in_the_list_of_the_office_speaks_for_it(
    who: str, role: Role
) -> None:
    found = read(HEAD + CASE.format(who=who))

    assert found.turns[-1].role is role
