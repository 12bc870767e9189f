"""What words of the meeting say of cases that they count: 審議1及び審議3は承認, 議事2は否決."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.parsing.words.headwords import words_of_items

HEAD = "令和４年度第２回灯野市個人情報保護審議会会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
TITLES = (
    "図書の記録を使うことについて",
    "空き家の持ち主を調べることについて",
    "カメラの設置について",
)
TALK = "（事務局）説明します。\n（委員）何人か。\n（事務局）30人です。\n"
# 請求 is a word of any sentence, the two of numbers stand before numbers of another kind, and
# appeals (異議申立て事件1) end on a scale of their own.
COUNTING = words_of_items("positional") | words_of_items("plain")
OTHERS = {"請求", "案件番号", "事案番号"}
WORDS = sorted(word for word in COUNTING - OTHERS if "申立" not in word)


def _cases(word: str) -> str:
    called = "（会長）では次に移ります。\n"
    return called.join(f"{word}{at}　{title}\n{TALK}" for at, title in enumerate(TITLES, 1))


@pytest.mark.parametrize("word", WORDS)
def test_a_chair_decides_cases_by_the_word_that_counts_them(word: str) -> None:
    found = read(
        f"{HEAD}{_cases(word)}（会長）{word}1及び{word}3については諮問のとおり承認とし、"
        f"{word}2については不承認とすることで、よろしいですか。\n（各委員）異議なし。\n"
        "（会長）ではそのように決定します。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "rejected", "approved"]


@pytest.mark.parametrize("word", WORDS)
def test_the_record_tells_how_cases_ended_by_the_word_that_counts_them(word: str) -> None:
    found = read(
        f"{HEAD}{_cases(word)}\n{word}１及び{word}３については、委員から異論はなく、"
        f"いずれも諮問のとおりで差し支えないとの結論に至った。{word}２は継続して審議することとした。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "continued", "approved"]


@pytest.mark.parametrize("words", ["審議2回目となる", "審議3件を終えた", "審議2時間の後"])
def test_what_else_is_counted_names_no_case(words: str) -> None:
    found = read(f"{HEAD}{_cases('審議')}\n{words}ところで、審議１は承認とした。\n")

    assert [case.outcome.value for case in found.cases] == ["approved", None, None]


@pytest.mark.parametrize(
    "points",
    [
        "点検事項1：目的の正当性について\n点検事項2：手段の相当性について\nを確かめる必要があります。",
        "継続案件3　道路台帳の公開について\nも同じ扱いでしたか。",
        "意見照会事項1：同意の取り方について\nいずれも意見なしでした。",
        "確かめたことは次のとおりです。\n調査事項1　名簿の項目を確かめること",
    ],
)
def test_points_that_somebody_counts_are_no_cases(points: str) -> None:
    found = read(
        f"{HEAD}諮問第3号　{TITLES[0]}\n（会長）説明を。\n（事務局）名簿です。\n（委員）{points}\n"
        "（事務局）30人です。\n（会長）承認します。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved"]


DECIDED = (
    "会長：説明を。\n市民課：三件です。\n委員：何件か。\n市民課：三件。\n会長：承認します。\n\n"
)


@pytest.mark.parametrize("word", ["議案", "案件", "申請議案", "継続案件", "諮問第"])
@pytest.mark.parametrize("numbers", ["１から３まで", "１から第３号まで", "１～３", "１から３"])
def test_numbers_of_a_range_leave_the_title_alone(word: str, numbers: str) -> None:
    found = read(
        f"{HEAD}{word}{numbers}　農地の転用について\n{DECIDED}"
        f"{word}４　画像の収集について\n{DECIDED}"
    )

    assert [case.title for case in found.cases] == ["農地の転用について"] * 3 + [
        "画像の収集について"
    ]


@pytest.mark.parametrize("word", ["追加議案", "議員提出議案", "市長提出議案", "緊急議案"])
def test_a_word_of_who_brings_a_matter_counts_it(word: str) -> None:
    found = read(
        f"{HEAD}議案第1号　農地の転用について\n{DECIDED}{word}第1号　規程の改正について\n{DECIDED}"
    )

    assert [(case.title, case.outcome.value) for case in found.cases] == [
        ("農地の転用について", "approved"),
        ("規程の改正について", "approved"),
    ]


@pytest.mark.parametrize(
    "counts",
    [
        "①②③",
        "1 2 3",
        "（1） （2） （3）",
        "第１ 第２ 第３",
        "一 二 三",
        "【1】 【2】 【3】",
        "No.1 No.2 No.3",
        "ⅠⅡⅢ",
    ],
)
def test_a_number_alone_counts_the_title_below_it(counts: str) -> None:
    numbers = counts.split() if " " in counts else list(counts)
    items = (f"{n}\n{title}\n{DECIDED}" for n, title in zip(numbers, TITLES, strict=True))
    found = read(HEAD + "".join(items))

    assert [(case.title, case.outcome.value) for case in found.cases] == [
        (title, "approved") for title in TITLES
    ]


def test_a_number_alone_that_counts_pages_counts_no_title() -> None:
    pages = (f"{DECIDED.replace('承認', '確認')}{n}\n" for n in (1, 2, 3))
    found = read(f"{HEAD}諮問第1号　{TITLES[0]}\n" + "".join(pages) + f"4\n{TITLES[1]}\n{DECIDED}")

    assert all("2" not in turn.text for turn in found.turns)
    assert [case.number for case in found.cases][:1] == ["第1号"]
