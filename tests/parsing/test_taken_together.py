"""Several cases taken together: what is said and decided on one of them is on that one."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和2年度第5回灯野広域連合個人情報保護審議会 議事録

日時：令和2年11月6日（金）14時～16時

次第
(1) 諮問事項
①健診の結果の構成市町への提供について（諮問第1号）
②診療報酬明細書の大学への提供について（諮問第2号）
(2) 報告事項
①個人情報ファイル簿の作成状況について

議事
【会長】①と②を一括して審議します。説明をお願いします。
【保険課】資料のとおりです。
"""


def minutes(said: str) -> Minutes:
    return read(HEAD + said)


@pytest.mark.parametrize(
    ("question", "cases"),
    [
        ("健診の結果には、問診の回答も含まれますか。", ("c1",)),
        ("大学に渡す情報から、氏名は除かれますか。", ("c2",)),
        ("②の提供の期間はどれだけですか。", ("c2",)),
        ("職員の研修は行いますか。", ("c1", "c2")),
        ("健診についても大学についても、氏名を除きますか。", ("c1", "c2")),
        ("いずれも、大学の基準で消去しますか。", ("c1", "c2")),
    ],
)
def test_a_question_is_on_the_case_whose_subject_it_has(
    question: str, cases: tuple[str, ...]
) -> None:
    *_, asked, answered = minutes(f"【乙原委員】{question}\n【保険課】そうです。\n").turns

    assert asked.cases == cases
    assert answered.cases == cases


BY_NUMBER = "①は諮問のとおり承認し、②は番号の置換えを条件として承認することでよろしいですか。"
BY_SUBJECT = (
    "健診の結果の提供は、適当と認めます。大学への提供については、番号を置き換えることを"
    "条件に承認するということで、御異議ありませんか。"
)


@pytest.mark.parametrize("proposal", [BY_NUMBER, BY_SUBJECT], ids=["numbers", "subjects"])
def test_each_case_takes_its_own_limb_of_what_was_proposed(proposal: str) -> None:
    first, second = minutes(
        f"【会長】{proposal}\n（「異議なし」の声）\n【会長】では、そのように決します。\n"
    ).cases

    assert first.outcome.value == "approved"
    assert second.outcome.value == "approved_conditional"
    assert first.outcome.conditions == ()


