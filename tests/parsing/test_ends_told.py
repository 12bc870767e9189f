"""Ends of cases that stand in a proposal, in a report of the office, or under no title."""

import pytest
from parsing.reading import read

from kurume_search.model.case import Case
from kurume_search.model.meeting import Minutes

HEAD = """令和4年度第3回灯野広域連合個人情報保護審査会 議事要旨

日時 令和4年11月18日（金）午後2時
出席者
　委員　甲川会長、乙原委員

"""


def minutes(body: str) -> Minutes:
    return read(f"{HEAD}{body}")


def only(body: str) -> Case:
    (case,) = minutes(body).cases
    return case


TALK = """1 諮問第13号 医療情報の目的外利用について
（委員）突合の頻度はどの程度か。
（介護保険課）年に2回である。
"""


@pytest.mark.parametrize("assent", ["（各委員）（了承）", "（各委員）異議なし。", "（異議なし）"])
def test_assent_to_what_is_done_on_terms_grants_it_on_these(assent: str) -> None:
    said = "（会長）保存期間を1年に改めた上で実施するということで、よろしいか。"
    case = only(f"{TALK}{said}\n{assent}\n")

    assert case.outcome.value == "approved_conditional"
    assert case.outcome.conditions == ("保存期間を1年に改めた",)


def test_a_proposal_nobody_agreed_to_decides_nothing() -> None:
    said = "（会長）保存期間を1年に改めた上で実施するということで、よろしいか。"
    case = only(f"{TALK}{said}\n（委員）まだ聞きたいことがある。\n")

    assert case.outcome.value is None


def test_a_step_done_after_another_is_no_condition() -> None:
    said = "（会長）説明を聞いた上で判断するということで、よろしいか。"
    case = only(f"{TALK}{said}\n（各委員）（了承）\n")

    assert case.outcome.value is None


APPEALS = """ア 答申第88号（諮問第92号）について
　答申案を確認し、原案のとおり決定した。

イ 諮問第94号について
　審議の結果、処分庁の決定のうち、氏名の部分を除き開示すべきであるとの結論を得た。
　・委員　役職の名は個人を識別できるか。
　・処分庁　慣行として公にされている。

ウ 諮問第95号について
　処分庁から審査請求の取下げがあった旨の報告を受けた。
"""


def test_appeals_without_titles_are_known_by_their_parties() -> None:
    cases = minutes(APPEALS).cases

    assert [case.title for case in cases] == [None, None, None]
    assert [case.outcome.value for case in cases] == [
        "approved",
        "review_upheld_partly",
        "withdrawn",
    ]


def test_a_consultation_under_its_title_stays_one() -> None:
    case = only(
        "1 諮問第4号 審査の記録の利用について\n"
        "（委員）処分庁に渡すのか。\n（総務課）渡さない。\n（会長）妥当であると認める。\n"
    )

    assert case.outcome.value == "approved"


CALLED = """日程
日程第1 議案第14号 預かり保育の規則の一部改正について
日程第2 協議第3号 通学区域の弾力化について
日程第3 その他

○会長 日程第1、議案第14号、預かり保育の規則の一部改正についてを議題とします。
○委員 職員は足りますか。
○学校教育課長 増やします。
○会長 原案のとおり可決します。日程第2、協議第3号、通学区域の弾力化について、説明を求めます。
○学校教育課長 資料のとおりです。
{last}
○委員 来月の行事を教えてください。
"""


def test_the_rest_called_by_its_number_leaves_a_case_that_nobody_decided() -> None:
    turns = minutes(CALLED.format(last="○会長 日程第3、その他ですが、何かありますか。")).turns

    assert turns[-1].cases == turns[-2].cases == ()


def test_more_remarks_on_a_case_stay_on_it() -> None:
    turns = minutes(CALLED.format(last="○会長 その他、御意見はありますか。")).turns

    assert turns[-1].cases == turns[-2].cases != ()


def test_words_that_grant_before_the_question_are_part_of_what_is_put() -> None:
    case = only(
        f"{TALK}（会長）公益上の必要があり、諮問のとおり行って差し支えないということで"
        "いかがでしょうか。\n（各委員了承）\n（会長）それでは、そのように答申をまとめます。\n"
    )

    assert case.outcome.value == "approved"


