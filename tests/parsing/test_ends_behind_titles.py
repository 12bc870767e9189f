"""How a case ended, in one word behind its title: in a heading, and in a list in front."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = "第3回灯野市情報公開・個人情報保護審議会会議録\n日時　令和4年10月12日（水）午後2時\n\n"
TALK = "会長：説明を。\n市民課：名簿を使うものです。\n委員：何人か。\n市民課：三百人です。\n"
GRANTED = ("住民名簿の外部提供について", "防犯カメラの画像の利用について")
APPEALED = (
    "公文書部分公開決定に対する審査請求について",
    "公文書非公開決定（議事録）に対する審査請求について",
)
ENDS = {
    "approved": ("承認", "同意", "可", "異議なし", "認める", "適当と答申"),
    "rejected": ("不承認", "否", "認めない"),
    "partially_approved": ("一部承認", "部分承認"),
    "continued": ("継続審査", "継続協議", "引き続き審議"),
    "withdrawn": ("取り下げ", "撤回"),
}
ENDS_OF_APPEALS = {
    "review_dismissed": ("棄却", "棄却相当"),
    "review_upheld": ("認容", "取り消すべき"),
    "review_upheld_partly": ("一部認容", "一部取消し"),
    "review_rejected": ("却下",),
    "continued": ("継続審査",),
}
WAYS = ("（{}）", "【{}】", "　　{}", "　…　{}", "：{}")


def _each(ends: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(value, word) for value, words in ends.items() for word in words]


def _read(titles: tuple[str, str], word: str, way: str, *, listed: bool) -> list[tuple[str, str]]:
    heads = [f"諮問第{at}号　{title}{way.format(word)}\n" for at, title in enumerate(titles, 1)]
    if listed:
        called = "会長：諮問第{}号に移ります。\n" + TALK
        text = f"{HEAD}議題\n{''.join(heads)}\n会議の経過\n{called.format(1)}{called.format(2)}"
    else:
        text = HEAD + "".join(head + TALK + "\n" for head in heads)
    return [(case.title or "", str(case.outcome.value)) for case in read(text).cases]


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("value", "word"), _each(ENDS))
def test_a_word_behind_a_title_tells_the_end(value: str, word: str, way: str, listed: bool) -> None:
    assert _read(GRANTED, word, way, listed=listed) == [(title, value) for title in GRANTED]


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("value", "word"), _each(ENDS_OF_APPEALS))
def test_of_an_appeal_a_word_of_its_scale_does(
    value: str, word: str, way: str, listed: bool
) -> None:
    assert _read(APPEALED, word, way, listed=listed) == [(title, value) for title in APPEALED]


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("生活保護の決定に係る審査請求", "却下処分"),
        ("外部提供の方法", "同意"),
        ("要介護認定情報の提供", "可"),
        ("公開決定の期限", "延期"),
        ("就学援助の認定", "否認定"),
    ],
)
def test_a_word_that_belongs_to_a_title_ends_nothing(title: str, tag: str) -> None:
    text = f"{HEAD}諮問第1号　{title}（{tag}）\n{TALK}会長：次回も審議を続けることとします。\n"

    assert [str(case.outcome.value) for case in read(text).cases] == ["continued"]


@pytest.mark.parametrize("tag", ["公開", "一部公開", "新規", "市民課"])
def test_tags_and_offices_end_nothing(tag: str) -> None:
    found = _read(GRANTED, tag, "（{}）", listed=False)

    assert found == [(title, "None") for title in GRANTED]


def test_what_is_said_of_a_report_in_a_list_of_results_ends_no_case() -> None:
    said = (
        "決定事項\n・諮問第1号については、諮問のとおり承認することとした。\n"
        "・諮問第2号については、実施機関から取下げの申出があり、\n　審議を終えた。\n"
        "・報告については、了承した。\n\n"
    )
    heads = [f"諮問第{at}号　{title}\n{TALK}\n" for at, title in enumerate(GRANTED, 1)]
    found = read(HEAD + said + "".join(heads)).cases

    assert [str(case.outcome.value) for case in found] == ["approved", "withdrawn"]


@pytest.mark.parametrize(
    ("title", "tag", "said", "value"),
    [
        (GRANTED[0], "同意", "諮問第1号は不承認とします。", "rejected"),
        (GRANTED[0], "可", "諮問第1号は継続審議とします。", "continued"),
        (APPEALED[0], "却下", "処分を取り消すべきである旨を答申します。", "review_upheld"),
        (APPEALED[0], "全部取消し", "審査請求は棄却とします。", "review_dismissed"),
        (GRANTED[0], "再審議", "諮問第1号は承認とします。", "approved"),
        (GRANTED[0], "要同意", "諮問第1号は不承認とします。", "rejected"),
    ],
)
def test_a_ruling_of_the_chair_is_believed(title: str, tag: str, said: str, value: str) -> None:
    (case,) = read(f"{HEAD}諮問第1号　{title}（{tag}）\n{TALK}会長：{said}\n").cases

    assert case.outcome.value == value


@pytest.mark.parametrize(
    "tag", ["承認後", "保留分", "延期", "申請却下", "一部開示", "認定", "差戻し"]
)
@pytest.mark.parametrize("title", [GRANTED[0], APPEALED[0]])
def test_where_a_case_comes_from_is_no_end(title: str, tag: str) -> None:
    text = f"{HEAD}諮問第1号　{title}（{tag}）\n{TALK}会長：以上です。\n"

    assert [case.outcome.value for case in read(text).cases] == [None]
