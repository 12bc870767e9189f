"""--explain says everything between what was typed and what was found."""

from __future__ import annotations

from cli.conftest import Shell

import kurume_search as ks


def test_the_clause_that_killed_the_result_is_named(shell: Shell) -> None:
    ran = shell("query", "--explain", "--format", "json", "オンライン結合 宇宙開発")
    told = ran.json["explain"]

    assert told["killers"] == [{"clause": "宇宙開発", "units": 3}]
    assert told["total"] == 0
    assert [c["units"] for c in told["combinations"]] == [0]


def test_all_combinations_of_few_clauses_are_counted() -> None:
    hits = ks.open_corpus().search("オンライン結合 セキュリティ -委託 year:R3")
    told = hits.explain().search

    assert len(told.combinations) == 11
    assert told.combinations[-1].units == hits.total
    assert told.killers == ()


def test_of_many_clauses_each_but_one_is_counted() -> None:
    told = ks.open_corpus().search("個人 情報 結合 オンライン 審議 会").explain().search

    assert [len(some.clauses) for some in told.combinations] == [5] * 6 + [6]


def test_strings_that_are_no_words_are_shown_with_their_lines() -> None:
    hits = ks.open_corpus().search("議会 unit:turn")
    examples = hits.explain().search.examples

    assert examples
    assert not any(example.is_word for example in examples)
    assert all("審議" in example.cut for example in examples)
    assert all(example.line > 0 and "議会" in example.context for example in examples)


def test_words_that_are_written_otherwise_are_shown() -> None:
    (example,) = ks.open_corpus().search("入れ替え").explain().search.examples

    assert example.is_word
    assert example.cut == ("入替え",)


def test_it_prints_itself() -> None:
    told = ks.open_corpus().search("オンライン結合 dept:情報政策課").explain()

    text = repr(told)
    for heading in ("入力", "読み方", "形態素", "正規化", "条件", "組合せ", "得点"):
        assert f"{heading}: " in text
    assert "<table" in told._repr_html_()
    assert "&lt;" in ks.open_corpus().search("'<b>'").explain()._repr_html_()


def test_choices_of_writing_are_shown(shell: Shell) -> None:
    words = ("query", "--explain", "--format", "json", "サーバ")

    assert shell(*words).json["explain"]["normalisation"] == {
        "variants": True, "synonyms": True, "readings": True,
    }  # fmt: skip
    assert shell(*words, "--exact", "--no-synonyms", "--no-readings").json["explain"][
        "normalisation"
    ] == {"variants": False, "synonyms": False, "readings": False}


def test_names_are_not_shown_around_examples() -> None:
    corpus = ks.open_corpus()
    columns = corpus.library.searcher.columns
    names = {
        columns.text(row)[low:high]
        for row in range(columns.passages)
        for low, high in zip(
            columns.some("passage.hidden", row)[::2], columns.some("passage.hidden", row)[1::2],
            strict=True,
        )
    }  # fmt: skip

    assert names
    for text in ("長", "課", "議会", "員", "参事"):
        told = repr(corpus.search(f"{text} unit:turn").explain())
        assert not any(name in told for name in names)


def test_what_leaves_nothing_is_named_in_english_too(shell: Shell) -> None:
    err = shell("query", "--explain", "--lang", "en", "サーバ 宇宙開発").err

    assert "killed by: 宇宙開発" in err
