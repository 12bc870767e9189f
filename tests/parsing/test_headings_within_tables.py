"""Headings of cases within one table, or between its rows, whose head stands once."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = "令和４年度第２回灯野市個人情報保護審議会会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
TITLES = ("図書の記録を使うことについて", "カメラの設置について")
SAID = (("対象者は何人ですか。", "30人です。"), ("期間はいつまでですか。", "来年の春までです。"))


def _row(sign: str, *cells: str) -> str:
    return f"| {' | '.join(cells)} |\n" if sign == "|" else "\t".join(cells) + "\n"


@pytest.mark.parametrize("called", ["諮問第{n}号　{t}", "（{n}）{t}"])
@pytest.mark.parametrize(
    ("sign", "heading"),
    [("|", "| {h} | |"), ("|", "| {h} |"), ("|", "| {h} | {h} |"), ("|", "{h}"), ("\t", "{h}")],
)
@pytest.mark.parametrize(
    "heads",
    [
        ("質問", "回答"), ("質疑", "応答"), ("意見・質問等", "市の考え方"),
        ("発言者", "発言内容"), ("氏名", "発言内容"), ("発言者", "質疑・応答"),
    ],
)  # fmt: skip
def test_a_heading_parts_the_rows_of_one_table(
    heads: tuple[str, str], sign: str, heading: str, called: str
) -> None:
    parts = [_row(sign, *heads)]
    for at, title in enumerate(TITLES, 1):
        parts.append(heading.format(h=called.format(n=at, t=title)) + "\n")
        for asked, told in SAID:
            if heads[0] in ("発言者", "氏名"):
                parts += [_row(sign, "委員", asked), _row(sign, "福祉課", told)]
            else:
                parts.append(_row(sign, asked, told))
    found = read(HEAD + "".join(parts) + "結果：承認\n")

    assert [case.title for case in found.cases] == list(TITLES)
    assert [turn.text for turn in found.turns] == [words for pair in SAID for words in pair] * 2
    assert [turn.cases for turn in found.turns] == [("c1",)] * 4 + [("c2",)] * 4
