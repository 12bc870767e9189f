"""The topics go out as coding rules that are read back, and that code what we code."""

from __future__ import annotations

from pathlib import Path

import kurume_search as ks
from kurume_search.export.topic_rules import rules_of_topics
from kurume_search.query.coding_rules_parser import parse_coding_rules


def test_the_rules_are_read_back() -> None:
    topics = ks.open_corpus().registers.topics

    rules = rules_of_topics(topics)

    assert len(rules.rules) > 30
    assert parse_coding_rules(str(rules)) == rules


def test_the_text_for_kh_coder_comes_with_them(tmp_path: Path) -> None:
    corpus = ks.open_corpus()

    files = corpus.export(tmp_path / "kh", "khcoder")

    (written,) = (path for path in files if path.name.endswith(".rules.txt"))
    counted = corpus.concepts(written, unit="turn")
    coded = {row.concept: row.units for row in counted.rows if row.concept}
    assert (
        coded["オンライン結合"] >= corpus.search("オンライン結合", unit="turn", kind="発言").total
    )
