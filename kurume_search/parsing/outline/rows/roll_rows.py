"""Rows of a table of who came: | 会長 | 甲野 太郎 | 学識経験者 | 出 |."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.calls.blocks import FIELD, FURNITURE, Block
from kurume_search.parsing.header.fields import Field, read_cell_label
from kurume_search.parsing.header.name_shapes import title_at_end
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.tables import Row
from kurume_search.text.patterns import Shapes

# What heads a list of all members, whoever came.
_ALL_MEMBERS = "名簿"
_OF_NONE = ""


class RollRows(State):
    """Reads the rows of such a table, each a person of the members, or of those away.

    Attributes:
        roll: The fields that the rows of the last such table have opened, by their names.
        roll_heads: The words of its head; empty where another table is open.
        roll_of: The field of persons whose rows say nothing else: the open one, or members;
            none in a list of all members (名簿).
    """

    roll: dict[str, Field]
    roll_heads: tuple[str, ...] = ()
    roll_of: str = "members"

    def opens_roll(self, row: Row) -> bool:
        """Return whether a row is the head of such a table: of names, and of who came.

        Titles and names alone are of the field that is open, of those who came where nobody is
        told before, and of all members below the word for such a list.
        """
        heads = tuple("".join(words.split()) for words in row.words)
        if not _has(heads, "name"):
            return False
        of: str | None = "members"
        if not _has(heads, "came"):
            of = self._listed() if _names_with_titles(heads) else None
        if of is None:
            return False
        self.roll, self.roll_heads, self.roll_of = {}, heads, of
        return True

    def _listed(self) -> str | None:
        """Return the field of the persons in a table of titles and names; None if unclear."""
        told = any(held.id in PEOPLE and held.pieces for held in self.out.fields)
        if told and self.previous is not None and _ALL_MEMBERS in self.previous.text:
            return _OF_NONE
        if self.field is not None and self.field.id in PEOPLE and self.awaits_value():
            return self.field.id
        return None if told else "members"

    def roll_row(self, row: Row) -> bool:
        """Take a row as a person on the roll; return whether it is one."""
        heads = self.roll_heads
        if len(heads) != len(row.cells):
            return False
        name = row.cells[_first(heads, "name")]
        came = row.cells[_first(heads, "came")] if _has(heads, "came") else None
        if not name.text:
            return False
        titles = [
            cell for head, cell in zip(heads, row.cells, strict=True) if head in _heads("title")
        ]
        title = next((cell for cell in titles if _is_title(cell.text)), None)
        labels = (read_cell_label(cell.text) for cell in titles)
        told = next((label.field for label in labels if label and label.field in PEOPLE), None)
        if self.roll_of == _OF_NONE:
            self.close()
            self.add(Block(FURNITURE, row.line, list(row.cells)))
            return True
        if came is None and (told is None or (told, self.roll_of) == ("members", "absent")):
            told, title = self.roll_of, title or _office(titles)
            if told == "members" and title is not None and not _is_title(title.text):
                told = "explainers"
        away = came is not None and _away().has(came.text)
        self._put(row, "absent" if away else told or "members", _beside(row, name, title))
        return True

    def _put(self, row: Row, field: str, words: Piece) -> None:
        """Add a person to the field of the table, which the first one opens."""
        self.close()
        held = self.roll.get(field)
        if held is None:
            held = Field(field, "", row.line, words.start, label_start=words.start)
            self.roll[field] = held
            self.out.fields.append(held)
            self.add(Block(FIELD, row.line, held.pieces))
        held.pieces.append(words)


def _beside(row: Row, name: Piece, title: Piece | None) -> Piece:
    """Return a name with its title, whatever stands between them or around blanked out."""
    cells = [cell for cell in (name, title) if cell is not None]
    start, stop = min(cell.start for cell in cells), max(cell.stop for cell in cells)
    words = [" "] * (stop - start)
    for cell in cells:
        words[cell.start - start : cell.stop - start] = cell.text
    return piece(row.line, start, stop).with_text("".join(words))


def _office(titles: Sequence[Piece]) -> Piece | None:
    """Return the first cell that ends in the title of an official."""
    return next((cell for cell in titles if title_at_end().search(cell.text)), None)


def _names_with_titles(heads: tuple[str, ...]) -> bool:
    """Return whether all columns are of names, of titles and of what else a roll tells."""
    known = _heads("name") | _heads("title")
    return _has(heads, "title") and all(head in known or _besides().has(head) for head in heads)


def _is_title(text: str) -> bool:
    return "".join(text.split()) in member_titles()


def _has(heads: tuple[str, ...], name: str) -> bool:
    return not _heads(name).isdisjoint(heads)


def _first(heads: tuple[str, ...], name: str) -> int:
    return next(at for at, head in enumerate(heads) if head in _heads(name))


@cache
def _heads(name: str) -> frozenset[str]:
    return frozenset(table("tables")["roll"][name])


@cache
def _besides() -> Shapes:
    return Shapes(*table("tables")["roll"]["beside"])


@cache
def _away() -> Shapes:
    return Shapes(*table("tables")["roll"]["away"])
