"""What answers (答申書) say stands beside what the minutes say, never in its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.whole.report import Report
from kurume_search.store.ingest import add_documents
from kurume_search.store.start import init_corpus

BODY = "青嶺市情報公開・個人情報保護審議会"
TITLE = "公用車へのドライブレコーダーの設置に伴う個人情報の収集について"
MINUTES = f"""令和３年度第２回{BODY}会議録

日時　令和３年７月２６日（月）　午後２時～
場所　市役所　３０１会議室
出席者　甲野会長、乙川委員、丙田委員

議題
【諮問第１２号】{TITLE}
○会長　諮問の内容について説明をお願いする。
○実施機関　資料により説明する。
○乙川委員　保存期間はどれくらいか。
○実施機関　七日間である。

○会長　以上で終わる。
"""
OPINION = f"""答申第３号
令和３年８月１０日

青嶺市長　山川　太郎　様

{BODY}
会長　木戸　一郎

{TITLE}（答申）

　令和３年７月１日付けで諮問のあった標記の件（諮問第１２号）について、下記のとおり答申します。

記

１　審議会の結論
　公益上の必要があると認め、承認する。

２　条件
（１）保存期間を過ぎた記録は速やかに消去すること。
"""


@pytest.fixture
def answered(tmp_path: Path) -> Report:
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text(MINUTES, "utf-8")
    (given / "b.txt").write_text(OPINION, "utf-8")
    init_corpus(tmp_path / "corpus")
    add_documents(tmp_path / "corpus", [given], now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return ks.open_corpus(tmp_path / "corpus").report("R3")


def test_the_outcome_stays_that_of_the_minutes(answered: Report) -> None:
    assert answered.figure("2021/meetings") == 1
    assert answered.figure("2021/outcome/unrecorded") == 1
    assert answered.figure("2021/outcome/approved_conditional") == 0
    assert "令和3年8月10日 答申第3号 条件付き承認" in answered.html()


def test_a_condition_is_quoted_from_the_letter_with_its_line(answered: Report) -> None:
    assert answered.figure("2021/conditions") == 1
    entry = next(one for one in answered.document.entries.values() if one.kind == "condition")

    assert entry.quote == "保存期間を過ぎた記録は速やかに消去すること。"
    assert OPINION.split("\n")[(entry.line or 0) - 1].endswith(entry.quote)
    assert answered.document.origins[entry.source].path.endswith("b.txt")
    assert f"<p>{entry.quote}</p>" in answered.html()
    assert "山川" not in answered.html()
    assert "木戸" not in answered.html()
