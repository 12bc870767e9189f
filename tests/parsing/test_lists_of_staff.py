"""Lists of staff (出席職員) name the secretariat and the heads of offices that explain."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = "令和４年度第２回 灯野市個人情報保護審議会 会議録\n\n日時　令和４年８月５日（金）午後２時\n"
TALK = (
    "\n諮問第５号　名簿を福祉課が利用することについて\n"
    "福祉課長：一年間使います。\n委員：期間はどれだけですか。\n福祉課長：一年です。\n"
    "委員：次の会議はいつですか。\n総務課長：十月に開きます。\n"
)


def _roles(listed: str) -> list[Role]:
    turns = read(f"{HEAD}{listed}\n{TALK}").turns
    return [turn.role for turn in turns if turn.role is not Role.MEMBER]


@pytest.mark.parametrize("mark", ["幹事", "事務局", "庶務担当"])
@pytest.mark.parametrize("head", ["出席職員　", "■出席職員\n　", "出席職員："])
def test_of_heads_of_many_offices_the_marked_one_is_of_the_secretariat(
    head: str, mark: str
) -> None:
    listed = f"{head}総務部長、総務課長（{mark}）、福祉課長、収納課長、図書館長"

    assert _roles(listed) == [
        Role.IMPLEMENTING_BODY,
        Role.IMPLEMENTING_BODY,
        Role.SECRETARIAT,
    ]


def test_of_a_list_of_one_office_all_are_of_the_secretariat() -> None:
    assert _roles("出席職員　総務課長（幹事）、福祉課長") == [Role.SECRETARIAT] * 3
