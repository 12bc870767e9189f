"""The partition: every character of a meeting's stretch is in exactly one part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kurume_search.model.place import Part, PartKind
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import LineMap, Span

# Marks between the words of a line (pipes, brackets) that belong to their neighbour.
_MARKS = " \t\r\f\v\u3000|｜()（）[]［］【】<>＜＞〈〉《》≪≫「」:：・•■□◆◇●○―—–─-−,、.。→⇒"


@frozen()
class Claim:
    """A stretch of words and what they are."""

    span: Span
    kind: PartKind
    owner: str | None = None


def partition(
    source: str, lines: LineMap, whole: Span, claims: Iterable[Claim]
) -> tuple[Part, ...]:
    """Return parts that tile `whole`: claims, blanks between them, and the unclaimed.

    Of two claims on the same characters the one that starts first keeps them.
    """
    parts: list[Part] = []
    at = whole.start
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.stop)):
        start, stop = max(claim.span.start, at), min(claim.span.stop, whole.stop)
        if start >= stop:
            continue
        parts += _between(source, lines, Span(at, start), parts)
        parts.append(
            Part(
                kind=claim.kind,
                line=lines.line_at(start),
                span=Span(start, stop),
                owner=claim.owner,
            )
        )
        at = stop
    parts += _between(source, lines, Span(at, whole.stop), parts)
    return tuple(_merged(parts))


def _between(source: str, lines: LineMap, gap: Span, before: list[Part]) -> Iterator[Part]:
    """Yield what lies between two claims: blanks, marks of the line before, or unclaimed."""
    at = gap.start
    if at < gap.stop and source[at : gap.stop].isspace():
        yield Part(kind=PartKind.BLANK, line=lines.line_at(at), span=gap)
        return
    while at < gap.stop:
        end = source.find("\n", at, gap.stop)
        stop = gap.stop if end < 0 else end + 1
        words = source[at:stop]
        kind, owner = PartKind.BLANK, None
        if words.strip():
            kind = PartKind.UNCLAIMED
            if before and at == gap.start and not words.strip(_MARKS + "\n"):
                kind, owner = before[-1].kind, before[-1].owner
                body = words.rstrip("\n")
                yield Part(
                    kind=kind, line=lines.line_at(at), span=Span(at, at + len(body)), owner=owner
                )
                at += len(body)
                kind, owner = PartKind.BLANK, None
                if at == stop:
                    continue
            elif not words.strip(_MARKS + "\n"):
                kind = PartKind.FURNITURE
        yield Part(kind=kind, line=lines.line_at(at), span=Span(at, stop), owner=owner)
        at = stop


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Join neighbours that are the same; blanks run on."""
    held: Part | None = None
    for part in parts:
        if (
            held
            and held.kind is part.kind
            and held.owner == part.owner
            and held.span.stop == part.span.start
        ):
            held = Part(
                kind=held.kind,
                line=held.line,
                span=Span(held.span.start, part.span.stop),
                owner=held.owner,
            )
            continue
        if held:
            yield held
        held = part
    if held:
        yield held
