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


def test_a_list_in_front_gives_results_and_bodies_and_the_talk_calls_by_number() -> None:
    minutes = read(
        HEAD + "議題と結果\n"
        "１　諮問第14号　名簿を収集することについて（条例第7条）　【担当：地域課】　→　適当\n"
        "２　諮問第15号　記録を利用することについて（条例第9条）　【担当：図書館】　→　適当でない\n"
        "３　報告　事務の届出について\n\n主な質疑\n（諮問第14号について）\n問　理由はあるか。\n"
        "答　書かれていない。\n\n（諮問第15号について）\n問　誰が見るのか。\n答　職員である。\n"
    )

    found = [(case.title, case.outcome.value, case.procedure) for case in minutes.cases]
    assert found == [
        ("名簿を収集することについて（条例第7条）", "approved", "諮問"),
        ("記録を利用することについて（条例第9条）", "rejected", "諮問"),
    ]
    assert [case.bodies[0].units[0].unit for case in minutes.cases] == ["地域課", "図書館"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_a_result_whole_behind_its_label_ends_with_its_line() -> None:
    minutes = read(
        HEAD + "諮問第７号　記録を渡すこと\n結果　継続\n総務課の説明の後、次の質疑があった。\n"
        "－ 何年残すか。（甲野委員）\n－ 一年である。（総務課長）\n"
        "報告　個人情報の漏えいについて\n－ 何件か。（乙川委員）\n－ 二件である。（総務課長）\n"
    )

    (case,) = minutes.cases
    assert (case.outcome.value, case.outcome.raw) == (OutcomeValue.CONTINUED, "継続")
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [()] * 2


def test_a_count_of_votes_in_the_place_of_a_result_decides() -> None:
    minutes = read(
        HEAD
        + "議案及び結果\n諮問第１号　案内に利用することについて　　可とする者４、否とする者１\n"
        "諮問第２号　端末に保存することについて　　可とする者２、否とする者３\n"
        "諮問第３号　写しを渡すことについて　　賛成２、反対２\n\n会長：開会する。\n事務局：配る。\n"
    )

    values = [case.outcome.value for case in minutes.cases]
    assert values == [OutcomeValue.APPROVED, OutcomeValue.REJECTED, None]
    assert minutes.cases[0].title == "案内に利用することについて"


def test_seats_and_officials_without_a_seat_speak() -> None:
    minutes = read(
        HEAD
        + "１番（乙会長）　開会する。\n番外（総務課長）　説明する。\n２番（甲野）　何枚あるか。\n"
        "番外（総務課長）　三枚である。\n書記（丙田）　次回は三月である。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.CHAIR,
        Role.IMPLEMENTING_BODY,
        Role.MEMBER,
        Role.IMPLEMENTING_BODY,
        Role.SECRETARIAT,
    ]


def test_what_is_said_may_stand_before_who_says_it() -> None:
    minutes = read(
        HEAD + "１　諮問第７号　記録を渡すことについて\n• 説明(総務課長) 資料のとおり渡す。\n"
        "• 質疑(甲野委員) 誰に渡すのか。\n• 答弁(総務課長) 病院である。\n"
        "• 再質問(甲野委員) なぜか。\n"
        "• 答弁(総務課長) 求めがあった。いったん取り下げ、改めて諮問したい。\n"
        "• まとめ(会長) 取下げを了承する。\n"
    )

    assert [turn.kind for turn in minutes.turns] == [
        TurnKind.STATEMENT,
        TurnKind.QUESTION,
        TurnKind.ANSWER,
        TurnKind.QUESTION,
        TurnKind.ANSWER,
        TurnKind.PROCEDURAL,
    ]
    assert minutes.cases[0].outcome.value is OutcomeValue.WITHDRAWN


def test_a_header_without_labels_has_date_times_and_place() -> None:
    meeting = read(
        "灯野町個人情報保護審査会（第28回）の要点\n\n令和6年6月19日　水曜日\n"
        "午後1時30分開会　午後3時閉会\n灯野町役場本館　2階応接室\n"
        "事務局　総務部総務課（課長　甲野、主事　乙川）\n\n○会長　開会します。\n○委員　はい。\n"
    ).meeting

    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2024-06-19",
        "13:30",
        "15:00",
    )
    assert [person.name for person in meeting.secretariat] == ["甲野", "乙川"]


