"""Saved subsets: the same as long as nothing changed, and then what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import open_corpus
from kurume_search.errors import CorpusError, NotFoundError, UsageError

LABELLED = Path(__file__).parents[1] / "quality/labelled"
FIRST = LABELLED / "p01_hanatate_summary_qa.txt"
SECOND = LABELLED / "p05_wakabadai_qa_noname.txt"


@pytest.fixture
def mine(shell: Shell, tmp_path: Path) -> str:
    folder = str(tmp_path / "mine")
    assert shell("init", folder, "--from", "bundled").status == 0
    assert shell("add", "--corpus", folder, str(FIRST), "--synthetic").status == 0
    return folder


def test_a_subset_is_the_same_until_something_changes(shell: Shell, mine: str) -> None:
    before = open_corpus(mine).described["hash"]
    made = shell("subset", "save", "全件", "--corpus", mine, "個人情報 OR 図書館")
    same = shell("subset", "show", "全件", "--corpus", mine, "--format", "json")

    assert (made.status, same.status) == (0, 0)
    assert not same.json["changed"] and not same.json["corpus_changed"]
    assert same.json["saved"]["corpus_hash"] == before == open_corpus(mine).described["hash"]

    shell("add", "--corpus", mine, str(SECOND), "--synthetic")
    grown = shell("subset", "show", "全件", "--corpus", mine, "--format", "json")

    assert grown.json["changed"] and grown.json["corpus_changed"]
    assert grown.json["total"] == same.json["total"] + len(grown.json["added"])
    assert grown.json["added"] and not grown.json["removed"]
    assert "増えた" in grown.err

    shell("remove", "--corpus", mine, FIRST.name)
    shrunk = shell("subset", "show", "全件", "--corpus", mine)

    assert "removed\t" in shrunk.out
    assert "added\t" in shrunk.out
    assert "なくなった" in shrunk.err


def test_filters_units_and_options_are_kept(shell: Shell, mine: str) -> None:
    words = ["オンライン結合", "--kind", "質問", "--unit", "turn", "--no-synonyms"]
    found = shell("query", "--corpus", mine, "--count", *words).out
    shell("subset", "save", "問い", "--corpus", mine, *words)

    used = open_corpus(mine).subset("問い")
    assert used.hits.total == int(found)
    assert str(used.hits.unit) == "turn"
    assert not used.changed and used.warnings == ()
    listed = shell("subset", "list", "--corpus", mine, "--format", "jsonl")
    assert '"count": ' + found.strip() in listed.out


def test_names_are_told(mine: str) -> None:
    corpus = open_corpus(mine, names=True)
    corpus.save_subset("名", corpus.search("清水 unit:turn"))

    hidden = open_corpus(mine).subset("名")

    assert hidden.changed and hidden.removed and not hidden.added
    assert any("氏名" in warning for warning in hidden.warnings)
    assert not corpus.subset("名").changed


def test_the_index_is_not_built_anew(shell: Shell, mine: str) -> None:
    build = open_corpus(mine).library.build.folder
    shell("subset", "save", "一", "--corpus", mine)

    assert open_corpus(mine).library.build.folder == build


def test_replaced_and_removed_only_if_asked_for(shell: Shell, mine: str) -> None:
    assert shell("subset", "save", "a b", "--corpus", mine, "語").status == 0
    assert shell("subset", "save", "a b", "--corpus", mine, "図書館").status == 2
    assert shell("subset", "save", "a b", "--corpus", mine, "図書館", "--replace").status == 0
    assert [one.query for one in open_corpus(mine).subsets] == ["図書館 unit:case"]
    assert shell("subset", "remove", "a b", "--corpus", mine).status == 0
    assert shell("subset", "list", "--corpus", mine).status == 1


def test_what_can_not_be_saved_or_used(shell: Shell, mine: str, bundled: Path) -> None:
    corpus = open_corpus(bundled)
    with pytest.raises(UsageError, match="付属"):
        corpus.save_subset("a", corpus.search())
    with pytest.raises(UsageError):
        open_corpus(mine).save_subset("a", corpus.search())
    with pytest.raises(UsageError):
        open_corpus(mine).save_subset(" \n", open_corpus(mine).search())
    with pytest.raises(NotFoundError):
        open_corpus(mine).subset("ない")
    assert shell("subset", "show", "--corpus", mine).status == 2
    assert shell("subset", "list", "語", "語", "--corpus", mine).status == 2


@pytest.mark.parametrize(
    "text", ["[[subset]]\n", "subset = 3\n", "[[subset", '[[subset]]\nname = "a"\nids = [1]\n']
)
def test_a_damaged_file_is_said(mine: str, text: str) -> None:
    (Path(mine) / "subsets.toml").write_text(text, "utf-8")

    with pytest.raises(CorpusError, match=r"subsets\.toml"):
        _ = open_corpus(mine).subsets


def test_every_search_can_be_bounded_to_a_subset(shell: Shell, mine: str) -> None:
    def asked(command: str, *words: str) -> int:
        told = shell(command, *words, "--corpus", mine, "--format", "json")
        assert told.status == 0, told.err
        assert "部分集合「結合」" in told.err or command == "query", told.err
        assert any("部分集合「結合」" in said for said in told.json["warnings"])
        return int(told.json["total"])

    corpus = open_corpus(mine)
    shell("subset", "save", "結合", "--corpus", mine, "オンライン結合")
    cases = {case.id for case in corpus.search("オンライン結合").cases}
    bounded = corpus.search("個人情報", subset="結合")

    assert {case.id for case in bounded.cases} == cases & {
        case.id for case in corpus.search("個人情報").cases
    }
    # Turns of the cases in the subset, not turns that say オンライン結合 themselves.
    turns = corpus.search("個人情報", unit="turn", subset="結合")
    assert {hit.id for hit in turns} == {
        hit.id
        for hit in corpus.search("個人情報", unit="turn")
        if cases & {f"{hit.meeting['id']}/{s['id']}" for s in hit.sections}
    }
    everywhere = corpus.search("個人情報", unit="turn").total
    assert 0 < turns.total < everywhere
    assert asked("query", "個人情報", "--subset", "結合") == bounded.total
    assert (
        asked("kwic", "個人情報", "--subset", "結合")
        == corpus.search("個人情報", unit="turn", subset="結合").kwic().total
    )
    assert asked("exchanges", "--subset", "結合") == corpus.exchanges(subset="結合").total
    assert corpus.exchanges(subset="結合").total < corpus.exchanges().total
    assert asked("precedents", "個人情報", "--subset", "結合") <= len(cases)
    assert {one.case for one in corpus.precedents("個人情報", subset="結合")} <= cases
    facets = shell("facets", "outcome", "--subset", "結合", "--corpus", mine, "--format", "json")
    assert facets.json["cases"] == len(cases)
    trend = shell("trend", "cases", "--subset", "結合", "--corpus", mine, "--format", "json")
    assert sum(row["count"] or 0 for row in trend.json["rows"]) == len(cases)
    out = shell("export", "--subset", "結合", "--as", "csv", "--corpus", mine, "-o", f"{mine}.csv")
    assert out.status == 0
    assert "部分集合「結合」" in Path(f"{mine}.csv.json").read_text("utf-8")


def test_a_subset_that_is_not_there_is_an_error(shell: Shell, mine: str) -> None:
    for command in (["query", "個人情報"], ["exchanges"], ["precedents", "名簿"], ["kwic", "名簿"]):
        ran = shell(*command, "--subset", "ない", "--corpus", mine)
        assert ran.status == 2
        assert "部分集合「ない」はありません" in ran.err


@pytest.mark.parametrize("saved", ["turn", "case", "item", "meeting"])
@pytest.mark.parametrize("asked", ["turn", "case", "item", "meeting"])
def test_units_of_a_subset_meet_units_of_a_search(mine: str, saved: str, asked: str) -> None:
    corpus = open_corpus(mine)
    corpus.save_subset("x", corpus.search("個人情報", unit=saved))
    bounded = corpus.search("オンライン結合", unit=asked, subset="x")
    of_all = corpus.search("", unit=asked, subset="x")

    # Whatever is bounded is in all of the subset and in all that is found without it.
    assert set(bounded.found.atoms) == set(of_all.found.atoms) & set(
        corpus.search("オンライン結合", unit=asked).found.atoms
    )
    if saved == asked:
        assert set(of_all.found.ids()) <= set(corpus.search("個人情報", unit=saved).found.ids())


def test_a_subset_asked_for_alone_is_all_of_it(shell: Shell, mine: str) -> None:
    found = int(shell("query", "--corpus", mine, "--count", "個人情報").out)
    shell("subset", "save", "全部", "--corpus", mine, "個人情報")

    alone = int(shell("query", "--corpus", mine, "--subset", "全部", "--count").out)

    # What lies outside of cases is in it; without a subset nothing asked lists cases only.
    assert alone == found
    assert any(hit.case is None for hit in open_corpus(mine).search("個人情報"))
