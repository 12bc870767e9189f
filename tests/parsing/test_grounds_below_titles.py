"""The ground of a case in parentheses on a line of its own, right below its title."""

import pytest
from parsing.reading import read

HEAD = "平成30年度第2回灯野町個人情報保護審議会　会議録\n日時　平成30年9月5日（水）午後2時\n\n"
TALK = (
    "{turn}会長　説明をお願いします。\n{turn}税務課　資料のとおりです。\n"
    "{turn}委員　何件ですか。\n{turn}税務課　3件です。\n"
)
TITLES = ("台帳を消防団に渡すことについて", "画像の提供について")


@pytest.mark.parametrize(
    "ground",
    [
        "（条例第８条第１項第５号）",
        "（灯野町個人情報保護条例第十条第一項）",
        "（条例９条１項６号関係）",
    ],
)
@pytest.mark.parametrize(
    ("call", "below"),
    [
        ("（{n}）諮問第{n}号　{title}", "　　　"),
        ("諮問第{n}号　{title}", ""),
        ("議題{n}　{title}", "　"),
        ("諮問第{n}号\n{title}", ""),
        ("【諮問第{n}号】{title}", "　　"),
    ],
)
@pytest.mark.parametrize("turn", ["○", ""])
def test_the_ground_belongs_to_the_title(turn: str, call: str, below: str, ground: str) -> None:
    parts = (
        f"{call.format(n=n, title=title)}\n{below}{ground}\n{TALK.format(turn=turn)}\n"
        for n, title in enumerate(TITLES, 1)
    )
    found = read(HEAD + "\n".join(parts))

    assert [case.title for case in found.cases] == [title + ground for title in TITLES]
    assert {cited.context.value for cited in found.citations} == {"title"}
    assert len(found.turns) == 8


@pytest.mark.parametrize(
    "note", ["（説明員入室）", "（条例第８条第１項により非公開とする。）", "\n（条例第８条第１項）"]
)
def test_other_notes_below_a_title_stay_notes(note: str) -> None:
    found = read(f"{HEAD}諮問第1号　{TITLES[0]}\n{note}\n{TALK.format(turn='○')}")

    assert found.cases[0].title == TITLES[0]
