"""The conditions and attached opinions of a case, each with the line that its words begin on."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.model.case import Case
from kurume_search.model.meeting import Minutes
from kurume_search.model.place import Place
from kurume_search.model.turn import NoteType
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap


def conditions(minutes: Minutes, case: Case, source: str) -> tuple[tuple[int | None, str], ...]:
    """Return line and words of each, once: those of the outcome, then those that notes print.

    An outcome is placed where it is decided (異議なしと認めます), and its condition may stand
    before, where it was proposed; the line is that of the words, the nearest before the
    decision. None where neither a decision nor the words have a place (a correction).
    """
    notes = [
        note for note in minutes.notes if note.type is NoteType.CONDITION and case.id in note.cases
    ]
    said: dict[str, int | None] = {}
    quoted: set[str] = set()
    decided = case.outcome.place
    for words in case.outcome.conditions:
        bare = _bare(words)
        of = [note for note in notes if _bare(note.raw).endswith(bare)]
        if not of and (decided is None or _line(words, iter([decided]), source) is None):
            of = [note for note in notes if bare in _bare(note.raw)]
        quoted.update(note.id for note in of)
        places = (note.place for note in of) if of else _spoken(minutes, case)
        said[words] = _line(words, places, source)
        place = of[0].place if of else decided
        if said[words] is None and place is not None:
            said[words] = place.line
    said.update((note.raw, note.place.line) for note in notes if note.id not in quoted)
    return tuple((line, words) for words, line in said.items())


def _bare(words: str) -> str:
    """Return words as they are compared, however they are printed."""
    return "".join(fold(words).text.split()).replace(",", "、").rstrip("。")


def _spoken(minutes: Minutes, case: Case) -> Iterator[Place]:
    """Yield the places of the decision and of what was said before it, the nearest first."""
    decided = case.outcome.place
    if decided is None:
        return
    yield decided
    turns = [turn.place for turn in minutes.turns if case.id in turn.cases]
    yield from sorted(
        (place for place in turns if place.start < decided.stop), key=lambda p: -p.start
    )


def _line(words: str, places: Iterator[Place], source: str) -> int | None:
    """Return the line on which `words` begin in the first of `places` that has them."""
    wanted = fold(words).text
    for place in places:
        text = place.text(source)
        folded = fold(text)
        at = folded.text.find(wanted)
        if at >= 0:
            (first, *_) = place.spans(folded.start_of(at), len(text))
            return LineMap(source).line_at(first.start)
    return None
