"""An article without its law: any law, and the answer says which."""

from __future__ import annotations

import kurume_search as ks


def test_an_article_without_its_law_is_grouped_by_law() -> None:
    hits = ks.open_corpus().search("article:10")

    assert sum(hits.found.by_law.values()) == hits.total
    (said,) = [warning for warning in hits.warnings if "法令を指定していない" in warning]
    for law, count in hits.found.by_law.items():
        assert f"{law} {count}件" in said


def test_a_law_that_is_named_needs_no_note() -> None:
    hits = ks.open_corpus().search("article:条例第10条")

    assert hits.total
    assert hits.found.by_law == {}
    assert not any("法令を指定していない" in warning for warning in hits.warnings)
