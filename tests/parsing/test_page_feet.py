"""The foot of a page: its number in parentheses, and notes on the words above it."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind

HEAD = (
    "　　　　　令和六年度第四回灯野市個人情報保護審議会会議録\n\n"
    "日時　令和七年二月六日（木）午前九時三十分\n場所　市役所\n\n諮問第一号　名簿の提供について\n\n"
)
TALK = (
    "<会長>\n　　説明を求める。\n<保育課>\n　　名簿は専用の部屋{sign}で扱い、庁舎の外に出すこと\n"
    "{foot}\n　はない。\n<委員>\n　　何人か。\n<保育課>\n　　十二人である。\n{last}"
)


def _furniture(minutes: Minutes) -> set[int]:
    return {part.line for part in minutes.parts if part.kind is PartKind.FURNITURE}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("(1)", "(2)"),
        ("（１）", "（２）"),
        ("〔3〕", "〔4〕"),
        ("（一）", "（二）"),
        ("<1>", "<2>"),
    ],
)
def test_numbers_in_brackets_count_pages(first: str, second: str) -> None:
    foot, last = f"\n　　　　　　　　{first}\n\n", f"\n　　　　　　　　{second}\n"
    minutes = read(HEAD + TALK.format(sign="", foot=foot, last=last))

    assert [turn.text for turn in minutes.turns][1:] == [
        "名簿は専用の部屋で扱い、庁舎の外に出すことはない。", "何人か。", "十二人である。",
    ]  # fmt: skip
    assert len(minutes.cases) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "\n(1)\n\n",  # at the edge
        "\n　　　　　　　　(1)\n　　　　　　　　名簿の範囲\n\n",  # its words stand below
        "\n　　　　　　　　(2)\n\n",  # 2 comes first, and then 2 again
    ],
)
def test_other_numbers_in_brackets_count_no_pages(lines: str) -> None:
    text = HEAD + TALK.format(sign="", foot=lines, last="\n　　　　　　　　(2)\n")
    number = text.split("\n").index(lines.strip("\n").split("\n")[0]) + 1

    assert number not in _furniture(read(text))


@pytest.mark.parametrize("sign", ["※１", "※1", "＊１", "注１", "（注１）"])
@pytest.mark.parametrize("rule", ["　　───────────────\n", "\n"])
@pytest.mark.parametrize(
    "more", ["", "　　　　職員証は課長が貸し出す。\n", "　　{other}　職員証は課長が貸し出す。\n"]
)
def test_notes_at_the_foot_of_a_page_are_in_nobodys_words(sign: str, rule: str, more: str) -> None:
    other = sign.replace("１", "２").replace("1", "2")
    note = f"{rule}　　{sign}　入退室を職員証で管理する部屋をいう。\n{more.format(other=other)}"
    foot = f"\n{note}\n　　　　　　　　　　－１－\n"
    minutes = read(
        HEAD + TALK.format(sign=sign + other, foot=foot, last="\n　　　　　　　　　　－２－\n")
    )

    assert [turn.text.replace(sign + other, "") for turn in minutes.turns][1:] == [
        "名簿は専用の部屋で扱い、庁舎の外に出すことはない。", "何人か。", "十二人である。",
    ]  # fmt: skip
    assert not minutes.notes


@pytest.mark.parametrize("sign", ["", "※３"])
def test_a_note_on_no_word_above_is_a_note(sign: str) -> None:
    foot = "\n　　※１　この間、丁川委員が退席した。\n\n　　　　　　　　　　－１－\n"
    minutes = read(HEAD + TALK.format(sign=sign, foot=foot, last="\n　　　　　　　　　　－２－\n"))

    assert minutes.notes[0].raw.strip() == "※１　この間、丁川委員が退席した。"


def test_talk_below_a_note_stays_talk() -> None:
    talk = "<委員>\n　　何日か。\n<保育課>\n　　三日である。\n<委員>\n　　部屋はどこか。\n"
    foot = (
        f"\n　はない。\n　　※１　入退室を管理する部屋をいう。\n{talk}\n　　　　　　　　　　－１－\n"
    )
    minutes = read(HEAD + TALK.format(sign="※１", foot=foot, last="\n　　　　　　　　　　－２－\n"))

    assert {"何日か。", "三日である。"} < {turn.text for turn in minutes.turns}
    assert minutes.notes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("灯野市情報公開審査会（平成30年11月8日）1", "灯野市情報公開審査会（平成30年11月8日）2"),
        ("令和元年度第３回審議会　会議録　-　3　-", "令和元年度第３回審議会　会議録　-　4　-"),
        ("灯野市空家等対策協議会議事要旨　１／２", "灯野市空家等対策協議会議事要旨　２／２"),
        ("灯野町環境審議会 p.2", "灯野町環境審議会 p.3"),
        ("個人情報保護審議会会議録（１ページ）", "個人情報保護審議会会議録（２ページ）"),
    ],
)
def test_the_name_of_the_record_stands_before_the_number(first: str, second: str) -> None:
    foot, last = f"\n　　　　　　　　　　{first}\n\n", f"\n　　　　　　　　　　{second}\n"
    minutes = read(HEAD + TALK.format(sign="", foot=foot, last=last))

    assert [turn.text for turn in minutes.turns][1:] == [
        "名簿は専用の部屋で扱い、庁舎の外に出すことはない。", "何人か。", "十二人である。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("灯野市情報公開審査会　資料１", "灯野市情報公開審査会　資料２"),
        ("灯野市情報公開審査会　1", "灯野市情報公開審査会　4"),
        ("別紙の表　1", "別紙の表　2"),
    ],
)
def test_other_words_with_numbers_are_no_feet(first: str, second: str) -> None:
    foot, last = f"\n　　　　　　　　　　{first}\n\n", f"\n　　　　　　　　　　{second}\n"
    text = HEAD + TALK.format(sign="", foot=foot, last=last)

    assert text[: text.index(first)].count("\n") + 1 not in _furniture(read(text))
