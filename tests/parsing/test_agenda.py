"""What is an item of the meeting, wherever its items are counted."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind

HEAD = "令和5年度第1回灯野市個人情報保護審議会　会議録\n\n"
TALK = """○甲野会長　{first}
○福祉課長　資料により説明します。
○乙川委員　期間はどれだけですか。
○福祉課長　七日間です。
○甲野会長　原案のとおり承認します。{second}
○税務課長　資料により説明します。
○丙田委員　何人ですか。
○税務課長　百人です。
○甲野会長　原案のとおり承認します。その他、何かございますか。
○総務課長　次回は10月です。
"""


def items(text: str) -> list[tuple[str | None, int]]:
    return [(item.number, item.place.line) for item in read(text).agenda]


def test_a_list_in_front_counts_the_items_that_nobody_heads() -> None:
    text = HEAD + "日時　令和5年7月5日（水）\n次第\n　１　開会\n　２　諮問事項\n"
    text += "　　(1) 諮問第5号　名簿を利用することについて\n"
    text += "　　(2) 諮問第6号　画像を提供することについて\n　３　その他\n\n"
    text += TALK.format(first="諮問第5号を議題とします。", second="次に、諮問第6号を議題とします。")

    assert items(text) == [("1", 5), ("2", 6), ("3", 9)]
    assert {case.item for case in read(text).cases} == {"a2"}


def test_what_a_chair_calls_is_an_item_where_nothing_is_listed() -> None:
    text = HEAD + "日時　令和5年7月5日（水）\n\n"
    text += TALK.format(
        first="諮問第5号「名簿を利用することについて」を議題とします。",
        second="次に、諮問第6号「画像を提供することについて」を議題とします。",
    )

    assert [line for _, line in items(text)] == [5, 9, 13]


def test_what_is_counted_on_behind_the_fields_of_the_header_is_no_item() -> None:
    text = HEAD + "１　日時　令和5年7月5日（水）\n２　場所　市役所\n３　議事\n\n"
    text += "(1) 諮問第5号　名簿を利用することについて\n\n" + TALK.format(first="", second="")

    assert ("3", 5) not in items(text)
    assert ("(1)", 7) in items(text)


@pytest.mark.parametrize(
    ("call", "doubtful"),
    [("続いて、防犯カメラの件です。", True), ("次に、議題2を審議します。", False)],
)
def test_a_call_that_only_hints_at_its_matter_is_remarked_on(call: str, doubtful: bool) -> None:
    text = HEAD + "日時　令和5年7月5日（水）\n議題\n　1　名簿を福祉課が利用することについて\n"
    text += "　2　防犯カメラの画像を警察署に提供することについて\n\n"
    text += TALK.format(first="議題1を審議します。", second=call)
    minutes = read(text)

    assert len(minutes.cases) == 2
    assert ("doubtful-call" in {found.code for found in minutes.diagnostics}) is doubtful


def test_a_bullet_below_a_numbered_case_tells_of_it_and_a_quoted_title_heads_a_report() -> None:
    minutes = read(
        HEAD + "日時　令和5年7月5日（水）\n\n"
        "○ 諮問第2号「名簿の情報の収集について」\n　＜福祉課から説明＞\n"
        "　・集める情報の種類、安全管理の方法について\n　【質問】いつ消えるのか。\n"
        "　【回答】退会の時である。\n　＜審議の結果＞\n　　収集を認める。\n"
        "○ 報告「令和3年度の開示請求の状況について」\n　＜総務課から報告＞\n○ その他\n　なし\n"
    )

    assert [case.number for case in minutes.cases] == ["第2号"]
    assert minutes.cases[0].outcome.value == "approved"
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",)]
    assert [item.kind for item in minutes.agenda] == [
        AgendaKind.DELIBERATION, AgendaKind.REPORT, AgendaKind.OTHER,
    ]  # fmt: skip


FRONT = {
    "7　次第\n(1)　開会\n(2)　諮問事項\n①{}（諮問第5号）\n②{}（諮問第6号）\n(3)　その他\n\n": "(2)",
    "■会議の公開　諮問第6号は非公開とする。\n■議題\n(1)諮問事項\n・諮問第5号　{}\n・諮問第6号　{}\n"
    "(2)その他\n\n": "(1)",
}


@pytest.mark.parametrize("front", FRONT)
@pytest.mark.parametrize("mark", ["▼", "■", "◆"])
def test_an_entry_that_holds_cases_is_their_item_wherever_its_list_is_counted_on(
    front: str, mark: str
) -> None:
    titles = ["名簿を利用することについて", "画像を提供することについて"]
    text = HEAD + "日時　令和5年7月5日（水）\n" + front.format(*titles) + "審議の概要\n\n"
    for number, title in enumerate(titles, 5):
        text += f"{mark}諮問第{number}号　{title}\n（委員）何人か。\n（課長）五人だ。\n\n"
    minutes = read(text + f"{mark}その他\n（事務局）次回は10月だ。\n")

    held = {item.id: item.number for item in minutes.agenda}
    assert [held[case.item] for case in minutes.cases] == [FRONT[front]] * 2
    assert "第5号" not in held.values()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("会議録署名委員の指名", "procedural"),
        ("議事録署名人の選任", "procedural"),
        ("前回会議録の確認", "confirmation"),
        ("その他", "other"),
    ],
)
@pytest.mark.parametrize("gap", ["", "　", " "])
def test_an_item_set_wide_is_for_what_its_words_say(title: str, kind: str, gap: str) -> None:
    found = read(
        "令和六年度第二回灯野市個人情報保護審議会　会議録\n\n日時　令和六年十月二十二日（火）\n\n"
        f"一　開会\n<会長>\n　始める。\n\n二　{gap.join(title)}\n\n<会長>\n　本件を諮る。\n\n"
        "三　名簿の提供について\n\n<会長>\n　説明を求める。\n<保育課>\n　三件である。\n"
    )

    assert [case.title for case in found.cases] == ["名簿の提供について"]
    assert found.agenda[1].kind.value == kind
