"""Text out of HTML, DOCX and PDF: in order, tables kept, hostile files refused."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import pytest
from docx.opc.package import OpcPackage
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import make_docx, make_pdf, paragraph, table, with_size

from kurume_search.errors import SourceError
from kurume_search.store import decode
from kurume_search.store.decode import read_source
from kurume_search.store.formats import DOCX, HTML, OLE, PDF, apart, docx, extract
from kurume_search.store.formats.html import extract_html

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>題</title>
<script>var a = "<p>秘密</p>";</script><style>p {{}}</style></head><body>
<header>市のヘッダ</header><nav><ul><li>ホーム</li></ul></nav><div class="topicpath">ホーム</div>
<h1>第1回　審議会
会議録</h1><p>日時：令和3年<br>場所：<b>会</b>議室</p>
<ul><li><p>（会長）開会</p></li><li>二</ul><ol><li>甲<li>乙</ol>
<table><tr><th>発言者<th>内容</tr><tr><td rowspan=2>委員<td>質問<br>です&amp;ね</tr>
<tr><td>つづき</td></tr><tr><td colspan=2>まとめ</td></tr></table>
<table><tr><td><p>枠の中</p><table><tr><td>内側<td>表</table></td></tr></table>
1 < 2 &lt; 3<p>English words
here<!-- 注 -->つづき</p><script>alert(1)</script><footer>住所</footer></body></html>"""
LINES = """第1回　審議会会議録

日時：令和3年
場所：会議室

• （会長）開会

• 二

1. 甲
2. 乙

| 発言者 | 内容 |
| 委員 | 質問 です&ね |
|  | つづき |
| まとめ |  |

枠の中

| 内側 | 表 |

1 < 2 < 3

English words hereつづき
"""


@pytest.mark.parametrize("charset", ["utf-8", "Shift_JIS", "EUC-JP"])
def test_html_keeps_words_lists_and_tables_and_leaves_navigation_out(charset: str) -> None:
    page = PAGE.format(charset=charset).encode({"Shift_JIS": "cp932"}.get(charset, charset))

    found = extract_html(page, "x")

    assert found.text == LINES


def test_html_takes_the_main_part_where_the_page_says_which_it_is() -> None:
    page = "<body><div>飾り</div><main><h1>会議録</h1><p>本文</main><div>飾り</div>"

    assert extract_html(page.encode(), "x").text == "会議録\n\n本文\n"


def test_html_with_a_navigation_that_never_ends_is_read_whole() -> None:
    page = "<body><nav>ホーム" + "<p>（会長）開会します。" * 20

    assert extract_html(page.encode(), "x").text.count("（会長）開会します。") == 20


def test_html_that_lies_about_its_encoding() -> None:
    page = '<meta charset="utf-8"><p>会議録を公開します。</p>'.encode("cp932")

    assert "会議録を公開します。" in extract_html(page, "x").text


@pytest.mark.parametrize(
    "page",
    [
        "<" * 300_000 + "文",
        '<a "' * 100_000 + ">文",
        "<div>" * 50_000 + "文",
        "<div>" * 300 + "</p>" * 100_000 + "文",
        "<table><tr>" + "<td rowspan=99999 colspan=99999>文" * 2_000,
        "<table>" * 20_000 + "文",
        "&" * 300_000 + "文",
        "文<script>" * 50_000,
        "文<!--" * 100_000,
        "<li>" * 50_000 + "文",
    ],
    ids=lambda page: page[:12],
)
def test_hostile_html_is_read_in_time_that_grows_with_its_length(page: str) -> None:
    started = time.process_time()

    text = extract_html(page.encode(), "x").text

    assert "文" in text
    assert time.process_time() - started < 5  # a tenth of it where the machine is idle


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<ul>", "</ul>",
             "<nav>", "</nav>", "<main>", "</main>", "<br>", "<pre>", "<b", ">", "<!--", "-->",
             "<script>", "</script>", "</table", '"', "=", "文", "語 ", "\n", "&lt;", "|"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_html_gives_lines_or_one_sentence(page: str) -> None:
    try:
        text = extract_html(page.encode(), "x").text
    except SourceError:
        return
    assert text.endswith("\n") and not text.startswith("\n") and "\n\n\n" not in text


