"""Matters that come back after an earlier answer, and what offices and chairs say around them."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和３年度第１回灯野市情報公開・個人情報保護審議会会議録

○日時：令和３年８月19日（木）13時30分から15時40分まで
○出席委員：志村会長、湯浅委員、古関委員

"""


def minutes(title: str, said: str = "", result: str = "⇒報告を了承") -> Minutes:
    return read(
        HEAD + f"議題（１）報告案件\nア　{title}\n\n会長・志村　{said}担当の方、お願いします。\n"
        "学校教育課・小谷　外部に提供したのが５件です。\n委員・古関　どんな事件でしたか。\n"
        f"学校教育課・小谷　声掛けです。\n会長・志村　よろしいですかね。\n{result}\n\n"
        "議題（２）諮問案件\nア　名簿の提供について（条例第９条第２項第６号）\n\n"
        "福祉課・長峰　資料のとおりです。\n委員・湯浅　何件ですか。\n福祉課・長峰　３件です。\n"
        "⇒継続（担当課で再検討の上、必要な場合は臨時会を開催）\n"
    )


@pytest.mark.parametrize(
    "title",
    [
        "前回答申した通学路の見守りカメラの運用状況について",
        "令和２年度に承認された学童の入退室の管理の実施状況について",
        "条件を付して答申した通学路の見守りカメラの設置の状況",
    ],
)
def test_what_became_of_one_matter_is_a_case(title: str) -> None:
    found = minutes(title)

    assert found.cases[0].title == title
    assert [case.outcome.value for case in found.cases] == ["noted", "continued"]


@pytest.mark.parametrize(
    "title",
    [
        "前回答申の処理状況について",
        "個人情報保護制度の運用状況について",
        "前回承認した会議録の確認について",
        "答申した案件の件数について",
    ],
)
def test_reports_of_a_general_kind_are_none(title: str) -> None:
    found = minutes(title)

    assert [case.title for case in found.cases] == ["名簿の提供について（条例第９条第２項第６号）"]


@pytest.mark.parametrize(
    "said",
    [
        "これは２月に条件を付けて認めたもので、半年たったら報告してくださいとお願いをしておりました。",
        "昨年度の答申で適当と認められた事業で、その後の状況を伺うものです。",
        "前回の会議で承認した案件の、その後についてです。",
    ],
)
def test_what_an_earlier_sitting_granted_decides_nothing(said: str) -> None:
    found = minutes("前回答申した通学路の見守りカメラの運用状況について", said)

    assert found.cases[0].outcome.value == "noted"


@pytest.mark.parametrize(
    "result", ["⇒継続（担当課で再検討）", "→　継続（次回）", "⇒継続　（資料を求める。）", "⇒継続"]
)
def test_a_result_may_have_a_remark_in_brackets(result: str) -> None:
    found = minutes("前回答申した見守りカメラの運用状況について", result=result)

    assert found.cases[0].outcome.value == "continued"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("よろしいですかね。", "procedural"),
        (
            "もう一度検討して、どうしても要るなら、臨時に集まるということにしましょうか。",
            "procedural",
        ),
        ("時間が押しておりますので、先に進めさせていただきます。", "procedural"),
        ("どうして要るのですか。", "question"),
        ("何年で消すのですかね。", "question"),
    ],
)
def test_a_chair_leads_in_spoken_words(said: str, kind: str) -> None:
    found = read(
        HEAD + "議題（１）諮問案件\nア　名簿の提供について\n\n福祉課・長峰　説明します。\n"
        "委員・古関　何件ですか。\n福祉課・長峰　３件です。\n"
        f"会長・志村　{said}\n福祉課・長峰　はい。\n"
    )

    assert found.turns[3].kind.value == kind


@pytest.mark.parametrize(
    "said",
    [
        "お待たせいたしました。音声は聞こえておりますでしょうか。",
        "資料を確認します。では会長、お願いいたします。",
        "皆様おそろいです。以後の進行は、会長にお願いします。",
    ],
)
def test_the_office_hands_over_to_the_chair(said: str) -> None:
    found = read(HEAD + f"事務局・梶　{said}\n会長・志村　皆さんこんにちは。\n")

    assert found.turns[0].kind.value == "procedural"


@pytest.mark.parametrize(
    "roll",
    [
        "志村会長、湯浅委員、谷田部委員、鹿島田委員（オンライン）、古\n関委員",
        "志村会長、湯浅委員、谷田部委員、鹿島田委員、古\n関委員、乙部委員",
        "志村会長　湯浅委員　谷田部委員　鹿島田委員　古\n　　　関委員",
    ],
)
def test_a_name_that_a_line_break_cuts_is_one(roll: str) -> None:
    found = read(HEAD.replace("志村会長、湯浅委員、古関委員", roll) + "会長・志村　始めます。\n")

    names = [person.name for person in found.meeting.members]
    assert names[:5] == ["志村", "湯浅", "谷田部", "鹿島田", "古関"]
    assert "関" not in names
