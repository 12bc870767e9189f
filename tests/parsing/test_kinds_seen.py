"""Kinds of layout met in minutes that were read before anybody looked, in other words."""

from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType, Role, TurnKind

HEAD = "令和元年度第3回灯野町個人情報保護審査会　会議録\n\n日時　令和元年11月5日（火）午後2時\n\n"


def test_wrapped_bullets_under_a_section_are_what_was_said() -> None:
    minutes = read(
        HEAD
        + "(1) 諮問元－７号　図書の貸出しの記録を学校に渡すことについて（条例\n　第7条第2項）\n"
        "　ア　説明\n　　図書館長から、諮問書に基づき説明があった。\n　イ　質疑\n"
        "　(ｱ) 渡す相手は何校か、また、渡した後の記録をどのように消すのか説\n"
        "　明されたいとの質問に対し、"
        "三校であり、年度末に消すとの答弁があった。\n"
        "　(ｲ) 保護者の同意は得るのかとの問いに対し、得るとの答弁があった。\n　ウ　結論\n"
        "　　次の附帯意見を付して、承認した。\n　　　渡した記録の数を毎年報告されたい。\n"
    )

    (case,) = minutes.cases
    assert (case.number, case.title) == (
        "元-7",
        "図書の貸出しの記録を学校に渡すことについて（条例第7条第2項）",
    )
    assert case.outcome.value is OutcomeValue.APPROVED_WITH_OPINION
    assert [turn.kind for turn in minutes.turns] == [TurnKind.QUESTION, TurnKind.ANSWER] * 2
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    assert NoteType.CONDITION in [note.type for note in minutes.notes]


def test_a_paragraph_below_a_short_title_is_no_more_of_it() -> None:
    minutes = read(
        HEAD + "(1) 署名委員の指名\n　会議録に署名する委員の指名について、会長に一任することを承\n"
        "　認し、甲野委員が指名された。\n(2) その他\n　特になし。\n"
    )

    assert [item.title for item in minutes.agenda] == ["署名委員の指名", "その他"]


def test_a_list_of_all_present_says_in_a_column_whose_they_are() -> None:
    meeting = read(
        "灯野町個人情報保護審査会会議録\n\n出席者　審査会　甲野会長、乙川委員\n"
        "　　　　町　　　税務課長、教育課長\n　　　　事務局　丙田主査\n\n○会長　開会します。\n"
    ).meeting

    assert [person.name for person in meeting.members] == ["甲野", "乙川"]
    assert [person.name for person in meeting.secretariat] == ["丙田"]


def test_a_unit_in_parentheses_stands_below_the_office_before_it() -> None:
    minutes = read(
        HEAD + "１　諮問第７号　記録を渡すことについて\n"
        "担当課　警察本部（交通企画課）、総務部（甲野課長）\n"
        "○委員　なぜですか。\n○交通企画課長　要るためです。\n"
    )

    units = [
        (unit.department, unit.unit) for body in minutes.cases[0].bodies for unit in body.units
    ]
    assert units == [("警察本部", "交通企画課"), (None, "総務部")]


def test_a_line_that_repeats_a_title_of_the_list_is_its_heading() -> None:
    minutes = read(
        HEAD + "議題\n• 諮問第７号　記録を渡すことについて\n• 事務の届出の状況について\n\n"
        "【会長】　開会します。\n\n諮問第７号　記録を渡すことについて\n\n"
        "【委員】　なぜですか。\n\n【総務課】　要るためです。\n\n【会長】　承認します。\n\n"
        "事務の届出の状況について\n\n【事務局】　三件です。\n\n【委員】　少ないですね。\n"
    )

    assert [turn.cases for turn in minutes.turns][-2:] == [(), ()]
    assert minutes.agenda[-1].kind is AgendaKind.REPORT


def test_a_question_told_without_its_words_is_one() -> None:
    minutes = read(
        HEAD + "１　諮問第７号　記録を渡すことについて\n"
        "　甲野委員から、渡す期間についての質疑があり、総務課長から、一年であるとの答弁があった。\n"
    )

    assert [(turn.role, turn.kind) for turn in minutes.turns] == [
        (Role.MEMBER, TurnKind.QUESTION),
        (Role.IMPLEMENTING_BODY, TurnKind.ANSWER),
    ]


def test_who_comes_in_answers_nothing_said_before() -> None:
    minutes = read(
        HEAD + "１　諮問第７号　公文書不開示決定に対する審査請求について\n"
        "審査請求人：記録は残っているはずだ。\n委員：なぜそう考えるか。\n審査請求人：見たからである。\n"
        "（審査請求人、退室）\n処分庁：記録は作っていない。\n委員：探したか。\n処分庁：探した。\n"
    )

    kinds = [turn.kind for turn in minutes.turns]
    assert kinds[3] is TurnKind.STATEMENT
    assert kinds[-1] is TurnKind.ANSWER


def test_a_chair_who_calls_for_an_explanation_asks_nothing() -> None:
    minutes = read(
        HEAD + "○会長　では、諮問第７号について、総務課から説明してください。\n"
        "○総務課長　資料のとおりです。\n"
        "○会長　なぜ今なのか、説明してください。\n○総務課長　法律が変わったためです。\n"
    )

    turns = [turn for turn in minutes.turns if turn.role is Role.CHAIR]
    assert [turn.kind for turn in turns] == [TurnKind.PROCEDURAL, TurnKind.QUESTION]
    assert [len(turn.question_spans) for turn in turns] == [0, 1]
