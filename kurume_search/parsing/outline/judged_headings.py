"""Whether a line that reads like a heading is one, where it stands."""

from __future__ import annotations

import re

from kurume_search.model.turn import NoteType
from kurume_search.parsing.calls.heading_words import counted_as
from kurume_search.parsing.decisions.narrative import begins_report
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.heading_ends import find_number_behind
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.outline.titles import closes_more
from kurume_search.parsing.outline.values import ListedValues
from kurume_search.parsing.page.apart_titles import before_margin, is_title_apart
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import type_of
from kurume_search.parsing.words.headwords import (
    PARTING,
    counts_points,
    is_item_word,
    only_points,
    section_of,
)
from kurume_search.parsing.words.ticked import form_of
from kurume_search.parsing.words.titles import (
    before_open,
    is_complete,
    is_sentence,
    is_titular,
    tells_of_talk,
)

# Marks that count what is said as well as items.
_BULLETS = ("num", "paren", "kana", "latin", "roman", "circled")
# These mark what is said; larger ones titles, too.
_DOTS = frozenset(f"decor{sign}" for sign in "・•▪‣")
# Nearer the end of its line than this no sentence is broken by a page.
_FULL_LINE = 30
# 諮問第4号については、…, 諮問第4号(…の件)について、…: a sentence on the case begins.
_TELLS_OF = re.compile(
    r"(?:\([^()]*\)|「[^「」]*」)?(?:に(?:ついて|つきまして|関して)(?:は|、)|は、)(?=.)"
)


def _is_point(heading: Heading) -> bool:
    """Return whether a heading has no more of one than a bullet before it."""
    return heading.level.startswith("decor") and heading.number is None and not heading.cases


def _is_told(heading: Heading) -> bool:
    """Return whether a line only tells what was asked or who spoke, or of nothing to say."""
    if not heading.cases and tells_of_talk(heading.title):
        return True
    if not _is_point(heading):
        return False
    told = type_of(heading.title) in (NoteType.PRESENTATION, NoteType.NO_COMMENT)
    return told or begins_report(heading.title)


# 広域連合長から、…: whose words follow, known or not.
_FROM_WHOM = re.compile(r"[^、。「」()]{2,18}(?:から|より)(?:は|も)?、")


def _begins_with_whom(words: str) -> bool:
    """Return whether folded words begin by saying whose they are (町長から、…)."""
    return _FROM_WHOM.match(words) is not None


# What somebody says behind points that he counted: 評価事項1 目的の正当性 / を確かめる.
_POINTED_AT = re.compile(
    r"を|に(?:つい|関し|より|は、|当た|照ら)|も同|が(?:あ[りるっ]|必要|挙|論点|問題)|の[0-9一二三四五六七八九]+?[つ点]"
    r"|と(?:いう|いった|なって|する|し[たて])|いずれも(?![^。]*(?:承認|可決|了承|認め))"
)

# What he says before them, at most so far above: 審査基準は次のとおりです。
_LISTS, _NEAR = re.compile(r"(?:次|以下)の(?:とおり|通り|もの|点|事項)[^。]{0,10}。"), 200