# -- DOCX

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
BODY = (
    paragraph("第１回審議会会議録")
    + "<w:p><w:r><w:t>一行目</w:t><w:br/><w:t>二行目</w:t><w:tab/><w:t>つづき</w:t></w:r></w:p>"
    + "<w:p><w:ins><w:r><w:t>加えた</w:t></w:r></w:ins><w:del><w:r><w:delText>消した</w:delText>"
    + "<w:t>消した</w:t></w:r></w:del><w:hyperlink><w:r><w:t>リンク</w:t></w:r></w:hyperlink></w:p>"
    + f"<w:sdt><w:sdtContent>{paragraph('枠の中')}</w:sdtContent></w:sdt>"
    + table(
        ["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("題"), paragraph("値")],
        [paragraph("委員") + paragraph("二"), paragraph("質問|です"), paragraph("")],
        [paragraph("見出しの行")],
    )
    + "<w:p><w:r><w:ruby><w:rt><w:r><w:t>くるめ</w:t></w:r></w:rt><w:rubyBase><w:r>"
    + "<w:t>久留米</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    + BREAK
    + paragraph("次のページ")
)


def test_docx_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    (tmp_path / "会議録.docx").write_bytes(make_docx(BODY))

    source = read_source(tmp_path / "会議録.docx", name="minutes/a.docx")

    assert source.text == (
        "第１回審議会会議録\n一行目\n二行目\tつづき\n加えたリンク\n枠の中\n"
        "| 題 |  | 値 |\n| 委員 二 | 質問｜です |  |\n見出しの行\n久留米（くるめ）\n"
        "\n\f\n\n次のページ\n"
    )
    assert (source.encoding, source.media_type) == ("docx", DOCX)
    assert source.text[source.page_starts[1] :].strip() == "次のページ"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
ENTITIES = f'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: with_size(make_docx(BODY), "word/document.xml", 10**9), "大きすぎます"),
        (lambda: with_size(make_docx(BODY), "word/document.xml", 300), "壊れて"),
        (lambda: with_size(make_docx(BODY, extra={"a.bin": b"0"}), "a.bin", 4 * 10**9), "大きす"),
        (lambda: make_docx(BODY)[:900], "壊れて"),
        (lambda: make_docx(BODY).replace(b"word/", b"xlxl/"), "DOCX"),
        (lambda: make_docx("<w:p>"), "壊れて"),
        (lambda: make_docx(""), "文章がありません"),
        (lambda: b"PK\x03\x04" + b"\0" * 100, "壊れて"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "古い Word"),
    ],
    ids=[
        "huge xml",
        "more than it says",
        "gigabytes",
        "torn",
        "not word",
        "bad xml",
        "empty",
        "no zip",
        "ole",
    ],
)
def test_hostile_docx_is_refused_in_one_sentence(
    tmp_path: Path, content: object, words: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content())  # type: ignore[operator]

    with pytest.raises(SourceError, match=words) as caught:
        read_source(path, name="a.docx")

    assert "\n" not in str(caught.value) and "a.docx" in str(caught.value)


def test_a_docx_is_let_go_of_however_rarely_cycles_are_looked_for() -> None:
    content = make_docx(paragraph("会議録"))
    gc.collect()
    gc.disable()
    try:
        extract(content, DOCX, "会議録.docx")
        held = [one for one in gc.get_objects() if isinstance(one, OpcPackage)]
    finally:
        gc.enable()

    assert not held


