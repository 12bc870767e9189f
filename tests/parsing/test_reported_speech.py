"""Speech reported with verbs that seek, and by whom it is told behind it."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和3年度第1回灯野市個人情報保護審議会　会議要旨\n日時　令和3年7月26日（月）午後2時\n"
    "場所　市役所\n\n(1) 諮問第1号　名簿を渡すことについて\n\n"
)
ASKED, ANSWERED = TurnKind.QUESTION, TurnKind.ANSWER
MEMBER, BODY = Role.MEMBER, Role.IMPLEMENTING_BODY


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        (
            "雨森委員は、年齢で区切る理由を尋ねた。真野課長は、訪問と重なるためであると説明した。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "雨森委員が、見込みの件数を尋ねたのに対しては、真野課長から、30件との答えがあった。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "雨森委員が、正す機会はあるのかと問うと、同課長は、申し出ることができると説明した。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "また、鹿間会長の、見に行くのかという問いには、真野課長が、月に一度行くと答えた。",
            [(Role.CHAIR, ASKED), (BODY, ANSWERED)],
        ),
        (
            "雨森委員から、責任を問われないかと懸念を込めた質問があった。課長の説明によれば、解決したとのことであった。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "この答えを受けて雨森委員は、削るのがよいと述べた。真野課長は、使わなくても差し支えないと応じた。",
            [(MEMBER, TurnKind.STATEMENT), (BODY, ANSWERED)],
        ),
        (
            "・番号が残るのではないかとの質問（雨森委員）。課長から、残らないとの回答。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "・写っていた場合の扱いについて質問（鹿間会長）。課長から、塗りつぶすとの回答。",
            [(Role.CHAIR, ASKED), (BODY, ANSWERED)],
        ),
        ("・足りるとの意見（深津副会長）。", [(Role.VICE_CHAIR, TurnKind.STATEMENT)]),
    ],
)
def test_who_asked_and_who_answered(told: str, turns: list[tuple[Role, TurnKind]]) -> None:
    minutes = read(HEAD + told + "\n")

    assert [(turn.role, turn.kind) for turn in minutes.turns] == turns
    assert minutes.cases[0].outcome.value is None


@pytest.mark.parametrize(
    ("summed_up", "value"),
    [
        ("委員長から、保存を30日以内とすることを条件に承認する旨の総括。", "approved_conditional"),
        ("会長から、委員の総意として不承認とする旨の宣言。", "rejected"),
        ("会長から、異議のないことを確かめた上で、承認する旨の宣言があった。", "approved"),
        ("会長から、次の会議で引き続き審議する旨の発言があった。", "continued"),
        ("会長から、承認してよいのではないかとの意見があった。", None),
        ("課長から、法の規定により承認する旨の説明があった。", None),
    ],
)
def test_what_a_chair_is_reported_to_sum_up_is_decided(summed_up: str, value: str | None) -> None:
    minutes = read(
        HEAD + "・雨森委員から、何人かとの質問があり、課長から、5人との回答があった。\n"
        f"・{summed_up}\n"
    )

    outcome = minutes.cases[0].outcome
    assert outcome.value == (value and OutcomeValue(value))
    if value:
        assert outcome.place is not None
        assert outcome.place.line == 8


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("本件は諮問を取り下げる旨の届出がございました。", OutcomeValue.WITHDRAWN),
        ("本件は、諮問の取下げの申出を受けました。", OutcomeValue.WITHDRAWN),
        ("本件は、取下げの理由を資料に記しました。", None),
        ("諮問を取り下げるときは、届出が必要です。", None),
    ],
)
def test_the_office_tells_of_a_withdrawal(told: str, value: OutcomeValue | None) -> None:
    minutes = read(
        HEAD + f"事務局　{told}\n委　員　来年度に出てくるのですか。\n事務局　そのとおりです。\n"
    )

    assert minutes.cases[0].outcome.value == value


HEARING = """(1) 諮問情第4号　入札に係る調書の一部公開決定に対する審査請求について
　　〔審査請求人の意見陳述及び処分庁からの説明〕
　　審査請求人から、落札者の選び方を確かめられないとの意見があった。
　　審査請求人の退席後、処分庁を入れて説明を聴いた。
　　処分庁から、次の入札に支障があるとの説明があった。
　　委員から、落札率は公表しているのかとの質問があり、処分庁から、公表しているとの回答があった。
　　会長から、過去の調書を一覧にして示すよう求めた。処分庁は、来月までに作ると述べた。
　　次回、双方の主張を踏まえ、争点を整理することとした。
(2) 諮問個第2号　相談記録の不開示決定に対する審査請求について
　　〔答申案の協議〕
　　事務局から、答申案について説明があった。
　　委員から、見出しを改めるべきであるとの意見があった。別の委員からも同様の指摘があった。
　　審議の結果、本件処分は妥当であるとの答申をすることとした。
"""


def test_stages_of_a_hearing_part_its_report_and_label_nobody() -> None:
    minutes = read(HEAD.rpartition("(1)")[0] + HEARING)

    agency, stated = Role.AGENCY_DISPOSING, TurnKind.STATEMENT
    assert [(turn.role, turn.kind, turn.cases) for turn in minutes.turns] == [
        (Role.APPELLANT, stated, ("c1",)),
        (agency, stated, ("c1",)),
        (MEMBER, ASKED, ("c1",)),
        (agency, ANSWERED, ("c1",)),
        (Role.CHAIR, stated, ("c1",)),
        (agency, ANSWERED, ("c1",)),
        (MEMBER, stated, ("c2",)),
        (MEMBER, stated, ("c2",)),
    ]
    values = [case.outcome.value for case in minutes.cases]
    assert values == [OutcomeValue.CONTINUED, OutcomeValue.REVIEW_DISMISSED]


HEARD = """　なお、{lead}