def test_an_outer_number_called_is_none_of_the_numbers_in_parentheses() -> None:
    minutes = read(
        HEAD + "次第\n１　開会\n２　諮問事項\n（1）諮問第31号　資料を送ることについて\n"
        "（2）諮問第33号　入力を委ねることについて\n３　その他\n\n"
        "○会長　開会します。次第の２、諮問事項に入ります。諮問第31号、資料を送ることについて、"
        "総務課から説明をお願いします。\n○総務課長　紙をやめます。\n○会長　適当と認めます。"
        "次に、入力を委ねることについて、区民課お願いします。\n○区民課長　委ねます。\n"
        "○会長　写しを残さないことを前提に、本件を認める、こういう結論でいかがでしょうか。\n"
        "（うなずく者多数）\n○会長　ありがとうございます。閉会します。\n"
    )

    found = [(case.number, case.outcome.value) for case in minutes.cases]
    assert found == [("31", "approved"), ("33", "approved_conditional")]
    assert [turn.cases for turn in minutes.turns][:2] == [("c1",), ("c1",)]


def test_a_body_in_shell_brackets_below_the_heading_is_one() -> None:
    minutes = read(
        HEAD + "（1）諮問第３号　書類を送ることについて\n　　〔所管課：介護課、障がい福祉課〕\n\n"
        "委　員：なぜか。\n介護課：要るためである。\n：短くすべきである。\n"
        "会　長：内部の点検を続けられたい旨の一文を添えて、妥当とする。\n"
    )

    (case,) = minutes.cases
    assert [unit.unit for unit in case.bodies[0].units] == ["介護課", "障がい福祉課"]
    assert [turn.role for turn in minutes.turns][2] is Role.UNKNOWN
    assert case.outcome.value is OutcomeValue.APPROVED_WITH_OPINION


def test_a_name_that_a_line_break_cuts_in_two_is_one_member() -> None:
    meeting = read(
        "灯野町個人情報保護審査会会議録\n\n出席委員　　甲藤会長　　丙坂委員　　丁\n"
        "　　　　　　崎委員　　以上３名\n欠席委員　　なし\n\n○会長　開会します。\n"
    ).meeting

    assert [person.name for person in meeting.members] == ["甲藤", "丙坂", "丁崎"]


def test_what_is_left_to_the_chair_in_a_question_is_deferred_once_agreed() -> None:
    minutes = read(
        HEAD + "１　諮問第７号　記録を渡すことについて\n○委員　長いと思います。\n"
        "○会長　この場では決めずに、取扱いを会長と副会長に委ねていただき、"
        "後日お答えすることとしたいが、よいか。\n"
        "（一同同意）\n２　その他\n"
    )

    assert minutes.turns[-1].kind is TurnKind.PROCEDURAL
    assert minutes.cases[0].outcome.value is OutcomeValue.DEFERRED


def test_the_words_of_an_announced_appeal_make_it_one() -> None:
    minutes = read(
        HEAD + "〔案件〕\n１　開示決定に対する審査請求（諮問第５号）\n"
        "２　名簿の利用（諮問第６号）\n\n"
        "〔審議の内容〕\n１　諮問第５号について\n［委員］　なぜ隠すのか。\n"
        "［総務課］　支障がある。\n"
        "＜結論＞\n　単価を隠した部分は取り消すべきであり、その他の部分は妥当である。\n\n"
        "２　諮問第６号について\n［委員］　何人か。\n［福祉課］　二人である。\n"
        "＜結論＞\n　承認する。\n"
    )

    assert minutes.cases[0].outcome.value is OutcomeValue.REVIEW_UPHELD_PARTLY
    assert minutes.cases[1].outcome.value is OutcomeValue.APPROVED


def test_a_table_of_results_counts_its_topics_and_the_talk_calls_by_count() -> None:
    minutes = read(
        HEAD + "議題番号|議題|審議結果\n1|名簿を渡すことについて|諮問のとおり承認\n"
        "2|機器を置くことについて|不承認\n\n主な質疑\n議題1\nＱ　誰に渡すか。\nＡ　病院である。\n"
        "議題2\nＱ　どこに置くか。\nＡ　駅前である。\n"
    )

    found = [(case.title, case.outcome.value) for case in minutes.cases]
    assert found == [
        ("名簿を渡すことについて", "approved"),
        ("機器を置くことについて", "rejected"),
    ]


def test_a_roll_without_a_label_stands_behind_date_and_place() -> None:
    meeting = read(
        "令和2年度第3回　灯野町個人情報保護審議会\n\n令和2年11月20日（金）\n13:30～15:00\n"
        "灯野町役場3階　会議室1\n会長　赤沼、副会長　石原、委員　上島、江口\n"
        "総務課長　加納、主事　木内\n傍聴　なし\n\n[会長]\n開会します。\n[委員]\nはい。\n"
    ).meeting

    assert meeting.venue == "灯野町役場3階　会議室1"
    assert [person.name for person in meeting.members] == ["赤沼", "石原", "上島", "江口"]
    assert [person.name for person in meeting.secretariat] == ["加納", "木内"]


