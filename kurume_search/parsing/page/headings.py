"""Headings: numbers, marks and words that open an item or a case (見出し)."""

from __future__ import annotations

import re

from kurume_search.parsing.legends.legend import before_legend
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.dated_letters import LETTER_FIRSTS, letter_at
from kurume_search.parsing.marks.heading_ends import (
    find_number_behind,
    is_tag,
    may_end_with_number,
    tag_at,
    tag_behind,
)
from kurume_search.parsing.marks.heading_marks import CIRCLED, OPENED_BY
from kurume_search.parsing.marks.item_words import N, item_word
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.heading_brackets import (
    Bracket,
    bracket_at,
    counted_within,
    matter_counted,
    mended,
)
from kurume_search.parsing.page.heading_openings import (
    DECORATION,
    DECORATION_FIRSTS,
    RULES,
    case_of_units,
    heads_title,
    is_between_rules,
    is_complete_title,
    may_open_heading,
    uncounted_item,
    word_firsts,
)
from kurume_search.parsing.page.units_before import unit_in_front
from kurume_search.parsing.words.headwords import (
    counts_cases,
    is_item_word,
    is_no_title,
    is_section_word,
    items_alone,
    names_nothing,
    words_of_items,
)

_COUNT = re.compile(N)
_DIGITS = re.compile(r"[0-9]+")
# 苦情申出第5号(広報紙の表現について)の審議: the title is in the brackets.
_IN_PARENS = re.compile(r"\(([^()]{4,}(?:\([^()]*\)[^()]*)*)\)([^()]*)")
# 議題:諮問第8号 calls a case by its own number.
_CALLED = re.compile(r"(?:(?:議題|(?:諮問|審議)?案件|[議事]案|(?:諮問|[事案][件案])?番号)\s*)?:\s*")
_NO_CASES = CaseNumbers()
# 答申第31号(案) …について: what is read is the draft of an answer.
_DRAFT = re.compile(r"\((?:素|修正|最終|事務局)?案\)\s*(?=\S)")
_STARS = "※*"
_DECORATIONS = DECORATION_FIRSTS.union(RULES, _STARS)
# What may stand between the numbers of several cases and what is said of them.
_PARTED = ("", "(", ":")
# A title alone in brackets; shorter ones are labels, longer ones prose.
_TITLE_ALONE_LEAST, _TITLE_ALONE_MAX = 4, 40


def read_heading(line: Line, begin: int = 0) -> Heading | None:
    """Return what `line` says as a heading from column `begin`, or None without a mark."""
    return heading_from(line, begin) if may_open_heading(line, begin) else None


def heading_from(line: Line, begin: int = 0) -> Heading | None:
    """Return what `line` says as a heading from column `begin`, where one may open."""
    return _Reader(line, begin).read()


