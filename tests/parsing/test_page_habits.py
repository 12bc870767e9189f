"""Habits of pages: their commas, marks of headings, lists in front, what stands beside tables."""

import pytest
from parsing.reading import read

from kurume_search.parsing.words.speakers import read_speaker

TITLE = "令和5年度第2回灯野市個人情報保護審議会　会議概要\n\n"
HEAD = TITLE + "日時　令和5年8月4日（金）午後2時\n\n"
TALK = (
    "• 委員から，保存の期間はどれだけかとの質問があり，"
    "市民課から，30日間であるとの回答がありました。\n"
    "• 別の委員から，1，000件を超えることはあるかとの質問があり，"
    "市民課から，ないとの回答がありました。\n"
)


def test_commas_of_any_hand_part_what_was_asked_from_what_was_answered() -> None:
    minutes = read(HEAD + "## 議事の概要\n\n### 1 諮問第41号「名簿の提供について」\n\n" + TALK)

    assert [turn.role.value for turn in minutes.turns] == ["member", "implementing_body"] * 2
    assert minutes.turns[1].text == "市民課から，30日間であるとの回答がありました"
    assert "1，000件" in minutes.turns[2].text
    assert [part for part in minutes.parts if part.kind.value == "unclaimed"] == []


def test_one_sentence_decides_cases_apart_and_is_quoted_with_its_commas() -> None:
    minutes = read(
        HEAD + "## 議事の概要\n\n### 1 諮問事項について\n\n"
        "①諮問第41号「名簿の提供について」\n\n" + TALK + "\n"
        "②諮問第42号「画像の利用について」\n\n" + TALK + "\n"
        "③諮問第43号「記録の収集について」\n\n" + TALK + "\n（審議の結果）\n\n"
        "諮問第41号及び諮問第43号については，意見を付した上で適当と認め，諮問第42号については，"
        "諮問のとおり適当と認めることとされました。\n\n"
        "### 2 その他\n\n• 事務局から連絡がありました。\n"
    )

    values = [case.outcome.value for case in minutes.cases]
    assert values == ["approved_with_opinion", "approved", "approved_with_opinion"]
    raw = minutes.cases[0].outcome.raw
    assert raw == "諮問第41号及び諮問第43号については，意見を付した上で適当と認め，"
    assert [item.title for item in minutes.agenda] == ["諮問事項について", "その他"]


def test_results_below_the_entries_of_the_list_in_front_are_of_their_cases() -> None:
    minutes = read(
        TITLE + "一　日時　令和5年8月4日（金）午後2時\n"
        "二　議題　及び結果\n　（一）諮問事項\n"
        "　　ア　返礼品の発送に係る外部提供\n　　　　　　　附帯意見を付して適当と認める\n"
        "　　イ　名簿に係る外部提供\n　　　　　　　適当と認める\n　（二）その他\n\n"
        "三　会議の経過\n\n"
        "○総務課長　定刻となりましたので、始めます。\n\n（一）諮問事項\n"
        "ア　返礼品の発送に係る寄附者の個人情報の外部提供について\n"
        "○会長　それでは、アについて、説明をお願いします。\n○商工課長　資料のとおりです。\n"
        "イ　名簿に係る個人情報の外部提供について\n"
        "○会長　続きまして、イについて、お願いします。\n○市民課長　資料のとおりです。\n"
    )

    outcomes = [(case.outcome.value, case.outcome.place.line) for case in minutes.cases]
    assert outcomes == [("approved_with_opinion", 7), ("approved", 9)]


def test_a_table_in_front_names_cases_shorter_than_their_headings() -> None:
    minutes = read(
        HEAD + "審議結果\n　　番号　　　　件名　　　　　　　　　結果\n"
        "　　諮問案件１　　家賃滞納者の調査に係る目的外利用　　答申案のとおり承認\n"
        "　　諮問案件２　　給食費管理システムの結合　　　　　　承認\n\n議事概要\n\n"
        "　【諮問案件１】\n"
        "　　家賃滞納者の調査のため、個人情報を目的外利用することについて（答申案の確認）\n"
        "　　諮問機関：税務課　利用機関：建設課\n\n"
        "　　委員\n　　　期間はいつまでか。\n　　実施機関\n　　　三月までである。\n\n"
        "　【諮問案件２】\n"
        "　　給食費の公会計化に当たり、給食費管理システムを回線により結合することについて\n"
        "　　委員\n　　　口座も登録するのか。\n　　実施機関\n　　　登録する。\n"
    )

    assert [(case.number, case.outcome.value) for case in minutes.cases] == [
        ("1", "approved"), ("2", "approved"),
    ]  # fmt: skip
    assert minutes.cases[0].title == "家賃滞納者の調査のため、個人情報を目的外利用することについて"
    bodies = [(body.role, [unit.name for unit in body.units]) for body in minutes.cases[0].bodies]
    assert bodies == [("諮問機関", ["税務課"]), ("利用機関", ["建設課"])]


