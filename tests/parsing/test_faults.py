"""Faults that synthetic minutes found, each in the smallest document that shows it."""

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
        "○会長　再委託はしないものと考えてよろしいですか。\n○総務課長　いたしません。\n"
        "○会長　質問は出尽くしたと考えてよろしいですか。\n"
        "○会長　承認という理解でよろしいでしょうか。\n"
        "○会長　異議はありませんか。\n"
    )
    chair = [turn.kind for turn in minutes.turns if turn.speaker == "会長"]

    assert chair == [
        TurnKind.PROCEDURAL, TurnKind.QUESTION, TurnKind.QUESTION,
        TurnKind.PROCEDURAL, TurnKind.PROCEDURAL, TurnKind.PROCEDURAL,
    ]  # fmt: skip
    assert [
        turn.question_sentences for turn in minutes.turns if turn.kind is TurnKind.QUESTION
    ] == [1, 1, 1]
