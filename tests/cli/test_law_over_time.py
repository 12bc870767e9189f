"""Articles across the reform of April 2023: on request, marked, and never in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.api.own.manage import add, init

LATER = """\
久留米市情報公開・個人情報保護審議会 会議概要
日時 令和6年2月5日（月） 午前10時から

２ 諮問
【諮問案件1】
給付金の支給のため、保有個人情報を目的以外に利用すること（法第69条第2項第2号）について

（A委員）対象者は何人か。

（実施機関）約百人である。

—この件に関しては承認される。—
"""


@pytest.fixture(scope="module")
def both_sides(tmp_path_factory: pytest.TempPathFactory, bundled: Path) -> str:
    folder = tmp_path_factory.mktemp("law") / "corpus"
    init(folder, source=bundled)
    later = folder.parent / "later.txt"
    later.write_text(LATER, "utf-8")
    add(folder, [later])
    return str(folder)


def cases(shell: Shell, corpus: str, *words: str) -> tuple[list[str], list[str]]:
    ran = shell("query", "--corpus", corpus, "--format", "json", *words)
    ids = sorted(hit["case"].split("/", 1)[1] for hit in ran.json["hits"])
    return ids, ran.json["warnings"]


def test_articles_are_never_joined_in_silence(shell: Shell, both_sides: str) -> None:
    assert cases(shell, both_sides, "--article", "条例9-3-4")[0] == ["2021-07-26/c1"]
    assert cases(shell, both_sides, "--article", "法69-2-2")[0] == ["2024-02-05/c1"]


def test_concordant_finds_both_and_says_so(shell: Shell, both_sides: str) -> None:
    for article in ("条例9-3-4", "法69-2-2"):
        found, warnings = cases(shell, both_sides, "--article", article, "--concordant")
        assert found == ["2021-07-26/c1", "2024-02-05/c1"]
        assert any("おおよその対応" in warning for warning in warnings)
        assert any("2023年4月1日" in warning for warning in warnings)


def test_the_reform_is_said_only_where_it_is_crossed(shell: Shell, both_sides: str) -> None:
    assert not any("4月1日" in w for w in cases(shell, both_sides, "--article", "9")[1])
    assert not any("4月1日" in w for w in cases(shell, both_sides)[1])
    law = cases(shell, both_sides, "article:9 OR law:個人情報保護法")
    assert len(law[0]) == 2
    assert any("2023年4月1日" in warning for warning in law[1])


def test_precedents_know_concordant_provisions(shell: Shell, both_sides: str) -> None:
    ran = shell("precedents", "--corpus", both_sides, "--like", "2024-02-05/c1", "--format", "json")

    first = ran.json["precedents"][0]
    assert first["case"].endswith("2021-07-26/c1")
    assert first["why"]["kinship"] == "concordant"


def test_articles_concord(shell: Shell) -> None:
    forward = shell("articles", "concord", "条例9-3-4", "--format", "json")
    back = shell("articles", "concord", "個人情報保護法第69条第2項第2号", "--format", "json").json
    ended = shell("articles", "concord", "10-1-2", "--format", "json").json

    assert "おおよその対応" in forward.err
    assert forward.json[0]["corresponds"][0] == "個人情報の保護に関する法律第69条第2項第2号"
    assert {row["direction"] for row in back} == {"back"}
    assert [(row["fate"], row["corresponds"]) for row in ended] == [("ended", [])]
    assert "対応なし" in shell("articles", "concord", "10-1-2", "--format", "table").out
    assert shell("articles", "concord", "情報公開条例9").status == 1
    assert shell("articles", "concord").status == 2
    assert shell("articles", "concord", "条条").status == 2
    assert shell("articles", "--format", "json").json
