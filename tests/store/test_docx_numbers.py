"""Numbers and notes that Word makes, in the text taken out of a DOCX file."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from parsing.reading import read
from sample_files import W

from kurume_search.errors import SourceError
from kurume_search.store.formats import DOCX, extract
from kurume_search.store.formats.docx_lists import Lists
from kurume_search.store.formats.docx_numbers import number_text

NOTE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def use(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def para(words: str, number: int | None = None, place: int | None = None, style: str = "") -> str:
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None or place is not None:
        deep = "" if place is None else f'<w:ilvl w:val="{place}"/>'
        of = "" if number is None else f'<w:numId w:val="{number}"/>'
        said += f"<w:numPr>{deep}{of}</w:numPr>"
    return f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, body: str) -> str:
    return f'<w:{kind} w:id="{number}">{body}</w:{kind}>'


def package(body: str, numbering: str = "", styles: str = "", **notes: str) -> bytes:
    """Return what python-docx saves of its own template, with these elements put in."""
    document = docx.Document()

    def add(parent: object, inside: str) -> None:
        for element in parse_xml(f'<w:x xmlns:w="{W}">{inside}</w:x>'):
            parent.append(element)  # type: ignore[attr-defined]

    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    add(root, numbering)
    add(document.styles.element, styles)
    document.element.body.clear_content()
    add(document.element.body, body)
    for kind, inside in notes.items():
        document.part.relate_to(
            Part(
                PackURI(f"/word/{kind}.xml"),
                f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
                f'<w:{kind} xmlns:w="{W}">{inside}</w:{kind}>'.encode(),
                document.part.package,
            ),
            NOTE + kind,
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*args: str, **notes: str) -> list[str]:
    return extract(package(*args, **notes), DOCX, "a.docx").text.splitlines()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {1: "1", 30: "30"}),
        ("decimalFullWidth", {1: "１", 10: "１０"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("aiueo", {1: "ｱ", 6: "ｶ", 46: "ﾝ", 47: "ｱ"}),
        ("aiueoFullWidth", {1: "ア", 10: "コ", 36: "ヤ", 46: "ン"}),
        ("iroha", {1: "ｲ", 3: "ﾊ", 25: "ヰ", 48: "ﾝ"}),
        ("irohaFullWidth", {1: "イ", 7: "ト", 25: "ヰ", 47: "ス", 48: "ン"}),
        ("japaneseCounting", {1: "一", 10: "十", 21: "二十一", 110: "百十", 10_000: "一万"}),
        ("japaneseLegal", {1: "壱", 12: "壱拾弐"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 9999: "9999"}),
        ("upperLetter", {2: "B"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV", 4000: "4000", 0: "0"}),
        ("lowerRoman", {9: "ix"}),
        ("none", {1: ""}),
        ("hebrew2", {7: "7"}),
    ],
)
def test_each_format_writes_its_numbers(form: str, expected: dict[int, str]) -> None:
    assert {value: number_text(value, form) for value in expected} == expected


@given(st.integers(1, 9999))
def test_counting_kanji_are_read_back(value: int) -> None:
    total = digit = 0
    for sign in number_text(value, "japaneseCounting"):
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(sign)
    assert total + digit == value


OUTLINE = definition(
    0,
    level(0, "decimalFullWidth", "%1"),
    level(1, "decimal", "(%2)", '<w:suff w:val="space"/>'),
    level(2, "aiueoFullWidth", "%1－%2－%3", '<w:suff w:val="nothing"/>'),
) + use(1, 0)


def test_levels_count_and_restart() -> None:
    body = (
        para("諮問第１号", 1, 0) + para("甲", 1, 1) + para("乙", 1, 1) + para("細", 1, 2)
        + para("地の文") + para("諮問第２号", 1, 0) + para("丙", 1, 1) + para("別", 0)
    )  # fmt: skip

    assert lines(body, OUTLINE) == [
        "１　諮問第１号", "(1) 甲", "(2) 乙", "１－2－ア細", "地の文", "２　諮問第２号",
        "(1) 丙", "別",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_told_to_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = (
        definition(0, level(0, "japaneseCounting", "第%1条"))
        + use(1, 0) + use(2, 0) + use(3, 0, start.format(7))
    )  # fmt: skip

    assert lines(para("a", 1) + para("b", 2) + para("c", 3) + para("d", 3), numbering) == [
        "第一条　a", "第二条　b", "第七条　c", "第八条　d",
    ]  # fmt: skip


def test_a_level_can_go_on_through_the_higher_ones_and_be_decimal_throughout() -> None:
    numbering = definition(
        0,
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    ) + use(1, 0)
    body = para("a", 1, 0) + para("b", 1, 1) + para("c", 1, 0) + para("d", 1, 1)

    assert lines(body, numbering) == ["I　a", "1.1　b", "II　c", "2.2　d"]


def test_styles_number_their_paragraphs() -> None:
    numbering = definition(
        0,
        level(0, "decimalFullWidth", "第%1", '<w:pStyle w:val="Item"/>'),
        level(1, "decimalEnclosedCircle", "%2", '<w:pStyle w:val="Sub"/>'),
    ) + use(5, 0)
    style = '<w:style w:type="paragraph" w:styleId="{}">{}<w:pPr>{}</w:pPr></w:style>'
    numbered = '<w:numPr><w:numId w:val="5"/></w:numPr>'
    styles = (
        style.format("Item", '<w:basedOn w:val="Sub"/>', numbered)
        + style.format("Sub", '<w:basedOn w:val="Item"/>', numbered)  # a cycle
        + style.format("Child", '<w:basedOn w:val="Sub"/>', "")
        + style.format("Loop", '<w:basedOn w:val="Loop"/>', "")
    )
    body = "".join(para(name, style=name) for name in ("Item", "Sub", "Child", "Loop", "Item"))

    assert lines(body + para("なし", 0, style="Item"), numbering, styles) == [
        "第１　Item", "①　Sub", "②　Child", "Loop", "第２　Item", "なし",
    ]  # fmt: skip


def test_the_list_styles_of_python_docx_are_numbered() -> None:
    document = docx.Document()
    document.add_paragraph("一つ", style="List Number")
    document.add_paragraph("二つ", style="List Number")
    document.add_paragraph("点", style="List Bullet")
    out = io.BytesIO()
    document.save(out)

    text = extract(out.getvalue(), DOCX, "a.docx").text
    assert text == "1.　一つ\n2.　二つ\n•　点\n"


def test_numbered_headings_give_the_minutes_their_items() -> None:
    numbering = definition(0, level(0, "decimalFullWidth", "%1")) + use(1, 0)
    body = (
        para("令和３年度第２回個人情報保護審議会会議録")
        + para("日時　令和３年７月２６日") + para("場所　会議室")
        + para("諮問第１号　防災訓練の名簿について", 1) + para("（会長）説明をお願いします。")
        + para("（事務局）説明します。") + para("諮問第２号　給付の通知について", 1)
        + para("（会長）説明をお願いします。") + para("（事務局）説明します。")
    )  # fmt: skip
    text = extract(package(body, numbering), DOCX, "a.docx").text

    assert "\n１　諮問第１号　防災訓練の名簿について\n" in text
    assert [case.title for case in read(text).cases] == [
        "防災訓練の名簿について", "給付の通知について",
    ]  # fmt: skip


def test_notes_stand_behind_their_paragraph_or_table_and_at_the_end() -> None:
    def cell(words: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r>{reference('footnote', 3)}</w:p></w:tc>"

    body = (
        f"<w:p><w:r><w:t>前</w:t></w:r>{reference('endnote', 2)}{reference('footnote', 2)}"
        f"<w:r><w:t>後</w:t></w:r>{reference('footnote', 99)}</w:p>" + para("次の段落")
        + f"<w:tbl><w:tr>{cell('左')}{cell('右')}</w:tr></w:tbl>" + para("終わり")
    )  # fmt: skip
    again = (
        f"<w:p>{reference('footnote', 3)}{reference('endnote', 2)}<w:r><w:t>注三</w:t></w:r></w:p>"
    )
    found = lines(
        body,
        footnotes=note("footnote", 0, para("区切り"))
        + note("footnote", 2, para("注二") + para("続き"))
        + note("footnote", 3, again),
        endnotes=note("endnote", 2, f"<w:p>{reference('footnote', 4)}</w:p>" + para("文末")),
    )

    assert found == [
        "前※1※2後", "※2　注二 続き", "次の段落", "| 左※3 | 右※3 |", "※3　※3※1注三",
        "終わり", "※1　文末",
    ]  # fmt: skip


def test_a_note_is_said_by_nobody() -> None:
    body = (
        para("第１回審議会会議録") + para("（会長）開会します。")
        + f"<w:p><w:r><w:t>（委員）目的外利用</w:t></w:r>{reference('footnote', 1)}"
        "<w:r><w:t>は何件ですか。</w:t></w:r></w:p>" + para("（事務局）二件です。")
        + para("（会長）閉会します。")
    )  # fmt: skip
    text = extract(
        package(body, footnotes=note("footnote", 1, para("条例第９条の利用をいう。"))), DOCX, "a"
    ).text
    turns = [turn.text for turn in read(text).turns]

    assert "※1　条例第９条の利用をいう。" in text
    assert any("何件ですか" in turn for turn in turns)
    assert not any("条例第９条" in turn for turn in turns)


def replaced(content: bytes, name: str, by: bytes | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
            elif by is not None:
                new.writestr(entry, by)
    return out.getvalue()


@pytest.mark.parametrize(
    "part",
    [b"<w:numbering", b"", b"\xff\xfe", b"<a/>", f'<w:numbering xmlns:w="{W}"/>'.encode()],
    ids=["torn", "empty", "no text", "other root", "no lists"],
)
def test_a_broken_numbering_part_costs_only_the_numbers(part: bytes) -> None:
    broken = replaced(package(para("諮問第１号", 1, 0), OUTLINE), "word/numbering.xml", part)

    assert extract(broken, DOCX, "a.docx").text == "諮問第１号\n"


def test_broken_notes_are_refused_and_not_lost() -> None:
    whole = package(para("文"), footnotes=note("footnote", 1, para("注")))

    with pytest.raises(SourceError, match=r"a\.docx は壊れて"):
        extract(replaced(whole, "word/footnotes.xml", b"<w:footnotes"), DOCX, "a.docx")


def bullet(text: str) -> str:
    return definition(0, level(0, "bullet", text)) + use(1, 0)


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (bullet("\uf0b7"), "•　文"),
        (bullet("○"), "○　文"),
        (definition(0, level(0, "upsideDown", "%1.")) + use(1, 0), "1.　文"),
        (definition(0, level(0, "decimal", "%1%9.")) + use(1, 0), "1.　文"),
        (definition(0, level(0, "decimal", "")) + use(1, 0), "文"),
        (definition(0, '<w:lvl w:ilvl="0"/>') + use(1, 0), "文"),
        (definition(0, level(99, "decimal", "%1")) + use(1, 0), "文"),
        (definition(0, level(0, "decimal", "a&#10;b%1")) + use(1, 0), "a b1　文"),
        (definition(0, level(0, "decimal", "%1" * 10**6)) + use(1, 0), "1" * 30 + "　文"),
        (definition(0, '<w:numStyleLink w:val="X"/>') + use(1, 0), "文"),
        (use(1, 7), "文"),
        ('<w:num/><w:num w:numId="1"/><w:abstractNum/>', "文"),
    ],
)
def test_odd_definitions_never_fail(numbering: str, expected: str) -> None:
    assert lines(para("文", 1), numbering) == [expected]


def test_a_hostile_start_is_bounded() -> None:
    huge = level(0, "lowerRoman", "%1").replace('start w:val="1"', f'start w:val="{"9" * 5000}"')

    assert lines(para("文", 1), definition(0, huge) + use(1, 0)) == ["0　文"]


def many(count: int) -> list[Callable[[], bytes]]:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )
    notes = "".join(note("endnote", n, para("注")) for n in range(count))
    referred = "".join(f"<w:p>{reference('endnote', n)}</w:p>" for n in range(count))
    return [
        lambda: package(para("文", style="s0") * count, OUTLINE, chain),
        lambda: package(referred, endnotes=notes),
    ]


@pytest.mark.parametrize("made", many(5000), ids=["styles", "notes"])
def test_time_grows_no_faster_than_the_file(made: Callable[[], bytes]) -> None:
    content = made()
    started = time.process_time()

    extract(content, DOCX, "a.docx")

    assert time.process_time() - started < 8  # under one where the machine is idle


def test_without_parts_there_are_no_numbers() -> None:
    assert Lists(None, None).label(parse_xml(f'<w:p xmlns:w="{W}"/>')) == ""
