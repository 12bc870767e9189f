"""Layouts that come in real minutes, each in the smallest document that shows it."""

import time

from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.place import PartKind
from kurume_search.model.turn import Role

HEAD = "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n\n"


def test_an_arrow_before_an_outcome_is_no_speaker_of_a_narrative() -> None:
    minutes = read(
        HEAD + "１　諮問第5号　名簿を共有することについて\n"
        "・委員から、再委託は認めるのかとの質問があった。\n"
        "・担当課から、認めないとの回答があった。\n\n"
        "⇒　諮問第5号については、原案のとおり承認することとした。\n\n"
        "２　諮問第6号　画像を提供することについて\n"
        "・委員から、保存の期間はどれだけかとの質問があった。\n"
        "・担当課から、七日間であるとの回答があった。\n\n"
        "⇒　本件については、賛成多数により承認された。\n"
    )

    assert minutes.notation.id == "narrative"
    assert len(minutes.turns) == 4
    assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED] * 2


def test_the_header_may_give_opening_and_closing_in_one_field() -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録（平成19年度第2回）\n\n"
        "１　開催年月日　平成19年8月6日（月）\n"
        "２　開会及び閉会　午後2時開会　午後3時40分閉会\n"
        "３　開催場所　市役所第2会議室\n４　傍聴人　なし\n\n"
        "○会長　開会します。\n○事務局　資料を配ります。\n○会長　閉会します。\n"
    )
    meeting = minutes.meeting

    assert (meeting.time_start, meeting.time_end) == ("14:00", "15:40")
    assert (meeting.venue, meeting.observers) == ("市役所第2会議室", 0)


def test_none_below_its_label_is_a_value_although_a_speaker_follows() -> None:
    minutes = read(
        HEAD + "傍聴者\nなし\n\n＜会長＞\n開会します。\n\n＜委員＞\n目的は何ですか。\n\n"
        "＜事務局＞\n確認のためです。\n"
    )

    assert minutes.meeting.observers == 0


def test_cases_called_in_a_row_with_their_bodies_are_taken_together() -> None:
    minutes = read(
        HEAD + "諮問第1号　名簿を共有することについて\n\n担当課：総務部総務課\n\n"
        "諮問第2号　画像を提供することについて\n\n担当課：総務部管財課\n\n"
        "※諮問第1号及び諮問第2号は、一括して審議\n\n"
        "○会長　諮問第1号及び諮問第2号を議題といたします。\n"
        "○委員　期間はどれだけですか。\n○総務課長　七日間です。\n"
    )

    assert {turn.cases for turn in minutes.turns} == {("c1", "c2")}


def test_a_title_goes_on_over_the_end_of_a_page() -> None:
    minutes = read(
        HEAD + "諮問第1号　滞納となった給食費の徴収のため、保護者に関する\n\n－　4　－\n\n"
        "情報を本人以外の者から収集すること（条例第7条第2項\n第4号）について\n\n"
        "○会長　諮問第1号を議題といたします。\n○委員　期間はどれだけですか。\n"
        "○学務課長　一年です。\n"
    )

    (case,) = minutes.cases
    assert case.title == (
        "滞納となった給食費の徴収のため、保護者に関する"
        "情報を本人以外の者から収集すること（条例第7条第2項第4号）について"
    )


def test_a_title_may_begin_with_a_number_in_kanji() -> None:
    minutes = read(
        HEAD + "（３）諮問第7号\n十八歳に達する者の名簿を提供することについて\n\n"
        "○会長　説明をお願いします。\n○委員　期間はどれだけですか。\n○市民課長　一年です。\n"
    )

    (case,) = minutes.cases
    assert case.title == "十八歳に達する者の名簿を提供することについて"


def test_a_consultation_keeps_its_name_beside_words_within_other_words() -> None:
    minutes = read(
        HEAD + "１　諮問第7号　名簿を民生委員協議会に提供することについて\n"
        "○委員　期間はどれだけですか。\n○市民課長　一年です。\n"
        "２　諮問第8号　予防接種に関する特定個人情報保護評価書について\n"
        "○委員　誰が見ますか。\n○市民課長　職員です。\n"
    )

    assert [case.procedure for case in minutes.cases] == ["諮問", "諮問"]


