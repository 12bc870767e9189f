"""Plain habits of clerks: ruled headings, counted turns, arrows, words that close."""

import pytest
from parsing.reading import read

from kurume_search.parsing.calls.numbers import entry_key

HEAD = (
    "令和4年度第1回灯野町個人情報保護審議会　会議録\n\n日時　令和4年8月24日（水）\n"
    "出席　委員5名\n説明員　福祉課長、税務課長\n事務局　総務課長、法制係長\n\n"
)
RULE = "――――――――――――\n"


def test_headings_between_rules_are_no_running_heads() -> None:
    matters = ["名簿の利用について", "画像の提供について", "記録の収集について"]
    minutes = read(
        HEAD
        + "".join(
            f"{RULE}議題{n}　諮問第{30 + n}号　「{title}」\n{RULE}"
            "A委員＞　何件か。\n福祉課＞　五件である。\n\n"
            for n, title in enumerate(matters, 1)
        )
    )

    assert [case.number for case in minutes.cases] == ["第31号", "第32号", "第33号"]
    assert [turn.cases for turn in minutes.turns] == [
        (case.id,) for case in minutes.cases for _ in range(2)
    ]


def test_a_running_head_between_rules_of_pages_still_is_one() -> None:
    page = "○会長　始める。\n○委員　何件か。\n○福祉課　五件である。\n"
    head = "灯野町審議会資料\n"
    minutes = read(HEAD + "".join(f"{page}\n- {n} -\n{head}" for n in (1, 2, 3)) + page)

    assert len(minutes.turns) == 12
    assert all("資料" not in turn.text for turn in minutes.turns)


@pytest.mark.parametrize(
    ("first", "body"),
    [
        ("灯野市個人情報保護審議会令和3年度第2回会議録", "灯野市個人情報保護審議会"),
        ("令和3年度第2回　灯野市情報公開審査会　議事概要", "灯野市情報公開審査会"),
    ],
)
def test_a_running_head_above_the_title_is_no_title(first: str, body: str) -> None:
    head = "灯野市附属機関　会議録"
    pages = [
        f"{head}\n{first}\n日時　令和3年7月26日\n○会長　質問はありますか。\n- 1 -\n",
        f"{head}\n○委員　期間はどれだけですか。\n- 2 -\n",
        f"{head}\n○福祉課長　七日間です。\n- 3 -\n",
    ]

    minutes = read("\f\n".join(pages))
    whole = read("\f\n".join(page.removeprefix(f"{head}\n") for page in pages))

    assert minutes.meeting.body == whole.meeting.body == body
    assert [turn.text for turn in minutes.turns] == [turn.text for turn in whole.turns]


@pytest.mark.parametrize("counted", ["{n}　{who}　{words}", "({n})　{who}　{words}"])
def test_running_numbers_are_no_part_of_labels(counted: str) -> None:
    said = [
        ("会長", "ただいまから開会する。"),
        ("総務課長", "資料の差替えがある。"),
        ("福祉課長", "名簿を作るものである。"),
        ("委員", "何人か。"),
        ("福祉課長", "五人である。"),
        ("法制係長", "条例の規定による。"),
    ]
    lines = [counted.format(n=n, who=who, words=words) for n, (who, words) in enumerate(said, 1)]
    minutes = read(HEAD + "\n".join(lines) + "\n")

    assert [turn.speaker for turn in minutes.turns] == [who for who, _ in said]
    assert [turn.role.value for turn in minutes.turns] == [
        "chair", "secretariat", "implementing_body", "member", "implementing_body", "secretariat",
    ]  # fmt: skip


NARRATED = (
    HEAD
    + "■会長あいさつ\n（略）\n\n■審議の内容\n\n▼諮問第7号　名簿の利用について\n\n"
    + "◇委員からの主な質疑・意見{legend}\n"
    + "・対象となる人数について質疑あり。\n　→七月末で148人の見込み。\n"
    + "・検索した語句まで含まれるかの確認。\n　→同意を要せず、含む旨の説明。\n"
    + "・急ぐことへの不安の声あり。\n\n◇結果\n　諮問のとおり利用して差し支えなし。\n\n"
    + "■報告\n\n▼届出の状況\n　事務局より、五件を報告。\n"
)


@pytest.mark.parametrize(
    ("legend", "role"), [("（「→」は担当課の説明）", "implementing_body"), ("", "unknown")]
)
def test_arrows_below_reported_questions_reply_to_them(legend: str, role: str) -> None:
    minutes = read(NARRATED.format(legend=legend))

    shown = [(turn.role.value, turn.kind.value) for turn in minutes.turns]
    assert shown[:2] == [("member", "question"), (role, "answer")]
    assert shown[2] == ("member", "question")
    assert shown[-1] == ("member", "statement")
    assert [case.outcome.value for case in minutes.cases] == ["approved"]
    assert all(turn.text != "報告" for turn in minutes.turns)


