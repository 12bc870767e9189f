"""Appeals: what shows that a matter is one, and how it ended."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

HEAD = "第３回梢野市情報公開・個人情報保護審査会議事要旨\n\n日時　令和４年７月５日（火）\n\n"
ASKED = "委員から、対象の文書は何かとの質問があり、事務局から、台帳であるとの回答があった。\n\n"


@pytest.mark.parametrize("label", ["処分庁：福祉課", "諮問庁　福祉課", "（処分庁　福祉課）"])
def test_a_reviewed_office_below_a_case_makes_it_an_appeal(label: str) -> None:
    minutes = read(
        f"{HEAD}１　諮問第９号「記録の訂正をしない旨の決定に関する件」（３回目）\n"
        f"{label}\n\n{ASKED}"
        "以上を踏まえ、原処分は妥当であるとする答申案を、一部字句を修正の上、承認した。\n"
    )

    (case,) = minutes.cases
    assert case.procedure == "審査請求"
    assert case.outcome.value is OutcomeValue.REVIEW_DISMISSED


@pytest.mark.parametrize(
    "aside",
    [
        "（３回目）",
        "（第２回）",
        "（初回）",
        "（併合審議）",
        "（次第にないもの）",
        "【２回目】",
        "（継続）",
    ],
)
def test_how_often_a_case_was_taken_is_no_part_of_its_title(aside: str) -> None:
    minutes = read(
        f"{HEAD}１　諮問第９号「台帳の不開示決定に関する件」{aside}\n諮問庁：福祉課\n\n{ASKED}"
        f"２　諮問第10号事件{aside}\n　図の不開示決定に対する審査請求について\n処分庁：土木課\n\n"
        + ASKED
    )  # fmt: skip

    titles = [(case.title or "").strip("「」") for case in minutes.cases]
    assert titles == ["台帳の不開示決定に関する件", "図の不開示決定に対する審査請求について"]


def test_two_appeals_taken_together_end_each_in_its_limb() -> None:
    minutes = read(
        f"{HEAD}１　諮問第７２号「記録の不開示決定に関する件」及び諮問第７３号「期限の延長に関する"
        f"件」（併合審議）\n諮問庁：秘書課\n\n{ASKED}この結果、諮問第７３号については不適法であるため"
        "却下すべきものとし、諮問第７２号については全部を開示すべきものとする答申を行うこととした。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.REVIEW_UPHELD, OutcomeValue.REVIEW_REJECTED,
    ]  # fmt: skip


def test_who_assists_an_appellant_speaks_for_him() -> None:
    minutes = read(
        f"{HEAD}第１　諮問第２号\n記録の不開示決定に対する審査請求について\n（処分庁　管理者）\n"
        "審査請求人―記録を見せてほしいのです。\n処分庁―支障がございます。\n"
        "補佐人―要旨は本人に示されたのではありませんか。\n処分庁―口頭でお伝えしました。\n"
        "会長―では、時刻については処分を取り消して開示すべきであり、傷病名を不開示としたことは妥当であると"
        "判断します。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.APPELLANT, Role.AGENCY_DISPOSING, Role.APPELLANT, Role.AGENCY_DISPOSING, Role.CHAIR,
    ]  # fmt: skip
    assert minutes.cases[0].outcome.value is OutcomeValue.REVIEW_UPHELD_PARTLY


def test_two_panels_of_one_meeting_are_named_together() -> None:
    meeting = read(
        "令和４年度第２回梢野広域行政組合\n情報公開・個人情報保護審議会及び審査会　議事録\n\n"
        "１　開催日時　令和４年７月１４日（木）\n\n会長―始めます。\n委員―はい。\n"
    ).meeting

    assert meeting.body == "情報公開・個人情報保護審議会及び審査会"


PANEL = "令和５年度第４回椿市情報公開審査会\n日時：令和５年１１月１７日　１３時から\n"
PANEL += "出席者：会長　林、委員　森・原\n"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("実施機関の処分は妥当であるとの結論に達した。", "review_dismissed"),
        ("本件不開示決定は妥当であるとの結論となった。", "review_dismissed"),
        ("原処分を維持することとした。", "review_dismissed"),
        ("処分を取り消し、全部を開示すべきであるとした。", "review_upheld"),
        ("審査請求は不適法であり、却下すべきとした。", "review_rejected"),
        ("審査請求を棄却すべきとの結論となった。", "review_dismissed"),
    ],
)
@pytest.mark.parametrize(
    "number",
    [
        "事件番号　令和５年（諮）第４号",
        "事案番号　令和５年（公）第４号",
        "事件番号：令和５年第４号",
    ],
)
@pytest.mark.parametrize("title", ["審議", "道路台帳の写しについて"])
def test_how_a_decision_is_judged_shows_that_the_case_is_an_appeal(
    number: str, title: str, told: str, value: str
) -> None:
    (case,) = read(f"{PANEL}１　{number}　{title}\n　　{told}\n").cases

    assert case.number is not None
    assert case.number.endswith("第4号")
    assert case.title == title
    assert case.outcome.value == value


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("会議内容：", "非公開（椿市情報公開条例第７条第２号該当のため）", "非公開"),
        ("会議内容：", "公開", "公開"),
        ("審議形態：", "一部非公開", "一部非公開"),
        ("本日の扱い：", "非公開（個人に関する情報を扱うため）", "非公開"),
    ],
)
def test_whether_a_meeting_was_open_is_known_by_its_value(
    label: str, said: str, expected: str
) -> None:
    minutes = read(
        f"{PANEL}事務局：総務課　谷主査\n{label}{said}\n１　諮問第4号　審議\n　　適当と認めた。\n"
    )

    assert minutes.meeting.openness == expected
    assert not [held for held in minutes.diagnostics if held.code == "unclaimed"]


def test_an_appeal_called_by_its_number_alone_is_known_by_what_should_be_disclosed() -> None:
    minutes = read(
        f"{HEAD}○林会長　ただいまから開会します。\n○林会長　まず、令和５年諮問第４号です。\n"
        "○事務局　答申案を読み上げます。\n○原委員　氏名は公にされているのではないですか。\n"
        "○事務局　されている。\n○林会長　氏名を除いて妥当とし、氏名は開示すべきとの答申とする。\n"
    )

    assert minutes.cases[-1].outcome.value is OutcomeValue.REVIEW_UPHELD_PARTLY


@pytest.mark.parametrize(
    "called",
    [
        "諮問第１号　公文書公開決定に関する審査請求の件を議題とします。",
        "諮問第１号「公文書一部公開決定に関する審査請求」を議題とします。",
        "諮問第１号　利用停止をしない旨の決定に係る審査請求についてを議題とします。",
        "諮問第１号　名簿の提供の件を議題とします。",
    ],
)
def test_what_an_appeal_is_on_does_not_keep_a_chair_from_calling_it(called: str) -> None:
    (case,) = read(
        f"{HEAD}出席委員　林会長、森委員\n○会長　{called}\n○森委員　どこか。\n"
        "○総務課長　氏名である。\n○森委員　何件か。\n○総務課長　5件である。\n○会長　以上とする。\n"
    ).cases

    assert case.title is not None
    assert case.title in called
    assert case.title == case.title.strip()


@pytest.mark.parametrize(
    "title",
    [
        "減免申請の不承認処分に係る審査請求について",
        "補助金の交付を認めない決定に対する異議申立て",
        "認定の却下に対する審査請求の件",
    ],
)
@pytest.mark.parametrize("result", ["【審議結果】", "審議結果"])
@pytest.mark.parametrize("mark", ["（２）", "２　", ""])
def test_the_title_of_the_next_case_is_no_result(title: str, result: str, mark: str) -> None:
    first = mark.replace("２", "１")
    minutes = read(
        f"{HEAD}{first}諮問第７号　入所保留処分に係る審査請求について\n\n{ASKED}"
        f"{result}\n\n一覧の提出を求め、次回も引き続き審議する。\n\n"
        f"{mark}諮問第５号　{title}\n\n{ASKED}{result}\n\n棄却すべきであるとの答申をする。\n"
    )

    assert [(case.number, case.outcome.value) for case in minutes.cases] == [
        ("第7号", OutcomeValue.CONTINUED),
        ("第5号", OutcomeValue.REVIEW_DISMISSED),
    ]


def test_a_list_of_results_can_tell_the_end_behind_a_title() -> None:
    minutes = read(
        f"{HEAD}１　諮問第７号　名簿の提供について\n\n{ASKED}２　諮問第５号　画像の提供について\n\n"
        f"{ASKED}【審議結果】\n諮問第７号　名簿の提供について（承認）\n"
        "諮問第５号　画像の提供について（不承認）\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED,
        OutcomeValue.REJECTED,
    ]


@pytest.mark.parametrize(
    "told",
    [
        "処分　一部公開決定（令和５年６月２日付け）",
        "処分\t一部公開決定（令和５年６月２日付け）",
        "原処分：公文書一部開示決定",
        "処分の内容　不存在を理由とする却下の決定",
        "【対象処分】非公開とした決定",
        "不公開の理由　条例第７条第４号により公開すべきでないと認めたもの",
        "対象公文書：取り消すべき決定の起案文書",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_an_appeal_is_against_is_no_end_of_it(told: str, gap: str) -> None:
    talk = "○丙田委員　過去の答申の例を教えてほしい。\n○甲野主事　写しを送付する。\n\n"
    minutes = read(
        f"{HEAD}○乙川会長　始める。\n\n諮問第９号　運転日誌の一部公開決定に対する審査請求\n"
        f"処分庁　総務部秘書課{gap}{told}\n\n○甲野主事　諮問を受けた。\n{talk}"
        f"諮問第10号　台帳の一部公開決定に対する審査請求\n処分庁　総務部秘書課{gap}{told}\n\n{talk}"
        "（諮問第10号は、原処分を妥当とする答申案が了承された。）\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [None, OutcomeValue.REVIEW_DISMISSED]


@pytest.mark.parametrize(
    ("field", "role"),
    [
        ("処分庁　総務課長，施設整備課長", "agency_disposing"),
        ("処分庁：施設整備課長", "agency_disposing"),
        ("◇処分庁\t総務課長、施設整備課長", "agency_disposing"),
        ("担当課　総務課長，施設整備課長", "implementing_body"),
        ("処分庁　総務課長", "implementing_body"),  # another is no party
    ],
)
def test_who_disposed_is_told_by_the_header(field: str, role: str) -> None:
    talk = "○会長　始めます。\n○2番委員　何か所ですか。\n○施設整備課長　三か所でございます。\n"
    text = f"第1回灯野市情報公開審査会会議録\n日時　令和3年1月22日\n{field}\n\n1　開会\n{talk}"

    assert [turn.role for turn in read(text).turns][-1] == role