TOLD = """1 諮問第3号 通行量の調査のための車両番号の読取りについて
＜戊委員＞ 車両番号は個人情報に当たるのか。
＜事務局＞ 運輸支局に照会すれば所有者が分かるので、そのとおりである。照会の手続は、
　条例で定めている。
＜副会長＞ 委託先は決まっているか。
{turn}
　　担当課の説明を聞かなければ判断できないため、８月に臨時の審査会を開き、再度審議す
　　ることとなった。
2 その他
"""


def test_the_record_told_below_a_turn_is_said_by_nobody() -> None:
    found = minutes(TOLD.format(turn="＜事務局＞ 承知していない。担当課に確認する。"))

    assert found.cases[0].outcome.value == "continued"
    assert found.turns[-1].text == "承知していない。担当課に確認する。"


def test_what_a_chair_decides_in_a_further_paragraph_is_the_chair_s() -> None:
    found = minutes(TOLD.format(turn="＜会長＞ 担当課がいない。"))

    assert found.cases[0].outcome.value == "continued"
    assert found.turns[-1].text.endswith("再度審議することとなった。")


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (
            "介護保険課から、諮問を取り下げ、改めて出したいとの申出があり、これを了承した。",
            "withdrawn",
        ),
        ("介護保険課から、項目を減らしたいとの申出があり、これを了承した。", "approved"),
        ("採決の結果、項目を絞ることを条件として、承認することに決した。", "approved_conditional"),
    ],
)
def test_what_is_taken_note_of_is_what_was_asked_for(told: str, value: str) -> None:
    case = only(
        "1 諮問第13号 医療情報の目的外利用について\n介護保険課から説明を受け、審議した。\n"
        f"委員から、頻度はどの程度かとの質問があり、介護保険課から、年に2回との回答があった。\n{told}\n"
    )

    assert case.outcome.value == value
    assert case.outcome.conditions in ((), ("項目を絞る",))


def test_that_there_is_no_objection_can_be_what_is_answered() -> None:
    case = only(
        f"{TALK}（会長）原案に異議がない旨を知事に答申することでよろしいですか。\n（異議なし）\n"
        "（会長）そのように答申します。\n"
    )

    assert case.outcome.value == "approved"


def test_conditions_agreed_to_are_those_of_a_grant_that_names_none() -> None:
    case = only(
        f"{TALK}（会長）氏名を除くことを条件に認めることとしたいが、いかがか。\n（異議なし）\n"
        "（会長）それでは、条件付きで認める。\n"
    )

    assert case.outcome.value == "approved_conditional"
    assert case.outcome.conditions == ("氏名を除く",)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("結構である。ただし、運用が変わったときは見直してほしい。", "approved"),
        ("反対である。頻度を減らすべきである。", None),
    ],
)
def test_assent_with_a_remark_leaves_the_proposal_standing(said: str, value: str | None) -> None:
    case = only(
        f"{TALK}（会長）原案のとおり適当と認めることでよろしいか。\n（委員）{said}\n"
        "（会長）それでは、そのように答申する。\n"
    )

    assert case.outcome.value == value


@pytest.mark.parametrize(
    ("proposed", "value"),
    [
        ("結論は会長に一任していただきたい旨の提案があり", "deferred"),
        ("原案のとおり承認したいとの提案があり", "approved"),
        ("諮問を継続審議とすべきとの提案がなされ", "continued"),
        ("この内容で答申とすることでどうかとの発言があり", "approved"),
    ],
)
def test_what_is_accepted_is_what_was_proposed(proposed: str, value: str) -> None:
    found = minutes(
        "1 諮問第13号 医療情報の目的外利用について\n"
        "・委員から、頻度はどの程度かとの質問があった。\n"
        "・介護保険課から、年に2回との回答があった。\n"
        f"・会長から、意見を整理する必要があるので、{proposed}、了承されました。\n"
    )

    assert found.cases[0].outcome.value == value
    assert found.turns[-1].kind == "procedural"