@pytest.mark.parametrize("bullet", ["• ", "・", "", "■ "])
def test_values_of_the_header_stand_without_labels(bullet: str) -> None:
    minutes = read(
        "令和5年度第2回灯野市環境審議会　会議要録\n\n"
        f"{bullet}R5.8.4 10:00～11:55\n{bullet}灯野市役所第2庁舎 大会議室\n"
        f"{bullet}汐崎会長、名越副会長、蔵元委員、猪股委員\n"
        f"{bullet}事務局 波多環境課長、真鍋係長\n\n"
        "議題1 名簿の提供について\n\n○会長　説明をお願いします。\n○環境課　資料のとおりです。\n"
    )
    meeting = minutes.meeting

    assert (str(meeting.date), meeting.time_end) == ("2023-08-04", "11:55")
    assert meeting.venue == "灯野市役所第2庁舎 大会議室"
    assert [person.name for person in meeting.members] == ["汐崎", "名越", "蔵元", "猪股"]
    assert len(minutes.cases) == 1


def test_what_stands_apart_below_a_table_is_said_by_nobody_in_it() -> None:
    minutes = read(
        HEAD + "議題1 名簿の提供について\n\n| 発言者 | 内容 |\n| --- | --- |\n"
        "| 会長 | 説明をお願いします。 |\n| 市民課 | 資料のとおりです。 |\n\n"
        "議題1については、次回の会議で引き続き審議することとされました。\n"
    )

    assert minutes.turns[-1].text == "資料のとおりです。"
    assert minutes.cases[0].outcome.value == "continued"


def test_a_label_without_a_word_for_a_role_speaks_where_it_stands_between_others() -> None:
    minutes = read(
        "第29期第5回灯野市情報公開審議会　会議要録\n日時　平成31年3月18日(月)15:00～16:30\n"
        "出席委員　朝比奈会長、鳥居副会長、和泉委員\n市出席者　市立病院医事課長\n\n"
        "１．診療記録の手数料の見直しについて（諮問）\n"
        "(和泉)　現行の10円を20円にする根拠は何か。\n(病院)　機器の賃借料を積み上げて計算した。\n"
        "(鳥居)　画像を渡す場合はいくらか。\n(病院)　１枚500円としたい。\n"
        "(案)　これは資料の写しである。\n"
    )

    told = [(turn.speaker, turn.role.value, turn.kind.value) for turn in minutes.turns]
    assert told[1] == told[3] == ("病院", "implementing_body", "answer")
    assert len(told) == 4


def test_a_bundled_entry_of_the_list_in_front_opens_all_its_cases() -> None:
    minutes = read(
        HEAD
        + "議題\n　(1) 答申案の検討について（諮問第18号及び第19号）\n　(2) その他\n\n会議の概要\n"
        "議題(1)　答申案の検討について\n○委員　3ページは改めた方がよいのではないか。\n"
        "○事務局　そのように修正する。\n"
        "○会長　諮問第18号については原案のとおり、諮問第19号については付言を追加した上で"
        "答申することとする。\n　　（異議なし）\n議題(2)　その他\n○事務局　以上である。\n"
    )

    assert [(case.number, case.outcome.value) for case in minutes.cases] == [
        ("第18号", "approved"), ("第19号", "approved_with_opinion"),
    ]  # fmt: skip
    assert minutes.turns[0].cases == ("c1", "c2")


def test_a_narrative_wrapped_by_a_page_tells_who_spoke_and_opens_no_items() -> None:
    minutes = read(
        HEAD + "２　諮問案件の審議\n【諮問案件１】\n提供区域の設定について\n"
        "（事務局が資料１により説明）\n"
        "・委員から、市全域を１区域とする理由は案のどこに書かれているのかとの質問\n"
        "　があり、事務局から、２ページの「経過」に書いているとの回答があった。\n"
        "・同委員から、補正の前の数字はいくつかと重ねて質問があり、事務局から、調査では\n"
        "　「使いたい」という回答を全て数えたものであるとの回答があった。\n"
        "　　　　　　　　－ １ －\n"
        "・副会長から、何人かとの質問があり、事務局から、本日中に回答するとのことであった。\n"
        "→　経過措置の期間を３年以内とすることを条件として、案を\n了承した。\n"
    )

    assert [case.title for case in minutes.cases] == ["提供区域の設定について"]
    assert minutes.cases[0].outcome.value == "approved_conditional"
    assert [(turn.role.value, turn.kind.value) for turn in minutes.turns] == [
        ("member", "question"), ("secretariat", "answer"),
        ("member", "question"), ("secretariat", "answer"),
        ("vice_chair", "question"), ("secretariat", "answer"),
    ]  # fmt: skip


