"""Tables of questions and answers taken from a page cell by cell, one on each line."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和３年度第１回梢野町個人情報保護審議会（書面開催）結果\n\n期間　令和３年５月１０日（月）\n"
    "委員　甲斐会長、乙部委員、丙田委員\n\n１　諮問第７号　名簿を提供することについて\n"
    "担当課　総務課\n\n"
)
END = "\n審議結果　原案のとおり承認する。\n２　諮問第８号　画像を提供することについて\n"


def _table(heads: list[str], rows: list[list[str]], between: str) -> str:
    return between.join([*heads, *(cell for row in rows for cell in row)]) + "\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("heads", "count", "who"),
    [
        (["№", "委員からの質問・意見", "担当の回答"], "{}", None),
        (["番号", "委員", "質問・意見", "担当課の考え方"], "{}", "乙部委員"),
        (["番号", "意見の内容", "町の考え方"], "（{}）", None),
        (["No.", "発言者", "意見・質問等", "事務局の回答"], "{}．", "Ｂ委員"),
        (["項番", "委員名", "御意見の要旨", "実施機関の見解"], "{}", "会長"),
        (["委員名", "質問事項", "回答"], "", "丙田委員"),
    ],
)
def test_cells_below_each_other_are_questions_and_answers(
    heads: list[str], count: str, who: str | None, between: str
) -> None:
    said = [
        ["保存の期間は何年か。", "一年です。"],
        ["誰が見るのか。写しは渡すのか。", "職員が見ます。", "写しは渡しません。"],
        ["配慮されたい。", "御意見のとおりにします。"],
    ]
    rows = [
        [cell for cell in (count.format(n), who, *cells) if cell] for n, cells in enumerate(said, 1)
    ]
    minutes = read(HEAD + _table(heads, rows, between) + END)

    asked, answered = minutes.turns[::2], minutes.turns[1::2]
    assert [turn.text for turn in asked] == [cells[0] for cells in said]
    assert [turn.text for turn in answered] == ["".join(cells[1:]) for cells in said]
    assert all(turn.kind is TurnKind.ANSWER for turn in answered)
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    if who:
        assert {turn.speaker_raw for turn in asked} == {who}
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_an_empty_cell_is_no_answer_and_an_office_in_one_is_its_speaker() -> None:
    minutes = read(
        HEAD + "番号\n委員\n質問・意見\n担当課の考え方\n１\n乙部委員\n資料は読みやすい。\n－\n２\n"
        "丙田委員\n同意は取らないのか。\n（健康課）取ります。\n３\n乙部委員\n賛成する。\n"
        "（回答なし）\n" + END
    )  # fmt: skip

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER,
    ]  # fmt: skip
    assert minutes.turns[2].speaker == "健康課"
    assert minutes.turns[2].text == "取ります。"


@pytest.mark.parametrize("nothing", ["－", "─", "‐", "（回答なし）", "同上", "なし"])
@pytest.mark.parametrize("part", [" | ", "\t", "\n"])
def test_an_empty_cell_says_the_same_in_every_table(part: str, nothing: str) -> None:
    rows = [
        ["番号", "委員", "質問・意見", "回答"],
        ["１", "乙部委員", "期間は何年か。", nothing],
        ["２", "丙田委員", "誰が見るのか。", "職員です。"],
        ["３", "乙部委員", nothing, nothing],
    ]
    minutes = read(HEAD + "\n".join(map(part.join, rows)) + "\n" + END)

    assert [turn.text for turn in minutes.turns] == [
        "期間は何年か。", "誰が見るのか。", "職員です。",
    ]  # fmt: skip


def test_an_answer_that_only_ends_like_an_empty_cell_is_none() -> None:
    minutes = read(
        HEAD + "番号\n質問\n回答\n１\n期間は何年か。\n一年です。扱いに変更\nなし。\n" + END
    )

    assert minutes.turns[1].text == "一年です。扱いに変更なし。"


@pytest.mark.parametrize("count", ["{}", "（{}）", "№{}", "問{}", "Ｑ{}．", "{}、"])
def test_a_row_whose_cells_have_several_lines_is_counted_as_any(count: str) -> None:
    rows = ["番号\t質問\t回答", count.format("１") + "\t期間は、", "何年か。\t一年です。"]
    rows += [count.format("２") + "\t誰が見るのか。\t職員です。", "町の者に限ります。"]
    minutes = read(HEAD + "\n".join(rows) + "\n" + END)

    assert [turn.text for turn in minutes.turns] == [
        "期間は、何年か。", "一年です。", "誰が見るのか。", "職員です。町の者に限ります。",
    ]  # fmt: skip


def test_a_wrapped_question_goes_on_in_the_next_line() -> None:
    minutes = read(
        HEAD + "番号\n質問\n回答\n１\n名簿の保存の期間は何年か。また、\n誰が見るのか。\n一年です。"
        "職員が\n見ます。\n" + END
    )  # fmt: skip

    assert [turn.text for turn in minutes.turns] == [
        "名簿の保存の期間は何年か。また、誰が見るのか。", "一年です。職員が見ます。",
    ]  # fmt: skip


def test_who_asks_is_a_cell_where_only_question_and_answer_stand_apart() -> None:
    minutes = read(
        HEAD + "質問者\n質問\n回答\n乙部委員\n期間はどれだけか。\n\n一年である。\n延ばさない。\n\n"
        "丙田委員\n\n誰が見るのか。\n職員である。\n" + END
    )  # fmt: skip

    assert [(turn.speaker_raw, turn.text) for turn in minutes.turns] == [
        ("乙部委員", "期間はどれだけか。"), (None, "一年である。延ばさない。"),
        ("丙田委員", "誰が見るのか。"), (None, "職員である。"),
    ]  # fmt: skip
    assert [turn.kind for turn in minutes.turns] == [TurnKind.QUESTION, TurnKind.ANSWER] * 2


@pytest.mark.parametrize(
    "end",
    ["　　以上により、原案のとおり承認することとした。\n", "審議結果　原案のとおり\n承認する。\n"],
)
def test_what_stands_below_goes_on_in_no_column_of_a_table_above(end: str) -> None:
    drawn = "| 番号 | 質問 | 回答 |\n| 1 | 期間は何年か。 | 一年です。 |\n"
    minutes = read(HEAD + drawn + "番号\n質問\n回答\n１\n誰が見るのか。\n\n職員です。\n" + end)

    assert [turn.text for turn in minutes.turns][-1] == "職員です。"
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_heads_without_rows_below_are_no_table() -> None:
    minutes = read(
        HEAD
        + "番号\n質問\n回答\n乙部委員：期間は何年か。\n総務課：一年である。\n乙部委員：よい。\n"
        + END
    )

    assert [turn.speaker for turn in minutes.turns] == ["委員", "総務課", "委員"]


def test_sheets_of_a_form_carry_the_numbers_of_their_cases() -> None:
    sheet = (
        "別紙{n}　個審諮問第{n}号{aside}\n件名\n{title}\n担当課\n総務課\n賛否\n賛成３\n"
        "審議結果\n{end}\n\n"
    )
    minutes = read(
        "梢野町個人情報保護審査会　書面審議の結果\n\n日時　令和３年５月１０日（月）\n\n"
        + sheet.format(n=1, aside="", title="名簿を提供することについて", end="承認する。")
        + sheet.format(
            n=2, aside="（審査請求）", title="不開示決定に係る審査請求について",
            end="審査請求は、却下すべきであるとの答申案を決定する。",
        )
    )  # fmt: skip

    assert [case.number for case in minutes.cases] == ["個審諮問第1号", "個審諮問第2号"]
    assert minutes.cases[1].outcome.value is OutcomeValue.REVIEW_REJECTED
    assert [unit.name for body in minutes.cases[0].bodies for unit in body.units] == ["総務課"]


@pytest.mark.parametrize("row", ["| {} |", "{}"])
@pytest.mark.parametrize("who", ["委員", "委員名", "発言者"])
def test_a_row_can_have_who_asks_in_a_cell_of_his_own(row: str, who: str) -> None:
    part = " | " if "|" in row else "\t"
    cells = [
        ["番号", who, "質問・意見", "担当課の考え方"],
        ["１", "乙部委員", "期間は何年か。", "一年です。"],
        ["２", "丙田委員", "短くされたい。", "そうします。"],
    ]
    minutes = read(HEAD + "\n".join(row.format(part.join(held)) for held in cells) + "\n" + END)

    assert [(turn.role, turn.text) for turn in minutes.turns] == [
        (Role.MEMBER, "期間は何年か。"), (Role.IMPLEMENTING_BODY, "一年です。"),
        (Role.MEMBER, "短くされたい。"), (Role.IMPLEMENTING_BODY, "そうします。"),
    ]  # fmt: skip
    assert [turn.speaker_raw for turn in minutes.turns] == ["乙部委員", None, "丙田委員", None]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("番号\n委員\n質問・意見\n担当課の考え方", "１　乙部委員\n{}\n{}\n２　丙田委員\n{}\n{}\n"),
        ("№\n質問・意見\n担当課の回答", "１　{}\n{}\n２　{}\n{}\n"),
        ("番号\n質問（委員）\n回答（総務課）", "問１\n{}\n{}\n問２\n{}\n{}\n"),
    ],
)
def test_a_number_can_share_its_line_with_the_next_cell(heads: str, rows: str) -> None:
    said = ["期間は何年か。", "一年です。", "短くされたい。", "そうします。"]
    minutes = read(f"{HEAD}{heads}\n{rows.format(*said)}{END}")

    assert [turn.text for turn in minutes.turns] == said
    assert {turn.role for turn in minutes.turns[1::2]} == {Role.IMPLEMENTING_BODY}


def test_two_columns_without_numbers_are_read_where_they_alternate() -> None:
    cells = ["期間は何年か。", "一年です。", "誰が見るのか。", "職員です。", "賛成する。", "－"]
    minutes = read(HEAD + "質問・意見\n担当課の回答\n" + "\n".join(cells) + "\n" + END)

    assert [turn.text for turn in minutes.turns] == cells[:-1]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_two_columns_are_no_table_where_a_cell_has_two_lines() -> None:
    cells = [
        "期間は何年か。",
        "一年です。",
        "延ばしません。",
        "誰が見るのか。",
        "職員です。",
        "二人です。",
    ]
    minutes = read(HEAD + "質問・意見\n担当課の回答\n" + "\n".join(cells) + "\n" + END)

    assert "誰が見るのか。" not in [
        turn.text for turn in minutes.turns if turn.kind is TurnKind.ANSWER
    ]


BESIDE = [
    ("備考", ["資料１参照", "", "済"]),
    ("備考", ["―", "―", "―"]),
    ("担当", ["総務課", "総務課", "危機管理課"]),
    ("担当課", ["事務局", "総務課", "事務局"]),
    ("区分", ["質問", "質問", "質問"]),
    ("反映状況", ["参考", "", "修正"]),
    ("備　考", ["", "", ""]),
]
ASKED = [
    ["期間は何年か。", "一年です。"],
    ["誰が見るのか。", "職員が見ます。"],
    ["期間を短くされたい。", "御意見を踏まえ、検討します。"],
]


@pytest.mark.parametrize(("head", "values"), BESIDE)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("lead", ["番号", "委員", "番号 委員"])
def test_a_column_behind_the_answers_is_no_part_of_them(
    head: str, values: list[str], between: str, lead: str
) -> None:
    cells = [*lead.split(), "質問・意見", "町の考え方", head]
    for n, (said, value, who) in enumerate(
        zip(ASKED, values, ["乙部委員", "丙田委員", "乙部委員"], strict=True), 1
    ):
        cells += [str(n)] if "番号" in lead else []
        cells += [who] if "委員" in lead else []
        cells += [*said, value] if value else said
    minutes = read(HEAD + between.join(cells) + "\n" + END)

    assert [turn.text for turn in minutes.turns] == [words for said in ASKED for words in said]
    assert [turn.role for turn in minutes.turns][1::2] == [Role.IMPLEMENTING_BODY] * 3
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_two_columns_can_stand_behind_the_answers() -> None:
    rows = [
        [*said, unit, "―"] for said, unit in zip(ASKED, ["総務課", "税務課", "総務課"], strict=True)
    ]
    cells = ["質問", "回答", "担当", "備考", *(cell for row in rows for cell in row)]
    minutes = read(HEAD + "\n".join(cells) + "\n" + END)

    assert [turn.text for turn in minutes.turns] == [words for said in ASKED for words in said]


@pytest.mark.parametrize("end", ["一年。", "一年", "職員が見ます。\n延ばしません。"])
def test_a_short_answer_stays_one_where_nothing_stands_in_the_column_behind_it(end: str) -> None:
    minutes = read(
        HEAD
        + f"番号\n質問\n回答\n備考\n１\n期間は何年か。\n{end}\n２\n誰が見るのか。\n職員です。\n済\n"
        + END
    )

    assert minutes.turns[1].text == end.replace("\n", "")
    assert minutes.turns[3].text == "職員です。"


def test_the_last_line_of_an_answer_is_one_of_its_own_where_no_column_is_behind_it() -> None:
    minutes = read(HEAD + "番号\n質問\n回答\n１\n誰が見るのか。\n職員です。\n担当は総務課\n" + END)

    assert minutes.turns[1].text == "職員です。担当は総務課"
