"""What the outline hands on: stretches of lines, each of one kind, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.speakers import Speaker
from kurume_search.parsing.words.speech import Speech


class BlockKind(StrEnum):
    """What a block is."""

    FURNITURE = "furniture"
    MEETING = "meeting"  # the title of the minutes
    FIELD = "field"
    HEADING = "heading"
    TITLE = "title"  # of a case, on a line of its own
    BODY = "body"
    NOTE = "note"
    RESULT = "result"  # words under 審議結果, or behind 結果：
    TURN = "turn"
    ENTRY = "entry"  # a row of a table of cases
    TEXT = "text"


# Each block is asked for its kind again and again: to look a member of an enum up takes ten
# times as long as a name.
FURNITURE, MEETING, FIELD, HEADING, TITLE, BODY, NOTE, RESULT, TURN, ENTRY, TEXT = BlockKind


@dataclass(slots=True)
class Block:
    """One stretch. `pieces` are its words; a label or a mark before them is in `head`."""

    kind: BlockKind
    line: Line
    pieces: list[Piece] = field(default_factory=list)
    head: Piece | None = None
    heading: Heading | None = None
    label: Label | None = None
    speaker: Speaker | None = None
    section: str | None = None  # results, conditions, reasons, talk …
    by: Role = Role.UNKNOWN  # whose words follow, where a heading of talk says it
    cells: dict[str, list[Piece]] = field(default_factory=dict)  # of a row, by its columns
    in_list: bool = False  # under 議題 or 次第, before anything is said
    quoted: bool = False  # a turn whose label opens a quotation that its last line closes
    among_fields: bool = False  # counted on as the fields of the header are, and so no item
    listed: bool = False  # an entry of a list of items, not the item itself
    binds: bool = False  # a demand under 条件, and no opinion
    # Turns of a list that this one of another list answers.
    answers: Sequence[Block] = field(default=(), repr=False, compare=False)

    _speech: Speech | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The folded words, wrapped lines joined."""
        return joined(self.pieces)

    def cell(self, name: str) -> list[Piece]:
        """Return the words in a column of a row, wrapped lines in order; none where it is empty."""
        return [held for held in self.cells.get(name, ()) if held.text]

    @property
    def is_led(self) -> bool:
        """Whether who leads the meeting says it."""
        return self.speaker is not None and self.speaker.role is Role.CHAIR

    @property
    def is_view(self) -> bool:
        """Whether a label says that its words ask or are an opinion: 意見(会長) leads nothing."""
        hint = self.speaker.kind if self.speaker and self.section is None else None
        return hint in (TurnKind.QUESTION, TurnKind.STATEMENT)

    @property
    def speech(self) -> Speech:
        """The words with their sentences; made once, and anew only where pieces have come."""
        speech = self._speech
        if speech is None or len(speech.pieces) != len(self.pieces):
            self._speech = speech = Speech(self.pieces)
        return speech


def behind(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """Yield the blocks behind position `at`, in order, without copying them.

    A slice would copy the rest of the document for each heading: half the time of 50 MB.
    """
    return (blocks[place] for place in range(at + 1, len(blocks)))