def test_a_proposal_on_all_decides_all() -> None:
    found = minutes(
        "【会長】諮問のとおり承認することでよろしいですか。\n（「異議なし」の声）\n"
        "【会長】では、そのように決します。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


@pytest.mark.parametrize(
    "call",
    [
        "次に(2)の①について、お願いします。",
        "続いて昨年度の漏えいの事案について、事務局から報告を受けます。",
    ],
)
def test_a_general_report_leaves_cases_that_nobody_decided(call: str) -> None:
    found = minutes(f"【会長】{call}\n【事務局】2件ありました。\n")

    assert len(found.cases) == 2
    assert found.turns[-1].cases == ()


def test_headings_in_a_row_are_taken_together_when_explained_together() -> None:
    found = read(
        "第3回灯野市個人情報保護審議会 会議録\n\n日時 令和4年5月20日 午後2時\n\n"
        "諮問第1号 検診の結果の収集について\n諮問第2号 がん登録との照合について\n"
        "（保健課）2件をまとめて説明する。\n（委員）窓口は何人か。\n（保健課）3人である。\n"
    )

    assert {turn.cases for turn in found.turns} == {("c1", "c2")}


@pytest.mark.parametrize("both", ["案件2及び3　　不承認", "案件2・3　不承認", "案件2、3：不承認"])
def test_one_line_of_a_list_of_results_decides_both(both: str) -> None:
    text = "令和4年度第2回灯野市個人情報保護審議会　会議要旨\n日時　令和4年7月12日（火）\n\n"
    for number in (1, 2, 3):
        text += f"【諮問案件{number}】\n{number}つ目の名簿を渡すことについて\n"
        text += "委員：何人か。\n課長：5人だ。\n\n"
    minutes = read(f"{text}審議結果\n　案件1　承認\n　{both}\n")

    assert [case.outcome.value and case.outcome.value.value for case in minutes.cases] == [
        "approved", "rejected", "rejected",
    ]  # fmt: skip


def test_a_title_that_begins_with_a_number_is_no_list_of_cases() -> None:
    minutes = read(
        "令和4年度第2回灯野市個人情報保護審議会　会議要旨\n日時　令和4年7月12日（火）\n\n"
        "案件1　2、3歳児の健診の記録を渡すことについて\n委員：何人か。\n課長：5人だ。\n"
    )

    assert [case.title for case in minutes.cases] == ["2、3歳児の健診の記録を渡すことについて"]


def test_bare_numbers_of_known_cases_part_a_sentence_on_both() -> None:
    first, second = minutes(
        "【会長】では、1号は原案どおり認めることとし、2号は必要性がないので認めないこととします。\n"
    ).cases

    assert (first.outcome.value, second.outcome.value) == ("approved", "rejected")


AHEAD = """灯野市個人情報保護審議会 会議概要
日時：令和4年2月3日（木）10時～11時

【会長】開会する。{said}
諮問第7号
健診の記録の提供について
担当課：健康課
諮問第8号
通学路の画像の収集について
担当課：学務課
【健康課】資料のとおりである。
【乙原委員】諮問第8号だが、撮る時間帯はいつか。
【学務課】朝の1時間である。
【健康課】付け加えると、雨の日は撮らない。
【会長】諮問第8号の校門の撮影は認めず、その他は適当と認めるということでどうか。
（異議なし）
"""


@pytest.mark.parametrize(
    "said",
    [
        "次の2件は関連があるので、一括して説明を受ける。",
        "続いて、併せて審議したいものがある。",
    ],
)
def test_cases_can_be_taken_together_before_their_headings(said: str) -> None:
    found = read(AHEAD.format(said=said))

    assert [case.number for case in found.cases] == ["第7号", "第8号"]
    assert [case.bodies[0].place.line for case in found.cases] == [7, 10]
    assert [turn.cases for turn in found.turns] == [
        ("c1", "c2"),
        ("c1", "c2"),
        ("c2",),
        ("c2",),
        ("c2",),  # another office adds to an answer
        ("c1", "c2"),  # その他は …
    ]


def test_two_offices_that_present_in_turn_are_on_both() -> None:
    *_, first, second = read(
        HEAD + "【乙原委員】開始はいつですか。\n【会長】担当から順に。\n"
        "【保険課】①の概要です。\n【総務課】資料の2枚目です。\n"
    ).turns

    assert (first.cases, second.cases) == (("c1",), ("c1", "c2"))


@pytest.mark.parametrize("said", ["説明を求める。", "前回のものは、一括して承認とした。"])
def test_headings_in_a_row_that_nothing_joins_are_not_taken_together(said: str) -> None:
    found = read(AHEAD.format(said=said))

    assert found.turns[1].cases == ("c2",)


TWO_UNDER_ONE = """灯野市個人情報保護審議会会議録

日時　令和4年11月18日（金）午後2時

{heading}
（委員）何人か。
（福祉課）三人である。
（会長）諮問第5号は適当、第6号は次回とする。

（2）その他
"""


@pytest.mark.parametrize(
    "heading",
    [
        "（1）諮問第5号　名簿の利用について及び諮問第6号　名簿の提供について",
        "（1）諮問第5号「名簿の利用について」、諮問第6号「名簿の提供について」",
        "（1）諮問第5号　名簿の利用について\n　　　諮問第6号　名簿の提供について",
        "（1）諮問第5号　名簿の利用について及び\n　　　諮問第6号　名簿の提供について",
    ],
)
def test_two_cases_under_one_heading_are_taken_together(heading: str) -> None:
    minutes = read(TWO_UNDER_ONE.format(heading=heading))

    told = [(case.number, case.title.strip("「」"), case.outcome.value) for case in minutes.cases]
    assert told == [
        ("第5号", "名簿の利用について", "approved"),
        ("第6号", "名簿の提供について", "continued"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1", "c2")] * 3


@pytest.mark.parametrize(
    "title", ["名簿の利用について（諮問第3号に関連）", "諮問第3号の答申の見直しについて"]
)
def test_a_number_within_a_title_is_no_second_case(title: str) -> None:
    (case,) = read(TWO_UNDER_ONE.format(heading=f"（1）諮問第5号　{title}")).cases

    assert (case.number, case.title) == ("第5号", title)


ROW = """令和5年度第4回椿市個人情報保護審議会会議録
日時　令和5年9月13日（水）午前10時～11時
出席者　甲会長、乙委員、丙委員

{heads}
{said}"""
HEADS = [
    "諮問第1号　見守りカメラの設置について\n諮問第2号　健診データの提供について\n",
    "【諮問第1号】見守りカメラの設置について\n【諮問第2号】健診データの提供について\n",
    "１　見守りカメラの設置について（諮問第1号）\n２　健診データの提供について（諮問第2号）\n",
]
SAID = (
    "○乙委員　諮問第1号について、保存期間は何日か。\n○防犯課　7日である。\n"
    "○丙委員　諮問第2号について、匿名化はするのか。\n○健康課　する。\n"
    "○丙委員　職員の研修はどうか。\n○健康課　毎年行う。\n"
    "○会長　諮問第1号は承認、諮問第2号は不承認とする。\n"
)


@pytest.mark.parametrize("heads", HEADS)
def test_talk_below_a_row_of_headings_is_on_the_case_that_it_names(heads: str) -> None:
    found = read(ROW.format(heads=heads, said=SAID))
    one, other = [("c1",)] * 2, [("c2",)] * 2

    assert [turn.cases for turn in found.turns] == [*one, *other, *[("c1", "c2")] * 3]
    assert [case.outcome.value for case in found.cases] == ["approved", "rejected"]


@pytest.mark.parametrize("heads", HEADS)
def test_talk_below_a_row_of_headings_is_on_the_case_whose_subject_it_has(heads: str) -> None:
    said = (
        "質問1（乙委員）：カメラの台数は何台か。\n回答1（防犯課）：10台である。\n"
        "質問2（丙委員）：健診データの匿名化はするのか。\n回答2（健康課）：する。\n"
    )
    found = read(ROW.format(heads=heads, said=said))

    assert [turn.cases for turn in found.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


def test_a_case_decided_in_its_heading_is_not_in_the_talk_below_the_next() -> None:
    heads = (
        "諮問第1号　見守りカメラの設置について\n結果：承認\n諮問第2号　健診データの提供について\n"
    )
    found = read(ROW.format(heads=heads, said="○丙委員　匿名化はするのか。\n○健康課　する。\n"))

    assert [turn.cases for turn in found.turns] == [("c2",), ("c2",)]


def test_written_questions_below_the_list_in_front_are_on_all_of_it() -> None:
    found = read(
        "椿市個人情報保護審議会会議録\n日　時　令和2年5月29日（金）\n場　所　書面による開催\n"
        "議　題　\n　諮問第1号　税情報の利用について\n　諮問第2号　接触確認アプリについて\n\n"
        "質問1（A委員）：期間はどれだけか。\n回答1（総務課）：1年である。\n"
        "質問2（B委員）：廃棄はいつか。\n回答2（総務課）：年度末である。\n"
    )

    assert [turn.cases for turn in found.turns] == [("c1", "c2")] * 4


def test_talk_below_a_list_with_all_results_is_on_the_case_that_it_names() -> None:
    found = read(
        "第２回椿市個人情報保護審議会　会議結果\n日時　令和５年８月３日（木）\n場所　市役所\n"
        "議題及び結果\n(1) 諮問第１号　名簿の提供について　→　承認\n"
        "(2) 諮問第２号　カメラの設置について　→　一部（駅前を除く。）承認\n主な質疑\n"
        "委員：名簿は紙か。\n総務課：紙である。\n委員：諮問第２号は何台か。\n防犯課：６台である。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "partially_approved"]
    assert [case.title for case in found.cases] == ["名簿の提供について", "カメラの設置について"]
    assert [turn.cases for turn in found.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]
