"""Rows and descriptions that try to break what reads them."""

from __future__ import annotations

from datetime import date

import pytest

from kurume_search.export.description import Description, Origin, SourceRef

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+81-942",
    "-1-",
    "@SUM(1+1)",
    "＝１＋１",
    "－資料をもとに説明－",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\ufeff=1+1",
    "<script>alert(1)</script>",
    "一行目\n二行目\r\n三行目\t終",
    'he said "no", twice',
    "a|b`c`*d*[e](javascript:f)",
    "制御\x00\x01\x08\x0b\x1f文字",
    "半分\ud800の対",
    "𠮷野家😀",
    "\u2028改行\u2029",
    "'すでに引用",
    "a;=1+1",
    "",
]


@pytest.fixture
def description() -> Description:
    return Description(
        corpus_title="試験の会議録集",
        corpus_hash="ab" * 32,
        origin=Origin.SYNTHETIC,
        query="オンライン結合 <b>\n年度:R3",
        parsed="オンライン結合 year:2021..2021",
        unit="case",
        expansions=("オンライン結合 → ネットワーク結合",),
        turns=3,
        cases=2,
        meetings=1,
        tokenizer="sudachipy 0.7.0, mode A",
        dictionary="core 20250129",
        sources=(SourceRef("minutes/一.txt", "cd" * 32),),
        notes=("2023年4月1日をまたいでいます。",),
        software="0.0.0",
    )


@pytest.fixture
def rows() -> list[dict[str, object]]:
    made: list[dict[str, object]] = [
        {
            "case": f"x/2021-07-26/c{number}",
            "text": text,
            "date": date(2021, 7, 26),
            "score": number / 4,
            "line": number,
            "relative": number % 2 == 0,
            "articles": ["10-1-2", text],
        }
        for number, text in enumerate(HOSTILE, 1)
    ]
    made.append({"case": "x/2021-07-26/c99", "text": None, "articles": []})
    return made