def test_a_family_name_that_ends_as_an_office_is_a_name() -> None:
    minutes = read(
        HEAD + "会長(荒巻): 説明をお願いします。\n住民課(阿部): 資料のとおりです。\n"
        "委員(薗部): 何軒ありますか。\n住民課(阿部): 3軒です。\n"
    )

    assert [turn.speaker for turn in minutes.turns] == ["会長", "住民課", "委員", "住民課"]


def test_conditions_stand_below_their_entry_or_in_the_sentence_before() -> None:
    minutes = read(
        HEAD + "一　議案第十号　料金の改定について\n二　議案第十一号　分割納付について\n"
        "会長：一括して審議します。\n料金課：資料のとおりです。\n"
        "【審議結果】\n　議案第十号は、申出により撤回を承認した。\n"
        "　議案第十一号　次の条件を付して適当と認める。\n　　（条件）期間は二年以内とすること。\n"
        "三　議案第十二号　提供について\n会長：提供は必要があると認められる。"
        "ただし、廃棄証明を取ること。以上を条件として承認する。\n料金課：承知しました。\n"
    )

    outcomes = [(case.outcome.value.value, case.outcome.conditions) for case in minutes.cases]
    assert outcomes == [
        ("withdrawn", ()),
        ("approved_conditional", ("期間は二年以内とすること。",)),
        ("approved_conditional", ("廃棄証明を取ること",)),
    ]
    assert minutes.cases[0].outcome.raw == "申出により撤回を承認した。"


def test_headings_that_only_count_point_at_the_list_in_front() -> None:
    minutes = read(
        HEAD + "4 議題及び公開の別\n (1) 評価書の再実施について (公開)\n"
        " (2) 開示決定に係る審査請求について(諮問第8号) (非公開)\n7 会議の内容\n【議題(1)】\n"
        "委員 : 変わった点はどこか。\n市民課 : 委託先である。\n会長 : 適当と認める。\n"
        "【以下、非公開】\n【議題(2)】\n次回、答申案を審議する。\n【非公開部分 終了】\n"
    )

    assert [(case.number, case.title) for case in minutes.cases] == [
        ("議題1", "評価書の再実施について"), ("第8号", "開示決定に係る審査請求について"),
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]


