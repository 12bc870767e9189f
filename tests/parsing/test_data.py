"""Every row of the package tables proves its own examples."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from kurume_search.data import table
from kurume_search.model.letter import LETTER
from kurume_search.model.meeting import NOT_RECOGNISED
from kurume_search.model.turn import NoteType, Role
from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.citations.citation import find_citations
from kurume_search.parsing.decisions.demanded_below import demands_on
from kurume_search.parsing.decisions.narrative import kinds_told
from kurume_search.parsing.decisions.proposals import proposal_words
from kurume_search.parsing.header.attendance import declared_in_speech
from kurume_search.parsing.header.away_in_speech import away_in_speech
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.header.groups import read_group
from kurume_search.parsing.header.people import read_roll
from kurume_search.parsing.labels.rows import begun_on, open_to, rows
from kurume_search.parsing.legends.headed import headed_in
from kurume_search.parsing.legends.keys import entry_of_key
from kurume_search.parsing.legends.legend import legend_in, legends_of
from kurume_search.parsing.lines.furniture import furniture_pattern
from kurume_search.parsing.lines.line import answered_at, read_lines
from kurume_search.parsing.lines.pieces import words_alone
from kurume_search.parsing.lines.shapes import looks_like
from kurume_search.parsing.notations.typography import marks_in, marks_of
from kurume_search.parsing.outcomes.demands import demanded_in
from kurume_search.parsing.outcomes.mentioned import names_case, only_mentions, settles
from kurume_search.parsing.outcomes.outcome import answers_by_draft, rider_of, value_of
from kurume_search.parsing.outline.form_fields import form_label
from kurume_search.parsing.page.apart_titles import is_said_of_any
from kurume_search.parsing.page.bodies import is_head, is_unit, part_of
from kurume_search.parsing.page.columns import (
    columns_like,
    is_beside_result,
    is_empty_cell,
    read_columns,
)
from kurume_search.parsing.page.notes import adds_beside, is_note, type_of
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import read_row
from kurume_search.parsing.words.headwords import (
    is_case_label,
    is_general_report,
    is_item_word,
    is_no_title,
    is_stage_aside,
    kind_of,
    procedure_of,
    section_of,
    title_from,
)
from kurume_search.parsing.words.names import read_named
from kurume_search.parsing.words.near_titles import nearest_title
from kurume_search.parsing.words.questions import (
    asks,
    is_prompt,
    may_match,
    may_match_among,
    may_match_any,
    words_match,
)
from kurume_search.parsing.words.role_rows import counts
from kurume_search.parsing.words.speakers import Speaker, read_speaker
from kurume_search.parsing.words.speech import Speech
from kurume_search.parsing.words.titles import is_titular
from kurume_search.parsing.words.votes import vote_noted, votes_counted
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap


def said(row: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return (example, must it match) for a row; every row has examples."""
    assert row["examples"], row
    return [(word, True) for word in row["examples"]] + [
        (word, False) for word in row.get("not_examples", [])
    ]


def rows_of(name: str, key: str) -> list[Any]:
    held = table(name)[key]
    held = held if isinstance(held, list) else [held]
    return [
        pytest.param(
            row,
            id=str(
                row.get("id")
                or row.get("role")
                or row.get("value")
                or row.get("type")
                or row.get("option")
                or key
            ),
        )
        for row in held
    ]


@pytest.mark.parametrize("row", rows_of("roles", "role"))
def test_the_words_of_a_role_name_its_speaker(row: dict[str, Any]) -> None:
    for label, yes in said(row):
        speaker = read_speaker(label)
        assert (
            speaker is not None and speaker.role == row["role"] and (speaker.sure or not yes)
        ) is yes, label


