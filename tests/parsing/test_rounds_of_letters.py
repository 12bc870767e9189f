"""Minutes of a written round: labels with the day and kind of each letter, alone on their lines."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

HEAD = """平成３１年度第２回鍋倉村情報公開審査会（持ち回り）の記録

１　期間　令和元年７月１日から令和元年７月１９日まで
２　委員　相良会長、有働委員、迫田委員

３　審議

（ア）諮問第１号　農業用水の取水の記録を公開することについて
{first}

相良会長（７月２日付け書面）
　記録を載せる期間は三年でよいと考えます。
農林課（回答）
　三年といたします。

（イ）諮問第２号　林道の通行の記録を公開することについて
{second}

有働委員（７月３日付け{said}）
　通行した者の氏名を載せる必要は認められず、番号で足りるものと存じます。
農林課（{again}）
　番号といたします。
"""
BODIES = [("担当課　農林課", "担当課　農林課"), ("（担当　農林課）", "（担当　農林課）")]


@pytest.mark.parametrize(("first", "second"), [*BODIES, ("主管課：農林課", "主管課：農林課")])
def test_a_body_below_its_case_is_nobodys_label_where_labels_stand_alone(
    first: str, second: str
) -> None:
    found = read(HEAD.format(first=first, second=second, said="書面", again="回答"))

    assert [[unit.unit for body in case.bodies for unit in body.units] for case in found.cases] == [
        ["農林課"],
        ["農林課"],
    ]
    assert [turn.role for turn in found.turns] == [
        Role.CHAIR,
        Role.IMPLEMENTING_BODY,
        Role.MEMBER,
        Role.IMPLEMENTING_BODY,
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("質問", TurnKind.QUESTION),
        ("再質問", TurnKind.QUESTION),
        ("追加質問", TurnKind.QUESTION),
        ("意見", TurnKind.STATEMENT),
    ],
)
@pytest.mark.parametrize("again", ["回答", "再回答", "７月８日付け回答", "７月８日付の再回答"])
def test_the_day_of_a_letter_hides_not_what_it_does(said: str, kind: TurnKind, again: str) -> None:
    found = read(HEAD.format(first="", second="", said=said, again=again))

    assert [turn.kind for turn in found.turns[2:]] == [kind, TurnKind.ANSWER]


def test_the_day_of_a_letter_is_no_name() -> None:
    text = HEAD.format(first="", second="", said="書面", again="回答")

    names = [[span.of(text) for span in turn.names] for turn in read(text).turns]

    assert names == [["相良"], [], ["有働"], []]


@pytest.mark.parametrize("label", ["１　開催方法", "１　会議の方法", "１　会議形式"])
@pytest.mark.parametrize(
    "told",
    [
        "審査会規則第４条第２項の規定により、書面により審議した。",
        "感染症の拡大を避けるため、書面による開催とした。",
        "書面による持ち回り",
    ],
)
def test_how_a_round_was_held_is_no_place(label: str, told: str) -> None:
    text = HEAD.format(first="", second="", said="書面", again="回答")
    text = text.replace("１　期間", f"{label}\n　{told}\n\n１　期間")

    assert read(text).meeting.venue is None


@pytest.mark.parametrize(
    "behind",
    ["情報発信元\n農林課　管理係", "このページの作成担当\n農林課", "ページ作成者：農林課　管理係"],
)
def test_whose_page_it_is_is_nobodys_speech(behind: str) -> None:
    text = HEAD.format(first="", second="", said="書面", again="回答")

    assert read(f"{text}\n{behind}\n").turns[-1].text == "番号といたします。"


LETTERS = """平成３１年度第２回鍋倉村情報公開審査会（持ち回り）の記録

１　期間　令和元年７月１日から令和元年７月１９日まで

２　諮問第１号　農業用水の取水の記録を公開することについて

{asked[0]}質問１{asked[1]}（相良会長）　記録は何年残るのか。
{asked[0]}質問２{asked[1]}（迫田委員）　誰が写しを作るのか。
{asked[0]}回答{asked[1]}{to}　三年残り、写しは農林課が作る。
"""


@pytest.mark.parametrize("asked", ["【】", "［］", "〈〉", "〔〕"])
@pytest.mark.parametrize(
    "to", ["（質問１及び２に対して）", "（質問１、２について）", "（上記の質問に対する回答）"]
)
def test_what_an_answer_is_to_is_none_of_its_words(asked: str, to: str) -> None:
    found = read(LETTERS.format(asked=asked, to=to))

    assert [turn.kind for turn in found.turns] == [*(2 * [TurnKind.QUESTION]), TurnKind.ANSWER]
    assert found.turns[-1].text == "三年残り、写しは農林課が作る。"
