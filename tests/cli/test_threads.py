"""Cases carried over are joined to their later sittings, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Shell
from planted import read_ids

import kurume_search as ks
from kurume_search.analytics.statistics.intervals import wilson
from kurume_search.api.own.manage import add, init
from kurume_search.sample import write_sample

Pair = tuple[str, str]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[ks.Corpus, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("threads") / "corpus"
    write_sample(folder, years=range(2004, 2025), meetings=4, seed=5)
    return ks.open_corpus(folder), json.loads((folder / "truth.json").read_text("utf-8"))


def pairs(threads: Iterable[Iterable[str]]) -> set[Pair]:
    found: set[Pair] = set()
    for thread in threads:
        found |= set(pairwise(thread))
    return found


def test_precision_and_recall(
    planted: tuple[ks.Corpus, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, truth = planted
    read = read_ids(corpus, truth)
    threads: dict[str, list[str]] = {}
    for meeting in sorted(truth["meetings"], key=lambda one: one["date"]):
        for case in meeting["cases"]:
            name = f"{meeting['id']}/{case['id']}"
            threads.setdefault(case["thread"], []).append(read.get(name, ""))
    # A thread with a sitting that wasn't read as a case can't be joined there.
    gold = {pair for pair in pairs(threads.values()) if all(pair)}
    known = set(read.values())
    found = {pair for pair in pairs(corpus.threads) if known.issuperset(pair)}
    right = len(gold & found)

    with capsys.disabled():
        for name, whole in (("precision", len(found)), ("recall", len(gold))):
            interval = wilson(right, whole)
            assert interval is not None
            print(
                f"\nthreads: {name} {right}/{whole} = {right / whole:.3f}"
                f" [{interval.low:.3f}, {interval.high:.3f}]"
            )
    assert len(gold) >= 10
    assert right / len(found) >= 0.9
    assert right / len(gold) >= 0.9


def test_every_case_is_in_one_thread(planted: tuple[ks.Corpus, dict[str, Any]]) -> None:
    corpus, _ = planted
    cases = [case.id for name in corpus.meetings for case in corpus.meeting(name).cases]

    assert sorted(name for thread in corpus.threads for name in thread) == sorted(cases)
    assert len(corpus.threads) < len(cases)


def test_a_thread_tells_the_whole_story(
    planted: tuple[ks.Corpus, dict[str, Any]], shell: Shell
) -> None:
    corpus, _ = planted
    ids = next(thread for thread in corpus.threads if len(thread) > 1)
    thread = corpus.thread(ids[-1])

    assert tuple(case.id for case in thread.sittings) == ids
    assert thread.id == ids[0]
    assert thread.sittings[0].outcome.value in ("continued", "deferred", None)
    assert thread.outcome == corpus.case(ids[-1]).outcome
    days = [str(case.of.meeting.date) for case in thread.sittings]
    assert days == sorted(days)

    table = shell("show", ids[0], "--corpus", str(corpus.path), "--format", "table").out
    assert f"経過: {len(ids)}回の会議" in table
    assert all(name in table for name in ids)
    form = shell("show", ids[0], "--corpus", str(corpus.path), "--format", "json").json
    assert [row["case"] for row in form["thread"]] == list(ids)


def test_a_decided_case_is_its_own_story(bundled: Path, shell: Shell) -> None:
    corpus = ks.open_corpus(bundled)

    assert [len(thread) for thread in corpus.threads] == [1, 1, 1, 1]
    assert len(corpus.thread("2021-07-26/c4")) == 1
    assert "経過" not in shell("show", "2021-07-26/c4", "--format", "table").out
    with pytest.raises(ks.KurumeSearchError):
        corpus.thread("2021-07-26/c9")


MINUTES = """\
久留米市情報公開・個人情報保護審議会 会議概要
日時 {day} 午前10時から

２ 諮問
【諮問第{number}号】
{title}（条例第9条第3項第4号）について
実施機関：{unit}

（A委員）対象者は何人か。

（実施機関）約百人である。

—{outcome}—
"""
CONTINUED, APPROVED = "この件に関しては継続審議とする。", "この件に関しては承認される。"
TITLE = "見守り協定に伴い、高齢者の名簿を配食事業者に提供すること"


@pytest.mark.parametrize(
    ("later", "joined"),
    [
        ({}, True),
        ({"title": "高齢者の名簿を見守り協定に基づき配食事業者に提供すること"}, True),
        ({"number": 13}, False),
        ({"title": "防犯カメラの映像を警察署に閲覧させること"}, False),
        ({"unit": "教育部学校教育課"}, False),
        ({"day": "令和5年10月3日（火）"}, False),
    ],
    ids=["same", "reworded", "other number", "other title", "other department", "too late"],
)
def test_what_makes_a_thread(
    tmp_path: Path, bundled: Path, later: dict[str, Any], joined: bool
) -> None:
    first = {
        "day": "令和3年11月2日（火）", "number": 12, "title": TITLE,
        "unit": "総務部情報政策課", "outcome": CONTINUED,
    }  # fmt: skip
    second = {**first, "day": "令和4年2月1日（火）", "outcome": APPROVED, **later}
    init(tmp_path / "corpus", source=bundled)
    for name, words in (("a.txt", first), ("b.txt", second)):
        (tmp_path / name).write_text(MINUTES.format(**words), "utf-8")
        add(tmp_path / "corpus", [tmp_path / name])
    corpus = ks.open_corpus(tmp_path / "corpus")

    long = [thread for thread in corpus.threads if len(thread) > 1]
    assert bool(long) == joined


def test_a_decided_case_is_not_taken_up_again(tmp_path: Path, bundled: Path) -> None:
    init(tmp_path / "corpus", source=bundled)
    words = {"number": 12, "title": TITLE, "unit": "総務部情報政策課", "outcome": APPROVED}
    for name, day in (("a.txt", "令和3年11月2日（火）"), ("b.txt", "令和4年2月1日（火）")):
        (tmp_path / name).write_text(MINUTES.format(**words, day=day), "utf-8")
        add(tmp_path / "corpus", [tmp_path / name])

    assert all(len(thread) == 1 for thread in ks.open_corpus(tmp_path / "corpus").threads)


def test_facets_count_sittings_or_matters_and_say_which(
    planted: tuple[ks.Corpus, dict[str, Any]], shell: Shell
) -> None:
    corpus, _ = planted
    of = {case: n for n, thread in enumerate(corpus.threads) for case in thread}
    hits = corpus.search()
    sittings, matters = hits.facets("dept"), hits.facets("dept", threads=True)

    assert [(row.keys, row.turns, row.cases) for row in sittings] == [
        (row.keys, row.turns, row.cases) for row in matters
    ]
    assert {row.threads for row in sittings} == {None}
    assert matters.table.threads == len(corpus.threads) < matters.table.cases
    for row in matters:
        cases = [
            hit.case
            for hit in corpus.search()
            if hit.case
            and any(
                (unit["id"] or "") == row.keys[0]
                and {"holder", "user", "responsible"} & set(unit["parts"])
                for unit in hit.departments
            )
        ]
        if not row.keys[0].startswith(("~", "unrecorded", "outside")):
            assert row.cases == len(cases), row
            assert row.threads == len({of[case] for case in cases}), row
    assert any("事案として一つ" in note for note in matters.notes)
    assert any("会議の数だけ" in note for note in hits.facets("outcome").notes)

    ran = shell(
        "facets", "outcome", "--count-threads", "--corpus", str(corpus.path), "--format", "json"
    )
    assert ran.json["threads"] == len(corpus.threads)
    assert all(row["threads"] <= row["cases"] for row in ran.json["rows"])
