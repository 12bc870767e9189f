"""Queries are completed as they are typed, with what this corpus has."""

from __future__ import annotations

import pytest

import kurume_search as ks
from kurume_search.api.completion import Completer
from kurume_search.jupyter.completing import complete_cell


@pytest.fixture(scope="module")
def corpus() -> ks.Corpus:
    return ks.open_corpus()


@pytest.mark.parametrize(
    ("query", "replaced", "text"),
    [
        ("dep", "dep", "dept:"),
        ("オンライン結合 部", "部", "部署:"),
        ("部署:情", "情", "情報政策課"),
        ("dept:政策", "政策", "情報政策課"),  # inside the name
        ("-結果:不", "不", "不承認"),
        ("(話題:オンライン結", "オンライン結", "オンライン結合"),
        ("outcome:", "", "記載なし"),
        ("ＤＥＰＴ：情", "情", "情報政策課"),
        ("条:条例第10", "条例第10", "条例第10条第1項第2号"),
        ("unit:c", "c", "case"),
        ("年度:20", "20", "2021"),
    ],
)
def test_a_query_goes_on(corpus: ks.Corpus, query: str, replaced: str, text: str) -> None:
    found = {one.text: one for one in Completer(corpus).complete(query)}

    assert text in found
    assert query[found[text].start :] == replaced
    # What is completed can be asked for.
    if not text.endswith(":"):
        corpus.search(f"個人情報 {query[: found[text].start]}{text}")


@pytest.mark.parametrize(
    "query", ["", "個人情報", "個人情報 ", "そんな欄:値", "dept:そんな課はない"]
)
def test_nothing_is_made_up(corpus: ks.Corpus, query: str) -> None:
    assert Completer(corpus).complete(query) == ()


def test_every_completed_value_is_understood(corpus: ks.Corpus) -> None:
    for name in ("article", "dept", "topic", "outcome", "role", "kind", "procedure", "year",
                 "since", "meeting", "council", "law", "unit"):  # fmt: skip
        values = Completer(corpus).complete(f"{name}:")
        assert values, name
        for one in values:
            corpus.search(f"個人情報 {name}:{one.text}")


@pytest.mark.parametrize(
    ("cell", "text", "typed"),
    [
        ("%kurume 部署:情", "情報政策課", 1),
        ("hits = %kurume 部署:情", "情報政策課", 1),
        ("%%kurume\nオンライン結合\n部署:情", "情報政策課", 1),
        ("corpus.search('部署:情", "情報政策課", 1),
        ('x = corpus.search("個人情報 topic:オンライン結', "オンライン結合", 6),
        ("corpus.search('a', department='情報政", "情報政策課", 3),
        ("corpus.search(\n    'a',\n    topic=\"", "オンライン結合", 0),
    ],
)
def test_the_query_is_found_in_the_cell(
    corpus: ks.Corpus, cell: str, text: str, typed: int
) -> None:
    lines = cell.split("\n")
    found = complete_cell(
        cell,
        len(lines) - 1,
        len(lines[-1]),
        lambda name: corpus if name in (None, "corpus") else None,
    )

    assert (text, typed) in {(one.text, one.typed) for one in found}


@pytest.mark.parametrize(
    "cell",
    ["部署:情", "other.search('部署:情", "corpus.search('部署:情'", "print('部署:情",
     "#%kurume 部署:情", "corpus.show('部署:情"],
)  # fmt: skip
def test_other_code_is_left_alone(corpus: ks.Corpus, cell: str) -> None:
    assert not complete_cell(
        cell, 0, len(cell), lambda n: corpus if n in (None, "corpus") else None
    )