def test_a_clause_of_a_contract_is_no_provision_of_the_ordinance() -> None:
    minutes = read(
        HEAD + "１　諮問第7号　名簿を提供することについて（条例第9条第2項）\n"
        "○委員　返却はどう定めますか。\n○市民課長　契約書の第6条に定めます。同条第2項は罰則です。\n"
        "○委員　第10条には触れませんか。\n○市民課長　触れません。\n"
    )

    found = [(cited.law, cited.provision.article) for cited in minutes.cases[0].citations]
    assert found == [("条例", 9), ("条例", 10)]


def test_alternatives_are_one_question_in_reported_speech_too() -> None:
    minutes = read(
        HEAD + "１　諮問第5号　名簿を共有することについて\n"
        "・委員から、欄は除くのか、それとも残すのかとの質問があった。\n"
        "・担当課から、除くとの回答があった。\n"
    )

    assert [len(turn.question_spans) for turn in minutes.turns] == [1, 0]


def test_a_label_from_one_to_another_names_who_speaks_first() -> None:
    minutes = read(
        HEAD + "議題１　名簿を共有することについて（諮問第5号）\n"
        "委員→事務局　期間はどれだけか。\n事務局→委員　一年である。\n"
        "委員→事務局　誰が見るのか。\n事務局→委員　職員である。\n"
    )

    assert [turn.role for turn in minutes.turns] == [Role.MEMBER, Role.SECRETARIAT] * 2


