"""Marks of openness before a title on a line, or in a cell, of its own."""

import pytest
from parsing.reading import read

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時～\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)
TALK = "（乙部委員）何人か。\n（総務課長）三人である。\n（会長）承認する。\n\n"
TITLE = "水道メーターの検針に係る電子計算機の結合について"


@pytest.mark.parametrize(
    "tag", ["（非公開）\t", "（非公開）　", "【非公開】", "[公開]\t", "（一部非公開）", "（継続）"]
)
@pytest.mark.parametrize(
    "form",
    [
        "議題3\t令和６年諮問第９号\n{}{}\n",
        "諮問第９号\n{}{}\n",
        "諮問第９号\n件名：{}{}\n",
        "番号：諮問第９号\n件名：{}{}\n",
        "番号 | 件名 | 担当課\n諮問第９号 | {}{} | 水道課\n",
    ],
)
def test_a_title_begins_behind_them(tag: str, form: str) -> None:
    first = form.replace("９", "８").replace("3", "2").format("", "名簿の提供について")
    tag = tag.strip() if "|" in form else tag
    minutes = read(HEAD + first + TALK + form.format(tag, TITLE) + TALK)

    assert [case.title for case in minutes.cases] == ["名簿の提供について", TITLE]


def test_a_wrapped_title_begins_behind_them() -> None:
    text = HEAD + f"議題3\t諮問第９号\n（非公開）\t{TITLE[:12]}\n\t{TITLE[12:]}\n" + TALK

    assert read(text).cases[0].title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "非公開の会議の録音の提供について",
        "（仮称）公開ひろばの利用者の名簿について",
        "（公開の基準）の見直しについて",
    ],
)
def test_words_of_a_title_stay(title: str) -> None:
    assert read(HEAD + f"諮問第９号\n{title}\n" + TALK).cases[0].title == title


def test_a_mark_alone_is_no_title_of_the_next_case() -> None:
    minutes = read(HEAD + f"諮問第８号\n（非公開）\n\n諮問第９号\n{TITLE}\n" + TALK)

    assert minutes.cases[-1].title == TITLE
