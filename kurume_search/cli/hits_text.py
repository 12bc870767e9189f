"""Hits on a terminal: grouped by case, with what was found marked in the original words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from kurume_search.api.found.hits import UNIT_NAMES, Hits
from kurume_search.cli.invented import mark_among, mark_of
from kurume_search.cli.language import Both, plural
from kurume_search.cli.named import came_of, case_title, kind_name, outcome_name
from kurume_search.cli.options import Face
from kurume_search.cli.output import bold, legible, put
from kurume_search.query.ast import Unit
from kurume_search.search.answering.hits import Hit, PassageHit
from kurume_search.text.width import clip, pad, width, wrap

if TYPE_CHECKING:
    from kurume_search.search.building.letters import JoinedLetter

PASSAGES = 5
# As much of a passage as a reader needs to judge it: about three lines.
_WHO = 16  # columns for who speaks, and whether they ask or answer
_WINDOW = 90


def write_hits(face: Face, hits: Hits, limit: int) -> None:
    """Write up to `limit` hits, cases first, and a line with the totals."""
    shown = list(islice(hits.found, limit))
    inside = [hit for hit in shown if hit.cases]
    outside = [hit for hit in shown if not hit.cases]
    for hit in inside:
        _write_hit(face, hits, hit, hits.letters_of(hit))
    if outside:
        click.echo(bold(face, Both("会議・その他議題", "Meeting and other items")) + "\n")
        for hit in outside:
            _write_hit(face, hits, hit)
    total = _counted(hits)
    more = hits.total - len(shown)
    if more > 0:
        total += Both("、ほか {more} 件(-n で増やせます)", ", {more} more (-n)").format(more=more)
    version = hits.corpus.library.folder.fingerprint[:12]
    put(f"{total}  corpus {version}{mark_of(hits.corpus)}")


def _counted(hits: Hits) -> str:
    """Return how many were found, what is no case or no turn told apart, and the unit."""
    name, others = UNIT_NAMES[hits.unit], hits.others
    caption = Both("{n} {name}(単位 {unit})", "{n} hit{s} (unit {unit})")
    if others:
        caption = Both(
            "{n} 件({name} {own}・{name}以外 {others}、単位 {unit})",
            "{n} hit{s} ({own} {unit}s, {others} others; unit {unit})",
        )
    elif name == UNIT_NAMES[Unit.CASE]:
        name = "件"
    return caption.format(
        n=hits.total,
        s=plural(hits.total),
        name=name,
        own=hits.total - others,
        others=others,
        unit=hits.unit,
    )


def _write_hit(face: Face, hits: Hits, hit: Hit, letters: Sequence[JoinedLetter] = ()) -> None:
    facts = [hit.id]
    if hit.case:
        corrected = any("case.outcome" in case["corrected"] for case in hit.cases)
        facts.append(came_of(hit.outcome, corrected=corrected))
    if letters:
        from kurume_search.api.found.letters import answer, asked_on

        facts += answered(None if hit.outcome else answer(letters), asked_on(letters))
    facts += ["、".join(article["text"] for article in hit.articles)] if hit.articles else []
    title = f"{hit.number or ''} {hit.title or ''}".strip()
    if hit.case:
        title = case_title(hit.number, hit.title)
    put(bold(face, "  ".join(facts) + mark_among(hits.corpus, hit.meeting)))
    for line in wrap(title, face.columns - 2) if hit.title else ():
        put(f"  {line}")
    if hit.departments:
        names = "、".join(department["name"] for department in hit.departments)
        _write_fact(face, Both("部署", "Departments"), names)
    if hit.topics:
        _write_fact(face, Both("話題", "Topics"), "、".join(t["label"] for t in hit.topics))
    passages = told_once(hit.passages)
    for passage in passages[:PASSAGES]:
        _write_passage(face, passage)
    more = len(passages) - PASSAGES
    if more > 0:
        put(f"    {Both('ほか {n} 箇所', '{n} more').format(n=more)}")
    put()


def told_once(passages: Sequence[PassageHit]) -> list[PassageHit]:
    """Return `passages` without those that stand in another of their kind.

    A title is a passage, and so is the heading that it stands in (諮問第39号　…について).
    """
    reach: dict[str, int] = {}
    inside = set()
    for one in sorted(passages, key=lambda passage: (passage.start, -passage.stop)):
        if one.stop <= reach.get(one.kind, -1):
            inside.add(one.row)
        reach[one.kind] = max(one.stop, reach.get(one.kind, -1))
    return [one for one in passages if one.row not in inside]


def answered(letter: JoinedLetter | None, asked: str | None) -> list[str]:
    """Return what letters add: an outcome that only the answer states, and 諮問日."""
    parts = []
    if letter and letter.outcome:
        parts.append(f"{outcome_name(letter.outcome)}{Both('(答申による)', ' (by the answer)')}")
    if asked:
        parts.append(f"{Both('諮問日', 'asked on')} {asked}")
    return parts


def _write_fact(face: Face, name: Both, text: str) -> None:
    head = f"  {name}: "
    for place, line in enumerate(wrap(text, face.columns - width(head))):
        put((head if not place else " " * width(head)) + line)


def _write_passage(face: Face, passage: PassageHit) -> None:
    kind = kind_name(passage.turn_kind or passage.kind)
    if passage.speaker:
        kind = f"({kind})"
        kind = clip(passage.speaker, _WHO - width(kind)) + kind
    head = f"  {passage.line:>5}  {pad(legible(kind), _WHO)}  "
    text, marks = _window(passage)
    lines = wrap(text, face.columns - width(head))
    at = 0
    for place, line in enumerate(lines):
        shown = _marked(face, line, at, marks)
        click.echo((head if not place else " " * width(head)) + shown)
        at += len(line)


def _window(passage: PassageHit) -> tuple[str, list[tuple[int, int]]]:
    """Return the stretch around the first mark, with marks counted from its start."""
    text = legible(passage.text.replace("\n", " ").replace("\t", " "))
    first = passage.marks[0].start if passage.marks else 0
    start = 0 if len(text) <= _WINDOW else max(min(first - 20, len(text) - _WINDOW), 0)
    stop = min(start + _WINDOW, len(text))
    before, after = ("…" if start else ""), ("…" if stop < len(text) else "")
    shift = len(before) - start
    marks = [
        (max(mark.start, start) + shift, min(mark.stop, stop) + shift)
        for mark in passage.marks
        if mark.start < stop and start < mark.stop
    ]
    return before + text[start:stop] + after, marks


def _marked(face: Face, line: str, at: int, marks: list[tuple[int, int]]) -> str:
    """Return `line`, which starts at `at` of the window, with its share of the marks."""
    if not face.color:
        return line
    pieces, done = [], 0
    for low, high in marks:
        start, stop = max(low - at, done), min(high - at, len(line))
        if start < stop:
            pieces += [line[done:start], click.style(line[start:stop], bold=True, fg="yellow")]
            done = stop
    return "".join([*pieces, line[done:]])
