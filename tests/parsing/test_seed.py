"""The one real document: everything it says, and nothing it doesn't."""

from collections import Counter

import pytest
from parsing.reading import labelled, read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType, TurnKind

TEXT, GOLD = labelled("seed")


@pytest.fixture(scope="module")
def seed() -> Minutes:
    return read(TEXT)


def test_the_header_is_read_whole(seed: Minutes) -> None:
    meeting, gold = seed.meeting, GOLD["meeting"]

    assert meeting.id == "2021-07-26"
    assert meeting.body == gold["body"]
    assert meeting.municipality == gold["municipality"]
    assert meeting.doc_kind == gold["doc_kind"]
    assert (meeting.fiscal_year, meeting.number) == (2021, 2)
    assert meeting.session_type == gold["session_type"]
    assert meeting.weekday_ok is True
    assert (meeting.time_start, meeting.time_end) == ("10:00", None)
    assert meeting.venue == gold["venue"]
    assert [(p.name, p.role) for p in meeting.members] == [
        (m["name"], m["role"]) for m in gold["members"]
    ]
    assert meeting.members_declared == 8
    assert meeting.absent is None
    assert [(p.name, p.role) for p in meeting.secretariat] == [
        (m["name"], m["title"]) for m in gold["secretariat"]
    ]
    assert (meeting.openness, meeting.observers) == (None, None)


def test_names_are_found_to_be_hidden(seed: Minutes) -> None:
    meeting = seed.meeting
    people = [*meeting.members, *meeting.secretariat]
    people += [staff for case in seed.cases for body in case.bodies for staff in body.staff]

    assert len(people) == 8 + 4 + 6 + 2 + 2 + 2
    for person in people:
        assert person.name_span.of(TEXT) == person.name


def test_six_items_with_their_kinds(seed: Minutes) -> None:
    found = [(item.number, item.kind.value, item.title, item.place.line) for item in seed.agenda]

    assert found == [(a["no"], a["kind"], a["title"], a["line"]) for a in GOLD["agenda"]]


def test_four_cases_with_titles_bodies_and_staff(seed: Minutes) -> None:
    assert len(seed.cases) == 4
    for case, gold in zip(seed.cases, GOLD["cases"], strict=True):
        assert case.number == str(gold["number"])
        assert case.heading.line == gold["heading_line"]
        assert case.title == gold["title"]
        assert case.item == "a3"
        assert case.procedure == "諮問"
        bodies = [
            {
                "role": body.role,
                "line": body.place.line,
                "units": [
                    {"department": u.department, "office": u.office, "unit": u.unit}
                    for u in body.units
                ],
                "staff": [{"unit": s.unit, "name": s.name, "title": s.title} for s in body.staff],
            }
            for body in case.bodies
        ]
        assert bodies == [
            {key: body[key] for key in ("role", "line", "units", "staff")}
            for body in gold["bodies"]
        ]
    staff = [sum(len(body.staff) for body in case.bodies) for case in seed.cases]
    assert staff == [6, 2, 2, 2]


def test_outcomes_are_what_is_written_and_case_4_has_none(seed: Minutes) -> None:
    outcomes = [
        (case.outcome.value, case.outcome.place and case.outcome.place.line) for case in seed.cases
    ]

    assert outcomes == [
        (OutcomeValue.APPROVED, 56),
        (OutcomeValue.APPROVED, 100),
        (OutcomeValue.APPROVED, 116),
        (None, None),
    ]
    assert "missing-outcome" in {d.code for d in seed.diagnostics}


def test_citations_with_every_place(seed: Minutes) -> None:
    found = [
        (c.raw, c.law, str(c.provision), c.cases, [p.line for p in c.places])
        for c in seed.citations
    ]

    assert found == [
        ("条例第9条第3項第4号", "条例", "第9条第3項第4号", ("c1",), [26]),
        ("条例第10条第1項第2号", "条例", "第10条第1項第2号", ("c2", "c3", "c4"), [60, 104, 126]),
    ]
    assert [[p.line for p in c.places] for c in seed.cases[2].citations] == [[104]]


def test_turns_speakers_kinds_and_cases(seed: Minutes) -> None:
    keys = (
        "line",
        "line_end",
        "speaker_raw",
        "speaker",
        "role",
        "kind",
        "question_sentences",
        "text",
    )
    found = [
        (
            t.place.line,
            t.place.line_end,
            t.speaker_raw,
            t.speaker,
            t.role.value,
            t.kind.value,
            t.question_sentences,
            t.text,
        )
        for t in seed.turns
    ]

    assert found == [tuple(turn[key] for key in keys) for turn in GOLD["utterances"]]
    assert [t.cases for t in seed.turns] == [
        tuple(f"c{c}" for c in turn["cases"]) for turn in GOLD["utterances"]
    ]
    assert Counter(t.kind for t in seed.turns) == {
        TurnKind.QUESTION: 19,
        TurnKind.ANSWER: 19,
        TurnKind.PROCEDURAL: 2,
    }
    per_case = Counter(case for turn in seed.turns for case in turn.cases)
    assert [per_case[f"c{n}"] for n in (1, 2, 3, 4)] == [10, 18, 4, 10]


def test_question_sentences_point_at_their_words(seed: Minutes) -> None:
    asked = [
        span.of(TEXT)
        for turn in seed.turns
        if turn.kind is TurnKind.QUESTION
        for span in turn.question_spans
    ]

    assert len(asked) == 23
    assert all(words.endswith("。") and not words.startswith("。") for words in asked)


def test_thirteen_notes_and_the_consent_that_is_no_outcome(seed: Minutes) -> None:
    found = [(n.place.line, n.type.value, n.cases, n.raw) for n in seed.notes]

    assert found == [
        (n["line"], n["type"], tuple(f"c{c}" for c in n["cases"]), n["raw"]) for n in GOLD["notes"]
    ]
    assert [n.place.line for n in seed.notes if n.type is NoteType.PROCEDURAL_APPROVAL] == [122]


def test_nineteen_exchanges_with_one_answer_each(seed: Minutes) -> None:
    lines = {turn.id: turn.place.line for turn in seed.turns}

    assert len(seed.exchanges) == 19
    assert all(len(exchange.answers) == 1 for exchange in seed.exchanges)
    assert [lines[e.question] for e in seed.exchanges if e.by_reference] == [112]
    assert all(lines[e.answers[0]] == lines[e.question] + 2 for e in seed.exchanges)


def test_nothing_is_unclaimed(seed: Minutes) -> None:
    assert "unclaimed" not in {part.kind.value for part in seed.parts}
    assert seed.notation.id == "paren"