@pytest.mark.parametrize("row", rows_of("notations", "notation"))
def test_a_notation_reads_its_own_labels_and_no_others(row: dict[str, Any]) -> None:
    notation = next(held for held in rows() if held.id == row["id"])
    for words, yes in said(row):
        folded = fold(words)
        line = read_lines(folded, LineMap(words))[0]
        open_rows = open_to(line.text, begun_on(Page([line])))
        assert (notation.match(line) is not None) is yes, words
        assert not yes or notation.last or notation in open_rows, words


def test_items_called_by_their_word_alone() -> None:
    for words, yes in said(table("headings")["items_alone"]):
        assert is_item_word(words) is yes, words


def test_labels_of_numbers_in_forms() -> None:
    for words, yes in said(table("headings")["number_labels"]):
        assert (form_label(words) == "number") is yes, words


def test_headings_over_cases_with_their_results_hold_items() -> None:
    for words, yes in said(table("headings")["cases_with_results"]):
        assert (section_of(re.sub(r"^[0-9] ", "", fold(words).text)) == "containers") is yes, words


def test_stages_of_the_procedure_in_parentheses() -> None:
    for words, yes in said(table("headings")["stages"]):
        assert is_stage_aside(words) is yes, words


def test_groups_that_members_stand_for() -> None:
    for label, yes in said(table("roles")["represented"]):
        speaker = read_speaker(label)
        assert (speaker is not None and speaker == Speaker(Role.MEMBER, label)) is yes, label


@pytest.mark.parametrize("row", rows_of("mentions", "mention"))
def test_what_only_mentions_a_decision(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert only_mentions(fold(words).text) is yes, words


@pytest.mark.parametrize(("name", "says"), [("named", names_case), ("settled", settles)])
def test_what_makes_a_mention_a_decision(name: str, says: Callable[[str], bool]) -> None:
    for words, yes in said(table("mentions")[name]):
        assert says(fold(words).text.rstrip("。")) is yes, words


def test_mentions_are_undone_by_what_the_table_knows() -> None:
    unless = {row.get("unless") for row in table("mentions")["mention"]}

    assert unless == {None, "named", "settled"}


def test_what_a_council_demands_below_a_result() -> None:
    for words, yes in said(table("headings")["wishes"]):
        folded = fold(words)
        assert demands_on(read_lines(folded, LineMap(words)), 0) is yes, words


def test_a_title_is_told_by_how_it_ends() -> None:
    for words, yes in said(table("headings")["title_ends"]):
        assert is_titular(fold(words).text) is yes, words


@pytest.mark.parametrize("name", list(table("rolls")))
def test_words_in_lists_of_persons(name: str) -> None:
    for words, names in table("rolls")[name]["examples"]:
        people = read_roll([words_alone(words)], "委員").people
        assert [person.name for person in people] == names, words


def test_family_names_end_as_the_table_says() -> None:
    held = table("names")["surnames"]
    for words, yes in said(held):
        assert words.endswith(tuple(held["ends"])) is yes, words


def test_family_names_in_division() -> None:
    held = table("names")["in_division"]
    for label, name in held["examples"]:
        speaker = read_speaker(label)
        assert speaker is not None and speaker.names == ((0, len(name)),), label
        assert [person.name for person in read_roll([words_alone(label)]).people] == [name]
    for label in held["not_examples"]:
        speaker = read_speaker(label)
        assert speaker is not None and speaker.shown == "部会長", label


def test_family_names_before_offices() -> None:
    held = table("names")["before_offices"]
    for label, name in held["examples"]:
        speaker = read_speaker(label)
        at = label.index(name)
        assert speaker is not None and speaker.names == ((at, at + len(name)),), label
        assert speaker.shown == label.replace(name, ""), label
    for label in held["not_examples"]:
        speaker = read_speaker(label)
        assert speaker is not None and speaker.shown == label and not speaker.names, label


def test_what_is_said_before_who_says_it() -> None:
    for words, yes in said(table("roles")["said"]):
        speaker = read_speaker(words)
        assert (speaker is not None and speaker.sure) is yes, words


def test_what_is_said_behind_whose_words_it_is() -> None:
    for words, yes in said(table("roles")["words_of"]):
        speaker = read_speaker(words)
        assert (speaker is not None and speaker.shown != words) is yes, words


def test_whose_the_persons_are() -> None:
    for words, yes in said(table("header_labels")["groups"]):
        assert (read_group(words) is not None) is yes, words


def test_reported_speech_is_of_the_kind_that_it_reports() -> None:
    held = table("narrative")["told"]
    for words, kind in held["examples"]:
        assert kinds_told(words)[:1] == [kind], words
    for words in held["not_examples"]:
        assert not kinds_told(words), words


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("doc_kinds", "doc_kind"),
        ("sessions", "session_type"),
        ("councils", "body"),
        ("municipalities", "municipality"),
    ],
)
def test_the_title_names_the_council_and_the_kind_of_meeting(name: str, field: str) -> None:
    held = table("names")[name]
    for words, value in held["examples"]:
        assert getattr(read_named([words], ""), field) == value, words
    for words in held["not_examples"]:
        assert getattr(read_named([words], ""), field) is None, words


