"""Two councils that meet together, with a chair each, over the drafts of their answers."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind, Minutes
from kurume_search.model.turn import Role

HEAD = "平成24年度　灯野県個人情報保護審議会・灯野県情報公開審査会　合同会議　議事概要\n\n"
HEAD += "日時　平成25年2月8日（金）　14:00～16:20\n\n"
TALK = """■{guest}
　審査会の立場から伺います。集計表に開示請求があった場合、全部を開示することになりますか。
■健康増進課
　その考えです。
■{guest}
　審査会としては、この案で差し支えないと考えます。
■{chair}
　ほかに御発言は。

　特に発言はなく、答申第31号は案のとおりとし、目的外に用いないこととの意見を付すことに決まった。
"""
CHAIRS = [
    ("粟飯原会長（審議会）", "安斎会長（審査会）"),
    ("審議会会長", "審査会会長"),
    ("審議会の粟飯原会長", "審査会の安斎会長"),
]


def minutes(
    heading: str = "答申第31号（案）", chair: str = CHAIRS[0][0], guest: str = CHAIRS[0][1]
) -> Minutes:
    return read(
        HEAD + "１　会議の進め方\n■柚木主幹（事務局）\n　議長は、審議会の会長にお願いします。\n"
        f"■{chair}\n　では、議長を務めます。\n\n２　答申案の審議\n{heading}\n"
        "　健診の結果を対策の立案に利用することについて（条例第８条第２項第５号）\n"
        "　諮問課　健康福祉部国保医療課、健康増進課\n\n" + TALK.format(chair=chair, guest=guest)
    )


@pytest.mark.parametrize(
    "title",
    [
        "灯野県個人情報保護審議会・灯野県情報公開審査会　合同会議",
        "灯野県個人情報保護審議会及び情報公開審査会合同会議",
        "灯野県個人情報保護審議会と灯野県情報公開審査会の合同会議",
    ],
)
def test_councils_that_meet_together_are_one_body(title: str) -> None:
    found = read(f"平成24年度　{title}　議事概要\n\n日時　平成25年2月8日（金）\n")

    body = found.meeting.body
    assert body is not None
    assert "審議会" in body
    assert body.endswith("審査会")


@pytest.mark.parametrize(
    "heading",
    [
        "答申第31号（案）",
        "答申第31号（素案）",
        "答申第31号の答申案",
        "【答申第31号（案）】",
        "答申第31号案",
    ],
)
def test_the_title_stands_below_the_draft_of_an_answer(heading: str) -> None:
    (case,) = minutes(heading).cases

    assert case.title is not None
    assert case.title.startswith("健診の結果を対策の立案に利用すること")
    assert case.outcome.value == "approved_with_opinion"


def test_the_title_can_stand_behind_the_draft_of_an_answer() -> None:
    found = read(
        HEAD + "答申第31号（案）　健診の結果を利用することについて\n■委員\n　何件ですか。\n"
        "■健康増進課\n　三件です。\n"
    )

    assert [case.title for case in found.cases] == ["健診の結果を利用することについて"]


@pytest.mark.parametrize(("chair", "guest"), CHAIRS)
def test_only_the_chair_who_presides_leads(chair: str, guest: str) -> None:
    found = minutes(chair=chair, guest=guest)
    asked, answered, held, prompt = found.turns[2:6]

    assert (asked.kind.value, answered.kind.value) == ("question", "answer")
    assert len(asked.question_spans) == 1
    assert held.kind.value == "statement"
    assert prompt.kind.value == "procedural"
    assert prompt.text == "ほかに御発言は。"


def test_how_the_meeting_goes_is_no_case() -> None:
    found = minutes()

    assert found.agenda[0].kind is AgendaKind.PROCEDURAL
    assert [turn.cases for turn in found.turns[:2]] == [(), ()]
    assert found.turns[0].kind.value == "procedural"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("柚木主幹（事務局）", Role.SECRETARIAT),
        ("係長（書記）", Role.SECRETARIAT),
        ("総務課長（事務局）", Role.SECRETARIAT),
        ("高橋課長（実施機関）", Role.IMPLEMENTING_BODY),
        ("佐藤係長（総務課）", Role.IMPLEMENTING_BODY),
    ],
)
def test_what_stands_behind_a_title_tells_whose_official_it_is(label: str, role: Role) -> None:
    found = read(
        HEAD + f"答申第31号　健診の結果について\n■委員\n　何件ですか。\n■{label}\n　三件です。\n"
        f"■委員\n　誰がしますか。\n■{label}\n　係の者です。\n"
    )

    assert [turn.role for turn in found.turns[1::2]] == [role, role]


@pytest.mark.parametrize(
    "told",
    [
        "以上の審議を経て、答申第31号は案のとおりとし、意見を付すことに決まった。",
        "特に発言はなく、答申第31号については、適当との案が了とされた。なお、追記は会長が確認する。",
        "異論は出ず、答申第31号は、適当と認めることとされた。",
    ],
)
def test_what_the_record_tells_behind_the_talk_is_said_by_nobody(told: str) -> None:
    found = read(
        HEAD + "答申第31号（案）\n　健診の結果を利用することについて\n\n■委員\n　何件ですか。\n"
        f"■健康増進課\n　三件です。\n■委員\n　了解しました。\n\n　{told}\n"
    )

    assert found.turns[-1].text == "了解しました。"
    assert found.cases[0].outcome.value is not None
