"""Tables copied out of a spreadsheet: cells of several lines in quotation marks, empty cells."""

from datetime import date

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和元年度第４回灯野町情報公開審査会　会議録\t\t\t

開催日\t令和元年１１月１４日（木）\t\t
出席委員\t"会長　甲川
委員　乙原、丙沢"\t\t
事務局\t"総務課　丁田課長
　　　　戊村主査"\t\t

"""


def minutes(*rows: str, head: str = "議題\t番号\t発言者\t発言要旨") -> Minutes:
    return read(HEAD + "\n".join([head, *rows]) + "\n")


def test_marks_around_a_cell_are_no_words_of_the_header() -> None:
    found = minutes("開会\t1\t会長\t開会する。")

    assert [held.name for held in found.meeting.members] == ["甲川", "乙原", "丙沢"]
    assert [held.name for held in found.meeting.secretariat] == ["丁田", "戊村"]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("議題\t番号\t発言者\t発言要旨", "{item}\t{n}\t{who}\t{said}"),
        ("件名\t発言者\t内容", "{item}\t{who}\t{said}"),
        ("議題\t№\t発言者\t発言内容\t備考", "{item}\t{n}\t{who}\t{said}\t"),
        ("No.\t議題\t発言者\t発言の要旨", "{n}\t{item}\t{who}\t{said}"),
    ],
    ids=["item first", "not counted", "a margin behind", "number first"],
)
def test_an_item_stands_beside_the_first_of_its_turns(head: str, rows: str) -> None:
    told = [
        ("１　諮問第３号　職員の研修の記録の公開について", "人事課長", "資料のとおりである。"),
        ("", "乙原委員", '"何件か。\nまた、保存は何年か。"'),
        ("", "人事課長", "40件で、5年である。"),
        ("", "会長", '"まとめる。\n諮問第３号は、公開が適当であると答申する。"'),
        ("２　諮問第４号　工事の設計書の公開について", "工務課長", "入札の前の分である。"),
        ("", "丙沢委員", "入札の後は公開するのか。"),
        ("", "会長", '"諮問第４号は、\n\n次回も続けて審議する。"'),
    ]
    lines = [
        rows.format(item=item, n=at, who=who, said=said)
        for at, (item, who, said) in enumerate(told, 1)
    ]
    found = minutes(*lines, head=head)

    assert [case.number for case in found.cases] == ["第3号", "第4号"]
    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
    assert [turn.speaker for turn in found.turns] == [
        "人事課長", "委員", "人事課長", "会長", "工務課長", "委員", "会長",
    ]  # fmt: skip
    assert found.turns[1].text == "何件か。また、保存は何年か。"
    assert [turn.cases for turn in found.turns] == [("c1",)] * 4 + [("c2",)] * 3


@pytest.mark.parametrize(
    "more",
    [
        "１　目的",
        "会長：さきほどのとおり。",
        "諮問第９号　台帳の利用について",
        "【まとめ】",
        "・目的",
    ],
)
def test_what_stands_within_a_cell_is_more_of_its_words(more: str) -> None:
    found = minutes(
        '諮問第３号　名簿の利用について\t1\t人事課長\t"次のとおりである。',
        more,
        '以上である。"',
        "\t2\t乙原委員\t何件か。",
        head="議題\tNo\t発言者\t発言",
    )

    assert [turn.speaker for turn in found.turns] == ["人事課長", "委員"]
    assert found.turns[0].text == f"次のとおりである。{more}以上である。"
    assert len(found.cases) == 1


def test_two_labels_stand_in_a_row_of_the_header() -> None:
    found = read(
        "灯野町情報公開審査会　会議録\t\t\t\n\n"
        '開催日時\t"令和元年１１月１４日（木）\n午後２時～３時"\t開催場所\t"町民会館\n２階"\n'
        "出席者\t甲川会長、乙原委員\t傍聴者\t２人\n\n"
        "番号\t発言者\t発言\n1\t会長\t開会する。\n"
    )

    meeting = found.meeting
    assert (meeting.date, meeting.time_start) == (date(2019, 11, 14), "14:00")
    assert meeting.venue is not None and meeting.venue.startswith("町民会館")
    assert (len(meeting.members), meeting.observers) == (2, 2)


@pytest.mark.parametrize(
    "title", ["諮問第３号\n名簿の利用について", "諮問第３号　名簿の\n利用について"]
)
def test_a_cell_of_several_lines_stands_before_others(title: str) -> None:
    found = minutes(
        f'"{title}"\t1\t人事課長\t"資料のとおりである。',
        'ほかに資料はない。"\t',
        "\t2\t乙原委員\t何件か。\t",
        "\t3\t人事課長\t３件である。\t",
        '\t4\t会長\t"終わる。',
        '承認する。"\t承認',
        head="議題\tNo\t発言者\t発言\t備考",
    )

    assert [(case.number, case.title) for case in found.cases] == [("第3号", "名簿の利用について")]
    assert [turn.text for turn in found.turns] == [
        "資料のとおりである。ほかに資料はない。", "何件か。", "３件である。", "終わる。承認する。",
    ]  # fmt: skip


def test_cells_of_questions_and_answers_and_of_results() -> None:
    found = read(
        HEAD + "番号\t件名\t結果\n"
        '諮問第３号\t"名簿の\n利用について"\t"承認\n（条件なし）"\n'
        "諮問第４号\t画像の利用について\t継続審議\n\n"
        "諮問第３号　名簿の利用について\n\n"
        "番号\t質問\t回答\n"
        '1\t"何件か。\n保存は何年か。"\t"３件である。\n保存は５年である。"\n'
        "2\t委託はするのか。\tしない。\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
    assert [turn.text for turn in found.turns] == [
        "何件か。保存は何年か。", "３件である。保存は５年である。", "委託はするのか。", "しない。",
    ]  # fmt: skip


def test_marks_that_surround_no_lines_stay_words() -> None:
    found = minutes('開会\t1\t会長\t"今年度の標語"を読む。', '\t2\t乙原委員\t"標語"')

    assert [turn.text for turn in found.turns] == ['"今年度の標語"を読む。', '"標語"']


def test_no_mark_ends_the_cell() -> None:
    found = minutes('開会\t1\t会長\t"開会する。', "\t2\t乙原委員\t何件か。")

    assert [turn.speaker for turn in found.turns] == ["会長", "委員"]


@pytest.mark.parametrize("thought", ["それなら問題はないと思う。", "私も妥当であると考えます。"])
def test_what_a_chair_thinks_decides_nothing_before_the_question(thought: str) -> None:
    found = minutes(
        "諮問第３号　名簿の利用について\t1\t乙原委員\t写しは返すのか。",
        "\t2\t人事課長\t返す。",
        f"\t3\t会長\t{thought}諮問第３号は、写しを返すことを条件に、認めることでよいか。",
        "\t4\t全委員\t異議なし。",
    )

    assert found.cases[0].outcome.value == "approved_conditional"


def test_what_a_chair_wants_still_decides_what_nobody_objects_to() -> None:
    found = minutes(
        "諮問第３号　名簿の利用について\t1\t乙原委員\t写しは返すのか。",
        "\t2\t会長\t諮問第３号は承認したいと思う。よろしいか。",
        "\t3\t全委員\t異議なし。",
    )

    assert found.cases[0].outcome.value == "approved"
