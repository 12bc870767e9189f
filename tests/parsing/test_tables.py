"""Minutes kept as tables: rows that speak, rows that call an item, rows nobody speaks."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.outcome import OutcomeValue

HEAD = "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n\n"


def _cases(text: str) -> list[tuple[str | None, str | None]]:
    return [(case.number, case.title) for case in read(HEAD + text).cases]


def test_a_row_of_number_and_title_calls_a_case_and_names_its_body() -> None:
    text = (
        "| 発言者 | 発言の要旨 |\n"
        "| 議題1　諮問第3号　移住相談の記録を提供することについて | 担当課　企画部移住課 |\n"
        "| 移住課 | 資料に沿って説明する。 |\n| 委員 | 同意は得るのか。 |\n"
        "| 移住課 | 書面で得る。 |\n"
        "| 会長 | 諮問第3号は承認する。 |\n"
        "| 議題2　その他 |  |\n| 事務局 | 次回は10月である。 |\n"
    )
    minutes = read(HEAD + text)

    (case,) = minutes.cases
    assert (case.number, case.title) == (
        "第3号",
        "移住相談の記録を提供することについて",
    )
    assert [unit.unit for body in case.bodies for unit in body.units] == ["移住課"]
    assert case.outcome.value is OutcomeValue.APPROVED
    assert [turn.cases for turn in minutes.turns] == [(case.id,)] * 4 + [()]
    assert minutes.agenda[-1].kind is AgendaKind.OTHER


def test_the_title_may_stand_in_the_cell_beside_the_number() -> None:
    text = (
        "| 発言者 | 内容 |\n| --- | --- |\n"
        "| 諮問第5号 | 図書の貸出記録を委託先に扱わせることについて |\n"
        "| 委員 | 委託先はどこか。 |\n| 事務局 | 市内の一社である。 |\n"
    )

    assert _cases(text) == [("第5号", "図書の貸出記録を委託先に扱わせることについて")]


def test_a_case_is_called_in_the_column_of_the_speech() -> None:
    text = (
        "| 発言者 | 発言内容 |\n"
        "| 会長 | 開会する。 |\n"
        "|  | （1）諮問第8号　放課後児童の名簿を共有することについて |\n"
        "| 委員 | 名簿はどこに置くのか。 |\n| 事務局 | 庁内に置く。 |\n"
    )

    assert _cases(text) == [("第8号", "放課後児童の名簿を共有することについて")]


def test_words_in_brackets_that_nobody_speaks_are_a_note() -> None:
    text = (
        "| 発言者 | 発言内容 |\n| 諮問第8号　名簿を共有することについて |  |\n"
        "| 委員 | どこに置くのか。 |\n"
        "| 会長 | 諮問第8号を承認してよいか。 |\n|  | （異議なし） |\n| 会長 | 承認する。 |\n"
    )
    minutes = read(HEAD + text)

    assert [turn.text for turn in minutes.turns][1:] == [
        "諮問第8号を承認してよいか。",
        "承認する。",
    ]
    assert [note.raw for note in minutes.notes] == ["（異議なし）"]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_a_table_whose_columns_only_gaps_part_is_a_table() -> None:
    minutes = read(
        "第１２回灯台町個人情報保護審査会会議録\n\n開催日　令和２年１０月２８日\n"
        "出席委員　３名（戸倉、名取、小室）\n\n"
        "【案件の一覧と結果】\n番号　件名　所管　結果\n"
        "1　健診の結果を県に提供する件　教育課　諮問どおり\n"
        "2　駐車場の記録を警察に提供する件　管財課　不承認\n\n"
        "【案件１の審議】\n名取委員　　計画書は届いているか。\n教育課長　　届いている。\n\n"
        "【案件２の審議】\n小室委員　　毎月来るのはなぜか。\n管財課長　　盗難が続いている。\n"
    )

    first, second = minutes.cases
    assert (first.title, first.outcome.value) == ("健診の結果を県に提供する件", "approved")
    assert (second.outcome.value, second.bodies[0].units[0].unit) == ("rejected", "管財課")
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2
    assert [person.name for person in minutes.meeting.members] == ["戸倉", "名取", "小室"]


def test_a_result_may_stand_in_the_column_of_items() -> None:
    minutes = read(
        HEAD + "| 議題 | 発言者 | 発言内容 |\n|---|---|---|\n"
        "| (1) 諮問第7号　機器を置くことについて | 管財課 | 二台を置く。 |\n"
        "|  | 委員 | なぜか。 |\n|  | 管財課 | 防犯のためである。 |\n"
        "| 審議結果 |  | 映像を残さないことを条件として承認する。 |\n"
    )

    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED_CONDITIONAL
    assert len(minutes.turns) == 3


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("| 委員 | 担当課 |", ["member", "implementing_body"]),
        ("| 番号 | 委員 | 事務局 |", ["member", "secretariat"]),
        ("| 委員の意見 | 担当課の説明 |", ["member", "implementing_body"]),
        ("| 発言要旨 | 回答要旨 |", ["unknown", "unknown"]),
        ("| 審議会の意見 | 実施機関の回答 |", ["unknown", "implementing_body"]),
    ],
)
def test_heads_that_name_two_sides_head_questions_and_answers(head: str, roles: list[str]) -> None:
    count = "1 | " if "番号" in head else ""
    minutes = read(
        HEAD + f"諮問第22号　税情報の利用について\n{head}\n"
        f"| {count}同意は取れないのか。 | 対象者が多く困難である。 |\n"
        f"| {count}期間はどうか。 | 3年間である。 |\n結果　承認\n"
    )

    assert [turn.role.value for turn in minutes.turns] == roles * 2
    assert [turn.kind.value for turn in minutes.turns] == ["question", "answer"] * 2
    assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED]


def test_a_roll_beside_offices_is_no_table_of_questions() -> None:
    minutes = read(HEAD + "| 委員 | 甲野会長、乙川委員 |\n| 事務局 | 丙原課長 |\n")

    assert not minutes.turns
    assert [person.name for person in minutes.meeting.members] == ["甲野", "乙川"]
