"""Provisions are counted by what sections cite as if every section were read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given, settings
from indexed import Corpus, opened
from strategies import REGISTERS, meetings

from kurume_search.api import corpus as api
from kurume_search.api.census import cited_articles


@given(meetings(), meetings())
@settings(max_examples=40)
def test_every_provision_is_counted_by_case_and_elsewhere(one: Corpus, other: Corpus) -> None:
    with opened([*one, *other]) as searcher:
        library = SimpleNamespace(searcher=searcher)
        held = cast("api.Corpus", SimpleNamespace(library=library, registers=REGISTERS))
        columns = searcher.columns
        records = [columns.record("section.record", row) for row in range(columns.sections)]
        expected: dict[tuple[str, str], dict[str, Any]] = {}
        for record in records:
            for article in record["articles"]:
                key = (article["law_id"] or article["law"] or "", article["key"])
                row = expected.setdefault(key, {"text": article["text"], "cases": 0, "others": 0})
                row["cases" if record["case"] else "others"] += 1

        found = {
            (row["law_id"] or row["law"], row["article"]): {
                name: row[name] for name in ("text", "cases", "others")
            }
            for row in cited_articles(held)
        }
        assert found == expected
