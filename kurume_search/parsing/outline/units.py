"""Bodies of a case that no label stands beside, in the pass over the lines.

所管 alone on a line and the units below it; a unit in a column of its own, on the line below
a title.
"""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.calls.blocks import BODY, FURNITURE, HEADING, TITLE, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.outline.bodies import UNIT_FIRSTS, BodyLines
from kurume_search.parsing.page.bodies import are_units, body_labels, is_unit
from kurume_search.parsing.words.titles import is_complete

_LISTED = re.compile(r"[、,・]|及び|並びに|\s+")
_STAFF = re.compile(r"\([^()]*\)")
_NO_NAME = re.compile(r"[\s:。()]")
# A column at the right end of a title's line begins no further to the left.
_RIGHT = 20


_CLOSERS = r"[\])】>〉》≫〕]?:?"


@cache
def _label_alone() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how lines end that may be nothing but a label of a body (所 管 課:), and those."""
    labels = sorted(body_labels(), key=len, reverse=True)
    lasts = "".join(sorted({label[-1] for label in labels} - set(")")))
    words = "|".join(" *".join(map(re.escape, label)) for label in labels)
    return (
        re.compile(rf"[{lasts}]{_CLOSERS}$", re.MULTILINE),
        re.compile(rf"(?:[■◆●○・◇□※] ?)?[\[(【<〈《≪〔]?(?:{words}){_CLOSERS}"),
    )


def are_attending(words: str) -> bool:
    """Return whether folded words are names of offices and officials, and nothing else.

    >>> are_attending("こども部こどもセンター 甲野所長、主事"), are_attending("こどもの数です。")
    (True, False)
    """
    titles = tuple(table("units")["titles"])
    names = [name for name in _LISTED.split(_STAFF.sub("", words)) if name]
    return bool(names) and all(name.endswith(titles) or is_unit(name) for name in names)


class UnitLines(BodyLines):
    """Reads units that stand alone on their lines."""

    def find_labels_of_bodies(self) -> None:
        """Look for labels of bodies that stand alone on their lines."""
        ends, whole = _label_alone()
        near = self.page.having(ends)
        self.labels_of_bodies = frozenset(
            [at for at in near if whole.fullmatch(self.lines[at].text)]
        )

    def unit_below(self, at: int, line: Line) -> bool:
        """Take a body right below the title of a case; return whether it was.

        Asked below a heading, and of the labels of bodies that stand alone.
        """
        if at in self.labels_of_bodies:
            return self._labelled_above(at, line)
        if line.text[0] in UNIT_FIRSTS:
            return self._is_silent(at) and (self.labelled_body(line) or self.unit_alone(line))
        return self._in_column(at, line)

    def _is_silent(self, at: int) -> bool:
        """Return whether a line may be the label of a speaker, but nobody speaks below it."""
        behind = self._words_behind(at) if at in self.labels else []
        return bool(behind) and behind[0] in self.labels

    def _labelled_above(self, at: int, line: Line) -> bool:
        """Take a label alone below a case, with the units on the next line (所管 / 総務課).

        Where labels of speakers stand alone too, a body that speaks says more than its name.
        """
        if not self._right_below_case():
            return False
        places = self._words_behind(at)
        if not places or not are_units(self.lines[places[0]].text):
            return False
        units = self.lines[places[0]]
        if len(places) > 1 and places[1] not in self.labels:
            return self.lines[places[1]].text[-1] not in "。?!" and self._take(line, units, places)
        return self._take(line, units, places)

    def _take(self, line: Line, units: Line, places: list[int]) -> bool:
        label = "".join(line.text.split()).strip("■◆●○・◇□※[]()【】<>〈〉《》≪≫〔〕:")
        self.close()
        self.add(Block(BODY, line, [piece(units)], head=piece(line), section=label))
        self.told_to = places[0]
        return True

    def _in_column(self, at: int, line: Line) -> bool:
        """Take an office below a title, far to the right of it or with no words of its own."""
        if self.gap or _NO_NAME.search(line.text) or not is_unit(line.text):
            return False
        if not self._right_below_case():
            return False
        above = self.out.blocks[-1]
        title = above.heading.title if above.heading is not None else above.text
        if not is_complete(title):
            return False
        apart = line.indent >= _RIGHT and line.indent > 2 * above.line.indent
        if not (apart or self._is_silent(at)):
            return False
        self.close()
        self.add(Block(BODY, line, [piece(line)], section=""))
        return True

    def _right_below_case(self) -> bool:
        """Return whether a title of a case stands right above, and nothing else of it."""
        if not (self.in_case or (self.heading is not None and not self.in_list)):
            return False
        if self.turns_in_case or self.section is not None:
            return False
        near = (held for held in reversed(self.out.blocks) if held.kind is not FURNITURE)
        last = next(near, None)
        return last is not None and last.kind in (HEADING, TITLE) and not last.in_list

    def _words_behind(self, at: int) -> list[int]:
        """Return the positions of the next two lines with words, which are near."""
        near = range(at + 1, min(at + 7, len(self.lines)))
        return [k for k in near if self.lines[k].text and k not in self.furniture][:2]
