"""Letters (答申, 諮問書) are read as what they are; minutes are never taken for one."""

from __future__ import annotations

import json
import random
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing.reading import LABELLED, read, source

from kurume_search.data import table
from kurume_search.model.json import documents_from_json, documents_json, to_json
from kurume_search.model.letter import LetterKind, is_letter_id
from kurume_search.model.meeting import Minutes
from kurume_search.model.passage import passages
from kurume_search.model.place import PartKind
from kurume_search.model.registers import Council, Registers
from kurume_search.parsing.letters.evidence import evidence, recognise, section_of, squeezed
from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.parsing.page.page import Page
from kurume_search.sample import write_sample
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap

LETTERS = sorted((Path(__file__).parent / "letters").glob("*.txt"))
ROOT = Path(__file__).parents[2]
EXPECTED = ("kind", "number", "case_numbers", "date", "asked_on", "title", "council", "asked_by")


def text_of(name: str) -> str:
    (path,) = (path for path in LETTERS if path.name.startswith(name))
    return path.read_text("utf-8")


def said(minutes: Minutes, text: str) -> dict[str, Any]:
    """Return what the expected files state of a letter."""
    form = to_json(minutes, text)["letter"]
    outcome = form["conclusion"]
    return {
        "id": minutes.meeting.id,
        **{key: form[key] for key in EXPECTED},
        "addressed_to": form["addressed_to"],
        "outcome": outcome["value"],
        "outcome_line": outcome["line"],
        "conditions": [[held["text"], held["line"]] for held in form["conditions"]],
        "citations": [citation.raw for citation in minutes.citations],
        "names": [person.name for person in minutes.meeting.correspondents],
    }


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_letters_say_what_a_reader_reads(path: Path) -> None:
    text = path.read_text("utf-8")
    minutes = read(text)

    assert minutes.notation.id == "letter"
    assert said(minutes, text) == json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert is_letter_id(minutes.meeting.id)
    assert not minutes.cases and not minutes.turns


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_word_of_a_letter_can_be_found(path: Path) -> None:
    text = path.read_text("utf-8")
    minutes = read(text)
    furniture = set(to_json(minutes, text)["furniture_lines"])

    assert not [part for part in minutes.parts if part.kind is PartKind.UNCLAIMED]
    words = "".join("".join(p.text.split()) for p in passages(minutes, text))
    lines = enumerate(text.split("\n"), 1)
    assert words == "".join("".join(line.split()) for n, line in lines if n not in furniture)


def test_names_of_officials_are_marked_as_such() -> None:
    text = text_of("l01")
    hidden = [
        span.of(passage.text) for passage in passages(read(text), text) for span in passage.hidden
    ]

    assert hidden == ["山川　太郎", "木戸　一郎"]


def test_the_council_of_the_register_owns_the_letter() -> None:
    name = "青嶺市情報公開・個人情報保護審議会"
    registers = Registers(councils=(Council(id="aomine", name=name, municipality="青嶺市"),))
    (minutes,) = parse_minutes(source(text_of("l01")), registers)

    assert (minutes.meeting.council, minutes.meeting.municipality) == ("aomine", "青嶺市")
    assert minutes.meeting.fiscal_year == 2021


def rows(name: str) -> list[Any]:
    return [pytest.param(i, id=f"{row.get('id') or row['field']}-{i}")
            for i, row in enumerate(table("letters")[name])]  # fmt: skip


def examples(row: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(word, True) for word in row["examples"]] + [(w, False) for w in row["not_examples"]]


@pytest.mark.parametrize("at", rows("evidence"))
def test_a_line_speaks_for_a_letter_where_its_row_says(at: int) -> None:
    for words, yes in examples(table("letters")["evidence"][at]):
        assert evidence()[at].match(squeezed(fold(words).text)) is yes, words


@pytest.mark.parametrize("at", rows("against"))
def test_a_line_speaks_against_a_letter_where_its_row_says(at: int) -> None:
    for words, yes in examples(table("letters")["against"][at]):
        assert evidence("against")[at].match(squeezed(fold(words).text)) is yes, words


