"""Habits around tables and lists: results below rows, heads set wide, offices without names."""

import pytest
from parsing.reading import read

HEAD = "令和4年度第1回灯野町個人情報保護審議会　会議録\n\n日時　令和4年8月24日（水）\n{}\n"
TITLE = "諮問第{}号　{}について\n"


@pytest.mark.parametrize("label", ["（説明員）", "〔説明者〕", "（説明のための出席者）"])
def test_a_word_in_brackets_above_those_who_explain_is_no_note(label: str) -> None:
    roll = f"出席者：\n（委員）\n甲野会長、乙川委員\n{label}\n福祉課　丙原課長\n"
    roll += "欠席者：なし\n傍聴者：3名\n"
    minutes = read(
        HEAD.format(roll) + "○甲野会長　始める。\n○乙川委員　何件か。\n○丙原課長　五件である。\n"
    )

    assert [person.name for person in minutes.meeting.explainers] == ["丙原"]
    assert (minutes.meeting.absent, minutes.meeting.observers) == ((), 3)


def test_a_note_on_what_was_explained_still_opens_the_talk() -> None:
    minutes = read(
        HEAD.format("出席　甲野会長、乙川委員\n")
        + TITLE.format(1, "名簿の利用")
        + "（福祉課から説明）\n○乙川委員　何件か。\n○福祉課　五件である。\n"
    )

    assert [note.raw for note in minutes.notes] == ["（福祉課から説明）"]


@pytest.mark.parametrize("head", ["番号｜委員の質疑・意見｜担当課の回答", "No.｜質問｜回答"])
@pytest.mark.parametrize(
    "result",
    [
        "→審議結果　諮問第1号及び諮問第2号は、いずれも適切であると認める。",
        "⇒いずれも承認",
        "【審議結果】いずれも承認する。",
    ],
)
def test_a_result_right_below_the_last_row_is_in_none_of_its_cells(head: str, result: str) -> None:
    minutes = read(
        HEAD.format("出席　甲野会長、乙川委員\n")
        + TITLE.format(1, "名簿の点検")
        + TITLE.format(2, "台帳の点検")
        + "担当課　市民課、税務課\n"
        + "内　容　いずれも見直したものであるため、点検を求めるもの。一括して審議した。\n"
        + f"{head}\n1｜どこに置くのか。｜国の設備に置く。\n"
        + f"2｜誰が見るのか。｜市民課の係長が見る。\n{result}\n"
    )

    assert [case.number for case in minutes.cases] == ["第1号", "第2号"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]
    assert minutes.turns[-1].text == "市民課の係長が見る。"
    assert {turn.cases for turn in minutes.turns} == {("c1", "c2")}


@pytest.mark.parametrize(
    "head",
    [
        "　　　件　　　　　名　　　　　　　　　　　　　　　　結　　果",
        "　　　案　件　名　　　　　　　　　　　　　　　　　　審議結果",
    ],
)
def test_a_head_of_two_columns_may_be_set_wide(head: str) -> None:
    minutes = read(
        HEAD.format("出席　甲野部会長、乙川委員\n") + f"議決の状況\n{head}\n"
        "　ア　防犯カメラの画像の保存の期間を延ばすこ　　　　　認められない\n　　　とについて\n"
        "　イ　写しの交付に係る手数料の見直しについて　　　　　－\n"
        "　ウ　児童手当の事務の評価書の再評価について　　　　　適当と認める（意見あり）\n\n"
        "会議の内容\n(1) 諮問事項\n"
        "ア　防犯カメラの画像の保存の期間を延ばすことについて\n"
        "○乙川委員　何日か。\n○防災課　九十日である。\n"
        "イ　写しの交付に係る手数料の見直しについて\n○乙川委員　いくらか。\n○総務課　十円である。\n"
        "ウ　児童手当の事務の評価書の再評価について\n○乙川委員　いつか。\n○子育て課　四月である。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        "rejected",
        None,
        "approved_with_opinion",
    ]


@pytest.mark.parametrize(
    ("roll", "names"),
    [
        ("総務部長、区政情報課長、区政情報課情報公開係長", []),
        ("市政情報課長、防災危機管理課長補佐", []),
        ("甲野総務部長、乙川区政情報課長", ["甲野", "乙川"]),
        ("総務課　甲野課長、情報係　乙川", ["甲野", "乙川"]),
    ],
)
def test_offices_with_a_title_name_nobody(roll: str, names: list[str]) -> None:
    minutes = read(HEAD.format(f"出席　丙原会長、丁子委員\n事務局　{roll}\n"))

    assert [person.name for person in minutes.meeting.secretariat] == names


@pytest.mark.parametrize(
    "told",
    [
        "評価書の内容は妥当であると認められた。なお、用語の説明を付けることを検討されたいとの意見が付された。",
        "諮問のとおり承認された。なお、期間を短くするようにとの要望が付された。",
    ],
)
def test_an_opinion_that_is_attached_is_said_by_nobody(told: str) -> None:
    minutes = read(
        HEAD.format("出席　甲野会長、乙川委員\n")
        + TITLE.format(1, "名簿の利用")
        + "（主な質疑）\n"
        + "・委員から、何件かとの質問があり、福祉課から、五件であるとの回答があった。\n"
        + f"・委員から、急ぐべきであるとの意見があった。\n\n審議の結果、{told}\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["approved_with_opinion"]
    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer", "statement"]


@pytest.mark.parametrize(
    "assent", ["※委員全員了承", "（出席委員全員賛成）", "（全会一致）", "（委員一同、同意）"]
)
def test_all_who_agree_agree_to_what_was_put(assent: str) -> None:
    minutes = read(
        HEAD.format("出席　甲野会長、乙川委員\n")
        + TITLE.format(1, "名簿の利用")
        + "（委員）\n何件か。\n（福祉課）\n五件である。\n（会長）\n"
        "では、本件は公益上の必要があると認めます。ただし、期間を短くするよう検討されたい、"
        f"という附帯意見を付けることにいたします。よろしいですね。\n{assent}\n"
    )

    (case,) = minutes.cases
    assert case.outcome.value == "approved_with_opinion"


def test_consent_that_the_old_law_asked_for_decides_nothing() -> None:
    minutes = read(
        HEAD.format("出席　甲野会長、乙川委員\n")
        + TITLE.format(1, "名簿の利用")
        + "<乙川委員>\n何件か。\n<福祉課>\n五件である。\n<甲野会長>\n"
        "以前は審議会の同意が要りましたが、今は専門的な意見を述べる立場です。\n"
    )

    (case,) = minutes.cases
    assert case.outcome.value is None
