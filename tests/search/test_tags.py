"""One's own tags select exactly what was tagged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, opened
from strategies import meetings

from kurume_search.query.sections import meeting_id, placed
from kurume_search.search.facets.facet import facets
from kurume_search.search.fields.tags import CHANGED, HERE, LOST, MOVED, TagIndex
from kurume_search.search.searcher import Searcher
from kurume_search.store.tags import Tag


def things(corpus: Corpus) -> list[str]:
    """Return the ids of everything that can be tagged."""
    return [
        f"{meeting_id(minutes.meeting)}/{thing.id}"
        for minutes, _ in corpus
        for thing in (*minutes.cases, *minutes.turns)
    ]


def made(searcher: Searcher, name: str, code: str) -> Tag:
    spot = searcher.tags().spot(name)
    assert spot is not None and spot.id == name
    return Tag(
        id=name, code=code, when=date(2026, 1, 1), sha256=spot.sha256, line=spot.line,
        line_end=spot.line_end, words=spot.words,
    )  # fmt: skip


def ids(searcher: Searcher, text: str) -> set[str]:
    return set(searcher.search(searcher.parse(text)).ids())


@given(meetings(), st.data())
@settings(max_examples=20)
def test_tags_select_what_was_tagged(corpus: Corpus, data: st.DataObject) -> None:
    tagged = data.draw(
        st.lists(st.tuples(st.sampled_from(things(corpus)), st.sampled_from("いろ")), unique=True)
    )
    cases, turns, counted = set[str](), set[str](), Counter[str]()
    # Fields are decided where a passage stands, and it can stand in several cases.
    untagged, asked = set[str](), set[str]()
    chosen = {name for name, code in tagged if code == "い"}
    for minutes, text in corpus:
        where, outer = placed(minutes, text), meeting_id(minutes.meeting)
        for passage, homes in zip(where.passages, where.placements, strict=True):
            own = f"{outer}/{passage.id}"
            sections = [where.sections[home] for home in homes]
            if own in chosen:
                cases |= {f"{outer}/{s.id}" if s.id else outer for s in sections}
            inside = [
                own in chosen or (s.case is not None and f"{outer}/{s.id}" in chosen)
                for s in sections
            ]
            if not all(inside):
                untagged.add(own)
            for section, tagged_there in zip(sections, inside, strict=True):
                if tagged_there and section.case and section.case.procedure == "諮問":
                    asked.add(own)
            if any(inside):
                turns.add(own)
                counted["turns"] += passage.kind == "turn"
        cases |= {f"{outer}/{case.id}" for case in minutes.cases} & chosen
    every = {f"{meeting_id(m.meeting)}/{c.id}" for m, _ in corpus for c in m.cases}
    with opened(corpus) as searcher:
        held = [made(searcher, name, code) for name, code in tagged]
        searcher.read_tags = lambda: held

        assert ids(searcher, "tag:い unit:case") == cases
        assert ids(searcher, "tag:い unit:turn") == turns
        assert ids(searcher, "-tag:い unit:turn") == untagged
        assert ids(searcher, "tag:い procedure:諮問 unit:turn") == asked
        assert [one.state for one in searcher.tags().placed] == [HERE] * len(held)
        met = searcher.search(searcher.parse("* unit:meeting"))
        rows = {row.keys[0]: row for row in facets(met, ["tag"], tags=searcher.tags().of).rows}
        assert (rows["い"].turns if "い" in rows else 0) == counted["turns"]
        assert (rows["い"].cases if "い" in rows else 0) == len(cases & every)


@given(meetings(), st.data())
@settings(max_examples=20)
def test_a_tag_is_followed_or_lost_and_never_put_on_other_words(
    corpus: Corpus, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(things(corpus)))
    with opened(corpus) as searcher:
        tag = made(searcher, name, "い")
        spot = searcher.tags().spot(name)

        def now(**changed: object) -> tuple[str, str | None]:
            (one,) = TagIndex(searcher.columns, [replace(tag, **changed)]).placed  # type: ignore[arg-type]
            assert one.spot is None or one.spot.words == tag.words or one.state == CHANGED
            return one.state, one.spot and one.spot.id

        assert now() == (HERE, name)
        other = f"{name}9"
        assert now(id=other)[0] in (MOVED, LOST)  # lost where others are just alike
        assert now(id=other, sha256="f" * 64)[0] in (MOVED, LOST)
        assert now(sha256="f" * 64) == (HERE, name)
        assert now(words="f" * 64)[0] == CHANGED
        assert now(words="f" * 64, sha256="f" * 64) == (LOST, None)
        assert spot is not None