def test_two_sentences_in_a_row_can_split_a_case() -> None:
    case = only(
        f"{TALK}（会長）住所の提供は、条例に該当するものとして認める。電話番号の提供は、認められない。\n"
    )

    assert case.outcome.value == "partially_approved"
    assert (
        case.outcome.raw
        == "住所の提供は、条例に該当するものとして認める。電話番号の提供は、認められない。"
    )


@pytest.mark.parametrize(
    ("assent", "value"),
    [
        ("適当と認めたいとの発言があり、全員が賛成した。", "approved"),
        ("適当と認めることとしたいとの発言があり、異議はなかった。", "approved"),
        ("次回改めて審議したいとの発言があり、そのように決まった。", "continued"),
        ("氏名を除くことを条件に認めたいとの発言があり、了承された。", "approved_conditional"),
        ("資料が足りないとの発言があり、委員は次の説明を待った。", None),
    ],
)  # fmt: skip
def test_bullets_below_a_word_for_the_talk_tell_how_a_case_ended(
    assent: str, value: str | None
) -> None:
    found = minutes(
        "1 諮問事項\n\n(1) 医療情報の目的外利用について\n\n審議の要旨\n"
        "・委員から、頻度はどの程度かとの質問があった。\n　－ 年に2回である旨の回答があった。\n"
        f"・会長から、{assent}\n\n"
        "追加案件　生成ＡＩの利用に関する指針について\n\n審議の要旨\n"
        "・委員から、誰が点検するのかとの質問があった。\n"
        "・会長から、原案を適当と認めたいとの発言があり、異議はなかった。\n"
    )

    first, added = found.cases
    assert first.outcome.value == value
    assert (added.number, added.title, added.outcome.value) == (
        None,
        "生成ＡＩの利用に関する指針について",
        "approved",
    )
    assert {turn.cases for turn in found.turns} == {("c1",), ("c2",)}


@pytest.mark.parametrize(
    "note",
    [
        "―　写り込んだ画像を速やかに加工することを条件に、これを認\nめる。　―",
        "　　― 毎年度、件数を報告するよう意見を付して諮問のと\n　　　おり承認 ―",
        "〔質疑の後、採決を行い、全員の賛成により諮問のと\nおり承認した。〕",
    ],
)
def test_a_stage_note_goes_on_until_its_sign_closes_it(note: str) -> None:
    found = minutes(
        f"{TALK}（委員）分かった。\n{note}\n2 その他\n（介護保険課）次回は来月である。\n"
    )

    assert [held.place.line for held in found.notes] == [11]
    assert found.cases[0].outcome.value in (
        "approved", "approved_conditional", "approved_with_opinion",
    )  # fmt: skip
    assert found.turns[2].text == "分かった。"


def test_a_rule_that_nothing_closes_opens_no_note() -> None:
    found = minutes(f"{TALK}（委員）次の点である。\n― 記録の消去を\n誰が行うのか。\n")

    assert found.notes == ()


@pytest.mark.parametrize(
    ("end", "value", "limbs"),
    [
        (
            "（会長）目的外利用については承認し、外部提供については次回も審議を続けることとする。",
            "continued", [("目的外利用", "approved"), ("外部提供", "continued")],
        ),
        (
            "《氏名の提供については諮問どおり、電話番号の提供については次回》",
            "continued", [("氏名の提供", "approved"), ("電話番号の提供", "continued")],
        ),
        (
            "審議結果　目的外利用：適当　外部提供：保留",
            "deferred", [("目的外利用", "approved"), ("外部提供", "deferred")],
        ),
        ("（会長）本件は、結論を保留とし、次回に継続とする。", "continued", []),
        ("（会長）回数は適当と認めるので、諮問のとおり承認する。", "approved", []),
    ],
)  # fmt: skip
def test_what_comes_back_in_part_is_continued_and_tells_its_limbs(
    end: str, value: str, limbs: list[tuple[str, str]]
) -> None:
    outcome = only(f"{TALK}{end}\n\n2 その他\n（介護保険課）次回は来月である。\n").outcome

    assert outcome.value == value
    assert [(part.subject, part.value) for part in outcome.parts] == limbs