def test_notes_in_the_brackets_of_speakers_are_notes() -> None:
    minutes = read(
        HEAD + "【議題1】記録を研究に用いること\n（甲野委員）\n名はいつ消すのでしょうか。\n"
        "（総務課長）\n"
        "渡す前に消します。\n（委員長）\nただいまの説明のとおりでよろしいですか。\n"
        "（各委員うなずく）\n（委員長）\nそれでは、そのように答申します。\n"
        "【議題2】名簿を載せること\n（乙川委員）\n載せるべきではないと考えます。\n"
        "（委員長）\n御提案に沿うことはできないという答申にいたします。\n（異議なしの声）\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED,
        OutcomeValue.REJECTED,
    ]
    assert len(minutes.turns) == 6


def test_one_list_of_all_who_attend_says_within_it_whose_they_are() -> None:
    meeting = read(
        "灯野町個人情報保護審査会会議録\n\n"
        "出席者　委員：相田会長、井川委員、内村委員　事務局：総務課長　江尻、主査　小田\n\n"
        "○会長　開会します。\n"
    ).meeting

    assert [person.name for person in meeting.members] == ["相田", "井川", "内村"]
    assert [person.name for person in meeting.secretariat] == ["江尻", "小田"]


def test_labels_of_who_and_what() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n日時　令和5年5月31日\n\n"
        "(1) 諮問第24号　名簿の利用について\n"
        "担当課説明：名簿を使う。\n委員質問：何件か。\n担当課回答：2件である。\n"
        "委員意見：少ない。\n結　　　果：承認する。\n"
    )

    assert [(turn.speaker, turn.kind) for turn in minutes.turns] == [
        ("担当課", TurnKind.STATEMENT), ("委員", TurnKind.QUESTION), ("担当課", TurnKind.ANSWER),
        ("委員", TurnKind.STATEMENT),
    ]  # fmt: skip
    assert not any(turn.names for turn in minutes.turns)
    (case,) = minutes.cases
    assert case.outcome is not None
    assert case.outcome.value is OutcomeValue.APPROVED


def test_a_title_may_hold_a_declared_alias() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n日時　令和5年5月31日\n\n"
        "(1) 諮問第1号　名簿の利用について\n事務局：名簿を使う。\n"
        "(2) 諮問第2号　個人情報の保護に関する法律（以下「法」という。）第69条の提供について\n"
        "事務局：提供する。\n"
    )

    assert [turn.text for turn in minutes.turns] == ["名簿を使う。", "提供する。"]
    assert len(minutes.cases) == 2


def test_a_number_that_two_matters_have_is_told() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n日時　令和4年12月13日\n\n"
        "諮問第4号　納税業務の委託について\n○税務課長　委託します。\n○委員　再委託はしますか。\n"
        "○税務課長　しません。\n○会長　諮問第4号については、承認といたします。\n"
        "諮問第4号　図書館の電算機の利用について\n○図書館長　記録を預けます。\n"
        "○委員　いつ消えますか。\n"
        "○図書館長　返却のときです。\n"
    )

    first, second = minutes.cases
    assert (first.title, second.title) == (
        "納税業務の委託について", "図書館の電算機の利用について",
    )  # fmt: skip
    assert [turn.cases for turn in minutes.turns if turn.kind is TurnKind.QUESTION] == [
        ("c1",), ("c2",),
    ]  # fmt: skip
    assert "duplicate-number" in {held.code for held in minutes.diagnostics}


def test_a_case_taken_up_again_under_a_shorter_title_is_one() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n日時　令和4年12月13日\n\n"
        "諮問第4号　納税業務の委託に伴う個人情報の提供について\n○税務課長　委託します。\n"
        "○会長　承認といたします。\n諮問第4号　納税業務の委託について\n○委員　いつからですか。\n"
        "○税務課長　4月です。\n"
    )

    assert len(minutes.cases) == 1


def test_a_provision_that_only_the_list_in_front_prints_is_of_the_case() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n1　日時　令和4年12月13日\n2　議題\n"
        "（1）諮問第1号　カメラの設置について（施行条例第8条）\n3　議事\n"
        "（1）諮問第1号　カメラの設置について\n【会長】説明を求める。\n【課長】設置する。\n"
    )

    (cited,) = minutes.citations
    assert (cited.provision.article, cited.cases) == (8, ("c1",))
