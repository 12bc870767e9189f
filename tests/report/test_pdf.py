"""A PDF has every glyph, or there is none and one sentence says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kurume_search.api.whole.report import Report
from kurume_search.errors import ExportError
from kurume_search.report.render.pdf import pdf_bytes
from kurume_search.report.render.typst import string


def test_without_a_japanese_font_there_is_no_pdf(real: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="日本語の字形を持つフォントが見つからない"):
        pdf_bytes(real.document, system_fonts=False)


def test_a_character_without_a_glyph_is_no_tofu(real: Report) -> None:
    about = replace(real.document.about, subtitle="審議会\u0f00\u0f04")

    with pytest.raises(ExportError, match="字形のない文字") as trouble:
        pdf_bytes(replace(real.document, about=about))

    assert "\u0f00" in str(trouble.value)


@pytest.mark.parametrize(
    "words",
    ['#import "x"', "= 見出し", "*強* _弱_", "<L001> @e1", "$x^2$", "\\ \\n \\\"", "// 注", "`raw`",
     "#{panic()}", "[角] {波}", "1. 一", "- 二", "~ — …", "a\u200bb\ufeff\ufffe", "\U000e0100"],
)  # fmt: skip
def test_words_of_minutes_are_never_markup(real: Report, words: str) -> None:
    import pypdfium2

    about = replace(real.document.about, subtitle=words)
    document = replace(
        real.document, about=about, sections=real.document.sections[:1], listings={}, entries={}
    )
    # Only the frame is compiled: links of the summary would lead nowhere.
    document = replace(document, sections=(replace(document.sections[0], blocks=()),))

    text = pypdfium2.PdfDocument(pdf_bytes(document))[0].get_textpage().get_text_range()

    shown = "".join(sign for sign in words if sign.isprintable() and sign < "\U000e0000")
    for part in shown.split():
        assert part in text.replace("\u2010", "-"), text[:80]


def test_strings_are_closed() -> None:
    assert string('"); #panic()') == '"\\"); #panic()"'
    assert string("\\") == '"\\\\"'
