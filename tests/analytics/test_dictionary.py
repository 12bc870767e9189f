"""Words as Sudachi cuts them with the compounds as user dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from indexed import Corpus, opened
from strategies import meetings, minutes_of

from analytics.counting_words import COMPOUNDS
from kurume_search.analysis.user_dictionary import dictionary_key, units, user_dictionary
from kurume_search.analytics.running.dictionary_stream import dictionary_stream
from kurume_search.analytics.running.kept_streams import kept_stream
from kurume_search.analytics.running.word_rules import COMPOUND
from kurume_search.errors import CacheError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dictionary")


def test_the_stream_is_what_the_user_dictionary_cuts(folder: Path) -> None:
    path = user_dictionary(COMPOUNDS.names, folder)

    @settings(max_examples=10)
    @given(meetings())
    def check(corpus: Corpus) -> None:
        with opened(corpus) as searcher:
            stream = dictionary_stream(searcher, COMPOUNDS, folder, names=True)
            for row in range(searcher.columns.passages):
                low, high = stream.starts[row], stream.starts[row + 1]
                base, end = searcher.leaves.starts[row], searcher.leaves.starts[row + 1]
                cut = list(units(searcher.columns.text(row), path))

                assert high - low == len(cut)
                for at, unit in zip(range(low, high), cut, strict=True):
                    code = int(stream.words[at])
                    term = code < len(stream.terms)
                    name = searcher.leaves.term(code) if term else stream.name(code)
                    kind = stream.pos_names[stream.pos[at]]
                    assert name == unit.term
                    assert kind == (COMPOUND if unit.compound else unit.pos)
                    assert base <= stream.places[at] < stream.places[at] + stream.spans[at] <= end

    check()


def test_the_longest_compound_wins(folder: Path) -> None:
    path = user_dictionary(COMPOUNDS.names, folder)
    text = "個人情報保護審議会は特定個人情報保護評価書を、個人情報の委託先と見た。"

    assert [unit.term for unit in units(text, path) if unit.compound] == [
        "個人情報保護審議会", "特定個人情報保護評価書", "個人情報", "委託先",
    ]  # fmt: skip


def test_it_is_built_once_and_named_by_what_is_in_it(folder: Path) -> None:
    path = user_dictionary(COMPOUNDS.names, folder)
    built = path.stat().st_mtime_ns

    assert user_dictionary(COMPOUNDS.names, folder) == path
    assert path.stat().st_mtime_ns == built
    assert dictionary_key(COMPOUNDS.names) != dictionary_key(COMPOUNDS.names[1:])
    assert path.name == f"{dictionary_key(COMPOUNDS.names)}.dic"
    assert [file for file in folder.iterdir() if file.suffix != ".dic"] == []


def test_what_cannot_be_built_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CacheError, match="利用者辞書を"):
        user_dictionary(COMPOUNDS.names, tmp_path / "file")


def test_what_was_read_is_kept_and_read_back(folder: Path, tmp_path: Path) -> None:
    with opened([minutes_of("個人情報の委託先を審議会で見る。", "給付金の外部提供。")]) as searcher:
        made = dictionary_stream(searcher, COMPOUNDS, folder)
        path = tmp_path / "words.bin"
        calls = []

        def make() -> object:
            calls.append(1)
            return made

        first = kept_stream(path, searcher, COMPOUNDS, make)
        again = kept_stream(path, searcher, COMPOUNDS, make)

        assert first is made and len(calls) == 1
        assert again.segmentation == "dictionary"
        assert (again.words == made.words).all() and (again.places == made.places).all()
        assert [again.name(int(c)) for c in again.words] == [made.name(int(c)) for c in made.words]

        path.write_bytes(path.read_bytes()[:100])
        assert kept_stream(path, searcher, COMPOUNDS, make) is made and len(calls) == 2
        assert len(kept_stream(path, searcher, COMPOUNDS, make)) == len(made) and len(calls) == 2
        assert kept_stream(tmp_path / "none" / "x.bin", searcher, COMPOUNDS, make) is made