def test_what_a_wish_decides_is_closed_by_words_that_refer_back() -> None:
    minutes = read(
        HEAD + "諮問第7号　名簿の利用について\n\n"
        "委員　消去するのか。\n福祉課　消去する。\n"
        "会長　データを消去することを条件として、諮問のとおり認めることとしたいと存じます。\n"
        "（各委員うなずく）\n会長　そのように決定させていただきます。\n"
    )

    (case,) = minutes.cases
    assert case.outcome.value == "approved_conditional"
    assert case.outcome.raw == "そのように決定させていただきます。"
    assert case.outcome.conditions == ("データを消去する",)


def test_no_objection_to_what_was_decided_decides_nothing_more() -> None:
    minutes = read(
        HEAD
        + "議題1　諮問第34号　「名簿の利用について」\n議題2　諮問第35号　「画像の提供について」\n\n"
        "委員　35号の根拠は何か。\n福祉課　条例である。\n"
        "会長　諮問第34号は原案のとおり承認する。諮問第35号については、拒むことのできる手続を"
        "設けることを条件として承認する。以上に異議はないものと認める。\n"
    )

    first, second = minutes.cases
    assert (first.outcome.value, second.outcome.value) == ("approved", "approved_conditional")
    assert minutes.turns[0].cases == minutes.turns[1].cases == (second.id,)