def test_words_that_tell_how_all_voted() -> None:
    for words, yes in said(table("notes")["votes"]):
        assert (vote_noted(words) is not None) is yes, words


@pytest.mark.parametrize("row", rows_of("votes", "option"))
def test_the_words_of_an_option_are_counted_for_it(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        options = [vote.option for vote in votes_counted(words)]
        assert (options == [row["option"]]) is yes, words
        assert yes or row["option"] not in options, words


def test_how_many_are_said_to_be_there() -> None:
    held = table("attendance")["said_to_come"]
    for words, number in [*held["examples"], *((row, None) for row in held["not_examples"])]:
        assert declared_in_speech([words]) == number, words


def test_who_is_said_to_be_away() -> None:
    held = table("attendance")["said_to_be_away"]
    for words, names in [*held["examples"], *((row, []) for row in held["not_examples"])]:
        speech = Speech([words_alone(words)])
        assert [person.name for person in away_in_speech([speech])] == names, words


@pytest.mark.parametrize("key", ["other_meetings", "come_late"])
def test_words_by_which_a_number_is_none_of_those_who_came(key: str) -> None:
    for words, yes in said(table("attendance")[key]):
        assert (declared_in_speech([words]) is None) is yes, words


def test_cries_of_assent_are_notes() -> None:
    for words, yes in said(table("notes")["cries"]):
        assert is_note(words) is yes, words


@pytest.mark.parametrize(
    "name",
    [
        "calls",
        "decides",
        "joins",
        "only_calls",
        "leaves",
        "moves_on",
        "goes_on",
        "closes",
        "hands_over",
    ],
)
def test_the_words_of_a_chair_call_and_leave_cases(name: str) -> None:
    for words, yes in said(table("calls")[name]):
        assert words_call(name, words) is yes, words


def test_a_legend_explains_its_marks() -> None:
    for words, yes in said(table("notations")["legend"]):
        page = Page(read_lines(fold(words), LineMap(words)))
        assert bool(legend_in(fold(words).text)) is yes, words
        assert bool(legends_of(page)) is yes, words


def test_a_heading_tells_whose_questions_and_answers_follow() -> None:
    for words, yes in said(table("notations")["sides"]):
        assert bool(headed_in(fold(words).text)) is yes, words


def test_labels_of_what_a_case_tells() -> None:
    for words, yes in said(table("headings")["case_labels"]):
        assert is_case_label(fold(words).text) is yes, words


def test_what_an_answer_is_to_stands_in_parentheses_before_it() -> None:
    pattern = re.compile("|".join(table("notations")["answered_behind"]["words"]))
    for words, yes in said(table("notations")["answered_behind"]):
        assert (pattern.match(fold(words).text) is not None) is yes, words


def test_a_line_with_a_question_and_its_answer() -> None:
    for words, yes in said(table("notations")["answered"]):
        assert bool(answered_at(fold(words).text)) is yes, words


def test_marks_around_labels() -> None:
    for words, yes in said(table("notations")["typography"]):
        line = read_lines(fold(words), LineMap(words))[0]
        marks = marks_of(line)
        assert (marks is not None) is yes, words
        assert all(sign in line.text for sign in marks_in(*marks or ("", ""))), words


@pytest.mark.parametrize("row", rows_of("values", "value"))
def test_a_value_has_the_shape_of_its_field(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert looks_like(row["field"], fold(words).text) is yes, words


@pytest.mark.parametrize("row", rows_of("header_labels", "field"))
def test_a_label_opens_its_field_of_the_header(row: dict[str, Any]) -> None:
    for label in [*row["examples"], *row["labels"]]:
        found = read_label(f"{label}: 値")
        assert found is not None, label
        if label in row["examples"]:
            assert found.field == row["id"], label


@pytest.mark.parametrize("row", rows_of("headings", "kind"))
def test_a_title_tells_what_its_item_is_for(row: dict[str, Any]) -> None:
    for title, yes in said(row):
        assert (kind_of(title) == row["kind"]) is yes, title


@pytest.mark.parametrize("row", rows_of("headings", "procedure"))
def test_a_heading_names_its_procedure(row: dict[str, Any]) -> None:
    for title, yes in said(row):
        assert (procedure_of(title) == row["name"]) is yes, title


def test_names_of_laws_end_as_the_table_says() -> None:
    held = table("citations")["law_ends"]
    for words, yes in said(held):
        assert words.endswith(tuple(held["words"])) is yes, words


def test_a_tag_is_one_of_its_words_and_nothing_else() -> None:
    held = table("headings")["tags"]
    for words, yes in said(held):
        assert bool(re.fullmatch("|".join(held["words"]), words)) is yes, words


@pytest.mark.parametrize("row", rows_of("outcomes", "rider"))
def test_a_rider_makes_of_a_grant_what_its_row_says(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert (rider_of(words) == row["value"]) is yes, words


@pytest.mark.parametrize("name", list(table("proposals")))
def test_words_propose_refer_back_or_accept(name: str) -> None:
    for words, yes in said(table("proposals")[name]):
        found = proposal_words(name)
        whole = found.pattern.fullmatch if name in ("refers", "accepted") else found.search
        assert bool(whole(words)) is yes, words


def test_answers_by_the_draft() -> None:
    for words, yes in said(table("outcomes")["drafts"]):
        assert answers_by_draft(words) is yes, words


def test_whatever_decides_has_a_stem_of_the_table() -> None:
    held = table("outcomes")["stems"]
    for words, yes in said(held):
        assert any(stem in words for stem in held["words"]) is yes, words


def test_labels_before_titles() -> None:
    for words, yes in said(table("headings")["title_labels"]):
        assert (title_from(words) > 0) is yes, words


def test_words_behind_numbers_that_are_no_titles() -> None:
    for words, yes in said(table("headings")["no_titles"]):
        assert is_no_title(words) is yes, words


@pytest.mark.parametrize("row", rows_of("headings", "general_reports"))
def test_a_report_of_a_general_kind_is_known_by_its_title(row: dict[str, Any]) -> None:
    for title, yes in said(row):
        assert is_general_report(title) is yes, title


@pytest.mark.parametrize("row", rows_of("notes", "note"))
def test_a_note_records_what_its_row_says(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert (type_of(words) is NoteType(row["type"])) is yes, words


@pytest.mark.parametrize("row", rows_of("outcomes", "outcome"))
def test_a_statement_decides_what_its_row_says(row: dict[str, Any]) -> None:
    review, report = row.get("review", False), row["value"] == "noted"
    for words, yes in said(row):
        assert (value_of(words, review=review, report=report) == row["value"]) is yes, words


@pytest.mark.parametrize("row", rows_of("bodies", "body"))
def test_a_label_of_a_body_says_its_part_in_the_case(row: dict[str, Any]) -> None:
    for label, _ in said(row):
        assert part_of(label) == row["part"]


@pytest.mark.parametrize("row", rows_of("sentences", "question"))
def test_a_sentence_asks_where_its_row_says_so(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert asks(f"{words}。") is yes, words


@pytest.mark.parametrize(
    "key",
    [
        "announcement",
        "calls_for",
        "heard",
        "procedural",
        "leave",
        "recorded",
        "told_between",
        "reported_between",
        "late_answer",
        "interlude",
        "opens",
        "declares",
        "later",
        "only_presented",
        "presides",
        "next_meeting",
        "on_all",
        "echo",
        "turns_to_next",
        "tells_next_day",
        "on_the_case",
        "matter",
        "told_question",
    ],
)
def test_a_sentence_has_the_phrases_of_its_table(key: str) -> None:
    for row in table("sentences")[key]:
        for words, yes in said(row):
            assert words_match(key, words) is yes, words


@pytest.mark.parametrize("key", table("sentences"))
def test_phrases_are_looked_for_in_many_texts_and_tables_as_in_each(key: str) -> None:
    texts = [words for row in table("sentences")[key] for words, _ in said(row)]
    other = "leave"

    assert list(may_match_among(key, texts)) == [
        at for at, words in enumerate(texts) if may_match(key, words)
    ]
    assert [may_match_any((key, other), words) for words in texts] == [
        may_match(key, words) or may_match(other, words) for words in texts
    ]


@pytest.mark.parametrize("row", rows_of("sentences", "prompt"))
def test_a_prompt_invites_others_to_speak(row: dict[str, Any]) -> None:
    for words, yes in said(row):
        assert is_prompt(words) is yes, words


@pytest.mark.parametrize(
    "key", ["page_marks", "navigation", "contact", "end_matter", "papers", "attached"]
)
def test_furniture_of_a_page_is_told_from_text(key: str) -> None:
    for words, yes in said(table("furniture")[key]):
        assert bool(furniture_pattern(key).fullmatch(fold(words).text)) is yes, words


def test_heads_of_columns() -> None:
    like = table("tables")["like"]
    for name, head in like["examples"]:
        assert columns_like(head) == (name,), head
    for name, head in like["not_examples"]:
        assert name not in columns_like(head), head


def test_what_all_do_is_nobodys_name() -> None:
    for label, yes in said(table("roles")["done_by_all"]):
        assert (read_speaker(label) is None) is yes, label


def test_how_what_is_said_is_counted() -> None:
    for count, yes in said(table("roles")["counts"]):
        assert (re.fullmatch(counts(), count) is not None) is yes, count


def test_entries_of_a_key_of_counted_speakers() -> None:
    for words, yes in said(table("roles")["counted_speakers"]):
        assert (entry_of_key(fold(words).text) is not None) is yes, words


def test_labels_that_recognition_of_letters_mistook() -> None:
    meant = table("roles")["misread"]["words"]
    for label, yes in said(table("roles")["misread"]):
        assert any(word in label for word in meant) is yes, label
    for printed, word in meant.items():
        assert len(printed) == len(word)
        assert read_speaker(printed) == read_speaker(word), printed


def test_that_nobody_said_more() -> None:
    for words, yes in said(table("outcomes")["no_more"]):
        pattern = "|".join(table("outcomes")["no_more"]["words"])
        assert (re.search(pattern, words) is not None) is yes, words


def test_words_that_end_a_case_by_themselves() -> None:
    held = table("outcomes")["ends_alone"]
    for words, yes in said(held):
        told = any(re.fullmatch(row, words) for row in (*held["words"], *held["doubtful"]))
        assert told is yes, words


def test_words_that_only_appeals_end_with() -> None:
    for words, yes in said(table("outcomes")["of_appeals"]):
        value = value_of(words)
        assert (value is not None and value.startswith("review_")) is yes, words


def test_what_a_council_does_itself_is_no_demand() -> None:
    for words, yes in said(table("outcomes")["own_business"]):
        assert (demanded_in(words) == ()) is yes, words


def test_columns_that_tell_no_result() -> None:
    for head, yes in said(table("tables")["beside_results"]):
        assert is_beside_result(head) is yes, head


def test_what_stands_beside_a_role_is_nobodys_name() -> None:
    for label, yes in said(table("roles")["unnamed"]):
        speaker = read_speaker(label)
        assert speaker is not None and (speaker.names == ()) is yes, label


def test_several_of_one_role_or_office_speak() -> None:
    for label, yes in said(table("roles")["groups"]):
        speaker = read_speaker(label)
        assert (speaker is not None and speaker.names == ()) is yes, label


def test_who_takes_part_and_is_of_no_side() -> None:
    for label, yes in said(table("roles")["others"]):
        speaker = read_speaker(label)
        whose = speaker is not None and (speaker.role, speaker.shown)
        assert (whose == (Role.UNKNOWN, label)) is yes, label


def test_what_a_clerk_adds_is_a_note() -> None:
    for words, yes in said(table("notes")["margin"]):
        assert adds_beside(fold(words).text) is yes, words


def test_a_table_of_turns_may_have_a_margin() -> None:
    for heads, yes in said(table("tables")["turns"]):
        text = f"|{heads}|"
        row = read_row(read_lines(fold(text), LineMap(text))[0])
        columns = (row and read_columns(row.words)) or ()
        assert ({"speaker", "margin"} <= set(columns)) is yes, heads


def test_no_city_is_named_in_a_table() -> None:
    for name in (
        "roles",
        "notations",
        "header_labels",
        "headings",
        "notes",
        "outcomes",
        "bodies",
        "sentences",
        "furniture",
        "tables",
        "units",
        "values",
        "calls",
        "names",
        "narrative",
        "rolls",
        "attendance",
        "proposals",
        "votes",
    ):
        assert "久留米" not in str(table(name))


def test_names_of_laws_that_run_on() -> None:
    for words, law in table("citations")["law_titles"]["examples"]:
        (found,) = find_citations(words, {}, town="")
        assert found.law == law, words


def test_heads_of_municipalities() -> None:
    for words, yes in said(table("units")["heads"]):
        assert is_head(words.partition("(")[0]) is yes, words


def test_units_right_below_a_department_speak() -> None:
    for words, yes in said(table("units")["within_departments"]):
        speaker = read_speaker(words)
        assert (speaker is not None and speaker.role == "implementing_body") is yes, words


def test_words_that_are_no_units() -> None:
    for words, yes in said(table("units")["no_units"]):
        assert is_unit(words) is not yes, words


def test_what_is_said_of_any_matter_is_no_matter() -> None:
    for words, yes in said(table("headings")["no_matter"]):
        assert is_said_of_any(words) is yes, words


def test_words_of_any_title_tell_no_matter() -> None:
    held = table("headings")["any_title"]
    for examples, same in ((held["examples"], 0), (held["not_examples"], None)):
        for title, other in examples:
            assert nearest_title(title, [other]) == same, (title, other)


def test_every_notation_has_a_name_for_people() -> None:
    rows = {row["id"] for row in table("notations")["notation"]}
    rows |= {table("notations")["typography"]["id"], "table", "narrative", LETTER, NOT_RECOGNISED}

    names = table("notation_names")["name"]

    assert set(names) == rows
    assert all(name["ja"] and name["en"] for name in names.values())


def test_an_empty_cell_says_that_nothing_was_said() -> None:
    for words, yes in said(table("tables")["stacked"]):
        assert is_empty_cell(fold(words).text) is yes, words
