"""Single rows of results, and lists of them, that show themselves in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, SupportsIndex, TypeVar, overload

from kurume_search.api.showing.html import framed, marked_html, read_left, table
from kurume_search.api.showing.shown import Shown
from kurume_search.query.terms import kind_label, outcome_label, role_label
from kurume_search.search.answering.hits import Hit, PassageHit
from kurume_search.search.kwic import Line
from kurume_search.text.width import clip, clip_left

if TYPE_CHECKING:
    from typing import Self

One = TypeVar("One")
_SHOWN = 20  # rows of a list
_WIDTH, _SIDE = 96, 40  # columns


class ShownHit(Hit, Shown, kw_only=True):
    """A hit that shows itself (see `search.hits.Hit`)."""

    def __repr__(self) -> str:
        """Return what it is, and the passages that have what was asked for, as lines."""
        outcome = f"  {outcome_label(self.outcome)}" if self.case else ""
        lines = [f"<Hit {self.id}{outcome}  {self.title or ''}", *map(_line, self.passages)]
        return "\n".join(clip(line, _WIDTH - 1) for line in lines) + ">"

    def _repr_html_(self) -> str:
        facts = [
            ("番号", self.number),
            ("件名", self.title),
            ("条文", "、".join(article["text"] for article in self.articles)),
            ("部署", "、".join(department["name"] for department in self.departments)),
            ("話題", "、".join(topic["label"] for topic in self.topics)),
            ("結果", outcome_label(self.outcome) if self.case else None),
            ("得点", f"{self.score:.3f}" if self.score else None),
            ("原本", f"{self.meeting['path']} (sha256 {self.meeting['sha256'][:12]})"),
        ]
        mark = "・合成データ" if self.meeting["synthetic"] else ""
        head = table(self.id + mark, ("項目", "内容"), [fact for fact in facts if fact[1]])
        rows = "".join(
            f'<tr><th scope="row">{one.line}</th><td>{escape(_who(one.role, one.speaker))}</td>'
            f"<td>{escape(kind_label(one.turn_kind or one.kind))}</td>"
            f"<td>{marked_html(one)}</td></tr>"
            for one in self.passages
        )
        found = framed("", ("行", "発言者", "種別", "箇所"), rows)
        return head + (read_left(found) if rows else "")


class ShownLine(Line, Shown, kw_only=True):
    """A line of a KWIC that shows itself (see `search.kwic.Line`)."""

    def __repr__(self) -> str:
        """Return where it stands, and the words in their context."""
        left, right = (" ".join(side.split()) for side in (self.left, self.right))
        around = f"{clip_left(left, _SIDE)} [{self.match}] {clip(right, _SIDE)}"
        return f"<Line {self.passage.id} {self.line}行: {around}>"

    def _repr_html_(self) -> str:
        passage = self.passage
        facts = [
            ("行", self.line),
            ("発言者", _who(passage.role, passage.speaker)),
            ("種別", kind_label(passage.turn_kind or passage.kind)),
            ("左", self.left),
            ("語", self.match),
            ("右", self.right),
        ]
        return table(passage.id, ("項目", "内容"), facts)


def shown_hit(hit: Hit) -> ShownHit:
    """Return `hit` as one that shows itself."""
    names: tuple[str, ...] = Hit.__match_args__
    return ShownHit(**{name: getattr(hit, name) for name in names})


def shown_line(line: Line) -> ShownLine:
    """Return `line` as one that shows itself."""
    names: tuple[str, ...] = Line.__match_args__
    return ShownLine(**{name: getattr(line, name) for name in names})


def _who(role: str | None, speaker: str | None) -> str:
    return speaker or (role_label(role) if role else "")


def _line(passage: PassageHit) -> str:
    return f"  {passage.line}行 {' '.join(passage.text.split())}"


class Listed(tuple[One, ...], Shown):
    """A tuple that shows itself as a table; a slice is one too."""

    caption = ""
    heads: tuple[str, ...] = ()

    def cells(self, one: One) -> Sequence[object]:
        """Return what the table shows of one of them, in the order of `heads`."""
        raise NotImplementedError

    @overload
    def __getitem__(self, at: SupportsIndex) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: SupportsIndex | slice) -> One | Self:
        """Return the one of that place, or those of a slice."""
        found = super().__getitem__(at)
        return type(self)(found) if isinstance(at, slice) else found  # type: ignore[arg-type,return-value]

    def __repr__(self) -> str:
        """Return the first of them as lines of text."""
        lines = [f"<{self.caption} {len(self)}件>"]
        for one in tuple(self)[:_SHOWN]:
            line = "  ".join(str(cell) for cell in self.cells(one) if cell not in (None, ""))
            lines.append(clip(f"  {line}", _WIDTH))
        if len(self) > _SHOWN:
            lines.append(f"  … ほか {len(self) - _SHOWN} 件")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        more = f"、はじめの {_SHOWN} 件" if len(self) > _SHOWN else ""
        rows = list(map(self.cells, tuple(self)[:_SHOWN]))
        return table(f"{self.caption} {len(self)}件{more}", self.heads, rows)