@pytest.mark.parametrize("at", rows("section"))
def test_a_line_opens_the_section_of_its_row(at: int) -> None:
    row = table("letters")["section"][at]
    for words, yes in examples(row):
        found = section_of(fold(words).text)
        assert (found is not None and found[0] == row["field"]) is yes, words


def kind_of(text: str) -> LetterKind | None:
    return recognise(Page(read_lines(fold(text), LineMap(text))))


def test_no_labelled_minutes_are_letters() -> None:
    files = [*LABELLED.glob("*.txt"), *(ROOT / "corpus" / "minutes").rglob("*.txt")]

    assert len(files) > 20
    assert [path.name for path in files if kind_of(path.read_text("utf-8"))] == []


def test_no_part_of_labelled_minutes_is_a_letter() -> None:
    for path in LABELLED.glob("*.txt"):
        lines = path.read_text("utf-8").split("\n")
        for start in range(0, len(lines), 7):
            assert kind_of("\n".join(lines[start:])) is None, (path.name, start + 1)


def test_no_minutes_of_a_sample_are_letters(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", years=range(2019, 2024), meetings=4, seed=11)
    files = list((tmp_path / "sample").rglob("*.txt"))

    assert len(files) > 5
    texts = {path.name: path.read_bytes().decode("utf-8", "replace") for path in files}
    assert [name for name, text in texts.items() if kind_of(text)] == []


MENTIONS = [
    (
        "議題１\u3000会議録の確認及び答申書（案）について\n"
        "○会長\u3000諮問第３号について、次のとおり答申します。\n"
        "○委員\u3000異議なし。\n"
    ),
    (
        "令和３年度第２回青嶺市個人情報保護審議会会議録\n"
        "日時\u3000令和３年８月１０日\n"
        "場所\u3000市役所\n"
        "\n"
        "答申書\n"
        "令和３年７月１日付けで諮問のあった件について、下記のとおり答申します。\n"
        "記\n"
        "１\u3000審議会の結論\n"
        "適当と認める。\n"
    ),
    (
        "答申一覧\n"
        "答申第１号\u3000名簿の外部提供について\n"
        "答申第２号\u3000防犯カメラの設置について\n"
    ),
    (
        "諮問第１２号\u3000名簿の外部提供について（諮問）\n"
        "（実施機関）資料により説明\n"
        "（Ａ委員）保存期間は。\n"
        "（実施機関）３年である。\n"
    ),
    ("市長から諮問書を受け取りました。会長は市長に答申書を手渡しました。\n"),
]


@pytest.mark.parametrize("text", MENTIONS)
def test_what_only_mentions_an_answer_is_no_letter(text: str) -> None:
    assert kind_of(text) is None
    assert read(text).letter is None


PIECES = [
    "答申第３号\n",
    "諮問第１２号\n",
    "令和３年８月１０日\n",
    "青嶺市長\u3000山川\u3000太郎\u3000様\n",
    "青嶺市審議会\n会長\u3000木戸\u3000一郎\n",
    "名簿の提供について（答申）\n",
    "カメラについて（諮問）\n",
    "記\n",
    "１\u3000審議会の結論\n",
    "承認する。\n",
    "３\u3000付帯意見\n",
    "（１）消去すること。\n",
    "令和３年７月１日付けで諮問のあった標記の件について、下記のとおり答申します。\n",
    "諮問庁：市長\n",
    "答\u3000申\u3000書\n",
    "\n",
    "\u3000",
    "- 1 -\n",
    "諮問日：令和元年７月５日（令和元年度諮問第５号）\n",
    "条例第９条第３項",
    "「",
    "（",
    "様",
    "諮問",
    "答申",
    "第",
]
letters_like = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def hold(text: str) -> None:
    """Parse, and hold what holds for any text."""
    documents = parse_minutes(source(text))
    at = 0
    for minutes in documents:
        for part in minutes.parts:
            assert part.span.start == at < part.span.stop
            at = part.span.stop
        if minutes.letter:
            conclusion = minutes.letter.conclusion
            assert (conclusion.value is None) == (conclusion.place is None)
            ids = [passage.id for passage in passages(minutes, text)]
            assert len(ids) == len(set(ids))
            for condition in minutes.letter.conditions:
                assert squeezed(fold(condition.place.text(text)).text) == squeezed(condition.text)
    assert at == len(text)
    assert parse_minutes(source(text)) == documents
    assert documents_from_json(json.loads(json.dumps(documents_json(documents, text)))) == documents


@given(letters_like)
@settings(max_examples=250, deadline=None)
def test_letters_of_any_pieces_keep_the_laws(text: str) -> None:
    hold(text)
    hold("答申書\n" + text)


@given(st.sampled_from(LETTERS), st.integers(0, 2**32), st.sampled_from(["drop", "wrap", "lines"]))
@settings(max_examples=80, deadline=None)
def test_damaged_letters_keep_the_laws(path: Path, seed: int, how: str) -> None:
    text, chance = path.read_text("utf-8"), random.Random(seed)
    if how == "drop":
        text = "".join(sign for sign in text if chance.random() > 0.04)
    elif how == "wrap":
        text = "".join(sign + ("\n" if chance.random() < 0.03 else "") for sign in text)
    else:
        lines = text.split("\n")
        chance.shuffle(lines)
        text = "\n".join(lines)
    hold(text)


HEAD = (
    "答申第１号\n"
    "令和３年８月１０日\n"
    "市長\u3000様\n"
    "○市審議会\n"
    "名簿について（答申）\n"
    "下記のとおり答申します。\n"
    "記\n"
)


@pytest.mark.parametrize(
    "word",
    [
        "諮問のあった",
        "（１）",
        "諮問第１号及び",
        "条例第９条",
        "「",
        "市長　",
        "付け３総第１号で",
        "\n（１）あ",
    ],
)
def test_hostile_letters_take_linear_time(word: str) -> None:
    def spent(times: int) -> float:
        texts = [HEAD + word * times, word * times + "\n" + HEAD]
        began = time.process_time()
        for text in texts:
            parse_minutes(source(text))
        return time.process_time() - began

    once, thrice = min(spent(3000) for _ in range(2)), min(spent(9000) for _ in range(2))
    assert thrice < max(6.5 * once, 0.3)


def test_no_city_is_named_in_the_table() -> None:
    assert not re.search("久留米", str(table("letters")))


def test_a_file_of_several_letters_gives_each_of_them() -> None:
    texts = [text_of(name) for name in ("l02", "l06", "l05")]
    alone = [read(text).letter for text in texts]

    found = parse_minutes(source("\n".join(texts)))

    assert [minutes.letter and minutes.letter.number for minutes in found] == [
        letter and letter.number for letter in alone
    ]
    assert [minutes.letter and minutes.letter.conclusion.value for minutes in found] == [
        letter and letter.conclusion.value for letter in alone
    ]
    spans = [part.span for minutes in found for part in minutes.parts]
    assert spans[0].start == 0
    assert all(a.stop == b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "said",
    [
        "諮問第２１号については適当と認め、諮問第２２号については適当でないと認めますので、答申します。",
        (
            "次のとおり答申します。\n\n１　結論\n(1) 諮問第２１号「名簿の提供」　適当と認める。\n"
            "(2) 諮問第２２号「画像の提供」　適当と認められない。\n"
        ),
    ],
)
def test_an_answer_to_two_cases_says_what_became_of_each(said: str) -> None:
    letter = read(
        "令和５年２月１日\n\n瑞穂野市長　様\n\n瑞穂野市個人情報保護審議会\n\n"
        "諮問第２１号及び諮問第２２号について（答申）\n\n"
        f"　令和５年１月１１日付けで諮問のあった件について、{said}"
    ).letter

    assert letter is not None
    assert letter.conclusion.value == "partially_approved"
    parts = [(part.subject, part.value.value) for part in letter.conclusion.parts]
    assert parts == [("諮問第21号", "approved"), ("諮問第22号", "rejected")]
