"""Bad and huge input: an answer or one clear line, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search.errors import QueryError

# Generous: a loaded machine with two cores. Nothing here takes a second on an idle one.
SECONDS = 20
MEGABYTES = 100

WRONG = {
    "NEAR/x": "条例 NEAR/x 改正",
    "NEAR/0": "条例 NEAR/0 改正",
    "far": "条例 NEAR/99999999999999999999 改正",
    "year": "year:abc",
    "long year": "year:" + "9" * 5_000 + "..",
    "long article": "条:" + "1" * 5_000,
    "100 kB": "個人情報 " * 8_000,
    "10,000 OR": " OR ".join(["個人"] * 10_000),
    "10,000 words": " OR ".join(map(str, range(10_000))),
    "deep": "(" * 100_000 + "個人" + ")" * 100_000,
    "deep enough to be read": "(" * 9_000 + "個人" + ")" * 9_000,
    "many minus signs": "-" * 19_000 + "個人",
    "quotes of two kinds": "\"'" * 9_999,
    "many NEAR": "個人 " + "NEAR/5 個人 " * 900,
}
ODD = {
    "quotes": '"' * 9_999,
    "star": "*",
    "an article nobody cites": "条:第百万条",
    "open brackets": "(" * 19_000,
    "closed brackets": ")" * 19_000,
    "half a surrogate pair": "\ud800",
    "half a pair inside": "個人\udfff情報",
    "half a pair as a literal": "'\udfff'",
    "half a pair exactly": "=個人\udfff",
    "half a pair as a beginning": "個人\udfff*",
    "half a pair in a name": "speaker:\udfff",
    "NUL": "個人\0情報",
    "NUL as a literal": "'\0'",
    "one long word": "個人情報" * 4_900,
    "one long kana word": "あ" * 19_000,
    "one long literal": "'" + "個人情報" * 4_000 + "'",
    "many beginnings": " OR ".join(chr(0x3042 + n % 80) + "*" for n in range(500)),
    "many words": " ".join(map(str, range(150))),
    "as many words as may be": " ".join(f"語{n}番" for n in range(999)),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_cannot_be_asked_is_one_line(text: str) -> None:
    corpus = ks.open_corpus()
    started = time.process_time()

    with pytest.raises(QueryError) as error:
        corpus.search(text)

    assert time.process_time() - started < SECONDS
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_explained(text: str) -> None:
    started = time.process_time()

    assert repr(ks.open_corpus().search(text).explain())
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_has_an_answer(text: str) -> None:
    corpus = ks.open_corpus()
    corpus.search("個人情報")
    tracemalloc.start()
    started = time.process_time()

    hits = corpus.search(text)
    repr(hits)
    hits.to_json(limit=3)

    assert time.process_time() - started < SECONDS
    assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 2**20
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("条例 NEAR/x 改正", 2),
        ("year:abc", 2),
        ("条:第百万条", 1),
        ("*", 0),
        ("(" * 100_000, 2),
        ("個人 OR " * 10_000, 2),
        ("部署:\udcff", 2),
        ("\udcff", 1),
    ],
)
def test_a_command_line_ends_with_its_status(shell: Shell, words: str, status: int) -> None:
    ran = shell("query", "--count", words)

    assert ran.status == status
    assert "Traceback" not in ran.err
    assert status < 2 or ran.err.strip()


LONG = "長" * 300


@pytest.mark.parametrize(
    "words",
    [
        ("query", "個人情報", "--corpus", LONG), ("init", LONG), ("init", "new", "--from", LONG),
        ("add", "a.txt", "--corpus", LONG), ("check", "-o", f"{LONG}.svg"), ("parse", LONG),
        ("report", "--year", "R3", "-o", LONG), ("sample", "--years", "R3", "-o", LONG),
        ("export", "--as", "popolo", "-o", LONG),
    ],
    ids=lambda words: " ".join(words).replace(LONG, "…"),
)  # fmt: skip
def test_a_name_that_is_too_long_is_one_sentence(
    shell: Shell, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = shell(*words)

    assert ran.status in (1, 2, 3) and len(ran.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("query", "個人情報"), ("add", "a.txt"), ("check",)])
def test_a_corpus_of_the_environment_with_too_long_a_name_is_one_sentence(
    shell: Shell, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_CORPUS", LONG)

    ran = shell(*words)

    assert ran.status in (1, 2, 3) and len(ran.err.splitlines()) == 1
