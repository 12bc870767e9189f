"""Headers of boards, committees and assemblies: their habits, and what stands in them."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting, Minutes, Person
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role
from kurume_search.parsing.header.openness import openness_in

TALK = "\n委員：期間は。\n担当課：14日です。\n会長：承認します。\n"


def minutes(text: str) -> Minutes:
    return read(text + TALK)


def meeting(front: str, title: str = "第3回灯野市環境審議会 会議録") -> Meeting:
    return minutes(f"{title}\n\n{front}").meeting


def roll(people: tuple[Person, ...]) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in people]


def test_a_board_of_education_is_led_by_its_superintendent() -> None:
    found = read(
        "令和元年第８回　灯野市教育委員会定例会　会議録\n\n"
        "日時　令和元年８月２２日（木）　開会　午後２時００分　閉会　午後３時４５分\n"
        "出席委員　教育長　甲野　一郎　　委　員　丙田　三子\n議案第３２号　規則の改正について\n\n"
        "○教育長　議案第３２号を議題とします。\n○丙田委員　施行日はいつですか。\n"
        "○教育総務課長　１０月１日です。\n○教育長　原案のとおり可決しました。\n"
    )

    assert (found.meeting.session_type, found.meeting.number) == ("定例会", 8)
    assert (found.meeting.time_start, found.meeting.time_end) == ("14:00", "15:45")
    assert [turn.role for turn in found.turns] == [
        Role.CHAIR, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip
    assert found.cases[0].outcome.value is OutcomeValue.APPROVED


def test_members_by_seat_keep_the_title_before_the_seat() -> None:
    found = meeting(
        "日時　平成31年3月25日（月）午前9時30分から10時50分\n出席委員（3人）\n"
        "　会　長　　1番　甲野　一郎\n　会長職務代理者　　2番　乙川　二郎\n"
        "　委　員　　3番　丙田　三郎\n"
    )

    assert roll(found.members) == [
        ("甲野 一郎", "会長"),
        ("乙川 二郎", "会長職務代理者"),
        ("丙田 三郎", "3番"),
    ]
    assert (found.fiscal_year, found.members_declared) == (2018, 3)


@pytest.mark.parametrize(
    "rows",
    [
        "出席者：委員10名中4名\n　（会場）甲野会長、乙川委員\n　（Ｗｅｂ）丙田委員、丁本委員\n",
        "出席者：\n　会場：甲野会長、乙川委員\n　オンライン：丙田委員、丁本委員\n",
        "出席委員　[会場]甲野会長、乙川委員　[オンライン]丙田委員、丁本委員\n",
        "出席委員：甲野会長、乙川委員、丙田委員（オンライン）、丁本委員（Web）\n",
    ],
)
def test_who_sat_in_the_hall_and_who_online(rows: str) -> None:
    found = meeting(f"日時：令和5年11月10日（金）\n場所：県庁 Ａ会議室（Ｗｅｂ会議併用）\n{rows}")

    assert [person.name for person in found.members] == ["甲野", "乙川", "丙田", "丁本"]
    assert found.venue == "県庁 Ａ会議室（Ｗｅｂ会議併用）"


def test_an_official_and_others_say_nothing() -> None:
    found = minutes(
        "第3回灯野市環境審議会 会議録\n日時：令和5年11月10日\n出席者：甲野会長、乙川委員\n"
        "事務局：都市計画課長　己斐ほか\n傍聴者：3名（うち報道機関1名）\n"
    )

    assert roll(found.meeting.secretariat) == [("己斐", "都市計画課長")]
    assert found.meeting.observers == 3
    assert found.turns[0].role is Role.MEMBER


@pytest.mark.parametrize(
    ("days", "times"),
    [
        (
            "令和5年10月12日（木）午後1時30分～午後5時\n　　　令和5年10月13日（金）午前9時～正午\n",
            ("09:00", "12:00"),
        ),
        ("令和5年10月12日 13時～17時、令和5年10月13日 9時～12時\n", ("09:00", "12:00")),
        ("令和5年10月12日 午後1時30分～令和5年10月13日 午後3時\n", ("13:30", "15:00")),
        ("令和5年10月12日（木）・13日（金） 午後1時～3時\n", ("13:00", "15:00")),
    ],
)
def test_of_several_days_the_last_has_its_own_times(days: str, times: tuple[str, str]) -> None:
    found = meeting(f"日時：{days}場所：市役所\n出席委員：甲野委員長\n")

    assert str(found.date) == "2023-10-13"
    assert (found.time_start, found.time_end) == times


def test_a_weekday_can_stand_without_brackets() -> None:
    assert meeting("日時　令和2年1月27日　月曜日　午後3時～午後4時30分\n").weekday_ok is True
    assert meeting("日時　令和2年1月27日　火曜日　午後3時\n").weekday_ok is False


def test_nobody_of_none_was_absent() -> None:
    found = meeting(
        "日時　令和5年6月5日\n出席委員（2名）　委員長　甲野一郎　委員　乙川二郎\n欠席委員（0名）\n"
        "会議録署名委員　乙川二郎\n"
        "職務のため出席した者の職氏名　議会事務局長　戊谷五郎　書記　己斐六郎\n"
    )

    assert found.absent == ()
    assert roll(found.secretariat) == [("戊谷五郎", "議会事務局長"), ("己斐六郎", "書記")]


def test_who_leads_has_the_title_of_the_label() -> None:
    found = meeting(
        "日時：令和5年7月19日\n議長（会長）：甲野一郎\n出席者：乙川二郎、丙田三郎\n"
        "会議を公開・非公開とした区分：公開\n事務局（担当課）：環境政策課（電話：0000-00-0000）\n"
    )

    assert roll(found.members) == [("甲野一郎", "会長"), ("乙川二郎", "委員"), ("丙田三郎", "委員")]
    assert (found.openness, found.secretariat) == ("公開", ())


def test_an_unknown_row_within_the_header_is_of_the_header() -> None:
    found = minutes(
        "会議録\n\n|会議の名称|令和3年度 第2回 灯野区個人情報保護審議会|\n"
        "|開催日時|令和3年10月4日|\n|委員|甲野会長、乙川委員|\n|その他|なし|\n"
        "|事務局職員|総務課長 丁本|\n|傍聴者数|0人|\n"
    )

    assert roll(found.meeting.secretariat) == [("丁本", "総務課長")]
    assert found.meeting.observers == 0
    assert [item.title for item in found.agenda] == []
    assert found.turns[0].role is Role.MEMBER


def test_members_of_two_councils_sit_together() -> None:
    found = meeting(
        "日時　令和6年5月30日\n出席者\n（1）景観審議会委員　甲野会長、乙川委員\n"
        "（2）屋外広告物審議会委員　丙田会長、丁本委員\n（3）事務局　戊谷課長\n"
    )

    assert roll(found.members) == [
        ("甲野", "会長"), ("乙川", "委員"), ("丙田", "会長"), ("丁本", "委員"),
    ]  # fmt: skip


def test_how_they_sat_says_not_who_may_listen() -> None:
    found = meeting(
        "日時　令和5年3月23日\n開催形態　対面（一部オンライン）\n会場　連合事務局\n"
        "会議の公開　非公開（条例第9条により）\n"
    )

    assert found.openness == "非公開"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("■公開　□一部公開　□非公開", "公開"),
        ("□公開　☑非公開", "非公開"),
        ("公開(○)・非公開", "公開"),
        ("○公開 ・ 非公開", "公開"),
        ("公開・非公開", None),
        ("有　・　無", None),
        ("可・不可・一部不可", None),
        ("公開", "公開"),
        ("書面開催のため傍聴なし", "書面開催のため傍聴なし"),
    ],
)
def test_the_marked_answer_of_a_form_is_told(value: str, told: str | None) -> None:
    assert (
        meeting(f"日時：令和5年3月23日\n会議の公開の別：{value}\n傍聴者：なし\n").openness == told
    )


def test_no_field_tells_nothing() -> None:
    assert openness_in([]) is None


def test_a_result_among_numbered_fields_is_of_its_case() -> None:
    found = read(
        "令和２年度第１回灯野市国民健康保険運営協議会　会議結果（書面開催）\n\n"
        "１　開催期間　令和２年５月１１日（月）～令和２年５月２２日（金）\n"
        "２　委員　甲野会長、乙川副会長\n３　議題\n　（１）令和２年度国民健康保険税率について\n"
        "４　表決結果　　（１）賛成３名、反対１名により、原案のとおり承認\n５　主な意見\n"
        "　問　税率の根拠は。\n　答　県の標準税率による。\n６　担当課　保険年金課\n"
    )
    (case,) = found.cases

    assert (case.title, case.outcome.value) == (
        "令和２年度国民健康保険税率について",
        OutcomeValue.APPROVED,
    )
    assert case.outcome.votes == "賛成3名、反対1名"
    assert (found.meeting.session_type, str(found.meeting.date)) == ("書面開催", "2020-05-22")


@pytest.mark.parametrize(
    "label", ["〔出席者〕", "出席者", "【出席委員】", "■ 出席者名簿", "出 席 者"]
)
def test_a_roll_can_end_the_minutes(label: str) -> None:
    found = read(
        "第3回灯野市環境審議会 会議録\n日時：令和5年3月23日\n場所：市役所\n\n"
        "1　諮問第4号　カメラの設置について\n問　期間はどれだけか。\n答　14日である。\n"
        f"会長　承認する。\n\n{label}\n委員（2名）\n　甲野　　会長\n　乙川　　会長職務代理\n"
        "事務局\n　丙田　　総務課長\n"
    )

    assert roll(found.meeting.members) == [("甲野", "会長"), ("乙川", "会長職務代理")]
    assert roll(found.meeting.secretariat) == [("丙田", "総務課長")]
    assert found.meeting.members_declared == 2


@pytest.mark.parametrize(
    "below",
    [
        "の確認をした\n委員の出席状況",
        "の人数\n会議の結果",
        "確認",
        "委員\nを確かめた",
        "委員の出席状況",
    ],
)
def test_plain_lines_at_the_end_are_no_roll(below: str) -> None:
    found = read(
        "第3回灯野市環境審議会 会議録\n日時：令和5年3月23日\n場所：市役所\n\n"
        f"1　諮問第4号　カメラの設置について\n問　期間は。\n会長　承認する。\n\n出席者\n{below}\n"
    )

    assert found.meeting.members == ()
    assert "members" not in dict(found.meeting.fields)


@pytest.mark.parametrize(
    "below",
    [
        "会長　甲野 太郎\n委員　乙川 花子",
        "甲野太郎、乙川花子",
        "甲野太郎（会長）\n乙川花子",
        "委員\n甲野\n乙川",
    ],
)
def test_persons_at_the_end_are_a_roll(below: str) -> None:
    found = read(
        "第3回灯野市環境審議会 会議録\n日時：令和5年3月23日\n場所：市役所\n\n"
        f"1　諮問第4号　カメラの設置について\n問　期間は。\n会長　承認する。\n\n出席者\n{below}\n"
    )

    assert [person.name[:2] for person in found.meeting.members] == ["甲野", "乙川"]


def test_a_title_of_two_words_is_no_name() -> None:
    found = meeting("日時　令和5年3月23日\n出席者　甲　会長　　乙　副会長　　丙　委員\n")
    full = meeting("日時　令和5年3月23日\n出席者　甲野　一郎　会長　　乙川　二子　委員\n")

    assert roll(found.members) == [("甲", "会長"), ("乙", "副会長"), ("丙", "委員")]
    assert roll(full.members) == [("甲野 一郎", "会長"), ("乙川 二子", "委員")]


def test_the_term_of_a_council_is_no_part_of_its_name() -> None:
    title = "第24期灯野区文化財審議会（第6回）議事要旨"
    found = meeting("開催日：平成31年4月26日（金曜日）\n公開／非公開：公開\n", title)

    assert (found.municipality, found.body, found.number) == ("灯野区", "灯野区文化財審議会", 6)
    assert (found.openness, found.fiscal_year) == ("公開", 2019)