def test_two_headings_in_a_row_that_are_taken_together_are_two_cases() -> None:
    minutes = read(
        HEAD + "○図書館の電子計算機の結合について\n○貸出しの記録の提供について\n"
        "会長）この2件は、一括して議題といたします。説明をお願いします。\n図書館）資料のとおりです。\n"
        "会長）2件とも、適当と認めます。\n図書館）ありがとうございました。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]


@pytest.mark.parametrize("border", ["｜", "│", "|"])
def test_cells_of_several_lines_are_read_line_by_line(border: str) -> None:
    rows = (
        "様式第２号\n会議結果報告書\n┌──┬────┐\n"
        "｜会議の名称｜令和２年度第２回　美ノ郷市個人情報保護審議会｜\n"
        "｜開催日時｜令和２年１０月２２日（木曜日）１３時３０分～１５時１０分｜\n"
        "｜出席者｜委員：桐谷会長、梅津委員<br>事務局：総務課　戸村課長<br>所管課：防災課　高柳課長"
        "｜\n｜議題｜１　諮問第５号　見守りに係る外部提供について<br>２　その他｜\n"
        "｜会議資料｜次第｜\n\n"
    ).replace("｜", border)
    minutes = read(
        rows + "【議事の内容】\n１　諮問第５号　見守りに係る外部提供について\n"
        "　委　員　提供先はどこか。\n　所管課　新聞販売店である。\n"
        "２　その他\n　次回は２月である。\n"
    )
    meeting = minutes.meeting

    assert [person.name for person in meeting.members] == ["桐谷", "梅津"]
    assert [person.name for person in meeting.secretariat] == ["戸村"]
    assert [case.number for case in minutes.cases] == ["第5号"]
    assert [item.title for item in minutes.agenda] == [
        "見守りに係る外部提供について", "その他",
    ]  # fmt: skip
    assert [part for part in minutes.parts if part.kind.value == "unclaimed"] == []


def test_heads_of_offices_are_no_persons_whatever_their_office_is() -> None:
    minutes = read(
        HEAD + "説明員　障害者福祉課長、生活衛生課長、道路公園管理課長、牧田課長\n\n"
        "会長\n　諮問事項の１、「名簿の提供について」、障害者福祉課長から説明願います。\n"
        "生活衛生課長\n　資料のとおりです。\n道路公園管理課長\n　私からもご説明します。\n"
        "会長\n　承認とさせていただきます。続いて、諮問事項の２、「記録の利用について」です。\n"
        "障害者福祉課長\n　資料のとおりです。\n会長\n　承認します。\n"
    )

    assert [turn.speaker for turn in minutes.turns] == [
        "会長", "生活衛生課長", "道路公園管理課長", "会長", "障害者福祉課長", "会長",
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]


@pytest.mark.parametrize(
    "label", ["（川西(隆)委員）", "【川西(隆)委員】", "○川西(隆)委員　", "川西(隆)委員："]
)
def test_two_of_one_surname_are_told_by_the_first_sign_of_the_other_name(label: str) -> None:
    other = label.replace("隆", "美")
    chair = label.replace("川西(隆)委員", "会長")
    minutes = read(
        HEAD
        + f"１　諮問第９号　名簿を渡すことについて\n{label}何を渡すのか。\n{other}紙で渡すのか。\n"
        f"{label}短くすべきである。\n{chair}承認する。\n"
    )

    assert [turn.speaker for turn in minutes.turns] == ["委員", "委員", "委員", "会長"]
    assert minutes.turns[1].text == "紙で渡すのか。"


@pytest.mark.parametrize(
    "line", ["【問】{}【答】{}", "問　{}　答　{}", "Ｑ１．{} Ａ１．{}", "（質問）{}（回答）{}"]
)
def test_a_question_and_its_answer_on_one_line_are_two_turns(line: str) -> None:
    asked = ["保存の期間はどれだけか。", "名簿は渡すのか。", "写真もか。"]
    answers = ["30日間である。", "渡さない。", "同じである。"]
    pairs = list(zip(asked, answers, strict=True))
    minutes = read(
        HEAD + "諮問第41号　名簿の提供について\n\n"
        + "".join(f"{line.format(*pair)}\n" for pair in pairs)
        + "\n結果　承認\n"
    )  # fmt: skip

    assert [turn.text for turn in minutes.turns] == [words for pair in pairs for words in pair]
    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer"] * 3
    assert [len(exchange.answers) for exchange in minutes.exchanges] == [1, 1, 1]


@pytest.mark.parametrize("head", ["会議録", "議 事 録", "灯野市"])
def test_a_short_head_on_the_second_page_is_nobodys_words(head: str) -> None:
    one = "（会長）説明を求める。\n（市民課）資料のとおり。\n（委員）保存の期間は\n\n- 1 -\n\f\n"
    two = "\n\nどれだけか。\n（市民課）30日間である。\n"
    minutes = read(f"{head}\n\n{HEAD}1　名簿の提供について\n{one}{head}{two}")

    assert [turn.text for turn in minutes.turns][2:] == [
        "保存の期間はどれだけか。",
        "30日間である。",
    ]


@pytest.mark.parametrize("empty", [1, 2, 3, 4])
@pytest.mark.parametrize("label", ["<{}>", "【{}】", "（{}）", "〈{}〉"])
def test_several_empty_lines_can_stand_between_a_label_and_its_words(
    label: str, empty: int
) -> None:
    said = [
        ("会長", "始める。"),
        ("委員", "何件か。"),
        ("税務課", "五件である。"),
        ("会長", "閉じる。"),
    ]
    lines = [line for who, words in said for line in (label.format(who), words)]
    end = "\n" * (empty + 1)

    minutes = read("灯野市審議会 会議録" + end + "日時　令和3年6月10日" + end + end.join(lines))

    assert [turn.text for turn in minutes.turns] == [words for _, words in said]


@pytest.mark.parametrize(
    ("label", "names"),
    [("委員・長谷部", ("長谷部",)), ("委員・熊切", ("熊切",)), ("委員・市民課", ())],
)
def test_a_surname_behind_a_point_is_no_part_of_the_speaker(
    label: str, names: tuple[str, ...]
) -> None:
    speaker = read_speaker(label)

    assert speaker is not None
    assert tuple(label[start:stop] for start, stop in speaker.names) == names
    assert not any(name in (speaker.shown or "") for name in names)
