"""Lists of persons set in columns: names with spaces between their signs, occupations behind."""

from __future__ import annotations

import pytest
from parsing.reading import read

_HEAD = "灯野市個人情報保護審議会会議録\n日時　令和4年10月12日\n"
_TALK = "\n1　名簿の提供について\n（会長）説明を求める。\n（事務局）資料のとおりである。\n"
_GROUPS = """出席委員　利用者　　　杉本（会長）、小島
　　　　　商店会連合　丸山、大谷
　　　　　警察署　　　戸張、
　　　　　　　　　　　羽鳥
"""


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        (
            "出席委員　会　　　長　　　杉　本　　　実\n　　　　　委　　　員　　　小　島　　　進\n",
            [("杉本 実", "会長"), ("小島 進", "委員")],
        ),
        (
            "出席委員　丸　山　久　子、大　谷　美智子\n",
            [("丸山 久子", "委員"), ("大谷 美智子", "委員")],
        ),
        ("出席委員　佐　々　木　太　郎\n", [("佐々木 太郎", "委員")]),
        (
            "出席委員　会長　南　雲　ふ　み、委員　小　島　サ　ト　ル\n",
            [("南雲 ふみ", "会長"), ("小島 サトル", "委員")],
        ),
        *(
            (
                f"出席者　{a}委員{b}杉本会長、小島副会長、丸山委員\n　　　　{a}事務局{b}大谷課長\n",
                [("杉本", "会長"), ("小島", "副会長"), ("丸山", "委員")],
            )
            for a, b in ("《》", "〈〉", "［］", "【】")
        ),
        (
            "出席委員　会長　杉本、委員　小島、委員　小田\n　　切\n　欠席委員　なし\n",
            [("杉本", "会長"), ("小島", "委員"), ("小田切", "委員")],
        ),
        (
            "出席者\n　会長　　　　　杉本　実（弁護士）\n　委員　　　　　小島　進（公募）\n",
            [("杉本 実", "会長"), ("小島 進", "委員")],
        ),
        (
            "委員の出欠　出席2名（杉本会長、小島委員）欠席1名（丸山委員）\n",
            [("杉本", "会長"), ("小島", "委員")],
        ),
        ("出席委員　会長　杉本　委員　小島　丸山　大谷\n",
         [("杉本", "会長"), ("小島", "委員"), ("丸山", "委員"), ("大谷", "委員")]),
        (_GROUPS,
         [("杉本", "会長"), ("小島", "委員"), ("丸山", "委員"), ("大谷", "委員"),
          ("戸張", "委員"), ("羽鳥", "委員")]),
        (  # a given name in a column is of its person
            "出席委員　杉本　　実\n　　　　　小島　　進\n　　　　　丸山　久子\n",
            [("杉本 実", "委員"), ("小島 進", "委員"), ("丸山 久子", "委員")],
        ),
        (
            "出席委員　会　長　杉本\n　　　　　副会長　小島\n　　　　　委　員　丸山、大谷\n",
            [("杉本", "会長"), ("小島", "副会長"), ("丸山", "委員"), ("大谷", "委員")],
        ),
    ],
)  # fmt: skip
def test_names_set_wide_are_read_with_their_roles(roll: str, people: list[tuple[str, str]]) -> None:
    text = _HEAD + roll + _TALK
    members = read(text).meeting.members

    assert [(person.name, person.role) for person in members] == people
    for person in members:  # what hides a name hides all its signs
        hidden = text[person.name_span.start : person.name_span.stop]
        assert "".join(hidden.split()) == person.name.replace(" ", "")


def test_officials_named_by_title_alone_are_nobody() -> None:
    office = read(
        _HEAD + "事務局　総務課長、総務課文書法規係長、同主事\n" + _TALK
    ).meeting.secretariat

    assert office == ()


@pytest.mark.parametrize(
    ("roll", "names"),
    [
        ("杉　本会長、南　雲会長代理、林委員、佐々木委員", ["杉本", "南雲", "林", "佐々木"]),
        ("杉 本部会長，奈 良副部会長，佐 々委員（遠隔）", ["杉本", "奈良", "佐々"]),
        ("森　副会長、林　部会長、原　委員", ["森", "林", "原"]),
    ],
)
def test_a_surname_of_two_signs_is_set_wide_before_its_title(roll: str, names: list[str]) -> None:
    minutes = read(
        f"令和5年度第1回灯野市審査会　会議録\n日時　令和5年8月9日（水）\n出席委員　{roll}\n"
    )

    assert [" ".join(held.name.split()) for held in minutes.meeting.members] == names
