"""Mutants of the real document: the parse follows the text, not the memory of it."""

import re
import textwrap

import pytest
from parsing.reading import labelled, read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType

TEXT, _ = labelled("seed")
LINES = TEXT.split("\n")
APPROVED = OutcomeValue.APPROVED


def outcomes(text: str) -> list[OutcomeValue | None]:
    return [case.outcome.value for case in read(text).cases]


def without(*numbers: int) -> str:
    return "\n".join("" if at in numbers else line for at, line in enumerate(LINES, 1))


def test_an_outcome_that_is_deleted_is_not_recorded() -> None:
    assert outcomes(without(56)) == [None, APPROVED, APPROVED, None]


def test_the_consent_behind_case_3_is_no_outcome_where_its_own_is_deleted() -> None:
    minutes = read(without(116))

    assert [case.outcome.value for case in minutes.cases] == [APPROVED, APPROVED, None, None]
    assert {n.type for n in minutes.notes if n.place.line == 122} == {NoteType.PROCEDURAL_APPROVAL}


def test_an_outcome_that_is_added_is_read() -> None:
    lines = LINES.copy()
    lines[152] = "—他に質問や意見等はなく、この件に関しては承認される。—"

    assert outcomes("\n".join(lines)) == [APPROVED] * 4


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("—この件に関しては、不承認とする。—", OutcomeValue.REJECTED),
        ("—本件は継続審議とする。—", OutcomeValue.CONTINUED),
        ("—この件に関しては、附帯意見を付して承認される。—", OutcomeValue.APPROVED_WITH_OPINION),
        ("—前回会議の会議録は承認される。—", None),
        ("—「承認してよいのか」という意見があった。—", None),
        ("—資料をもとに承認の経緯について説明—", None),
    ],
)
def test_what_a_note_behind_case_4_decides(words: str, value: OutcomeValue | None) -> None:
    lines = LINES.copy()
    lines[152] = words

    assert outcomes("\n".join(lines))[3] is value


def test_cases_that_are_swapped_stay_whole() -> None:
    one, two = LINES[23:57], LINES[57:101]
    minutes = read("\n".join([*LINES[:23], *two, *one, *LINES[101:]]))

    assert [case.number for case in minutes.cases] == ["2", "1", "3", "4"]
    assert [len(case.bodies) for case in minutes.cases] == [2, 3, 2, 2]
    assert [sum(case.id in turn.cases for turn in minutes.turns) for case in minutes.cases] == [
        18,
        10,
        4,
        10,
    ]
    assert [e.by_reference for e in minutes.exchanges].count(True) == 1


def test_a_case_that_is_deleted_takes_its_turns_with_it() -> None:
    minutes = read("\n".join([*LINES[:23], *LINES[57:]]))

    assert [case.number for case in minutes.cases] == ["2", "3", "4"]
    assert len(minutes.turns) == 30
    assert len(minutes.exchanges) == 14


WIDE = str.maketrans({**{chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)}, " ": "\u3000"})


@pytest.mark.parametrize(
    "change",
    [lambda t: t.translate(WIDE), lambda t: t.translate({b: a for a, b in WIDE.items()})],
    ids=["wide", "narrow"],
)
def test_widths_make_no_difference(change) -> None:  # type: ignore[no-untyped-def]
    plain, changed = read(TEXT), read(change(TEXT))

    assert [(t.place, t.role, t.kind, t.cases) for t in changed.turns] == [
        (t.place, t.role, t.kind, t.cases) for t in plain.turns
    ]
    assert [c.provision for c in changed.citations] == [c.provision for c in plain.citations]
    assert [c.outcome.value for c in changed.cases] == [c.outcome.value for c in plain.cases]
    assert changed.meeting.date == plain.meeting.date
    assert len(changed.meeting.members) == 8
    assert [len(b.staff) for c in changed.cases for b in c.bodies] == [
        len(b.staff) for c in plain.cases for b in c.bodies
    ]


@pytest.mark.parametrize(
    ("mark", "notation"),
    [
        ("【{}】", "lenticular"),
        ("<{}>", "angle"),
        ("○{}　", "circle"),
        ("{}：", "colon"),
        ("［{}］", "square"),
        ("〔{}〕", "paren"),
        ("・{}　", "bullet"),
    ],
)
def test_labels_in_another_notation(mark: str, notation: str) -> None:
    label = re.compile(r"^[（(]([^（()）]{2,6})[）)] ?", re.MULTILINE)
    minutes = read(label.sub(lambda m: mark.format(m[1]), TEXT))

    assert minutes.notation.id == notation
    assert [(t.place.line, t.role, t.kind, t.question_sentences) for t in minutes.turns] == [
        (t.place.line, t.role, t.kind, t.question_sentences) for t in read(TEXT).turns
    ]
    assert [case.outcome.value for case in minutes.cases] == [APPROVED, APPROVED, APPROVED, None]


def test_labels_on_lines_of_their_own() -> None:
    minutes = read(re.sub(r"^([（(][^（()）]{2,6}[）)]) ?", r"\1\n", TEXT, flags=re.MULTILINE))

    assert len(minutes.turns) == 40
    assert [len(exchange.answers) for exchange in minutes.exchanges] == [1] * 19
    assert all(turn.place.line_end == turn.place.line + 1 for turn in minutes.turns)


def test_roles_that_are_renamed_follow_the_text() -> None:
    minutes = read(TEXT.replace("(実施機関)", "(担当課)").replace("（実施機関）", "（担当課）"))

    assert {t.speaker for t in minutes.turns if t.kind.value == "answer"} == {
        "担当課",
        "諮問機関",
        "事務局",
    }


@pytest.mark.parametrize("width", [30, 40, 62])
def test_wrapped_lines_are_joined(width: int) -> None:
    wrapped = "\n".join("\n".join(textwrap.wrap(line, width)) for line in LINES)
    minutes, plain = read(wrapped), read(TEXT)

    assert [t.text for t in minutes.turns] == [t.text for t in plain.turns]
    assert [c.title for c in minutes.cases] == [c.title for c in plain.cases]
    assert [t.question_sentences for t in minutes.turns] == [
        t.question_sentences for t in plain.turns
    ]
    assert [c.outcome.value for c in minutes.cases] == [c.outcome.value for c in plain.cases]
    assert [c.provision for c in minutes.citations] == [c.provision for c in plain.citations]


def test_page_marks_end_no_turn() -> None:
    lines = LINES.copy()
    lines[77] = lines[77][:60] + "\n\n−３−\n\n" + lines[77][60:]

    assert [t.text for t in read("\n".join(lines)).turns] == [t.text for t in read(TEXT).turns]


def test_the_real_day_is_no_assumption() -> None:
    minutes = read(TEXT.replace("令和3年7月26日（月）", "令和4年1月11日（火）"))

    assert minutes.meeting.id == "2022-01-11"
    assert minutes.meeting.fiscal_year == 2021


def test_two_meetings_in_a_file_are_two() -> None:
    from parsing.reading import source

    from kurume_search.parsing.minutes import parse_minutes

    both = (
        TEXT.rstrip()
        + "\n\n\n"
        + TEXT.replace("第2回", "第3回").replace("7月26日（月）", "8月30日（月）").lstrip()
    )
    first, second = parse_minutes(source(both))

    assert (first.meeting.number, second.meeting.number) == (2, 3)
    assert [len(m.turns) for m in (first, second)] == [40, 40]
    assert second.turns[0].place.line > first.turns[-1].place.line
    assert first.parts[-1].span.stop == second.parts[0].span.start