def test_decisions_in_the_front_end_the_cases_that_their_numbers_name() -> None:
    minutes = read(
        "第137回灯野市個人情報保護審議会会議録\n\n"
        "議　　　題　　１　会議録の確認\n　　　　　　　２　審議事項\n"
        "　　　　　　　　(1)　要支援者名簿の利用について（福祉課）\n"
        "　　　　　　　　(2)　画像（写真を含む。）の提供に係る委託について（広報課）\n"
        "日　　　時　　令和３年10月27日（水）午後２時\n開 催 形 態　　公開\n"
        "決 定 事 項　　１　会議録を確認した。\n　　　　　　　２　(1)については、承認する。\n"
        "　　　　　　　　　(2)については、承認しない。\n"
        "議　　　事\n(1)　要支援者名簿の利用について\n（会長）　説明をお願いします。\n"
        "（福祉課）　名簿です。\n（甲委員）　何人ですか。\n（福祉課）　五人です。\n"
        "（会長）　次の案件に移ります。\n"
        "(2)　画像の提供に係る委託について\n（広報課）　写真です。\n（乙委員）　何枚ですか。\n"
        "（広報課）　百枚です。\n"
    )

    assert [case.number for case in minutes.cases] == ["1", "2"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert minutes.turns[-1].cases == (minutes.cases[1].id,)


def test_sub_numbers_of_headings_and_the_conclusions_of_a_division() -> None:
    minutes = read(
        HEAD + "２　審議の概要\n\n（１）－１　個審諮問第12号　名簿の利用について\n"
        "委　員　何人か。\n福祉課　五人である。\n　【部会の結論】\n　　諮問のとおり認める。\n\n"
        "（１）－２　個審諮問第13号　画像の提供について\n委　員　何枚か。\n福祉課　百枚である。\n"
        "会　長　取下げについて、部会として了承する。\n\n"
        "（２）　個審報告第3号　保存期間の変更について\n福祉課　一年とした。\n"
        "会　長　本件は、報告を受けたということで了とする。\n"
    )

    assert [case.title for case in minutes.cases] == [
        "名簿の利用について", "画像の提供について", "保存期間の変更について",
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved", "withdrawn", "noted"]
    assert [case.procedure for case in minutes.cases] == ["諮問", "諮問", "報告"]


def test_a_number_below_its_own_makes_another_entry() -> None:
    keys = [entry_key(number) for number in ("(1)", "①", "(1)-2", "(1)―2", "(12)", "ア")]

    assert keys == ["括弧1", "丸1", "括弧1-2", "括弧1-2", "括弧12", None]


def test_a_title_stands_below_its_number_whatever_tag_that_has() -> None:
    title = "「保育料徴収業務」における電話催告の委託について"
    minutes = read(
        HEAD + f"次第\n　①諮問第692号　{title}【継続】\n　②報告第3号　届出の状況について\n\n"
        f"議事の要旨\n\n①諮問第692号【継続】\n{title}\n所管課　保育課、保育認定・調整課\n"
        "○委員　何件か。\n●保育課　五件である。\n≪諮問第692号　承認≫\n"
    )

    (case,) = [held for held in minutes.cases if held.procedure == "諮問"]
    assert (case.number, case.title) == ("第692号", title)
    assert [unit.name for body in case.bodies for unit in body.units] == [
        "保育課", "保育認定・調整課",
    ]  # fmt: skip
    assert {turn.cases for turn in minutes.turns} == {(case.id,)}


WRITTEN = (
    "令和２年度第１回灯野広域連合個人情報保護審議会（書面開催）の結果\n\n"
    "開催期間\t令和２年５月１１日（月）～５月２２日（金）\n"
    "委員\t６名（全員から提出あり）\n事務局\t総務課\n\n"
    "【議題（１）】\n\n諮問番号\t個審諮問第12号\n件名\t名簿の利用について\n担当\t給付課\n"
    "番号\t区分\t委員の質疑・意見\t回答\n"
    "１\t質疑\t名簿に名称は含まれるか。\n理由は何か。\t含まれる。\n訪問の際に要するためである。\n"
    "２\t意見\t時宜を得た取組である。\t―\n"
    "審議結果\t承認６、条件付承認０、不承認０により、諮問のとおり承認する。\n\n"
    "【議題（２）】\n\n諮問番号\t個審諮問第13号\n件名\t画像の提供について\n担当\t総務課\n"
    "番号\t区分\t委員の質疑・意見\t回答\n１\t質疑\t何枚か。\t百枚である。\n"
    "審議結果\t承認１、不承認５により、承認しない。\n"
)


def test_cells_of_several_lines_in_a_table_of_a_written_meeting() -> None:
    minutes = read(WRITTEN)

    assert [turn.text for turn in minutes.turns] == [
        "名簿に名称は含まれるか。理由は何か。", "含まれる。訪問の際に要するためである。",
        "時宜を得た取組である。", "何枚か。", "百枚である。",
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert [len(exchange.answers) for exchange in minutes.exchanges] == [1, 1]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Ｑ（委員）{}", "Ａ（担当課）{}"),
        ("質問１（甲野委員）\n{}", "回答１\n{}"),
        ("１　質問（Ａ委員）\n　{}", "　　回答（市民課）\n　{}"),
    ],
)
def test_what_is_said_stands_before_who_says_it(asked: str, answered: str) -> None:
    pairs = [("範囲はどこまでか。", "一時間に限る。"), ("期間はどれだけか。", "三十日である。")]
    minutes = read(
        HEAD + "諮問第3号　画像の外部提供について\n\n"
        + "".join(f"{asked.format(one)}\n{answered.format(two)}\n" for one, two in pairs)
        + "\n結果　承認\n"
    )  # fmt: skip

    assert [turn.text for turn in minutes.turns] == [words for pair in pairs for words in pair]
    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer"] * 2
    assert {turn.role.value for turn in minutes.turns[::2]} == {"member"}
    assert len(minutes.cases) == 1


@pytest.mark.parametrize(
    "mended", ["一部字句を修正の上、", "誤記の訂正を前提に、", "誤字を整理した上で、"]
)
def test_mended_wording_is_no_condition(mended: str) -> None:
    minutes = read(
        HEAD + "諮問第3号　名簿の利用について\n\n○委員　何人か。\n○福祉課　五人である。\n"
        f"○会長　ほかになければ、{mended}適当であると認めます。\n"
    )

    assert minutes.cases[0].outcome.value == "approved"
    assert minutes.cases[0].outcome.conditions == ()


def test_a_title_with_its_number_behind_stands_over_its_office() -> None:
    minutes = read(
        "平成２９年度第１回灯野町個人情報保護審査会　会議結果\n\n"
        "開催日時\t平成２９年８月２５日（金）\n公開の別\t公開\n\n"
        "次　　第\n１　開会\n２　議事\n（１）諮問事項\n３　閉会\n\n２　議事　（１）諮問事項\n\n"
        "受付業務の委託に伴う名簿の外部提供（個審第１号）\n担当\t住民課\n\n"
        "№\t質問・意見\t回答\n１\t誰に渡すのか。\t事業者である。\n２\t同意は書面に限るべきである。\t\n"
        "３\t費用は。\t十万円である。\n\n審査結果\t適当と認める\n\n"
        "受診勧奨における検査データの収集（個審第２号）\n担当\t福祉課\n\n"
        "№\t質問・意見\t回答\n１\t何人か。\t五人である。\n\n審査結果\t適当でない\n"
    )

    assert [case.number for case in minutes.cases] == ["個審第1号", "個審第2号"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 7
    assert [turn.text for turn in minutes.turns][2] == "同意は書面に限るべきである。"


def test_both_sides_of_an_arrow_say_who_speaks_where_they_report() -> None:
    minutes = read(
        HEAD + "■議事の要旨\n議題1　名簿の利用について（諮問第11号）\n所管：市民課\n"
        "・委員から、写しは残るのかとの質問。→市民課より、残らないとの回答。\n"
        "・委員から、期間が長いとの指摘。→事務局と調整の上、改めるとの回答。\n"
        "【結果】承認。\n"
    )

    assert [(turn.role.value, turn.kind.value) for turn in minutes.turns] == [
        ("member", "question"), ("implementing_body", "answer"),
        ("member", "statement"), ("unknown", "answer"),
    ]  # fmt: skip


def test_results_in_the_front_by_number_are_those_of_the_cases() -> None:
    minutes = read(
        "第87回灯野県情報公開審査会第1部会の開催結果について\n\n"
        "１　日　時\n　　平成27年7月30日（木）\n"
        "２　場　所\n　　県庁\n３　出席者\n　　委　員　　大角部会長、比嘉部会長代理、折笠委員\n"
        "　　諮問庁　　人事課（意見陳述に限る。）\n４　審議の結果\n\n"
        "　　諮問第209号　　一部を開示すべきである（答申）\n　　諮問第211号　　妥当である（答申）\n"
        "　　諮問第212号　　継続審議\n\n５　会議の概要\n\n"
        + "".join(
            f"（{n}）諮問第{number}号「{title}の不開示決定に係る審査請求」\n\n"
            "　　折笠委員　　写しはあるのですか。\n　　事務局　　　ございます。\n"
            "　　比嘉代理　　いつからですか。\n　　事務局　　　昨年からです。\n\n"
            for n, (number, title) in enumerate(
                [(209, "懲戒処分の文書"), (211, "河川占用の申請書"), (212, "試験の評定票")], 1
            )
        )
    )

    assert [case.outcome.value for case in minutes.cases] == [
        "review_upheld_partly", "review_dismissed", "continued",
    ]  # fmt: skip
    assert [turn.role.value for turn in minutes.turns[:4]] == [
        "member", "secretariat", "vice_chair", "secretariat",
    ]  # fmt: skip


def test_what_is_written_to_a_council_is_signed_at_its_end() -> None:
    minutes = read(
        HEAD
        + "議案１　名簿の利用について（諮問第5号）\n　担当　福祉課\n　結果　承認\n"
        + "　＜意見・質問と回答＞\n"
        "　　意見１　個人が分かるのではないか。（甲野委員）\n　　回　答　分かりません。\n"
        "　　意見２　同意書に書いていただきたい。（乙川会長、丙山委員）\n　　回　答　見直します。\n"
        "　　意見３　期間が長い。（条例の別表）\n　　回　答　短くします。\n"
    )

    assert [(turn.role.value, turn.text) for turn in minutes.turns[::2]] == [
        ("member", "個人が分かるのではないか。"),
        ("chair", "同意書に書いていただきたい。"),
        ("unknown", "期間が長い。（条例の別表）"),
    ]
    assert [turn.speaker for turn in minutes.turns[::2]] == ["委員", "会長", None]
    assert [len(turn.names) for turn in minutes.turns[::2]] == [1, 2, 0]


@pytest.mark.parametrize("label", ["{}：", "（{}）", "【{}】", "{}）"])
def test_one_character_names_who_speaks_where_marks_close_it(label: str) -> None:
    said = [
        ("会", "始める。"),
        ("委", "何人か。"),
        ("担", "五人である。"),
        ("事", "次回は来月である。"),
    ]
    lines = "".join(f"{label.format(who)}{words}\n" for who, words in said)
    minutes = read(HEAD + "諮問第3号　名簿の利用について\n\n" + lines + lines)

    assert [turn.role.value for turn in minutes.turns[:4]] == [
        "chair", "member", "implementing_body", "secretariat",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clocks", "start", "end"),
    [
        ("午後2時開会　午後3時5分閉会", "14:00", "15:05"),
        ("午前9時半開会　午前11時閉会", "09:30", "11:00"),
        ("午後1時30分開会～午後3時閉会", "13:30", "15:00"),
        ("午前10時開会", "10:00", None),
    ],
)
def test_the_times_stand_below_the_title_and_above_the_day(
    clocks: str, start: str, end: str | None
) -> None:
    meeting = read(
        f"令和4年第2回定例会　椿市情報公開審査会会議録\n{clocks}\n令和4年12月1日　木曜日\n"
        "椿市役所第3委員会室\n\n出席委員　2名　　1番　青山　2番　赤城\n\n"
        "○議長（青山君）　諮問第5号「名簿の提供」を議題とします。\n○2番（赤城君）　何件か。\n"
        "○総務部長（木村君）　5件です。\n"
    ).meeting

    assert (meeting.time_start, meeting.time_end) == (start, end)
    assert str(meeting.date) == "2022-12-01"
    assert meeting.venue == "椿市役所第3委員会室"