・名簿は、先月に窓口で見せてもらえた。

        - 3 -

・黒く塗る理由が、書面に書かれて
　いない。
　続いて、処分庁から、書庫を探したとの説明があった。
"""


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("審査請求人（1名）が意見を陳述した。主な内容は、以下のとおりであった。", "appellant"),
        ("請求人から意見を聴取した。陳述の要旨は、おおむね次のとおり。", "appellant"),
        ("参加人の主張の概要は次のとおりである。", "intervenor"),
        ("請求人（代理人も同席）から、以下のとおり主張があった。", "appellant"),
    ],
)  # fmt: skip
def test_bullets_below_a_side_that_is_heard_are_its_words(lead: str, role: str) -> None:
    minutes = read(HEAD.replace("名簿を渡すこと", "審査請求") + HEARD.format(lead=lead))

    *heard, held = minutes.turns
    assert [(turn.role.value, turn.kind.value) for turn in heard] == [(role, "statement")] * 2
    assert heard[1].text == "黒く塗る理由が、書面に書かれていない。"
    assert held.role is Role.AGENCY_DISPOSING


@pytest.mark.parametrize(
    "lead",
    [
        "審査請求の対象の概要は次のとおりである。",
        "事務局の説明の要旨は次のとおりである。",
        "審査請求人の意見書は、次のとおり綴じられている。",
    ],
)
def test_a_list_of_facts_is_nobody_s_words(lead: str) -> None:
    minutes = read(HEAD.replace("名簿を渡すこと", "審査請求") + HEARD.format(lead=lead))

    assert [turn.role for turn in minutes.turns] == [Role.AGENCY_DISPOSING]


def test_what_is_asked_to_be_told_counts_as_often_as_it_asks() -> None:
    minutes = read(HEAD + "委員から、誰に渡すのか、また、いつ溶かすのかを尋ねる質問があった。\n")

    assert [turn.question_sentences for turn in minutes.turns] == [2]


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("総務課から、名簿を薬局に渡したいとの説明があった。", [(BODY, TurnKind.STATEMENT)]),
        (
            "事務局から、期間は半年である旨の説明を受けた。",
            [(Role.SECRETARIAT, TurnKind.STATEMENT)],
        ),
        (
            "総務課から、渡したいとの説明があり、情報課から、記録が残るとの発言があった。",
            [(BODY, TurnKind.STATEMENT), (BODY, TurnKind.STATEMENT)],
        ),
        ("総務課が資料1により説明した。", []),
        ("名簿を渡したいとの説明があった。", []),
        ("総務課から、名簿の説明があった。", []),
    ],
)
def test_what_is_presented_in_reported_words_is_stated(
    told: str, turns: list[tuple[Role, TurnKind]]
) -> None:
    minutes = read(HEAD + told + "\n")

    assert [(turn.role, turn.kind) for turn in minutes.turns] == turns


@pytest.mark.parametrize("label", ["（回答）", "回答：", "【回答】"])
def test_points_are_what_is_asked_where_only_answers_have_a_label(label: str) -> None:
    minutes = read(
        f"{HEAD}＜質疑・意見＞\n・訓練の後の名簿はどうするのか。\n　{label}裁断する。\n"
        f"・電話番号を載せる\n　必要があるか。\n　{label}連絡に必要である。\n"
        "・保管の方法を書くこと。\n＜結論＞\n・意見を付して承認\n"
    )

    assert [(turn.kind, turn.text) for turn in minutes.turns] == [
        (ASKED, "訓練の後の名簿はどうするのか。"),
        (ANSWERED, "裁断する。"),
        (ASKED, "電話番号を載せる必要があるか。"),
        (ANSWERED, "連絡に必要である。"),
        (TurnKind.STATEMENT, "保管の方法を書くこと。"),
    ]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED_WITH_OPINION


def test_points_of_a_list_are_no_turns_where_questions_have_a_label() -> None:
    minutes = read(
        f"{HEAD}（質問）何人か。\n（回答）次のとおりである。\n・市民　三十人\n・職員　二人\n"
    )

    assert [turn.kind for turn in minutes.turns] == [ASKED, ANSWERED]


def test_a_question_of_two_sentences_is_reported_as_one() -> None:
    told = (
        "・前の年は、誰が配ったのか。それは役場の者かとの問いがあり、総務課は、そうだと答えた。\n"
    )
    asked, answered = read(HEAD + told).turns

    assert asked.text == "前の年は、誰が配ったのか。それは役場の者かとの問いがあり"
    assert (asked.kind, asked.question_sentences) == (ASKED, 2)
    assert (answered.role, answered.kind) == (BODY, ANSWERED)


def test_a_question_before_words_of_somebody_else_is_not_theirs() -> None:
    told = "誰が配るのか。総務課から、業者が配るとの説明があった。\n"

    assert [turn.text for turn in read(HEAD + told).turns] == [
        "総務課から、業者が配るとの説明があった"
    ]


CHAIR, STATED, LED = Role.CHAIR, TurnKind.STATEMENT, TurnKind.PROCEDURAL


@pytest.mark.parametrize(
    ("told", "turns"),
    [
        (
            "委員から請求人に対し、医師の所見を知らされたことはあるかとの質問があった。",
            [(MEMBER, ASKED)],
        ),
        (
            "委員から事務局に対して、写しを配るべきとの意見があった。",
            [(MEMBER, STATED)],
        ),
        (
            "委員から、日時まで渡す理由の説明を求めたところ、福祉課は、検査の間隔のためであると述べた。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        (
            "委員が、件数について回答を求めると、福祉課は、30件であると述べた。",
            [(MEMBER, ASKED), (BODY, ANSWERED)],
        ),
        ("会長から、ほかに意見はないかとの発言があった。", [(CHAIR, LED)]),
        ("会長から、他に御質問等はないかとの発言があった。", [(CHAIR, LED)]),
        ("会長から、本人が見る機会はないかとの発言があった。", [(CHAIR, STATED)]),
        ("会長から、資料を整え、次回以降に審議するとの発言があった。", [(CHAIR, LED)]),
    ],
)
@pytest.mark.parametrize("mark", ["", "○　", "・"])
def test_whom_it_was_said_to_and_what_a_chair_leads(
    mark: str, told: str, turns: list[tuple[Role, TurnKind]]
) -> None:
    assert [(turn.role, turn.kind) for turn in read(f"{HEAD}{mark}{told}\n").turns] == turns


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("○　会長から、論点を整理し、次回以降に審議するとの発言があった。", OutcomeValue.CONTINUED),
        ("○　会長から、次の会議でも引き続き協議するとの発言があった。", OutcomeValue.CONTINUED),
        ("○　会長から、写しの件数は何件かとの質問があった。", None),  # its mark grants nothing
        ("○　会長から、事務局で検討するとの発言があった。", None),
        ("○　委員から、写しを配るべきとの意見があった。", None),
    ],
)
def test_what_a_chair_puts_off_is_told(told: str, value: OutcomeValue | None) -> None:
    (case,) = read(f"{HEAD}○　福祉課から、30件であるとの説明があった。\n{told}\n").cases

    assert (case.outcome.value if case.outcome else None) is value
