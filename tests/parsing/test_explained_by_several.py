"""Cases that a chair takes up in one breath, each explained by an office of its own."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = "平成20年度第1回灯野町個人情報保護審査会　会議録\n\n日時　平成20年11月26日（水）\n\n"
BOTH = "諮問第１号「搬送の記録を県に提供することについて」と、"
BOTH += "諮問第２号「地図の装置の端末を結ぶことについて」"
TALK = """警防課：第１号から説明します。県が検証するためです。
通信指令課：第２号です。固定電話の加入者が地図に出ます。
"""


def minutes(
    said: str, call: str = f"{BOTH}は、担当が同じですので、説明も審議も一緒に行います。"
) -> Minutes:
    return read(f"{HEAD}会長：それでは、早速、議事に入ります。{call}\n{TALK}{said}")


@pytest.mark.parametrize(
    "call",
    [
        f"{BOTH}は、担当が同じ消防本部ですので、説明も審議も一緒に行います。",
        f"{BOTH}は、まとめて御説明をお願いします。",
        f"{BOTH}につきましては、同時に審議したいと思います。",
        f"{BOTH}は、一度に説明していただきます。",
    ],
)
def test_two_cases_are_called_in_one_breath(call: str) -> None:
    found = minutes("", call)

    assert [case.title for case in found.cases] == [
        "搬送の記録を県に提供することについて",
        "地図の装置の端末を結ぶことについて",
    ]
    assert [turn.cases for turn in found.turns] == [("c1", "c2"), ("c1",), ("c2",)]


@pytest.mark.parametrize(
    ("question", "answer", "cases"),
    [
        ("いたずらをした人の情報も残りますか。", "通信指令課：残ります。", ("c2",)),
        ("誰に見せるのですか。", "警防課：医師です。", ("c1",)),
        ("いずれも、期間は何年ですか。", "警防課：一年です。", ("c1", "c2")),
        ("期間は何年ですか。", "警防課：第１号も第２号も一年です。", ("c1", "c2")),
        ("期間は何年ですか。", "総務課：一年です。", ("c1", "c2")),
    ],
)
def test_who_answers_tells_which_case_was_asked_about(
    question: str, answer: str, cases: tuple[str, ...]
) -> None:
    *_, asked, answered = minutes(f"乙川委員：{question}\n{answer}\n").turns

    assert asked.cases == cases
    assert answered.cases == cases


def test_an_office_that_presented_both_tells_nothing() -> None:
    found = minutes(
        "警防課：第２号にも補足します。県も見ます。\n乙川委員：何年ですか。\n警防課：一年です。\n"
    )

    assert found.turns[-2].cases == ("c1", "c2")


@pytest.mark.parametrize(
    "note",
    [
        "（全員異議なし。諮問第１号及び諮問第２号は、諮問のとおり認めることに決定）",
        "（異議なしの声あり。諮問第１号及び諮問第２号は、諮問のとおり承認）",
        "（異議なし、いずれも諮問のとおり決定）",
    ],
)
def test_a_note_of_assent_can_tell_what_was_decided(note: str) -> None:
    found = minutes(
        "会長：では、お諮りします。諮問のとおり認めることでよろしいですか。\n"
        f"{note}\n会長：予定の審議が終わりましたので、事務局から連絡をお願いします。\n"
        "事務局：写しを郵送します。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]
    assert found.turns[-1].cases == ()


@pytest.mark.parametrize(
    "note", ["（異議なし）", "（「異議なし」「承認」の声あり）", "（異議なし、承認の声）"]
)
def test_a_cry_of_assent_decides_nothing_by_itself(note: str) -> None:
    found = minutes(f"会長：次回は五月です。\n{note}\n")

    assert {case.outcome.value for case in found.cases} == {None}


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("ここで休憩してよろしいですか。", "（異議なし、承認）"),
        ("傍聴を認めてよろしいですか。", "（全員異議なし。承認）"),
        ("時間を延長したいと思いますが、いかがでしょうか。", "（異議なし、承認）"),
    ],
)
def test_assent_to_a_step_decides_no_case(asked: str, note: str) -> None:
    said = f"会長：{asked}\n{note}\n会長：再開します。"
    left = minutes(f"{said}\n")
    put_off = minutes(f"{said}諮問第１号及び第２号は、継続とします。\n")

    assert {case.outcome.value for case in left.cases} == {None}
    assert {case.outcome.value for case in put_off.cases} == {"continued"}


@pytest.mark.parametrize(
    "asked",
    [
        "諮問のとおり承認してよろしいですか。",
        "諮問第１号及び第２号を採決します。御異議ありませんか。",
        "では、承認ということでよろしいでしょうか。",
    ],
)
def test_assent_to_what_was_put_decides_the_cases(asked: str) -> None:
    found = minutes(f"会長：{asked}\n（異議なし、承認）\n")

    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


@pytest.mark.parametrize(
    "ends",
    [
        "予定の審議が終わりましたので、",
        "予定していた案件の審議を終えました。",
        "これで予定された議題は全て終了です。",
        "以上で全ての案件が済みましたので、",
    ],
)
def test_a_chair_leaves_the_cases_when_all_are_through(ends: str) -> None:
    found = minutes(
        "会長：諮問第１号及び諮問第２号は、諮問のとおり認めることといたします。\n"
        f"会長：{ends}事務局から連絡をお願いします。\n事務局：写しを郵送します。\n"
    )

    assert found.turns[-1].cases == ()


@pytest.mark.parametrize(
    "head", ["決定した事項", "議決された事項", "本日決定した事項", "決まったこと", "【議決事項】"]
)
@pytest.mark.parametrize("gap", ["\t", "　"])
def test_what_was_decided_is_listed_again_at_the_end(head: str, gap: str) -> None:
    found = minutes(
        "会長：それでは終わります。\n\n"
        f"{head}\n諮問第１号{gap}諮問のとおり\n諮問第２号{gap}次の条件を付して認める\n"
        "　ア　期間を一年とすること\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "approved_conditional"]
    assert found.turns[-1].text == "それでは終わります。"


@pytest.mark.parametrize(
    "put",
    [
        "承諾のあることを条件としてはどうでしょう。",
        "承諾のあることを条件にしてはいかがでしょう。",
        "承諾のあるところに限る形ではいかがでしょう。",
    ],
)
def test_a_condition_is_put_without_a_sign_of_asking(put: str) -> None:
    *_, last = minutes(f"会長：意見がまとまってきたようです。{put}\n").turns

    assert last.kind.value == "procedural"
