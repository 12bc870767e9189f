"""Titles in any dress over the talk on them: marks, brackets, numbers behind, odd counts."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

TITLES = ("保育施設の利用調整に係る目的外利用について", "区役所の窓口の録画について")
HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分
場所　市役所３階会議室
出席者　甲野会長、乙川委員、丙田委員
事務局　総務課長　丁山、主査　戊原

"""
SPEAKERS = {
    "colon": ("会長：", "保育課：", "委員：", "各委員："),
    "paren": ("（会長）", "（保育課）", "（委員）", "（委員）"),
    "circle": ("○甲野会長　", "○保育課長　", "○乙川委員　", "○委員一同　"),
}


def minutes(first: str, second: str, speakers: str = "colon", gap: str = "\n") -> Minutes:
    chair, office, member, all_of_them = SPEAKERS[speakers]
    talk = (
        f"{chair}説明をお願いします。\n{office}資料に基づき説明します。\n{member}対象は何件ですか。\n"
        f"{office}30件です。\n{chair}諮問のとおり承認することとしてよろしいですか。\n{all_of_them}異議なし。\n"
    )
    headings = [
        form.replace("T", title) for form, title in zip((first, second), TITLES, strict=True)
    ]
    return read(HEAD + gap.join(f"{heading}\n{talk}" for heading in headings))


def hold_both(found: Minutes, numbers: tuple[str | None, ...] = (None, None)) -> None:
    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.number for case in found.cases] == list(numbers)
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]
    assert [len([t for t in found.turns if t.cases == (case.id,)]) for case in found.cases] == [
        6,
        6,
    ]


@pytest.mark.parametrize("speakers", SPEAKERS)
@pytest.mark.parametrize(
    "form",
    [
        "T", "■T", "●T", "◆T", "◎T", "□T", "〇　T", "＜T＞", "【T】", "《T》", "≪T≫",
        "「T」", "『T』", "〔T〕", "［T］", "＝T＝", "―T―", "議題：T", "件名：T", "案件　：　T",
    ],
)  # fmt: skip
def test_titles_without_a_number(form: str, speakers: str) -> None:
    hold_both(minutes(form, form, speakers))


TOLD = {
    "narrative": (
        "保育課から、資料により説明があった。\n委員から、対象は何件かとの質問があり、保育課から、30件で"
        "あるとの回答があった。\n審議の結果、諮問のとおり承認することとした。\n"
    ),
    "bullets": (
        "・委員から、対象は何件かとの質問があった。\n・保育課から、30件であるとの回答があった。\n（結果）承認\n"
    ),
    "table": (
        "| 発言者 | 発言内容 |\n| 委員 | 対象は何件か。 |\n"
        "| 保育課 | 30件である。 |\n（結果）承認\n"
    ),
    "questions": "問　対象は何件か。\n答　30件である。\n（結果）承認\n",
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("■T", "■T"), ("◎T", "◎T"), ("＜T＞", "＜T＞"), ("【T】", "【T】"), ("「T」", "「T」"),
        ("［T］", "［T］"), ("―T―", "―T―"), ("議題：T", "議題：T"),
        ("T（諮問第58号）", "T（諮問第59号）"), ("Ⅰ　T", "Ⅱ　T"), ("ア　T", "イ　T"),
        ("一　T", "二　T"),
    ],
)  # fmt: skip
def test_titles_over_what_has_no_labels(first: str, second: str, told: str) -> None:
    headings = [
        form.replace("T", title) for form, title in zip((first, second), TITLES, strict=True)
    ]
    found = read(HEAD + "\n".join(f"{heading}\n{TOLD[told]}" for heading in headings))

    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]
    assert [turn.kind for turn in found.turns] == ["question", "answer"] * 2


@pytest.mark.parametrize("speakers", SPEAKERS)
@pytest.mark.parametrize("gap", ["\n", ""])
@pytest.mark.parametrize(
    "form",
    [
        "T（諮問第{}号）", "T【諮問第{}号】", "T　諮問第{}号", "■T（諮問第{}号）",
        "【T】（諮問第{}号）", "◎T　（諮問第{}号）", "「T」　諮問第{}号",
    ],
)  # fmt: skip
def test_numbers_behind_titles(form: str, gap: str, speakers: str) -> None:
    found = minutes(form.format(58), form.format(59), speakers, gap)
    hold_both(found, ("第58号", "第59号"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("件名１　T", "件名２　T"), ("請求１　T", "請求２　T"), ("案件ア　T", "案件イ　T"),
        ("2.1　T", "2.2　T"), ("#1 T", "#2 T"), ("１番　T", "２番　T"), ("一番目　T", "二番目　T"),
    ],
)  # fmt: skip
def test_odd_counts(first: str, second: str) -> None:
    found = minutes(first, second)
    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


def test_one_line_that_could_be_a_title_is_none() -> None:
    found = read(
        f"{HEAD}諮問第58号　{TITLES[0]}\n会長：説明をお願いします。\n"
        f"保育課：次の方針で進めます。\n＜{TITLES[1]}＞\n委員：何件ですか。\n保育課：30件です。\n"
    )
    assert [case.title for case in found.cases] == [TITLES[0]]
