"""Minutes of panels (審査会): items that point into the list in front, hearings within a case."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.words.speakers import read_speaker

FRONT = (
    "平成22年度第4回灯野市情報公開審査会会議要旨\n\n日時 平成22年12月17日(金)15時00分〜17時20分\n"
    "議題\n1 異議申立案件の審議\n"
    " (1) 平成22年度異議第2号 請求書の非公開決定に対する異議申立て\n"
    " (2) 平成22年度異議第3号 視察の文書の不存在決定に対する異議申立て\n2 その他\n議事\n"
)


def test_items_below_an_item_are_called_by_both_numbers_and_hearings_part_them() -> None:
    minutes = read(
        FRONT + "議題1(1)について\n ①実施機関からの理由説明\n"
        "  実施機関から、次のとおり説明があった。\n ②質疑応答\n"
        "  (委員)合計は、個人に関する情報ではないのではないか。\n  (実施機関)合計の欄はない。\n"
        " ③審議\n  改めて決定を行うべきであるとの方向で答申案を作成することとした。\n"
        "議題1(2)について\n ①異議申立人からの意見陳述\n  異議申立人から、意見陳述が行われた。\n"
        " ②質疑応答\n  (委員)文書があるはずだと考える理由は何か。\n"
        "  (異議申立人)他の市では公開されている。\n"
        " ③審議\n  事務局が調査を行い、次回報告することとした。\n"
        "議題2 その他\n 次回の審査会は1月28日に開催することとした。\n"
    )

    assert [(case.number, case.title, case.outcome.value) for case in minutes.cases] == [
        ("平成22年度異議第2号", "請求書の非公開決定に対する異議申立て", "continued"),
        ("平成22年度異議第3号", "視察の文書の不存在決定に対する異議申立て", "continued"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2
    assert [item.kind.value for item in minutes.agenda] == ["deliberation"] * 2 + ["other"]


def test_names_of_officials_behind_long_offices_are_names() -> None:
    minutes = read(
        "第55回灯野県個人情報保護審議会議事録\n１　日時　平成27年11月24日（火）　午前10時\n"
        "３　出席者\n　　委　員　　浅野会長、辻委員\n"
        "　　県　側　　【情報公開・法務課】田丸課長、室賀企画幹\n"
        "　　　　　　　【警察本部警務部広報相談課】奈良本課長補佐\n"
        "４　議題\n　（１）画像の収集の制限の例外について（諮問事項）\n"
        "　（２）条例の改正について（報告事項）\n５　議事の概要\n"
        "（浅野会長）\n　議題（１）について、説明をお願いします。\n"
        "（奈良本課長補佐）\n　資料１により説明\n"
        "（辻委員）\n　台数は何台ですか。\n（奈良本課長補佐）\n　24台でございます。\n"
        "（浅野会長）\n　原案どおり了承といたします。次に、議題（２）について、報告願います。\n"
        "（室賀企画幹）\n　資料２により報告\n（辻委員）\n　分かりました。\n"
    )

    told = [(turn.speaker, turn.role.value) for turn in minutes.turns]
    assert told[1] == ("課長補佐", "implementing_body")
    assert told[5] == ("企画幹", "implementing_body")
    assert [item.kind.value for item in minutes.agenda] == ["deliberation", "report"]


def test_written_meetings_set_lists_and_results_beside_their_labels() -> None:
    minutes = read(
        "会 議 概 要\n会 議 名\t令和3年度 第5回 灯野市個人情報保護審議会\n"
        "日　　時\t令和4年2月1日（火）～2月10日（木）\n開催方法\t書面開催\n"
        "議題\t1　諮問第11号　記録の利用について\n\t2　諮問第12号　電子計算機の結合について\n"
        "\t3　令和2年度運用状況（報告）\n"
        "審議結果\t1　諮問第11号　承認5名、不承認2名により承認\n"
        "\t2　諮問第12号　全員一致で承認。ただし、次の意見を付す。「市民に周知すること。」\n"
        "\t3　了承\n"
        "主な意見等\n【諮問第11号】\n意見1　慎重であるべき。\n回答1　回数に限る。\n"
        "【諮問第12号】\n質問1　通信は暗号化されるのか。\n回答1　暗号化される。\n"
    )

    assert [(case.number, case.outcome.value.value) for case in minutes.cases] == [
        ("11", "approved"), ("12", "approved_with_opinion"),
    ]  # fmt: skip
    assert minutes.cases[0].outcome.votes == "承認5名、不承認2名"
    assert len(minutes.agenda) == 3


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("田丸課長", "課長"), ("奈良本課長補佐", "課長補佐"), ("黒部課長", "課長"),
        ("住民課田中係長", "住民課係長"), ("総務課長", "総務課長"), ("副町長", "副町長"),
        ("警察本部警務部長", "警察本部警務部長"), ("給食センター所長", "給食センター所長"),
    ],
)  # fmt: skip
def test_a_family_name_before_a_title_is_not_shown_though_no_roll_names_it(
    label: str, shown: str
) -> None:
    speaker = read_speaker(label)

    assert speaker is not None
    assert speaker.shown == shown


def test_items_taken_together_are_decided_one_by_one_by_their_places() -> None:
    minutes = read(
        "令和３年度第４回灯野市情報公開審査会　会議要旨\n１　開催日時　令和３年１２月２３日（木）\n"
        "５　議題\n　議題１　証明の外部委託について\n　議題２　予約の結合について\n"
        "　議題３　その他\n"
        "６　会議の要旨\n　議題１及び議題２　（一括審議）\n　　市民税課から説明があった。\n"
        "　　委　員　　入力する情報は何か。\n　　市民税課　氏名である。\n"
        "　　→　議題１については承認、議題２については、情報を最小限とすることを条件に承認する。\n"
        "　議題３　その他\n　　特になし\n"
    )

    assert [(case.title, case.outcome.value.value) for case in minutes.cases] == [
        ("証明の外部委託について", "approved"), ("予約の結合について", "approved_conditional"),
    ]  # fmt: skip
    assert minutes.cases[1].outcome.conditions == ("情報を最小限とする",)
    assert minutes.turns[0].cases == ("c1", "c2")


def test_a_form_says_that_nothing_was_attached_and_begins_the_talk_beside_its_label() -> None:
    filled = (
        "諮問番号\t第{n}号\n件名\t名簿の{n}回目の提供について\n担当課\t納税課\n"
        "質疑\t（問）データの受渡しの方法は。\n\t（答）専用回線による。\n"
        "審議結果\t承認\n附帯意見\t{attached}\n\n"
    )
    minutes = read(
        "第６回　灯野市個人情報保護審議会の概要\n開催日：平成２６年９月５日\n\n"
        + filled.format(n=31, attached="更新を年１回以上行うこと。")
        + filled.format(n=32, attached="なし")
    )

    assert [(case.outcome.value.value, case.outcome.conditions) for case in minutes.cases] == [
        ("approved_with_opinion", ("更新を年１回以上行うこと。",)), ("approved", ()),
    ]  # fmt: skip
    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer"] * 2
    assert [item.title for item in minutes.agenda] == [case.title for case in minutes.cases]


def test_a_count_of_hands_before_the_chairs_words_is_the_vote() -> None:
    minutes = read(
        "令和５年度第２回灯野市審議会会議録\n日時　令和６年１月２５日（木）\n"
        "審議事項（１）税率の改定について\n【会長】採決を行う。賛成の方の挙手を求める。\n"
        "（賛成４名、反対１名）\n【会長】賛成多数により、原案のとおり答申することとする。\n"
    )

    assert minutes.cases[0].outcome.votes == "賛成4名、反対1名"


def test_number_and_title_stand_in_one_bracket() -> None:
    minutes = read(
        "会　議　録\n件　名　平成30年度第１回灯野市個人情報保護審議会\n"
        "日　時　平成30年５月31日（木曜日）\n"
        "議　題　１　委嘱状の交付\n　　　　２　名簿の外部提供について（警察との共有）\n\n"
        "【１　委嘱状の交付】\n　委嘱状が交付された。\n"
        "【２　名簿の外部提供について（警察との共有）】\n（課長）資料１に基づき説明。\n"
        "（委員）すべてか。\n（課長）すべてではない。\n（会長）諮問のとおり認める。\n"
    )

    assert [(item.number, item.title) for item in minutes.agenda] == [
        ("1", "委嘱状の交付"), ("2", "名簿の外部提供について（警察との共有）"),
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved"]


def test_family_names_of_full_names_in_the_roll_speak_behind_circles() -> None:
    minutes = read(
        "第6期 第3回 灯野市個人情報保護運営審議会\n開催年月日　2023年2月16日(木)\n"
        "委員出席者　石綿ちひろ(会長)、片平志乃、高濱勉、三枝ゆう子\n"
        "事務局　市民参画課長\n\n<議事内容>\n"
        "1 諮問第23号 施行条例(案)について\n 事務局より説明(資料1)\n\n〔質疑・意見〕\n"
        "○(片平)性的指向を入れることを検討したか。\n →(事務局)今回は見送った。\n"
        "○(三枝)見送った理由を知りたい。\n →(事務局)間に合わない。\n"
        "○(高濱)どのようにチェックするのか。\n →(事務局)年1回報告する。\n"
        "○(会長)条例に規定すべきである。\n →(事務局)規定している。\n\n〔結論〕\n"
        " 妥当であると認める。なお、次のとおり意見を付す。\n"
        " ・1年を目途に再検討すること。\n ・結合の状況を年1回報告すること。\n"
    )

    told = [turn.speaker for turn in minutes.turns]
    assert told == ["委員", "事務局"] * 3 + ["会長", "事務局"]
    assert minutes.cases[0].outcome.conditions == (
        "1年を目途に再検討すること", "結合の状況を年1回報告すること",
    )  # fmt: skip


def test_a_list_in_front_goes_on_behind_words_below_an_entry() -> None:
    minutes = read(
        "平成19年度第2回灯野市個人情報保護審議会議事録\n日時 平成19年10月29日(月)午後1時30分\n"
        "会議次第\n1.開会\n2.議題\n(1)事務の委託について\n(2)個人情報の電算結合について\n"
        "  図書館システムの広域利用\n(3)指針の改正について(報告)\n3.閉会\n\n"
        "会長:皆様お集まりですので始めます。続いて(2)の電算結合について、お願いします。\n"
        "図書館長:資料3のとおりです。\n会長:承認といたします。\n図書館長:はい。\n"
    )

    assert [part for part in minutes.parts if part.kind.value == "unclaimed"] == []
    assert minutes.cases[0].title == "個人情報の電算結合について"


def test_titles_without_a_mark_that_wrap_head_the_talk_below_them() -> None:
    minutes = read(
        "灯野市個人情報保護審議会（令和５年度第２回）議事概要\n\n令和５年10月26日（木）\n\n"
        "事務局：委員の御出席をいただいている。\n\n"
        "住民基本台帳に関する事務に係る特定個人情報保護評価書\n（案）の第三者点検について\n"
        "会長：説明を求める。\nデジタル推進課：意見は寄せられなかっ\n　た。\n"
        "　以上の審議により、評価書については適当であると認め\nられた。\n\n"
        "健診結果の情報を用いた検証に係る大学への情報提供の取扱\nいについて\n"
        "委員：仮名加工は誰が行うのか。\n健康課：連合会に委託する。\n"
        "　審議の結果、大学のための提供については適当であるが、会社のための提供について\n"
        "は適当とは認められないとの意見で一致した。\n"
    )

    assert [case.title for case in minutes.cases] == [
        "住民基本台帳に関する事務に係る特定個人情報保護評価書（案）の第三者点検について",
        "健診結果の情報を用いた検証に係る大学への情報提供の取扱いについて",
    ]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "partially_approved"]
    assert minutes.turns[-1].text == "連合会に委託する。"


def test_a_table_in_front_whose_cells_wrap_names_cases_that_are_called_by_its_numbers() -> None:
    minutes = read(
        "灯野市個人情報保護審議会　会議録\n日時：平成29年７月６日（木）\n審議結果\n"
        "番号　件　　名　　　　　　　　　　　　　　　　　所管課　　　結　果\n"
        "１　　前回分「空家の調査における固定資産税情　　都市計画課　答申案を承認\n"
        "　　　報の利用について」の答申案について\n"
        "２　　支援会議における個人情報の共有につい　　　福祉総務課　条件付で適当\n　　　て\n"
        "３　　画像の収集について　　　　　　　　　　　　農林課\n主な発言\n"
        "○会長　初めに、「空家の調査における固定資産税情報の利用について」の答申案を議題とする。\n"
        "○事務局　答申案のとおりである。\n○会長　承認する。続いて、番号２に入る。説明を。\n"
        "○実施機関　資料のとおりである。\n○会長　条件を付けて適当と認める。\n"
        "○会長　次は番号３だが、農林課は来ているか。\n○実施機関　来ている。\n"
    )

    assert [(case.number, case.title, case.outcome.value) for case in minutes.cases] == [
        (
            "1",
            "前回分「空家の調査における固定資産税情報の利用について」の答申案について",
            "approved",
        ),
        ("2", "支援会議における個人情報の共有について", "approved_conditional"),
        ("3", "画像の収集について", None),
    ]
    assert [turn.cases for turn in minutes.turns][1::2] == [("c1",), ("c2",), ("c3",)]


def test_a_result_behind_an_arrow_ends_where_its_words_do() -> None:
    minutes = read(
        "灯野町情報公開審査会（令和６年度第１回）議事録\n1. 日時：令和６年６月２５日（火）\n"
        "5. 議題\n　(1) 諮問第１号　画像の提供について\n　(2) その他\n6. 議事\n"
        "　《議題(1)　諮問第１号》\n　　（委員）　何人か。\n　　（事務局）　三人である。\n"
        "　　→ 継続審議\n　《議題(2)》\n　　特になし。\n"
    )

    assert minutes.cases[0].outcome.raw == "継続審議"
    assert minutes.agenda[-1].title == "その他"


def test_labelled_lines_below_a_title_are_none_of_it_and_who_comes_in_says_nothing() -> None:
    minutes = read(
        "灯野市情報公開審査会議事録\n日時　令和５年６月２５日（日）\n\n"
        "（１）諮問第８号　公文書不存在決定に対する異議申立て\n"
        "　　審議の段階　双方の意見の聴取\n　　請求の対象　橋の点検の記録\n"
        "　　諮問庁　市長（土木部道路課）\n\n"
        "（参加人及び処分庁　着席）\n\n"
        "（甲川委員）請求人に伺います。記録を見たことはありますか。\n\n"
        "（審査請求人）昨年見た。\n\n（処分庁）その記録は廃棄した。\n\n"
        "（職務代理）公開すべき部分を一覧にした方がよい。\n\n（処分庁）一覧にする。\n\n"
        "（会長）原処分のうち、点検の日を伏せた部分は取り消し、公開すべきであるとの結論でよいか。\n\n"
        "（異議なし）\n"
    )

    (case,) = minutes.cases
    assert case.title == "公文書不存在決定に対する異議申立て"
    assert [body.place.line for body in case.bodies] == [7]
    assert case.outcome.value is OutcomeValue.REVIEW_UPHELD_PARTLY
    asked, *others = minutes.turns
    assert asked.question_sentences == 1
    assert [turn.kind.value for turn in others] == [
        "answer", "statement", "statement", "answer", "procedural",
    ]  # fmt: skip


def test_a_title_goes_on_over_a_gap_of_its_own() -> None:
    minutes = read(
        "灯野市個人情報保護審議会議事録\n日時　令和５年６月２５日（日）\n\n"
        "（１）諮問第８号　要介護認定の情報の目的外利用\n　　及び外部　提供について\n"
        "　　担当課　福祉課\n\n（委員）何人か。\n（福祉課）三人である。\n（会長）承認する。\n"
    )

    assert minutes.cases[0].title == "要介護認定の情報の目的外利用及び外部　提供について"


def test_words_labelled_as_an_opinion_decide_nothing_whoever_says_them() -> None:
    minutes = read(
        "令和２年度第１回灯野市個人情報保護審議会（書面開催）\n"
        "審議の期間　令和２年５月１１日（月）\n"
        "委　　　員　会長　甲川、委員　乙原、委員　丙田（３名）\n書面表決書の提出　３名\n\n"
        "◇報告第２号\n件　　名　名簿の目的外利用について\n\n"
        "質問１（乙原委員）\n誰に渡したのか。\n回答１（防災課）\n消防団に渡した。\n\n"
        "意見（会長）\n災害時の利用は認めるのが相当である。\n\n審議結果　報告のとおり了承\n\n"
        "◇次回の会議\n令和２年８月頃\n"
    )

    assert minutes.cases[0].outcome.value is OutcomeValue.NOTED
    assert [person.name for person in minutes.meeting.members] == ["甲川", "乙原", "丙田"]
    assert minutes.agenda[-1].title == "次回の会議"


@pytest.mark.parametrize("stages", [("ア　", "イ　"), ("①", "②"), ("ａ）", "ｂ）")])
def test_counted_stages_below_a_case_part_its_talk(stages: tuple[str, str]) -> None:
    first, second = stages
    minutes = read(
        "第4回灯野市情報公開審査会\n日時：令和6年1月19日（金）\n"
        "出席者：\n【委員】甲田会長、乙部委員\n\n"
        "１　開会\n２　案件審議\n"
        "　(1)　諮問第3号　記録の部分公開決定に対する審査請求\n"
        f"　　{first}処分庁からの意見聴取\n"
        "【処分庁】\n弁明書のとおりである。\n【乙部委員】\n額も公開しないのか。\n"
        "【処分庁】\nそのとおりである。\n"
        f"　　{second}審議\n【甲田会長】\n次回、答申案を検討することとする。\n"
        "　(2)　諮問第4号　事故報告書の非公開決定処分に対する審査請求\n"
        f"　　{first}答申案の検討\n"
        "【乙部委員】\n理由は足りているか。\n【甲田会長】\n棄却すべきである旨、答申する。\n"
        "３　その他\n【事務局】\n次回は2月です。\n"
    )

    assert [case.number for case in minutes.cases] == ["第3号", "第4号"]
    assert [case.outcome.value for case in minutes.cases] == ["continued", "review_dismissed"]
    assert [item.number for item in minutes.agenda if item.number] == ["1", "2", "3"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 4 + [("c2",)] * 2 + [()]


def test_what_a_side_holds_stands_below_its_name_and_decides_nothing() -> None:
    minutes = read(
        "灯野市情報公開審査会議事要旨\n日時　令和５年６月２５日（日）\n\n"
        "【諮問第８号】会議録の非公開決定に係る審査請求\n"
        "　審査請求人の主張の要旨\n　　・公開しても支障はない。\n　　・全部を公開すべきである。\n"
        "　処分庁の主張\n　　自由な議論が妨げられる。\n"
        "　質疑\n　　委員　支障の例はあるか。\n　　処分庁　ない。\n"
    )

    assert [(turn.role.value, turn.kind.value) for turn in minutes.turns] == [
        ("appellant", "statement"),
        ("appellant", "statement"),
        ("agency_disposing", "statement"),
        ("member", "question"),
        ("agency_disposing", "answer"),
    ]
    assert minutes.cases[0].outcome.value is None
