"""Running text that tells who presented what, who asked in its middle, and how it ended."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和4年度第1回朝凪台市個人情報保護審議会の概要

◇日時　令和4年7月5日（火）午後2時から
◇出席委員　甲本会長、乙倉委員、丙島委員
◇事務局　{office}

◇審議内容

"""
CASE = "【案件１】見守りの電話の記録の利用について（条例第9条第2項第4号）\n"


def minutes(*lines: str, office: str = "文書管理課　丁川課長、戊谷", case: str = CASE) -> Minutes:
    return read(HEAD.format(office=office) + case + "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "words",
    [
        "介護課から、資料１により、電話の記録から三日続けて応答のない人を選び、民生委員に知らせることについて説明があった。",
        "介護課長から、三日続けて電話に応答のない人の一覧を作り、週に一度、民生委員に渡す事業の説明がありました。",
        "介護課から、別紙に基づき、記録を保存する期間を五年から三年に縮め、写しも同じ日に消す案について、説明が行われた。",
    ],
)
def test_who_presents_in_so_many_words_makes_a_statement(words: str) -> None:
    (turn,) = minutes(words).turns

    assert (turn.role, turn.kind) == ("implementing_body", "statement")
    assert turn.text == words.rstrip("。")


@pytest.mark.parametrize(
    "words",
    [
        "介護課から、資料１により説明があった。",
        "介護課から、電話の記録の様式について説明があった。",
        "介護課から、条例第9条第2項第4号に基づき、昨年度までに寄せられた相談の件数とその内訳について報告があった。",
        "資料１により、電話の記録から三日続けて応答のない人を選び、民生委員に知らせることについて説明があった。",
    ],
)
def test_what_only_names_the_matter_is_no_contribution(words: str) -> None:
    assert minutes(words).turns == ()


@pytest.mark.parametrize(
    ("words", "role", "kind"),
    [
        ("・電話に出ない人をどう見分けるのかとの質問が委員からあり、", "member", "question"),
        ("・記録は短くすべきであるとの意見が乙倉委員から出された。", "member", "statement"),
        ("・期間をそろえるべきとの指摘も会長からあった。", "chair", "statement"),
    ],
)
def test_who_speaks_may_stand_in_the_middle(words: str, role: str, kind: str) -> None:
    (turn, *_) = minutes(words + "留守の日を届け出てもらうとの回答があった。").turns

    assert (turn.role, turn.kind) == (role, kind)


ASKED = "・乙倉委員から、期間は何年かとの質問があり、{who}から、三年であるとの回答があった。"


@pytest.mark.parametrize(
    ("who", "office", "role"),
    [
        ("文書管理課", "文書管理課　丁川課長、戊谷", "secretariat"),
        ("文書管理課長", "文書管理課長　丁川、同主査　戊谷", "secretariat"),
        ("主査", "文書管理課長　丁川、同主査　戊谷", "secretariat"),
        ("戊谷主査", "文書管理課長　丁川、同主査　戊谷", "secretariat"),
        ("介護課", "文書管理課　丁川課長、戊谷", "implementing_body"),
        ("管理課", "文書管理課　丁川課長、戊谷", "implementing_body"),
    ],
)
def test_reported_words_of_who_keeps_the_minutes_are_the_secretariats(
    who: str, office: str, role: str
) -> None:
    assert minutes(ASKED.format(who=who), office=office).turns[1].role == role


def test_a_unit_that_puts_a_case_speaks_for_itself() -> None:
    case = "【案件１】文書の廃棄の基準について【文書管理課】\n"

    assert minutes(ASKED.format(who="文書管理課"), case=case).turns[1].role == "implementing_body"


def test_a_bare_title_behind_that_of_a_guest_can_be_his() -> None:
    lines = ["介護課長は、名簿を渡したいと述べた。", ASKED.format(who="課長")]

    assert minutes(*lines).turns[-1].role == "implementing_body"


@pytest.mark.parametrize(
    ("end", "value"),
    [
        (
            "⇒原案を了とし、過去の答申を守ることを求める意見を添えて答申する。答申書は会長が作る。",
            "approved_with_opinion",
        ),
        ("→適当と認める。答申の文案は事務局が整える。", "approved"),
    ],
)
def test_an_arrow_below_a_bullet_tells_the_end_in_its_first_sentence(end: str, value: str) -> None:
    found = minutes("・乙倉委員から、分かりやすいとの意見があった。", end)

    assert len(found.turns) == 1
    assert found.cases[0].outcome.value == value


def test_an_arrow_that_decides_nothing_still_answers() -> None:
    found = minutes("・乙倉委員から、何年かとの質問があった。", "→三年とする。延ばすことはない。")

    assert [turn.kind for turn in found.turns] == ["question", "answer"]


@pytest.mark.parametrize(
    "said", ["会長から開会の宣言があり、", "会長が開会を宣言し、", "会長から開会が宣言され、"]
)
def test_a_chair_who_opens_the_meeting_leads(said: str) -> None:
    (turn,) = minutes(f"{said}委員の過半数が出席している旨の報告があった。", case="").turns

    assert (turn.role, turn.kind) == ("chair", "procedural")


def test_an_evaluation_that_is_reported_is_no_check() -> None:
    case = "【案件４】特定個人情報保護評価書の見直しについて（報告）\n"

    told = "・乙倉委員から、分かりやすいとの意見があった。"

    assert minutes(told, case=case).cases[0].procedure == "報告"


def test_in_minutes_with_labels_a_presentation_that_is_told_is_a_note() -> None:
    told = "事務局から、会議を月に二度に増やし、書面でも開けるようにする案について説明した。"
    found = minutes(told, "", "（委員）二度では多くないか。", "（事務局）多くはない。")

    assert [turn.kind for turn in found.turns] == ["question", "answer"]
    assert any(note.raw.startswith("事務局から") for note in found.notes)
