"""How all cases ended, listed at the end by their numbers; who signs below."""

import pytest
from parsing.reading import read

BODY = (
    "　　　鳴瀬町個人情報保護審議会　会議録（平成28年度第１回）\n\n"
    "１　開会日時　　平成28年５月26日（木）午前９時30分\n"
    "２　議事日程\n　　　日程第１　個審諮問第12号\n"
    "　　　日程第２　個審諮問第13号\n　　　日程第３　個審諮問第14号\n"
    "３　会議の顛末\n\n"
    "議　長　　　　それでは、日程第１、個審諮問第12号、寄附者名簿の利用についてを議題といたしま\n"
    "　　　　　　　す。税務課長。\n"
    "税務課長　　　冊子の送付に用いるものであります。\n"
    "１　番　　　　委託はいたしますか。\n"
    "税務課長　　　いたしません。\n"
    "議　長　　　　12号の質疑はこれで終わります。\n"
    "　　　　　　　日程第２、個審諮問第13号、加入情報の収集についてを議題といたします。\n"
    "福祉課長　　　電話で伺うものです。\n"
    "３　番　　　　相手は、どうやって確かめるのですか。\n"
    "福祉課長　　　折り返していただきます。\n"
    "議　長　　　　日程第３、個審諮問第14号、顔写真を用いた装置の試行についてを議題といたします。\n"
    "住民課長　　　無償での申出がございました。\n"
    "３　番　　　　私は賛成しません。\n"
    "議　長　　　　採決の結果は、別記のとおりといたします。閉会いたします。\n"
)
TITLES = ["寄附者名簿の利用について", "加入情報の収集について", "顔写真を用いた装置の試行について"]
ENDS = ["approved", "approved_conditional", "rejected"]


@pytest.mark.parametrize(
    "head",
    [
        "　別記　　個審諮問に係る審議の結果",
        "別表　審議結果一覧",
        "各諮問の採決結果",
        "別紙　諮問案件別の審議結果",
        "諮問案件３件の採決の結果一覧表",
        "【審議結果】",
    ],
)
@pytest.mark.parametrize("number", ["第{}号", "個審諮問第{}号", "諮問第{}号"])
@pytest.mark.parametrize(
    "votes", [("賛成６", "賛成６", "賛成１、反対５"), ("", "", ""), ("―", "―", "―")]
)
def test_a_list_of_results_by_number_ends_the_cases_that_a_chair_called(
    head: str, number: str, votes: tuple[str, ...]
) -> None:
    words = ["適当と認める", "照会先を保険者に限ることを条件として、適当と認める", "適当と認めない"]
    rows = "".join(
        f"　　{number.format(12 + at)}　　{said}　　　　　{vote}\n"
        for at, (said, vote) in enumerate(zip(words, votes, strict=True))
    )
    minutes = read(f"{BODY}\n{head}\n　　番号　　　結　　果　　　　　備　考\n{rows}")

    assert [case.title for case in minutes.cases] == TITLES
    assert [str(case.outcome.value) for case in minutes.cases] == ENDS
    assert [case.outcome.raw for case in minutes.cases] == words
    assert {turn.cases for turn in minutes.turns if turn.text.startswith("相手は")} == {("c2",)}


@pytest.mark.parametrize("head", ["　別記　審議の結果", "（別記）", "審議結果は次のとおり。"])
@pytest.mark.parametrize(
    "row",
    [
        "　第{n}号　　{said}",
        "・諮問第{n}号：{said}",
        "個審諮問第{n}号……{said}",
        "日程第{at}　個審諮問第{n}号　{said}",
        "| 第{n}号 | {said} | 賛成6 |",
    ],
)
def test_rows_of_results_need_no_heading_that_says_so(head: str, row: str) -> None:
    words = ["適当と認める", "諮問のとおり承認する", "適当と認めない"]
    rows = "".join(
        row.format(at=at, n=11 + at, said=said) + "\n" for at, said in enumerate(words, 1)
    )
    minutes = read(f"{BODY}\n{head}\n{rows}")

    assert [case.title for case in minutes.cases] == TITLES
    assert [str(case.outcome.value) for case in minutes.cases] == [
        "approved",
        "approved",
        "rejected",
    ]


def test_rows_of_results_can_have_bare_numbers() -> None:
    rows = "　12号　　適当と認める\n　13号　　条件を付して承認する\n　14号　　適当と認めない\n"
    minutes = read(f"{BODY}\n　別記　審議の結果\n{rows}")

    assert [str(case.outcome.value) for case in minutes.cases] == ENDS


