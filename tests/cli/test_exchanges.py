"""`exchanges` on the real minutes: who asked what, and who answered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks


def pairs(found: dict[str, object]) -> list[tuple[int, list[int]]]:
    return [
        (one["question"]["line"], [answer["line"] for answer in one["answers"]])
        for one in found["exchanges"]
    ]


@pytest.fixture(scope="module")
def corpus(bundled: Path) -> ks.Corpus:
    return ks.open_corpus(bundled)


def test_every_question_turn_is_one_exchange(corpus: ks.Corpus) -> None:
    found = corpus.exchanges()
    (meeting,) = (corpus.meeting(name) for name in corpus.meetings)

    assert found.total == len(meeting.minutes.exchanges) == 19
    by_question = {one.question.id.rsplit("/", 1)[1]: one for one in found}
    for exchange in meeting.minutes.exchanges:
        one = by_question[exchange.question]
        assert [answer.id.rsplit("/", 1)[1] for answer in one.answers] == list(exchange.answers)
        assert one.by_reference == exchange.by_reference


def test_words_may_stand_on_either_side(shell: Shell) -> None:
    either = shell("exchanges", "--format", "json", "ハードディスク").json
    asked = shell("exchanges", "--format", "json", "--side", "question", "ハードディスク").json
    answered = shell("exchanges", "--format", "json", "--side", "answer", "持ち出す").json

    assert (134, [136]) in pairs(either)
    assert (134, [136]) in pairs(asked)
    assert pairs(answered) == [(134, [136])]
    assert answered["schema"] == "kurume-search/exchanges/1"
    assert answered["query"]["unit"] == "turn"
    (one,) = answered["exchanges"]
    source = Path(ks.open_corpus().path / "minutes/000_dc56ebb6b2a678a4.txt").read_text("utf-8")
    ((start, stop),) = one["answers"][0]["marks"]
    assert source[start:stop] == "持ち出す"


def test_a_question_about_retention_raises_it_itself(shell: Shell) -> None:
    found = shell("exchanges", "--format", "json", "--topic", "保存期間・消去").json

    assert pairs(found) == [(96, [98])]
    assert any("論点" in warning for warning in found["warnings"])
    none = shell(
        "exchanges", "--format", "json", "--topic", "保存期間・消去", "--answered-by", "事務局"
    )
    assert (none.status, none.json["exchanges"]) == (1, [])


def test_answered_by_keeps_what_that_role_answers(shell: Shell) -> None:
    found = shell("exchanges", "--format", "json", "--answered-by", "事務局").json

    assert pairs(found) == [(134, [136])]
    assert found["exchanges"][0]["answers"][0]["role"] == "secretariat"


def test_the_question_that_points_to_another_case(corpus: ks.Corpus) -> None:
    (one,) = (one for one in corpus.exchanges() if one.by_reference)

    assert one.question.line == 112
    assert [case.rsplit("/", 1)[1] for case in one.cases] == ["c3"]
    assert "ほかの案件を引いた質問" in repr(corpus.exchanges("number:3"))


def test_filters_are_those_of_query(shell: Shell) -> None:
    by_article = shell("exchanges", "--format", "json", "--article", "9", "-n", "99").json
    by_case = shell("exchanges", "--format", "json", "unit:case", "運搬", "-n", "99").json

    assert {case[-2:] for one in by_article["exchanges"] for case in one["cases"]} == {"c1"}
    assert {case[-2:] for one in by_case["exchanges"] for case in one["cases"]} == {"c4"}
    assert by_case["query"]["unit"] == "case"


def test_every_format_shows_question_and_answer(shell: Shell, corpus: ks.Corpus) -> None:
    table = shell("exchanges", "--format", "table", "--answered-by", "事務局").out
    assert "問 134行 (A委員)" in table
    assert "答 136行 (事務局)" in table

    rows = shell("exchanges", "--format", "tsv", "-n", "0").out.splitlines()
    assert rows == [rows[0]]
    (line,) = shell("exchanges", "--format", "jsonl", "持ち出す").out.splitlines()
    assert json.loads(line)["answered"] is True
    assert shell("exchanges", "--count").out == "19\n"
    assert shell("exchanges", "--unanswered", "--count").out == "0\n"
    html = corpus.exchanges("ハードディスク")._repr_html_()
    assert "<mark>ハードディスク</mark>" in html
    body = html[html.index("<tbody>") :]
    assert body.count("<tr>") == len(re.findall(r'<tr><th scope="row"[^>]*>', body)) > 0


def test_nonsense_is_one_line(shell: Shell) -> None:
    ran = shell("exchanges", "--answered-by", "宇宙人")

    assert ran.status == 2
    assert len(ran.err.splitlines()) <= 2
    with pytest.raises(ks.KurumeSearchError):
        ks.open_corpus().exchanges(side="left")  # type: ignore[arg-type]


def test_what_minutes_say_is_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    from kurume_search.api.own.manage import add, init

    init(folder)
    (tmp_path / "m.txt").write_text(
        "個人情報審議会会議録\n日時 令和3年7月26日\n\n【諮問案件1】\n<b>実験</b>について\n\n"
        "（A委員）<script>alert(1)</script>は保存するのか。\n\n（会長）次に進む。\n",
        "utf-8",
    )
    add(folder, [tmp_path / "m.txt"])
    found = ks.open_corpus(folder).exchanges()

    assert "<script>" not in found._repr_html_()
    if found.total:
        assert "回答なし" in repr(found)
