"""The flow: every exchange is in a band, and nobody is joined over meetings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import plotly.io
import pytest
from charted import PROVENANCE, words
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.analytics.flow import ROLE, SPEAKER, Asked, Flow
from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.charts.flow import flow_chart
from kurume_search.charts.flow_layout import NO_ANSWER, NO_ISSUE, lay_out

people = st.sampled_from(["A委員", "B委員", "C委員", None])
issues = st.lists(st.sampled_from(["安全管理", "同意", "委託"]), max_size=2, unique=True)
answers = st.lists(st.sampled_from(["実施機関", "事務局", None]), max_size=2, unique=True)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    rows = draw(st.lists(st.tuples(people, issues, answers), min_size=1, max_size=30))
    return Flow(by=SPEAKER, rows=tuple(
        Asked(id=f"m/t{at:03d}", line=at, asker=who, issues=tuple(on), answerers=tuple(by),
              answers=tuple(f"m/t{at:03d}a{k}" for k in range(len(by))), cases=("m/c1",))
        for at, (who, on, by) in enumerate(rows)
    ))  # fmt: skip


@given(flows())
def test_every_exchange_is_in_a_band_on_either_side(flow: Flow) -> None:
    layout = lay_out(flow)

    for side in range(2):
        held = {one for band in layout.bands if band.column == side for one in band.ids}
        assert held == {row.id for row in flow.rows}
    unanswered = {row.id for row in flow.rows if not row.answerers}
    assert {one for b in layout.columns[2] if b.key == NO_ANSWER for one in b.ids} == unanswered
    silent = {row.id for row in flow.rows if not row.issues}
    assert {one for b in layout.columns[1] if b.key == NO_ISSUE for one in b.ids} == silent


@given(flows())
def test_bands_are_as_wide_as_exchanges_are_many_and_fit_their_boxes(flow: Flow) -> None:
    layout = lay_out(flow)

    widths = [(band.left[1] - band.left[0]) / len(band.ids) for band in layout.bands]
    assert all(abs(width - widths[0]) < 1e-6 for width in widths)
    boxes = {(at, box.key): box for at, held in enumerate(layout.columns) for box in held}
    for band in layout.bands:
        left, right = boxes[band.column, band.start], boxes[band.column + 1, band.stop]
        assert left.top - 1e-6 <= band.left[0] and band.left[1] <= left.bottom + 1e-6
        assert right.top - 1e-6 <= band.right[0] and band.right[1] <= right.bottom + 1e-6
    for held in layout.columns:
        assert all(a.bottom <= b.top for a, b in pairwise(held))


@given(flows())
def test_plotly_accepts_the_flow_and_the_table_has_every_exchange(flow: Flow) -> None:
    made = flow_chart(flow, provenance=PROVENANCE)

    plotly.io.from_json(made.to_json())
    assert [line[0] for line in made.table.rows] == [row.id for row in flow.rows]


@pytest.fixture(scope="module")
def corpus(bundled: Path) -> Corpus:
    return open_corpus(bundled)


def test_a_case_has_its_own_questions(corpus: Corpus) -> None:
    case = corpus.case("2021-07-26/c2")

    made = corpus.flow("2021-07-26/c2")
    assert sorted(row.id.rpartition("/")[2] for row in made) == sorted(
        exchange.question for exchange in case.exchanges
    )
    assert made.flow.by == SPEAKER
    assert any("A委員" in word for word in words(made.plot().svg))


def test_a_meeting_has_all_of_them(corpus: Corpus) -> None:
    made = corpus.flow("2021-07-26")

    assert len(made) == 19
    assert "n = 19質疑、4案件" in made.plot().footer
    assert len(made.to_pandas()) == 19
    assert "質疑19" in repr(made)


def test_over_several_meetings_labels_are_nobody() -> None:
    flow = Flow(by=ROLE, rows=(Asked(id="m/t001", line=1, asker="member", issues=(),
                                     answerers=(), answers=(), cases=()),))  # fmt: skip
    made = flow_chart(flow, provenance=PROVENANCE)

    assert any(word.startswith("委員 ") for word in words(made.svg))
    assert "役割でまとめます" in made.footer


def test_no_exchanges_say_so(corpus: Corpus) -> None:
    assert "質疑はありません。" in corpus.exchanges("決してない語").plot().alt