def test_a_large_docx_is_read_apart_in_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    large = make_docx(paragraph("文") * 100_000)
    assert extract(large, DOCX, "a.docx").text == "文\n" * 100_000

    monkeypatch.setattr(docx, "MAX_XML_HERE", 0)
    monkeypatch.setattr(apart, "MEMORY", 300_000_000)
    hostile = make_docx("<w:p/>" * 1_500_000)  # a tree of more than that
    with pytest.raises(SourceError, match=r"a\.docx") as caught:
        extract(hostile, DOCX, "a.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("prolog", [ENTITIES, OUTSIDE], ids=["billion laughs", "outside"])
def test_entities_are_never_resolved(prolog: str) -> None:
    body = paragraph("前") + paragraph("&a11;" if prolog is ENTITIES else "&x;") + paragraph("後")

    try:
        text = extract(make_docx(body, prolog=prolog), DOCX, "a.docx").text
    except SourceError:
        return
    assert text.replace("\n", "") == "前後"


# -- PDF

FIRST = [
    # labels are drawn first, values after them
    (72.0, 780.0, "第１回審議会会議録"), (72.0, 740.0, "日時"), (72.0, 724.0, "場所"),
    (180.0, 740.0, "令和３年７月２６日"), (180.0, 724.0, "会議室 3階"),
    (72.0, 700.0, "（会長）ただいまから会議を開きます。本日は三件の"),
    (72.0, 684.0, "諮問があります。"),
    (290.0, 40.0, "- 1 -"),
]  # fmt: skip
SECOND = [(72.0, 780.0, "（委員）第"), (124.5, 780.0, "10条"), (93.0, 764.0, "字下げ")]


def test_pdf_lines_are_those_a_reader_sees(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf([FIRST, SECOND]))

    source = read_source(tmp_path / "a.pdf", name="minutes/a.pdf")

    one, two = source.text.split("\f\n")
    assert [line.replace("\u3000", " ").split() for line in one.splitlines() if line] == [
        ["第１回審議会会議録"],
        ["日時", "令和３年７月２６日"],
        ["場所", "会議室", "3階"],
        ["（会長）ただいまから会議を開きます。本日は三件の"],
        ["諮問があります。"],
        ["-", "1", "-"],
    ]
    assert two.splitlines() == ["（委員）第10条", "　　字下げ"]
    assert source.page_starts == (0, len(one) + 2)
    assert (source.encoding, source.media_type) == ("pdf", PDF)


@pytest.mark.parametrize("gap", [0.2, 0.23, 0.28, 0.4])
def test_a_narrow_space_between_half_width_signs_of_a_pdf_is_kept(gap: float) -> None:
    size, day, place = 10.5, "2022/9/15", "開催場所：市役所"
    page = [
        (72.0, 780.0, day), (72.0 + size * (len(day) + gap), 780.0, "9:30-11:00"),
        (72.0, 760.0, place), (72.0 + size * (len(place) + 0.2), 760.0, "二階"),
    ]  # fmt: skip

    lines = extract(make_pdf([page], size=size), PDF, "x").text.splitlines()

    assert lines == ["2022/9/15 9:30-11:00", "開催場所：市役所二階"]


def test_pdf_in_two_columns_is_read_column_by_column() -> None:
    text = "左右の段に分けて組んだ文章を上から下へ読"
    page = [(60.0, 800.0 - 16 * n, f"{n:02}{text}"[:19]) for n in range(20)]
    page += [(310.0, 800.0 - 16 * n, f"{n + 20:02}{text}"[:19]) for n in range(20)]
    page.sort(key=lambda word: -word[1])  # drawn row by row

    lines = extract(make_pdf([page]), PDF, "x").text.splitlines()

    assert [int(line[:2]) for line in lines] == list(range(40))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (make_pdf([[], []]), "OCR"),
        (make_pdf([FIRST], encrypt="x"), "パスワード"),
        (make_pdf([FIRST])[:700], "壊れて"),
        (b"%PDF-1.4\nnothing", "壊れて"),
    ],
    ids=["scanned", "encrypted", "torn", "no pdf"],
)
def test_a_pdf_without_text_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        extract(content, PDF, "会議.pdf")

    assert "会議.pdf" in str(caught.value) and "\n" not in str(caught.value)


def test_a_pdf_of_5000_pages_is_read() -> None:
    content = make_pdf([[(72.0, 780.0, f"{n}ページ")] for n in range(1, 5001)])

    text = extract(content, PDF, "x").text

    assert text.count("\f") == 4999 and text.endswith("5000ページ\n")


def test_a_reader_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(SourceError, match="壊れて"):
        extract(make_pdf([FIRST]), PDF, "x")


def test_the_reader_imports_nothing_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('executed', 'w')\nfrom nowhere import loads\n")
    monkeypatch.chdir(tmp_path)

    text = extract(make_pdf([FIRST]), PDF, "x").text

    assert text and not (tmp_path / "executed").exists()


# -- which kind a file is


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"%PDF-1.7", "a.txt", PDF),
        (b"PK\x03\x04", "a", DOCX),
        (b"\n <!DOCTYPE HTML>", "a.txt", HTML),
        (b"text", "a.HTM", HTML),
        (b"text", "a.txt", "text/plain"),
        (b"{\\rtf1", "a.txt", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", OLE),
        ("第1回 会議録 <html>".encode(), "a.txt", "text/plain"),
    ],
)
def test_kinds_of_files(content: bytes, name: str, media_type: str) -> None:
    assert decode.media_type_of(content, name) == media_type


def test_other_formats_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 abc}")

    with pytest.raises(SourceError, match="DOCX か PDF"):
        read_source(tmp_path / "a.rtf", name="a.rtf")
