"""A value that an argument can't have is refused in one sentence, with those that it can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.errors import UsageError

Ask = Callable[[ks.Corpus], Any]
LANGUAGES = {"ja", "en"}
WRONG: dict[str, tuple[Ask, set[str]]] = {
    "sort": (lambda c: c.search("個人情報", sort="new"), {"rank", "date"}),
    "sort of exchanges": (lambda c: c.exchanges("個人情報", sort="new"), {"rank", "date"}),
    "query": (lambda c: c.search(None), set()),
    "query of exchanges": (lambda c: c.exchanges(5), set()),
    "measure of a trend": (lambda c: c.trend(3), set()),
    "split of a trend": (lambda c: c.trend("questions", split=["department"]), set()),
    "word of a trend": (lambda c: c.trend("word", of=3), set()),
    "id of a case": (lambda c: c.case(None), set()),
    "id of a meeting": (lambda c: c.meeting(2021), set()),
    "id": (lambda c: c.get(5), set()),
    "unit": (lambda c: c.search("", unit="page"), {"turn", "item", "case", "meeting"}),
    "labels": (lambda c: c.search("").to_pandas(labels="fr"), LANGUAGES),
    "language of a report": (lambda c: c.report(2021, lang="fr"), LANGUAGES),
    "language of the explorer": (lambda c: c.explore(language="fr"), LANGUAGES),
    "language of a trend": (lambda c: c.trend("questions").plot(lang="fr"), LANGUAGES),
    "language of a flow": (lambda c: c.flow("2021-07-26/c2").plot(lang="fr"), LANGUAGES),
    "language of a calendar": (lambda c: c.coverage().plot(lang="fr"), LANGUAGES),
    "language of a dispersion": (lambda c: c.dispersion("LINE").plot(lang="fr"), LANGUAGES),
    "limit": (lambda c: c.precedents("個人情報", limit=-1), set()),
    "sample": (lambda c: ks.open_corpus("sample"), set()),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_value_that_there_is_not_is_refused(name: str) -> None:
    ask, near = WRONG[name]

    with pytest.raises(UsageError) as caught:
        ask(ks.open_corpus())

    assert set(caught.value.near) == near
    assert all(type(one) is str for one in caught.value.near)
    assert "\n" not in str(caught.value)


def test_a_path_may_be_text(bundled: Path) -> None:
    (source,) = (bundled / "minutes").glob("*.txt")

    assert ks.parse_file(str(source)) == ks.parse_file(source, corpus=str(bundled))
    with pytest.raises(ks.KurumeSearchError, match="nowhere"):
        ks.parse_file("nowhere")


def test_names_may_stand_in_one_text() -> None:
    hits = ks.open_corpus().search("個人情報", unit="turn")

    asked = hits.kwic(sort="R1, L1", columns="line kind")
    assert asked.columns == ("line", "kind")
    assert asked.to_rows() == hits.kwic(sort=("R1", "L1")).to_rows()
