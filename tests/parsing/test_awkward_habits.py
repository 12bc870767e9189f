"""Habits of awkward publishers: speakers by number, letters for offices, two rounds of talk."""

import pytest
from parsing.reading import read

HEAD = "鶴野市情報化推進委員会（第２回）会議録\n\n1. 日時　令和６年８月１９日　午前10時\n"
CASE = "〔議案第{}号〕{}について\n"


@pytest.mark.parametrize(
    "legend",
    [
        "※　１：委員長　２：副委員長　３～６：委員　７：事務局　８：説明者\n",
        "（１＝委員長、２＝副委員長、３～６＝委員、７＝事務局、８＝窓口改革課）\n",
    ],
)
def test_a_legend_may_count_who_speaks(legend: str) -> None:
    minutes = read(
        HEAD + legend + "\n7　開会する。\n１　順に審議する。説明を。\n"
        + CASE.format(6, "窓口の導入") + "８　市民は署名するだけとする。\n"
        "３　時間が掛かるのではないか。\n８　四分短くなった。\n"
        "２　進めてよいと考える。\n１　議案第６号は原案のとおり決定する。\n"
    )  # fmt: skip

    assert [turn.role.value for turn in minutes.turns] == [
        "secretariat", "chair", "implementing_body", "member", "implementing_body",
        "vice_chair", "chair",
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved"]


@pytest.mark.parametrize(
    "line",
    [
        "１：開会　２：議事　３：閉会\n",  # counts items, not speakers
        "１：委員長　３：委員　４：事務局\n",  # a number is missing
    ],
)
def test_other_lists_that_count_are_no_legend(line: str) -> None:
    minutes = read(
        HEAD + line + "\n１　開会\n○委員長　始める。\n○委員　何件か。\n○事務局　五件。\n"
    )

    assert [turn.role.value for turn in minutes.turns] == ["chair", "member", "secretariat"]


def test_letters_may_stand_for_offices_where_others_stand_for_roles() -> None:
    minutes = read(
        "椿野市教育委員会定例会\n\n1　開催日時\t令和3年10月21日\n"
        "2　議事の経過\t（発言者の略称　教…教育長　職…教育長職務代理者　委…委員　指…指導課長）\n\n"
        "［教］ただいまから定例会を開きます。議案第31号「写真の公開について」を上程いたします。\n"
        "［指］同意を取る趣旨でございます。\n［委］全員の意向を確かめるんですか。\n"
        "［指］見分けられないものは外しております。\n［職］子どもの気持ちも聞いてあげてほしい。\n"
        "［教］お諮りします。可決することに御異議ありませんか。\n（異議なしの声）\n"
        "［教］御異議なしと認め、議案第31号は可決いたしました。\n"
    )

    assert [turn.role.value for turn in minutes.turns] == [
        "chair", "implementing_body", "member", "implementing_body", "vice_chair", "chair", "chair",
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["4　決定", "４　結論", "4．採決"])
def test_a_heading_behind_two_rounds_is_on_all_cases(heading: str) -> None:
    minutes = read(
        HEAD + "○審査案件\n　第1号　体育館の管理者の候補者の選定\n"
        "　第2号　資料館の管理者の候補者の選定\n\n"
        "１　開会\n委員長：始めます。\n\n２　質疑\n（第１号）体育館の管理者の候補者の選定\n"
        "委員：人件費は足りるのか。\n総務課：足りている。\n（第２号）資料館の管理者の候補者の選定\n"
        "委員：学芸員は常勤か。\n総務課：非常勤である。\n\n３　審査\n\n（第１号）\n"
        "委員：Ｂ社が安定している。\n"
        f"（第２号）\n委員：点数を付けられない。\n\n{heading}\n"
        "委員長：第１号は、Ｂ社を候補者に選定します。\n委員長：第２号は私に一任ということにいたします。\n"
    )  # fmt: skip

    assert [case.outcome.value for case in minutes.cases] == ["approved", "deferred"]
    talk = [turn.cases for turn in minutes.turns if turn.role.value != "chair"]
    assert talk == [("c1",), ("c1",), ("c2",), ("c2",), ("c1",), ("c2",)]
    assert [turn.cases for turn in minutes.turns[-2:]] == [("c1",), ("c2",)]


def test_a_list_of_results_at_the_end_may_be_counted_on() -> None:
    minutes = read(
        HEAD
        + "10　付議事件　議案第31号　写真の公開について\n　　議案第32号　名簿の提供について\n\n"
        "12　議事の経過\n○会長　議案第31号「写真の公開について」を上程します。\n○委員　何件か。\n"
        "○総務課　五件である。\n○会長　次に、議案第32号「名簿の提供について」を上程します。\n"
        "○委員　何人か。\n○総務課　三人である。\n○会長　閉会します。\n"
        "13　議決の結果\t議案第31号　可決（意見あり）\n\t議案第32号　撤回\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["approved_with_opinion", "withdrawn"]
    assert minutes.turns[-1].text == "閉会します。"


@pytest.mark.parametrize(
    "call",
    [
        "続きまして、2件目に移ります。位置情報の共有について、福祉部、お願いします。",
        "次に、2件目の案件に入ります。位置情報の共有について、説明をお願いします。",
        "2件目です。位置情報の共有についてです。福祉部、お願いします。",
    ],
)
def test_the_title_of_a_call_by_place_may_be_the_next_sentence(call: str) -> None:
    minutes = read(
        HEAD
        + "○会長　1件目は、業務の外部への委託について、市民部からの諮問です。説明をお願いします。\n"
        "○市民課長　名簿を渡します。\n○委員　何件か。\n○市民課長　五件です。\n"
        f"○会長　認めることとします。{call}\n○福祉課長　端末をお貸しします。\n○委員　何人か。\n"
    )

    assert [case.title for case in minutes.cases] == [
        "業務の外部への委託について", "位置情報の共有について",
    ]  # fmt: skip
    assert [turn.cases for turn in minutes.turns[-2:]] == [("c2",), ("c2",)]


@pytest.mark.parametrize("arrow", ["⇒", "→"])
def test_answers_behind_arrows_in_wrapped_bullets_are_turns(arrow: str) -> None:
    minutes = read(
        HEAD + "案件1　名簿の利用について\n【主な質疑】\n"
        f"・氏名が入るか。入るとしたら何のためか。{arrow}氏名は入\nらない。番号のみを渡す。\n"
        f"・対象になるか。{arrow}対象外で\nある。\n・三回督促しても出ないのか。\n{arrow}毎年十世帯ほどある。\n"
        "【結論】\n諮問のとおり行うことを適当と認める。\n"
    )

    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer"] * 3
    assert minutes.turns[1].text == "氏名は入らない。番号のみを渡す。"


def test_a_header_may_name_cases_in_parentheses_before_offices() -> None:
    minutes = read(
        "樫野町情報公開審査会　会議概要\n\n日　時：令和３年２月１７日（水）\n"
        "出席者：甲野会長、乙川委員\n"
        "処分庁：（第２１号）建設課　丙山課長、丁沢係長\n　　　　（第２２号）税務課　戊原課長\n"
        "事務局：総務課　己斐課長\n"
    )

    assert [person.name for person in minutes.meeting.secretariat] == ["己斐"]
    assert not minutes.cases
