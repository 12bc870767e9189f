"""By its first character a line is left to few readers: no other could take it."""

from pathlib import Path

import pytest

from kurume_search.data import table
from kurume_search.parsing.labels.rows import begun_on, rows
from kurume_search.parsing.lines.line import Line, read_lines
from kurume_search.parsing.page.bodies import label_firsts, read_body_label
from kurume_search.parsing.page.notes import (
    NOTE_FIRSTS,
    closers_of,
    inline_result,
    is_note,
    result_firsts,
)
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import is_ruled, read_row, rows_in
from kurume_search.parsing.words.headwords import is_prose, section_of
from kurume_search.text.normalize import fold
from kurume_search.text.patterns import firsts_of
from kurume_search.text.spans import LineMap

LABELLED = sorted((Path(__file__).parents[1] / "quality" / "labelled").rglob("*.txt"))


def lines_of(file: Path) -> list[Line]:
    source = file.read_text("utf-8")
    return [line for line in read_lines(fold(source), LineMap(source)) if line.text]


def test_it_is_known_what_every_cry_begins_with() -> None:
    unknown = [cry for cry in table("notes")["cries"]["words"] if not firsts_of(cry)]

    assert unknown == []


@pytest.mark.parametrize("file", LABELLED[::9], ids=lambda file: file.stem)
def test_what_a_reader_takes_begins_with_one_of_its_signs(file: Path) -> None:
    lines = lines_of(file)
    notes = [line.text for line in lines if is_note(line.text) or closers_of(line.text)]
    bodies = [line.text for line in lines if read_body_label(line) and ":" not in line.text]
    results = [line.text for line in lines if inline_result(line)]

    assert [text for text in notes if text[0] not in NOTE_FIRSTS] == []
    assert [text for text in bodies if text[0] not in label_firsts()] == []
    assert [text for text in results if text[0] not in result_firsts()] == []


@pytest.mark.parametrize("file", LABELLED[::9], ids=lambda file: file.stem)
def test_no_line_of_prose_is_a_section_word(file: Path) -> None:
    assert [
        text for line in lines_of(file) if is_prose(text := line.text) and section_of(text)
    ] == []


@pytest.mark.parametrize(
    "words", ["質疑", "質 疑。", "【質疑】。", "。質疑", "質疑の概要(Qは委員。Aは担当課)", "委員。"]
)
def test_what_may_be_a_section_word_is_no_prose(words: str) -> None:
    assert not is_prose(words)


def test_a_stop_between_words_shows_prose() -> None:
    assert is_prose("(委員)質疑に移る。名簿は何人か。")


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        ("質問者:乙部委員\nどうか。", {"asker"}),
        ("それでは始める。\n<意見1>(甲委員)\n短い。", {"said-by"}),
        ("質疑1〔甲委員〕短い。", {"said-of"}),
        ("(委員)質問者は何人か。\n【質疑】は次に行う。\n会長 意見はあるか。", set()),
    ],
)
def test_a_page_shows_whether_words_for_what_is_done_stand_before_speakers(
    words: str, begun: set[str]
) -> None:
    assert begun_on(Page(read_lines(fold(words), LineMap(words)))) == begun


@pytest.mark.parametrize("file", LABELLED[::9], ids=lambda file: file.stem)
def test_a_notation_that_reads_a_line_has_begun_on_its_page(file: Path) -> None:
    lines = lines_of(file)
    told = [row for row in rows() if "said" in row.pattern.groupindex]
    read = {row.id for row in told if any(row.match(line) for line in lines)}

    assert read <= begun_on(Page(lines))


@pytest.mark.parametrize("file", LABELLED[::9], ids=lambda file: file.stem)
def test_a_ruled_row_is_the_same_under_any_head(file: Path) -> None:
    rows_alone = rows_in(Page(lines_of(file))).values()
    ruled = [row for row in rows_alone if is_ruled(row)]

    assert [row for row in ruled if read_row(row.line, pairs=True) != row] == []
