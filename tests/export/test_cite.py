"""Citations, read by pybtex, json and a YAML reader."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
import yaml
from export import council
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from kurume_search.errors import NotFoundError, UsageError
from kurume_search.export.citable import (
    Citable,
    CitableKind,
    cite_case,
    cite_corpus,
    cite_meeting,
    cite_results,
    cite_turn,
    line_ranges,
    result_hash,
)
from kurume_search.export.cite import FORMS, cite, tex
from kurume_search.export.description import Description
from kurume_search.export.documents import documents

# Of the item type of csl-data.json, schema 1.0.2: what we use must be known there.
CSL = {
    "id", "type", "title", "author", "language", "issued", "publisher", "number", "section",
    "collection-title", "version", "note", "keyword", "custom",
}  # fmt: skip


def everything(description: Description) -> list[Citable]:
    document = documents(council.pairs())[0]
    return [
        cite_corpus(description),
        cite_results(description, ["x/c1", "x/c2"]),
        cite_meeting(document, description),
        cite_case(document, "c1", description),
        cite_turn(document, "t001", description),
    ]


def _untex(text: str) -> str:
    """Read the escapes as LaTeX prints them."""
    names = {
        "backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~",
        "asciicircum": "^", "less": "<", "greater": ">", "bar": "|", "quotedbl": '"',
    }  # fmt: skip
    return re.sub(
        r"\{\\text(\w+)\}|\\([#$%&_])|[{}]",
        lambda found: names[found[1]] if found[1] else found[2] or "",
        text,
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_citation_pins_the_versions(form: str, description: Description) -> None:
    for what in everything(description):
        said = cite(what, form).replace("\\", "")
        for word in ("ab" * 32, "0.0.0", "sudachipy 0.7.0", "core 20250129", "合成データ"):
            assert word in said, (form, what.kind, word)
        if what.sha256:
            assert what.sha256 in said
            assert "山田" not in said


def test_bibtex_reads_back(description: Description) -> None:
    for what in everything(description):
        (entry,) = parse_string(cite(what, "bibtex"), "bibtex").entries.values()

        assert entry.key == what.key
        assert entry.type == "misc"
        (author,) = entry.persons["author"]
        assert author.first_names == []
        assert _untex(str(author)) == what.body
        assert _untex(entry.fields["title"]) == what.title


def test_a_turn_is_cited_with_file_and_lines(description: Description) -> None:
    what = everything(description)[-1]

    assert what.id == "kuma.shingikai/2021-07-26/t001"
    assert what.lines == "10-11"
    assert what.title == (
        "【合成データ】A委員の発言「=cmd()を使うのか。〔氏名〕会長の考えは？以上」"
        "（久間市情報公開審議会 2021年度第2回（定例会） 会議概要）"
    )
    (item,) = json.loads(cite(what, "csl-json"))
    assert set(item) <= CSL
    assert item["issued"] == {"date-parts": [[2021, 7, 26]]}
    assert item["section"] == "10-11 行"
    read = yaml.safe_load(cite(what, "cff"))
    assert read["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type"} <= set(read)
    assert read["preferred-citation"]["loc-start"] == 10
    assert read["preferred-citation"]["loc-end"] == 11
    assert read["preferred-citation"]["filename"] == "minutes/令和3年-2.txt"
    assert read["references"][0]["version"] == "0.0.0"


def test_a_case_is_cited_with_all_its_lines(description: Description) -> None:
    assert everything(description)[3].lines == "6-14"


def test_results_carry_query_and_hash(description: Description) -> None:
    what = cite_results(description, ["b", "a", "b"])

    assert what.result_hash == result_hash(["a", "b"])
    assert what.result_hash != result_hash(["a"])
    assert "year:2021..2021" in cite(what, "csl-json")
    assert ("unit", "case") in what.facts()


def test_names_stand_where_asked_for(description: Description) -> None:
    document = documents(council.pairs())[0]

    shown = cite_turn(document, "t001", dataclasses.replace(description, names=True))

    assert "山田会長の考えは" in shown.title


def test_what_is_not_there_cannot_be_cited(description: Description) -> None:
    document = documents(council.pairs())[0]

    with pytest.raises(NotFoundError):
        cite_case(document, "c9", description)
    with pytest.raises(NotFoundError):
        cite_turn(document, "t999", description)
    with pytest.raises(UsageError, match="bibtex"):
        cite(cite_corpus(description), "ris")


def test_places_are_cited_by_their_lines() -> None:
    assert line_ranges([council.at("【諮問案件1】"), council.at("2 その他")]) == "6, 17"


@given(st.text(min_size=1), st.text())
def test_any_text_makes_a_whole_citation(title: str, query: str) -> None:
    what = Citable(
        kind=CitableKind.CORPUS, id=title, title=title, body=query or "x",
        description=Description(corpus_title=title, corpus_hash="0", query=query),
    )  # fmt: skip

    bib = cite(what, "bibtex")
    assert bib.count("{") == bib.count("}")
    assert list(parse_string(bib, "bibtex").entries) == [what.key]
    json.loads(cite(what, "csl-json"))
    assert yaml.safe_load(cite(what, "cff"))["type"] == "dataset"


def test_tex_escapes_what_tex_would_read() -> None:
    hostile = r"50%_#1 & {A} \input{/etc/passwd} $x^2$ ~<b>|「案」"

    assert _untex(tex(hostile)) == hostile
