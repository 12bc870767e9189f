"""A line under the talk that says no more than how the case ended, with no label of its own."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分

"""
TALK = (
    "会長：説明をお願いします。\n保育課：資料に基づき説明します。\n委員：対象は何件ですか。\n"
    "保育課：30件です。\n委員：分かりました。\n"
)


def minutes(*results: str, gap: str = "") -> Minutes:
    cases = [
        f"諮問第{58 + at}号　窓口{at + 1}の録画について\n{TALK}{gap}{result}\n"
        for at, result in enumerate(results)
    ]
    return read("\n".join([HEAD, *cases, "その他\n事務局：次回は12月に開きます。\n"]))


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("承認。", "approved"),
        ("本件は、諮問のとおり適当と認める。", "approved"),
        ("◎全会一致で承認", "approved"),
        ("・承認（全員一致）", "approved"),
        ("★　不承認（賛成1名、反対4名）", "rejected"),
        ("以上、継続審議。", "continued"),
        ("＝条件付きで承認＝", "approved_conditional"),
        ("審議結果・・・承認", "approved"),
        ("結論（承認）", "approved"),
        ("最終判断：承認", "approved"),
        ("諮問に対する意見：承認", "approved"),
        ("挙手により諮ったところ賛成はなく、案件１は否とすることになりました。", "rejected"),
        ("意見が分かれたため、案件１の結論は会長に一任されました。", "deferred"),
    ],
)
def test_lines_that_close_cases_say_how_these_ended(words: str, value: str, gap: str) -> None:
    found = minutes(words, words, gap=gap)

    assert [case.outcome.value for case in found.cases] == [value, value]
    assert [turn.text for turn in found.turns][4::5] == ["分かりました。", "分かりました。"]


def test_one_alone_stands_apart() -> None:
    assert minutes("本件は承認する。", gap="\n").cases[0].outcome.value == "approved"
    assert minutes("本件は承認する。").turns[4].text == "分かりました。本件は承認する。"


@pytest.mark.parametrize("more", ["ほかに質疑なし", "承認してよいと思う。", "適当であると考える。"])
def test_what_is_said_goes_on(more: str) -> None:
    found = minutes(more, more)

    assert [case.outcome.value for case in found.cases] == [None, None]
    assert [turn.text for turn in found.turns][4] == f"分かりました。{more}"


def test_a_line_before_more_talk_closes_nothing() -> None:
    found = minutes(
        "承認。\n会長：では承認ということですが、異議はありますか。\n委員：ありません。", "承認。"
    )

    assert found.turns[4].text == "分かりました。承認。"


@pytest.mark.parametrize("lead", ["審議の結果、", "以上の審議を経て、"])
def test_an_answer_without_a_stop_ends_where_the_record_tells_the_result(lead: str) -> None:
    found = read(
        f"{HEAD}諮問第58号　窓口の録画について\n質問：対象は何件か\n回答：30件である\n"
        f"{lead}諮問のとおり承認することとした。\n"
    )

    assert [turn.text for turn in found.turns] == ["対象は何件か", "30件である"]
    assert found.cases[0].outcome.value == "approved"


@pytest.mark.parametrize("heading", ["諮問第{n}号　{t}", "◎議題{n}　{t}", "（{n}）{t}", "■{t}"])
@pytest.mark.parametrize("words", ["承認", "　不承認", "諮問のとおり承認", "継続審議"])
@pytest.mark.parametrize("mark", ["◆", "▼", "○", "・", "◎", "－"])
def test_the_last_result_is_read_where_the_meeting_is_closed_below_it(
    mark: str, words: str, heading: str
) -> None:
    cases = [
        heading.format(n=58 + at, t=f"窓口{at}の録画について") + f"\n{TALK}{mark}{words}\n"
        for at in range(1, 4)
    ]
    found = read("\n".join([HEAD, *cases, "会長：以上で本日の審議を終了します。\n"]))

    assert len(found.cases) == 3
    assert len({case.outcome.value for case in found.cases} - {None}) == 1
    assert all(case.outcome.value for case in found.cases)
    assert len(found.turns) == 16


@pytest.mark.parametrize(
    "note",
    [
        "※異議なし、承認",
        "（異議なし。承認）",
        "（全員異議なし、原案どおり承認）",
        "≪異議なし・承認≫",
    ],
)
def test_assent_with_what_was_decided_ends_a_case_where_nothing_was_put(note: str) -> None:
    found = minutes(note, note)

    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


def test_assent_to_a_step_decides_nothing() -> None:
    found = minutes("会長：休憩してよろしいですか。\n（異議なし、承認）\n会長：再開します。")

    assert [case.outcome.value for case in found.cases] == [None]