@pytest.mark.parametrize(
    "seat", ["１　番", "１番", "1　番", "１　　番", "十 一 番", "11番", "第１番"]
)
def test_a_seat_is_a_label_however_wide_it_is_set(seat: str) -> None:
    minutes = read(BODY.replace("１　番　　　　委託", f"{seat}　　　　委託"))

    turn = next(turn for turn in minutes.turns if turn.text.startswith("委託は"))
    assert str(turn.role) == "member"


def test_the_title_of_an_official_set_wide_is_one_label() -> None:
    minutes = read(BODY.replace("税務課長　　　", "税　務　課　長　"))

    assert next(turn for turn in minutes.turns if turn.text.startswith("冊子")).cases == ("c1",)


@pytest.mark.parametrize(
    "signed",
    [
        "　　　会長　　　　　署名委員　　　　　署名委員",
        "　　　議長　甲野　　　署名委員　乙川",
        "　会長　　　　　　　　会議録署名人",
    ],
)
def test_a_line_for_signatures_is_nobodys_words(signed: str) -> None:
    before = len(read(BODY).turns)
    minutes = read(
        f"{BODY}\n　以上、会議の次第を記録し、その正確なることを証するため署名する。\n{signed}\n"
    )

    assert len(minutes.turns) == before


ASKED = "Q1. カメラの台数は？\nA1. 10台です。\nQ2. 保存期間は？\nA2. 7日です。\n"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "審議結果：諮問第9号「カメラの設置」を適当と認める。諮問第10号「名簿の提供」は、認められない。諮問第11号は取下げ。",
            [("第9号", "カメラの設置", "approved"), ("第10号", "名簿の提供", "rejected"),
             ("第11号", None, "withdrawn")],
        ),
        (
            "結果：諮問第3号については承認、諮問第4号については不承認とする。",
            [("第3号", None, "approved"), ("第4号", None, "rejected")],
        ),
        (
            "【審議結果】\n諮問第3号（証明書の交付）は、条件を付して承認する。諮問第4号（地図の公表）は、継続審議とする。",
            [("第3号", "証明書の交付", "approved_conditional"),
             ("第4号", "地図の公表", "continued")],
        ),
        (
            "結果：諮問第3号（証明書の交付）は承認、諮問第4号（地図の公表）は条件付き承認（保存は7日以内とすること）、諮問第5号は取下げ",
            [
                ("第3号", "証明書の交付", "approved"),
                ("第4号", "地図の公表", "approved_conditional"),
                ("第5号", None, "withdrawn"),
            ],
        ),
        (
            "結果：諮問第3号及び諮問第4号は、いずれも適当と認める。",
            [("第3号", None, "approved"), ("第4号", None, "approved")],
        ),
    ],
)  # fmt: skip
def test_results_that_name_cases_call_them_where_nothing_else_does(
    told: str, expected: list[tuple[str, str | None, str]]
) -> None:
    minutes = read(
        f"令和4年度第3回椿市情報公開審議会 議事要旨\n日時 令和5年2月7日(火)\n\n{ASKED}{told}\n"
    )

    assert [(case.number, case.title, case.outcome.value) for case in minutes.cases] == expected
    assert [turn.cases for turn in minutes.turns] == [()] * 4


@pytest.mark.parametrize(
    "told",
    [
        "審議結果：原案のとおり承認する。",
        "審議結果：議題1は了承された。",
        "審議結果：諮問第9号について意見を聴いた。",
    ],
)
def test_results_that_decide_no_case_by_its_number_call_none(told: str) -> None:
    minutes = read(
        f"令和4年度第3回椿市情報公開審議会 議事要旨\n日時 令和5年2月7日(火)\n\n{ASKED}{told}\n"
    )

    assert minutes.cases == ()


@pytest.mark.parametrize(
    "behind",
    [
        "次回\n第４回　令和６年２月１日（木）\n場所　市役所\n",
        "第４回　令和６年２月１日（木）\n",
        "次回会議　令和６年２月１日\n",
        "以上\n",
        "閉会\n",
    ],
)
@pytest.mark.parametrize("result", ["結果　諮問第８号は承認", "結果：承認", "審議結果：承認する"])
def test_what_stands_below_a_result_and_is_of_the_next_meeting_is_no_part_of_it(
    result: str, behind: str
) -> None:
    minutes = read(
        "椿市個人情報保護審議会　会議要旨\n日時　令和５年１１月２日（木）\n場所　市役所\n"
        "諮問第８号　台帳の利用について\n　乙川委員　台帳は紙か。\n　市民課　　紙である。\n"
        f"　乙川委員　期間は何年か。\n　市民課　　５年である。\n{result}\n{behind}"
    )
    (case,) = minutes.cases

    assert case.outcome.value == "approved"
    assert case.outcome.raw in ("承認", "承認する")
    assert len(minutes.turns) == 4