class JudgedHeadings(ListedValues):
    """Tells headings from what only begins like them.

    Attributes:
        by_number: A heading with the number of a case was read: others need no guess.
    """

    by_number = False

    def is_heading(self, line: Line, heading: Heading, front: bool) -> bool:
        """Return whether a line that reads like a heading is one, after what stands above it.

        Args:
            line: The line.
            heading: What it says if it is one.
            front: Whether it stands before the talk, where fields and lists are.
        """
        text = line.text
        held = self.field.id if front and self.field is not None else ""
        if self.is_value(held, line, heading):
            return False
        if (heading.level == "case" or closes_more(heading.title)) and self.title_is_open():
            return False
        if _is_told(heading) or (heading.cases and _TELLS_OF.match(heading.title)):
            return False
        if self.numbers_title_above(line, heading) or self._breaks_off(heading):
            return False
        if self.is_tagged_title(heading) or (self.turn is not None and self.at in self.at_end):
            return False
        if self.section == "results" and _is_point(heading) and states_outcome(heading.title):
            return False
        if form_of(text) is not None:  # ■承認 □不承認
            return False
        section = section_of(heading.title or text)
        if (section and heading.level in ("bracket", "words")) or (
            heading.level.startswith("decor") and section
        ):
            return not (
                self.turn is not None
                and heading.level == "words"
                and self.unfinished()
                and not self.gap
            )
        if is_sentence(heading.title) and not text.endswith(")"):
            return False
        if self._is_aside(heading):
            return False
        if heading.level == "bracket" and heading.cases:
            return True
        alone = bool(heading.word and heading.number and only_points(heading.title))
        if alone and (not self.unfinished() or (self.turn is None and self.text is None)):
            return True
        if self.titled_below(heading) and (self.gap or not self.unfinished()):
            return True
        if self.turn is None and self.text is None and not self._is_bullet(heading):
            return bool(heading.title or heading.cases or heading.tags)
        if heading.number is not None and heading.level in self.numbers and self.ends_entry():
            return True  # the next entry, whatever stands below the one before
        if self.unfinished() and not (self.gap or self.result_stands() or self.stands_out(heading)):
            return False
        if heading.cases:
            return not (is_sentence(heading.title) or self._is_point_said(heading))
        counted = bool(heading.word and heading.number) and self.gap
        return (
            counted
            or is_titular(before_open(heading.title))
            or (is_item_word(heading.title) and (self.gap or heading.level.startswith("decor")))
            or section is not None
            or self._goes_on_counting(heading)
            or self._ends_below(heading)
        )

    def _is_aside(self, heading: Heading) -> bool:
        """Return whether a bullet below a numbered case tells of it, as no item is a bullet."""
        bare = not heading.cases and heading.number is None and heading.word is None
        if not bare or heading.level not in _DOTS:
            return False
        below = self.in_case and self.by_number and self.heading is None and not self.gap
        return below and heading.level not in self.outer_levels

    def _is_point_said(self, heading: Heading) -> bool:
        """Return whether somebody counts points, which are no matters (検討事項1 様式の見直し)."""
        if self.turn is None or heading.level in self.outer_levels:
            return False
        if not counts_points(heading.cases.word, heading.cases.printed[0][-1:]):
            return False
        if _POINTED_AT.match(self.words_after(self.at)):
            return True
        if self.gap:
            return False
        listed = _LISTS.search(self.turn.text[-_NEAR:]) is not None
        return listed or not is_titular(before_open(heading.title))

    def _ends_below(self, heading: Heading) -> bool:
        """Return whether the title of a counted line, apart or in order, is whole on the next."""
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if heading.number is None or below is None or not below.text or self.at + 1 in self.labels:
            return False
        whole = heading.title + before_margin(below.text)
        if self.gap and is_title_apart(whole):
            return True
        titled = heading.word is not None and heading.title[:1] not in "のはをにがで"
        sure = titled or find_number_behind(below.text) is not None
        return sure and self._is_next(heading) and is_titular(whole)

    def _is_bullet(self, heading: Heading) -> bool:
        """Return whether a line with a mark under 質疑 or 意見 is what somebody said."""
        if self.section not in PARTING or heading.cases or heading.word:
            return False
        marked = heading.level in _BULLETS or heading.level in _DOTS
        marked = marked or (heading.level.startswith("decor") and self.is_prose_below())
        return marked and not is_titular(heading.title)

    def _breaks_off(self, heading: Heading) -> bool:
        """Return whether a marked line of what is told fills its line and goes on as a sentence."""
        if heading.cases or heading.word or len(heading.title) < _FULL_LINE:
            return False
        told = self.section in PARTING or _begins_with_whom(heading.title)
        return told and not is_complete(heading.title) and self.is_prose_below()

    def _goes_on_counting(self, heading: Heading) -> bool:
        """Return whether the number is the next of its level, with an empty line before it."""
        return self.gap and self._is_next(heading)

    def _is_next(self, heading: Heading) -> bool:
        number = counted_as(heading)
        return number is not None and number - 1 == self.numbers.get(heading.level)