def test_a_table_of_results_and_the_talk_below_are_on_the_same_cases() -> None:
    minutes = read(
        HEAD + "審議結果\n| 番号 | 件名 | 担当課 | 結果 |\n| --- | --- | --- | --- |\n"
        "| 諮問第5号 | 名簿を共有することについて | 総務課 | 承認 |\n"
        "| 諮問第6号 | 画像を提供することについて | 管財課 | 不承認 |\n\n質疑\n"
        "諮問第5号\n委員：期間はどれだけか。\n総務課：一年である。\n"
        "諮問第6号\n委員：誰に渡すのか。\n管財課：警察署である。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED,
        OutcomeValue.REJECTED,
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


def test_an_answer_behind_an_arrow_may_name_who_gives_it() -> None:
    asked = HEAD + "１　諮問第5号　名簿を共有することについて\n"
    nobody = read(
        asked + "・期間を短くすべきである。\n　→（事務局）検討する。\n"
        "・誰が見るのか。\n　→（事務局）職員である。\n"
    )
    named = read(
        asked + "・（委員）期間はどれだけか。\n⇒（総務課）一年である。\n"
        "・（委員）誰が見るのか。\n⇒（総務課）職員である。\n⇒　承認\n"
    )

    assert [turn.role for turn in nobody.turns] == [Role.UNKNOWN, Role.SECRETARIAT] * 2
    assert [turn.role for turn in named.turns] == [Role.MEMBER, Role.IMPLEMENTING_BODY] * 2
    assert named.cases[0].outcome.value is OutcomeValue.APPROVED


def test_the_number_below_a_counted_case_is_its_own() -> None:
    minutes = read(
        HEAD + "【案件1】\n諮問　令和3-1、2\n「名簿」業務における外部委託について\n"
        "【担当課：総務課】\n会長\n説明を求める。\n総務課\n資料のとおりである。\n"
        "委員\n期間はどれだけか。\n総務課\n一年である。\n会長\n2件とも承認する。\n"
    )

    assert [case.number for case in minutes.cases] == ["令和3-1", "令和3-2"]
    assert {turn.cases for turn in minutes.turns} == {("c1", "c2")}


def test_a_table_of_questions_and_answers_names_the_case_in_its_first_column() -> None:
    minutes = read(
        HEAD + "| 議題 | 質疑・意見 | 回答 |\n"
        "| 諮問第5号　名簿を共有することについて | 期間はどれだけか。 | 一年である。 |\n"
        "|  | 誰が見るのか。 | 職員である。 |\n"
        "| 諮問第6号　画像を提供することについて | 誰に渡すのか。 | 警察署である。 |\n"
    )

    assert [case.number for case in minutes.cases] == ["第5号", "第6号"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 4 + [("c2",)] * 2


def test_of_members_and_those_present_the_latter_are_declared() -> None:
    minutes = read(
        HEAD + "出席委員　甲野会長、乙川委員、丙田委員（委員4名中3名出席）\n\n１　開会\n"
    )

    assert minutes.meeting.members_declared == 3


def test_an_appeal_heard_behind_closed_doors_is_a_case_where_its_subject_is_printed() -> None:
    minutes = read(
        HEAD + "議題1　名簿を共有することについて\n委員：期間はどれだけか。\n総務課：一年である。\n"
        "会長：承認する。\n議題2　公文書不開示決定に対する審査請求について（非公開）\n"
        "※内容は掲載していない。\n"
        "議題3　非公開案件（非公開）\n※内容は掲載していない。\n"
    )

    titles = [case.title for case in minutes.cases]
    assert titles == [
        "名簿を共有することについて",
        "公文書不開示決定に対する審査請求について",
    ]
    assert minutes.cases[1].outcome.value is None


def test_a_title_that_a_line_break_cuts_in_two_is_one_member_and_no_second() -> None:
    minutes = read(
        "令和２年度第１回灯野市個人情報保護審議会会議録\n\n"
        "日　時　　　　令和２年５月１日（金）　午前９時から\n"
        "出　席　者　　辛島会長、午田委員、丙田委\n員、卯木副会\n長、亥鼻委員\n"
        "傍　聴　者　　なし\n\n"
        "○会長　ただいまから開会いたします。\n○事務局　資料を配ります。\n○会長　閉会します。\n"
    )

    assert [(one.name, one.role) for one in minutes.meeting.members] == [
        ("辛島", "会長"), ("午田", "委員"), ("丙田", "委員"), ("卯木", "副会長"), ("亥鼻", "委員"),
    ]  # fmt: skip


def test_the_name_of_a_town_holds_no_particle_before_its_ordinance() -> None:
    minutes = read(
        "令和元年度第1回緑が浜市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n\n"
        "１　諮問第7号　名簿を提供すること（緑が浜市個人情報保護条例第9条）について\n"
        "○委員　期間はどれだけですか。\n○市民課長　一年です。\n○会長　承認します。\n"
    )

    assert [cited.law for cited in minutes.cases[0].citations] == ["緑が浜市個人情報保護条例"]


def test_result_and_office_may_share_a_line_in_a_list_of_cases() -> None:
    minutes = read(
        HEAD + "審議案件及び結果\n（１）諮問第5号　名簿を共有することについて\n"
        "　　所管課：総務部総務課　　結果：承認\n"
        "（２）諮問第6号　画像を提供することについて\n　　所管課：総務部管財課　　結果：不承認\n\n"
        "質疑の概要\n諮問第5号について\n問　期間はどれだけか。\n答　一年である。\n"
        "諮問第6号について\n問　誰に渡すのか。\n答　警察署である。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED,
        OutcomeValue.REJECTED,
    ]
    assert [body.units[0].unit for case in minutes.cases for body in case.bodies] == [
        "総務課",
        "管財課",
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_rows_of_a_case_name_its_office_and_its_result() -> None:
    minutes = read(
        HEAD + "１　諮問第5号　名簿を共有することについて\n| 担当課 | 管財課 |\n"
        "| 根拠 | 条例第7条第1項 |\n| 委員の意見 | 担当課の回答 |\n"
        "| 誰に渡すのか。 | 警察署である。 |\n| 写しを作るべきでない。 | 作らない。 |\n"
        "| 結果 | 承認 |\n"
    )

    (case,) = minutes.cases
    assert [unit.unit for body in case.bodies for unit in body.units] == ["管財課"]
    assert case.outcome.value is OutcomeValue.APPROVED
    assert [(turn.role, turn.kind.value) for turn in minutes.turns] == [
        (Role.MEMBER, "question"),
        (Role.IMPLEMENTING_BODY, "answer"),
        (Role.MEMBER, "statement"),
        (Role.IMPLEMENTING_BODY, "answer"),
    ]


def test_bullets_below_a_lead_are_the_words_of_those_it_names() -> None:
    minutes = read(
        HEAD + "１　諮問第5号　名簿を共有することについて\n"
        "　委員から、期間はどれだけかとの質問があり、担当課は一年であると答えた。\n"
        "　また、委員から次の意見が出された。\n"
        "・期間は短くすべきである。\n・掲示を大きくしてほしい。\n"
        "　審議の結果、諮問のとおりで差し支えないとの結論となった。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER,
        Role.IMPLEMENTING_BODY,
        Role.MEMBER,
        Role.MEMBER,
    ]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_one_sentence_may_decide_two_cases_differently() -> None:
    minutes = read(
        HEAD + "諮問第5号　名簿を共有することについて\n\n諮問第6号　画像を提供することについて\n\n"
        "○会長　諮問第5号及び諮問第6号を一括して審議する。\n○委員　期間はどれだけか。\n"
        "○総務課長　一年である。\n"
        "○会長　諮問第5号は適当と認め、諮問第6号は次回も引き続き審議することとする。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED,
        OutcomeValue.CONTINUED,
    ]


def test_marks_of_a_roll_are_explained_by_its_remark() -> None:
    minutes = read(
        HEAD + "出席委員　◎甲賀　○乙須　丙森　丁畑　（敬称略。◎会長　○副会長）\n\n１　開会\n"
    )

    assert [(person.name, person.role) for person in minutes.meeting.members] == [
        ("甲賀", "会長"),
        ("乙須", "副会長"),
        ("丙森", "委員"),
        ("丁畑", "委員"),
    ]


def test_a_label_over_two_lines_is_read_whole() -> None:
    minutes = read(
        "会議の名\n称　令和3年度第2回灯野市個人情報保護審議会\n"
        "日\n時　令和3年7月20日（火）午後2時から\n"
        "場所　市役所\n\n○会長　開会します。\n○事務局　資料を配ります。\n○会長　閉会します。\n"
    )
    meeting = minutes.meeting

    assert (meeting.body, str(meeting.date)) == ("灯野市個人情報保護審議会", "2021-07-20")
    assert meeting.venue == "市役所"
    assert [part for part in minutes.parts if part.kind is PartKind.UNCLAIMED] == []


def test_a_date_before_a_wide_gap_takes_no_longer_than_other_lines() -> None:
    began = time.process_time()
    read(
        "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n令和元年8月5日" + " " * 60_000 + "あ\n"
    )

    assert time.process_time() - began < 10


def test_results_listed_before_the_talk_belong_to_the_cases_of_their_numbers() -> None:
    minutes = read(
        "令和4年度第1回灯野町個人情報保護審査会（書面開催）　会議録\n\n"
        "1　委員　甲野会長、乙川委員\n"
        "2　議　題\n　議案第1号　評価書の見直しについて\n　議案第2号　会議録の公開について\n"
        "3　議決結果\n　議案第1号　承認　5名　不承認　0名　→　承認\n"
        "　議案第2号　承認　1名　不承認　4名　→　不承認\n4　委員からの意見及び回答\n\n"
        "（議案第1号）\n【意見①】根拠が乏しい。\n【回答①】監査の結果による。\n\n"
        "（議案第2号）\n【質問②】いつからか。\n【回答②】次回からである。\n"
    )

    first, second = minutes.cases
    assert [case.title for case in minutes.cases] == [
        "評価書の見直しについて",
        "会議録の公開について",
    ]
    assert first.outcome and second.outcome
    assert [first.outcome.value.value, second.outcome.value.value] == ["approved", "rejected"]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


def test_titles_with_an_office_behind_are_said_by_nobody() -> None:
    minutes = read(
        "情報公開審査会　第77回　会議概要\n1. 日時 2023年1月23日（月）13時30分\n2. 議題\n"
        "(1) 諮問事案の調査審議\n ア 諮問公第212号「校則の改定に関する文書」（県教育委員会）\n"
        " イ 諮問公第215号「留置施設の点検記録」（県警察本部長）\n3. 議事概要\n"
        "(1) 諮問事案の調査審議\n ア 諮問公第212号\n ・次回、引き続き審議することとした。\n"
        " イ 諮問公第215号\n ・原処分は妥当であるとの結論を得た。\n"
    )

    assert not minutes.turns
    assert [(case.number, (case.title or "")[:7]) for case in minutes.cases] == [
        ("公第212号", "「校則の改定に"), ("公第215号", "「留置施設の点"),
    ]  # fmt: skip
