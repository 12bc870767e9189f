"""Faults that synthetic minutes found, each in the smallest document that shows it."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import TurnKind

HEAD = "令和6年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和6年8月5日（月）午後2時\n\n"
TALK = (
    "○会長　説明をお願いします。\n○総務課長　名簿を渡しました。\n"
    "○委員　期間はどれだけですか。\n○総務課長　七日間です。\n\n"
)


def test_a_numbered_report_of_an_act_is_a_case_whatever_its_units_and_registers_are_called() -> (
    None
):
    minutes = read(
        HEAD + "報告第4号　職員の健康相談に当たり、人事研修課が保有する受付簿を総務課が利用したこと"
        "（法第69条第2項第2号）について\n\n" + TALK
        + "報告第5号　見守りの協定に伴い、利用登録簿を警察署に提供したこと"
        "（法第69条第2項第4号）について\n\n" + TALK
        + "報告第6号　職員研修の実施状況について\n\n" + TALK
        + "報告第7号　個人情報取扱事務登録簿への登録について\n\n" + TALK
        + "報告第8号　学務課が名簿を紛失したことについて\n\n" + TALK
    )  # fmt: skip

    assert [case.number for case in minutes.cases] == ["第4号", "第5号"]
    assert [item.kind for item in minutes.agenda].count(AgendaKind.REPORT) >= 3
    assert {turn.cases for turn in minutes.turns} == {("c1",), ("c2",), ()}


def test_a_chair_who_makes_sure_of_the_matter_asks_and_of_the_proceeding_leads() -> None:
    minutes = read(
        HEAD + "諮問第1号　名簿を共有することについて\n\n"
        "○会長　諮問第1号を議題といたします。御質問はありますか。\n"
        "○委員　渡す相手は誰ですか。\n○総務課長　消防団です。\n"
        "○会長　この区に住む人だけが対象という理解でよいでしょうか。\n"
        "○総務課長　そのとおりです。\n"
        "○会長　なぜこの区だけを先に始めるのですか。\n○総務課長　人手が足りません。\n"
        "○会長　再委託はしないものと考えてよろしいですか。\n○総務課長　いたしません。\n"
        "○会長　質問は出尽くしたと考えてよろしいですか。\n"
        "○会長　承認という理解でよろしいでしょうか。\n"
        "○会長　異議はありませんか。\n"
    )
    chair = [turn.kind for turn in minutes.turns if turn.speaker == "会長"]

    assert chair == [
        TurnKind.PROCEDURAL, TurnKind.QUESTION, TurnKind.QUESTION, TurnKind.QUESTION,
        TurnKind.PROCEDURAL, TurnKind.PROCEDURAL, TurnKind.PROCEDURAL,
    ]  # fmt: skip
    assert [
        turn.question_sentences for turn in minutes.turns if turn.kind is TurnKind.QUESTION
    ] == [1, 1, 1, 1]


UNITS = "担当課：健康福祉部地域福祉課、健康福祉部保健予防課及び総合政策部政策調整課"


@pytest.mark.parametrize("page", ["", "\n\n－　2　－\n"])
@pytest.mark.parametrize("at", range(20, len(UNITS)))
def test_units_wrapped_at_any_sign_are_read_whole(at: int, page: str) -> None:
    text = (
        HEAD + "諮問第1号　名簿を共有することについて\n\n"
        f"{UNITS[:at]}\n{page}{UNITS[at:]}\n\n"
        "○会長　諮問第1号を議題といたします。\n○委員　期間はどれだけですか。\n"
        "○政策調整課長　七日間です。\n"
    )
    minutes = read(text)
    (body,) = minutes.cases[0].bodies

    assert [(unit.department, unit.unit) for unit in body.units] == [
        ("健康福祉部", "地域福祉課"), ("健康福祉部", "保健予防課"), ("総合政策部", "政策調整課"),
    ]  # fmt: skip
    for unit in body.units:
        assert "".join(span.of(text) for span in unit.place.pieces) == unit.name
    assert len(minutes.turns) == 3


def test_who_attends_is_found_and_can_be_hidden_in_the_next_line() -> None:
    text = (
        HEAD + "諮問第1号　名簿を共有することについて\n\n"
        "担当課：総務部総務課（甲野課長、乙島\n係長）、福祉部福祉課（丙田主査）\n\n"
        "○会長　諮問第1号を議題といたします。\n○委員　期間はどれだけですか。\n"
        "○総務課長　七日間です。\n"
    )
    (body,) = read(text).cases[0].bodies

    assert [unit.unit for unit in body.units] == ["総務課", "福祉課"]
    assert [(held.name, held.title) for held in body.staff] == [
        ("甲野", "課長"), ("乙島", "係長"), ("丙田", "主査"),
    ]  # fmt: skip
    assert [held.name_span.of(text) for held in body.staff] == ["甲野", "乙島", "丙田"]


def test_what_staff_are_there_for_is_no_part_of_their_names() -> None:
    text = (
        HEAD + "■ 議題1　名簿を共有することについて\n担当：福祉課（説明：甲野係長）\n\n"
        "○委員　期間はどれだけですか。\n○福祉課　七日間です。\n"
    )
    (body,) = read(text).cases[0].bodies

    assert [(held.name, held.title) for held in body.staff] == [("甲野", "係長")]


@pytest.mark.parametrize(
    "below",
    [
        "諮問理由：条例第8条による。",
        "資料1により説明があった。",
        "総務課",
        "福祉課長　ただいまから説明します。",
    ],
)
def test_a_line_below_complete_units_is_no_more_of_them(below: str) -> None:
    minutes = read(
        HEAD + "諮問第1号　名簿を共有することについて\n\n"
        "担当課：健康福祉部地域福祉課及び政策部政策調整課\n"
        f"{below}\n\n○会長　諮問第1号を議題といたします。\n○委員　期間はどれだけですか。\n"
        "○政策調整課長　七日間です。\n"
    )

    (body,) = minutes.cases[0].bodies
    assert [unit.unit for unit in body.units] == ["地域福祉課", "政策調整課"]
    assert body.place.line_end == body.place.line


GARBLED = (
    "邵ｸ逕譁ｩ髢ﾎﾎ逕髢ｸ譁譁〓繝髢髢ｽ髢ｩ蜈荳ｩ溘髢･ｽ〓",
    "･蟄･髢蟄ｸ荳邵溘･溘溘蟄繧髢荳繝〓繧繝荳繝ｸ",
    "･縺繝邵･ｽ〓荳蜈ｽ逕繧荳蜈ｸ邵ｽｸ蟄〓逕･ｩ",
    "一ｸ繧〓ﾎ繧譁･ｽ縺繝ｸ逕溘繧蟄ﾎ繝蟄ｩ",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_was_read_in_a_wrong_encoding_is_no_heading(gap: str) -> None:
    minutes = read(HEAD + gap.join(GARBLED * 2) + "\n")

    assert not minutes.cases and not minutes.agenda and not minutes.turns
    assert minutes.notation.id == "not-recognised"


def test_a_half_width_dot_still_marks_an_item() -> None:
    minutes = read(
        HEAD + "･ﾏｲﾅﾝﾊﾞｰ制度ｼｽﾃﾑの利用について\n\n○会長　説明をお願いします。\n"
        "○委員　期間はどれだけですか。\n○総務課長　七日間です。\n\n"
        "･ｺﾝﾋﾞﾆ証明書ｻｰﾋﾞｽの導入について\n\n○会長　説明をお願いします。\n"
        "○委員　誰が使いますか。\n○総務課長　市民です。\n"
    )

    assert len(minutes.cases) == 2


@pytest.mark.parametrize("unit", ["（福祉課）", "【福祉課】", "（法第69条第2項第4号）【福祉課】"])
def test_a_unit_beside_a_title_brings_the_case(unit: str) -> None:
    text = HEAD + f"諮問第1号　名簿を共有することについて{unit}\n○委員　期間はどれだけですか。\n"
    (body,) = read(text).cases[0].bodies

    assert (body.role, body.part.value) == ("", "responsible")
    assert [held.unit for held in body.units] == ["福祉課"]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("記録の報告を求める意見を付して、適当と認める。", "記録の報告を求める"),
        (
            "意見がほかになければ諮問第1号については、毎年度報告することを条件に承認します。",
            "毎年度報告する",
        ),
    ],
)
def test_conditions_are_the_words_that_ask_for_something(words: str, condition: str) -> None:
    text = HEAD + "諮問第1号　名簿を共有することについて\n○委員　いつまでですか。\n"
    (case,) = read(f"{text}○総務課長　七日間です。\n○会長　{words}\n").cases

    assert case.outcome.conditions == (condition,)
