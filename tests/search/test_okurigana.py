"""A word is found however much of its okurigana is written, whichever form is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell, shell  # noqa: F401 - a fixture

import kurume_search as ks
from kurume_search.api.own.manage import add, init

FORMS = {
    "持ち出し": ("持出し", "持出"), "取り下げ": ("取下げ",), "問い合わせ": ("問合せ", "問い合せ"),
    "受け付け": ("受付",), "読み取り": ("読取り",), "書き込み": ("書込み",),
}  # fmt: skip
HEAD = """東野市個人情報保護審議会 令和5年度第1回会議録

日時 令和5年7月20日
場所 第1会議室

諮問第1号 個人情報の取扱いについて
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ks.Corpus:
    folder = tmp_path_factory.mktemp("okurigana")
    said = [
        f"（委員）{one}の記録は残るか。\n" for full, some in FORMS.items() for one in (full, *some)
    ]
    said += [
        "（委員）諮問を取り下げたい。\n",
        "（委員）名簿を持ち出した。\n",
        "（委員）立場はどうか。\n",
    ]
    path = folder / "r5.txt"
    path.write_text(HEAD + "".join(said), "utf-8")
    mine = init(folder / "mine")
    add(mine, [path])
    return ks.open_corpus(mine)


@pytest.mark.parametrize("full", FORMS)
def test_every_form_finds_what_every_other_does(corpus: ks.Corpus, full: str) -> None:
    found = []
    for one in (full, *FORMS[full]):
        hits = corpus.search(one, unit="turn")
        found.append(frozenset(hit.id for hit in hits))
        text = "".join(passage.text for hit in hits for passage in hit.passages)
        assert all(form in text for form in (full, *FORMS[full]))

        exactly = corpus.search(f"={one}", unit="turn")
        assert len(exactly) < len(hits)
        assert len(corpus.search(one, unit="turn", exact=True)) == len(exactly)

    assert len(set(found)) == 1


def test_what_else_was_asked_is_told(corpus: ks.Corpus, shell: Shell) -> None:  # noqa: F811
    (told,) = corpus.search("持出し").to_json()["query"]["expansions"]
    assert (told["text"], told["why"]) == ("持出し", "okurigana")
    assert "持ち出し" in told["terms"]

    ran = shell("query", "持出し", "--explain", "--corpus", str(corpus.path))
    assert "「持出し」は 持ち出し" in ran.err
    assert "広げた語: 持出し → 持ち出し" in ran.err
    # 立場 is one way of writing, and what nobody wrote isn't asked for.
    assert corpus.search("立場").found.expansions == ()
    assert "取り下" not in corpus.search("取下げ").found.expansions[0].terms


def test_synonyms_of_one_form_are_those_of_all(tmp_path: Path, corpus: ks.Corpus) -> None:
    mine = init(tmp_path / "mine")
    (mine / "synonyms.toml").write_text(
        '[[synonym]]\ncouncil = "any"\nterms = ["取下げ", "撤回"]\n', "utf-8"
    )
    path = tmp_path / "r5.txt"
    path.write_text(HEAD + "（委員）撤回するのか。\n（委員）諮問の取り下げか。\n", "utf-8")
    add(mine, [path])
    own = ks.open_corpus(mine)

    assert {len(own.search(one, unit="turn")) for one in ("取下げ", "取り下げ")} == {2}
    assert len(own.search("取り下げ", unit="turn", synonyms=False)) == 1


@pytest.mark.parametrize(
    ("asked", "stands"), [("データ持出し", "データ持ち出し"), ("USB申込み", "USB申し込み")]
)
def test_words_with_a_part_in_other_signs_vary_too(tmp_path: Path, asked: str, stands: str) -> None:
    (tmp_path / "r5.txt").write_text(f"{HEAD}（委員）{stands}の記録は残るか。\n", "utf-8")
    mine = init(tmp_path / "mine")
    add(mine, [tmp_path / "r5.txt"])

    assert len(ks.open_corpus(mine).search(asked, unit="turn")) == 1


def test_a_form_that_adds_no_place_is_not_told(tmp_path: Path, shell: Shell) -> None:  # noqa: F811
    (tmp_path / "r5.txt").write_text(f"{HEAD}（委員）取扱件数は何件か。\n", "utf-8")
    mine = init(tmp_path / "mine")
    add(mine, [tmp_path / "r5.txt"])

    told = shell("query", "取扱件数", "--unit", "turn", "--corpus", str(mine), "--explain")

    assert "結果: 1 単位" in told.err
    assert "含みます" not in told.out + told.err
