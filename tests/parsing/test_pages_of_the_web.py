"""Pages of the web: menus above the title, who answers for the page below, readings of names."""

from __future__ import annotations

import pytest
from parsing.reading import read

TITLE = "令和4年度第5回 小夜川市個人情報保護審議会 議事録"
TALK = """
日時：令和4年12月15日
出席委員：{members}
1　前回の答申書の確認

榛葉会長
それでは始めます。何かございますか。

倉田副会長
写しをいただけますか。

事務局
お送りします。
"""
MEMBERS = "榛葉会長、倉田副会長、毛受委員"
MENU = "• サイトマップ\n• Foreign Language\n\n• くらし・手続き\n• 市政情報\n"


def page(above: str, below: str = "", members: str = MEMBERS) -> str:
    return f"{above}\n{TITLE}\n{TALK.format(members=members)}{below}"


@pytest.mark.parametrize(
    "path",
    [
        f"ホーム > 市政情報 > 審議会等 > {TITLE}",
        "トップ › 市政情報 › 審議会等",
        "市政 ＞ 情報公開 ＞ 会議録",
        "ここから本文です。",
        "本文ここから",
    ],
)
def test_entries_of_a_menu_above_the_path_to_the_page_are_no_items(path: str) -> None:
    minutes = read(page(f"{MENU}\n{path}\n"))

    assert [item.title for item in minutes.agenda] == ["前回の答申書の確認"]
    assert minutes.cases == ()
    assert (minutes.meeting.number, minutes.meeting.body) == (5, "小夜川市個人情報保護審議会")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"{TITLE}\n議題", "名簿の外部提供について"),  # below the title
        ("", None),
    ],
)
def test_a_list_below_the_title_stays_a_list(above: str, title: str | None) -> None:
    entries = "• 名簿の外部提供について\n• 委員の委嘱について\nホーム > 市政情報 > 審議会等\n"
    talk = "\n会長：始めます。\n委員：何件ですか。\n事務局：三件です。\n"

    agenda = read(f"{above}\n{entries}{TITLE if title is None else ''}\n{talk}").agenda

    assert next((item.title for item in agenda), None) == title


@pytest.mark.parametrize(
    "below",
    [
        "\nお問い合わせ\n\n電話番号：0000-00-0000\n\n小夜川市役所\n\nCopyright © Sayogawa City.\n",
        "\nお問い合わせ先\n\nファクス：0000-00-0001\n\n事務局\n",
    ],
)
def test_a_label_alone_below_the_address_says_nothing(below: str) -> None:
    assert len(read(page("", below)).turns) == 3


def test_a_label_below_an_address_speaks_if_words_follow() -> None:
    below = "\n連絡先は次のとおりです。\n\n倉田副会長\nありがとうございました。\n"

    assert len(read(page("", below)).turns) == 4


# -- readings


PEOPLE = [("榛葉", "会長"), ("倉田", "副会長"), ("毛受", "委員")]


@pytest.mark.parametrize(
    "members",
    [
        "榛葉（しんば）会長、倉田副会長、毛受（めんじょう）委員",
        "榛葉(しんば)会長　倉田(くらた)副会長　毛受(めんじょう)委員",
        "会長　榛葉（しんば）、副会長　倉田、委員　毛受（めんじょう）",
    ],
)
def test_a_reading_is_no_part_of_a_name(members: str) -> None:
    text = page("", members=members)

    found = read(text).meeting.members

    assert [(held.name, held.role) for held in found] == PEOPLE
    assert [text[held.name_span.start : held.name_span.stop] for held in found] == [
        name for name, _ in PEOPLE
    ]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("栗花落（つゆり） 栄", "栗花落 栄"),
        ("小鳥遊（たかなし）　優（ゆう）", "小鳥遊 優"),
        ("山田（やまだ）太郎", "山田太郎"),
    ],
)
def test_a_reading_may_stand_within_a_name(cell: str, name: str) -> None:
    rows = f"{TITLE}\n| 日時 | 令和4年12月15日 |\n| 出席委員 | 会長 | {cell} |\n| 傍聴 | なし |\n"

    (held,) = read(f"{rows}\n会長　始めます。\n委員　はい。\n").meeting.members
    assert (held.name, held.role) == (name, "会長")


@pytest.mark.parametrize(
    "label",
    ["毛受（めんじょう）委員：", "○毛受（めんじょう）委員　", "【毛受（めんじょう）委員】　"],
)
def test_a_label_may_have_a_reading(label: str) -> None:
    mark, behind = label.split("毛受（めんじょう）委員")
    talk = (
        f"{mark}榛葉会長{behind}始めます。\n{label}何件ですか。\n{mark}事務局{behind}三件です。\n"
    )

    turns = read(f"{TITLE}\n日時：令和4年12月15日\n\n{talk}").turns

    assert [turn.text for turn in turns] == ["始めます。", "何件ですか。", "三件です。"]
    assert turns[1].role == "member"


@pytest.mark.parametrize("name", ["委員（さとう）", "委員（オンライン）", "委員（いずみ　けい）"])
def test_what_stands_behind_a_title_is_no_reading(name: str) -> None:
    talk = f"会長：始めます。\n{name}：何件ですか。\n事務局：三件です。\n"

    turns = read(f"{TITLE}\n日時：令和4年12月15日\n\n{talk}").turns
    assert len(turns) == 3
    assert turns[1].role == "member"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("骨子については、説明を受け、審議会として了承したということにいたします。", "noted"),
        ("本件は、報告を受けて了承いたしました。", "noted"),
        ("本件は、事務局の説明を聴き、これを了承した。", "noted"),
        ("本件は、審議会として了承したということにいたします。", "approved"),
        ("本件は、説明を受け、質疑の後、諮問のとおり了承した。", "approved"),
    ],
)
def test_what_was_heard_and_taken_note_of_is_not_granted(words: str, value: str) -> None:
    talk = f"会長：始めます。\n委員：何件ですか。\n事務局：三件です。\n会長：{words}\n"

    (case,) = read(f"{TITLE}\n日時：令和4年12月15日\n\n諮問第3号　名簿について\n\n{talk}").cases

    assert case.outcome.value == value
