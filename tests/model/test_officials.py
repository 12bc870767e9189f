"""Officials are found by name wherever minutes call them, and no plain word is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing.reading import read

from kurume_search.model.officials import Officials
from kurume_search.model.passage import passages
from kurume_search.text.mask import masked

HEAD = (
    "令和3年度第1回灯野市個人情報保護審議会　会議要旨\n日時　令和3年7月26日（月）午後2時\n"
    "場所　岡公民館\n出席委員　岡会長、雨森委員、甲斐原　一郎委員\n事務局　真野課長\n\n"
    "(1) 諮問第1号　名簿を渡すことについて\n\n"
)


def hidden(told: str) -> str:
    """Return the last line as it is shown without names."""
    text = f"{HEAD}{told}\n"
    minutes = read(text)
    whole = masked(text, Officials(minutes, text).spans)
    assert "岡公民館" in whole
    assert "岡会長" not in whole
    return whole.rstrip("\n").rsplit("\n", 1)[1]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("雨森委員は、理由を尋ねた。", "〔氏名〕委員は、理由を尋ねた。"),
        ("何人かとの質問（雨森委員）。", "何人かとの質問（〔氏名〕委員）。"),
        ("雨森議長は、採決に付した。", "〔氏名〕議長は、採決に付した。"),
        ("岡職務代理者が進めた。", "〔氏名〕職務代理者が進めた。"),
        ("真野 課長から説明があった。", "〔氏名〕 課長から説明があった。"),
        ("甲斐原委員から意見があった。", "〔氏名〕委員から意見があった。"),
        ("岡の上の公園に岡さんが立つ。", "岡の上の公園に〔氏名〕さんが立つ。"),
        (
            "委員から、期間はどれだけかと質問があった。",
            "委員から、期間はどれだけかと質問があった。",
        ),
    ],
)
def test_officials_are_hidden_where_they_are_called_by_name(told: str, shown: str) -> None:
    assert hidden(told) == shown


@pytest.mark.parametrize("twice", ["近衛　誠", "近衛 誠"])
def test_who_is_named_twice_in_full_is_hidden_in_both_places(twice: str) -> None:
    text = (
        "令和3年度第1回灯野市個人情報保護審議会　会議録\n日時：令和3年7月26日（月）午後2時\n"
        f"議長氏名：会長　近衛　誠\n出席委員：{twice}、雨森　一葉\n\n"
        "(1) 諮問第1号　名簿を渡すことについて\n\n近衛　誠を会長に選んだ。\n"
    )
    minutes = read(text)

    assert [held.role for held in minutes.meeting.members if held.name == "近衛 誠"] == ["会長"]
    assert "誠" not in masked(text, Officials(minutes, text).spans)


@given(st.lists(st.sampled_from(["雨森委員は、", "真野課長が", "岡の", "岡会長、", "何人か。"])))
def test_what_is_hidden_is_the_same_in_the_text_and_in_its_passages(words: list[str]) -> None:
    text = HEAD + "".join(words) + "\n"
    minutes = read(text)
    officials = Officials(minutes, text)

    assert all(
        a.stop <= b.start for a, b in zip(officials.spans, officials.spans[1:], strict=False)
    )
    for passage in passages(minutes, text):
        assert [span.of(passage.text) for span in passage.hidden] == [
            span.of(text)
            for span in officials.spans
            if any(piece.start <= span.start and span.stop <= piece.stop
                   for piece in passage.place.pieces)
        ]  # fmt: skip
        shown = masked(passage.text, passage.hidden)
        assert "雨森" not in shown
        assert "真野" not in shown