class _Reader:
    """Reads one heading from left to right; each step takes what stands at `at`, if it is there.

    The values are those of a `Heading`; `level` is empty until a mark or a word sets it, and
    the outermost one does. `text` loses what stands behind the heading (a closing rule or
    bracket).
    """

    __slots__ = ("at", "begin", "cases", "level", "line", "number", "stop", "tags", "text", "word")

    def __init__(self, line: Line, begin: int) -> None:
        self.line, self.begin = line, begin
        self.text, self.at, self.stop = line.text[: before_legend(line.text)], begin, 0
        self.level = ""
        self.number: str | None = None
        self.word: str | None = None
        self.cases = _NO_CASES
        self.tags: list[str] = []

    def read(self) -> Heading | None:
        """Return the heading, or None if no mark and no word opens one."""
        if self.text[self.at] in _DECORATIONS:
            self._decoration()
        behind = unit_in_front(self.text, self.at)
        if behind is not None and read_case_numbers(self.text, behind)[0]:
            self.at = behind  # 【福祉課】諮問第8号 …
        if not (self.text[self.at : self.at + 1].isdecimal() and self._circled_number()):
            bracket = bracket_at(self.text, self.at)
            if bracket is None:
                self._counting_mark()
            else:
                if not self._number_in_bracket(bracket):
                    if self._uncounted_in_bracket(bracket):
                        return self._finished()
                    if is_section_word(bracket.words):
                        return self._title_in_bracket(bracket)
                    if not self._opening_bracket(bracket):
                        alone = self._is_title_alone(bracket)
                        return self._title_in_bracket(bracket) if alone else None
                self.level = self.level or "bracket"
        if self.number:
            self._number_in_bracket_behind()
        if self.text[self.at : self.at + 1] in word_firsts():
            self._counting_word()
            self._uncounted_word()
            self._tags()
        self._case_numbers()
        if not self.level and not self._is_title_of_its_own():
            return None
        self.stop = len(self.text)
        if not self.cases.printed:
            self._number_behind()
        return self._finished()

    def _decoration(self) -> None:
        """Take a bullet, an opening rule, or ※ before a title in full: one of `_DECORATIONS`."""
        text, at = self.text, self.at
        decoration = DECORATION.match(text, at) if text[at] in DECORATION_FIRSTS else None
        if decoration and decoration.end() < len(text):
            self.at, self.level = decoration.end(), f"decor{text[at]}"
        elif self.begin == 0 and is_between_rules(text):
            self.text = text.rstrip(RULES + " ")
            self.level, self.at = "frame", len(self.text) - len(self.text.lstrip(RULES + " "))
        elif text[at] in _STARS and is_complete_title(text):
            self.level, self.at = "star", len(text) - len(text[at + 1 :].lstrip())

    def _circled_number(self) -> bool:
        """Take ①, which folding has turned into 1, where a digit stands."""
        text, at = self.text, self.at
        printed = self.line.raw(at, at + 1)
        if not printed or printed not in CIRCLED:
            return False
        if _DIGITS.match(text, at):
            self.number, self.level = printed, self.level or "circled"
            behind = text[at + len(str(CIRCLED.index(printed) + 1)) :]
            self.at = len(text) - len(behind.lstrip())
        return True

    def _counting_mark(self) -> None:
        """Take the first mark that fits: 1., (2), ア, 第3, 甲1."""
        text, at = self.text, self.at
        for kind, pattern in OPENED_BY.get(text[at : at + 1], ()):
            if mark := pattern.match(text, at):
                groups = mark.groupdict()
                printed = groups.get("n") or groups.get("p")
                sub = "".join((groups.get("sub") or "").split())
                self.number = f"({printed}){sub}" if text[at] == "(" else printed
                self.level, self.at = self.level or kind, mark.end()
                if kind == "stem":
                    self.cases = CaseNumbers((mark["n"],))
                return

    def _number_in_bracket(self, bracket: Bracket) -> bool:
        """Take brackets that hold a number and nothing else: 【諮問第7号】, 【案件1】."""
        words, numbers, counted = bracket.words, bracket.numbers, bracket.counted
        if numbers and (
            bracket.numbers_stop == len(words) or is_no_title(words[bracket.numbers_stop :])
        ):
            self.cases, self.word = numbers, numbers.word
            self.number = self.number or words
        elif counted and names_nothing(words[counted.end() :]):
            self.word, self.number = counted["word"], self.number or counted["n"]
            if counted["word"] in words_of_items("case"):
                self.cases = CaseNumbers((counted["n"],), self.word)
        elif number := matter_counted(words):
            self.cases, self.number = CaseNumbers((number,)), self.number or number
        elif lost := mended(words):
            self.cases, self.word = lost, lost.word
            self.number = self.number or words
        else:
            return False
        self.at = bracket.stop
        return True

    def _uncounted_in_bracket(self, bracket: Bracket) -> bool:
        """Take a word for an item in brackets before a title: 【諮問案件】 名簿の提供について."""
        if not heads_title(bracket.words, self.text[bracket.stop :]):
            return False
        self.level, self.word = self.level or "bracket", bracket.words
        if bracket.words in words_of_items("case"):
            self.cases = CaseNumbers(("",), bracket.words)
        self.at, self.stop = bracket.stop, len(self.text)
        return True

    def _number_in_bracket_behind(self) -> None:
        """Take brackets with the number of a case behind the mark of a row: (1) 【案件1】 …."""
        bracket = bracket_at(self.text, self.at)
        if bracket is not None and not self.cases.printed:
            self._number_in_bracket(bracket)

    def _opening_bracket(self, bracket: Bracket) -> bool:
        """Take a count or a tag in brackets; or, in brackets around a whole line, its number."""
        words, numbers, counted = bracket.words, bracket.numbers, bracket.counted
        to_the_end = bracket.stop == len(self.text)
        end = bracket.numbers_stop
        if not to_the_end and _COUNT.fullmatch(words):
            self.number, self.at = words, bracket.stop
        elif numbers and to_the_end and words[end : end + 1] in " :「『":
            self.cases, self.word, self.number = numbers, numbers.word, numbers.printed[0]
            self._enter(bracket, end)
        elif counted and to_the_end and words[counted.end() - 1] in " :":
            # <議題1 使用料の見直しについて>: number and title in one bracket.
            self.word, self.number = counted["word"], counted["n"]
            if counts_cases(counted["word"]):
                self.cases = CaseNumbers((counted["n"],), self.word)
            self._enter(bracket, counted.end())
        elif is_tag(words):
            self.tags.append(words)
            self.at = bracket.stop
        elif to_the_end and (mark := counted_within(words)):
            # 【3 …について】: so does the number of an item.
            self.number = mark["n"]
            self._enter(bracket, mark.end())
        else:
            return False
        return True

    def _enter(self, bracket: Bracket, column: int) -> None:
        """Read on at `column` of the words in brackets that close the line."""
        self.text = self.text[: bracket.stop - 1].rstrip()
        self.at = bracket.start + 1 + column

    def _is_title_alone(self, bracket: Bracket) -> bool:
        """Return whether a line is nothing but a title in brackets, without a number."""
        return (
            bracket.stop == len(self.text)
            and not self.level
            and (
                _TITLE_ALONE_LEAST <= len(bracket.words) <= _TITLE_ALONE_MAX
                or items_alone().has(bracket.words)
            )
        )

    def _title_in_bracket(self, bracket: Bracket) -> Heading:
        start = bracket.start + 1
        stop = start + len(bracket.words)
        level = self.level or "bracket"
        return Heading(level, None, None, _NO_CASES, (), bracket.words, start, stop)

    def _counting_word(self) -> None:
        """Take a word that counts items with its number: 議題1, 案件2及び3, 議題1 諮問案件1."""
        text, begun = self.text, self.at
        if not (match := item_word().match(text, begun)):
            return
        self.word = match["word"]
        self.number = self.number or match["n"]
        self.level = self.level or f"word:{self.word}"
        self.at = match.end()
        if counts_cases(self.word):
            listed, end = read_case_numbers(text, begun, bare=True)
            parted = text[end : end + 1] in _PARTED or " " in text[end - 1 : end + 1]
            if len(listed.printed) > 1 and parted:  # 案件2及び3 了承
                self.cases, self.at = self.cases or listed, end
            self.cases = self.cases or CaseNumbers((match["n"],), self.word)
        elif inner := item_word().match(text, self.at):  # 議題1 諮問案件1
            self.word, self.at = inner["word"], inner.end()
            if counts_cases(self.word):
                self.cases = self.cases or CaseNumbers((inner["n"],), self.word)

    def _uncounted_word(self) -> None:
        if match := uncounted_item(self.text, self.at):
            self.tags.append(match["word"])
            self.level, self.at = self.level or f"word:{match['word']}", match.end()
        elif not self.word and (case := case_of_units(self.text, self.at)):
            self.cases, self.word = CaseNumbers(("",), case), case
            self.level, self.at = self.level or f"word:{case}", self.at + len(case)

    def _tags(self) -> None:
        """Take the tags that stand here: (諮問)【非公開】."""
        while match := tag_at(self.text, self.at):
            self.tags.append(match[1])
            self.at = match.end()

    def _case_numbers(self) -> None:
        """Take the numbers of cases before their title, and the tags behind them: 諮問第7号 …."""
        text, at = self.text, self.at
        letter = letter_at(text, at) if text[at : at + 1] in LETTER_FIRSTS else None
        called = _CALLED.match(text, at) if ":" in text else None
        begin = letter.number if letter else called.end() if called else at
        found, end = read_case_numbers(text, begin)
        if found.printed:
            self.cases, self.at, self.word = found, end, found.word or self.word
            self.level = self.level or "case"
            self.number = self.number or found.printed[0]
            if letter:
                self.at, self.text = letter.start, self.text[: letter.stop]
                self.tags += [letter.word] if letter.word else []
            if draft := _DRAFT.match(self.text, end):
                self.at = draft.end()
            self._tags()

    def _number_behind(self) -> None:
        """Take the number of a case off the end of its title: …について(諮問第7号)."""
        text = self.text
        behind = find_number_behind(text, self.at) if may_end_with_number(text) else None
        if behind is None:
            return
        found, end = read_case_numbers(behind["number"], 0, bare=True)
        if found and end == len(behind["number"]):
            self.cases, self.word, self.stop = found, found.word or self.word, behind.start()
            if is_section_word(text[self.at : self.stop]):
                self.at = self.stop  # 諮問案件(諮問第8号): the title stands below

    def _is_title_of_its_own(self) -> bool:
        """Return whether words without a mark are a heading by what they are (審議結果, その他)."""
        words = self.text[self.begin :]
        return is_section_word(words) or is_item_word(words)

    def _finished(self) -> Heading:
        start, stop = self._title_columns()
        text = self.text
        if self.cases.printed:
            if is_no_title(text[start:stop]):
                start = stop
            elif (inner := _IN_PARENS.fullmatch(text, start, stop)) and names_nothing(inner[2]):
                start, stop = inner.span(1)
        return Heading(
            self.level or "words", self.number, self.word, self.cases, tuple(self.tags),
            text[start:stop], start, stop,
        )  # fmt: skip

    def _title_columns(self) -> tuple[int, int]:
        """Return the columns of the title: leading separators and closing tags are off."""
        text, at, stop = self.text, self.at, self.stop
        while tag := tag_behind(text, at, stop):
            self.tags.append(tag.group().strip(" 【】()[]"))
            stop = tag.start()
        closes = self.level[5:] if self.level.startswith("decor") else ""  # ◇その一◇ …
        while at < stop and (text[at] in " \t:、,.・-―—~" or text[at] == closes):
            at += 1
        if is_item_word(text[at:stop]):
            stop = at + len(text[at:stop].rstrip(": "))
        return at, max(at, stop)
