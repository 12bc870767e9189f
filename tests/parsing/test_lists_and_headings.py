"""A list of items in front, and headings over the talk that count or call them otherwise."""

import pytest
from parsing.reading import read

TITLES = ("保育施設の利用調整に係る目的外利用について", "区役所の窓口の録画について")
HEAD = "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日\n場所　市役所\n\n"
TALK = (
    "会長：説明をお願いします。\n保育課：資料に基づき説明します。\n委員：対象は何件ですか。\n保育課：30件です。\n"
    "会長：諮問のとおり承認することとしてよろしいですか。\n各委員：異議なし。\n"
)
LISTS = {
    "counted": "議題\n１　{}\n２　{}\n",
    "circled": "次第\n①{}\n②{}\n③その他\n",
    "numbers of cases": "案件\n諮問第58号　{}\n諮問第59号　{}\n",
    "table": "| 番号 | 件名 | 結果 |\n| 1 | {} | 承認 |\n| 2 | {} | 承認 |\n",
    "points": "議題\n・{}\n・{}\n",
    "one line": "議題　(1) {}　(2) {}\n",
    "course": "1 開会\n2 議事\n(1) {}\n(2) {}\n3 その他\n4 閉会\n",
}
HEADINGS = {
    "counted": ("１　{}", "２　{}"),
    "in parentheses": ("(1) {}", "(2) {}"),
    "numbers of cases": ("諮問第58号　{}", "諮問第59号　{}"),
    "titles": ("{}", "{}"),
    "marked": ("■{}", "■{}"),
    "in brackets": ("【{}】", "【{}】"),
    "numbers alone": ("議題１", "議題２"),
    "numbers in brackets": ("【議題１】", "【議題２】"),
    "calls": ("案件１について", "案件２について"),
}


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("listed", LISTS)
def test_items_of_a_list_are_the_cases_of_the_talk(listed: str, headings: str) -> None:
    talk = [
        f"{form.format(title)}\n{TALK}"
        for form, title in zip(HEADINGS[headings], TITLES, strict=True)
    ]
    found = read(HEAD + LISTS[listed].format(*TITLES) + "\n" + "\n".join(talk))

    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]
    held = [[turn.id for turn in found.turns if case.id in turn.cases] for case in found.cases]
    assert held == [[f"t{n:03d}" for n in range(1, 7)], [f"t{n:03d}" for n in range(7, 13)]]


def test_a_short_title_is_that_of_its_row() -> None:
    found = read(
        HEAD
        + LISTS["table"].format(*TITLES)
        + f"\n１　保育施設の目的外利用について\n{TALK}\n２　窓口の録画について\n{TALK}"
    )

    assert [len([t for t in found.turns if c.id in t.cases]) for c in found.cases] == [6, 6]


@pytest.mark.parametrize("word", ["議題", "案件"])
@pytest.mark.parametrize("listed", sorted(LISTS.keys() - {"table"}))
def test_a_chair_calls_items_by_their_places(listed: str, word: str) -> None:
    talk = [TALK.replace("会長：説明", f"会長：{word}{n}について説明", 1) for n in (1, 2)]
    found = read(HEAD + LISTS[listed].format(*TITLES) + "\n" + "\n".join(talk))

    assert [case.title for case in found.cases] == list(TITLES)
    held = [[turn.id for turn in found.turns if case.id in turn.cases] for case in found.cases]
    assert held == [[f"t{n:03d}" for n in range(1, 7)], [f"t{n:03d}" for n in range(7, 13)]]


@pytest.mark.parametrize("label", ["決定事項", "審議結果"])
def test_results_in_front_leave_the_talk_to_the_calls_of_the_chair(label: str) -> None:
    talk = [TALK.replace("会長：説明", f"会長：案件{n}から始めます。説明", 1) for n in (1, 2)]
    found = read(
        HEAD
        + "案件名　１．諮問第58号　{}\n　　　　２．諮問第59号　{}\n　　　　３．その他\n".format(
            *TITLES
        )
        + f"{label}　・諮問第58号については、承認する。\n"
        "　　　　　・諮問第59号については、継続して審議する。\n"
        + "傍聴者　０人\n\n　　　審　議　内　容\n\n"
        + "\n".join(talk)
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
    held = [[turn.id for turn in found.turns if case.id in turn.cases] for case in found.cases]
    assert held == [[f"t{n:03d}" for n in range(1, 7)], [f"t{n:03d}" for n in range(7, 13)]]


@pytest.mark.parametrize(
    ("where", "headings"),
    [
        ("in front", "counted"),
        ("in front", "numbers of cases"),
        ("at the end", "counted"),
        ("at the end", "numbers of cases"),
        ("at the end", "titles"),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        "{n}　{title}　　{end}",
        "({n}) {title}：{end}",
        "・{title}については、{end}。",
        "{title}（{end}）",
        "{n}　{title}　諮問のとおり{end}する。",
    ],
)
def test_a_list_of_results_names_cases_by_their_titles(row: str, headings: str, where: str) -> None:
    ends = ("承認", "承認" if "とおり" in row else "継続審議")
    rows = [row.format(n=n, title=TITLES[n - 1], end=ends[n - 1]) for n in (1, 2)]
    listed = "審議結果\n" + "\n".join(rows) + "\n"
    said = TALK.partition("会長：諮問のとおり")[0]
    talk = "\n".join(
        f"{form.format(title)}\n{said}"
        for form, title in zip(HEADINGS[headings], TITLES, strict=True)
    )
    parts = (listed, f"審議内容\n{talk}") if where == "in front" else (talk, listed)
    found = read(HEAD + "\n".join(parts))

    assert [case.title for case in found.cases] == list(TITLES)
    value = {"承認": "approved", "継続審議": "continued"}
    assert [case.outcome.value for case in found.cases] == [value[end] for end in ends]


@pytest.mark.parametrize("head", ["審議結果", "審議の結果", "結論", "４　審議結果"])
@pytest.mark.parametrize("form", ["諮問第{}号　{}", "・諮問第{}号　{}"])
def test_results_by_number_in_front_are_no_cases_of_their_own(form: str, head: str) -> None:
    said = TALK.partition("会長：諮問のとおり")[0]
    talk = "\n".join(f"諮問第{58 + n}号　{title}\n{said}" for n, title in enumerate(TITLES))
    rows = "\n".join((form.format(58, "承認"), form.format(59, "継続審議")))
    found = read(f"{HEAD}{head}\n{rows}\n\n審議内容\n{talk}")

    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
