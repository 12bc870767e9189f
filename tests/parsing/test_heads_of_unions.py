"""Who heads a union of towns or a prefecture speaks for it, and its office as the roll lists it."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = """第４回灯野環境衛生組合検討委員会　会議録

日　時　令和６年９月20日（金）　14:00～16:05
委　員　真砂委員長、乙原委員
事務局　事務局長、施設課長、施設課　丙山主査
傍　聴　５名

"""


def minutes(lead: str, body: str, handing: str = "議長をお願いします") -> Minutes:
    return read(
        f"{HEAD}事務局長：第４回の委員会を始めます。{lead}から御挨拶を申し上げます。\n"
        f"{lead}：委員の皆様には、昨年度から御議論をいただき、厚く御礼を申し上げます。\n"
        f"事務局長：要綱により、ここからは委員長に{handing}。\n\n"
        "諮問第５号　余熱の利用について\n委員長：それでは、次第に沿って進めます。\n"
        f"{body}：資料４で御説明します。\n乙原委員：費用はいくらですか。\n{body}：１億円です。\n"
    )


@pytest.mark.parametrize("lead", ["管理者", "副管理者", "広域連合長", "知事", "企業長"])
def test_who_heads_it_is_a_speaker(lead: str) -> None:
    found = minutes(lead, "施設課長")

    assert [turn.text[:4] for turn in found.turns[:3]] == ["第４回の", "委員の皆", "要綱によ"]
    assert found.turns[1].role is Role.IMPLEMENTING_BODY


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("施設課　丙山主査", Role.SECRETARIAT),
        ("施設課　丁島主査", Role.IMPLEMENTING_BODY),
        ("土木課　丙山主査", Role.IMPLEMENTING_BODY),
    ],
)
def test_an_office_and_a_name_are_of_the_roll_as_it_has_them(body: str, role: Role) -> None:
    found = minutes("管理者", body)

    assert [turn.role for turn in found.turns if turn.speaker_raw == f"{body}："] == [role] * 2


@pytest.mark.parametrize(
    "handing", ["議長をお願いします", "進行をお任せします", "司会をお渡しします"]
)
def test_the_office_hands_over_and_the_chair_goes_through_the_list(handing: str) -> None:
    found = minutes("管理者", "施設課長", handing)

    assert [turn.kind for turn in found.turns[2:4]] == [TurnKind.PROCEDURAL] * 2
